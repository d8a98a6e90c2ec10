/**
 * Keys of `grading` in problem.yaml that are older than the version called legacy, where testdata.yaml has them. As
 * problemtools reads them, they hold for every test data group, whatever testdata.yaml says.
 */
import type { TestGroup } from '../../problems/judging.js';
import type { YamlMap } from '../yaml-reader.js';
import { readRange } from './ranges.js';

const KEYS = ['accept_score', 'reject_score', 'range', 'on_reject'] as const;
const ON_REJECT = { first_error: 'break', grade: 'continue', worst_error: null } as const;

export interface OlderGrading {
  /** What was not written is left out. */
  scoring: { acceptScore?: number; rejectScore?: number; rangeLow?: number | null; rangeHigh?: number | null };
  onReject: TestGroup['onReject'];
}

export function readOlderGrading(grading: YamlMap): OlderGrading {
  for (const key of KEYS) grading.get(key)?.warn('is older than the format; it is used all the same', MOVE);
  const [accept, reject, range] = [grading.get('accept_score'), grading.get('reject_score'), grading.get('range')];
  const [low, high] = range === null ? [] : readRange(range);
  const word = grading.choice('on_reject', ['first_error', 'worst_error', 'grade'], 'worst_error');
  return {
    scoring: {
      ...(accept === null ? {} : { acceptScore: accept.number() ?? 1 }),
      ...(reject === null ? {} : { rejectScore: reject.number() ?? 0 }),
      ...(low === undefined || high === undefined ? {} : { rangeLow: low, rangeHigh: high }),
    },
    onReject: ON_REJECT[word],
  };
}
const MOVE = 'Move it to data/testdata.yaml';

export function saysSomething(older: OlderGrading | null): boolean {
  return older !== null && (older.onReject !== null || Object.keys(older.scoring).length > 0);
}

export function withOlderGrading(group: TestGroup, older: OlderGrading | null): TestGroup {
  const { scoring } = group;
  if (older === null || scoring?.kind !== 'legacy') return group;
  return { ...group, scoring: { ...scoring, ...older.scoring }, onReject: older.onReject ?? group.onReject };
}
