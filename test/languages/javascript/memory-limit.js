// An array that grows for ever.
const kept = [];
for (;;) kept.push(new Array(100_000).fill(1.5));
