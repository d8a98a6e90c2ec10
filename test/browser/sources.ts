/** Programs that the browser tests submit to the shipped problem "Two Rivers" (add two numbers a line). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const TWO_RIVERS = fileURLToPath(new URL('../problems/tworivers', import.meta.url));

function shipped(name: string): string {
  return readFileSync(`${TWO_RIVERS}/submissions/${name}`, 'utf8');
}

export const ACCEPTED = shipped('accepted/sum.py');
export const WRONG = 'print(41)\n';
export const NOT_COMPILING = shipped('compile_error/unclosed.py');
/** Right, but slow enough to be looked at while it is judged. */
export const SLOW = `import time\ntime.sleep(0.4)\n${ACCEPTED}`;
