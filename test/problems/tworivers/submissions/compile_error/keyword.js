// A variable cannot be called "new". @EXPECTED_RESULTS@: COMPILER-ERROR
const new = require('node:fs').readFileSync(0, 'utf8');
console.log(new);
