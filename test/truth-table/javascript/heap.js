// Fills V8's heap. @VERDICT@: MLE
const kept = [];
for (let i = 0; ; i++) kept.push({ number: i, text: `number ${i}` });
