/**
 * A package goes out in another format and comes back: the same test data, limits, scores and expectations. Long because
 * each thing that packages hold has its own way there and back.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  cmsPackage,
  dmojPackage,
  fpsPackage,
  hydroPackage,
  polygonPackage,
  qduojPackage,
  QUESTIONNAIRE,
} from '../../../test/support/foreign-packages.js';
import { legacyPackage, newerPackage, type PackageFiles } from '../../../test/support/packages.js';
import { PackageReader } from '../../../test/support/read-package.js';
import type { ExportFormat } from '../../contract/export-formats.js';
import type { Finding } from '../../contract/package-finding.js';
import { detectProgram } from '../detect-program.js';
import { detectFormat, readPackage } from '../formats.js';
import { MadeFiles } from '../made-files.js';
import type { ProblemPackage } from '../problem-package.js';
import { readZip } from '../read-zip.js';
import { plainGroups } from './scoring.js';
import { Outgoing } from './outgoing.js';
import { writePackage } from './write-package.js';

const reader = new PackageReader();
const removals: string[] = [];
afterEach(async () => {
  await reader.dispose();
  for (const directory of removals.splice(0)) await rm(directory, { recursive: true, force: true });
});

async function sendAndReturn(problem: ProblemPackage, format: ExportFormat) {
  const work = await mkdtemp(path.join(tmpdir(), 'docket-round-trip-'));
  removals.push(work);
  const made = new MadeFiles(path.join(work, 'made'));
  const { open, conversion } = await writePackage(problem, format, 'sum', made);
  const zip = path.join(work, 'sum.zip');
  await pipeline(open(), createWriteStream(zip));
  const tree = await readZip(zip, work, 'sum');
  const { problem: returned, findings } = await readPackage(detectFormat(tree, null), { detect: detectProgram, made });
  // Hydro's packages have no solutions, which Kattis' must have; the report of the export says so.
  const isWantedSolution = ({ message }: Finding): boolean => message === 'there is no accepted submission';
  const errors = findings.filter((one) => one.severity === 'error' && !isWantedSolution(one));
  if (returned === null || errors.length > 0) throw new Error(JSON.stringify(errors, null, 1));
  return {
    returned,
    conversion,
    zip: createHash('sha256')
      .update(await readFile(zip))
      .digest('hex'),
  };
}

/** What decides over verdicts and scores, whatever the names of things are. */
function essence(problem: ProblemPackage) {
  const outgoing = new Outgoing('sum', new MadeFiles('/nonexistent'));
  const isScoring = problem.types.includes('scoring');
  const groups = isScoring ? plainGroups(problem, outgoing) : null;
  const place = (name: string): number | string =>
    name === 'sample' ? name : (groups?.findIndex(({ path: own }) => own === name) ?? name);
  return {
    types: problem.types,
    fileNames: problem.fileNames ?? null,
    codeAround: problem.codeAround ?? null,
    processes: problem.processes ?? null,
    limitFactors: problem.limitFactors ?? null,
    names: Object.values(problem.names),
    timeLimitMs: problem.timeLimitMs,
    memoryMiB: problem.limits.memoryMiB,
    cases: problem.testCases.map(({ isSample, input, answer, groupPath }) => [
      isSample ? 'sample' : isScoring ? place(groupPath) : 'secret',
      input.sha256,
      answer.sha256,
    ]),
    scores: groups?.map(({ maxScore, aggregation, requirePass }) => ({
      maxScore,
      aggregation,
      requires: requirePass.map(place),
    })),
    submissions: problem.submissions
      .map(({ files, language, expectation }) => [files.map(({ file }) => file.sha256), language, expectation.verdicts])
      .sort(),
  };
}

