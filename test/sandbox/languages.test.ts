/**
 * Every language of the table, for real: its programs in test/languages/<id> are compiled and run in the sandbox with the
 * toolchain library, and each must come out as its name says. A language is complete when it has all of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELLO_OUTPUT } from '../../src/languages/language.js';
import { LANGUAGE_IDS, LANGUAGES } from '../../src/languages/languages.js';
import { ProgramJudge } from './program-judge.js';

const PROGRAMS = fileURLToPath(new URL('../languages', import.meta.url));
/** One second is plenty for all that are to end. */
const LIMITS = { timeMs: 1_000, outputMib: 1 };
const NUMBERS = Array.from({ length: 100_000 }, (_, i) => ((i * 7919) % 2_000_003) - 1_000_000);

interface Expected {
  /** The verdict, or what a run that is in order prints. */
  verdict?: 'CE' | 'RTE' | 'TLE' | 'MLE';
  output?: string;
  memoryMib: number;
}

const CASES: Record<string, Expected> = {
  numbers: { output: `${String(NUMBERS.reduce((sum, number) => sum + number, 0))}\n`, memoryMib: 256 },
  'compile-error': { verdict: 'CE', memoryMib: 256 },
  'run-time-error': { verdict: 'RTE', memoryMib: 256 },
  'time-limit': { verdict: 'TLE', memoryMib: 256 },
  'memory-limit': { verdict: 'MLE', memoryMib: 128 },
  'deep-recursion': { output: '100000\n', memoryMib: 256 },
  'endless-recursion': { verdict: 'RTE', memoryMib: 256 },
};

let judge: ProgramJudge;
beforeAll(async () => {
  judge = await ProgramJudge.start(`${NUMBERS.join('\n')}\n`);
});
afterAll(() => judge.stop());

/** A program may say that another verdict is right for its language. */
function expectedVerdict(source: string, expected: Expected): string | null {
  return source.includes('@EXPECTED_RESULTS@: MEMORY-LIMIT') ? 'MLE' : (expected.verdict ?? null);
}

describe.each(LANGUAGE_IDS)('%s', (id) => {
  const language = LANGUAGES[id];
  const folder = path.join(PROGRAMS, id);

  it('has a program for every case', () => {
    expect(
      readdirSync(folder)
        .map((file) => path.parse(file).name)
        .sort(),
    ).toEqual(Object.keys(CASES).sort());
  });

  it('tells its version', () => {
    expect(judge.library.languages[id]?.version).toMatch(new RegExp(`^${language.version.tool} \\d`));
  });

  it('says hello within 64 MiB', async () => {
    const outcome = await judge.judge(language, '', Buffer.from(language.hello), { ...LIMITS, memoryMib: 64 });
    expect(outcome.verdict, outcome.detail).toBeNull();
    expect(outcome.output.toString()).toBe(HELLO_OUTPUT);
  });

  it.each(readdirSync(folder).sort())('%s', async (file) => {
    const expected = CASES[path.parse(file).name];
    const content = readFileSync(path.join(folder, file));
    if (!expected) throw new Error(`nobody knows what ${file} should do`);
    const outcome = await judge.judge(language, file, content, { ...LIMITS, memoryMib: expected.memoryMib });
    expect(outcome.verdict, outcome.detail).toBe(expectedVerdict(content.toString(), expected));
    if (expected.output !== undefined) expect(outcome.output.toString()).toBe(expected.output);
  });
});
