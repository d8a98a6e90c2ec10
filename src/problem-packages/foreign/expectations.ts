import type { RunVerdict, Verdict } from '../../contract/verdicts.js';
import {
  boundsOf,
  type Expectation,
  type ExpectationRule,
  type FormatVerdict,
  finalVerdicts,
  type TimeLimitBound,
  verdictsOf,
} from '../../problems/expectation.js';

/** What other formats say of a submission, in the words of a directory of `submissions/`. */
const RULES = {
  accepted: { permitted: ['AC'], required: null, bound: 'lower' },
  wrong_answer: { permitted: ['AC', 'WA'], required: ['WA'], bound: null },
  time_limit_exceeded: { permitted: ['AC', 'WA', 'TLE'], required: ['TLE'], bound: 'upper' },
  time_limit_exceeded_or_accepted: { permitted: ['AC', 'TLE'], required: null, bound: null },
  time_limit_exceeded_or_memory_limit_exceeded: {
    permitted: ['AC', 'TLE', 'RTE'],
    required: ['TLE', 'RTE'],
    bound: null,
  },
  run_time_error: { permitted: null, required: ['RTE'], bound: null },
  rejected: { permitted: null, required: ['WA', 'TLE', 'RTE'], bound: null },
} as const satisfies Record<
  string,
  { permitted: FormatVerdict[] | null; required: FormatVerdict[] | null; bound: TimeLimitBound['bound'] | null }
>;
export type ExpectedResult = keyof typeof RULES | 'compile_error' | 'memory_limit_exceeded' | 'output_limit_exceeded';

const ONLY: Readonly<Record<string, Verdict>> = {
  compile_error: 'CE',
  memory_limit_exceeded: 'MLE',
  output_limit_exceeded: 'OLE',
};

export function expectedResult(result: ExpectedResult, isModelSolution = false): Expectation {
  if (!Object.hasOwn(RULES, result)) {
    const verdict = ONLY[result];
    return {
      source: result,
      verdicts: verdict === undefined ? [] : [verdict],
      rules: [],
      timeLimitBounds: [],
      isModelSolution,
    };
  }
  return ruled(result, { ...ruleOf(result), isModelSolution });
}

/** What is expected on some test cases. */
export interface ExpectedPart {
  /** As those of a rule. */
  cases: string;
  /** null: nothing. */
  result: ExpectedResult | null;
}

/**
 * What is expected on parts of the test data, and what on the others. The verdict that the submission is to get at least
 * once may come in any part.
 *
 * @param whole of the submission; null: nothing
 * @param rest the test cases of no part; null: there are none
 */
export function expectedInParts(
  source: string,
  whole: ExpectedResult | null,
  rest: string | null,
  parts: readonly ExpectedPart[],
  isModelSolution: boolean,
): Expectation {
  const { permitted, required, bound } = whole === null ? ANYTHING : ruleOf(whole);
  const rules = [
    ...(rest === null ? [] : rulesFor(rest, permitted, null)),
    ...rulesFor(ALL_DATA, null, required),
    ...parts.flatMap(({ cases, result }) => {
      const own = result === null ? ANYTHING : ruleOf(result);
      return rulesFor(cases, own.permitted, own.required);
    }),
  ];
  const timeLimitBounds = [...(rest === null ? [] : [{ cases: rest, bound }]), ...parts.map(boundOf)].flatMap((one) =>
    one.bound === null ? [] : [{ cases: one.cases, bound: one.bound }],
  );
  const permittedSomewhere = [...(rest === null ? [] : [permitted]), ...parts.map(({ result }) => permittedOf(result))];
  const verdicts = finalVerdicts([
    rule(permittedSomewhere.includes(null) ? null : [...new Set(permittedSomewhere.flatMap((one) => one ?? []))], null),
    ...[required, ...parts.map(({ result }) => (result === null ? null : ruleOf(result).required))].map((one) =>
      rule(null, one),
    ),
  ]);
  return { source, verdicts, rules, timeLimitBounds, isModelSolution };
}

const permittedOf = (result: ExpectedResult | null): RunVerdict[] | null =>
  result === null ? null : ruleOf(result).permitted;

function rule(permitted: RunVerdict[] | null, required: RunVerdict[] | null): ExpectationRule {
  return { cases: null, permitted, required, message: null, score: null };
}

/** By a pattern: where judging stopped early, nothing is held against what was not run. */
const ALL_DATA = '{sample,secret}';
const ANYTHING = { permitted: null, required: null, bound: null };

function ruleOf(result: ExpectedResult): {
  permitted: RunVerdict[] | null;
  required: RunVerdict[] | null;
  bound: TimeLimitBound['bound'] | null;
} {
  const only = ONLY[result];
  if (only === 'MLE' || only === 'OLE') return { permitted: ['AC', only], required: [only], bound: null };
  if (!Object.hasOwn(RULES, result)) return ANYTHING;
  const { permitted, required, bound } = RULES[result as keyof typeof RULES];
  return {
    permitted: permitted === null ? null : verdictsOf(permitted),
    required: required === null ? null : verdictsOf(required),
    bound,
  };
}

function rulesFor(cases: string, permitted: RunVerdict[] | null, required: RunVerdict[] | null): ExpectationRule[] {
  return permitted === null && required === null ? [] : [{ cases, permitted, required, message: null, score: null }];
}

function boundOf({ cases, result }: ExpectedPart): { cases: string; bound: TimeLimitBound['bound'] | null } {
  return { cases, bound: result === null ? null : ruleOf(result).bound };
}

/** Nothing is expected: it is only judged. */
export function noExpectation(source: string): Expectation {
  return { source, verdicts: [], rules: [], timeLimitBounds: [], isModelSolution: false };
}

function ruled(
  source: string,
  given: {
    permitted: RunVerdict[] | null;
    required: RunVerdict[] | null;
    bound: TimeLimitBound['bound'] | null;
    isModelSolution: boolean;
  },
): Expectation {
  const { permitted, required, bound, isModelSolution } = given;
  const rules = [rule(permitted, required)];
  return { source, verdicts: finalVerdicts(rules), rules, timeLimitBounds: boundsOf(bound), isModelSolution };
}
