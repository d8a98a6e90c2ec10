/** The formats' rules one by one, each as a change to one sound package: long because the rules are many. */
import { afterEach, describe, expect, it } from 'vitest';
import { type PackageFiles, legacyPackage, newerPackage, packageFolder } from '../../../test/support/packages.js';
import type { Finding } from '../../contract/package-finding.js';
import { detectProgram } from '../detect-program.js';
import type { ProblemPackage } from '../problem-package.js';
import { readFolder } from '../read-folder.js';
import { detectFormat } from '../formats.js';
import { readKattis } from './read-kattis.js';

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

interface Read {
  problem: ProblemPackage | null;
  findings: Finding[];
}

async function read(files: Record<string, string | Buffer>): Promise<Read> {
  const { folder, remove } = await packageFolder(files);
  removals.push(remove);
  return readKattis(detectFormat(await readFolder(folder), null).root, detectProgram);
}
const legacy = (changes: PackageFiles = {}): Promise<Read> => read(legacyPackage(changes));
const newer = (changes: PackageFiles = {}): Promise<Read> => read(newerPackage(changes));

/** A sound package's problem. */
async function sound(reading: Promise<Read>): Promise<ProblemPackage> {
  const { problem, findings } = await reading;
  const isSound = findings.every(({ severity }) => severity !== 'error');
  if (problem === null || !isSound) throw new Error(JSON.stringify(findings));
  return problem;
}

/** `file:line: message` of the findings of one severity. */
function said({ findings }: Read, severity: Finding['severity']): string[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .map(({ file, line, message }) => `${file}${line === undefined ? '' : `:${String(line)}`}: ${message}`);
}

const V2025 = 'problem_format_version: 2025-09\nname: Sum\nuuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10\n';

describe('a sound package', () => {
  it('is read without findings, in both formats', async () => {
    for (const reading of [await legacy(), await newer()]) {
      expect(reading.findings).toEqual([]);
      expect(reading.problem).toMatchObject({ types: ['pass-fail'], names: { en: 'Sum' }, timeLimitMs: 2000 });
      expect(reading.problem?.testCases.map(({ name }) => name)).toEqual(['sample/1', 'secret/1', 'secret/2']);
    }
  });

  it('may be the only directory of its archive', async () => {
    const files = Object.entries(legacyPackage()).map(([path, content]) => [`sum/${path}`, content]);
    const { problem } = await read(Object.fromEntries(files) as Record<string, string>);
    expect(problem?.shortName).toBe('sum');
  });
});

