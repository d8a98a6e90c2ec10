import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { cmsPackage } from '../../../test/support/foreign-packages.js';
import type { PackageFiles } from '../../../test/support/packages.js';
import { outcomes, PackageReader, said } from '../../../test/support/read-package.js';
import type { ProblemPackage } from '../problem-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

describe('a CMS task', () => {
  it('without subtasks shares a hundred points among its test cases', async () => {
    const problem = await reader.sound(cmsPackage());
    expect(problem).toMatchObject({
      format: 'cms',
      shortName: 'sum',
      types: ['scoring'],
      names: { it: 'Sum' },
      timeLimitMs: 1500,
      limits: { memoryMiB: 128 },
      statements: [{ language: 'it', format: 'pdf' }],
      submissions: [{ path: 'sol/solution.py', language: 'python' }],
    });
    expect(problem.groups).toMatchObject([{ path: 'sample' }, { path: 'secret', scoring: { maxScore: 100 } }]);
    expect(problem.testCases.map(({ name }) => name)).toEqual(['secret/01', 'secret/02', 'secret/03']);
  });

  it('without subtasks may be worth another total', async () => {
    const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\ntotal_value: 60\n';
    const { groups, report } = await reader.sound(cmsPackage('pass-fail', { 'task.yaml': yaml }));
    expect(groups).toMatchObject([{ path: 'sample' }, { path: 'secret', scoring: { maxScore: 60 } }]);
    expect(report.findings).toEqual([]);
  });

  it('has the subtasks of gen/GEN', async () => {
    const problem = await reader.sound(cmsPackage('scored'));
    expect(problem.groups.slice(2)).toMatchObject([
      { path: 'secret/01-0', scoring: { maxScore: 30, aggregation: 'min' } },
      { path: 'secret/02-1', scoring: { maxScore: 70, aggregation: 'min' } },
    ]);
    expect(problem.testCases.map(({ groupPath }) => groupPath)).toEqual(['secret/01-0', 'secret/01-0', 'secret/02-1']);
  });

  it('has its checker from the source behind a script that translates', async () => {
    const problem = await reader.sound(
      cmsPackage('scored', { 'check/checker.cpp': 'int main() {}', 'check/checker': 'ELF' }),
    );
    expect(problem.outputValidators[0]).toMatchObject({ hasBuild: true, path: 'check/checker.cpp' });
    expect(outcomes(problem.report)).toContain('changed checker');
  });

  it('with graders has those that are known compiled with each submission', async () => {
    const graders = { 'sol/grader.cpp': 'int main() {}', 'sol/grader.pas': '', 'sol/sum.h': 'int sum(int, int);' };
    const problem = await reader.sound(cmsPackage('scored', graders));
    expect(problem.languageCodes).toEqual(['cpp']);
    expect(problem.includedFiles['cpp']?.map(({ name }) => name)).toEqual(['grader.cpp', 'sum.h']);
    expect(outcomes(problem.report)).toEqual(expect.arrayContaining(['changed grader', 'lost graders']));
    expect(await reader.errors(cmsPackage('scored', { 'sol/grader.pas': '' }))).toEqual([
      'sol/grader.pas: the grader is in no language whose graders are compiled with submissions here',
    ]);
  });

  it('has graders in Java, where programs start, and in Python, to which a submission is the task’s module', async () => {
    const graders = { 'sol/grader.java': 'class grader {}', 'sol/grader.py': 'import sum', 'sol/grader.c': '' };
    const problem = await reader.sound(cmsPackage('scored', graders));
    expect(problem.languageCodes).toEqual(['c', 'java', 'python3']);
    expect(problem.entryPoints).toEqual({ java: 'grader' });
    const [grader, start] = problem.includedFiles['python3'] ?? [];
    expect([grader?.name, start?.name]).toEqual(['grader.py', '__main__.py']);
    expect(await readFile(start?.file.hostPath ?? '', 'utf8')).toContain('sys.modules["sum"]');
    const stubs = { 'check/manager.cpp': 'int main() {}', 'sol/stub.java': '', 'sol/stub.py': '' };
    const talking = await reader.sound(cmsPackage('scored', stubs));
    expect([talking.languageCodes, talking.entryPoints]).toEqual([['java', 'python3'], { java: 'DocketStart' }]);
    expect(talking.includedFiles['java']?.map(({ name }) => name)).toEqual(['stub.java', 'DocketStart.java']);
    expect(outcomes(talking.report)).not.toContain('lost stubs');
  });

  it('has stubs at their standard streams where user_io says so', async () => {
    const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\nuser_io: std_io\n';
    const stubs = { 'check/manager.cpp': 'int main() {}', 'sol/stub.java': '', 'sol/stub.py': '' };
    const { includedFiles, entryPoints, testCases } = await reader.sound(
      cmsPackage('scored', { 'task.yaml': yaml, ...stubs }),
    );
    expect([entryPoints, testCases[0]?.args]).toEqual([{ java: 'stub' }, []]);
    expect(includedFiles['java']?.map(({ name }) => name)).toEqual(['stub.java']);
    const start = includedFiles['python3']?.[1]?.file.hostPath ?? '';
    expect(await readFile(start, 'utf8')).not.toContain('dup2');
  });

  it('has its manager talk with submissions, which are given the pipes by name where a stub is compiled with them', async () => {
    const manager = {
      'check/manager.cpp': '#include "task.h"\nint main() {}',
      'check/task.h': '',
      'check/manager': 'ELF',
    };
    const alone = await reader.sound(cmsPackage('scored', manager));
    expect(alone).toMatchObject({ types: ['scoring', 'interactive'], languageCodes: null });
    expect(alone.outputValidators).toMatchObject([{ hasBuild: true, path: 'check/manager.cpp' }]);
    expect([alone.testCases[0]?.args, alone.fileNames]).toEqual([[], undefined]);
    const stubs = { ...manager, 'sol/stub.cpp': '', 'sol/stub.pas': '', 'sol/task.h': '', 'sol/solution.cpp': '' };
    const { languageCodes, includedFiles, testCases, report, submissions } = await reader.sound(
      cmsPackage('scored', stubs),
    );
    expect(languageCodes).toEqual(['cpp']);
    expect(includedFiles['cpp']?.map(({ name }) => name)).toEqual(['stub.cpp', 'task.h', 'docket_streams.cpp']);
    expect(testCases[0]?.args).toEqual(['/dev/fd/8', '/dev/fd/9']);
    expect(submissions.map(({ path }) => path)).toEqual(['sol/solution.cpp']);
    expect(outcomes(report)).toEqual(expect.arrayContaining(['changed manager', 'lost stubs', 'lost solution']));
    const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n';
    const plain = await reader.sound(cmsPackage('scored', { ...stubs, 'task.yaml': `${yaml}user_io: std_io\n` }));
    expect([plain.testCases[0]?.args, plain.includedFiles['cpp']?.length]).toEqual([[], 2]);
    expect([alone.processes, plain.processes]).toEqual([undefined, undefined]);
    expect(await reader.errors(cmsPackage('scored', { 'check/manager': 'ELF' }))).toEqual([
      'check/manager: the manager is there only compiled',
    ]);
  });

  it('has several processes of a submission talk with its manager', async () => {
    const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n';
    const task = (more: string) =>
      cmsPackage('scored', {
        'task.yaml': yaml + more,
        'check/manager.cpp': 'int main() {}',
        'sol/stub.cpp': '',
        'sol/solution.cpp': '',
      });
    const problem = await reader.sound(task('num_processes: 2\n'));
    expect(problem.processes).toEqual({ count: 2, timeLimit: 'total' });
    // The judge adds the index.
    expect(problem.testCases[0]?.args).toEqual(['/dev/fd/8', '/dev/fd/9']);
    expect(outcomes(problem.report)).toContain('kept num_processes');
    for (const number of ['0', '11', '1.5']) {
      expect(await reader.errors(task(`num_processes: ${number}\n`))).toEqual([
        `task.yaml:6: num_processes is ${number}: a submission is run as 1 to 10 processes`,
      ]);
    }
  });

  it('names the files that programs read and write; without a name, CMS’ usual ones', async () => {
    const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 128\nn_input: 3\n';
    const named = async (more: string) =>
      (await reader.sound(cmsPackage('scored', { 'task.yaml': yaml + more }))).fileNames;
    expect(await named('')).toEqual({ input: 'input.txt', output: 'output.txt' });
    expect(await named('infile: sum.in\noutfile: ""\n')).toEqual({ input: 'sum.in', output: null });
    expect(await reader.errors(cmsPackage('scored', { 'task.yaml': `${yaml}infile: ../in\n` }))).toEqual([
      'task.yaml:6: infile is ../in, which is no plain name of a file',
    ]);
  });

  it('of outputs takes them as files, and has no programs', async () => {
    const yaml = 'name: sum\ntitle: Sum\noutput_only: true\nn_input: 3\n';
    const problem = await reader.sound(cmsPackage('scored', { 'task.yaml': yaml }));
    expect(problem).toMatchObject({ types: ['scoring', 'submit-answer'], submissions: [], timeLimitMs: 1000 });
    expect(outcomes(problem.report)).toContain('changed outputs');
  });
});

