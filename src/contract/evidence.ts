/**
 * What was measured of one execution and which limit stopped it: the facts a verdict is drawn from.
 * Stored with each run and shown as it is.
 */
export const EXECUTION_LIMITS = {
  'cpu-time': 'CPU time',
  'wall-time': 'wall time',
  memory: 'memory',
  output: 'output size',
  processes: 'processes',
  'file-size': 'file size',
} as const satisfies Record<string, string>;
export type ExecutionLimit = keyof typeof EXECUTION_LIMITS;

export interface ForbiddenCall {
  /** The system call's name on this architecture, such as `ptrace`. */
  name: string;
  count: number;
}

export interface RunEvidence {
  limitFired: ExecutionLimit | null;
  exitCode: number | null;
  signal: number | null;
  cpuTimeUs: number;
  cpuTimeLimitMs: number;
  wallTimeUs: number;
  wallTimeLimitMs: number;
  memoryPeakBytes: number;
  /** The whole container's high-water mark, never reset between its test cases. */
  cgroupMemoryPeakBytes: number;
  memoryLimitBytes: number;
  outputBytes: number;
  outputLimitBytes: number;
  /** Kernel OOM kills counted in the container's cgroup during this execution. */
  oomKills: number;
  /** Times the kernel refused a new process because of the pids limit during this execution. */
  processLimitHits: number;
  forbiddenCalls: ForbiddenCall[];
  /** CPU times of all runs, this one's among them, where it was repeated for being near the limit; else empty. */
  repeatedCpuTimesUs: number[];
  /**
   * Of a submission with several processes: each of them. The figures above are then those of all, and their end is that
   * of `process`. Left out: there is one.
   */
  processes?: ProcessEvidence[];
  /** Index of the process that failed, whose end and limit are told; left out: none did, or they were too slow together. */
  process?: number;
}

/** An output that was handed in, or a source that was only inspected, has no figures: whatever runs has memory. */
export function hasRun({ memoryPeakBytes }: { memoryPeakBytes: number }): boolean {
  return memoryPeakBytes > 0;
}

/** One of several processes of a submission. */
export interface ProcessEvidence extends Pick<
  RunEvidence,
  'limitFired' | 'exitCode' | 'signal' | 'cpuTimeUs' | 'wallTimeUs' | 'memoryPeakBytes' | 'oomKills'
> {
  /** The judge ended it: another process, or the output validator, had decided. */
  isStopped: boolean;
}
