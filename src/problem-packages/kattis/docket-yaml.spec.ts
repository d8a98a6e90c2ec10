/** What the README shows of `docket.yaml` holds for the reader. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type PackageFiles, newerPackage } from '../../../test/support/packages.js';
import { PackageReader } from '../../../test/support/read-package.js';
import { Findings } from '../findings.js';
import { JUDGED_KINDS, refuseUnjudged } from '../judged-kinds.js';
import { MOST_PROCESSES } from '../../problems/package-words.js';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const [, EXAMPLE = ''] = /`docket\.yaml` in the root of a package.*?```yaml\n(.*?)```/s.exec(README) ?? [];

const reader = new PackageReader();
afterEach(() => reader.dispose());

function interactive(docket: string, more: PackageFiles = {}): PackageFiles {
  return newerPackage({
    'problem.yaml': String(newerPackage()['problem.yaml']).replace(/^(type:.*\n)?/m, 'type: interactive\n'),
    'output_validator/validate.py': 'import sys\nsys.exit(42)\n',
    'docket.yaml': docket,
    ...more,
  });
}

describe('the README’s docket.yaml', () => {
  it('has every key that it shows read', async () => {
    const lines = EXAMPLE.split('\n').filter(
      (line) => !/^(validator_protocol|answer_sheet|files|interactor):/.test(line),
    );
    const problem = await reader.sound(interactive(lines.join('\n')));
    expect(problem.processes).toEqual({ count: 2, timeLimit: 'total' });
    expect(problem.functions?.map(({ name }) => name)).toEqual(['heaviest_pair']);
    expect(Object.keys(problem.codeAround ?? {})).toEqual(['cpp']);
    expect(problem.outputValidators.map(({ seesRun }) => seesRun)).toEqual([true]);
    expect(problem.limitFactors).toEqual({ python3: { time: 3, memory: 2 }, java: { time: 2, memory: 1 } });
  });

  it('says how many processes a submission may be run as', () => {
    const most = String(MOST_PROCESSES);
    expect(EXAMPLE).toMatch(new RegExp(`^processes: .* ${most} at most$`, 'm'));
    const formats = README.split('\n').filter((line) => /^\| (Hydro|CMS)/.test(line));
    expect(formats.map((line) => line.includes(`manager (of up to ${most} processes)`))).toEqual([true, true]);
  });
});

describe('limits by language', () => {
  it('are how many times those of the problem hold', async () => {
    const { limitFactors } = await reader.sound(
      newerPackage({ 'docket.yaml': 'language_limits: {java: {time: 1.5}}\n' }),
    );
    expect(limitFactors).toEqual({ java: { time: 1.5, memory: 1 } });
    expect((await reader.sound(newerPackage())).limitFactors).toBeUndefined();
  });

  it.each([
    ['java: {time: 0}', 'language_limits.java.time is 0'],
    ['java: {memory: 101}', 'language_limits.java.memory is 101'],
    ['java: {}', 'language_limits.java has neither time nor memory'],
    ['java: 2', 'language_limits.java must be a map of keys and values'],
  ])('are refused where they are none: %s', async (limits, message) => {
    const files = newerPackage({ 'docket.yaml': `language_limits: {${limits}}\n` });
    expect(await reader.errors(files)).toEqual([`docket.yaml:1: ${message}`]);
  });
});

describe('an answer sheet', () => {
  const OUTPUTS = newerPackage({
    'problem.yaml': String(newerPackage()['problem.yaml']).replace(/^(type:.*\n)?/m, 'type: submit-answer\n'),
    'submissions/wrong_answer/zero.py': null,
    'output_validator/validate.py': 'import sys\nsys.exit(42)\n',
  });

  it('is what the answers of all test cases are written into', async () => {
    const { answerSheet } = await reader.sound({ ...OUTPUTS, 'docket.yaml': 'answer_sheet: "1: \\n"\n' });
    expect(answerSheet).toBe('1: \n');
    expect((await reader.sound(OUTPUTS)).answerSheet).toBeNull();
  });

  it('needs a problem that takes answers, and a validator that finds them', async () => {
    const refused = async (files: PackageFiles): Promise<string[]> => {
      const { problem } = await reader.read({ ...files, 'docket.yaml': 'answer_sheet: "1: "\n' });
      const findings = new Findings();
      if (problem !== null) refuseUnjudged(problem, findings, JUDGED_KINDS);
      return findings.errors.map(({ message }) => message);
    };
    expect(await refused(newerPackage())).toEqual([
      'answer_sheet: answers are handed in, so the problem must be submit-answer',
      'answer_sheet: of one text for all test cases only an output validator finds the part that counts',
    ]);
    expect(await refused(OUTPUTS)).toEqual([]);
  });
});

describe('processes', () => {
  it('are one where nothing else is said', async () => {
    expect((await reader.sound(interactive('processes: {count: 1}\n'))).processes).toBeNull();
    expect((await reader.sound(interactive('validator_protocol: kattis\n'))).processes).toBeNull();
  });

  it.each([
    ['processes: {time_limit: each}\n', 'docket.yaml:1: processes has no count'],
    ['processes: {count: 11}\n', 'docket.yaml:1: processes.count is 11: a submission is run as 1 to 10 processes'],
    ['processes: {count: two}\n', 'docket.yaml:1: processes.count must be a number'],
  ])('are refused where their number is missing or none: %s', async (docket, message) => {
    expect(await reader.errors(interactive(docket))).toEqual([message]);
  });

  it('each have the time limit where that is said', async () => {
    const { processes } = await reader.sound(interactive('processes: {count: 3, time_limit: each}\n'));
    expect(processes).toEqual({ count: 3, timeLimit: 'each' });
  });
});
