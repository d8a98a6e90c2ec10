// tries: to use all memory on the heap
// expect: MLE|RTE
const blocks = [];
for (;;) blocks.push(new Array(1000).fill(blocks.length));
