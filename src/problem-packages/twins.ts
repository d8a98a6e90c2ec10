import type { Findings } from './findings.js';
import type { ProblemPackage } from './problem-package.js';

/**
 * What a version can have once only. Readers tell their format's own ways to say a thing twice; whatever they let through
 * is refused here by its name, since the database would refuse it without one.
 */
export function refuseTwins(problem: ProblemPackage, findings: Findings): void {
  const kinds = [
    ['test cases', problem.testCases.map(({ name }) => name)],
    ['submissions', problem.submissions.map(({ path }) => path)],
    ['statements', problem.statements.map(({ language }) => language)],
  ] as const;
  for (const [kind, names] of kinds) {
    const known = new Set<string>();
    const twin = names.find((name) => known.size === known.add(name).size);
    if (twin !== undefined) findings.error(twin, `the package has two ${kind} of this name`, 'Keep or rename one');
  }
}
