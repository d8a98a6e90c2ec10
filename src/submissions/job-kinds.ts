/** The jobs of this module, as the queue names them, and what their subject is. */
export const JOB_KINDS = {
  judge: 'a judgement',
  'custom-run': 'a run without a problem',
} as const satisfies Record<string, string>;
export type JobKind = keyof typeof JOB_KINDS;
