/**
 * What became of a package on its way from one format into another: one entry for each thing that was kept, that was
 * changed (it is there, but not quite the same), and that was lost (the other format, or Docket, has no place for it).
 */
export const CONVERSION_OUTCOMES = ['kept', 'changed', 'lost'] as const;
export type ConversionOutcome = (typeof CONVERSION_OUTCOMES)[number];

export interface ConversionEntry {
  outcome: ConversionOutcome;
  /** The thing, in few words: `test cases`, `checker`. */
  what: string;
  /** What became of it. */
  detail: string;
}
