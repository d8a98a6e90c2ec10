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

/**
 * Hydro can have limits for each test case, Docket has those of the problem.
 *
 * @returns null with a finding where they differ
 */
export function theOneLimit(
  { findings }: ForeignReading,
  config: YamlMap | null,
  subtasks: readonly { cases: readonly { limits: HydroLimits }[] }[],
): { timeLimitMs: number; memoryMiB: number; place: { file: string; line: number } | string } | null {
  const own = config === null ? { timeLimitMs: null, memoryMiB: null } : readLimits(config);
  const place = (config?.get('time') ?? config?.get('memory') ?? config)?.place ?? 'testdata';
  const all = subtasks.flatMap(({ cases }) => cases.map(({ limits }) => limits));
  const pick = (key: keyof HydroLimits): number | null => {
    const values = new Set(all.map((limits) => limits[key] ?? own[key] ?? ASSUMED[key]));
    const [only, ...others] = values.size === 0 ? [own[key] ?? ASSUMED[key]] : [...values];
    if (others.length === 0) return only ?? null;
    const what = key === 'timeLimitMs' ? 'time' : 'memory';
    const list = [...values]
      .toSorted((a, b) => a - b)
      .map((value) => `${String(value)} ${key === 'timeLimitMs' ? 'ms' : 'MiB'}`);
    findings.error(
      place,
      `the test cases differ in their ${what}: ${list.join(', ')}; here all have the same`,
      'Give all of them the same limits',
    );
    return null;
  };
  const [timeLimitMs, memoryMiB] = [pick('timeLimitMs'), pick('memoryMiB')];
  return timeLimitMs === null || memoryMiB === null ? null : { timeLimitMs, memoryMiB, place };
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
