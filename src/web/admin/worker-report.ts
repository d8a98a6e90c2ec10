import type { Explanation } from '../../contract/explanations.js';
import { EXPLANATION_CODES } from '../../contract/explanations.js';

/** What a worker says of itself, as far as it says it: the report has no fixed shape, and other versions may differ. */
export interface WorkerReport {
  canJudge: boolean;
  reason: string | null;
  /** The same as a code. */
  explanation: Explanation | null;
  /** What it found on its machine, as `docket doctor` tells it. */
  checks: Check[];
  checkedAt: string | null;
  guards: { guard: string; bites: boolean; evidence: string }[];
  libraryDigest: string | null;
  /** Containers, in the order of {@link POOL_FIGURES}; what was not told is left out. */
  pool: { name: PoolFigure; count: number }[];
}

const POOL_FIGURES = ['busy', 'warm', 'starting', 'poolSize'] as const;
type PoolFigure = (typeof POOL_FIGURES)[number];

interface Check {
  subject: string;
  state: 'good' | 'poor' | 'bad';
  finding: string;
  remedy: string | null;
  /** Subject, finding and remedy as a code. */
  explanation: Explanation | null;
}

type Unknown = Record<string, unknown>;

export function readWorkerReport(report: Unknown): WorkerReport {
  const { canJudge, reason, explanation, guards, checks, checkedAt, library, pool } = report;
  return {
    canJudge: canJudge === true,
    reason: textOf(reason),
    explanation: explanationOf(explanation),
    checks: Array.isArray(checks) ? checks.flatMap(checkOf) : [],
    checkedAt: textOf(checkedAt),
    guards: Array.isArray(guards) ? guards.flatMap(guardOf) : [],
    libraryDigest: (textOf(library) ?? textOf(objectOf(library)['digest']))?.replace(/^sha256:/, '') ?? null,
    pool: POOL_FIGURES.flatMap((name) => {
      const count = objectOf(pool)[name];
      return typeof count === 'number' ? [{ name, count }] : [];
    }),
  };
}

function guardOf(value: unknown): WorkerReport['guards'] {
  const { guard, bites, evidence } = objectOf(value);
  const name = textOf(guard);
  return name === null ? [] : [{ guard: name, bites: bites === true, evidence: textOf(evidence) ?? '' }];
}

function checkOf(value: unknown): Check[] {
  const { subject, state, finding, remedy, explanation } = objectOf(value);
  const name = textOf(subject);
  const known = (['good', 'poor', 'bad'] as const).find((one) => one === state);
  if (name === null || known === undefined) return [];
  const words = { subject: name, finding: textOf(finding) ?? '', remedy: textOf(remedy) };
  return [{ ...words, state: known, explanation: explanationOf(explanation) }];
}

function explanationOf(value: unknown): Explanation | null {
  const { code, values } = objectOf(value);
  const known = EXPLANATION_CODES.find((one) => one === code);
  return known === undefined ? null : { code: known, values: objectOf(values) as Explanation['values'] };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function objectOf(value: unknown): Unknown {
  return typeof value === 'object' && value !== null ? (value as Unknown) : {};
}
