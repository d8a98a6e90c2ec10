import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { hydroPackage } from '../../../test/support/foreign-packages.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const configured = (config: string, files: Record<string, string> = {}) =>
  hydroPackage('pass-fail', { 'testdata/config.yaml': config, ...files });

describe('a Hydro package', () => {
  it('has its statement, limits, and test data found by name', async () => {
    const problem = await reader.sound(hydroPackage());
    expect(problem).toMatchObject({
      format: 'hydro',
      shortName: 'P1000',
      types: ['pass-fail'],
      names: { en: 'Sum' },
      timeLimitMs: 1500,
      limits: { memoryMiB: 128 },
      metadata: { keywords: ['math'] },
    });
    expect(problem.testCases.map(({ name, description }) => [name, description])).toEqual([
      ['secret/01', '1.in'],
      ['secret/02', '2.in'],
      ['secret/03', '3.in'],
    ]);
    expect(await readFile(problem.statements[0]?.file.hostPath ?? '', 'utf8')).toContain('```\n1 2\n```');
  });

  it('with subtasks is a scoring problem with their points and dependencies', async () => {
    const problem = await reader.sound(hydroPackage('scored'));
    expect(problem.groups.slice(1)).toMatchObject([
      { path: 'secret', scoring: { maxScore: 100 } },
      { path: 'secret/01-1', scoring: { maxScore: 30, aggregation: 'min' } },
      { path: 'secret/02-2', scoring: { maxScore: 70, requirePass: ['secret/01-1'] } },
    ]);
  });

  it('without config.yaml has the limits that Hydro gives it', async () => {
    const problem = await reader.sound(hydroPackage('pass-fail', { 'testdata/config.yaml': null }));
    expect([problem.timeLimitMs, problem.limits.memoryMiB]).toEqual([1000, 256]);
  });

  it.each([
    ['checker_type: strict\n', ['case_sensitive', 'space_change_sensitive'], 0],
    ['checker_type: testlib\nchecker: wcmp\n', ['case_sensitive'], 0],
    ['checker_type: hustoj\nchecker: check.cc\n', [], 1],
    ['checker_type: syzoj\nchecker: {file: check.cc, lang: cc.cc17}\n', [], 1],
    ['checker_type: kattis\nchecker: check.cc\n', [], 1],
  ])('has the checker of %j', async (config, flags, validators) => {
    const problem = await reader.sound(configured(config, { 'testdata/check.cc': 'int main() { return 0; }' }));
    expect(problem.testCases[0]?.validatorFlags).toEqual(flags);
    expect(problem.outputValidators).toHaveLength(validators);
  });

  it('with an interactor is interactive', async () => {
    const files = { 'testdata/talk.cc': '#include "testlib.h"\n', 'testdata/testlib.h': '' };
    const problem = await reader.sound(configured('type: interactive\ninteractor: talk.cc\n', files));
    expect(problem.types).toEqual(['pass-fail', 'interactive']);
    expect(problem.interactor).toMatchObject({ protocol: 'testlib' });
  });

  it('says what it cannot keep', async () => {
    const problem = await reader.sound(configured('time_limit_rate: {py: 2}\nlangs: [cc]\n'));
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['lost time_limit_rate', 'lost langs']));
  });
});

it('a Hydro problem with a filename has its programs read and write files', async () => {
  const { fileNames, report } = await reader.sound(configured('filename: sum\n'));
  expect(fileNames).toEqual({ input: 'sum.in', output: 'sum.out' });
  expect(outcomes(report)).toContain('kept files');
});

it('a Hydro problem whose outputs are handed in takes them as files', async () => {
  const problem = await reader.sound(configured('type: submit_answer\nsubType: multi\n'));
  expect(problem.types).toEqual(['pass-fail', 'submit-answer']);
  expect(outcomes(problem.report)).toContain('changed outputs');
  expect(said(problem.report, 'warning')).toEqual([]);
});

describe('a malformed Hydro package', () => {
  it('is refused with every finding at once', async () => {
    const config = `time: soon
filename: ../sum
checker_type: testlib
checker: check.cc
subtasks:
- {id: 2, if: [3], type: max, cases: [{input: 9.in, output: 1.out}]}
`;
    const files = { 'testdata/check.cc': '#include <testlib.h>\n' };
    expect(await reader.errors({ ...configured(config, files), 'problem_en.md': null })).toEqual([
      'problem.md: there is no statement',
      'testdata/config.yaml:1: time is no time',
      'testdata/config.yaml:2: filename is ../sum, which is no plain name of a file',
      'testdata/config.yaml:6: subtasks[0].type is max, which no score of a group can be here',
      'testdata/config.yaml:6: there is no subtask 3 before this one',
      'testdata/config.yaml:6: subtasks[0].cases[0].input is 9.in, which is not in testdata/',
      expect.stringMatching(/^testdata\/config\.yaml:4: checker cannot be compiled: .*testlib\.h/),
    ]);
  });

  it.each(['objective', 'communication', 'remote_judge'])('of the type %s', async (type) => {
    expect(await reader.errors(configured(`type: ${type}\n`))).toEqual([
      expect.stringMatching(new RegExp(`^testdata/config\\.yaml:1: type ${type}:`)),
    ]);
  });
});
