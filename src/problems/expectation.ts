/**
 * What a package's authors expect of an example submission, and whether a judging meets it.
 *
 * The format knows four words (AC, WA, TLE, RTE); Docket's verdicts are finer. {@link verdictsOf} says which of ours a
 * word of the format stands for, so that a memory limit exceeded is what `run_time_error/` expects.
 */
import type { RunVerdict, Verdict } from '../contract/verdicts.js';

/** The column `jury_submissions.expectation`. */
export interface Expectation {
  /** Where it comes from, for people: `accepted`, `@EXPECTED_RESULTS@`, `submissions.yaml`. */
  source: string;
  /** Verdicts of the whole submission that can meet it; empty: nothing is expected. */
  verdicts: Verdict[];
  /** Rules on the verdicts of single test cases; all must hold. */
  rules: ExpectationRule[];
  /**
   * Legacy: verdicts of the whole submission that meet it whatever single test cases got, as problemtools
   * (`Submissions.check_submission`) and DOMjudge compare; what the rules say of those is then only told.
   */
  decisive?: Verdict[];
  /** Legacy `partially_accepted`: a score that is not the best there is. */
  isPartial?: boolean;
  /** Scoring problems: a score that is not the best there is meets what is asked of its verdicts as well (Polygon). */
  orPartial?: boolean;
  /** Which bounds it sets the time limit (2025-09, "Timelimit inference"). */
  timeLimitBounds: TimeLimitBound[];
  /** The authors call it fit to be published. */
  isModelSolution: boolean;
}

/** By the slowest of some test cases. */
export interface TimeLimitBound {
  bound: 'lower' | 'upper';
  /** As those of a rule. */
  cases: string | null;
}

/** As it was stored while a submission had one bound, by all of its test cases. */
type StoredExpectation = Omit<Expectation, 'timeLimitBounds'> &
  Partial<Pick<Expectation, 'timeLimitBounds'>> & { timeLimitBound?: TimeLimitBound['bound'] | null };

export function storedExpectation({ timeLimitBound, timeLimitBounds, ...rest }: StoredExpectation): Expectation {
  return { ...rest, timeLimitBounds: timeLimitBounds ?? boundsOf(timeLimitBound ?? null) };
}

/** By all test cases. */
export function boundsOf(bound: TimeLimitBound['bound'] | null): TimeLimitBound[] {
  return bound === null ? [] : [{ bound, cases: null }];
}

export interface ExpectationRule {
  /** The test cases it is about, as a pattern relative to `data/` (`secret/group1`, `secret/*-easy`); null: all. */
  cases: string | null;
  /** Every one of those test cases has one of these; null: any. */
  permitted: RunVerdict[] | null;
  /** At least one of those test cases has one of these; null: any. */
  required: RunVerdict[] | null;
  /** Part of at least one judge message. */
  message: string | null;
  /** Scoring problems: the score of those test cases' group lies in this range. */
  score: [number, number] | null;
}

export interface JudgedCase {
  /** Such as `secret/group1/03`. */
  name: string;
  verdict: RunVerdict;
  judgeMessage?: string | null;
}

/** A judging as far as expectations are about it. */
export interface JudgedSubmission {
  verdict: Verdict;
  cases: readonly JudgedCase[];
  stoppedEarly: boolean;
  /** Scoring problems: of the whole, and of each group by its path (`secret/group1`). */
  score: number | null;
  groups: readonly { path: string; score: number | null }[];
  /** The best score the package's groups allow; null: unknown or without bound. */
  bestScore: number | null;
}

/** The format's words, and the finer verdicts each stands for. An output limit has no word: it may be any failure. */
const FORMAT_WORDS = {
  AC: ['AC'],
  WA: ['WA', 'OLE'],
  TLE: ['TLE', 'OLE'],
  RTE: ['RTE', 'MLE', 'OLE', 'SV'],
} as const satisfies Record<string, readonly RunVerdict[]>;
export type FormatVerdict = keyof typeof FORMAT_WORDS;

export function isFormatVerdict(word: string): word is FormatVerdict {
  return Object.hasOwn(FORMAT_WORDS, word);
}