describe('problem.yaml', () => {
  it('gives every metadata and limit of the legacy format', async () => {
    const problem = await sound(
      legacy({
        'problem.yaml': [
          'name: Sum',
          'uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10',
          'author: Ada Lovelace, Alan Turing and Grace Hopper <grace@example.org>',
          'source: A Contest',
          'source_url: https://example.org',
          'license: cc by-sa',
          'rights_owner: Ada',
          'keywords: easy sum',
          'validator_flags: float_tolerance 1e-6 case_sensitive',
          'limits:',
          '  time_multiplier: 3.5',
          '  time_safety_margin: 4',
          '  memory: 512',
          '  output: 16',
          '  code: 64',
          '  validation_time: 30',
        ].join('\n'),
      }),
    );
    expect(problem.metadata.credits).toEqual({
      authors: [
        { name: 'Ada Lovelace' },
        { name: 'Alan Turing' },
        { name: 'Grace Hopper', email: 'grace@example.org' },
      ],
    });
    expect(problem.metadata).toMatchObject({
      source: [{ name: 'A Contest', url: 'https://example.org' }],
      license: 'cc by-sa',
      keywords: ['easy', 'sum'],
    });
    expect(problem.limits).toMatchObject({
      timeMultipliers: { acToTimeLimit: 3.5, timeLimitToTle: 4 },
      memoryMiB: 512,
      outputMiB: 16,
      codeKiB: 64,
      validationTimeS: 30,
      compilationTimeS: 60,
    });
    expect(problem.testCases[0]?.validatorFlags).toEqual(['float_tolerance', '1e-6', 'case_sensitive']);
  });

  it('may name its licence and its authors in another way that is clear', async () => {
    const licensed = async (text: string) => legacy({ 'problem.yaml': `name: Sum\nlicense: ${text}\n` });
    for (const text of ['CC BY-SA', 'cc by-sa 4.0', 'CC-BY-SA-4.0']) {
      const reading = await licensed(text);
      expect(said(reading, 'warning')).toEqual([`problem.yaml:2: license is "${text}", which is read as cc by-sa`]);
      expect(reading.problem?.metadata.license).toBe('cc by-sa');
    }
    expect(said(await licensed('MIT'), 'error')).toEqual(['problem.yaml:2: license is "MIT"']);
    const listed = await legacy({ 'problem.yaml': 'name: Sum\nauthor: [Ada, Alan and Grace]\n' });
    expect(said(listed, 'warning')).toEqual(['problem.yaml:2: author is a list; it is used all the same']);
    expect(listed.problem?.metadata.credits).toEqual({ authors: [{ name: 'Ada' }, { name: 'Alan and Grace' }] });
  });

  it('has its constants used in the legacy format, too', async () => {
    const reading = await legacy({
      'problem.yaml': 'name: Sum\nconstants: {flag: case_sensitive}\n',
      'data/secret/testdata.yaml': 'output_validator_flags: "{{flag}}"\n',
    });
    expect(said(reading, 'warning')).toEqual([
      'problem.yaml:2: constants is of a later version of the format; it is used all the same',
    ]);
    expect(reading.problem?.constants).toEqual({ flag: 'case_sensitive', 'flag.value': 'case_sensitive' });
    expect(reading.problem?.testCases.at(-1)?.validatorFlags).toEqual(['case_sensitive']);
  });

  it('gives every metadata and limit of 2025-09', async () => {
    const problem = await sound(
      newer({
        'problem.yaml': [
          'problem_format_version: 2025-09',
          'type: pass-fail',
          'name: {en: Sum, sv: Summa}',
          'uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10',
          'version: 1.10',
          'credits:',
          '  authors: Ada <ada@example.org>',
          '  testers: [T One, {name: T Two, orcid: 0000-0001}]',
          '  translators: {sv: Sven}',
          'source: [{name: One, url: https://one.example}, Two]',
          'license: cc0',
          'rights_owner: Ada',
          'embargo_until: 2030-01-31',
          'keywords: [easy]',
          'languages: [python3, cpp]',
          'limits: {time_multipliers: {ac_to_time_limit: 3}, time_resolution: 0.1, time_limit: 1.5, memory: 256}',
          'constants: {n: 5000000, k: {value: 7, tex: seven}}',
        ].join('\n'),
        'statement/problem.sv.md': 'Hej',
      }),
    );
    expect(problem).toMatchObject({
      names: { en: 'Sum', sv: 'Summa' },
      timeLimitMs: 1500,
      languageCodes: ['python3', 'cpp'],
      constants: { n: '5000000', 'n.value': '5000000', k: '7', 'k.value': '7', 'k.tex': 'seven' },
      limits: { timeResolutionMs: 100, memoryMiB: 256, timeMultipliers: { acToTimeLimit: 3, timeLimitToTle: 1.5 } },
    });
    expect(problem.metadata).toMatchObject({
      version: '1.10',
      embargoUntil: '2030-01-31T00:00:00.000Z',
      source: [
        { name: 'One', url: 'https://one.example' },
        { name: 'Two', url: null },
      ],
      credits: {
        authors: [{ name: 'Ada', email: 'ada@example.org' }],
        testers: [{ name: 'T One' }, { name: 'T Two', orcid: '0000-0001' }],
        'translators.sv': [{ name: 'Sven' }],
      },
    });
  });

  it('reports every wrong field in one go, with its line', async () => {
    const reading = await newer({
      'problem.yaml': [
        'problem_format_version: 2025-09',
        'name: [Sum]',
        'uuid: 123',
        'license: GPL',
        'type: pass-fial',
        'limits:',
        '  memory: 2.5',
        '  time_limit: 1.5',
        '  time_resolution: 1',
        '  time_multipliers: {ac_to_time_limit: 0.5}',
        'colour: red',
      ].join('\n'),
      'data/secret/1.ans': null,
      'submissions/accepted/sum.py': null,
    });
    expect(said(reading, 'error')).toEqual(
      expect.arrayContaining([
        'problem.yaml:2: name must be a text',
        'problem.yaml:3: uuid is not a UUID',
        'problem.yaml:4: license is "GPL"',
        'problem.yaml:5: type has "pass-fial"',
        'problem.yaml:7: limits.memory is 2.5',
        'problem.yaml:10: limits.time_multipliers.ac_to_time_limit is 0.5',
        'data/secret/1.in: the input has no answer file',
        'submissions/accepted: there is no accepted submission',
      ]),
    );
    expect(said(reading, 'warning')).toEqual(
      expect.arrayContaining([
        'problem.yaml:8: limits.time_limit is no multiple of time_resolution, 1 s; it is used all the same',
        'problem.yaml:11: colour is not a key of this version of the format: it is ignored',
      ]),
    );
  });

  it('still looks at the test data where it is broken itself', async () => {
    const reading = await legacy({ 'problem.yaml': 'name: [unclosed\n', 'data/secret/2.in': null });
    expect(said(reading, 'error')).toEqual([
      expect.stringMatching(/^problem\.yaml:\d+: the YAML is broken/),
      'data/secret/2.ans: the answer has no input file',
    ]);
  });

  it('names a version it does not read, and one that is missing its file', async () => {
    expect(said(await legacy({ 'problem.yaml': 'problem_format_version: 2099-01\n' }), 'error')).toEqual([
      'problem.yaml:1: problem_format_version is "2099-01", which Docket does not read',
    ]);
    expect(said(await legacy({ 'problem.yaml': Buffer.from([0xff, 0xfe, 0x41]) }), 'error')).toEqual([
      'problem.yaml: the file is not UTF-8',
    ]);
  });

  it('reads drafts by their final names', async () => {
    const yaml = 'problem_format_version: 2023-07-draft\nname: Sum\ntype: pass-fail\nvalidator_flags: case_sensitive\n';
    const problem = await sound(newer({ 'problem.yaml': yaml }));
    expect(problem.format).toBe('2023-07');
    expect(problem.validatorFlags).toEqual(['case_sensitive']);
  });
});

