/**
 * From the runs of a submission to its verdict, for pass-fail problems: that of the first test case, in the package's order,
 * that is not accepted (for some of the legacy format: scoring/graded-verdict.ts). Whether the rest were run as well makes
 * no difference, so a problem may change its mind about that.
 */
import { hasRun } from '../contract/evidence.js';
import type { RunVerdict, Verdict } from '../contract/verdicts.js';

export interface JudgedRun {
  /** The test case's place in the package, from 1. */
  ordinal: number;
  verdict: RunVerdict;
  reason: string;
  evidence: { cpuTimeUs: number; memoryPeakBytes: number };
}

export interface FinalVerdict {
  verdict: Verdict;
  /** Null when accepted. */
  reason: string | null;
  /** Of the slowest run, and of the largest; null where nothing of the submission ran. */
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
}

/** @throws Error where there are no runs: nothing that was not run is accepted */
export function finalVerdict(runs: readonly JudgedRun[]): FinalVerdict {
  if (runs.length === 0) throw new Error('a submission without runs has no verdict');
  const failed = runs
    .filter(({ verdict }) => verdict !== 'AC')
    .reduce<JudgedRun | null>((first, run) => (first && first.ordinal < run.ordinal ? first : run), null);
  return {
    verdict: failed?.verdict ?? 'AC',
    reason: failed && `test ${failed.ordinal}${failed.reason === '' ? '' : `: ${failed.reason}`}`,
    ...largestFigures(runs.map(({ evidence }) => evidence).filter(hasRun)),
  };
}

function largestFigures(
  evidence: readonly JudgedRun['evidence'][],
): Pick<FinalVerdict, 'cpuTimeUs' | 'memoryPeakBytes'> {
  if (evidence.length === 0) return { cpuTimeUs: null, memoryPeakBytes: null };
  return {
    cpuTimeUs: Math.max(...evidence.map(({ cpuTimeUs }) => cpuTimeUs)),
    memoryPeakBytes: Math.max(...evidence.map(({ memoryPeakBytes }) => memoryPeakBytes)),
  };
}
