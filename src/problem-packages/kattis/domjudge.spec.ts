import { afterEach, describe, expect, it } from 'vitest';
import { legacyPackage } from '../../../test/support/packages.js';
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