describe('the time limit', () => {
  const yaml = (text: string): PackageFiles => ({ 'problem.yaml': `name: Sum\n${text}` });

  it('is left open where nothing names one', async () => {
    expect((await sound(legacy({ '.timelimit': null }))).timeLimitMs).toBeNull();
    expect((await sound(newer({ 'problem.yaml': V2025 }))).timeLimitMs).toBeNull();
  });

  it('comes from .timelimit, limits or domjudge-problem.ini, in the order of their weight', async () => {
    expect((await sound(legacy({ '.timelimit': '0.5' }))).timeLimitMs).toBe(500);
    expect((await sound(legacy({ ...yaml('limits: {time_limit: 3}\n'), '.timelimit': null }))).timeLimitMs).toBe(3000);
    const ini = { 'domjudge-problem.ini': "name = Sum\ntimelimit='4'\n" };
    expect((await sound(legacy({ ...ini, '.timelimit': null }))).timeLimitMs).toBe(4000);
    const both = await legacy(ini);
    expect(both.problem?.timeLimitMs).toBe(2000);
    expect(said(both, 'warning')).toEqual(['domjudge-problem.ini: another time limit, 2000 ms, is used']);
  });

  it('is refused where it is none', async () => {
    for (const text of ['soon', '-1', '0', '1e99', '']) {
      expect(said(await legacy({ '.timelimit': text }), 'error')).toEqual(['.timelimit: this is no time limit']);
    }
  });
});

