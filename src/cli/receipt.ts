/** The receipt of a judgement: the facts its verdicts were drawn from, each measured against its limit. */
import { constants } from 'node:os';
import { EXECUTION_LIMITS, hasRun } from '../contract/evidence.js';
import type { RunRow, SubmissionDetail } from './api-types.js';
import { formatBytes, formatMicroseconds, formatMilliseconds } from './quantities.js';
import { printableLine } from './terminal.js';

/** Lines for people, first what the judgement was made with, then each test case. */
export function receiptLines({ judgement, runs }: SubmissionDetail): string[] {
  const { kernel, cgroupVersion, engineVersion, sandboxImage, seccompDigest, compile } = judgement.evidence;
  const facts: [string, string | undefined][] = [
    ['problem version', String(judgement.problemVersion)],
    ['toolchain library', judgement.libraryDigest ?? undefined],
    ['system calls', seccompDigest],
    ['sandbox image', sandboxImage],
    ['kernel', kernel],
    ['cgroup', cgroupVersion === undefined ? undefined : `v${String(cgroupVersion)}`],
    ['Docker Engine', engineVersion],
    ['compiled', compile && (compile.isCached ? 'before' : compileWords(compile))],
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
  return [...known.map(([name, value]) => `  ${name}: ${printableLine(value)}`), ...runs.flatMap(runLines)];
}

function compileWords(compile: { cpuTimeUs: number; memoryPeakBytes: number }): string {
  return `in ${formatMicroseconds(compile.cpuTimeUs)}, ${formatBytes(compile.memoryPeakBytes)}`;
}

type ProcessRow = NonNullable<RunRow['evidence']['processes']>[number];

function processWords({ isStopped, limitFired, signal, exitCode, cpuTimeUs, memoryPeakBytes }: ProcessRow): string {
  const end = signal === null ? `exit code ${String(exitCode)}` : `signal ${signalName(signal)}`;
  const facts = [
    isStopped ? 'stopped by the judge' : end,
    ...(limitFired === null ? [] : [`${EXECUTION_LIMITS[limitFired]} limit`]),
    `CPU time ${formatMicroseconds(cpuTimeUs)}`,
    `memory ${formatBytes(memoryPeakBytes)}`,
  ];
  return facts.join(', ');
}

function runLines({ testCaseName, verdict, evidence }: RunRow): string[] {
  const { limitFired, signal, exitCode, forbiddenCalls, repeatedCpuTimesUs, processes = [] } = evidence;
  const calls = forbiddenCalls.map(({ name, count }) => `${name} (${String(count)})`).join(', ');
  const repeated = repeatedCpuTimesUs.map((time) => formatMicroseconds(time)).join(', ');
  const output = formatBytes(evidence.outputBytes);
  const head = `  ${verdict} ${printableLine(testCaseName)}`;
  if (!hasRun(evidence)) return [head, `      output: ${output}`];
  const lines = [
    `limit that fired: ${limitFired === null ? 'none' : EXECUTION_LIMITS[limitFired]}`,
    `CPU time: ${formatMicroseconds(evidence.cpuTimeUs)} of ${formatMilliseconds(evidence.cpuTimeLimitMs)}`,
    `wall time: ${formatMicroseconds(evidence.wallTimeUs)} of ${formatMilliseconds(evidence.wallTimeLimitMs)}`,
    `memory: ${formatBytes(evidence.memoryPeakBytes)} of ${formatBytes(evidence.memoryLimitBytes)}, container ${formatBytes(evidence.cgroupMemoryPeakBytes)}`,
    `output: ${output} of ${formatBytes(evidence.outputLimitBytes)}`,
    `OOM kills: ${String(evidence.oomKills)}, refused processes: ${String(evidence.processLimitHits)}`,
    `forbidden system calls: ${calls === '' ? 'none' : printableLine(calls)}`,
    signal === null ? `exit code: ${String(exitCode)}` : `signal: ${signalName(signal)}`,
    ...(repeated === '' ? [] : [`CPU time of each run, repeated near the limit: ${repeated}`]),
    ...processes.map((one, index) => `process ${String(index)}: ${processWords(one)}`),
  ];
  return [head, ...lines.map((line) => `      ${line}`)];
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, each]) => each === number)?.[0] ?? String(number);
}
