/** Programs that the browser tests submit to the shipped problem "Two Rivers" (add two numbers a line). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { newerPackage } from '../support/packages.js';

export const TWO_RIVERS = fileURLToPath(new URL('../problems/tworivers', import.meta.url));

function shipped(name: string): string {
  return readFileSync(`${TWO_RIVERS}/submissions/${name}`, 'utf8');
}

export const ACCEPTED = shipped('accepted/sum.py');
export const WRONG = 'print(41)\n';
export const NOT_COMPILING = shipped('compile_error/unclosed.py');
/** Right, but slow enough to be looked at while it is judged. */
export const SLOW = `import time\ntime.sleep(0.4)\n${ACCEPTED}`;

/** A package that takes outputs instead of programs. */
export const OUTPUTS = newerPackage({
  'problem.yaml':
    'problem_format_version: 2025-09\nname: Outputs\nuuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f19\ntype: submit-answer\nlimits:\n  time_limit: 2\n',
  // Two test cases of one name could not be told apart by the names of files.
  'data/sample/1.in': null,
  'data/sample/1.ans': null,
  'data/sample/s.in': '1 2\n',
  'data/sample/s.ans': '3\n',
  'submissions/accepted/sum.py': null,
  'submissions/wrong_answer/zero.py': null,
  'submissions/accepted/right/1.out': '7\n',
  'submissions/accepted/right/2.out': '11\n',
});
