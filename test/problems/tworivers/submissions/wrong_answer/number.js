// Adds as Number, which has 53 bits.
const [a, b] = require('node:fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
console.log(String(BigInt(a + b)));