/**
 * Whether it is expected to fail, be it on some test cases only: it is then given the time limit's margin on top, to see
 * what it fails by.
 */
export function isToFail({ verdicts, rules, timeLimitBounds }: Expectation): boolean {
  return (
    (verdicts.length > 0 && !verdicts.includes('AC')) ||
    rules.some(({ required }) => required !== null && !required.includes('AC')) ||
    timeLimitBounds.some(({ bound }) => bound === 'upper')
  );
}

/** Whether all that is asked of it is to be too slow, on whichever test case. */
export function isAboutTimeAlone({ timeLimitBounds, rules }: Expectation): boolean {
  return (
    timeLimitBounds.length > 0 &&
    timeLimitBounds.every(({ bound, cases }) => bound === 'upper' && cases === null) &&
    rules.every(({ cases, message, score }) => cases === null && message === null && score === null)
  );
}

/** Whether a time limit that is open hangs on it. */
export function boundsFromBelow({ timeLimitBounds }: Pick<Expectation, 'timeLimitBounds'>): boolean {
  return timeLimitBounds.some(({ bound }) => bound === 'lower');
}

/** Whether it bounds the time limit from below by some test cases, and may be slower on others. */
export function boundsBySome({ timeLimitBounds }: Pick<Expectation, 'timeLimitBounds'>): boolean {
  const lower = timeLimitBounds.filter(({ bound }) => bound === 'lower');
  return lower.length > 0 && lower.every(({ cases }) => cases !== null);
}

/** The test cases by which it bounds the time limit from below. */
export function boundingCases<Case extends { name: string }>(
  { timeLimitBounds }: Pick<Expectation, 'timeLimitBounds'>,
  cases: readonly Case[],
): Case[] {
  const lower = timeLimitBounds.filter(({ bound }) => bound === 'lower');
  return cases.filter(({ name }) => lower.some((one) => covers(one, name)));
}

/** Whether a rule, or a bound, is about a test case. */
export function covers({ cases }: { cases: string | null }, name: string): boolean {
  return cases === null || matchesPattern(cases, name);
}

const ANY_OF_A_RUN: readonly RunVerdict[] = ['AC', 'WA', 'TLE', 'RTE', 'MLE', 'OLE', 'SV'];

/** Verdicts of a whole submission that rules about all its test cases leave open; empty where there is no such rule. */
export function finalVerdicts(rules: readonly ExpectationRule[]): Verdict[] {
  const general = rules.filter(({ cases, permitted, required }) => cases === null && (permitted ?? required) !== null);
  if (general.length === 0) return [];
  const mustFail = general.some(({ required }) => required !== null && !required.includes('AC'));
  return ANY_OF_A_RUN.filter(
    (verdict) =>
      !(mustFail && verdict === 'AC') && general.every(({ permitted }) => permitted?.includes(verdict) ?? true),
  );
}

export function verdictsOf(words: readonly FormatVerdict[]): RunVerdict[] {
  return [...new Set<RunVerdict>(words.flatMap((word) => FORMAT_WORDS[word]))];
}

/**
 * Why a judging does not meet an expectation, one sentence each; an empty list: it does.
 *
 * Where judging stopped at the first failure, a rule about certain test cases that were not reached is not held
 * against the submission; a rule about all of them is, as the first failure is what a student would see.
 */
export function unmetExpectations(expectation: Expectation, judged: JudgedSubmission): string[] {
  const { verdicts, isPartial } = expectation;
  if (judged.verdict === 'JE') return ['the judging itself failed'];
  const isPart = expectation.orPartial === true && isBelowBest(judged);
  if (!isPart && verdicts.length > 0 && !verdicts.includes(judged.verdict)) {
    return [`got ${judged.verdict}, expected ${verdicts.join(' or ')}`];
  }
  if (judged.verdict === 'CE') return [];
  if (isPartial === true && judged.score !== null && judged.score === judged.bestScore) {
    return [`got the full score ${String(judged.score)}, expected a part of it`];
  }
  const isDecided = expectation.decisive?.includes(judged.verdict) ?? false;
  return expectation.rules.flatMap((rule) => [
    ...(isDecided ? [] : unmetRule(isPart ? { ...rule, required: null } : rule, judged.cases, judged.stoppedEarly)),
    ...unmetScore(rule, judged),
  ]);
}