describe('a CMS task that says how it is scored', () => {
  const head = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n';
  // What it says counts, not this.
  const gen = { 'gen/GEN': '#ST: 100\n1\n' };
  const task = (type: string, parameters: string, files: PackageFiles = gen) =>
    cmsPackage('scored', {
      'task.yaml': `${head}score_type: ${type}\nscore_type_parameters: ${parameters}\n`,
      ...files,
    });
  const scoresOf = ({ groups, testCases }: ProblemPackage) =>
    groups.slice(1).map(({ path, scoring }) => {
      const own = testCases.filter(({ groupPath }) => groupPath === path).map(({ description }) => description?.[5]);
      return scoring?.kind === '2025-09' ? [scoring.maxScore, scoring.aggregation, own.join('')] : [];
    });

  it.each([
    ['Sum', '5', [[15, 'sum', '012']]],
    [
      'GroupMin',
      '[[30, 2], [80, 1]]',
      [
        [110, 'sum', ''],
        [30, 'min', '01'],
        [80, 'min', '2'],
      ],
    ],
    [
      'GroupMin',
      '[[30, "00[01]"], [70, "002"]]',
      [
        [100, 'sum', ''],
        [30, 'min', '01'],
        [70, 'min', '2'],
      ],
    ],
    [
      'GroupMin',
      '[[0, "0"], [100, ".*2$|001"]]',
      [
        [100, 'sum', ''],
        [0, 'min', '012'],
        [100, 'min', '12'],
      ],
    ],
    [
      'GroupMul',
      '[{max_score: 40, testcases: ["002", "000"]}, [60, ["001"]]]',
      [
        [100, 'sum', ''],
        [40, 'min', '20'],
        [60, 'min', '1'],
      ],
    ],
  ])('by %s of %s', async (type, parameters, scores) => {
    const problem = await reader.sound(task(type, parameters));
    expect(scoresOf(problem)).toEqual(scores);
    expect(problem.report.findings).toEqual([]);
  });

  it('is told of test cases that count for nothing, and of those that count twice', async () => {
    const { report } = await reader.sound(task('GroupMin', '[[30, "000"], [70, "00[01]"]]'));
    expect(outcomes(report)).toEqual(expect.arrayContaining(['lost test cases', 'changed test cases']));
  });

  it('is scored by gen/GEN where it says less than CMS wants', async () => {
    const yaml = `${head.replace('n_input: 3\n', '')}score_type: GroupMin\n`;
    const problem = await reader.sound(cmsPackage('scored', { 'task.yaml': yaml }));
    expect(scoresOf(problem).slice(1)).toEqual([
      [30, 'min', '01'],
      [70, 'min', '2'],
    ]);
    expect(said(problem.report, 'warning')).toEqual([
      'task.yaml:5: score_type counts only where all of score_type, score_type_parameters, n_input are there: it is ignored',
    ]);
  });

  const CHECKER = { 'check/checker.cpp': 'int main() {}' };
  it.each([
    ['GroupThreshold', '[[100, 3, 10]]', {}, /^task.yaml:6: score_type is GroupThreshold: /],
    ['Best', '1', {}, /^task.yaml:6: score_type is "Best", which CMS has not/],
    ['GroupMul', '[[100, 3]]', CHECKER, /^task.yaml:6: score_type is GroupMul: products of the parts/],
    ['Sum', '[1]', {}, /^task.yaml:7: score_type_parameters must be a number/],
    ['Sum', '0', {}, /^task.yaml:7: score_type_parameters is 0, which are no points/],
    ['GroupMin', '5', {}, /^task.yaml:7: score_type_parameters must be a list/],
    ['GroupMin', '[]', {}, /^task.yaml:7: score_type_parameters has no subtask/],
    ['GroupMin', '[7]', {}, /^task.yaml:7: score_type_parameters\[0\] must be a list/],
    ['GroupMin', '[[100]]', {}, /\[0\] is no subtask with points and test cases/],
    ['GroupMin', '[{max_score: 100}]', {}, /\[0\] is no subtask with points and test cases/],
    ['GroupMin', '[[-1, 3]]', {}, /\[0\]\[0\] is -1, which are no points/],
    ['GroupMin', '[[40, 2], [60, 2]]', {}, /\[1\]\[1\] is 2, and there are 1 more test cases/],
    ['GroupMin', '[[40, 2], [60, "002"]]', {}, /has numbers of test cases, patterns and lists of them at once/],
    ['GroupMin', '[[100, "9"]]', {}, /\[0\]\[1\] matches no test case/],
    ['GroupMin', '[[100, "(0"]]', {}, /\[0\]\[1\] is no regular expression/],
    ['GroupMin', String.raw`[[100, '\A0']]`, {}, /\[0\]\[1\] is no regular expression/],
    ['GroupMin', '[[100, "(?:(?:.?){99}){99}x"]]', {}, /score_type_parameters is too complicated an expression/],
    ['GroupMin', '[[100, ["003"]]]', {}, /\[0\]\[1\] has "003", which is no test case/],
  ])('in a way that cannot be followed is refused: %s of %s', async (type, parameters, files, message) => {
    expect(await reader.errors(task(type, parameters, files))).toEqual([expect.stringMatching(message)]);
  });

  it('by products is judged with a checker as well where each subtask is one test case', async () => {
    const problem = await reader.sound(task('GroupMul', '[[40, 1], [60, 1]]', CHECKER));
    expect(scoresOf(problem).slice(1)).toEqual([
      [40, 'min', '0'],
      [60, 'min', '1'],
    ]);
  });

  it('with outputs has each test case in one subtask', async () => {
    const yaml = `${head}output_only: true\nscore_type: GroupMin\nscore_type_parameters: [[30, "000"], [70, "00"]]\n`;
    expect(await reader.errors(cmsPackage('scored', { 'task.yaml': yaml }))).toEqual([
      'task.yaml:8: score_type_parameters has a test case in several subtasks, whose output would have to be handed in for each',
    ]);
  });
});

