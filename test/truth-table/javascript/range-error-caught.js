// Catches its endless recursion and answers. @VERDICT@: AC
const [a, b] = require('node:fs').readFileSync(0, 'utf8').split(' ').map(Number);
const down = (n) => down(n + 1) + 1;
try {
  down(0);
} catch {
  console.log(a + b);
}
