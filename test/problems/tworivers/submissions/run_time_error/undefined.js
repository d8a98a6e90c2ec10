// Reads a property of undefined: TypeError.
const lines = require('node:fs').readFileSync(0, 'utf8').trim().split('\n');
console.log(String(BigInt(lines[0].trim()) + BigInt(lines[1].trim())));