describe('the statements of a CMS task', () => {
  const PDF = '%PDF-1.4\n%%EOF\n';
  const of = async (files: PackageFiles, more = '') => {
    const yaml = `name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n${more}`;
    const { statements, names, report } = await reader.sound(cmsPackage('scored', { 'task.yaml': yaml, ...files }));
    return { found: statements.map(({ language, file }) => [language, file.path]), names, report };
  };

  it('are those called by their languages, the primary one first', async () => {
    const files = { 'statement/english.pdf': PDF, 'statement/other.pdf': PDF, 'statement/figure.pdf': PDF };
    const { found, names, report } = await of(
      { ...files, 'testo/italian.pdf': PDF, 'statement/statement.pdf': null },
      'primary_language: it\n',
    );
    expect(found).toEqual([
      ['it', 'testo/italian.pdf'],
      ['en', 'statement/english.pdf'],
      ['und', 'statement/other.pdf'],
    ]);
    expect(names).toEqual({ it: 'Sum', en: 'Sum', und: 'Sum' });
    expect(report.findings).toEqual([]);
  });

  it('are these alone where there is a single one as well, of which a link to one of them says nothing', async () => {
    const linked = await of({ 'statement/english.pdf': PDF });
    expect([linked.found, linked.report.findings]).toEqual([[['en', 'statement/english.pdf']], []]);
    const another = await of({ 'statement/english.pdf': `${PDF}\n` });
    expect(another.found).toEqual(linked.found);
    expect(said(another.report, 'warning')).toEqual([
      'statement/statement.pdf: beside statements by language it does not count',
    ]);
    expect(outcomes(another.report)).toContain('lost statement');
  });

  it('should have one in the language that is called the primary one', async () => {
    const { report } = await of({ 'statement/english.pdf': PDF }, 'primary_language: de\n');
    expect(said(report, 'warning')).toEqual(['task.yaml:6: primary_language is de, in which there is no statement']);
  });
});

