/** Judge0's statuses, and which one a run of ours has. Pure. */
import type { CustomRun, CustomRunResult } from '../submissions/custom-run.entity.js';

export const JUDGE0_STATUSES = {
  1: 'In Queue',
  2: 'Processing',
  3: 'Accepted',
  4: 'Wrong Answer',
  5: 'Time Limit Exceeded',
  6: 'Compilation Error',
  7: 'Runtime Error (SIGSEGV)',
  8: 'Runtime Error (SIGXFSZ)',
  9: 'Runtime Error (SIGFPE)',
  10: 'Runtime Error (SIGABRT)',
  11: 'Runtime Error (NZEC)',
  12: 'Runtime Error (Other)',
  13: 'Internal Error',
  14: 'Exec Format Error',
} as const satisfies Record<number, string>;
export type Judge0StatusId = keyof typeof JUDGE0_STATUSES;

const STATUS_OF_SIGNAL: Readonly<Record<number, Judge0StatusId>> = { 6: 10, 8: 9, 11: 7, 25: 8 };

/** @param expectedOutput null: nothing to compare with, so a program that ends well is accepted */
export function judge0Status(run: Pick<CustomRun, 'state' | 'result'>, expectedOutput: string | null): Judge0StatusId {
  if (run.result === null) return run.state === 'queued' ? 1 : 2;
  switch (run.result.verdict) {
    case null:
      return expectedOutput === null || isSameOutput(run.result.stdout, expectedOutput) ? 3 : 4;
    case 'CE':
      return 6;
    case 'TLE':
      return 5;
    case 'OLE':
      // There, a program that writes too much is ended by this signal.
      return 8;
    case 'RTE':
      return statusOfFailure(run.result);
    case 'MLE':
    case 'SV':
      return 12;
    case 'JE':
      return 13;
  }
}

function statusOfFailure({ evidence }: CustomRunResult): Judge0StatusId {
  if (evidence?.signal != null) return STATUS_OF_SIGNAL[evidence.signal] ?? 12;
  return (evidence?.exitCode ?? 0) === 0 ? 12 : 11;
}

/** White space at the ends of lines, and empty lines at the end, make no difference. */
function isSameOutput(output: string, expected: string): boolean {
  return withoutTrailingSpace(output) === withoutTrailingSpace(expected);
}

function withoutTrailingSpace(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}
