import { describe, expect, it } from 'vitest';
import type { ProblemRow } from '../api/endpoints.js';
import { difficultyBands, filterProblems, tagsOf } from './filter-problems.js';

function row(slug: string, change: Partial<ProblemRow> = {}): ProblemRow {
  return {
    slug,
    name: slug,
    names: {},
    visibility: 'public',
    tags: [],
    difficulty: null,
    timeLimitMs: 1000,
    memoryLimitBytes: 1,
    types: ['pass-fail'],
    mySolved: null,
    versionState: 'ready',
    ...change,
  };
}

const rows = [
  row('tree', { name: 'Tree Walk', tags: ['graphs'], difficulty: 5, mySolved: 'solved' }),
  row('sum', { name: 'Simple Sum', tags: ['math', 'easy'], difficulty: 1, mySolved: 'tried' }),
  row('path', { name: 'Shortest Path', tags: ['graphs', 'easy'] }),
];
const slugs = (found: ProblemRow[]) => found.map(({ slug }) => slug);

describe('the problem list', () => {
  it('keeps the order of the server when nothing is asked for', () => {
    expect(slugs(filterProblems(rows, {}))).toEqual(['tree', 'sum', 'path']);
  });

  it('finds every word in name, slug or tag, in any case and order', () => {
    expect(slugs(filterProblems(rows, { search: 'GRAPHS short' }))).toEqual(['path']);
  });

  it('filters by tag and by own progress', () => {
    expect(slugs(filterProblems(rows, { tag: 'easy' }))).toEqual(['sum', 'path']);
    expect(slugs(filterProblems(rows, { solved: 'solved' }))).toEqual(['tree']);
    expect(slugs(filterProblems(rows, { solved: 'open' }))).toEqual(['path']);
  });

  it('filters by difficulty, which leaves out problems without one', () => {
    expect(slugs(filterProblems(rows, { least: 1, most: 5 }))).toEqual(['tree', 'sum']);
    expect(slugs(filterProblems(rows, { least: 2 }))).toEqual(['tree']);
    expect(slugs(filterProblems(rows, { most: 2 }))).toEqual(['sum']);
  });

  it('offers bands of difficulty with about equally many problems, without overlap', () => {
    const of = (...values: number[]) => difficultyBands(values.map((difficulty) => row('p', { difficulty })));
    expect(of(1, 2, 3, 4, 5, 6, 7, 8)).toEqual([
      { least: 1, most: 2 },
      { least: 3, most: 4 },
      { least: 5, most: 6 },
      { least: 7, most: 8 },
    ]);
    expect(of(3, 3, 3, 3, 9)).toEqual([
      { least: 3, most: 3 },
      { least: 9, most: 9 },
    ]);
    expect(difficultyBands(rows)).toEqual([
      { least: 1, most: 1 },
      { least: 5, most: 5 },
    ]);
    expect(of()).toEqual([]);
  });

  it('puts problems without a difficulty last in both directions', () => {
    expect(slugs(filterProblems(rows, { sort: 'difficulty' }))).toEqual(['sum', 'tree', 'path']);
    expect(slugs(filterProblems(rows, { sort: '-difficulty' }))).toEqual(['tree', 'sum', 'path']);
  });

  it('filters 2,000 problems within a frame', () => {
    const many = Array.from({ length: 2000 }, (_, index) => row(`p${String(index)}`, { tags: ['a', 'b'] }));
    const startedAt = performance.now();
    filterProblems(many, { search: '19', sort: 'name' });
    expect(performance.now() - startedAt).toBeLessThan(100);
  });

  it('offers the tags in use, the most frequent first', () => {
    expect(tagsOf(rows)).toEqual(['easy', 'graphs', 'math']);
  });
});
