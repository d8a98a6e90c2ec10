// Never ends.
class Program
{
    static void Main()
    {
        for (;;) { }
    }
}
