// A list that grows for ever.
using System.Collections.Generic;

class Program
{
    static void Main()
    {
        var kept = new List<long[]>();
        for (;;) kept.Add(new long[100000]);
    }
}
