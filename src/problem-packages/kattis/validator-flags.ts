import type { Findings, Place } from '../findings.js';
import type { FormatRules } from './format-rules.js';

const PLAIN_FLAGS = ['case_sensitive', 'space_change_sensitive'];
const TOLERANCE_FLAGS = ['float_tolerance', 'float_relative_tolerance', 'float_absolute_tolerance'];
const FLOAT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Flags that the legacy format writes as one text. */
export function splitFlags(text: string): string[] {
  return text.split(/\s+/).filter((flag) => flag !== '');
}

/** Checks flags of the default output validator ("Default output validator specification"). */
export function checkDefaultFlags(
  flags: readonly string[],
  place: Place,
  rules: FormatRules,
  findings: Findings,
): void {
  const tolerances: string[] = [];
  for (let at = 0; at < flags.length; at += 1) {
    const flag = flags[at] ?? '';
    if (TOLERANCE_FLAGS.includes(flag)) {
      tolerances.push(flag);
      const number = flags[at + 1];
      at += 1;
      if (number === undefined || !FLOAT.test(number) || Number(number) < 0) {
        findings.error(place, `${flag} needs a number behind it`, `Write for example ${flag} 1e-6`);
      }
    } else if (!PLAIN_FLAGS.includes(flag)) {
      const remedy = `Use ${[...PLAIN_FLAGS, ...TOLERANCE_FLAGS].join(', ')}, or provide a validator of your own`;
      findings.error(place, `the default output validator has no flag "${flag}"`, remedy);
    }
  }
  const isTwice = new Set(tolerances).size < tolerances.length;
  const isMixed = tolerances.includes('float_tolerance') && new Set(tolerances).size > 1;
  if (isTwice || isMixed) {
    // Only 2025-09 calls it an error; before, the last one counted.
    findings.add(rules.isLegacy ? 'warning' : 'error', place, 'a tolerance is given more than once', 'Keep one');
  }
}
