/** What `docket prepare` sets up by itself. */
export const PARTS = ['judging', 'database'] as const;
export type Part = (typeof PARTS)[number];
