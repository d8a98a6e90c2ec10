import type { LimitFactors } from '../problems/judging.js';
import { MOST_LIMIT_FACTOR } from '../problems/language-limits.js';
import type { YamlValue } from './yaml-reader.js';

/** How many times a limit holds for a language; null with a finding where it is no such number. */
export function readLimitFactor(value: YamlValue): number | null {
  const factor = value.number();
  if (factor === null || (factor > 0 && factor <= MOST_LIMIT_FACTOR)) return factor;
  const remedy = `Write how many times the limit it is: more than 0, at most ${String(MOST_LIMIT_FACTOR)}`;
  return value.wrong(`is ${String(factor)}`, remedy);
}

/** `time 2×, memory 1.5×`; empty where the limits hold as they are. */
export function factorsInWords({ time, memory }: LimitFactors): string {
  return [
    ...(time === 1 ? [] : [`time ${String(time)}×`]),
    ...(memory === 1 ? [] : [`memory ${String(memory)}×`]),
  ].join(', ');
}