/** What test cases got against a rule, where the verdict of the whole meets the expectation all the same. */
export function toldOnly({ decisive, rules }: Expectation, judged: JudgedSubmission): string[] {
  if (decisive?.includes(judged.verdict) !== true) return [];
  return rules.flatMap((rule) => {
    const breach = forbiddenIn(rule, judged.cases);
    return breach === null ? [] : [`${judged.verdict} as expected, although ${breach}`];
  });
}

/** All of it was accepted, for a part of the score; where the best is not known, any score may be one. */
function isBelowBest({ verdict, score, bestScore }: JudgedSubmission): boolean {
  return verdict === 'AC' && score !== null && (bestScore === null || score < bestScore);
}

/** A group's score is meant, not that of a set of test cases ("Example submissions", "Test data groups"). */
function unmetScore({ cases: pattern, score: range }: ExpectationRule, judged: JudgedSubmission): string[] {
  if (range === null) return [];
  const [low, high] = range;
  const scores =
    pattern === null
      ? [{ path: 'the submission', score: judged.score }]
      : judged.groups.filter(({ path }) => isGroupOf(pattern, path));
  if (scores.length === 0) return [`there is no group ${pattern ?? ''} with a score`];
  return scores
    .filter(({ score }) => score === null || score < low || score > high)
    .map(({ path, score }) => {
      const wanted = low === high ? String(low) : `${String(low)} to ${String(high)}`;
      return `${path} scored ${String(score ?? 'nothing')}, expected ${wanted}`;
    });
}

/** Whether the pattern is about this very directory, not only about one above it. */
function isGroupOf(pattern: string, path: string): boolean {
  const above = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return matchesPattern(pattern, path) && !matchesPattern(pattern, above);
}

/** The first test case that got what the rule does not permit. */
function forbiddenIn(rule: ExpectationRule, cases: readonly JudgedCase[]): string | null {
  const { permitted } = rule;
  const found = permitted && cases.find(({ name, verdict }) => covers(rule, name) && !permitted.includes(verdict));
  return found ? `${found.name} got ${found.verdict}, permitted ${permitted.join(', ')}` : null;
}

function unmetRule(rule: ExpectationRule, cases: readonly JudgedCase[], stoppedEarly: boolean): string[] {
  const { cases: pattern, required, message } = rule;
  const covered = cases.filter(({ name }) => covers(rule, name));
  const where = pattern === null ? 'no test case' : `no test case of ${pattern}`;
  const unmet: string[] = [];
  const breach = forbiddenIn(rule, cases);
  if (breach !== null) unmet.push(breach);
  if (stoppedEarly && pattern !== null) return unmet;
  if (required && !covered.some((one) => required.includes(one.verdict))) {
    unmet.push(`${where} got ${required.join(' or ')}, one must`);
  }
  if (message !== null && !covered.some((one) => one.judgeMessage?.includes(message))) {
    unmet.push(`${where} has a judge message with "${message}"`);
  }
  return unmet;
}

/**
 * Patterns of `submissions.yaml` (2025-09, "Glob patterns"): `*` within one name, `{a,b}`; a directory matches all
 * that is below it.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  return expandBraces(pattern).some((one) => {
    const source = one
      .replace(/\/+$/, '')
      .split('*')
      .map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('[^/]*');
    return new RegExp(`^${source}(?:/|$)`).test(path);
  });
}

/** The most alternatives a pattern may stand for: nested braces multiply. */
const MOST_ALTERNATIVES = 256;

function expandBraces(pattern: string): string[] {
  let open = [pattern];
  for (;;) {
    const next = open.flatMap((one) => {
      const match = /\{([^{}]*)\}/.exec(one);
      if (!match?.[1]?.includes(',')) return [one];
      const [whole, inner] = [match[0], match[1]];
      return inner.split(',').map((part) => one.slice(0, match.index) + part + one.slice(match.index + whole.length));
    });
    if (next.length === open.length || next.length > MOST_ALTERNATIVES) return open;
    open = next;
  }
}
