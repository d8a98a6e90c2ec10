/**
 * Test cases that `init.yml` does not list are found by the names in its archive: regular expressions with the groups
 * `batch` and `case`. Expressions of a package run against names of bounded length only.
 */
import { compareNames } from '../package-tree.js';
import type { YamlMap } from '../yaml-reader.js';
import { defaultPoints, type DmojUnit, namedCase } from './init-yml.js';

const DEFAULT_INPUT = String.raw`^(?=.*?\.in|in).*?(?:(?:^|\W)(?<batch>\d+)[^\d\s]+)?(?<case>\d+)[^\d\s]*$`;
const DEFAULT_OUTPUT = String.raw`^(?=.*?\.out|out).*?(?:(?:^|\W)(?<batch>\d+)[^\d\s]+)?(?<case>\d+)[^\d\s]*$`;
/** A pattern that takes long on a name takes longer than any package is worth. */
const MOST_NAME = 100;
const MOST_PATTERN = 200;
/** What makes matching exponential: a repetition of something that is repeated itself. */
const NESTED_REPEAT = /[+*]\)?[+*{]|\([^()]*[+*][^()]*\)[+*{]/;

/**
 * @param settings `test_cases` as a map; null where there is none
 * @param root `init.yml`, whose settings are those of all test cases
 * @returns null with a finding where a pattern cannot be used
 */
export function findUnits(
  names: readonly string[],
  settings: YamlMap | null,
  place: { file: string; line: number },
  root: YamlMap,
): DmojUnit[] | null {
  const input = pattern(settings, 'input_format', DEFAULT_INPUT);
  const output = pattern(settings, 'output_format', DEFAULT_OUTPUT);
  if (input === null || output === null) return null;
  const points =
    settings
      ?.get('case_points')
      ?.list()
      ?.map((one) => one.number() ?? 0) ?? null;
  const batches = new Set<string>();
  const found = new Map<string, Map<string, { input: string | null; output: string | null }>>();
  for (const [kind, expression] of [
    ['input', input],
    ['output', output],
  ] as const) {
    for (const name of names.filter(({ length }) => length <= MOST_NAME)) {
      const groups = expression.exec(name)?.groups;
      const number = groups?.['case'];
      if (number === undefined) continue;
      const batch = groups?.['batch'];
      if (batch !== undefined) batches.add(key(batch));
      const unit =
        found.get(key(batch ?? number)) ?? new Map<string, { input: string | null; output: string | null }>();
      found.set(key(batch ?? number), unit);
      const one = unit.get(key(number)) ?? { input: null, output: null };
      one[kind] = name;
      unit.set(key(number), one);
    }
  }
  return [...found]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([id, cases], index) => ({
      place,
      points: points === null ? defaultPoints(root) : (points[index] ?? 0),
      isBatch: batches.has(id),
      dependencies: [],
      cases: [...cases].sort(([a], [b]) => compareKeys(a, b)).map(([, one]) => namedCase(root, place, one)),
    }));
}

function pattern(settings: YamlMap | null, name: string, fallback: string): RegExp | null {
  const value = settings?.get(name) ?? null;
  // As Python writes named groups.
  const text = (value?.text() ?? fallback).replaceAll('(?P<', '(?<').replaceAll('(?P=', '\\k<');
  if (value !== null && (text.length > MOST_PATTERN || NESTED_REPEAT.test(text))) {
    return value.wrong('is too complicated an expression', 'List the test cases one by one');
  }
  try {
    return new RegExp(`^(?:${text})`, 'i');
  } catch {
    value?.wrong('is no regular expression that can be read', 'List the test cases one by one');
    return null;
  }
}

/** `01` and `1` are the same number. */
function key(text: string): string {
  return /^\d+$/.test(text) ? String(Number(text)) : text;
}

/** Words come before numbers. */
function compareKeys(a: string, b: string): number {
  const [isA, isB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isA !== isB) return isA ? 1 : -1;
  return isA ? Number(a) - Number(b) : compareNames(a, b);
}
