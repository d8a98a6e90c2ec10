import type { Judging } from './judging.js';

/** The default `max_score` of `secret` (2025-09, "Test data configuration"). */
const SECRET_MAX_SCORE = 100;

/** The best score of a scoring problem by its groups' configuration; null where there is no bound. */
export function bestScore({ groups, objective }: Pick<Judging, 'groups' | 'objective'>): number | null {
  const root = groups.find(({ path }) => path === '')?.scoring ?? null;
  if (root?.kind === 'legacy') return objective === 'max' ? root.rangeHigh : root.rangeLow;
  if (groups.some(({ scoring }) => scoring?.kind === 'legacy')) return null;
  if (groups.some(({ scoring }) => scoring?.kind === '2025-09' && scoring.isOpen === true)) return null;
  const secret = groups.find(({ path }) => path === 'secret')?.scoring ?? null;
  const maxScore = secret?.kind === '2025-09' ? secret.maxScore : null;
  return maxScore === 'unbounded' ? null : (maxScore ?? SECRET_MAX_SCORE);
}
