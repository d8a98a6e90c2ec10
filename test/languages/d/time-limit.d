// Never ends.
void main()
{
    for (;;) {}
}
