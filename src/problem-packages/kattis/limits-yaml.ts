import { DEFAULT_LIMITS, type ProblemLimits } from '../../problems/limits.js';
import type { ProblemType } from '../../problems/package-words.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import type { FormatRules } from './format-rules.js';

export interface ReadLimits {
  limits: ProblemLimits;
  timeLimitMs: number | null;
  timeLimitPlace: YamlValue | null;
}

/** A day: more is a slip of units. */
const MOST_TIME_LIMIT_S = 86_400;
const MOST_MIB = 1024 * 1024;

/** "Limits". Sizes in MiB or KiB and times in seconds, as the keys say. */
export function readLimits(yaml: YamlMap, rules: FormatRules, types: readonly ProblemType[]): ReadLimits {
  const map = yaml.map('limits');
  if (map === null) {
    const limits = { ...DEFAULT_LIMITS, timeMultipliers: rules.timeMultipliers };
    return { limits, timeLimitMs: null, timeLimitPlace: null };
  }
  const limits: ProblemLimits = {
    timeMultipliers: readMultipliers(map, rules),
    timeResolutionMs: rules.isLegacy ? DEFAULT_LIMITS.timeResolutionMs : readResolution(map),
    memoryMiB: readSize(map, 'memory', DEFAULT_LIMITS.memoryMiB),
    outputMiB: readSize(map, 'output', DEFAULT_LIMITS.outputMiB),
    codeKiB: readSize(map, 'code', DEFAULT_LIMITS.codeKiB),
    compilationTimeS: readSize(map, 'compilation_time', DEFAULT_LIMITS.compilationTimeS),
    compilationMemoryMiB: readSize(map, 'compilation_memory', DEFAULT_LIMITS.compilationMemoryMiB),
    validationTimeS: readSize(map, 'validation_time', DEFAULT_LIMITS.validationTimeS),
    validationMemoryMiB: readSize(map, 'validation_memory', DEFAULT_LIMITS.validationMemoryMiB),
    validationOutputMiB: readSize(map, 'validation_output', DEFAULT_LIMITS.validationOutputMiB),
    // Legacy has no multi-pass problems; DOMjudge's have the key of the later version.
    validationPasses:
      rules.isLegacy && !types.includes('multi-pass')
        ? DEFAULT_LIMITS.validationPasses
        : map.number('validation_passes', { least: 2, isWhole: true }, DEFAULT_LIMITS.validationPasses),
  };
  const timeLimit = readTimeLimit(map, rules, limits.timeResolutionMs);
  map.reportUnknown();
  return { limits, ...timeLimit };
}

/** "Problem timing"; legacy calls them `time_multiplier` and `time_safety_margin`. */
function readMultipliers(map: YamlMap, rules: FormatRules): ProblemLimits['timeMultipliers'] {
  const { acToTimeLimit, timeLimitToTle } = rules.timeMultipliers;
  if (rules.isLegacy) {
    return {
      acToTimeLimit: map.number('time_multiplier', { above: 0 }, acToTimeLimit),
      timeLimitToTle: map.number('time_safety_margin', { above: 0 }, timeLimitToTle),
    };
  }
  const multipliers = map.map('time_multipliers');
  if (multipliers === null) return rules.timeMultipliers;
  const read = {
    acToTimeLimit: multipliers.number('ac_to_time_limit', { least: 1 }, acToTimeLimit),
    timeLimitToTle: multipliers.number('time_limit_to_tle', { least: 1 }, timeLimitToTle),
  };
  multipliers.reportUnknown();
  return read;
}

function readResolution(map: YamlMap): number {
  const ms = Math.round(map.number('time_resolution', { above: 0 }, 1) * 1000);
  if (ms > 0) return ms;
  map.get('time_resolution')?.wrong('is below a millisecond', 'Write seconds, such as 0.1');
  return DEFAULT_LIMITS.timeResolutionMs;
}

function readSize(map: YamlMap, key: string, fallback: number): number {
  const size = map.number(key, { above: 0, isWhole: true }, fallback);
  if (size <= MOST_MIB) return size;
  map.get(key)?.wrong(`is ${String(size)}`, `Write a number up to ${String(MOST_MIB)}; mind the unit`);
  return fallback;
}

/** No key of the legacy format, but used with it: a time limit that is given is better than a derived one. */
function readTimeLimit(
  map: YamlMap,
  rules: FormatRules,
  resolutionMs: number,
): Pick<ReadLimits, 'timeLimitMs' | 'timeLimitPlace'> {
  const value = map.get('time_limit');
  const seconds = map.number('time_limit', { above: 0 }, 0);
  if (value === null || seconds === 0) return { timeLimitMs: null, timeLimitPlace: null };
  const timeLimitMs = Math.round(seconds * 1000);
  if (seconds > MOST_TIME_LIMIT_S || timeLimitMs < 1) {
    value.wrong(`is ${String(seconds)} seconds`, 'Write seconds, from 0.001 to a day');
  }
  if (!rules.isLegacy && timeLimitMs % resolutionMs !== 0) {
    const remedy = 'Change one of them, or leave time_limit out to have it derived';
    value.warn(`is no multiple of time_resolution, ${String(resolutionMs / 1000)} s; it is used all the same`, remedy);
  }
  return { timeLimitMs, timeLimitPlace: value };
}
