/**
 * What is handed in: small programs for "print twice the number", each with the verdict that is right, to a problem of each
 * way of judging: by comparison, from files, by a validator, in a talk.
 */
import type { Verdict } from '../../src/contract/verdicts.js';
import { DOUBLE, type TinyProblem } from '../support/tiny-problem.js';
import type { Random } from './random.js';

export interface HandIn {
  /** Also its Idempotency-Key. */
  key: string;
  problem: string;
  language: string;
  source: string;
  verdict: Verdict;
}

const CHECK = `import sys
wanted = open(sys.argv[2]).read()
sys.exit(42 if sys.stdin.read() == wanted else 43)
`;
const TALK = `import sys
number = int(open(sys.argv[1]).read())
print(number, flush=True)
sys.exit(42 if sys.stdin.readline() == f"{2 * number}\\n" else 43)
`;

export const PROBLEMS: TinyProblem[] = [
  { slug: 'double' },
  { slug: 'double-files', more: { 'docket.yaml': 'files: { input: in.txt, output: out.txt }\n' } },
  { slug: 'double-checked', more: { 'output_validator/validate.py': CHECK } },
  { slug: 'double-talk', type: 'interactive', more: { 'output_validator/validate.py': TALK } },
];

const WITH_FILES = "n = int(open('in.txt').read())\nopen('out.txt', 'w').write(f'{2 * n}\\n')\n";

/** Of a hundred, so many of each kind; each has a comment of its own, so that none is found compiled. */
const KINDS: { of100: number; problem?: string; language: string; verdict: Verdict; source: string }[] = [
  { of100: 20, language: 'python', verdict: 'AC', source: DOUBLE.python },
  { of100: 6, problem: 'double-files', language: 'python', verdict: 'AC', source: WITH_FILES },
  { of100: 2, problem: 'double-files', language: 'python', verdict: 'WA', source: 'print(6)\n' },
  { of100: 6, problem: 'double-checked', language: 'python', verdict: 'AC', source: DOUBLE.python },
  { of100: 2, problem: 'double-checked', language: 'python', verdict: 'WA', source: 'print(int(input()))\n' },
  { of100: 6, problem: 'double-talk', language: 'python', verdict: 'AC', source: DOUBLE.python },
  { of100: 2, problem: 'double-talk', language: 'python', verdict: 'WA', source: 'print(int(input()))\n' },
  { of100: 14, language: 'python', verdict: 'AC', source: `import time\ntime.sleep(0.15)\n${DOUBLE.python}` },
  { of100: 16, language: 'python', verdict: 'WA', source: 'n = int(input())\nprint(2 * n if n < 10 else n)\n' },
  { of100: 8, language: 'python', verdict: 'RTE', source: 'raise SystemExit(3)\n' },
  { of100: 8, language: 'python', verdict: 'CE', source: 'print(2 *\n' },
  { of100: 2, language: 'python', verdict: 'TLE', source: 'while True:\n    pass\n' },
  { of100: 8, language: 'c', verdict: 'AC', source: DOUBLE.c },
];

export function makeHandIns(count: number, random: Random): HandIn[] {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.of100 }, () => kind));
  return Array.from({ length: count }, (_, index) => {
    const { problem = 'double', language, verdict, source } = random.pick(kinds);
    const comment = language === 'c' ? `// ${String(index)}` : `# ${String(index)}`;
    return { key: `chaos-${String(index)}`, problem, language, verdict, source: `${comment}\n${source}` };
  });
}
