// Throws, and nobody catches.
void main()
{
    throw new Exception("on purpose");
}
