import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { cmsPackage } from '../../../test/support/foreign-packages.js';
import { outcomes, PackageReader } from '../../../test/support/read-package.js';

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
    expect(problem).toMatchObject({ types: ['scoring', 'submit-answer'], submissions: [] });
    expect(outcomes(problem.report)).toContain('changed outputs');
  });
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
