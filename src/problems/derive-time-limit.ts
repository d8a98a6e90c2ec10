import type { PackageFormat } from './package-words.js';
import type { TimeMultipliers } from './limits.js';

/**
 * The time limit, in milliseconds, of a package that names none.
 *
 * 2023-07 and 2025-09, "Problem timing": the smallest positive multiple of `time_resolution` that is at least
 * T_ac × ac_to_time_limit. The legacy format gives `time_multiplier` (kept as `acToTimeLimit`) but no rounding; its
 * limits are whole seconds, rounded up, as the format's own tools do it, so `timeResolutionMs` is not used there.
 *
 * @param slowestAcceptedMs CPU time of the slowest test case over all accepted jury submissions; may have fractions
 */
export function deriveTimeLimit(
  format: PackageFormat,
  multipliers: TimeMultipliers,
  timeResolutionMs: number,
  slowestAcceptedMs: number,
): number {
  if (!Number.isFinite(slowestAcceptedMs) || slowestAcceptedMs < 0) {
    throw new RangeError(`Not a measured time: ${String(slowestAcceptedMs)} ms`);
  }
  const stepMs = format === 'legacy' || format === 'legacy-icpc' ? 1000 : timeResolutionMs;
  if (!Number.isInteger(stepMs) || stepMs <= 0) throw new RangeError(`Not a time resolution: ${String(stepMs)} ms`);
  // Microseconds, rounded: 0.4 s × 2.5 is 1 s, not 1.0000000000000002 s and so 2 s.
  const leastUs = Math.round(slowestAcceptedMs * multipliers.acToTimeLimit * 1000);
  return Math.max(1, Math.ceil(leastUs / (stepMs * 1000))) * stepMs;
}

/** Whether a time limit keeps the package's margin to its time_limit_exceeded submissions ("Problem timing"). */
export function keepsTleMargin(timeLimitMs: number, multipliers: TimeMultipliers, fastestTleMs: number): boolean {
  return Math.round(timeLimitMs * multipliers.timeLimitToTle * 1000) <= Math.round(fastestTleMs * 1000);
}
