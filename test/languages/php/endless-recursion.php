<?php
// Calls itself without end: PHP keeps its calls in the heap. @EXPECTED_RESULTS@: MEMORY-LIMIT
function depth($n)
{
    return 1 + depth($n + 1);
}

echo depth(0), "\n";
