import { afterEach, describe, expect, it } from 'vitest';
import { legacyPackage } from '../../test/support/packages.js';
import { PackageReader } from '../../test/support/read-package.js';
import { Findings } from './findings.js';
import type { ProblemPackage } from './problem-package.js';
import { refuseTwins } from './twins.js';

const reader = new PackageReader();
afterEach(() => reader.dispose());

describe('what a version can have once only', () => {
  it.each([
    ['testCases', 'sample/1: the package has two test cases of this name'],
    ['submissions', 'submissions/accepted/sum.py: the package has two submissions of this name'],
    ['statements', 'en: the package has two statements of this name'],
  ] as const)('is refused where %s have it twice', async (key, message) => {
    const problem = await reader.sound(legacyPackage());
    const twice: ProblemPackage = { ...problem, [key]: [...problem[key], ...problem[key].slice(0, 1)] };
    const findings = new Findings();
    refuseTwins(problem, findings);
    expect(findings.errors).toEqual([]);
    refuseTwins(twice, findings);
    expect(findings.errors.map(({ file, message: text }) => `${file}: ${text}`)).toEqual([message]);
  });
});
