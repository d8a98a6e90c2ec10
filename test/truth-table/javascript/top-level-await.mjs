// An ES module with await at its top level. @VERDICT@: AC
import { readFile } from 'node:fs/promises';

const [a, b] = (await readFile('/dev/stdin', 'utf8')).split(' ').map(Number);
console.log(a + b);