describe('test data', () => {
  it('comes in the order of the format: samples first, groups and cases by name', async () => {
    const names = [
      'sample/2',
      'secret/10',
      'secret/2',
      'secret/b/x',
      'secret/a/2',
      'secret/a/1',
      'secret/a-b',
      'secret/B',
    ];
    const files = names.flatMap((name) => [`data/${name}.in`, `data/${name}.ans`]);
    const problem = await sound(legacy(Object.fromEntries(files.map((file) => [file, 'x']))));
    expect(problem.testCases.map(({ name }) => name)).toEqual([
      ...['sample/1', 'sample/2', 'secret/1', 'secret/10', 'secret/2', 'secret/B', 'secret/a/1', 'secret/a/2'],
      ...['secret/a-b', 'secret/b/x'],
    ]);
    expect(problem.testCases.at(-1)).toMatchObject({ groupPath: 'secret/b', isSample: false });
  });

  it('needs answers for inputs, inputs for answers and a secret case', async () => {
    const reading = await legacy({
      'data/sample/1.ans': null,
      'data/secret/1.in': null,
      'data/secret/2.in': null,
      'data/secret/2.ans': null,
    });
    expect(said(reading, 'error')).toEqual([
      'data/sample/1.in: the input has no answer file',
      'data/secret/1.ans: the answer has no input file',
      'data/secret: there are no secret test cases',
    ]);
  });

  it('warns of files that belong to nothing', async () => {
    const reading = await legacy({
      'data/generator.py': '',
      'data/secret/30.i': '',
      'data/secret/lost.desc': '',
      'data/secret/bad name.in': '',
    });
    expect(said(reading, 'warning')).toEqual([
      'data/secret/bad name.in: the name is not allowed by the format: the file is ignored',
      'data/generator.py: neither sample nor secret test data: it is ignored',
      'data/secret/30.i: no file of a test case: it is ignored',
      'data/secret/lost.desc: it belongs to no test case',
    ]);
  });

  it('inherits the flags of testdata.yaml and puts them behind the problem’s own', async () => {
    const problem = await sound(
      legacy({
        'problem.yaml': 'name: Sum\nvalidator_flags: case_sensitive\n',
        'data/secret/testdata.yaml': 'output_validator_flags: float_tolerance 1e-4\non_reject: continue\n',
        'data/secret/a/testdata.yaml': 'output_validator_flags: space_change_sensitive\ninput_validator_flags: n=5\n',
        'data/secret/a/1.in': '',
        'data/secret/a/1.ans': '',
        'data/secret/b/1.in': '',
        'data/secret/b/1.ans': '',
      }),
    );
    const flags = Object.fromEntries(
      problem.testCases.map(({ name, validatorFlags }) => [name, validatorFlags.join(' ')]),
    );
    expect(flags).toMatchObject({
      'sample/1': 'case_sensitive',
      'secret/1': 'case_sensitive float_tolerance 1e-4',
      'secret/a/1': 'case_sensitive space_change_sensitive',
      'secret/b/1': 'case_sensitive float_tolerance 1e-4',
    });
    expect(problem.testCases.find(({ name }) => name === 'secret/a/1')?.inputValidatorFlags).toEqual({ '*': ['n=5'] });
    expect(problem.stopAtFirstFailure).toBe(false);
  });

  it('reads test_group.yaml, <case>.yaml, .files and what is shown of a sample', async () => {
    const problem = await sound(
      newer({
        'data/secret/test_group.yaml': 'output_validator_args: [float_tolerance, "1e-4"]\n',
        'data/secret/1.yaml':
          'args: [-x]\noutput_validator_args: [case_sensitive]\nhint: Think.\nfull_feedback: true\n',
        'data/secret/1.files/table.txt': 'x',
        'data/secret/dir/3.in': '',
        'data/secret/dir/3.ans': '',
        'data/sample/1.in.statement': 'shown',
        'data/sample/1.out': '3\n',
      }),
    );
    const [sample, one, two, three] = problem.testCases;
    expect(sample?.shown).toMatchObject({
      input: { path: 'data/sample/1.in.statement' },
      answer: { path: 'data/sample/1.out' },
      isOutput: true,
    });
    expect(sample?.fullFeedback).toBe(true);
    expect(one).toMatchObject({ args: ['-x'], validatorFlags: ['case_sensitive'], hint: 'Think.', fullFeedback: true });
    expect(one?.files.map(({ name }) => name)).toEqual(['table.txt']);
    expect(two).toMatchObject({ validatorFlags: ['float_tolerance', '1e-4'], fullFeedback: false, args: [] });
    expect(three?.name).toBe('secret/dir/3');
    expect(problem.groups.map(({ path }) => path)).toEqual(['sample', 'secret']);
  });

  it('refuses two files that stand in for the same thing', async () => {
    const reading = await newer({ 'data/sample/1.ans.statement': '', 'data/sample/1.out': '' });
    expect(said(reading, 'error')).toEqual(['data/sample/1: .ans.statement and .out both stand in for the answer']);
    const two = await newer({ 'data/sample/1.ans.download': '', 'data/sample/1.out': '' });
    expect(said(two, 'error')).toEqual(['data/sample/1: .ans.download and .out both stand in for the answer']);
  });

  it('warns of what is shown in place of something else that is still there to download', async () => {
    const reading = await newer({ 'data/sample/1.in.statement': 'shown', 'data/sample/1.out': '3\n' });
    expect(said(reading, 'error')).toEqual([]);
    expect(said(reading, 'warning')).toEqual([
      'data/sample/1.in.statement: it is shown in place of 1.in, which is still what can be downloaded',
    ]);
    const both = await newer({ 'data/sample/1.in.statement': 'shown', 'data/sample/1.in.download': 'shown' });
    expect(said(both, 'warning')).toEqual([]);
  });
});

