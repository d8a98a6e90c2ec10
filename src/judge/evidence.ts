import type { ProcessEvidence, RunEvidence } from '../contract/evidence.js';
import type { ExecutionReport } from '../sandbox/execution.js';

/** The part of a report that is stored with a run and shown. */
export function evidenceOf(report: ExecutionReport): RunEvidence {
  return {
    ...measuredOf(report),
    cpuTimeLimitMs: report.cpuTimeLimitMs,
    wallTimeLimitMs: report.wallTimeLimitMs,
    cgroupMemoryPeakBytes: report.cgroupMemoryPeakBytes,
    memoryLimitBytes: report.memoryLimitBytes,
    outputBytes: report.outputBytes,
    outputLimitBytes: report.outputLimitBytes,
    processLimitHits: report.processLimitHits,
    forbiddenCalls: report.forbiddenCalls,
    repeatedCpuTimesUs: report.repeatedCpuTimesUs,
    ...(report.processes === undefined ? {} : { processes: report.processes }),
    ...(report.process === undefined ? {} : { process: report.process }),
  };
}

export function processEvidenceOf(report: ExecutionReport): ProcessEvidence {
  return { ...measuredOf(report), isStopped: report.isCancelled };
}

function measuredOf(report: ExecutionReport): Omit<ProcessEvidence, 'isStopped'> {
  return {
    limitFired: report.limitFired,
    exitCode: report.exitCode,
    signal: report.signal,
    cpuTimeUs: report.cpuTimeUs,
    wallTimeUs: report.wallTimeUs,
    memoryPeakBytes: report.memoryPeakBytes,
    oomKills: report.oomKills,
  };
}
