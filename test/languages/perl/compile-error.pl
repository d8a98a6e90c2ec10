# A variable that is not there.
use strict;
use warnings;

print $nothing;
