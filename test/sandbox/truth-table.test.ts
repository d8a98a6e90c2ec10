/**
 * The truth table: small programs whose right verdict is known and where judges are known to go wrong. Each says in its
 * first comment what it does and what is right: `@VERDICT@: MLE memory=64`, with limits in ms and MiB where the usual
 * ones will not do: usualTimeMs, 256 MiB, 8 MiB of output. The input is `3 4`, the answer `7`.
 *
 * `npm run test:truth` judges each twenty times, beside as many spinning processes as the machine has cores, twice.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOutputComparer } from '../../src/judge/check-output/check-output.js';
import { isLanguageId, LANGUAGES } from '../../src/languages/languages.js';
import { stretched, TIME_FACTOR } from '../support/time-factor.js';
import { type ProgramLimits, ProgramJudge, usualTimeMs } from './program-judge.js';

const PROGRAMS = fileURLToPath(new URL('../truth-table', import.meta.url));
const ANSWER = '7\n';
const FLAGS = { caseSensitive: false, spaceChangeSensitive: false, absoluteTolerance: null, relativeTolerance: null };

const { DOCKET_TRUTH_REPEATS: repeats = '1' } = process.env;
/** Of one program; compiled once, kept after that. */
const TIMEOUT_MS = stretched(180_000) * Number(repeats);

let judge: ProgramJudge;
const spinners: ChildProcess[] = [];
let right = 0;

beforeAll(async () => {
  judge = await ProgramJudge.start('3 4\n');
  if (repeats === '1') return;
  for (let count = 0; count < 2 * availableParallelism(); count += 1) {
    spinners.push(spawn(process.execPath, ['-e', 'for (;;) Math.sqrt(Math.random());'], { stdio: 'ignore' }));
  }
});
afterAll(async () => {
  for (const spinner of spinners) spinner.kill('SIGKILL');
  console.log(`${String(right)} verdicts were right`);
  await judge.stop();
});

function expectationOf(source: string): { verdict: string; limits: ProgramLimits } {
  const [, verdict = '', settings = ''] = /@VERDICT@: ([A-Z]{2,3})((?: \w+=\d+)*)/.exec(source) ?? [];
  const limit = (name: string, usual: number): number =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(settings)?.[1] ?? usual);
  const timeMs = limit('time', usualTimeMs(verdict));
  const limits = { timeMs, memoryMib: limit('memory', 256), outputMib: limit('output', 8) };
  return { verdict, limits };
}

/** Some burn a given time, and more of it where the limits are stretched. */
function forThisMachine(source: Buffer): Buffer {
  const usual = 'TIME_FACTOR = 1 }';
  const stretchedOut = `TIME_FACTOR = ${String(TIME_FACTOR)} }`;
  // Not all of them are text.
  return source.includes(usual) ? Buffer.from(source.toString().replace(usual, stretchedOut)) : source;
}

/** Of a run that was in order. */
async function compare(output: Buffer): Promise<string> {
  const comparer = createOutputComparer({ flags: FLAGS, answer: Readable.from([Buffer.from(ANSWER)]) });
  await comparer.write(output);
  return (await comparer.end()).verdict;
}

describe.each(readdirSync(PROGRAMS).sort())('%s', (id) => {
  if (!isLanguageId(id)) throw new Error(`${id} is no language`);
  it.each(readdirSync(path.join(PROGRAMS, id)).sort())(
    '%s',
    async (file) => {
      const source = readFileSync(path.join(PROGRAMS, id, file));
      const { verdict, limits } = expectationOf(source.toString());
      const content = forThisMachine(source);
      for (let repeat = 1; repeat <= Number(repeats); repeat += 1) {
        const outcome = await judge.judge(LANGUAGES[id], file, content, limits);
        const detail = `repeat ${String(repeat)}: ${outcome.detail}`;
        const got = outcome.verdict ?? (await compare(outcome.output));
        expect.soft(got, detail).toBe(verdict);
        if (got === verdict) right += 1;
      }
    },
    TIMEOUT_MS,
  );
});
