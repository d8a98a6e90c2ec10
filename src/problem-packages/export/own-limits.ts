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

/** Only Docket's own file has them. */
export function refuseLanguageLimits({ limitFactors = {} }: ProblemPackage, outgoing: Outgoing): void {
  const differs = Object.values(limitFactors).some(({ time, memory }) => time !== 1 || memory !== 1);
  if (differs) outgoing.cannot('limits by language', 'Export it as Kattis');
}
