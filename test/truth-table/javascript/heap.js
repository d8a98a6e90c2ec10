// Fills V8's heap with small objects; the collector tries long before it gives up. @VERDICT@: MLE time=5000
const kept = [];
for (let i = 0; ; i++) kept.push({ number: i, text: `number ${i}` });
