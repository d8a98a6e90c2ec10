import {
  type ExpectationRule,
  type FormatVerdict,
  isFormatVerdict,
  matchesPattern,
  verdictsOf,
} from '../../problems/expectation.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';

/** `submissions/submissions.yaml` (2025-09, "Example submissions"): what is said of the submissions a pattern matches. */
export interface SubmissionPattern {
  /** Relative to `submissions/`. */
  pattern: string;
  languageCode: string | null;
  entryPoint: string | null;
  isModelSolution: boolean;
  /** The pattern's own rule first, then those for groups of test cases. */
  rules: PatternRule[];
  place: { file: string; line: number };
}

export interface PatternRule extends ExpectationRule {
  timeLimitUse: 'lower' | 'upper' | 'none' | null;
  /** Which keys were written: the others may be inherited from the directory's default. */
  hasPermitted: boolean;
  hasRequired: boolean;
  place: { file: string; line: number };
}

const OWN_KEYS = ['language', 'entrypoint', 'authors', 'model_solution'];
const RULE_KEYS = ['permitted', 'required', 'score', 'message', 'use_for_time_limit'];
const ALL_WORDS: FormatVerdict[] = ['AC', 'WA', 'TLE', 'RTE'];

export function readSubmissionPatterns(yaml: YamlMap): SubmissionPattern[] {
  return yaml.entries().flatMap(([pattern, value]) => {
    const map = value.isNull ? null : value.map();
    if (map === null) return [];
    const rules = [readRule(map, null, value.place)];
    for (const [key, nested] of map.entries()) {
      if (OWN_KEYS.includes(key) || RULE_KEYS.includes(key)) continue;
      const isDataPath = /^(sample|secret)(\/|$)|[*{]/.test(key);
      const nestedMap = isDataPath && nested.isMap ? nested.map() : null;
      if (nestedMap === null) {
        nested.warn('is neither a key nor test data: it is ignored', 'Write sample, or secret/<group>');
        continue;
      }
      rules.push(readRule(nestedMap, key, nested.place));
      nestedMap.reportUnknown();
    }
    return [
      {
        pattern: pattern.replace(/\/+$/, ''),
        languageCode: map.text('language'),
        entryPoint: map.text('entrypoint'),
        isModelSolution: map.boolean('model_solution', false),
        rules,
        place: value.place,
      },
    ];
  });
}

export function matchingPatterns(patterns: readonly SubmissionPattern[], path: string): SubmissionPattern[] {
  return patterns.filter(({ pattern }) => matchesPattern(pattern, path));
}

function readRule(map: YamlMap, cases: string | null, place: PatternRule['place']): PatternRule {
  const [permitted, required] = [map.get('permitted'), map.get('required')];
  return {
    cases,
    permitted: readVerdicts(permitted),
    required: readVerdicts(required),
    message: map.text('message'),
    score: readScore(map.get('score')),
    timeLimitUse: readTimeLimitUse(map.get('use_for_time_limit')),
    hasPermitted: permitted !== null,
    hasRequired: required !== null,
    place,
  };
}

/** null where all four are named, as without the key. */
function readVerdicts(value: YamlValue | null): ExpectationRule['permitted'] {
  const words = (value?.texts() ?? []).filter((word): word is FormatVerdict => {
    if (isFormatVerdict(word)) return true;
    value?.wrong(`has "${word}"`, 'Use AC, WA, TLE and RTE');
    return false;
  });
  if (words.length === 0 || ALL_WORDS.every((word) => words.includes(word))) return null;
  return verdictsOf(words);
}

function readScore(value: YamlValue | null): [number, number] | null {
  if (value === null) return null;
  const numbers = value.isList ? (value.list() ?? []).map((one) => one.number()) : [value.number()];
  const [low, high = low] = numbers;
  if (low === undefined || low === null || high === undefined || high === null || numbers.length > 2) {
    return value.wrong('is no score', 'Write a number, or a list of the lowest and the highest');
  }
  return [low, high];
}

function readTimeLimitUse(value: YamlValue | null): PatternRule['timeLimitUse'] {
  const text = value?.text() ?? null;
  if (text === null) return null;
  if (text === 'lower' || text === 'upper') return text;
  if (text === 'false') return 'none';
  if (text === 'true') return null;
  value?.wrong(`is "${text}"`, 'Use true, false, lower or upper');
  return null;
}
