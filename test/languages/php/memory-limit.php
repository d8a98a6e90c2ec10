<?php
// A list that grows for ever.
$kept = [];
for (;;) {
    $kept[] = str_repeat('x', 1000000);
}
