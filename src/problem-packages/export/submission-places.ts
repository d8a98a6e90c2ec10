/** Where a package of ours keeps an example submission so that the same is expected of it when it is read again. */
import { type Expectation, type FormatVerdict, finalVerdicts, verdictsOf } from '../../problems/expectation.js';
import type { DirectoryRule, FormatRules } from '../kattis/format-rules.js';
import { boundsOfRule } from '../kattis/time-limit-bounds.js';
import { baseName } from '../package-tree.js';
import type { PackageSubmission } from '../problem-package.js';

const WORDS: readonly FormatVerdict[] = ['AC', 'WA', 'TLE', 'RTE'];
/** A directory that the format gives no meaning. */
const OTHER = 'other';

export interface SubmissionPlace {
  directory: string;
  /** For `submissions.yaml`; null: the directory says it all. */
  rule: {
    permitted?: FormatVerdict[];
    required?: FormatVerdict[];
    use_for_time_limit?: false | 'lower' | 'upper';
  } | null;
  /** Whether exactly the same is expected when it is read again. */
  isExact: boolean;
}

export function placeOf({ expectation }: Pick<PackageSubmission, 'expectation'>, rules: FormatRules): SubmissionPlace {
  const { submissionDirs, isLegacy } = rules;
  if (expectation.orPartial === true) {
    // There is no word for it: what is not permitted stays so, and in 2025-09 nothing is required.
    const strict = { ...expectation, orPartial: false };
    const lenient = expectation.rules.map((rule) => ({ ...rule, required: null })).filter((rule) => rule.permitted);
    const kept = isLegacy ? strict : { ...strict, verdicts: finalVerdicts(lenient), rules: lenient };
    return { ...placeOf({ expectation: kept }, rules), isExact: false };
  }
  const own = submissionDirs[expectation.source];
  if (own !== undefined && isSame(expectation, own)) {
    return { directory: expectation.source, rule: null, isExact: true };
  }
  const exact = Object.keys(submissionDirs).find((name) => {
    const rule = submissionDirs[name];
    return rule !== undefined && isSame(expectation, rule);
  });
  const isBoundAlike = isLegacy || expectation.source !== 'submissions.yaml' || useOf(expectation) === null;
  // There must be an accepted one, whatever it says of the time limit.
  if (exact !== undefined && (isBoundAlike || exact === 'accepted')) {
    return { directory: exact, rule: null, isExact: isBoundAlike };
  }
  const general = expectation.rules.find(({ cases }) => cases === null);
  if (isLegacy) return { directory: nearest(expectation), rule: null, isExact: false };
  if (general === undefined) {
    const isNothing = expectation.verdicts.length === 0 && expectation.rules.length === 0;
    return { directory: isNothing ? OTHER : nearest(expectation), rule: null, isExact: isNothing };
  }
  const [permitted, required] = [wordsOf(general.permitted), wordsOf(general.required)];
  return {
    directory: OTHER,
    rule: {
      ...(permitted === null ? {} : { permitted }),
      ...(required === null ? {} : { required }),
      ...useOf(expectation),
    },
    isExact: expectation.rules.length === 1,
  };
}

/** Where the rule on all test cases does not bound the time limit as it would by itself; null: it does. */
function useOf({
  rules,
  timeLimitBounds,
}: Expectation): Pick<NonNullable<SubmissionPlace['rule']>, 'use_for_time_limit'> | null {
  const [general] = rules.filter(({ cases }) => cases === null);
  if (general === undefined) return null;
  const inferred = boundsOfRule({ ...general, timeLimitUse: null });
  const bounds = timeLimitBounds.filter(({ cases }) => cases === null);
  if (JSON.stringify(inferred) === JSON.stringify(bounds)) return null;
  return { use_for_time_limit: bounds[0]?.bound ?? false };
}

function isSame(expectation: Expectation, rule: DirectoryRule): boolean {
  const { permitted, required } = rule;
  const rules = [{ cases: null, permitted, required, message: null, score: null }];
  const verdicts = rule.verdicts ?? finalVerdicts(rules);
  const expected = rule.verdicts === undefined && (permitted ?? required) !== null ? rules : [];
  return (
    sameSet(verdicts, expectation.verdicts) &&
    (rule.isPartial ?? false) === (expectation.isPartial ?? false) &&
    JSON.stringify(expected) === JSON.stringify(expectation.rules)
  );
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

function wordsOf(verdicts: readonly string[] | null): FormatVerdict[] | null {
  if (verdicts === null) return null;
  return WORDS.filter((word) => verdicts.includes(word) && verdictsOf([word]).length > 0);
}

/** A directory whose name comes closest. */
function nearest({ verdicts }: Expectation): string {
  if (verdicts.length === 0 || verdicts.includes('AC')) return 'accepted';
  if (verdicts.includes('CE')) return 'compile_error';
  if (verdicts.includes('WA') && verdicts.length <= 2) return 'wrong_answer';
  if (verdicts.includes('TLE') && verdicts.length <= 2) return 'time_limit_exceeded';
  return verdicts.includes('RTE') ? 'run_time_error' : 'rejected';
}

/** A path below its directory that no other submission has. */
export function uniqueName(path: string, isDirectory: boolean, taken: Set<string>): string {
  const base = baseName(path);
  const dot = isDirectory ? -1 : base.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [base, ''] : [base.slice(0, dot), base.slice(dot)];
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}${String(number)}${ending}`;
  taken.add(name.toLowerCase());
  return name;
}
