import { describe, expect, it } from 'vitest';
import type { SubmissionRow } from '../api/endpoints.js';
import { countSubmissions, monthStarts, weeksUntil } from './count-submissions.js';

function row(createdAt: string, language: string, verdict: SubmissionRow['verdict']): SubmissionRow {
  return {
    id: 1,
    problem: 'sum',
    username: 'ada',
    language,
    sourceBytes: 1,
    state: verdict === null ? 'running' : 'finished',
    verdict,
    score: null,
    cpuTimeUs: null,
    memoryPeakBytes: null,
    createdAt,
    finishedAt: null,
  };
}

it('counts by day, verdict and language, the most frequent first', () => {
  const counts = countSubmissions([
    row('2026-03-01T12:00:00', 'cpp', 'WA'),
    row('2026-03-01T13:00:00', 'python', 'AC'),
    row('2026-03-02T13:00:00', 'python', 'AC'),
    row('2026-03-02T14:00:00', 'python', null),
  ]);
  expect(counts.byDay).toEqual(new Map([['2026-03-01', 2], ['2026-03-02', 2]])); // prettier-ignore
  expect(counts.byVerdict).toEqual([['AC', 2], ['WA', 1]]); // prettier-ignore
  expect(counts.byLanguage).toEqual([['python', 3], ['cpp', 1]]); // prettier-ignore
});

describe('the weeks of the last year', () => {
  const weeks = weeksUntil(new Date(2026, 2, 4));

  it('end today and begin on a Monday', () => {
    expect(weeks.at(-1)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
    expect(new Date(`${weeks[0]?.[0] ?? ''}T12:00:00`).getDay()).toBe(1);
  });

  it('have the months above the weeks that they begin in', () => {
    const starts = monthStarts(weeks);
    expect(starts.map(({ day }) => day.slice(0, 7))).toHaveLength(12);
    expect(starts.every(({ week, day }) => weeks[week]?.includes(day))).toBe(true);
  });

  it('are 53, all but the last with seven days, none twice', () => {
    expect(weeks).toHaveLength(53);
    expect(weeks.slice(0, -1).every((week) => week.length === 7)).toBe(true);
    expect(new Set(weeks.flat()).size).toBe(52 * 7 + 3);
  });
});
