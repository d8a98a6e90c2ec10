import type { ExecutionReport } from '../../src/sandbox/execution.js';

/** Of a program that ended well, with a time limit of a second. */
export function executionReport(change: Partial<ExecutionReport> = {}): ExecutionReport {
  return {
    limitFired: null,
    exitCode: 0,
    signal: null,
    cpuTimeUs: 20_000,
    cpuTimeLimitMs: 1000,
    wallTimeUs: 40_000,
    wallTimeLimitMs: 4000,
    memoryPeakBytes: 1,
    cgroupMemoryPeakBytes: 1,
    memoryLimitBytes: 2,
    outputBytes: 0,
    outputLimitBytes: 1,
    oomKills: 0,
    processLimitHits: 0,
    forbiddenCalls: [],
    repeatedCpuTimesUs: [],
    stderrTail: Buffer.alloc(0),
    stderrBytes: 0,
    isCancelled: false,
    cleanAfter: true,
    ...change,
  };
}
