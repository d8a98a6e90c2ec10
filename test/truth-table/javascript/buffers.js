// Fills memory outside of V8's heap. @VERDICT@: MLE
const kept = [];
for (;;) kept.push(Buffer.alloc(1 << 20, 1));