const SCORED: Record<string, PackageFiles> = {
  polygon: polygonPackage('scored'),
  dmoj: dmojPackage('scored', { 'tests/half/test.yml': null }),
  hydro: hydroPackage('scored'),
  qduoj: qduojPackage('scored'),
  cms: cmsPackage('scored'),
};
const PLAIN: Record<string, PackageFiles> = {
  polygon: polygonPackage(),
  dmoj: dmojPackage(),
  hydro: hydroPackage(),
  'hydro, on files': hydroPackage('pass-fail', {
    'testdata/config.yaml': 'type: default\ntime: 1500ms\nmemory: 128m\nfilename: sum\n',
  }),
  qduoj: qduojPackage(),
  fps: fpsPackage(),
  legacy: legacyPackage(),
  '2025-09': newerPackage(),
};

describe.each(Object.entries(PLAIN))('a pass-fail package of %s', (from, files) => {
  it.each(['2025-09', 'legacy'] as const)('is the same after a way through %s', async (format) => {
    const problem = await reader.sound(files);
    const { returned, conversion } = await sendAndReturn(problem, format);
    const { submissions, ...rest } = essence(problem);
    expect(essence(returned)).toMatchObject(rest);
    // What DMOJ's tests expect of single test cases has no place; that is told.
    if (from === 'dmoj') expect(conversion.map(({ what }) => what)).toContain('expectation');
    else expect(essence(returned).submissions).toEqual(submissions);
    const flags = (one: ProblemPackage) => one.testCases.map(({ validatorFlags }) => validatorFlags);
    expect(flags(returned)).toEqual(flags(problem));
  });

  it('is the same after a way through polygon', async () => {
    const problem = await reader.sound(files);
    const { returned } = await sendAndReturn(problem, 'polygon');
    // Expectations that only a tag of DMOJ's can have are told as rejected.
    const { submissions, ...rest } = essence(problem);
    expect(essence(returned)).toMatchObject(rest);
    if (from !== 'dmoj') expect(essence(returned).submissions).toEqual(submissions);
    expect(returned.testCases[0]?.validatorFlags).toEqual(problem.testCases[0]?.validatorFlags);
  });
});

it.each(['2025-09', 'legacy', 'fps'] as const)(
  'code around submissions is the same after a way through %s',
  async (format) => {
    const template = {
      'C++': { prepend: '#include <cstdio>\n', template: '', append: 'int main() { puts("]]>"); }\n' },
    };
    const problem = await reader.sound(qduojPackage('pass-fail', { template }));
    const { returned, conversion } = await sendAndReturn(problem, format);
    expect(returned.codeAround).toEqual(problem.codeAround);
    expect(Object.keys(problem.codeAround ?? {})).toEqual(['cpp']);
    if (format !== 'fps') expect(conversion.map(({ what }) => what)).toContain('code around submissions');
    await expect(sendAndReturn(problem, 'polygon')).rejects.toThrow(
      /^The package has an error and was not exported\. .*code around submissions/,
    );
  },
);

it.each(['polygon', 'legacy'] as const)(
  'a title that is no LaTeX is the same after a way through %s',
  async (format) => {
    const names = { en: 'From $5 to $6, 50% of C:\\new_{x} ~ 2^n & #1' };
    const { returned } = await sendAndReturn({ ...(await reader.sound(polygonPackage())), names }, format);
    expect(returned.names).toEqual(names);
  },
);

it('a first line that is blank is there after a way through fps', async () => {
  const problem = await reader.sound(qduojPackage('pass-fail', {}, { 'testcase/1.in': '\n\n3 4\n' }));
  const { returned } = await sendAndReturn(problem, 'fps');
  expect(essence(returned).cases).toEqual(essence(problem).cases);
});

it('limits by language are the same after a way through Kattis, and refused elsewhere', async () => {
  const config = 'time_limit_rate: {py: 2.5, java: 2}\nmemory_limit_rate: {java: 3}\n';
  const problem = await reader.sound(hydroPackage('pass-fail', { 'testdata/config.yaml': config }));
  for (const format of ['2025-09', 'legacy'] as const) {
    const { returned } = await sendAndReturn(problem, format);
    expect(returned.limitFactors).toEqual(problem.limitFactors);
  }
  for (const format of ['polygon', 'fps'] as const) {
    await expect(sendAndReturn(problem, format)).rejects.toThrow(/limits by language/);
  }
});

