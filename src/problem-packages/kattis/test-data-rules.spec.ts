/** What the formats ask of test data as a whole, each as a change to one sound package. */
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type PackageFiles, legacyPackage, newerPackage, presentFiles } from '../../../test/support/packages.js';
import { PackageReader, said } from '../../../test/support/read-package.js';
import { bestScore } from '../../problems/best-score.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const legacy = (changes: PackageFiles): PackageFiles => presentFiles(legacyPackage(changes));
const newer = (changes: PackageFiles): PackageFiles => presentFiles(newerPackage(changes));

const SCORING_2025 =
  'problem_format_version: 2025-09\nname: Sum\nuuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10\ntype: scoring\n' +
  'limits: {time_limit: 2}\n';

/** A scoring problem of two groups. */
function grouped(changes: PackageFiles = {}): PackageFiles {
  return newer({
    'problem.yaml': SCORING_2025,
    'data/secret/1.in': null,
    'data/secret/1.ans': null,
    'data/secret/2.in': null,
    'data/secret/2.ans': null,
    'data/secret/a/test_group.yaml': 'max_score: 40\n',
    'data/secret/a/1.in': '1 2\n',
    'data/secret/a/1.ans': '3\n',
    'data/secret/b/test_group.yaml': 'max_score: 60\nrequire_pass: [sample, secret/a]\n',
    'data/secret/b/1.in': '3 4\n',
    'data/secret/b/1.ans': '7\n',
    ...changes,
  });
}

