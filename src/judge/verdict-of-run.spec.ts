import { describe, expect, it } from 'vitest';
import type { RunEvidence } from '../contract/evidence.js';
import { MIB } from '../contract/limits.js';
import { verdictOfRun } from './verdict-of-run.js';

const IN_ORDER: RunEvidence = {
  limitFired: null,
  exitCode: 0,
  signal: null,
  cpuTimeUs: 100_000,
  cpuTimeLimitMs: 2_000,
  wallTimeUs: 120_000,
  wallTimeLimitMs: 6_000,
  memoryPeakBytes: 3 * MIB,
  cgroupMemoryPeakBytes: 4 * MIB,
  memoryLimitBytes: 256 * MIB,
  outputBytes: 12,
  outputLimitBytes: 8 * MIB,
  oomKills: 0,
  processLimitHits: 0,
  forbiddenCalls: [],
  repeatedCpuTimesUs: [],
};
const KILLED = { exitCode: null, signal: 9 };

function judge(facts: Partial<RunEvidence>, heapExhausted = false) {
  return verdictOfRun({ ...IN_ORDER, ...facts }, { heapExhausted });
}

describe('verdictOfRun', () => {
  it('leaves a run that was in order to the comparison of its output', () => {
    expect(judge({})).toBeNull();
    expect(judge({ processLimitHits: 3 })).toBeNull();
    expect(judge({}, true)).toBeNull();
  });

  it.each([
    [{ limitFired: 'cpu-time', cpuTimeUs: 2_213_000 }, 'TLE', 'used 2.21 s of CPU time, 2 s are allowed'],
    [{ limitFired: 'cpu-time', cpuTimeUs: 2_000_001, ...KILLED }, 'TLE', 'stopped at 2 s of CPU time: the time limit'],
    [
      { limitFired: 'wall-time', wallTimeUs: 6_000_400, ...KILLED },
      'TLE',
      'stopped after 6 s, most of it spent waiting (0.1 s of CPU time); 6 s are allowed',
    ],
    [{ limitFired: 'memory', oomKills: 1, ...KILLED }, 'MLE', "stopped at 256 MiB: the kernel's memory limit fired"],
    [{ limitFired: 'memory', oomKills: 1 }, 'MLE', "stopped at 256 MiB: the kernel's memory limit fired"],
    [{ limitFired: 'memory', memoryPeakBytes: 256 * MIB + 1 }, 'MLE', 'used 256.1 MiB, 256 MiB are allowed'],
    [{ limitFired: 'output', ...KILLED }, 'OLE', 'printed more than the 8 MiB that are allowed'],
    [
      { limitFired: 'processes', exitCode: 1, processLimitHits: 2 },
      'RTE',
      'ended with exit code 1, after the limit of processes and threads had refused it one',
    ],
    [{ limitFired: 'file-size', exitCode: null, signal: 25 }, 'RTE', 'wrote a larger file than is allowed'],
    [{ exitCode: 1 }, 'RTE', 'ended with exit code 1'],
    [{ exitCode: 255 }, 'RTE', 'ended with exit code 255'],
    [{ exitCode: 137 }, 'RTE', 'ended with exit code 137'],
    [KILLED, 'RTE', 'ended by SIGKILL'],
    [
      { exitCode: null, signal: 11 },
      'RTE',
      'ended by SIGSEGV: an invalid memory access, or a stack that grew too large',
    ],
    [{ exitCode: null, signal: 13 }, 'RTE', 'ended by SIGPIPE: wrote to a pipe that nobody reads'],
    [{ exitCode: null, signal: 40 }, 'RTE', 'ended by signal 40'],
    [
      {
        forbiddenCalls: [
          { name: 'ptrace', count: 1 },
          { name: 'mount', count: 12 },
        ],
      },
      'SV',
      'tried a forbidden system call: ptrace, mount (12 times)',
    ],
  ] as const)('draws from %j: %s', (facts, verdict, reason) => {
    expect(judge(facts as Partial<RunEvidence>)).toEqual({ verdict, reason });
  });

  it('puts a forbidden call above every limit and every way to end', () => {
    const forbiddenCalls = [{ name: 'bpf', count: 1 }];
    expect(judge({ forbiddenCalls, limitFired: 'memory', oomKills: 1, ...KILLED })?.verdict).toBe('SV');
    expect(judge({ forbiddenCalls, limitFired: 'cpu-time', ...KILLED })?.verdict).toBe('SV');
    expect(judge({ forbiddenCalls, exitCode: 1 }, true)?.verdict).toBe('SV');
  });

  it('believes a runtime that says its heap is used up, but only where nothing else explains the end', () => {
    expect(judge({ exitCode: 1 }, true)).toMatchObject({
      verdict: 'MLE',
      reason: 'ran out of memory: the limit is 256 MiB',
    });
    expect(judge({ exitCode: null, signal: 6 }, true)?.verdict).toBe('MLE');
    expect(judge({ limitFired: 'cpu-time', ...KILLED }, true)?.verdict).toBe('TLE');
  });

  it.each([
    [{ limitFired: 'patience' as never }, 'a limit that nobody knows: patience'],
    [{ exitCode: null, signal: null }, 'one of them ends a program'],
    [{ exitCode: 0, signal: 9 }, 'one of them ends a program'],
    [{ exitCode: undefined as never, signal: undefined as never }, 'one of them ends a program'],
    [{ oomKills: 2 }, 'counted 2 OOM kills, but reports no limit'],
    [{ cpuTimeUs: Number.NaN }, 'NaN where it should have measured'],
    [{ memoryPeakBytes: -1 }, '-1 where it should have measured'],
    [{ outputBytes: undefined as never }, 'undefined where it should have measured'],
  ])('throws at facts that it cannot judge: %j', (facts, message) => {
    expect(() => judge(facts)).toThrow(message);
  });
});