describe('a CMS task without limits', () => {
  const task = (limits: string, files: PackageFiles = {}) =>
    cmsPackage('scored', { 'task.yaml': `name: sum\ntitle: Sum\nn_input: 3\n${limits}`, ...files });

  it('has its time limit derived, and the usual memory', async () => {
    const { timeLimitMs, limits, report } = await reader.sound(task(''));
    expect([timeLimitMs, limits.memoryMiB]).toEqual([null, 2048]);
    expect(outcomes(report)).toEqual(expect.arrayContaining(['changed time limit', 'changed memory limit']));
    expect(outcomes(report)).not.toContain('kept limits');
    const timed = await reader.sound(task('time_limit: 2\n'));
    expect([timed.timeLimitMs, timed.limits.memoryMiB]).toEqual([2000, 2048]);
    expect(outcomes(timed.report)).not.toContain('changed time limit');
    const bounded = await reader.sound(task('memory_limit: 64\n'));
    expect([bounded.timeLimitMs, bounded.limits.memoryMiB]).toEqual([null, 64]);
  });

  it('needs a solution to derive it from', async () => {
    expect(await reader.errors(task('', { 'sol/solution.py': null }))).toEqual([
      'task.yaml: there is no time_limit, and no sol/solution that it could be derived from',
    ]);
  });
});

