// A text where a number is wanted.
class Program
{
    static void Main()
    {
        int number = "five";
    }
}
