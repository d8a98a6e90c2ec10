/** The jobs of this module, as the queue names them, and what their subject is. */
export const JOB_KINDS = {
  judge: 'a judgement',
  'custom-run': 'a run without a problem',
  'generate-tests': 'a verification, for the test data that its package’s generators make',
  'check-package': 'a verification, for what its package’s own programs say',
} as const satisfies Record<string, string>;
export type JobKind = keyof typeof JOB_KINDS;
