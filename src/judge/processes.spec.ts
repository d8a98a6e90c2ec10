import { describe, expect, it } from 'vitest';
import { MIB } from '../contract/limits.js';
import type { Processes } from '../problems/package-words.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import { executionReport } from '../../test/support/execution-report.js';
import { failureOfAll, reportOfAll } from './processes.js';
import type { RunFailure } from './verdict-of-run.js';

const used = (seconds: number, mebibytes: number, change: Partial<ExecutionReport> = {}): ExecutionReport =>
  executionReport({ cpuTimeUs: seconds * 1e6, wallTimeUs: seconds * 2e6, memoryPeakBytes: mebibytes * MIB, ...change });
const crashed = { exitCode: null, signal: 11 };
const stopped = { exitCode: null, signal: 9, isCancelled: true };

const failureOf = ({ signal, limitFired }: ExecutionReport): RunFailure | null =>
  signal === null && limitFired === null ? null : { verdict: limitFired === null ? 'RTE' : 'TLE', reason: 'why' };

function judged(timeLimit: Processes['timeLimit'], failed: number | null, ...programs: ExecutionReport[]) {
  const all = reportOfAll({ programs, failed }, { count: programs.length, timeLimit });
  return { all, failure: failureOfAll({ programs, failed }, failureOf, all) };
}

describe('the facts of several processes', () => {
  it('are added up as CMS does, but for wall time', () => {
    const { all, failure } = judged('total', null, used(0.2, 10), used(0.3, 5));
    expect(all).toMatchObject({ cpuTimeUs: 500_000, wallTimeUs: 600_000, memoryPeakBytes: 15 * MIB, exitCode: 0 });
    expect(all.processes?.map(({ cpuTimeUs }) => cpuTimeUs)).toEqual([200_000, 300_000]);
    expect([all.process, failure]).toEqual([undefined, null]);
  });

  it('are the most that one used where the time limit is for each', () => {
    const { all, failure } = judged('each', null, used(0.7, 10), used(0.8, 5));
    expect(all).toMatchObject({ cpuTimeUs: 800_000, memoryPeakBytes: 10 * MIB, limitFired: null });
    expect(failure).toBeNull();
  });

  it('of a single one are its own', () => {
    const only = used(0.2, 10, crashed);
    expect(reportOfAll({ programs: [only], failed: 0 }, null)).toBe(only);
    expect(failureOfAll({ programs: [only], failed: 0 }, failureOf, only)?.reason).toBe('why');
  });
});

describe('several processes', () => {
  it('are too slow together, and none of them is named', () => {
    const { all, failure } = judged('total', null, used(0.7, 1), used(0.7, 1));
    expect(failure).toEqual({
      verdict: 'TLE',
      reason: 'the 2 processes used 1.40 s of CPU time together, 1 s are allowed',
    });
    expect([all.limitFired, all.process]).toEqual(['cpu-time', undefined]);
  });

  it('fail by the one that failed first, which is named, whatever became of the others', () => {
    const { all, failure } = judged('total', 1, used(0.7, 1, stopped), used(0.7, 1, crashed), used(0.1, 1, stopped));
    expect(failure).toEqual({ verdict: 'RTE', reason: 'process 1: why' });
    expect(all).toMatchObject({ process: 1, signal: 11, limitFired: null });
    expect(all.processes?.map(({ isStopped }) => isStopped)).toEqual([true, false, true]);
  });

  it('name the process in what is said in other languages, too', () => {
    const explanation = { code: 'memory-runtime' as const, values: { mib: 64 } };
    const programs = [used(0.1, 1), used(0.1, 1, crashed)];
    const all = reportOfAll({ programs, failed: 1 }, { count: 2, timeLimit: 'total' });
    const failure = failureOfAll({ programs, failed: 1 }, () => ({ verdict: 'MLE', reason: '', explanation }), all);
    expect(failure?.explanation?.values).toEqual({ mib: 64, process: 1 });
  });

  it('that the validator rejected are not called slow for having been stopped', () => {
    const { all, failure } = judged('total', null, used(0.9, 1), used(0.9, 1, stopped));
    expect([all.limitFired, all.process, failure]).toEqual([null, undefined, null]);
  });

  it('have what each wrote to standard error under its name', () => {
    const [one, other] = ['one', 'other'].map((text) => used(0.1, 1, { stderrTail: Buffer.from(text) }));
    const { all } = judged('total', null, one!, used(0.1, 1), other!);
    expect(all.stderrTail.toString()).toBe('[process 0]\none\n[process 2]\nother\n');
  });
});
