/** What a solution is for: its tag, and extra tags for testsets and groups of tests (`problem.editSolutionExtraTags`). */
import {
  type ExpectedPart,
  expectedInParts,
  expectedResult,
  type ExpectedResult,
  noExpectation,
} from '../foreign/expectations.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { Expectation } from '../../problems/expectation.js';
import type { PackageTestCase, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

const TAGS: Readonly<Record<string, ExpectedResult>> = {
  main: 'accepted',
  accepted: 'accepted',
  'wrong-answer': 'wrong_answer',
  'presentation-error': 'wrong_answer',
  'time-limit-exceeded': 'time_limit_exceeded',
  'time-limit-exceeded-or-accepted': 'time_limit_exceeded_or_accepted',
  'time-limit-exceeded-or-memory-limit-exceeded': 'time_limit_exceeded_or_memory_limit_exceeded',
  'memory-limit-exceeded': 'memory_limit_exceeded',
  rejected: 'rejected',
  failed: 'rejected',
};
/** Not even to be tried. */
export const NOT_RUN = 'do-not-run';
/** A score that is not the best is what a checker gives instead. */
const MAY_BE_PARTIAL: readonly string[] = ['wrong_answer', 'rejected'] satisfies ExpectedResult[];
/** Of one pattern (`matchesPattern`). */
const MOST_ALTERNATIVES = 256;

/** Where the tests of the testset are that is judged. */
export interface PlacedTests {
  testset: string | null;
  /** Names of test cases by Polygon's name of their group. */
  groups: ReadonlyMap<string, readonly string[]>;
  /** Whether what the checker accepts may have a part of the score. */
  givesPoints: boolean;
}

export function tagOf(solution: XmlElement): string {
  return wordOf(solution.attribute('tag'));
}

export function expectationOf(
  { conversion }: ForeignReading,
  solution: XmlElement,
  path: string,
  problem: ProblemPackage,
  placed: PlacedTests,
): Expectation {
  let tag = tagOf(solution);
  const isModelSolution = tag === 'main';
  const parts: (ExpectedPart & { names: readonly string[] })[] = [];
  for (const extra of solution.at('extra-tags')?.all('extra-tag') ?? []) {
    const [group, testset] = [extra.attribute('group'), extra.attribute('testset')];
    const own = wordOf(extra.attribute('tag'));
    const names = group === null ? null : (placed.groups.get(group) ?? []);
    const cases = names === null ? null : patternOf(names, problem.testCases);
    const where = group === null ? `testset ${testset ?? ''}` : `group ${group}`;
    const isHere = testset === null || testset === (placed.testset ?? 'tests');
    const isKnown = Object.hasOwn(TAGS, own) || own === NOT_RUN;
    if (!isHere || !isKnown || (group === null ? testset === null : cases === null)) {
      conversion.lost('extra tag', `${path}: "${own}" for ${where}`);
    } else if (cases === null || names === null) {
      tag = own;
    } else {
      parts.push({ cases, names, result: TAGS[own] ?? null });
    }
  }
  const result = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined;
  if (result === undefined) conversion.lost('tag', `${path}: nothing is expected of "${tag}"`);
  const orPartial =
    placed.givesPoints &&
    [result, ...parts.map((part) => part.result)].some((one) => MAY_BE_PARTIAL.includes(one ?? ''));
  const others = problem.testCases
    .map(({ name }) => name)
    .filter((name) => !parts.some((one) => one.names.includes(name)));
  const rest = patternOf(others, problem.testCases);
  if (parts.length > 0 && rest === null && others.length > 0) {
    conversion.lost('extra tag', `${path}: the groups are of too many tests`);
    parts.length = 0;
  }
  const base =
    parts.length > 0
      ? expectedInParts(result ?? tag, result ?? null, rest, parts, isModelSolution)
      : result === undefined
        ? noExpectation(tag)
        : expectedResult(result, isModelSolution);
  return orPartial ? { ...base, orPartial } : base;
}

/** `TIME_LIMIT_EXCEEDED` of Polygon's API is `time-limit-exceeded` in packages. */
function wordOf(tag: string | null): string {
  return (tag ?? '').toLowerCase().replaceAll('_', '-');
}

/** Directories where all of their test cases are meant; null: there are none, or too many for one pattern. */
function patternOf(names: readonly string[], testCases: readonly PackageTestCase[]): string | null {
  const meant = new Set(names);
  const isWhole = (path: string): boolean =>
    testCases.every(({ groupPath, name }) => groupPath !== path || meant.has(name));
  const paths = testCases
    .filter(({ name }) => meant.has(name))
    .map(({ name, groupPath }) => (isWhole(groupPath) ? groupPath : name));
  const different = [...new Set(paths)];
  const [only] = different;
  if (only === undefined || different.length > MOST_ALTERNATIVES) return null;
  return different.length === 1 ? only : `{${different.join()}}`;
}
