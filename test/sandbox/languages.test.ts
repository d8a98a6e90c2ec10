/**
 * Every language of the table, for real: its programs in test/languages/<id> are compiled and run in the sandbox with the
 * toolchain library, and each must come out as its name says. A language is complete when it has all of them.
 *
 * By default the languages that `npm run up` sets up, in a quick cut; all of all where DOCKET_LANGUAGE_TESTS is "whole"
 * (`npm run test:languages`), or all of those that it names.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELLO_OUTPUT, type SourceFile } from '../../src/languages/language.js';
import { chooseLanguages } from '../../src/languages/choose-languages.js';
import { LANGUAGE_IDS } from '../../src/languages/languages.js';
import { ProgramJudge, usualTimeMs } from './program-judge.js';

const PROGRAMS = fileURLToPath(new URL('../languages', import.meta.url));
const OUTPUT_MIB = 1;
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
  'several-files': { output: '42\n', memoryMib: 512 },
};
/** A script of SQL is one file. */
const LACKING: Record<string, string[]> = { sql: ['several-files'] };

/** What tells a broken toolchain or wrong figures soonest. */
const QUICK = ['numbers', 'compile-error', 'run-time-error', 'memory-limit', 'deep-recursion'];

const { DOCKET_LANGUAGE_TESTS: extent = 'quick' } = process.env;
const isQuick = extent === 'quick';
const languages = chooseLanguages(isQuick ? ['default'] : extent === 'whole' ? ['all'] : extent.split(','));

let judge: ProgramJudge;
beforeAll(async () => {
  judge = await ProgramJudge.start(`${NUMBERS.join('\n')}\n`);
});
afterAll(() => judge.stop());

/** A program may say that another verdict is right for its language. */
function expectedVerdict(source: string, expected: Expected): string | null {
  if (source.includes('@EXPECTED_RESULTS@: MEMORY-LIMIT')) return 'MLE';
  if (source.includes('@EXPECTED_RESULTS@: TIME-LIMIT')) return 'TLE';
  return expected.verdict ?? null;
}

it.each(LANGUAGE_IDS)('%s has a program for every case', (id) => {
  expect(
    readdirSync(path.join(PROGRAMS, id))
      .map((file) => path.parse(file).name)
      .sort(),
  ).toEqual(
    Object.keys(CASES)
      .filter((name) => LACKING[id]?.includes(name) !== true)
      .sort(),
  );
});

/** A file, or all that a folder holds. */
function readProgram(place: string): SourceFile[] {
  if (statSync(place).isFile()) return [{ name: path.basename(place), content: readFileSync(place) }];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(place, name)).isFile())
    .map((name) => ({ name, content: readFileSync(path.join(place, name)) }));
}

describe.each(languages)('$id', (language) => {
  const { id, leastMemoryMib = 64 } = language;
  const folder = path.join(PROGRAMS, id);
  const files = readdirSync(folder)
    .filter((file) => !isQuick || QUICK.includes(path.parse(file).name))
    .sort();

  it('tells its version', () => {
    expect(judge.library.languages[id]?.version).toMatch(new RegExp(`^${language.version.tool} \\d`));
  });

  it(`says hello within ${leastMemoryMib} MiB`, async () => {
    const outcome = await judge.judge(language, '', Buffer.from(language.hello), {
      timeMs: usualTimeMs(null),
      memoryMib: leastMemoryMib,
      outputMib: OUTPUT_MIB,
    });
    expect(outcome.verdict, outcome.detail).toBeNull();
    expect(outcome.output.toString()).toBe(HELLO_OUTPUT);
  });

  it.each(files)('%s', async (file) => {
    const expected = CASES[path.parse(file).name];
    const sources = readProgram(path.join(folder, file));
    if (!expected) throw new Error(`nobody knows what ${file} should do`);
    const verdict = expectedVerdict(sources.map(({ content }) => content.toString()).join('\n'), expected);
    const outcome = await judge.judgeFiles(language, sources, {
      timeMs: usualTimeMs(verdict),
      memoryMib: expected.memoryMib,
      outputMib: OUTPUT_MIB,
    });
    expect(outcome.verdict, outcome.detail).toBe(verdict);
    if (expected.output !== undefined) expect(outcome.output.toString()).toBe(expected.output);
  });
});
