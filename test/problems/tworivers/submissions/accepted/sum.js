// Adds with BigInt: a Number would lose the last digits.
const [a, b] = require('node:fs').readFileSync(0, 'utf8').split(/\s+/).map(BigInt);
console.log(String(a + b));
