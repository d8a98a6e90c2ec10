use strict;
use Adder;

print Adder::add(30, 12), "\n";