it('validators that see the run do so after a way through Kattis', async () => {
  const files = dmojPackage('pass-fail', {
    'init.yml': `checker: check.py\n${String(dmojPackage()['init.yml'])}`,
    'check.py': 'def check(process_output, judge_output, submission_source, **rest): return submission_source\n',
  });
  const problem = await reader.sound(files);
  for (const format of ['2025-09', 'legacy'] as const) {
    const { returned } = await sendAndReturn(problem, format);
    expect(returned.outputValidators.map(({ seesRun }) => seesRun)).toEqual([true]);
  }
});

it('a questionnaire is the same after a way through 2025-09, and refused elsewhere', async () => {
  const problem = await reader.sound(QUESTIONNAIRE);
  const { returned } = await sendAndReturn(problem, '2025-09');
  expect(essence(returned)).toEqual(essence(problem));
  expect(returned.answerSheet).toEqual(problem.answerSheet);
  for (const format of ['legacy', 'polygon', 'fps'] as const) {
    await expect(sendAndReturn(problem, format)).rejects.toThrow(/the type submit-answer/);
  }
});

it('several processes of a submission, and what they are given, are the same after a way through 2025-09', async () => {
  const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\nnum_processes: 2\n';
  const cms = cmsPackage('scored', {
    'task.yaml': yaml,
    'check/manager.cpp': 'int main() {}',
    'sol/stub.cpp': 'int main() {}',
    'sol/solution.cpp': 'int sum;',
  });
  const hydro = hydroPackage('pass-fail', {
    'testdata/config.yaml': 'type: communication\nnum_processes: 3\nmanager: manage.cc\n',
    'testdata/manage.cc': 'int main() {}',
  });
  for (const files of [cms, hydro]) {
    const problem = await reader.sound(files);
    const { returned, conversion } = await sendAndReturn(problem, '2025-09');
    expect(essence(returned)).toEqual(essence(problem));
    expect(returned.processes).toEqual(problem.processes);
    expect(returned.testCases.map(({ args }) => args)).toEqual(problem.testCases.map(({ args }) => args));
    expect(conversion.map(({ what }) => what)).toContain('processes');
    for (const format of ['polygon', 'fps'] as const) {
      const message = expect.stringContaining('several processes of a submission') as string;
      const errors = expect.arrayContaining([expect.objectContaining({ message })]) as unknown;
      await expect(sendAndReturn(problem, format)).rejects.toMatchObject({ errors });
    }
  }
});

it('an interactor that decides alone still does after a way through 2025-09', async () => {
  const files = {
    'testdata/config.yaml': 'type: interactive\ninteractor: talk.cc\n',
    'testdata/talk.cc': 'int main() {}',
  };
  const problem = await reader.sound(hydroPackage('pass-fail', files));
  const { returned } = await sendAndReturn(problem, '2025-09');
  expect(returned.types).toEqual(['pass-fail', 'interactive']);
  const run = returned.outputValidators[0]?.files.find(({ name }) => name === 'run');
  expect(await readFile(run?.file.hostPath ?? '', 'utf8')).toContain('talks through our own standard input and output');
});

describe.each(Object.entries(SCORED))('a scored package of %s', (_, files) => {
  it.each(['2025-09', 'polygon'] as const)('is the same after a way through %s', async (format) => {
    const problem = await reader.sound(files);
    // CMS' checkers and comparison, and Polygon's, come through; what does not is told.
    const { returned } = await sendAndReturn(problem, format);
    expect(essence(returned)).toEqual(essence(problem));
  });
});

it('scores in the legacy version lose dependencies, and say so', async () => {
  const problem = await reader.sound(SCORED['hydro'] ?? {});
  const { returned, conversion } = await sendAndReturn(problem, 'legacy');
  const [first, second] = [essence(returned).scores, essence(problem).scores];
  expect(first?.map(({ maxScore, aggregation }) => [maxScore, aggregation])).toEqual(
    second?.map(({ maxScore, aggregation }) => [maxScore, aggregation]),
  );
  expect(conversion).toContainEqual(expect.objectContaining({ outcome: 'lost', what: 'dependency' }));
});

