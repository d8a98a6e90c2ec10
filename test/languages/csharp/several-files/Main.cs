class Program
{
    static void Main() => System.Console.WriteLine(Adder.Add(30, 12));
}