describe('flags of the default output validator', () => {
  it.each([
    ['float_tolerance', 'float_tolerance needs a number behind it'],
    ['float_tolerance x', 'float_tolerance needs a number behind it'],
    ['float_tolerance -1', 'float_tolerance needs a number behind it'],
    ['fuzzy', 'the default output validator has no flag "fuzzy"'],
  ])('%s is refused', async (flags, message) => {
    const inProblem = await legacy({ 'problem.yaml': `name: Sum\nvalidator_flags: ${flags}\n` });
    expect(said(inProblem, 'error')).toEqual([`problem.yaml: ${message}`]);
    const inGroup = await newer({
      'data/secret/test_group.yaml': `output_validator_args: [${flags.replace(' ', ', ')}]\n`,
    });
    expect(said(inGroup, 'error')).toEqual([expect.stringContaining(message)]);
  });

  it('may not name a tolerance twice in 2025-09', async () => {
    const args = 'output_validator_args: [float_tolerance, 1e-4, float_absolute_tolerance, 1e-3]\n';
    expect(said(await newer({ 'data/secret/test_group.yaml': args }), 'error')).toHaveLength(1);
  });

  it('are anything for a validator of the package’s own', async () => {
    const reading = await legacy({
      'problem.yaml': 'name: Sum\nvalidation: custom\nvalidator_flags: fuzzy 3\n',
      'output_validators/check.py': 'x',
    });
    expect(reading.findings).toEqual([]);
  });
});