describe('FPS', () => {
  it.each(['polygon', 'hydro', 'dmoj', 'qduoj', '2025-09'])('takes a pass-fail problem of %s', async (from) => {
    const files = from === 'polygon' ? { ...PLAIN[from], 'files/testlib.h': null } : (PLAIN[from] ?? {});
    const problem = await reader.sound(files);
    const { returned, conversion } = await sendAndReturn(problem, 'fps');
    const { types, names, timeLimitMs, memoryMiB, cases } = essence(problem);
    expect(essence(returned)).toMatchObject({ types, timeLimitMs, memoryMiB, cases, names: [names[0]] });
    expect(conversion.some(({ outcome }) => outcome === 'changed')).toBe(true);
  });

  it('refuses what it cannot express, all at once', async () => {
    const problem = await reader.sound(polygonPackage());
    const floats = {
      ...problem,
      testCases: problem.testCases.map((one) => ({ ...one, validatorFlags: ['float_tolerance', '1e-6'], args: ['x'] })),
    };
    await expect(sendAndReturn(floats, 'fps')).rejects.toMatchObject({
      errors: [
        { message: expect.stringContaining('an output validator') as string },
        { message: expect.stringContaining('a tolerance') as string },
        { message: expect.stringContaining('arguments') as string },
      ],
    });
  });
});

it('the same problem makes the same bytes', async () => {
  const [one, other] = [await reader.sound(hydroPackage('scored')), await reader.sound(hydroPackage('scored'))];
  const zips = [(await sendAndReturn(one, '2025-09')).zip, (await sendAndReturn(other, '2025-09')).zip];
  expect(zips[0]).toBe(zips[1]);
});

it('a checker of testlib goes out to Kattis behind a script, and to Polygon as it is', async () => {
  const problem = await reader.sound(polygonPackage());
  const kattis = (await sendAndReturn(problem, '2025-09')).returned;
  expect(kattis.outputValidators).toMatchObject([{ hasBuild: true, hasRun: true }]);
  expect(kattis.outputValidators[0]?.protocol).toBeUndefined();
  const polygon = (await sendAndReturn(problem, 'polygon')).returned;
  expect(polygon.outputValidators).toMatchObject([{ protocol: 'testlib', language: 'cpp17' }]);
});

it('points of a checker go out to Polygon as they are, also above those of a test', async () => {
  const files = polygonPackage('scored', { 'files/check.cpp': '#include "testlib.h"\nint main() { quitp(50); }\n' });
  const problem = await reader.sound(files);
  const { returned } = await sendAndReturn(problem, 'polygon');
  expect(returned.groups.find(({ path }) => path === 'secret')?.scoring).toMatchObject({ maxScore: 100, isOpen: true });
  await expect(sendAndReturn(problem, '2025-09')).rejects.toThrow();
  const xml = String(files['problem.xml']).replace(
    '<judging ',
    '<judging treat-points-from-checker-as-percent="true" ',
  );
  const percent = await reader.sound({ ...files, 'problem.xml': xml });
  const again = (await sendAndReturn(percent, 'polygon')).returned;
  expect(again.outputValidators).toMatchObject([{ points: 'percent' }]);
});

it('constants stay constants in 2025-09 and are put in place elsewhere', async () => {
  const yaml = `${String(newerPackage()['problem.yaml'])}constants:\n  big: {value: 60, tex: "6\\\\cdot 10"}\n`;
  const files = newerPackage({ 'problem.yaml': yaml, 'statement/problem.en.md': 'Up to {{big}}.\n' });
  const problem = await reader.sound(files);
  expect((await sendAndReturn(problem, '2025-09')).returned.constants).toEqual(problem.constants);
  const legacy = (await sendAndReturn(problem, 'legacy')).returned;
  expect(await readFile(legacy.statements[0]?.file.hostPath ?? '', 'utf8')).toContain('Up to 60.');
  const written = {
    'statement/problem.en.md': null,
    'statement/problem.en.tex': '$a_{{big}} = \\constant{big.tex}$\n',
  };
  const { returned } = await sendAndReturn(await reader.sound({ ...files, ...written }), 'legacy');
  expect(await readFile(returned.statements[0]?.file.hostPath ?? '', 'utf8')).toContain('$a_{{big}} = 6\\cdot 10$');
});

