// Adds 100,000 numbers from standard input.
using System;

class Program
{
    static void Main()
    {
        long sum = 0;
        for (string line = Console.ReadLine(); line != null; line = Console.ReadLine()) sum += long.Parse(line);
        Console.WriteLine(sum);
    }
}
