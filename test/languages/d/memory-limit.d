// A list that grows for ever.
void main()
{
    ubyte[][] kept;
    for (;;)
    {
        kept ~= new ubyte[1_000_000];
        kept[$ - 1][] = 1;
    }
}
