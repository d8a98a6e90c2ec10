export const TALKERS = ['program', 'judge'] as const;

/** What one side of an interaction said before the other answered. */
export interface TalkPart {
  from: (typeof TALKERS)[number];
  /** Which pass of a multi-pass problem, from 1. */
  pass: number;
  text: string;
}
