import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { qduojPackage } from '../../../test/support/foreign-packages.js';
import { outcomes, PackageReader } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

describe('a QDUOJ package', () => {
  it('has its statement, test data, limits and answers', async () => {
    const problem = await reader.sound(qduojPackage());
    expect(problem).toMatchObject({
      format: 'qduoj',
      shortName: 'sum1',
      types: ['pass-fail'],
      names: { en: 'Sum' },
      timeLimitMs: 1000,
      limits: { memoryMiB: 128 },
      metadata: { keywords: ['math'] },
    });
    expect(problem.testCases.map(({ name }) => name)).toEqual(['sample/01', 'secret/01', 'secret/02']);
    expect(problem.submissions).toMatchObject([{ language: 'python' }]);
    expect(await readFile(problem.statements[0]?.file.hostPath ?? '', 'utf8')).toContain('<p>Add two numbers.</p>');
  });

  it('of the rule OI scores its test cases', async () => {
    const problem = await reader.sound(qduojPackage('scored'));
    expect(problem.groups.slice(1)).toMatchObject([
      { path: 'secret', scoring: { maxScore: 100 } },
      { path: 'secret/01-1', scoring: { maxScore: 30, aggregation: 'sum' } },
      { path: 'secret/02-2', scoring: { maxScore: 70 } },
    ]);
  });

  it('needs no outputs where it has a special judge', async () => {
    const spj = { code: 'int main() { return 0; }', language: 'C' };
    const files = qduojPackage('pass-fail', { spj }, { 'testcase/1.out': null, 'testcase/2.out': null });
    const problem = await reader.sound(files);
    expect(problem.outputValidators).toHaveLength(1);
    expect(problem.testCases).toHaveLength(3);
  });

  it('has its templates’ code around submissions, and solutions without it', async () => {
    const template = {
      Python3: { prepend: 'def add(a, b):', template: '    return 0', append: 'print(add(1, 2))' },
      Java: { prepend: '', template: 'class Main {}', append: ' ' },
    };
    const answers = [{ language: 'Python3', code: 'def add(a, b):\n    return a + b\nprint(add(1, 2))\n' }];
    const problem = await reader.sound(qduojPackage('pass-fail', { template, answers }));
    expect(problem.codeAround).toEqual({ python3: { before: 'def add(a, b):', after: 'print(add(1, 2))' } });
    expect(problem.attachments.map(({ name }) => name)).toEqual(['template.py', 'template.java']);
    const [solution] = problem.submissions;
    expect(await readFile(solution?.files[0]?.file.hostPath ?? '', 'utf8')).toBe('    return a + b\n');
    expect(outcomes(problem.report)).toEqual(
      expect.arrayContaining(['kept code around submissions', 'changed template']),
    );
  });

  it('may read and write files, and is told of keys that nobody knows', async () => {
    const json = { io_mode: { io_mode: 'File IO', input: 'sum.in', output: 'sum.out' }, colour: 'red' };
    const { fileNames, report } = await reader.sound(qduojPackage('pass-fail', json));
    expect(fileNames).toEqual({ input: 'sum.in', output: 'sum.out' });
    expect(report.findings.map(({ message }) => message)).toEqual([expect.stringContaining('colour is not a key')]);
    expect((await reader.sound(qduojPackage())).report.findings).toEqual([]);
  });

  it('beside others asks which one is meant', async () => {
    const both = Object.fromEntries(
      ['1', '2'].flatMap((number) =>
        Object.entries(qduojPackage('pass-fail', { title: `Sum ${number}` })).map(([name, file]) => [
          `${number}/${name}`,
          file,
        ]),
      ),
    );
    await expect(reader.read(both)).rejects.toThrow('holds 2 problems: 1 1, 2 2');
    expect((await reader.sound(both, '2')).names).toEqual({ en: 'Sum 2' });
  });
});

it('a malformed QDUOJ package is refused with every finding at once', async () => {
  const files = qduojPackage(
    'pass-fail',
    { title: '', time_limit: 'fast', template: { Brainfuck: { prepend: '+', template: '', append: '' } } },
    { 'testcase/2.in': null },
  );
  const errors = await reader.errors(files);
  expect(errors.map((error) => error.replace(/:\d+:/, ':'))).toEqual([
    'problem.json: the problem has no title',
    'problem.json: time_limit must be a number',
    'problem.json: there is no testcase/2.in',
    'problem.json: the template is for the language "Brainfuck", which is not known',
  ]);
  expect(await reader.errors({ ...files, 'problem.json': '{"title": ' })).toEqual([
    expect.stringMatching(/^problem\.json:1: the YAML is broken/),
  ]);
});
