// Right, and asks for exit code 3. @VERDICT@: RTE
const [a, b] = require('node:fs').readFileSync(0, 'utf8').split(' ').map(Number);
console.log(a + b);
process.exitCode = 3;
