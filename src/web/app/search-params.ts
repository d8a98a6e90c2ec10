import { AUDIT_ACTIONS, type AuditAction } from '../../contract/audit.js';
import { OIDC_FAILURES, type OidcFailure } from '../../contract/oidc-failures.js';
import type { Verdict } from '../../contract/verdicts.js';
import { VERDICT_IDS } from '../../contract/verdicts.js';

/** Reading of what an address bar may hold: anything at all. Unknown values are dropped, never an error. */
type Raw = Record<string, unknown>;

export function text(raw: Raw, name: string): string | undefined {
  const value = raw[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<T extends string>(raw: Raw, name: string, allowed: readonly T[]): T | undefined {
  const value = raw[name];
  return allowed.find((candidate) => candidate === value);
}

export function id(raw: Raw, name: string): number | undefined {
  const value = Number(raw[name]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function finite(raw: Raw, name: string): number | undefined {
  const value = raw[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export const SOLVED_FILTERS = ['open', 'tried', 'solved'] as const;
const PROBLEM_ORDERS = ['name', '-name', 'difficulty', '-difficulty'] as const;

/** Filters of the problem list. */
export interface ProblemListSearch {
  search?: string;
  tag?: string;
  solved?: (typeof SOLVED_FILTERS)[number];
  /** Difficulty, both ends included. */
  least?: number;
  most?: number;
  sort?: (typeof PROBLEM_ORDERS)[number];
}

export function problemListSearch(raw: Raw): ProblemListSearch {
  return {
    search: text(raw, 'search'),
    tag: text(raw, 'tag'),
    solved: oneOf(raw, 'solved', SOLVED_FILTERS),
    least: finite(raw, 'least'),
    most: finite(raw, 'most'),
    sort: oneOf(raw, 'sort', PROBLEM_ORDERS),
  };
}

/** Of a list that is only searched. */
export function wordSearch(raw: Raw): { search?: string } {
  return { search: text(raw, 'search') };
}

/** Filters of a list of submissions. */
export interface SubmissionListSearch {
  problem?: string;
  user?: string;
  language?: string;
  verdict?: Verdict;
}

export function submissionListSearch(raw: Raw): SubmissionListSearch {
  return {
    problem: text(raw, 'problem'),
    user: text(raw, 'user'),
    language: text(raw, 'language'),
    verdict: oneOf(raw, 'verdict', VERDICT_IDS),
  };
}

/** Filters of the audit log. */
export interface AuditSearch {
  user?: string;
  action?: AuditAction;
  since?: string;
  until?: string;
}

export function auditSearch(raw: Raw): AuditSearch {
  return {
    user: text(raw, 'user'),
    action: oneOf(raw, 'action', AUDIT_ACTIONS),
    since: day(raw, 'since'),
    until: day(raw, 'until'),
  };
}

/** A day as `2026-11-25`. */
function day(raw: Raw, name: string): string | undefined {
  const value = text(raw, name);
  return value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** Why signing in elsewhere did not work. */
export function oidcFailure(raw: Raw): OidcFailure | undefined {
  return oneOf(raw, 'failure', OIDC_FAILURES);
}
