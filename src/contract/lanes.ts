/** Queue lanes by rank: a lower rank is served first. */
export const LANES = {
  contest: { rank: 0 },
  practice: { rank: 1 },
  run: { rank: 2 },
  verify: { rank: 3 },
  rejudge: { rank: 4 },
} as const satisfies Record<string, { rank: number }>;

export type Lane = keyof typeof LANES;
