import type { ProblemRow } from '../api/endpoints.js';
import type { ProblemListSearch } from '../app/search-params.js';

/** Which rows the list shows, and in which order. Pure and quick: it runs at each keystroke over all problems. */
export function filterProblems(rows: readonly ProblemRow[], filter: ProblemListSearch): ProblemRow[] {
  const words = (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (filter.tag === undefined || row.tags.includes(filter.tag)) &&
      matchesSolved(row, filter) &&
      matchesDifficulty(row, filter) &&
      matches(row, words),
  );
  return filter.sort === undefined ? found : found.sort(orderOf(filter.sort));
}

function matches(row: ProblemRow, words: string[]): boolean {
  if (words.length === 0) return true;
  const haystack = [row.name, ...Object.values(row.names), row.slug, ...row.tags].join(' ').toLowerCase();
  return words.every((word) => haystack.includes(word));
}

function matchesSolved(row: ProblemRow, { solved }: ProblemListSearch): boolean {
  if (solved === undefined) return true;
  return solved === 'open' ? row.mySolved === null : row.mySolved === solved;
}

function matchesDifficulty({ difficulty }: ProblemRow, { least, most }: ProblemListSearch): boolean {
  if (least === undefined && most === undefined) return true;
  return difficulty !== null && difficulty >= (least ?? -Infinity) && difficulty <= (most ?? Infinity);
}

type Order = (a: ProblemRow, b: ProblemRow) => number;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byName: Order = (a, b) => collator.compare(a.name, b.name);
const byDifficulty =
  (sign: 1 | -1): Order =>
  (a, b) => {
    // Problems without a difficulty come last in either direction.
    if (a.difficulty === null || b.difficulty === null) {
      return Number(a.difficulty === null) - Number(b.difficulty === null) || byName(a, b);
    }
    return sign * (a.difficulty - b.difficulty) || byName(a, b);
  };

function orderOf(sort: NonNullable<ProblemListSearch['sort']>): Order {
  const orders: Record<typeof sort, Order> = {
    name: byName,
    '-name': (a, b) => byName(b, a),
    difficulty: byDifficulty(1),
    '-difficulty': byDifficulty(-1),
  };
  return orders[sort];
}

/** All tags in use, most frequent first. */
export function tagsOf(rows: readonly ProblemRow[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of rows.flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts.entries()].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).map(([tag]) => tag);
}

export interface DifficultyBand {
  least: number;
  most: number;
}

const MOST_BANDS = 4;

/** The difficulties in use, cut into at most four bands that hold about equally many problems; easiest first. */
export function difficultyBands(rows: readonly ProblemRow[]): DifficultyBand[] {
  const values = rows.flatMap(({ difficulty }) => (difficulty === null ? [] : [difficulty])).sort((a, b) => a - b);
  const bands: DifficultyBand[] = [];
  for (let index = 0; index < MOST_BANDS; index += 1) {
    const part = values.slice(
      Math.ceil((index * values.length) / MOST_BANDS),
      Math.ceil(((index + 1) * values.length) / MOST_BANDS),
    );
    // Equal values stay together: a band begins above the end of the one before.
    const end = bands.at(-1)?.most ?? -Infinity;
    const own = part.filter((value) => value > end);
    const [least, most] = [own[0], own.at(-1)];
    if (least !== undefined && most !== undefined) bands.push({ least, most });
  }
  return bands;
}
