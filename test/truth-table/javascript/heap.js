// Fills V8's heap with small objects; the collector tries long before it gives up. @VERDICT@: MLE
const kept = [];
for (let i = 0; ; i++) kept.push({ number: i, text: `number ${i}` });
