/** Scores in the terms of one version of the Kattis format in those of the other. */
import type { GroupScoring, LegacyGroupScoring, TestGroup } from '../../problems/judging.js';
import type { ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';

/** A group of test cases as every other format has it. */
export interface PlainGroup {
  /** `secret/1`; `secret` itself where it has no groups. */
  path: string;
  maxScore: number;
  aggregation: 'min' | 'sum';
  requirePass: string[];
}

/** The default `max_score` of `secret`. */
const SECRET_MAX_SCORE = 100;

export function isScoring({ types }: Pick<ProblemPackage, 'types'>): boolean {
  return types.includes('scoring');
}

/** Groups as a plain list of points; null with an error where they are more than that. */
export function plainGroups(problem: ProblemPackage, outgoing: Outgoing): PlainGroup[] | null {
  const find = (path: string): TestGroup | undefined => problem.groups.find((group) => group.path === path);
  const inner = problem.groups.filter(({ path }) => path.startsWith('secret/'));
  const isDeep = inner.some(({ path }) => path.slice('secret/'.length).includes('/'));
  if (isDeep || problem.graders.length > 0) {
    outgoing.cannot('groups inside groups, or a grader of the package', 'Export it as Kattis, as it is');
    return null;
  }
  const secret = find('secret');
  const whole = secret?.scoring?.kind === '2025-09' ? secret.scoring : null;
  if (inner.length > 0 && !isSum(secret)) {
    outgoing.cannot('that the score is not the sum of the groups', 'Export it in the version that it is in');
    return null;
  }
  const own = inner.length > 0 ? inner : secret === undefined ? [] : [secret];
  const groups = own.map(({ path, scoring }) => {
    const count = problem.testCases.filter(({ groupPath }) => groupPath === path || groupPath.startsWith(`${path}/`));
    return scoring?.kind === 'legacy'
      ? fromLegacy(path, scoring, count.length)
      : fromNewer(path, scoring, path === 'secret');
  });
  // What all of secret needs, each of its groups needs.
  const needed = inner.length > 0 ? (whole?.requirePass ?? []) : [];
  if (groups.every((group) => group !== null)) {
    return groups.map((group) => ({ ...group, requirePass: [...new Set([...needed, ...group.requirePass])] }));
  }
  outgoing.cannot('how these groups are scored', 'Use sums and minima with a maximum score');
  return null;
}

/** Of secret, whose parts are groups. */
function isSum(secret: TestGroup | undefined): boolean {
  const scoring = secret?.scoring ?? null;
  if (scoring?.kind !== 'legacy') return (scoring?.aggregation ?? 'sum') === 'sum';
  return (scoring.graderFlags.findLast((flag) => ['sum', 'avg', 'min', 'max'].includes(flag)) ?? 'sum') === 'sum';
}

function fromNewer(path: string, scoring: GroupScoring | null, isSecret: boolean): PlainGroup | null {
  const maxScore = scoring?.maxScore ?? (isSecret ? SECRET_MAX_SCORE : null);
  if (maxScore === null || maxScore === 'unbounded') return null;
  const aggregation = scoring?.aggregation ?? (isSecret ? 'sum' : 'pass-fail');
  if (isBeyondFormats(scoring)) return null;
  return {
    path,
    maxScore,
    aggregation: aggregation === 'sum' ? 'sum' : 'min',
    requirePass: scoring?.requirePass ?? [],
  };
}

/** Rules that no format which packages are written in has a word for. */
export function isBeyondFormats(scoring: GroupScoring | null): boolean {
  const needsFullScore = scoring?.requireFullScore === true && scoring.requirePass.length > 0;
  return scoring?.aggregation === 'max' || scoring?.isOpen === true || needsFullScore;
}

const ACCEPTING_FLAGS = ['always_accept', 'accept_if_any_accepted', 'ignore_sample'];

/** How a legacy problem makes its verdict, for formats where the first failure is it, and each group has its points. */
export function tellGraded(problem: ProblemPackage, outgoing: Outgoing): void {
  if (isScoring(problem)) {
    tellParts(problem, outgoing);
    return;
  }
  const legacy = problem.groups.flatMap(({ onReject, scoring }) =>
    scoring?.kind === 'legacy' ? [{ onReject, flags: scoring.graderFlags }] : [],
  );
  if (legacy.some(({ flags }) => flags.some((flag) => ACCEPTING_FLAGS.includes(flag)))) {
    outgoing.cannot('that failed test cases may be accepted', 'Export it as legacy');
  } else if (legacy.some(({ onReject }) => onReject === 'continue')) {
    outgoing.conversion.changed('verdict', 'is that of the first failure in this version, not the worst');
  }
}

/** In the legacy format what is not accepted as a whole has no points at all. */
function tellParts({ groups }: ProblemPackage, { conversion }: Outgoing): void {
  const secret = groups.find(({ path }) => path === 'secret');
  if (secret?.scoring?.kind !== 'legacy') return;
  const { graderFlags } = secret.scoring;
  const isAccepted = graderFlags.some((flag) => ['accept_if_any_accepted', 'always_accept'].includes(flag));
  if (isAccepted && secret.onReject === 'continue') return;
  conversion.changed('score', 'a part of the points counts in this version, where a failure left none');
}

function fromLegacy(path: string, scoring: LegacyGroupScoring, count: number): PlainGroup | null {
  const { graderFlags, acceptScore, rejectScore, grading } = scoring;
  const isOther = graderFlags.some((flag) => ['avg', 'max', 'always_accept'].includes(flag));
  if (grading === 'custom' || isOther || rejectScore !== 0) return null;
  const isMin = graderFlags.includes('min');
  return {
    path,
    maxScore: isMin ? acceptScore : tidy(acceptScore * count),
    aggregation: isMin ? 'min' : 'sum',
    requirePass: [],
  };
}

export function tidy(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}