describe('test data groups of a scoring problem in 2025-09', () => {
  it('are read where they keep to the rules', async () => {
    const { report, groups } = await reader.sound(grouped());
    expect(said(report, 'warning')).toEqual([]);
    expect(groups.map(({ path }) => path)).toEqual(['sample', 'secret', 'secret/a', 'secret/b']);
  });

  it.each<[string, PackageFiles, string]>([
    [
      'one inside another',
      { 'data/secret/a/c/test_group.yaml': 'max_score: 0\n', 'data/secret/a/c/1.in': '', 'data/secret/a/c/1.ans': '' },
      'data/secret/a/c/test_group.yaml: a test data group is inside another one, and would count twice',
    ],
    [
      'a test case beside them',
      { 'data/secret/9.in': '1 1\n', 'data/secret/9.ans': '2\n' },
      'data/secret/9.in: the test case is in no test data group, and others are: it would never be judged',
    ],
    [
      'a directory beside them that is none',
      { 'data/secret/c/1.in': '1 1\n', 'data/secret/c/1.ans': '2\n' },
      'data/secret/c/1.in: the test case is in no test data group, and others are: it would never be judged',
    ],
    [
      'no points',
      { 'data/secret/a/test_group.yaml': 'args: []\n' },
      'data/secret/a/test_group.yaml: the test data group has no max_score',
    ],
    [
      'more points than all of them may have',
      { 'data/secret/a/test_group.yaml': 'max_score: 41\n' },
      'data/secret: the groups give 101 points in all, and secret has a max_score of 100',
    ],
    [
      'points below 0',
      { 'data/secret/a/test_group.yaml': 'max_score: -1\n' },
      'data/secret/a/test_group.yaml:1: max_score is -1',
    ],
    [
      'a group that needs one of another name',
      { 'data/secret/b/test_group.yaml': 'max_score: 60\nrequire_pass: a\n' },
      'data/secret/b/test_group.yaml: require_pass names a: secret/a is its whole name',
    ],
    [
      'a group that needs a later one',
      { 'data/secret/a/test_group.yaml': 'max_score: 40\nrequire_pass: secret/b\n' },
      'data/secret/a/test_group.yaml: require_pass names secret/b: it must be sample, or a group that comes before',
    ],
    [
      'no test case in one',
      { 'data/secret/c/test_group.yaml': 'max_score: 0\n' },
      'data/secret/c/test_group.yaml: the test data group has no test case',
    ],
    [
      'parts of the points where only all count',
      {
        'data/secret/test_group.yaml': 'score_aggregation: pass-fail\n',
        'data/secret/a/test_group.yaml': 'max_score: 40\nscore_aggregation: sum\n',
      },
      'data/secret/a/test_group.yaml: secret is pass-fail, and this group is sum',
    ],
    [
      'a worst group that gives more points than all of them may have',
      { 'data/secret/test_group.yaml': 'score_aggregation: min\nmax_score: 30\n' },
      'data/secret/test_group.yaml: each group gives 40 points or more, and secret has a max_score of 30',
    ],
    [
      'more points for the source than there are',
      {
        'static_validator/look.py': 'import sys\nsys.exit(42)\n',
        'data/secret/a/test_group.yaml': 'max_score: 40\nscore_aggregation: sum\nstatic_validation_score: 41\n',
      },
      'data/secret/a/test_group.yaml: static_validation_score is 41, and the max_score of the group 40',
    ],
    [
      'a source without points in a sum of points',
      {
        'static_validator/look.py': 'import sys\nsys.exit(42)\n',
        'data/secret/a/test_group.yaml': 'max_score: 40\nscore_aggregation: sum\nstatic_validation_score: pass-fail\n',
      },
      'data/secret/a/test_group.yaml:3: static_validation_score is pass-fail, and the score_aggregation of the group sum',
    ],
    [
      'a source without points beside all groups',
      {
        'static_validator/look.py': 'import sys\nsys.exit(42)\n',
        'data/secret/test_group.yaml': 'static_validation_score: pass-fail\n',
      },
      'data/secret/test_group.yaml:1: static_validation_score is pass-fail, and the score_aggregation of the group sum',
    ],
    [
      'points for the source where only all test cases together have some',
      {
        'static_validator/look.py': 'import sys\nsys.exit(42)\n',
        'data/secret/a/test_group.yaml': 'max_score: 40\nstatic_validation_score: 10\n',
      },
      'data/secret/a/test_group.yaml:2: static_validation_score is 10, and the score_aggregation of the group pass-fail',
    ],
    [
      'arguments for a look at the source that nobody takes',
      { 'data/secret/a/test_group.yaml': 'max_score: 40\nstatic_validator_args: [strict]\n' },
      'data/secret/a/test_group.yaml:2: static_validator_args without static_validation_score: nothing is validated',
    ],
  ])('%s is refused', async (_, changes, message) => {
    expect(await reader.errors(grouped(changes))).toEqual([message]);
  });

  it('have their points below scoring in testdata.yaml of the draft 2023-07', async () => {
    const points = (max: number): string => `scoring:\n  score: ${String(max)}\n  aggregation: min\n`;
    const problem = await reader.sound(
      grouped({
        'problem.yaml': SCORING_2025.replace('2025-09', '2023-07'),
        ...Object.fromEntries(['a', 'b'].map((name) => [`data/secret/${name}/test_group.yaml`, null])),
        'data/secret/a/testdata.yaml': points(40),
        'data/secret/b/testdata.yaml': points(60),
      }),
    );
    expect(problem.groups.slice(2).map(({ scoring }) => scoring)).toMatchObject([
      { kind: '2025-09', maxScore: 40, aggregation: 'min' },
      { kind: '2025-09', maxScore: 60, aggregation: 'min' },
    ]);
  });

  it('may have a source that is looked at without points where no test case has any', async () => {
    const group = (max: number): string => `max_score: ${String(max)}\nstatic_validation_score: pass-fail\n`;
    const problem = await reader.sound(
      grouped({
        'static_validator/look.py': 'import sys\nsys.exit(42)\n',
        'data/sample/test_group.yaml': 'static_validation_score: pass-fail\n',
        'data/secret/a/test_group.yaml': group(40),
        'data/secret/b/test_group.yaml': group(60),
      }),
    );
    expect(said(problem.report, 'warning')).toEqual([]);
  });

  it('have no points for the source in a pass-fail problem, which is told', async () => {
    const files = {
      'static_validator/look.py': 'import sys\nsys.exit(42)\n',
      'data/secret/test_group.yaml': 'static_validation_score: 10\n',
    };
    const { report } = await reader.sound(newer(files));
    expect(said(report, 'warning')).toEqual([
      'data/secret/test_group.yaml:1: static_validation_score is 10, and the problem is not scored: the points are ignored',
    ]);
  });

  it('are unscored in a pass-fail problem, which is told', async () => {
    const report = await reader.read(newer({ 'data/secret/test_group.yaml': 'max_score: 10\n' }));
    expect(said(report, 'error')).toEqual([]);
    expect(said(report, 'warning')).toEqual([
      'data/secret: max_score, score_aggregation and require_pass are for scoring problems: they are ignored',
    ]);
  });
});

