import std.stdio;
import adder;

void main()
{
    writeln(add(30, 12));
}
