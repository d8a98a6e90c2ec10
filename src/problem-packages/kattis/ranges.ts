import type { YamlValue } from '../yaml-reader.js';
import { splitFlags } from './validator-flags.js';

/** `range`: two numbers, the lowest and the highest score; null is infinite. */
export function readRange(value: YamlValue): [number | null, number | null] {
  const parts = splitFlags(value.text() ?? '');
  const [low, high] = parts.map((part) => {
    if (/^[+-]?inf$/i.test(part)) return null;
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(part) ? Number(part) : undefined;
  });
  if (parts.length === 2 && low !== undefined && high !== undefined && (low ?? -Infinity) <= (high ?? Infinity)) {
    return [low, high];
  }
  value.wrong('is no range', 'Write two numbers, such as 0 100, the smaller one first');
  return [null, null];
}