describe('grading of a legacy scoring problem', () => {
  const yaml = (grading: string): string => `name: Sum\ntype: scoring\ngrading:\n  objective: max\n${grading}`;

  it('in problem.yaml holds for every group, whatever testdata.yaml says', async () => {
    const problem = await reader.sound(
      legacy({
        'problem.yaml': yaml('  accept_score: 7\n  range: 0 21\n  on_reject: grade\n'),
        'data/secret/testdata.yaml': 'accept_score: 1\nreject_score: 2\non_reject: break\n',
      }),
    );
    expect(problem.groups.find(({ path }) => path === 'secret')).toMatchObject({
      onReject: 'continue',
      scoring: { acceptScore: 7, rejectScore: 2, rangeLow: 0, rangeHigh: 21 },
    });
    expect(said(problem.report, 'warning')).toHaveLength(3);
  });

  it('in problem.yaml holds for the whole where no testdata.yaml says anything', async () => {
    const older = { 'problem.yaml': yaml('  range: 0 100\n  on_reject: grade\n') };
    const { groups } = await reader.sound(legacy(older));
    expect(groups[0]).toMatchObject({ path: '', onReject: 'continue', scoring: { rangeLow: 0, rangeHigh: 100 } });
    expect(bestScore({ groups, objective: 'max' })).toBe(100);
    const { groups: usual } = await reader.sound(legacy({ 'problem.yaml': yaml('') }));
    expect(usual.map(({ path }) => path)).toEqual(['sample', 'secret']);
  });

  it('needs the grader that it asks for', async () => {
    const files = legacy({ 'problem.yaml': yaml(''), 'data/secret/testdata.yaml': 'grading: custom\n' });
    expect(await reader.errors(files)).toEqual([
      'data/secret/testdata.yaml: grading is custom, and there is no grader',
    ]);
  });

  it('tells of flags that mean nothing', async () => {
    const flags = 'grader_flags: median ignore_sample\n';
    const report = await reader.read(legacy({ 'problem.yaml': yaml(''), 'data/secret/testdata.yaml': flags }));
    expect(said(report, 'warning')).toEqual([
      'data/secret/testdata.yaml: the default grader has no flag median: it is ignored',
      'data/secret/testdata.yaml: ignore_sample means something only for the whole test data: it is ignored',
    ]);
  });
});

it('secret test cases that all have names which the format does not allow are missed', async () => {
  const [input, answer] = ['data/secret/t 1.in', 'data/secret/t 1.ans'];
  const named = { [input]: '1 2\n', [answer]: '3\n' };
  const none = Object.fromEntries(
    ['1', '2'].flatMap((name) => [`${name}.in`, `${name}.ans`].map((file) => [`data/secret/${file}`, null])),
  );
  expect(await reader.errors(legacy({ ...none, ...named }))).toEqual([
    'data/secret: no secret test case is left: the names of all of them are not allowed by the format',
  ]);
  expect(said(await reader.read(legacy(named)), 'error')).toEqual([]);
});

describe('a package without secret test cases', () => {
  const bare = {
    'data/secret/1.in': null,
    'data/secret/1.ans': null,
    'data/secret/2.in': null,
    'data/secret/2.ans': null,
  };

  it('is judged on its samples, which is told', async () => {
    const problem = await reader.sound(newer(bare));
    expect(problem.testCases.map(({ name }) => name)).toEqual(['sample/1']);
    expect(said(problem.report, 'warning')).toEqual([
      'data/secret: there are no secret test cases: submissions are judged on the samples',
    ]);
  });

  it('is refused where it has no samples either, or is scored', async () => {
    const none = { ...bare, 'data/sample/1.in': null, 'data/sample/1.ans': null };
    const message = 'data/secret: there are no secret test cases';
    expect(await reader.errors(newer(none))).toEqual([message]);
    expect(await reader.errors(newer({ ...bare, 'problem.yaml': SCORING_2025 }))).toEqual([message]);
  });
});

