/**
 * How a task is scored where `task.yaml` says so itself (italy_yaml.py; CMS' documentation, "Score types"):
 * `score_type`, `score_type_parameters` and `n_input` together take the place of `gen/GEN`.
 */
import { compareNames } from '../package-tree.js';
import { TookTooLongError, withinTime } from '../statements/time-limit.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';

const KEYS = ['score_type', 'score_type_parameters', 'n_input'] as const;

/** Test cases of one subtask by their numbers; the worst of them counts. */
export interface ScoreGroup {
  points: number;
  cases: readonly number[];
}

/** A number: the points of each test case, whose sum counts. */
export type GivenScore = number | readonly ScoreGroup[];

/** One test case may be in many subtasks, each of which judges it: bounded whatever the package. */
const MOST_CASES = 20_000;
const MOST_PATTERN = 1000;
/** For all patterns of a task, which are written to match short names. */
const PATTERNS_TIME_MS = 1000;

const SUBTASK_REMEDY = 'Write for example [[20, 3], [80, 5]]: the points and the number of test cases of each subtask';
const NAMES_REMEDY = 'List the codenames of the test cases, such as "000"';
const COUNT_REMEDY = 'Give each subtask at least one of the n_input test cases';

export function isScoreGiven(yaml: YamlMap): boolean {
  const [type, parameters, count] = KEYS.map((key) => yaml.get(key));
  if (type != null && parameters != null && count != null) return true;
  for (const value of [type, parameters]) {
    value?.warn(`counts only where all of ${KEYS.join(', ')} are there: it is ignored`, 'Add the others, or remove it');
  }
  return false;
}

/**
 * Ask {@link isScoreGiven} first.
 *
 * @param count of test cases
 * @param hasParts whether a test case may be worth a part of its points
 * @returns null with a finding where it cannot be read, or not be judged here
 */
export function readGivenScore(yaml: YamlMap, count: number, hasParts: boolean): GivenScore | null {
  const [type, parameters] = [yaml.get('score_type'), yaml.get('score_type_parameters')];
  const name = type?.text() ?? null;
  if (type === null || parameters === null || name === null) return null;
  if (name === 'Sum') return readPoints(parameters, 0);
  if (name === 'GroupThreshold') {
    return type.wrong(
      'is GroupThreshold: outcomes that are quantities under a bound are not judged here',
      'Use GroupMin',
    );
  }
  if (name !== 'GroupMin' && name !== 'GroupMul') {
    return type.wrong(`is "${name.slice(0, 50)}", which CMS has not by itself`, 'Use Sum or GroupMin');
  }
  const groups = readGroups(parameters, count);
  // The product of what is all or nothing is the least of it.
  if (name === 'GroupMul' && hasParts && groups?.some(({ cases }) => cases.length > 1) === true) {
    return type.wrong(
      'is GroupMul: products of the parts that the jury’s program gives are not judged here',
      'Use GroupMin',
    );
  }
  return groups;
}

/** @param above of which it is more; null: it may be zero */
function readPoints(value: YamlValue, above: 0 | null): number | null {
  const points = value.number();
  if (points === null) return null;
  if (points < 0 || points === above)
    return value.wrong(`is ${String(points)}, which are no points`, 'Write a number above 0');
  return points;
}

/** `[points, which]`, or `{max_score: points, testcases: which}`. */
function readGroups(parameters: YamlValue, count: number): ScoreGroup[] | null {
  const items = parameters.list();
  if (items === null) return null;
  if (items.length === 0) return parameters.wrong('has no subtask', SUBTASK_REMEDY);
  const points: number[] = [];
  const which: YamlValue[] = [];
  for (const item of items) {
    const map = item.isMap ? item.map() : null;
    const [first, second] = map === null ? (item.list() ?? []) : [map.get('max_score'), map.get('testcases')];
    if (first == null || second == null) {
      if (item.isMap || item.isList) item.wrong('is no subtask with points and test cases', SUBTASK_REMEDY);
      return null;
    }
    const own = readPoints(first, null);
    if (own === null) return null;
    points.push(own);
    which.push(second);
  }
  const cases = casesOf(parameters, which, count);
  return cases?.map((own, index) => ({ points: points[index] ?? 0, cases: own })) ?? null;
}

type CasesOf = (which: YamlValue) => number[] | null;

/** The test cases of each subtask. CMS takes all of them by their number, by a pattern, or by their names. */
function casesOf(parameters: YamlValue, which: readonly YamlValue[], count: number): number[][] | null {
  const codes = Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'));
  const casesOfOne = which.every((one) => one.isNumber)
    ? byCount(codes)
    : which.every((one) => one.isList)
      ? byNames(codes)
      : which.every((one) => one.isScalar && !one.isNumber)
        ? byPattern(codes)
        : null;
  if (casesOfOne === null) {
    return parameters.wrong('has numbers of test cases, patterns and lists of them at once', SUBTASK_REMEDY);
  }
  const found: number[][] = [];
  let total = 0;
  const readAll = (): boolean =>
    which.every((one) => {
      const own = casesOfOne(one);
      found.push(own ?? []);
      total += own?.length ?? 0;
      return own !== null && total <= MOST_CASES;
    });
  try {
    if (withinTime(PATTERNS_TIME_MS, readAll)) return found;
    if (total <= MOST_CASES) return null;
    return parameters.wrong(`has more than ${String(MOST_CASES)} test cases in all subtasks together`, 'Use fewer');
  } catch (error) {
    if (!(error instanceof TookTooLongError)) throw error;
    return parameters.wrong('is too complicated an expression', NAMES_REMEDY);
  }
}

/** As many as are said, of those that no subtask before has taken, by codename. */
function byCount(codes: readonly string[]): CasesOf {
  const left = [...codes.keys()].sort((a, b) => compareNames(codes[a] ?? '', codes[b] ?? ''));
  return (which) => {
    const length = which.number() ?? 0;
    if (Number.isInteger(length) && length >= 1 && length <= left.length) return left.splice(0, length);
    return which.wrong(`is ${String(length)}, and there are ${String(left.length)} more test cases`, COUNT_REMEDY);
  };
}

function byNames(codes: readonly string[]): CasesOf {
  const numbers = new Map(codes.map((code, index) => [code, index]));
  return (which) => {
    const names = which.texts() ?? [];
    const unknown = names.find((name) => !numbers.has(name));
    if (unknown !== undefined) return which.wrong(`has "${unknown.slice(0, 50)}", which is no test case`, NAMES_REMEDY);
    if (names.length === 0) return which.wrong('has no test case', COUNT_REMEDY);
    return names.map((name) => numbers.get(name) ?? 0);
  };
}

/** As Python's `re.match`: from the start, to anywhere. What only Python knows is no expression with the flag `u`. */
function byPattern(codes: readonly string[]): CasesOf {
  return (which) => {
    const text = which.text() ?? '';
    if (text.length > MOST_PATTERN) return which.wrong('is too complicated an expression', NAMES_REMEDY);
    let pattern: RegExp;
    try {
      pattern = new RegExp(`^(?:${text})`, 'u');
    } catch {
      return which.wrong('is no regular expression that can be read', NAMES_REMEDY);
    }
    const own = codes.flatMap((code, index) => (pattern.test(code) ? [index] : []));
    return own.length > 0 ? own : which.wrong('matches no test case', NAMES_REMEDY);
  };
}
