/**
 * What the ends of several processes of one submission come to. The rules are those of CMS' task type Communication
 * (documentation, "Task types"; its evaluation adds the figures of processes that run at the same time): the CPU times of
 * all are added up and compared with the time limit, what they used of memory is added up and shown, wall time is that of
 * the longest, time and memory limits hold for each by itself besides, and any process that fails decides. With `each`
 * nothing is added up: the time limit is for each, as with Hydro (which shows their times added up all the same), and what
 * is shown is the most that one used.
 */
import type { Processes } from '../problems/package-words.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import { processEvidenceOf } from './evidence.js';
import type { Interaction } from './run-interaction.js';
import type { RunFailure } from './verdict-of-run.js';

/**
 * The facts of all processes as one report: figures of all, the end of the one that failed first; where none did, that
 * of the first process.
 *
 * @param processes null: there is only one
 */
export function reportOfAll(
  { programs, failed }: Pick<Interaction, 'programs' | 'failed'>,
  processes: Processes | null,
): ExecutionReport {
  const [first] = programs;
  if (first === undefined) throw new Error('a submission without a process has no report');
  if (processes === null) return first;
  const told = programs[failed ?? 0] ?? first;
  const isTotal = processes.timeLimit === 'total';
  const most = (figureOf: (report: ExecutionReport) => number): number => Math.max(...programs.map(figureOf));
  const sum = (figureOf: (report: ExecutionReport) => number): number =>
    programs.reduce((total, report) => total + figureOf(report), 0);
  const together = isTotal ? sum : most;
  const cpuTimeUs = together((report) => report.cpuTimeUs);
  const hasEnded = programs.every(({ isCancelled }) => !isCancelled);
  const isTooSlow = isTotal && failed === null && hasEnded && cpuTimeUs > told.cpuTimeLimitMs * 1000;
  return {
    ...told,
    limitFired: isTooSlow ? 'cpu-time' : told.limitFired,
    cpuTimeUs,
    wallTimeUs: most((report) => report.wallTimeUs),
    memoryPeakBytes: together((report) => report.memoryPeakBytes),
    cgroupMemoryPeakBytes: together((report) => report.cgroupMemoryPeakBytes),
    outputBytes: most((report) => report.outputBytes),
    stderrTail: errorsOf(programs),
    stderrBytes: sum((report) => report.stderrBytes),
    processes: programs.map(processEvidenceOf),
    ...(failed === null ? {} : { process: failed }),
  };
}

/** Each under the name of its process. */
function errorsOf(programs: readonly ExecutionReport[]): Buffer {
  const parts = programs.flatMap(({ stderrTail }, index) =>
    stderrTail.length === 0 ? [] : [Buffer.from(`[process ${String(index)}]\n`), stderrTail, Buffer.from('\n')],
  );
  return Buffer.concat(parts);
}

/**
 * Why the submission failed, whatever the validator says; null: its processes ended well.
 *
 * @param failureOf what the end of one process comes to
 * @param all their facts as {@link reportOfAll} has them
 */
export function failureOfAll(
  { programs, failed }: Pick<Interaction, 'programs' | 'failed'>,
  failureOf: (report: ExecutionReport) => RunFailure | null,
  all: ExecutionReport,
): RunFailure | null {
  const report = failed === null ? undefined : programs[failed];
  if (report !== undefined) {
    const failure = failureOf(report);
    return failure === null || all.processes === undefined ? failure : inProcess(failure, failed ?? 0);
  }
  if (all.processes === undefined || all.process !== undefined || all.limitFired !== 'cpu-time') return null;
  const seconds = (all.cpuTimeUs / 1_000_000).toFixed(2);
  const reason = `the ${String(programs.length)} processes used ${seconds} s of CPU time together, ${String(all.cpuTimeLimitMs / 1000)} s are allowed`;
  return { verdict: 'TLE', reason };
}

function inProcess(failure: RunFailure, process: number): RunFailure {
  const { explanation } = failure;
  return {
    ...failure,
    reason: `process ${String(process)}: ${failure.reason}`,
    ...(explanation && { explanation: { ...explanation, values: { ...explanation.values, process } } }),
  };
}
