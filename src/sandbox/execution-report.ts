/** From the runner's numbers to evidence: which limit fired is decided here, once, and from the kernel's own counts. */
import type { ExecutionLimit, ForbiddenCall } from '../contract/evidence.js';
import type { ExecutionLimits, ExecutionReport } from './execution.js';
import type { RunnerReport } from './protocol.js';
import { SandboxError } from './sandbox-errors.js';

const SIGKILL = 9;
const SIGXFSZ = 25;
const US_PER_MS = 1000;

/** Names system calls by architecture and number. */
export type CallNamer = (architecture: number, number: number) => string;

export function callNamer(auditArchitecture: number, systemCalls: ReadonlyMap<string, number>): CallNamer {
  const names = new Map([...systemCalls].map(([name, number]) => [number, name]));
  return (architecture, number) => {
    if (architecture !== auditArchitecture) return `foreign-abi:${String(number)}`;
    return names.get(number) ?? `x32-abi:${String(number & 0x3fffffff)}`;
  };
}

/**
 * The limit that ended the program, or that it went beyond. Memory first: an OOM kill looks like any other SIGKILL, and
 * its count cannot be forged. Then what the runner stopped it for, then what it went beyond before it ended by itself.
 * Not so with wall time, of which the runner counts only what the program did not wait for a processor.
 */
export function limitThatFired(
  report: RunnerReport,
  limits: ExecutionLimits,
  cpuTimeUs: number,
): ExecutionLimit | null {
  if (report.oomKills > 0) return 'memory';
  if (report.stop === 'output' || report.stop === 'cpu-time' || report.stop === 'wall-time') return report.stop;
  if (report.memoryPeakBytes > limits.memoryBytes) return 'memory';
  if (cpuTimeUs > limits.cpuTimeMs * US_PER_MS) return 'cpu-time';
  if (report.outputBytes > limits.outputBytes) return 'output';
  const failed = report.end === null || 'signal' in report.end || report.end.exitCode !== 0;
  if (report.end !== null && 'signal' in report.end && report.end.signal === SIGXFSZ) return 'file-size';
  if (failed && report.processLimitHits > 0) return 'processes';
  return null;
}

/** @throws SandboxError where the main process could not be ended at all. */
export function toExecutionReport(report: RunnerReport, limits: ExecutionLimits, nameOf: CallNamer): ExecutionReport {
  if (report.end === null) throw new SandboxError('kill', 'the program could not be ended', true);
  // The cgroup also counts orphans and children nobody waited for; rusage is the floor should the cgroup lag behind.
  const cpuTimeUs = Math.max(report.cgroupCpuUs, report.rusageCpuUs);
  return {
    limitFired: limitThatFired(report, limits, cpuTimeUs),
    exitCode: 'exitCode' in report.end ? report.end.exitCode : null,
    signal: 'signal' in report.end ? report.end.signal : null,
    cpuTimeUs,
    cpuTimeLimitMs: limits.cpuTimeMs,
    wallTimeUs: report.wallTimeUs,
    wallTimeLimitMs: limits.wallTimeMs,
    memoryPeakBytes: report.memoryPeakBytes,
    cgroupMemoryPeakBytes: report.cgroupMemoryPeakBytes,
    memoryLimitBytes: limits.memoryBytes,
    outputBytes: report.outputBytes,
    outputLimitBytes: limits.outputBytes,
    oomKills: report.oomKills,
    processLimitHits: report.processLimitHits,
    forbiddenCalls: mergeByName(
      report.forbiddenCalls.map((call) => ({ name: nameOf(call.architecture, call.number), count: call.count })),
    ),
    repeatedCpuTimesUs: [],
    stderrTail: report.stderrTail,
    stderrBytes: report.stderrBytes,
    isCancelled: report.stop === 'cancelled',
    cleanAfter: report.isClean,
  };
}

/**
 * What is known of an execution during which the kernel killed the runner for want of memory (see engine-events.ts):
 * that much memory was used, and little else.
 */
export function reportOfKilledRunner(limits: ExecutionLimits, wallTimeMs: number): ExecutionReport {
  return {
    limitFired: 'memory',
    exitCode: null,
    signal: SIGKILL,
    cpuTimeUs: 0,
    cpuTimeLimitMs: limits.cpuTimeMs,
    wallTimeUs: wallTimeMs * US_PER_MS,
    wallTimeLimitMs: limits.wallTimeMs,
    memoryPeakBytes: limits.memoryBytes,
    cgroupMemoryPeakBytes: limits.memoryBytes,
    memoryLimitBytes: limits.memoryBytes,
    outputBytes: 0,
    outputLimitBytes: limits.outputBytes,
    oomKills: 1,
    processLimitHits: 0,
    forbiddenCalls: [],
    repeatedCpuTimesUs: [],
    stderrTail: Buffer.alloc(0),
    stderrBytes: 0,
    isCancelled: false,
    cleanAfter: false,
  };
}

function mergeByName(calls: ForbiddenCall[]): ForbiddenCall[] {
  const counts = new Map<string, number>();
  for (const { name, count } of calls) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count }));
}
