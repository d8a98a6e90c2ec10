/**
 * Benchmarks, each against a baseline that is measured in turn with it, in the same minutes on the same machine: only
 * the difference or the ratio says something about Docket. `npm run bench -- <name>… [--json]`; the names are in index.ts.
 */
export interface BenchOptions {
  /** Where the toolchain library is; what a benchmark makes goes into a directory of its own below it. */
  dataDir: string;
  /** Fewer rounds: to see that it works, not to be quoted. */
  isQuick: boolean;
  /** Told of each step, for a person who waits. */
  onProgress: (line: string) => void;
}

export interface BenchOutcome {
  /** A table for people. */
  lines: string[];
  /** Members of the JSON's last line. */
  figures: Record<string, number | Record<string, number>>;
}

export type Bench = (options: BenchOptions) => Promise<BenchOutcome>;

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear between neighbours; NaN for no values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

/** Aligned columns under their titles, the first to the left, figures to the right. */
export function benchTable(titles: string[], rows: (string | number)[][]): string[] {
  const cells = [titles, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)))];
  const widths = titles.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