it('a problem of functions, and tests of validators, are told of', async () => {
  const problem = await reader.sound(newerPackage());
  const functions = [{ name: 'add', parameters: [], result: 'int' as const }] as unknown as ProblemPackage['functions'];
  await expect(sendAndReturn({ ...problem, functions: functions ?? null }, 'legacy')).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining('functions in place of a program') as string }],
  });
  const without = await sendAndReturn(problem, 'legacy');
  expect(without.conversion.map(({ what }) => what)).not.toContain('tests of validators');
});

it('how a legacy pass-fail problem makes its verdict comes back', async () => {
  const problem = await reader.sound(
    legacyPackage({
      'data/testdata.yaml': 'on_reject: continue\n',
      'data/secret/testdata.yaml': 'grader_flags: first_error\n',
    }),
  );
  expect(problem.stopAtFirstFailure).toBe(false);
  const { returned } = await sendAndReturn(problem, 'legacy');
  expect(returned.groups).toEqual(problem.groups);
  const { conversion } = await sendAndReturn(problem, '2025-09');
  expect(conversion.map(({ outcome, what }) => `${outcome} ${what}`)).toContain('changed verdict');
});

it('what a legacy pass-fail problem accepts in spite of a failure is said by no other format', async () => {
  for (const flags of ['accept_if_any_accepted', 'always_accept']) {
    const problem = await reader.sound(legacyPackage({ 'data/secret/testdata.yaml': `grader_flags: ${flags}\n` }));
    for (const format of ['2025-09', 'polygon', 'fps'] as const) {
      await expect(sendAndReturn(problem, format)).rejects.toThrow('failed test cases may be accepted');
    }
  }
});

it('a legacy problem without points for a part of it says that there are some in 2025-09', async () => {
  const scored = (secret: string) =>
    reader.sound(legacyPackage({ 'problem.yaml': 'name: Sum\ntype: scoring\n', 'data/secret/testdata.yaml': secret }));
  const changed = async (problem: ProblemPackage) =>
    (await sendAndReturn(problem, '2025-09')).conversion.map(({ outcome, what }) => `${outcome} ${what}`);
  expect(await changed(await scored('accept_score: 50\n'))).toContain('changed score');
  expect(await changed(await scored('grader_flags: accept_if_any_accepted\n'))).toContain('changed score');
  const inParts = 'on_reject: continue\ngrader_flags: accept_if_any_accepted\n';
  expect(await changed(await scored(inParts))).not.toContain('changed score');
});

it('a legacy group without grader flags below one that has some comes back without', async () => {
  const problem = await reader.sound(
    legacyPackage({
      'data/testdata.yaml': 'grader_flags: always_accept\n',
      'data/secret/testdata.yaml': 'grader_flags: ""\n',
    }),
  );
  expect((await sendAndReturn(problem, 'legacy')).returned.groups).toEqual(problem.groups);
});

/** Of two groups, in 2025-09. */
function scoredPackage(secret: string, first: string, second: string): PackageFiles {
  const loose = ['1.in', '1.ans', '2.in', '2.ans'].map((name) => [`data/secret/${name}`, null] as const);
  return newerPackage({
    ...Object.fromEntries(loose),
    'problem.yaml': `${String(newerPackage()['problem.yaml'])}type: scoring\n`,
    'data/secret/test_group.yaml': secret,
    'data/secret/a/test_group.yaml': first,
    'data/secret/a/1.in': '1 1\n',
    'data/secret/a/1.ans': '2\n',
    'data/secret/b/test_group.yaml': second,
    'data/secret/b/1.in': '1 2\n',
    'data/secret/b/1.ans': '3\n',
  });
}

