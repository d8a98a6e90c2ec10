import type { RunEvidence } from '../../contract/evidence.js';
import type { Verdict } from '../../contract/verdicts.js';
import { formatBytes, formatDuration, formatLimitMs } from '../units/format.js';

/**
 * The reason of a verdict in words, drawn from the measured facts so that it can be said in the reader's language.
 * Null where the facts alone do not tell (a wrong answer, a judging error): then the judge's own sentence stands.
 */
export interface Reason {
  key:
    | 'cpuTime'
    | 'cpuTimeTogether'
    | 'wallTime'
    | 'memoryKernel'
    | 'memory'
    | 'output'
    | 'fileSize'
    | 'processes'
    | 'signal'
    | 'exitCode'
    | 'forbidden';
  values: Record<string, string | number>;
  /** Which of several processes of the submission it is about, from 0. */
  process?: number;
}

/** Names of the signals a program usually dies of (Linux, x86-64 and arm64). */
const SIGNALS: Record<number, string> = {
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
};

export function signalName(signal: number): string {
  return SIGNALS[signal] ?? String(signal);
}

export function reasonOf(verdict: Verdict, evidence: RunEvidence | null | undefined): Reason | null {
  if (!evidence) return null;
  const { process } = evidence;
  if (process === undefined) return reasonOfFacts(verdict, evidence);
  const reason = reasonOfFacts(verdict, { ...evidence, ...evidence.processes?.[process] });
  return reason && { ...reason, process };
}

function reasonOfFacts(verdict: Verdict, evidence: RunEvidence): Reason | null {
  switch (verdict) {
    case 'TLE':
      return timeReason(evidence);
    case 'MLE':
      return memoryReason(evidence);
    case 'OLE':
      return outputReason(evidence);
    case 'RTE':
      return crashReason(evidence);
    case 'SV':
      return forbiddenReason(evidence);
    default:
      return null;
  }
}

function timeReason(evidence: RunEvidence): Reason {
  const cpu = formatDuration(evidence.cpuTimeUs);
  if (evidence.limitFired === 'wall-time') {
    const values = { used: formatDuration(evidence.wallTimeUs), limit: formatLimitMs(evidence.wallTimeLimitMs), cpu };
    return { key: 'wallTime', values };
  }
  const values = { used: cpu, limit: formatLimitMs(evidence.cpuTimeLimitMs) };
  if (evidence.processes === undefined || evidence.process !== undefined) return { key: 'cpuTime', values };
  return { key: 'cpuTimeTogether', values: { ...values, processes: evidence.processes.length } };
}

function memoryReason(evidence: RunEvidence): Reason {
  const values = { used: formatBytes(evidence.memoryPeakBytes), limit: formatBytes(evidence.memoryLimitBytes) };
  return { key: evidence.oomKills > 0 ? 'memoryKernel' : 'memory', values };
}

function outputReason(evidence: RunEvidence): Reason {
  if (evidence.limitFired === 'file-size') return { key: 'fileSize', values: {} };
  return { key: 'output', values: { limit: formatBytes(evidence.outputLimitBytes) } };
}

function crashReason(evidence: RunEvidence): Reason | null {
  if (evidence.limitFired === 'processes') return { key: 'processes', values: {} };
  if (evidence.signal !== null) return { key: 'signal', values: { signal: signalName(evidence.signal) } };
  if (evidence.exitCode !== null) return { key: 'exitCode', values: { code: evidence.exitCode } };
  return null;
}

function forbiddenReason(evidence: RunEvidence): Reason | null {
  const call = evidence.forbiddenCalls[0];
  return call ? { key: 'forbidden', values: { call: call.name } } : null;
}
