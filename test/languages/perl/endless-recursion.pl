# Calls itself without end: Perl keeps its calls in the heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
no warnings 'recursion';

sub depth {
    my ($n) = @_;
    return 1 + depth($n + 1);
}

print depth(0), "\n";