it('what validators are tried with is configured in each of its directories', async () => {
  const { validatorTests } = await reader.sound(
    newer({
      'data/invalid_input/test_group.yaml': 'input_validator_args: [small]\n',
      'data/invalid_input/1.in': 'x',
      'data/invalid_input/big/test_group.yaml': 'input_validator_args: [big]\n',
      'data/invalid_input/big/2.in': 'x',
      'data/invalid_input/big/more/3.in': 'x',
      'data/invalid_input/same/4.in': 'x',
      'data/valid_output/test_group.yaml': 'output_validator_args: [case_sensitive]\n',
      'data/valid_output/exact/test_group.yaml': 'output_validator_args: [space_change_sensitive]\n',
      'data/valid_output/exact/1.in': '1 2\n',
      'data/valid_output/exact/1.ans': '3\n',
      'data/valid_output/exact/1.out': '3\n',
    }),
  );
  const flags = validatorTests?.invalidInputs.map(({ name, inputValidatorFlags }) => [name, inputValidatorFlags['*']]);
  expect(flags).toEqual([
    ['invalid_input/1', ['small']],
    ['invalid_input/big/2', ['big']],
    ['invalid_input/big/more/3', ['big']],
    ['invalid_input/same/4', ['small']],
  ]);
  expect(validatorTests?.outputs.map(({ validatorFlags }) => validatorFlags)).toEqual([['space_change_sensitive']]);
});

describe('what stands beside a test case', () => {
  it('is a hint and a description in the legacy format', async () => {
    const problem = await reader.sound(
      legacy({ 'data/secret/1.hint': 'Think of zero.\n', 'data/secret/1.desc': 'The smallest.\n' }),
    );
    expect(problem.testCases[1]).toMatchObject({ hint: 'Think of zero.', description: 'The smallest.' });
  });

  it('is arguments, too, in the draft 2023-07', async () => {
    const problem = await reader.sound(
      newer({
        'problem.yaml': SCORING_2025.replace('2025-09', '2023-07').replace('type: scoring\n', ''),
        'data/secret/1.args': '-x  two\n',
        'data/secret/1.hint': 'Think.\n',
      }),
    );
    expect(problem.testCases[1]).toMatchObject({ args: ['-x', 'two'], hint: 'Think.' });
  });

  it('may be for download only', async () => {
    const problem = await reader.sound(
      newer({
        'data/sample/1.interaction': '<1 2\n>3\n',
        'data/sample/1.in.download': 'whole input',
        'data/sample/1.ans.download': 'whole answer',
      }),
    );
    expect(problem.testCases[0]?.shown).toMatchObject({
      interaction: { path: 'data/sample/1.interaction' },
      download: { input: { path: 'data/sample/1.in.download' }, answer: { path: 'data/sample/1.ans.download' } },
    });
  });

  it('is a talk, or nothing at all, for a sample of a legacy interactive problem', async () => {
    const files = {
      'problem.yaml': 'name: Sum\nvalidation: custom interactive\n',
      'output_validators/talk.py': 'import sys\nsys.exit(42)\n',
      'data/sample/2.in': '7\n',
      'data/sample/2.ans': '7\n',
      'data/sample/2.interaction': '> 7\n',
    };
    const problem = await reader.sound(legacy(files));
    const talks = problem.testCases.map(({ shown }) => shown.interaction?.sizeBytes ?? null);
    expect(talks).toEqual([0, 4, null, null]);
    expect(said(problem.report, 'warning')).toEqual([
      'data/sample/1.in: the sample has no .interaction beside it: nothing of it is shown',
    ]);
    const newest = await reader.sound(
      newer({
        'problem.yaml': SCORING_2025.replace('scoring', 'interactive'),
        'output_validator/talk.py': 'import sys\nsys.exit(42)\n',
      }),
    );
    expect(newest.testCases[0]?.shown.interaction).toBeNull();
  });

  it('may be an example talk without a test case', async () => {
    const problem = await reader.sound(legacy({ 'data/sample/2.interaction': '<1 2\n>3\n' }));
    expect(problem.interactions?.map(({ name }) => name)).toEqual(['sample/2']);
    expect(await readFile(problem.interactions?.[0]?.file.hostPath ?? '', 'utf8')).toBe('<1 2\n>3\n');
  });
});
