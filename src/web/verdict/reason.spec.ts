import { describe, expect, it } from 'vitest';
import type { RunEvidence } from '../../contract/evidence.js';
import { reasonOf } from './reason.js';

const facts: RunEvidence = {
  limitFired: null,
  exitCode: 0,
  signal: null,
  cpuTimeUs: 10_000,
  cpuTimeLimitMs: 1000,
  wallTimeUs: 12_000,
  wallTimeLimitMs: 3000,
  memoryPeakBytes: 1_048_576,
  cgroupMemoryPeakBytes: 2_097_152,
  memoryLimitBytes: 268_435_456,
  outputBytes: 10,
  outputLimitBytes: 8_388_608,
  oomKills: 0,
  processLimitHits: 0,
  forbiddenCalls: [],
  repeatedCpuTimesUs: [],
};

describe('the reason in words', () => {
  it('tells the CPU time against its limit', () => {
    const reason = reasonOf('TLE', { ...facts, limitFired: 'cpu-time', cpuTimeUs: 1_010_000 });
    expect(reason).toEqual({ key: 'cpuTime', values: { used: '1.01 s', limit: '1 s' } });
  });

  it('tells a program that only waited from one that computed', () => {
    expect(reasonOf('TLE', { ...facts, limitFired: 'wall-time', wallTimeUs: 3_000_000 })?.key).toBe('wallTime');
  });

  it('is that of the process that failed, with its own figures', () => {
    const own = { limitFired: null, exitCode: 0, signal: null, cpuTimeUs: 1, wallTimeUs: 1, oomKills: 0 };
    const processes = [
      { ...own, memoryPeakBytes: 1_048_576, isStopped: true },
      { ...own, memoryPeakBytes: 2_097_152, isStopped: false },
    ];
    expect(reasonOf('MLE', { ...facts, memoryPeakBytes: 3_145_728, processes, process: 1 })).toEqual({
      key: 'memory',
      values: { used: '2 MiB', limit: '256 MiB' },
      process: 1,
    });
    const together = { ...facts, limitFired: 'cpu-time' as const, cpuTimeUs: 1_400_000, processes };
    expect(reasonOf('TLE', together)).toEqual({
      key: 'cpuTimeTogether',
      values: { used: '1.40 s', limit: '1 s', processes: 2 },
    });
  });

  it('names the kernel where the kernel stopped it', () => {
    expect(reasonOf('MLE', { ...facts, oomKills: 1 })?.key).toBe('memoryKernel');
    expect(reasonOf('MLE', facts)?.key).toBe('memory');
  });

  it('names the signal, or the exit code', () => {
    expect(reasonOf('RTE', { ...facts, exitCode: null, signal: 11 })?.values).toEqual({ signal: 'SIGSEGV' });
    expect(reasonOf('RTE', { ...facts, exitCode: 3 })).toEqual({ key: 'exitCode', values: { code: 3 } });
  });

  it('names the forbidden call', () => {
    const reason = reasonOf('SV', { ...facts, forbiddenCalls: [{ name: 'ptrace', count: 1 }] });
    expect(reason?.values).toEqual({ call: 'ptrace' });
  });

  it('leaves a wrong answer to the judge', () => {
    expect(reasonOf('WA', facts)).toBeNull();
    expect(reasonOf('AC', null)).toBeNull();
  });
});
