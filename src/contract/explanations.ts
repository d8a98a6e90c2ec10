/**
 * Why a verdict, where the measured facts (evidence.ts) do not tell it by themselves: a code with its values, so that a
 * page can say it in the reader's language. The same stands in English in `reason`.
 */
export const EXPLANATION_CODES = [
  /** A token that is not the answer's: `line`, `token` (both from 1), `got`. */
  'output-token',
  'output-token-expected',
  /** A number outside the tolerance. */
  'output-number',
  'output-number-expected',
  /** No number where one is expected. */
  'output-no-number',
  'output-missing',
  'output-missing-expected',
  'output-extra',
  /** Other white space than the answer's: `line`. */
  'output-whitespace',
  /** The package's validator said nothing to the author. */
  'output-not-accepted',
  /** Of a submit-answer problem. */
  'output-not-given',
  /** The runtime said that its heap was used up: `mib`. */
  'memory-runtime',
  'compile-no-start',
  /** `seconds` */
  'compile-time',
  /** `mib` */
  'compile-memory',
  /** `limit`: one of EXECUTION_LIMITS. */
  'compile-limit',
  /** `call` */
  'compile-call',
  /** `signal` */
  'compile-signal',
  /** `exitCode` */
  'compile-exit',
  'compile-nothing',
  /** `file` */
  'compile-no-file',
  /** The worker was lost each time. */
  'judging-lost',
  /** It failed, and failed again. */
  'judging-failed',
] as const;
export type ExplanationCode = (typeof EXPLANATION_CODES)[number];

export interface Explanation {
  code: ExplanationCode;
  /** By name; `pass`, from 1, where a test case has several. */
  values: Record<string, string | number>;
}