describe('validators', () => {
  it('are single files, directories, or directories with scripts', async () => {
    const problem = await sound(
      legacy({
        'problem.yaml': 'name: Sum\nvalidation: custom\n',
        'output_validators/one.cpp': 'int main() {}',
        'output_validators/two/validate.cc': 'int main() {}',
        'output_validators/two/validate.h': '',
        'output_validators/three/build': '#!/bin/sh',
        'output_validators/three/run': '#!/bin/sh',
        'input_validators/grammar.ctd': 'INT(1,2) NEWLINE EOF',
      }),
    );
    expect(problem.outputValidators).toMatchObject([
      { name: 'one', language: 'cpp', hasBuild: false, hasRun: false },
      { name: 'three', language: null, hasBuild: true, hasRun: true },
      { name: 'two', language: 'cpp', hasBuild: false },
    ]);
    expect(problem.outputValidators[2]?.files.map(({ name }) => name)).toEqual(['validate.cc', 'validate.h']);
    expect(problem.inputValidators.map(({ name }) => name)).toEqual(['check', 'grammar']);
  });

  it('are one program in 2025-09, in their directory or one below', async () => {
    const direct = await sound(newer({ 'output_validator/a.cc': 'int main() {}', 'output_validator/b.h': '' }));
    expect(direct.outputValidators).toMatchObject([{ path: 'output_validator', language: 'cpp' }]);
    const below = await sound(newer({ 'output_validator/v/a.py': '' }));
    expect(below.outputValidators).toMatchObject([{ path: 'output_validator/v', language: 'python' }]);
  });

  it('must be there where they are announced, and are refused where they are not', async () => {
    const none = await legacy({ 'problem.yaml': 'name: Sum\nvalidation: custom\n' });
    expect(said(none, 'error')).toEqual(['output_validators: validation is custom but there is no output validator']);
    const unasked = { '.timelimit': null, 'output_validators/cmp/c.cc': '' };
    for (const yaml of ['name: Sum\n', 'name: Sum\nvalidation: default\n']) {
      const { findings } = await legacy({ ...unasked, 'problem.yaml': yaml });
      expect(findings).toMatchObject([
        {
          severity: 'error',
          file: 'problem.yaml',
          message: 'there are output validators, but validation is not custom',
          remedy: 'Write validation: custom, or remove them',
        },
      ]);
    }
    const wrong = await legacy({ 'problem.yaml': 'name: Sum\nvalidation: magic\n' });
    expect(said(wrong, 'error')).toEqual(['problem.yaml:2: validation begins with "magic"']);
    const foreign = await newer({ 'output_validator/check.xyz': '' });
    expect(said(foreign, 'error')).toHaveLength(1);
  });

  it.each<[string, PackageFiles]>([
    ['a header', { 'output_validators/validate.cc': 'int main() {}', 'output_validators/validate.h': '' }],
    [
      'scripts',
      { 'output_validators/build': '#!/bin/sh', 'output_validators/run': '#!/bin/sh', 'output_validators/c.cc': '' },
    ],
    ['nothing but a script', { 'output_validators/run': '#!/bin/sh' }],
  ])('are one program where %s stands straight in the directory', async (_, files) => {
    const reading = await legacy({ 'problem.yaml': 'name: Sum\nvalidation: custom\n', ...files });
    expect(reading.findings).toEqual([]);
    expect(reading.problem?.outputValidators.map(({ path, files: all }) => [path, all.length])).toEqual([
      ['output_validators', Object.keys(files).length],
    ]);
  });

  it('are no grammars', async () => {
    const reading = await legacy({
      'problem.yaml': 'name: Sum\nvalidation: custom\n',
      'output_validators/check.py': '',
      'output_validators/g.ctd': 'INT(1,2) NEWLINE EOF',
    });
    expect(said(reading, 'error')).toEqual(['output_validators/g.ctd: a grammar checks inputs, not outputs']);
  });

  it('make a problem interactive or scoring', async () => {
    const problem = await sound(
      legacy({
        'problem.yaml': 'name: Sum\ntype: scoring\nvalidation: custom interactive score\n',
        'output_validators/check.py': '',
      }),
    );
    expect(problem.types).toEqual(['scoring', 'interactive']);
    const needsScoring = await legacy({
      'problem.yaml': 'name: Sum\nvalidation: custom score\n',
      'output_validators/check.py': '',
    });
    expect(said(needsScoring, 'error')).toEqual(['problem.yaml:2: validation: score needs a scoring problem']);
  });
});

