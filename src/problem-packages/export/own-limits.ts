import { factorsInWords } from '../limit-factors.js';
import type { ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';

/** No format that packages are written in has limits of single test cases. */
export function refuseOwnLimits({ testCases }: ProblemPackage, outgoing: Outgoing): void {
  const remedy = 'Give all of them the same';
  if (testCases.some(({ timeLimitMs }) => timeLimitMs !== undefined)) {
    outgoing.cannot('time limits of single test cases', remedy);
  }
  if (testCases.some(({ memoryLimitMiB }) => memoryLimitMiB !== undefined)) {
    outgoing.cannot('memory limits of single test cases', remedy);
  }
}

/** Only Docket's own file has limits by language. */
export function tellLanguageLimits({ limitFactors = {} }: ProblemPackage, { conversion }: Outgoing): void {
  const lost = Object.entries(limitFactors)
    .map(([code, factors]) => [code, factorsInWords(factors)].join(': '))
    .filter((words) => !words.endsWith(': '));
  if (lost.length > 0) conversion.lost('limits by language', lost.join('; '));
}
