import { afterEach, describe, expect, it } from 'vitest';
import { legacyPackage, newerPackage, type PackageFiles } from '../../../test/support/packages.js';
import { PackageReader, said } from '../../../test/support/read-package.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

const INI = "name = 'Sum of two'\ntimelimit='4'\n";

describe('a package for DOMjudge', () => {
  it('may have its file in place of problem.yaml, no statement and no solution', async () => {
    const problem = await reader.sound(
      legacyPackage({
        'problem.yaml': null,
        '.timelimit': null,
        'problem_statement/problem.en.tex': null,
        'submissions/accepted/sum.py': null,
        'domjudge-problem.ini': INI,
      }),
    );
    expect(problem).toMatchObject({ format: 'legacy', names: { en: 'Sum of two' }, timeLimitMs: 4000, statements: [] });
    expect(said(problem.report, 'warning')).toEqual([
      'problem.yaml: the file is missing: what domjudge-problem.ini says is used',
      'problem_statement: there is no problem statement',
      'submissions/accepted: there is no accepted submission',
    ]);
  });

  it.each<[string, PackageFiles]>([
    ['problem.pdf', { '.timelimit': null, 'problem.pdf': '%PDF' }],
    ['domjudge-problem.ini', { '.timelimit': null, 'domjudge-problem.ini': INI }],
  ])('is known by %s: its validator is used without a key, and it needs no solution', async (_, sign) => {
    const problem = await reader.sound(
      legacyPackage({
        ...sign,
        'problem_statement/problem.en.tex': null,
        'submissions/accepted/sum.py': null,
        'output_validators/cmp/c.cc': 'int main() {}',
      }),
    );
    expect(problem.outputValidators.map(({ path }) => path)).toEqual(['output_validators/cmp']);
    expect(said(problem.report, 'warning')).toEqual([
      'problem.yaml: there are output validators, and no key validation: they are used, as DOMjudge does',
      expect.stringContaining('statement'),
      'submissions/accepted: there is no accepted submission',
    ]);
  });

  it('is not known by files that a later version does not have', async () => {
    const files = { '.timelimit': '2\n', 'submissions/accepted/sum.py': null };
    expect(await reader.errors(newerPackage(files))).toEqual(['submissions/accepted: there is no accepted submission']);
  });

  it('may have its statements in the root', async () => {
    const { statements, report } = await reader.sound(
      legacyPackage({ 'problem_statement/problem.en.tex': null, 'problem.en.pdf': '%PDF', 'problem.nl.pdf': '%PDF' }),
    );
    expect(statements.map(({ language, file }) => [language, file.path])).toEqual([
      ['en', 'problem.en.pdf'],
      ['nl', 'problem.nl.pdf'],
    ]);
    expect(said(report, 'warning')[0]).toBe('problem.en.pdf: the statement is not in its directory');
  });

  it('may have comments in its file', async () => {
    const ini = (text: string) => legacyPackage({ '.timelimit': null, 'domjudge-problem.ini': text });
    const { timeLimitMs } = await reader.sound(ini('timelimit = 3 ; secs\n'));
    expect(timeLimitMs).toBe(3000);
    expect((await reader.sound(ini("timelimit='4.5' ; secs\n"))).timeLimitMs).toBe(4500);
    expect((await reader.sound(ini('; timelimit = 3\n'))).timeLimitMs).toBeNull();
    expect(await reader.errors(ini('timelimit = long\n'))).toEqual(['domjudge-problem.ini: this is no time limit']);
  });

  it('may speak of later things without a version', async () => {
    const problem = await reader.sound(
      legacyPackage({
        'problem.yaml': 'name: {en: Sum}\ntype: interactive\n',
        'output_validators/check.py': 'import sys\nsys.exit(42)\n',
        'data/sample/1.interaction': '> 3\n',
      }),
    );
    expect(problem).toMatchObject({ names: { en: 'Sum' }, types: ['pass-fail', 'interactive'] });
    expect(problem.outputValidators).toHaveLength(1);
    expect(said(problem.report, 'warning')).toEqual([
      'problem.yaml:2: type is of a later version of the format; it is used all the same',
      'problem.yaml:1: name is of a later version of the format; it is used all the same',
    ]);
  });

  it('may have several passes', async () => {
    const problem = await reader.sound(
      legacyPackage({
        'problem.yaml': 'name: Sum\nvalidation: custom multi-pass\nlimits: {validation_passes: 3}\n',
        'output_validators/check.py': 'import sys\nsys.exit(42)\n',
      }),
    );
    expect(problem.types).toEqual(['pass-fail', 'multi-pass']);
    expect(problem.limits.validationPasses).toBe(3);
  });
});

it('what is in a package for people, or by mistake, is told of', async () => {
  const report = await reader.read(legacyPackage({ 'solution/solution.en.md': 'Add.\n', 'output_validater/a.py': '' }));
  expect(said(report, 'info')).toEqual([
    'output_validater: the format has no such directory: it stays in the package, unused',
    'solution: it stays in the package and is shown nowhere',
  ]);
});
