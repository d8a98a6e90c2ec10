/**
 * From the facts of one execution to a verdict, or to null: then the run was in order, and its output decides.
 *
 * Order of precedence, and why:
 * 1. SV: what a program does after it has tried a forbidden system call proves nothing.
 * 2. The limit that fired. There is at most one: the sandbox names the first, and counts an OOM kill of any of the
 *    program's processes as the memory limit, however the program ended afterwards.
 * 3. MLE by the runtime's own word: it was given a heap of the limit's size, and the kernel never sees it run out.
 * 4. RTE: a signal or an exit code that nothing above explains.
 *
 * Total over {@link RunEvidence}: a fact that it does not know throws, which becomes a judging error, never Accepted.
 */
import { constants } from 'node:os';
import type { ExecutionLimit, RunEvidence } from '../contract/evidence.js';
import type { Explanation } from '../contract/explanations.js';
import { KIB, MIB } from '../contract/limits.js';
import type { RunVerdict } from '../contract/verdicts.js';

export interface RunFailure {
  verdict: Exclude<RunVerdict, 'AC' | 'WA' | 'JE'>;
  /** For people, and for the program's author too. */
  reason: string;
  /** Where the evidence alone does not tell the reason. */
  explanation?: Explanation;
}

export interface RunSigns {
  /** The runtime's own message on standard error says that its heap was used up (`Language.heapExhausted`). */
  heapExhausted: boolean;
}

const LIMIT_VERDICTS: Readonly<Record<ExecutionLimit, RunFailure['verdict']>> = {
  'cpu-time': 'TLE',
  'wall-time': 'TLE',
  memory: 'MLE',
  output: 'OLE',
  // Not limits of the problem but of the sandbox: the program is wrong to need more.
  processes: 'RTE',
  'file-size': 'RTE',
};

/** @throws Error where the facts are incomplete, contradict one another or are not known */
export function verdictOfRun(evidence: RunEvidence, signs: RunSigns): RunFailure | null {
  assertComplete(evidence);
  if (evidence.forbiddenCalls.length > 0) return { verdict: 'SV', reason: forbiddenCallsReason(evidence) };
  if (evidence.limitFired !== null) {
    return { verdict: LIMIT_VERDICTS[evidence.limitFired], reason: limitReason(evidence, evidence.limitFired) };
  }
  if (evidence.signal === null && evidence.exitCode === 0) return null;
  if (signs.heapExhausted) {
    return {
      verdict: 'MLE',
      reason: `ran out of memory: the limit is ${bytes(evidence.memoryLimitBytes)}`,
      explanation: { code: 'memory-runtime', values: { mib: Math.ceil(evidence.memoryLimitBytes / MIB) } },
    };
  }
  return { verdict: 'RTE', reason: endReason(evidence) };
}

function assertComplete(evidence: RunEvidence): void {
  const { limitFired, exitCode, signal, oomKills } = evidence;
  if (limitFired !== null && !Object.hasOwn(LIMIT_VERDICTS, limitFired)) {
    throw new Error(`the sandbox reports a limit that nobody knows: ${limitFired}`);
  }
  if ((exitCode === null) === (signal === null)) {
    throw new Error(
      `the sandbox reports exit code ${String(exitCode)} and signal ${String(signal)}: one of them ends a program`,
    );
  }
  if (oomKills > 0 && limitFired !== 'memory' && evidence.forbiddenCalls.length === 0) {
    throw new Error(`the sandbox counted ${oomKills} OOM kills, but reports ${limitFired ?? 'no limit'} as fired`);
  }
  for (const figure of [
    evidence.cpuTimeUs,
    evidence.wallTimeUs,
    evidence.memoryPeakBytes,
    evidence.outputBytes,
    oomKills,
  ]) {
    if (!Number.isFinite(figure) || figure < 0)
      throw new Error(`the sandbox reports ${String(figure)} where it should have measured`);
  }
}

function limitReason(evidence: RunEvidence, limit: ExecutionLimit): string {
  const { cpuTimeUs, cpuTimeLimitMs, wallTimeUs, wallTimeLimitMs, memoryLimitBytes } = evidence;
  switch (limit) {
    case 'cpu-time':
      return isJustOver(cpuTimeUs, cpuTimeLimitMs * 1000)
        ? `stopped at ${seconds(cpuTimeLimitMs * 1000)} of CPU time: the time limit`
        : `used ${seconds(cpuTimeUs)} of CPU time, ${seconds(cpuTimeLimitMs * 1000)} are allowed`;
    case 'wall-time':
      return `stopped after ${seconds(wallTimeUs)}, most of it spent waiting (${seconds(cpuTimeUs)} of CPU time); ${seconds(wallTimeLimitMs * 1000)} are allowed`;
    case 'memory':
      return evidence.oomKills > 0
        ? `stopped at ${bytes(memoryLimitBytes)}: the kernel's memory limit fired`
        : `used ${bytes(evidence.memoryPeakBytes)}, ${bytes(memoryLimitBytes)} are allowed`;
    case 'output':
      return `printed more than the ${bytes(evidence.outputLimitBytes)} that are allowed`;
    case 'processes':
      return `${endReason(evidence)}, after the limit of processes and threads had refused it one`;
    case 'file-size':
      return 'wrote a larger file than is allowed';
  }
}

function forbiddenCallsReason({ forbiddenCalls }: RunEvidence): string {
  const names = forbiddenCalls.map(({ name, count }) => (count === 1 ? name : `${name} (${count} times)`));
  return `tried a forbidden system call: ${names.join(', ')}`;
}

const SIGNAL_MEANINGS: Readonly<Record<string, string>> = {
  SIGSEGV: 'an invalid memory access, or a stack that grew too large',
  SIGBUS: 'an invalid memory access',
  SIGFPE: 'an arithmetic error such as a division by zero',
  SIGILL: 'an illegal instruction',
  SIGABRT: 'the program gave up: a failed assertion or an exception nobody caught',
  SIGPIPE: 'wrote to a pipe that nobody reads',
};

function endReason({ signal, exitCode }: RunEvidence): string {
  if (signal === null) return `ended with exit code ${String(exitCode)}`;
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? `signal ${signal}`;
  const meaning = SIGNAL_MEANINGS[name];
  return `ended by ${name}${meaning === undefined ? '' : `: ${meaning}`}`;
}

/** Both would read the same once rounded. */
function isJustOver(value: number, limit: number): boolean {
  return value < limit * 1.01;
}

function seconds(microseconds: number): string {
  return `${Number((microseconds / 1_000_000).toFixed(microseconds < 10_000_000 ? 2 : 1))} s`;
}

/** Rounded up, so that what is above a limit never reads as the limit. */
function bytes(count: number): string {
  if (count < KIB) return `${count} bytes`;
  const [size, unit] = count < MIB ? [KIB, 'KiB'] : [MIB, 'MiB'];
  return `${Math.ceil((count / size) * 10) / 10} ${unit}`;
}
