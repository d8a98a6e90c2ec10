# Adds 100,000 numbers from standard input.
use strict;
use warnings;

my $sum = 0;
$sum += $_ while <STDIN>;
print "$sum\n";