it('a CMS task that takes outputs beside programs is refused', async () => {
  const yaml = 'name: sum\ntitle: Sum\ntime_limit: 1\nmemory_limit: 64\nn_input: 3\n';
  const keys = 'output_only_testcases: "0,1"\noutput_optional_testcases: "2"\n';
  expect(await reader.errors(cmsPackage('scored', { 'task.yaml': yaml + keys }))).toEqual([
    'task.yaml:6: output_only_testcases has outputs handed in beside a program: such tasks are not judged here',
    'task.yaml:7: output_optional_testcases has outputs handed in beside a program: such tasks are not judged here',
  ]);
  expect(await reader.errors(cmsPackage('scored', { 'task.yaml': `${yaml}output_only_testcases: ""\n` }))).toEqual([]);
});

it('a malformed CMS task is refused with every finding at once', async () => {
  const files = cmsPackage('scored', {
    'task.yaml': 'name: sum\ntitle: Sum\ntime_limit: soon\nmemory_limit: 64\nn_input: 4\n',
    'gen/GEN': '#ST: many\n1\n#ST: 30\n2\n',
    'statement/statement.pdf': null,
    'output/output1.txt': null,
    'check/checker': 'ELF',
  });
  expect(await reader.errors(files)).toEqual([
    'statement/statement.pdf: there is no statement',
    'task.yaml:3: time_limit must be a number',
    'gen/GEN:1: "many" are no points',
    'gen/GEN:3: there are test cases before the first subtask',
    'task.yaml:5: n_input is 4, but gen/GEN has 2 test cases',
    'output/output1.txt: the file is missing',
    'check/checker: the checker is there only compiled',
  ]);
});
