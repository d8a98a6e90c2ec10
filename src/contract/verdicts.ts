/**
 * The words for what becomes of a submission: the ICPC CLICS judgement type ids
 * (Contest API, "Known judgement types"), plus `JE` for our own fault and `SV` for a forbidden system call.
 */
export const VERDICTS = {
  AC: { name: 'Accepted', isJuryFault: false },
  WA: { name: 'Wrong Answer', isJuryFault: false },
  TLE: { name: 'Time Limit Exceeded', isJuryFault: false },
  RTE: { name: 'Run-Time Error', isJuryFault: false },
  CE: { name: 'Compile Error', isJuryFault: false },
  MLE: { name: 'Memory Limit Exceeded', isJuryFault: false },
  OLE: { name: 'Output Limit Exceeded', isJuryFault: false },
  SV: { name: 'Security Violation', isJuryFault: false },
  JE: { name: 'Judging Error', isJuryFault: true },
} as const satisfies Record<string, { name: string; isJuryFault: boolean }>;

export type Verdict = keyof typeof VERDICTS;
/** A single test case is never a compile error. */
export type RunVerdict = Exclude<Verdict, 'CE'>;

export const VERDICT_IDS = Object.keys(VERDICTS) as Verdict[];

/** Where a submission is on its way. The verdict is null until `finished`. */
export const SUBMISSION_STATES = ['queued', 'compiling', 'running', 'finished'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];
