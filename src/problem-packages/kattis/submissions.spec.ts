import { afterEach, describe, expect, it } from 'vitest';
import {
  legacyPackage,
  newerPackage,
  type PackageFiles,
  packageZip,
  presentFiles,
} from '../../../test/support/packages.js';
import { PackageReader, said } from '../../../test/support/read-package.js';
import type { Expectation } from '../../problems/expectation.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const SUBMIT_ANSWER = `problem_format_version: 2025-09
name: Sum
type: submit-answer
uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10
limits: {time_limit: 2}
`;
const files = (answers: Buffer) =>
  newerPackage({
    'problem.yaml': SUBMIT_ANSWER,
    'submissions/accepted/sum.py': null,
    'submissions/wrong_answer/zero.py': null,
    'submissions/accepted/answers.zip': answers,
  });

it('a zip of outputs is the outputs that are in it', async () => {
  const { submissions } = await reader.sound(files(await packageZip({ '1.out': '7', 'secret/2.out': '11' }, null)));
  expect(submissions.map(({ path, files: outputs }) => [path, outputs.map(({ name }) => name)])).toEqual([
    ['submissions/accepted/answers.zip', ['1.out', 'secret/2.out']],
  ]);
});

it('a zip of outputs that cannot be read is an error of the package', async () => {
  expect(await reader.errors(files(Buffer.from('PK, but no zip')))).toEqual([
    expect.stringMatching(/^submissions\/accepted\/answers\.zip: this is not a zip archive/),
  ]);
});

/** What is expected of one submission, by what submissions.yaml says. */
async function expectationOf(path: string, yaml: string, source = 'x'): Promise<Expectation | undefined> {
  const files = newerPackage({ 'submissions/submissions.yaml': yaml, [`submissions/${path}`]: source });
  const { submissions } = await reader.sound(files);
  return submissions.find((one) => one.path === `submissions/${path}`)?.expectation;
}

const withYaml = (yaml: string, changes: PackageFiles = {}): PackageFiles =>
  presentFiles(newerPackage({ 'submissions/submissions.yaml': yaml, ...changes }));

describe('a time limit that is open is bounded', () => {
  const lower = (cases: string | null) => ({ bound: 'lower', cases });
  const upper = (cases: string | null) => ({ bound: 'upper', cases });

  it.each<[string, string, string, object[]]>([
    ['from below by the whole', 'accepted/x.py', '', [lower(null)]],
    ['from below by what may be wrong or crash, too', 'run_time_error/x.py', '', [lower(null)]],
    ['from above by what is to be too slow', 'time_limit_exceeded/x.py', '', [upper(null)]],
    ['by nothing that may be too slow', 'brute_force/x.py', '', []],
    ['by nothing that only has to fail', 'rejected/x.py', '', []],
    [
      'from below by some test cases of what is too slow on others',
      'time_limit_exceeded/x.py',
      'time_limit_exceeded/x.py: {secret/1: {permitted: [AC], use_for_time_limit: lower}}',
      [upper(null), lower('secret/1')],
    ],
    [
      'from below by what some test cases permit',
      'mixed/x.py',
      'mixed/x.py: {secret/1: {permitted: [AC]}}',
      [lower('secret/1')],
    ],
    [
      'from both sides, on different test cases',
      'mixed/x.py',
      'mixed/x.py: {secret/1: {permitted: [AC]}, secret/2: {permitted: [AC, TLE], required: [TLE]}}',
      [lower('secret/1'), upper('secret/2')],
    ],
    [
      'by the directory although another rule does not count',
      'accepted/x.py',
      'accepted/x.py: {secret/2: {permitted: [AC], use_for_time_limit: false}}',
      [lower(null)],
    ],
    ['by no rule that does not count', 'accepted/x.py', 'accepted: {use_for_time_limit: false}', []],
    ['by a rule that counts as ever', 'accepted/x.py', 'accepted: {use_for_time_limit: true}', [lower(null)]],
    [
      'from below by what may be too slow, if that is said',
      'mixed/x.py',
      'mixed/x.py: {use_for_time_limit: lower}',
      [lower(null)],
    ],
    [
      'from above by what need not be too slow, if that is said',
      'brute_force/x.py',
      'brute_force/x.py: {secret/2: {use_for_time_limit: upper}}',
      [upper('secret/2')],
    ],
    ['by nothing where a rule is about no test case', 'mixed/x.py', 'mixed/x.py: {secret/9: {permitted: [AC]}}', []],
  ])('%s', async (_, path, yaml, bounds) => {
    expect((await expectationOf(path, yaml))?.timeLimitBounds).toEqual(bounds);
  });

  it('as the directories say in the legacy format', async () => {
    const changes = { 'submissions/run_time_error/x.py': 'x', 'submissions/time_limit_exceeded/x.py': 'x' };
    const { submissions } = await reader.sound(legacyPackage(changes));
    expect(submissions.map(({ path, expectation }) => [path, expectation.timeLimitBounds])).toEqual([
      ['submissions/accepted/sum.py', [lower(null)]],
      ['submissions/run_time_error/x.py', []],
      ['submissions/time_limit_exceeded/x.py', [upper(null)]],
      ['submissions/wrong_answer/zero.py', []],
    ]);
  });

  it('by what must then be so', async () => {
    const expectation = await expectationOf(
      'mixed/x.py',
      'mixed/x.py: {use_for_time_limit: lower, secret/2: {use_for_time_limit: lower, permitted: [AC]}}',
    );
    expect(expectation?.rules).toMatchObject([
      { cases: null, permitted: ['AC', 'WA', 'OLE', 'RTE', 'MLE', 'SV'], required: null },
      { cases: 'secret/2', permitted: ['AC'], required: null },
    ]);
    expect(expectation?.verdicts).not.toContain('TLE');
    const tooSlow = await expectationOf('brute_force/x.py', 'brute_force/x.py: {use_for_time_limit: upper}');
    expect(tooSlow?.rules.at(-1)).toMatchObject({ cases: null, permitted: null, required: ['TLE', 'OLE'] });
  });
});

describe('submissions.yaml is told', () => {
  const changes = { 'submissions/time_limit_exceeded/x.py': 'x' };

  it('that nothing can meet it', async () => {
    const yaml =
      'accepted: {}\ntime_limit_exceeded/x.py: {secret: {use_for_time_limit: lower}, sample: {permitted: [AC]}}\n';
    expect(await reader.errors(withYaml(yaml, changes))).toEqual([
      'submissions/submissions.yaml:2: submissions/time_limit_exceeded/x.py must get TLE on a test case, and nothing permits that',
    ]);
    const some = 'time_limit_exceeded/x.py: {secret/1: {use_for_time_limit: lower}}\n';
    expect(said(await reader.read(withYaml(some, changes)), 'error')).toEqual([]);
  });

  it('what it says without effect', async () => {
    const yaml = [
      'accepted: {use_for_time_limit: false}',
      'time_limit_exceeded/x.py: {use_for_time_limit: false}',
      'wrong_answer/*: {secret/9: {permitted: [AC]}}',
    ].join('\n');
    expect(said(await reader.read(withYaml(yaml, changes)), 'warning')).toEqual([
      'submissions/submissions.yaml:2: use_for_time_limit: false is about its own rule alone, and that one bounds no time limit',
      'submissions/submissions.yaml:3: secret/9 matches no test case',
    ]);
  });
});

it('a directory or a pattern may have the name of what every object has', async () => {
  const yaml = 'constructor: {use_for_time_limit: false}\n';
  const { report } = await reader.sound(withYaml(yaml, { 'submissions/constructor/x.py': 'x' }));
  expect(report.findings.map(({ severity }) => severity)).not.toContain('error');
});

describe('what submissions.yaml asks for holds', () => {
  const TAG = '# @EXPECTED_RESULTS@: CORRECT, TIMELIMIT\n';

  it('in place of an @EXPECTED_RESULTS@ tag, which is told', async () => {
    const yaml = 'mixed/x.py: {required: [RTE], secret/1: {permitted: [AC]}}';
    expect(await expectationOf('mixed/x.py', yaml, TAG)).toMatchObject({
      source: 'submissions.yaml',
      verdicts: expect.not.arrayContaining(['AC']) as string[],
      rules: [
        { cases: null, required: ['RTE', 'MLE', 'OLE', 'SV'] },
        { cases: 'secret/1', permitted: ['AC'] },
      ],
    });
    const report = await reader.read(withYaml(yaml, { 'submissions/mixed/x.py': TAG }));
    expect(said(report, 'info')).toContain(
      'submissions/mixed/x.py: submissions.yaml says what the submission should get: @EXPECTED_RESULTS@ does not count',
    );
  });

  it('beside a tag where it says nothing of the result', async () => {
    const yaml = 'mixed/x.py: {language: python3, model_solution: true, secret/1: {use_for_time_limit: lower}}';
    expect(await expectationOf('mixed/x.py', yaml, TAG)).toMatchObject({
      source: '@EXPECTED_RESULTS@',
      verdicts: ['AC', 'TLE', 'OLE'],
      rules: [{ cases: 'secret/1', required: null }],
      timeLimitBounds: [{ bound: 'lower', cases: 'secret/1' }],
      isModelSolution: true,
    });
  });

  it('in directories for verdicts that the format has no word for', async () => {
    const yaml = 'memory_limit_exceeded/x.py: {secret/1: {permitted: [AC]}}';
    expect(await expectationOf('memory_limit_exceeded/x.py', yaml)).toMatchObject({
      verdicts: ['MLE'],
      rules: [{ cases: 'secret/1', permitted: ['AC'] }],
    });
  });
});

describe('in the legacy format', () => {
  const inLegacy = async (changes: PackageFiles) => {
    const { submissions, report } = await reader.sound(legacyPackage(changes));
    return { report, of: (path: string) => submissions.find((one) => one.path === `submissions/${path}`)?.expectation };
  };

  it('the verdict of the whole decides, in later versions every test case does', async () => {
    const changes = { 'submissions/run_time_error/x.py': 'x', 'submissions/time_limit_exceeded/x.py': 'x' };
    const { of } = await inLegacy(changes);
    expect(of('accepted/sum.py')?.decisive).toEqual(['AC']);
    expect(of('wrong_answer/zero.py')?.decisive).toEqual(['WA', 'OLE']);
    expect(of('time_limit_exceeded/x.py')?.decisive).toEqual(['TLE', 'OLE']);
    expect(of('run_time_error/x.py')?.decisive).toEqual(['RTE', 'MLE', 'OLE', 'SV']);
    const { submissions } = await reader.sound(newerPackage(changes));
    expect(submissions.map(({ expectation }) => expectation.decisive)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('a directory that DOMjudge names is the one that the format has for it', async () => {
    const { report, of } = await inLegacy({
      'submissions/compiler_error/x.py': 'x',
      'submissions/wrong-answer/x.py': 'x',
      'submissions/accepted/sum.py': null,
      'submissions/correct/sum.py': 'x',
    });
    expect(of('compiler_error/x.py')).toMatchObject({ source: 'compiler_error', verdicts: ['CE'] });
    expect(of('wrong-answer/x.py')).toEqual({ ...of('wrong_answer/zero.py'), source: 'wrong-answer' });
    expect(of('correct/sum.py')?.timeLimitBounds).toEqual([{ bound: 'lower', cases: null }]);
    expect(said(report, 'info')).toEqual([
      'submissions/compiler_error: the format calls this directory compile_error; it is read as that',
      'submissions/correct: the format calls this directory accepted; it is read as that',
      'submissions/wrong-answer: the format calls this directory wrong_answer; it is read as that',
    ]);
  });

  it('a score that a tag tells of is asked for where there are scores', async () => {
    const changes = { 'submissions/partially_accepted/x.py': '# @EXPECTED_SCORE@: 40\n' };
    const scoring = await inLegacy({ ...changes, 'problem.yaml': 'name: Sum\ntype: scoring\n' });
    expect(scoring.of('partially_accepted/x.py')).toMatchObject({
      verdicts: ['AC'],
      rules: [{ cases: null, permitted: null, required: null, score: [40, 40] }],
    });
    const { of } = await inLegacy(changes);
    expect(of('partially_accepted/x.py')?.rules).toEqual([]);
  });
});

it('submissions.yaml may say itself what is in a directory with a name of DOMjudge’s', async () => {
  const yaml = 'timelimit/x.py: {required: [WA]}';
  expect(await expectationOf('timelimit/x.py', yaml)).toMatchObject({
    rules: [{ permitted: null, required: ['WA', 'OLE'] }],
  });
});