describe('submissions', () => {
  const expectations = ({ submissions }: ProblemPackage): Record<string, string> =>
    Object.fromEntries(
      submissions.map(({ path, expectation }) => [path.replace('submissions/', ''), expectation.verdicts.join(' ')]),
    );

  it('are expected to get what their directory says', async () => {
    const dirs = [
      'time_limit_exceeded',
      'run_time_error',
      'rejected',
      'compile_error',
      'memory_limit_exceeded',
      'other',
    ];
    const files = Object.fromEntries(dirs.map((dir) => [`submissions/${dir}/x.py`, 'x']));
    expect(expectations(await sound(legacy(files)))).toEqual({
      'accepted/sum.py': 'AC',
      'wrong_answer/zero.py': 'WA OLE',
      'time_limit_exceeded/x.py': 'WA TLE OLE',
      'run_time_error/x.py': 'WA TLE RTE MLE OLE SV',
      'rejected/x.py': 'WA TLE RTE MLE OLE SV',
      'compile_error/x.py': 'CE',
      'memory_limit_exceeded/x.py': 'MLE',
      'other/x.py': '',
    });
    expect(expectations(await sound(newer(files)))).toMatchObject({
      'time_limit_exceeded/x.py': 'TLE OLE',
      'run_time_error/x.py': 'RTE MLE OLE SV',
    });
  });

  it('say it themselves outside the standard directories', async () => {
    const tag = '# @EXPECTED_RESULTS@: CORRECT, TIMELIMIT\n';
    const problem = await sound(
      legacy({ 'submissions/mixed/a.py': tag, 'submissions/rejected/b.py': tag, 'submissions/accepted/c.py': tag }),
    );
    expect(expectations(problem)).toMatchObject({
      'mixed/a.py': 'AC TLE OLE',
      'rejected/b.py': 'AC TLE OLE',
      'accepted/c.py': 'AC',
    });
  });

  it('follow submissions.yaml in 2025-09', async () => {
    const problem = await sound(
      newer({
        'submissions/submissions.yaml': [
          'accepted/{sum,other}.py: {model_solution: true, authors: Ada}',
          'wrong_answer:',
          '  permitted: [AC, WA, TLE]',
          'mixed/*:',
          '  language: cpp',
          '  entrypoint: main.xyz',
          '  required: [RTE]',
          '  secret/group*: {permitted: [AC]}',
        ].join('\n'),
        'submissions/accepted/other.py': 'x',
        'submissions/mixed/a.xyz': 'x',
      }),
    );
    const by = Object.fromEntries(problem.submissions.map((one) => [one.path.replace('submissions/', ''), one]));
    expect(by['accepted/sum.py']?.expectation).toMatchObject({ isModelSolution: true });
    // The directory's default `required` stays, since only `permitted` was written.
    expect(by['wrong_answer/zero.py']?.expectation.rules).toMatchObject([
      { permitted: ['AC', 'WA', 'OLE', 'TLE'], required: ['WA', 'OLE'] },
    ]);
    expect(by['mixed/a.xyz']).toMatchObject({ language: 'cpp', entryPoint: 'main.xyz' });
    expect(by['mixed/a.xyz']?.expectation.rules).toMatchObject([
      { cases: null, required: ['RTE', 'MLE', 'OLE', 'SV'] },
      { cases: 'secret/group*', permitted: ['AC'] },
    ]);
  });

  it('reports what submissions.yaml has wrong', async () => {
    const reading = await newer({
      'submissions/submissions.yaml': 'accepted:\n  permitted: [AC, OK]\n  colour: red\nnone/*: {language: c}\n',
    });
    expect(said(reading, 'error')).toEqual(['submissions/submissions.yaml:2: accepted.permitted has "OK"']);
    expect(said(reading, 'warning')).toEqual([
      'submissions/submissions.yaml:3: accepted.colour is neither a key nor test data: it is ignored',
      'submissions/submissions.yaml:4: the pattern none/* matches no submission',
    ]);
  });

  it('may be directories, and are told apart from compiled programs', async () => {
    const reading = await legacy({
      'submissions/accepted/several/main.py': 'import helper',
      'submissions/accepted/several/helper.py': '',
      'submissions/accepted/sum.exe': Buffer.from([0x4d, 0x5a, 0, 0]),
      'submissions/accepted/a.out': Buffer.from([0x7f, 0x45, 0, 0]),
      'submissions/accepted/binary': Buffer.from([0x7f, 0x45, 0, 0]),
      'submissions/accepted/sum.jl': 'println(3)',
      'submissions/stray.py': '',
    });
    expect(reading.problem?.submissions.map(({ path, language, files }) => [path, language, files.length])).toEqual([
      ['submissions/accepted/several', 'python', 2],
      ['submissions/accepted/sum.jl', null, 1],
      ['submissions/accepted/sum.py', 'python', 1],
      ['submissions/wrong_answer/zero.py', 'python', 1],
    ]);
    expect(said(reading, 'warning')).toHaveLength(4);
  });
});

