/**
 * `time_limit_rate` and `memory_limit_rate`: how many times the limits of the problem, of its subtasks and of its test cases
 * hold for a language, by its name on a Hydro server (`cc.cc17o2`, `py.py3`, `java`). A rate of 0 says nothing.
 *
 * On the server rates are for exactly that name, and a language without one has that of the server's settings, which are
 * in no package (Hydro's judge, `readCases`).
 */
import type { LimitFactors } from '../../problems/judging.js';
import { languagesOfKattisId } from '../../languages/languages.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { factorsInWords, readLimitFactor } from '../limit-factors.js';
import type { ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import { languageCode } from './language-code.js';

export const RATES = { time: 'time_limit_rate', memory: 'memory_limit_rate' } as const;

export function setLimitRates(
  reading: Pick<ForeignReading, 'conversion'>,
  config: YamlMap | null,
  problem: ProblemPackage,
): void {
  const factors = new Map<string, LimitFactors>();
  for (const limit of ['time', 'memory'] as const) {
    for (const [code, factor] of readRates(reading, config, RATES[limit])) {
      factors.set(code, { ...(factors.get(code) ?? { time: 1, memory: 1 }), [limit]: factor });
    }
  }
  if (factors.size === 0) return;
  // The other implementation of the language, which goes by the rates of Python where it has none.
  if (factors.has('python3') && !factors.has('pypy3')) factors.set('pypy3', { time: 1, memory: 1 });
  problem.limitFactors = Object.fromEntries(factors);
  const words = [...factors].map(([code, own]) => [code, factorsInWords(own)].join(': '));
  reading.conversion.kept('limits by language', words.filter((one) => !one.endsWith(': ')).join('; '));
}

/** By the package format's code of a language. */
function readRates(
  { conversion }: Pick<ForeignReading, 'conversion'>,
  config: YamlMap | null,
  key: (typeof RATES)[keyof typeof RATES],
): Map<string, number> {
  const rates = new Map<string, number>();
  const named = new Map<string, string[]>();
  for (const [name, value] of config?.map(key)?.entries() ?? []) {
    if (value.isNull || (value.isScalar && Number(value.text()) === 0)) continue;
    const rate = readLimitFactor(value);
    const code = languageCode(name);
    if (rate === null) continue;
    if (code === null || languagesOfKattisId(code).length === 0) {
      conversion.lost(key, `${name}: a language that Docket has not`);
      continue;
    }
    rates.set(code, Math.max(rate, rates.get(code) ?? 0));
    named.set(code, [...(named.get(code) ?? []), `${name} ${String(rate)}`]);
  }
  for (const [code, names] of named) {
    const rate = rates.get(code);
    if (names.some((one) => !one.endsWith(` ${String(rate)}`))) {
      conversion.changed(key, `${names.join(', ')}: ${code} is one language here and has the most`);
    }
  }
  return rates;
}
