import type { RunVerdict, Verdict } from '../../contract/verdicts.js';
import {
  boundsOf,
  type Expectation,
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
  const { permitted, required, bound } = RULES[result as keyof typeof RULES];
  return ruled(result, {
    permitted: permitted === null ? null : verdictsOf(permitted),
    required: required === null ? null : verdictsOf(required),
    bound,
    isModelSolution,
  });
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
  const rules = [{ cases: null, permitted, required, message: null, score: null }];
  return { source, verdicts: finalVerdicts(rules), rules, timeLimitBounds: boundsOf(bound), isModelSolution };
}