describe('how 2025-09 scores', () => {
  const STATIC = { 'static_validator/look.py': 'import sys\nsys.exit(42)\n' };

  it.each<[string, PackageFiles]>([
    ['the worst group', scoredPackage('score_aggregation: min\n', 'max_score: 100\n', 'max_score: 100\n')],
    ['only after the samples', scoredPackage('require_pass: sample\n', 'max_score: 40\n', 'max_score: 60\n')],
    [
      'without a maximum',
      scoredPackage('max_score: unbounded\n', 'score_aggregation: sum\n', 'score_aggregation: min\n'),
    ],
    [
      'the source as well',
      {
        ...STATIC,
        ...scoredPackage(
          'max_score: 100\n',
          'max_score: 40\nscore_aggregation: sum\nstatic_validation_score: 30\nstatic_validator_args: [strict]\n',
          'max_score: 60\n',
        ),
      },
    ],
    [
      'nothing but the source',
      newerPackage({ ...STATIC, 'data/secret/test_group.yaml': 'static_validation_score: pass-fail\n' }),
    ],
  ])('%s is the same after a way through 2025-09', async (_, files) => {
    const problem = await reader.sound(files);
    expect((await sendAndReturn(problem, '2025-09')).returned.groups).toEqual(problem.groups);
  });

  it('the worst group is said by no other version or format', async () => {
    const newer = scoredPackage('score_aggregation: min\n', 'max_score: 100\n', 'max_score: 100\n');
    const legacy = legacyPackage({
      'problem.yaml': 'name: Sum\ntype: scoring\n',
      'data/secret/testdata.yaml': 'grader_flags: min\n',
      'data/secret/a/testdata.yaml': 'grader_flags: sum\n',
      'data/secret/a/1.in': '1 1\n',
      'data/secret/a/1.ans': '2\n',
    });
    for (const [files, other] of [
      [newer, 'legacy'],
      [newer, 'polygon'],
      [legacy, '2025-09'],
      [legacy, 'polygon'],
    ] as const) {
      await expect(sendAndReturn(await reader.sound(files), other)).rejects.toThrow('not the sum of the groups');
    }
  });

  it('only after the samples is a dependency of each group in Polygon', async () => {
    const groups = scoredPackage('require_pass: sample\n', 'max_score: 40\n', 'max_score: 60\n');
    const flat = newerPackage({
      'problem.yaml': `${String(newerPackage()['problem.yaml'])}type: scoring\n`,
      'data/secret/test_group.yaml': 'require_pass: sample\n',
    });
    for (const files of [groups, flat]) {
      const { returned } = await sendAndReturn(await reader.sound(files), 'polygon');
      const parts = returned.groups.filter(({ path }) => path.startsWith('secret/'));
      expect(parts.length).toBeGreaterThan(0);
      for (const { scoring } of parts) expect(scoring).toMatchObject({ requirePass: ['sample'] });
    }
  });

  it('a static validator is refused where it would be left out', async () => {
    const problem = await reader.sound(newerPackage(STATIC));
    for (const format of ['legacy', 'polygon', 'fps'] as const) {
      await expect(sendAndReturn(problem, format)).rejects.toThrow('a static validator');
    }
  });
});

it('a validator of testlib is told the testset and the group behind its script, too', async () => {
  const source = '#include "testlib.h"\nint main() { validator.group(); }\n';
  const problem = await reader.sound(polygonPackage('scored', { 'files/validator.cpp': source }));
  const { returned } = await sendAndReturn(problem, '2025-09');
  const flags = returned.testCases.map(({ inputValidatorFlags }) => inputValidatorFlags['*'] ?? []);
  expect(flags).toContainEqual(expect.arrayContaining(['--group']));
  const run = returned.inputValidators[0]?.files.find(({ name }) => name === 'run');
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-validator-'));
  removals.push(folder);
  await copyFile(run?.file.hostPath ?? '', path.join(folder, 'run'));
  await writeFile(path.join(folder, 'checker'), '#!/bin/sh\n[ "$*" = "--group 7" ]\n', { mode: 0o755 });
  expect(spawnSync('sh', [path.join(folder, 'run'), '--group', '7']).status).toBe(42);
});

