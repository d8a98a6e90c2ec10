<?php
// Adds 100,000 numbers from standard input.
$sum = 0;
while (($line = fgets(STDIN)) !== false) {
    $sum += (int) $line;
}
echo "$sum\n";
