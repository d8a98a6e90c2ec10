export const TALKERS = ['program', 'judge'] as const;

/** What one side of an interaction said before the other answered. */
export interface TalkPart {
  from: (typeof TALKERS)[number];
  /** Which of several processes of the submission says it or is told it, from 0; left out: there is one. */
  process?: number;
  /** Which pass of a multi-pass problem, from 1. */
  pass: number;
  text: string;
}