describe('domjudge-problem.ini', () => {
  const ini = (text: string, yaml = 'name: Sum\n') => legacy({ 'domjudge-problem.ini': text, 'problem.yaml': yaml });

  it('has flags of the output validator, unless problem.yaml has others', async () => {
    const text = "timelimit='2'\nspecial_compare = compare\nspecial_compare_args = 'float_tolerance 1e-4'\n";
    const problem = await sound(ini(text));
    expect(problem.validatorFlags).toEqual(['float_tolerance', '1e-4']);
    expect(problem.testCases.every(({ validatorFlags }) => validatorFlags[1] === '1e-4')).toBe(true);
    const both = await ini(text, 'name: Sum\nvalidator_flags: case_sensitive\n');
    expect(both.problem?.validatorFlags).toEqual(['case_sensitive']);
    expect(said(both, 'warning')).toContain('domjudge-problem.ini:3: problem.yaml has other flags, which are used');
  });

  it('may not name a validator that is on a server only', async () => {
    expect(said(await ini('special_compare=boolfind_cmp\n'), 'error')).toEqual([
      'domjudge-problem.ini:1: special_compare names "boolfind_cmp", which is on a DOMjudge server and not in the package',
    ]);
  });
});

it('files to include in a language that nobody knows are not used, which is told', async () => {
  const files = { 'include/cpp/a.h': '', 'include/default/b.h': '', 'include/c++/c.h': '', 'include/d.h': '' };
  const reading = await read(newerPackage(files));
  expect(Object.keys(reading.problem?.includedFiles ?? {})).toEqual(['c++', 'cpp', 'default']);
  expect(said(reading, 'warning')).toEqual([
    'include/c++: there is no language "c++" here: the files are not used',
    'include/d.h: the file is in no language directory: it is ignored',
  ]);
  expect(reading.findings.find(({ file }) => file === 'include/c++')?.remedy).toContain(
    'default, or one of ada, assembly, bash, c,',
  );
});

describe('statements', () => {
  it('come in languages, with their names and what lies beside them', async () => {
    const problem = await sound(
      legacy({
        'problem.yaml': '',
        'problem_statement/problem.en.tex': '%% plainproblemname: The \\% Sum\n\\problemname{The \\emph{Sum}}',
        'problem_statement/problem.sv.tex': '\\problemname{Summan -- $n$}',
        'problem_statement/problem.de.pdf': '%PDF',
        'problem_statement/img/map.png': 'x',
      }),
    );
    expect(problem.names).toEqual({ en: 'The \\% Sum', sv: 'Summan – n' });
    expect(problem.statements.map(({ language, format, assets }) => [language, format, assets.length])).toEqual([
      ['de', 'pdf', 0],
      ['en', 'latex', 1],
      ['sv', 'latex', 1],
    ]);
    expect(problem.statements[1]?.assets[0]?.name).toBe('img/map.png');
  });

  it('have the name of problem.yaml where theirs is a macro that stands for it', async () => {
    const statement = (name: string, yaml: string): Promise<Record<string, string>> =>
      sound(legacy({ 'problem.yaml': yaml, 'problem_statement/problem.en.tex': `\\problemname{${name}}` })).then(
        ({ names }) => names,
      );
    expect(await statement('\\problemyamlname', 'name: Two Sums')).toEqual({ en: 'Two Sums' });
    expect(await statement('The \\foo{x}', 'name: The X')).toEqual({ en: 'The X' });
    expect(await statement('G\\"odel', 'name: Goedel')).toEqual({ en: 'Gödel' });
  });

  it('are there once for a language, and at least once', async () => {
    const twice = await legacy({ 'problem_statement/problem.en.pdf': '%PDF' });
    expect(said(twice, 'warning')).toEqual([
      'problem_statement/problem.en.pdf: problem_statement/problem.en.tex is shown in its place',
    ]);
    const none = await legacy({ 'problem_statement/problem.en.tex': null, '.timelimit': null });
    expect(said(none, 'error')).toEqual(['problem_statement: there is no problem statement']);
    const nameless = await legacy({ 'problem.yaml': '', 'problem_statement/problem.en.tex': 'Add.' });
    expect(said(nameless, 'error')).toEqual(['problem.yaml: the problem has no name']);
  });

  it('may lie where another version of the format has them', async () => {
    const reading = await newer({
      'statement/problem.en.md': null,
      'problem_statement/problem.en.md': 'Add.',
    });
    expect(reading.problem?.statements).toHaveLength(1);
    expect(said(reading, 'warning')).toEqual(['problem_statement: format 2025-09 calls this directory statement']);
  });
});
