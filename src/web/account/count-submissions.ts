import type { Verdict } from '../../contract/verdicts.js';
import type { SubmissionRow } from '../api/endpoints.js';

/** Sums over a person's submissions for the profile: by day, by verdict, by language. */
export interface Counts {
  /** By local date as `2026-01-31`. */
  byDay: Map<string, number>;
  byVerdict: [Verdict, number][];
  byLanguage: [language: string, count: number][];
}

export function countSubmissions(rows: readonly SubmissionRow[]): Counts {
  const byDay = new Map<string, number>();
  const byVerdict = new Map<Verdict, number>();
  const byLanguage = new Map<string, number>();
  for (const row of rows) {
    add(byDay, dayOf(new Date(row.createdAt)));
    add(byLanguage, row.language);
    if (row.verdict !== null) add(byVerdict, row.verdict);
  }
  return { byDay, byVerdict: descending(byVerdict), byLanguage: descending(byLanguage) };
}

/** The days of the last 53 weeks in columns of seven, beginning with a Monday; the last is today. */
export function weeksUntil(today: Date): string[][] {
  const daysIntoWeek = (today.getDay() + 6) % 7;
  const first = new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysIntoWeek - 52 * 7);
  const weeks: string[][] = [];
  for (let offset = 0; offset <= 52 * 7 + daysIntoWeek; offset += 1) {
    const day = new Date(first.getFullYear(), first.getMonth(), first.getDate() + offset);
    if (offset % 7 === 0) weeks.push([]);
    weeks.at(-1)?.push(dayOf(day));
  }
  return weeks;
}

/** The weeks in which a month begins, by their index, but for months cut off at the left that leave no room. */
export function monthStarts(weeks: readonly string[][]): { week: number; day: string }[] {
  return weeks.flatMap((days, week) => {
    const day = days.find((each) => each.endsWith('-01'));
    return day === undefined || week > weeks.length - 2 ? [] : [{ week, day }];
  });
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function descending<K>(counts: Map<K, number>): [K, number][] {
  return [...counts.entries()].sort((a, b) => b[1] - a[1]);
}
