/**
 * A run that ends so close to its time limit that another run might end on the other side of it is repeated, and the
 * spread is kept with the evidence.
 *
 * The first run that was in time decides; if none was, it is TLE. Not the majority: what disturbs a measurement (other
 * programs in the caches and on the memory bus, a processor at a lower clock) only ever adds time, so that the least
 * time is the nearest to what the program needs, and a program that once was in time needs no more than is allowed. It is
 * for the same reason no use to hope: further from the limit than the margin nothing is repeated.
 *
 * For that, a program is stopped not at the limit but at the end of the margin (execution-limits.ts). Interactive and
 * multi-pass problems are not repeated: the next conversation may be another one.
 */
import type { RunEvidence } from '../contract/evidence.js';
import { NEAR_LIMIT_MARGIN } from './execution-limits.js';

const MOST_RUNS = 3;

interface Timed {
  evidence: RunEvidence;
}

/** @param discard told of each run that does not decide; of all where another one fails */
export async function repeatedNearLimit<T extends Timed>(
  run: () => Promise<T>,
  discard: (run: T) => Promise<void>,
): Promise<T> {
  const first = await run();
  if (!isNearLimit(first.evidence)) return first;
  const all = [first];
  try {
    while (all.length < MOST_RUNS) all.push(await run());
  } catch (error) {
    await Promise.all(all.map(discard));
    throw error;
  }
  const decisive = all.find(({ evidence }) => evidence.limitFired !== 'cpu-time') ?? least(all, first);
  await Promise.all(all.filter((one) => one !== decisive).map(discard));
  const repeatedCpuTimesUs = all.map(({ evidence }) => evidence.cpuTimeUs);
  return { ...decisive, evidence: { ...decisive.evidence, repeatedCpuTimesUs } };
}

export function isNearLimit({ cpuTimeUs, cpuTimeLimitMs, limitFired, forbiddenCalls }: RunEvidence): boolean {
  if (forbiddenCalls.length > 0 || (limitFired !== null && limitFired !== 'cpu-time')) return false;
  return Math.abs(cpuTimeUs / (cpuTimeLimitMs * 1000) - 1) < NEAR_LIMIT_MARGIN;
}

function least<T extends Timed>(runs: readonly T[], first: T): T {
  return runs.reduce((best, one) => (one.evidence.cpuTimeUs < best.evidence.cpuTimeUs ? one : best), first);
}

/** For people; empty where nothing was repeated. */
export function spreadInWords({ repeatedCpuTimesUs, cpuTimeLimitMs }: RunEvidence): string {
  if (repeatedCpuTimesUs.length === 0) return '';
  const times = repeatedCpuTimesUs.map((time) => (time / 1_000_000).toFixed(3)).join(', ');
  return `run ${String(repeatedCpuTimesUs.length)} times, being near the limit of ${String(cpuTimeLimitMs / 1000)} s: ${times} s of CPU time`;
}
