import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { YamlMap } from '../yaml-reader.js';

/** null: nothing is said, or nothing that could be read. */
export interface HydroLimits {
  timeLimitMs: number | null;
  memoryMiB: number | null;
}

/** Hydro's own, where the problem says nothing. */
const ASSUMED = { timeLimitMs: 1000, memoryMiB: 256 };

/** `time` and `memory` of a problem, a subtask or a test case. */
export function readLimits(map: YamlMap): HydroLimits {
  const [time, memory] = [map.get('time'), map.get('memory')];
  const timeLimitMs = time === null ? null : milliseconds(time.text() ?? '');
  const memoryMiB = memory === null ? null : mebibytes(memory.text() ?? '');
  if (time !== null && timeLimitMs === null) time.wrong('is no time', 'Write for example 1s or 500ms');
  if (memory !== null && memoryMiB === null) memory.wrong('is no size', 'Write for example 256m');
  return { timeLimitMs, memoryMiB };
}

interface LimitedCase {
  limits: HydroLimits;
  /** Set where they are less than the problem's. */
  timeLimitMs?: number;
  memoryLimitMiB?: number;
}

/** The most time and memory that a test case has. One with less than that is given its own. */
export function theirLimits(
  { conversion }: ForeignReading,
  config: YamlMap | null,
  subtasks: readonly { cases: readonly LimitedCase[] }[],
): { timeLimitMs: number; memoryMiB: number; place: { file: string; line: number } | string } {
  const own = config === null ? { timeLimitMs: null, memoryMiB: null } : readLimits(config);
  const place = (config?.get('time') ?? config?.get('memory') ?? config)?.place ?? 'testdata';
  const cases = subtasks.flatMap((one) => one.cases);
  const timeOf = (limits: HydroLimits): number => limits.timeLimitMs ?? own.timeLimitMs ?? ASSUMED.timeLimitMs;
  const memoryOf = (limits: HydroLimits): number => limits.memoryMiB ?? own.memoryMiB ?? ASSUMED.memoryMiB;
  const timeLimitMs = cases.length === 0 ? timeOf(own) : Math.max(...cases.map(({ limits }) => timeOf(limits)));
  const memoryMiB = cases.length === 0 ? memoryOf(own) : Math.max(...cases.map(({ limits }) => memoryOf(limits)));
  const shorter = cases.filter(({ limits }) => timeOf(limits) < timeLimitMs);
  const smaller = cases.filter(({ limits }) => memoryOf(limits) < memoryMiB);
  for (const one of shorter) one.timeLimitMs = Math.max(1, Math.round(timeOf(one.limits)));
  for (const one of smaller) one.memoryLimitMiB = Math.max(1, Math.ceil(memoryOf(one.limits)));
  if (shorter.length > 0) {
    conversion.kept('time limits of test cases', `${String(shorter.length)} have less than ${String(timeLimitMs)} ms`);
  }
  if (smaller.length > 0) {
    conversion.kept('memory limits of test cases', `${String(smaller.length)} have less than ${String(memoryMiB)} MiB`);
  }
  return { timeLimitMs, memoryMiB, place };
}

/** `1s`, `500ms`, `1000`: milliseconds, which is what a number alone means. null where it is none. */
function milliseconds(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|us)?\s*$/i.exec(text);
  if (match === null) return null;
  const unit = match[2]?.toLowerCase() ?? 'ms';
  return Number(match[1]) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
}

/** `256m`, `256MB`, `1g`, `65536k`: MiB, which is what a number alone means. null where it is none. */
function mebibytes(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmg])?i?b?\s*$/i.exec(text);
  if (match === null) return null;
  const unit = match[2]?.toLowerCase() ?? 'm';
  return Number(match[1]) * (unit === 'g' ? 1024 : unit === 'k' ? 1 / 1024 : 1);
}