it('tests of validators, talks and what is for download come back in 2025-09, and are told of elsewhere', async () => {
  const problem = await reader.sound(
    newerPackage({
      'data/invalid_input/a.in': 'x',
      'data/invalid_input/a.yaml': 'input_validator_args: [strict]\n',
      'data/invalid_output/b.in': '1 1\n',
      'data/invalid_output/b.ans': '2\n',
      'data/invalid_output/b.out': '3\n',
      'data/invalid_output/b.yaml': 'output_validator_args: [case_sensitive]\n',
      'data/sample/1.interaction': '< 1\n',
      'data/sample/1.in.download': 'for you',
      'data/sample/2.interaction': '> 2\n',
      'data/sample/3.in': '1 2\n',
      'data/sample/3.ans': '3\n',
      'data/sample/3.out': '3.0\n',
    }),
  );
  const { returned, conversion } = await sendAndReturn(problem, '2025-09');
  expect(returned.validatorTests).toMatchObject({
    invalidInputs: [{ name: 'invalid_input/a', inputValidatorFlags: { '*': ['strict'] } }],
    outputs: [{ name: 'invalid_output/b', isValid: false, validatorFlags: ['case_sensitive'] }],
  });
  expect(returned.interactions?.map(({ name }) => name)).toEqual(['sample/2']);
  const [sample, withOutput] = returned.testCases;
  expect(sample?.shown.download?.input?.sha256).toBe(problem.testCases[0]?.shown.download?.input?.sha256);
  expect(withOutput?.shown).toMatchObject({ answer: { path: 'data/sample/3.out' }, isOutput: true });
  expect(conversion.map(({ outcome, what }) => `${outcome} ${what}`)).toContain('kept tests of validators');
  for (const format of ['legacy', 'polygon', 'fps'] as const) {
    const out = await sendAndReturn(problem, format);
    expect(out.conversion.map(({ outcome, what }) => `${outcome} ${what}`)).toContain('lost tests of validators');
    const lost = out.conversion.filter(({ what }) => what === 'sample').map(({ detail }) => detail.split(':')[0]);
    expect(lost).toEqual(format === 'legacy' ? ['sample/1', 'sample/3'] : ['sample/1', 'sample/3', 'sample/2']);
  }
});

it('bounds of the time limit by all test cases come back in 2025-09; what has no place is told', async () => {
  const yaml = [
    'mixed/a.py: {use_for_time_limit: lower}',
    'mixed/b.py: {permitted: [AC, TLE], required: [TLE], use_for_time_limit: false}',
    'mixed/c.py: {permitted: [AC, WA], use_for_time_limit: false}',
    'mixed/d.py: {required: [TLE]}',
  ];
  const sources = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`submissions/mixed/${name}.py`, `# ${name}`]));
  const submissionsOf = ({ submissions }: ProblemPackage) =>
    submissions.map(({ path: place, expectation }) => [path.basename(place), expectation.timeLimitBounds]).sort();
  const files = newerPackage({ ...sources, 'submissions/submissions.yaml': yaml.join('\n') });
  const problem = await reader.sound(files);
  const { returned, conversion } = await sendAndReturn(problem, '2025-09');
  expect(submissionsOf(returned)).toEqual(submissionsOf(problem));
  const changes = (found: typeof conversion) =>
    found.filter(({ what }) => what === 'expectation').map(({ detail }) => detail);
  expect(changes(conversion)).toEqual([]);
  const opted = await reader.sound(
    newerPackage({ 'submissions/submissions.yaml': 'accepted: {use_for_time_limit: false}\n' }),
  );
  expect(changes((await sendAndReturn(opted, '2025-09')).conversion)).toEqual([
    'of submissions/accepted/sum.py: accepted is the nearest there is',
  ]);
});
