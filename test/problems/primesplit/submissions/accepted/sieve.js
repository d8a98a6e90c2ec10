// A sieve in a Uint8Array.
const prices = require('node:fs').readFileSync(0, 'utf8').trim().split('\n').slice(1).map(Number);
const most = 1_000_000;
const composite = new Uint8Array(most + 1).fill(1, 0, 2);
for (let i = 2; i * i <= most; i++) {
  if (composite[i]) continue;
  for (let j = i * i; j <= most; j += i) composite[j] = 1;
}
const answers = prices.map((n) => {
  let p = 2;
  while (composite[p] || composite[n - p]) p++;
  return `${p} ${n - p}`;
});
console.log(answers.join('\n'));
