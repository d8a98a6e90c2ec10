/** What is handed in: small programs for "print twice the number", each with the verdict that is right. */
import type { Verdict } from '../../src/contract/verdicts.js';
import { DOUBLE } from '../support/tiny-problem.js';
import type { Random } from './random.js';

export interface HandIn {
  /** Also its Idempotency-Key. */
  key: string;
  language: string;
  source: string;
  verdict: Verdict;
}

/** Of a hundred, so many of each kind; each has a comment of its own, so that none is found compiled. */
const KINDS: { of100: number; language: string; verdict: Verdict; source: string }[] = [
  { of100: 40, language: 'python', verdict: 'AC', source: DOUBLE.python },
  { of100: 14, language: 'python', verdict: 'AC', source: `import time\ntime.sleep(0.15)\n${DOUBLE.python}` },
  { of100: 20, language: 'python', verdict: 'WA', source: 'n = int(input())\nprint(2 * n if n < 10 else n)\n' },
  { of100: 8, language: 'python', verdict: 'RTE', source: 'raise SystemExit(3)\n' },
  { of100: 8, language: 'python', verdict: 'CE', source: 'print(2 *\n' },
  { of100: 2, language: 'python', verdict: 'TLE', source: 'while True:\n    pass\n' },
  { of100: 8, language: 'c', verdict: 'AC', source: DOUBLE.c },
];

export function makeHandIns(count: number, random: Random): HandIn[] {
  const kinds = KINDS.flatMap((kind) => Array.from({ length: kind.of100 }, () => kind));
  return Array.from({ length: count }, (_, index) => {
    const { language, verdict, source } = random.pick(kinds);
    const comment = language === 'c' ? `// ${String(index)}` : `# ${String(index)}`;
    return { key: `chaos-${String(index)}`, language, verdict, source: `${comment}\n${source}` };
  });
}
