// tries: to use memory outside V8's heap
// expect: MLE|RTE
const blocks = [];
for (;;) blocks.push(Buffer.alloc(1 << 20, 1));
