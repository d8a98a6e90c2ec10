// Calls itself without end: the stack runs out.
import std.stdio;

int depth(int n)
{
    int[64] here;
    here[n % 64] = n;
    return here[0] + depth(n + 1) + here[63];
}

void main()
{
    writeln(depth(0));
}
