import type { DOCTOR_TROUBLES, Explanation, ExplanationCode } from '../../contract/explanations.js';

/** One thing looked at: `bad` keeps this machine from judging, `poor` is worth knowing. */
export interface Check {
  subject: string;
  state: 'good' | 'poor' | 'bad';
  /** What was found, with figures. */
  finding: string;
  /** What to do; null where nothing is to be done. */
  remedy: string | null;
  /** Subject, finding and remedy as a code with values; absent where only the command line looks. */
  explanation?: Explanation;
}

interface Fine extends Check {
  remedy: null;
}

interface Trouble extends Check {
  remedy: string;
}

type TroubleCode = (typeof DOCTOR_TROUBLES)[number];
type FineCode = Exclude<Extract<ExplanationCode, `doctor-${string}`>, TroubleCode>;

export function good(subject: string, finding: string): Fine {
  return { subject, state: 'good', finding, remedy: null };
}

export function poor(subject: string, finding: string, remedy: string): Trouble {
  return { subject, state: 'poor', finding, remedy };
}

export function bad(subject: string, finding: string, remedy: string): Trouble {
  return { subject, state: 'bad', finding, remedy };
}

/** A check with a remedy has a code that has one, too. */
export function coded<C extends Fine | Trouble>(
  check: C,
  code: C extends Trouble ? TroubleCode : FineCode,
  values: Explanation['values'] = {},
): Check {
  return { ...check, explanation: { code, values } };
}
