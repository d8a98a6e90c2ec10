/**
 * Limits by language: a problem may give slower languages more time and memory, as Hydro's `time_limit_rate` and
 * `memory_limit_rate` do. All of its limits are multiplied alike, those of single test cases too.
 */
import { MIB } from '../contract/limits.js';
import type { Judging, LimitFactors } from './judging.js';
import type { ProblemVersion } from './problem-version.entity.js';

/** A factor is more than 0 and at most this. */
export const MOST_LIMIT_FACTOR = 100;

/** @param language an id in the language table */
export function limitFactors(judging: Pick<Judging, 'limitFactors'>, language: string): LimitFactors {
  return judging.limitFactors?.[language] ?? { time: 1, memory: 1 };
}

/** Whole milliseconds. */
export function timeLimitTimes(timeLimitMs: number, factor: number): number {
  return Math.max(1, Math.round(timeLimitMs * factor));
}

/** Whole bytes. */
export function memoryLimitTimes(memoryLimitBytes: number, factor: number): number {
  return Math.max(MIB, Math.round(memoryLimitBytes * factor));
}

/** What a program in that language may take of a version's test case that has no limits of its own. */
export function limitsInLanguage(
  { judging, timeLimitMs, memoryLimitBytes }: Pick<ProblemVersion, 'judging' | 'timeLimitMs' | 'memoryLimitBytes'>,
  language: string,
): { timeLimitMs: number | null; memoryLimitBytes: number } {
  const factors = limitFactors(judging, language);
  return {
    timeLimitMs: timeLimitMs === null ? null : timeLimitTimes(timeLimitMs, factors.time),
    memoryLimitBytes: memoryLimitTimes(memoryLimitBytes, factors.memory),
  };
}
