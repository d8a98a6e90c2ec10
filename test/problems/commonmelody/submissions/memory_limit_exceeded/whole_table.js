// Makes the whole table before it begins. @EXPECTED_RESULTS@: MEMORY-LIMIT
const [s, t] = require('node:fs').readFileSync(0, 'utf8').trim().split('\n');
const best = Array.from({ length: s.length + 1 }, () => new Array(t.length + 1).fill(0));
for (let i = 1; i <= s.length; i++) {
  for (let j = 1; j <= t.length; j++) {
    best[i][j] = s[i - 1] === t[j - 1] ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
  }
}
console.log(best[s.length][t.length]);
