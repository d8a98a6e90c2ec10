/** What reading a problem package turned up. One report holds all of them; an `error` refuses the package. */
export const FINDING_SEVERITIES = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

export interface Finding {
  severity: FindingSeverity;
  /** Path inside the package; empty for the package as a whole. */
  file: string;
  /** From 1, where there is one. */
  line?: number;
  /** What is wrong. */
  message: string;
  /** What to do about it. */
  remedy: string;
}
