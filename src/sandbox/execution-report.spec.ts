import { describe, expect, it } from 'vitest';
import type { ExecutionLimits } from './execution.js';
import { callNamer, limitThatFired, toExecutionReport } from './execution-report.js';
import type { RunnerReport } from './protocol.js';
import { SandboxError } from './sandbox-errors.js';

const LIMITS: ExecutionLimits = {
  cpuTimeMs: 1000,
  wallTimeMs: 2000,
  memoryBytes: 1_000_000,
  processes: 10,
  outputBytes: 100,
  fileSizeBytes: 100,
  openFiles: 10,
  stackBytes: 1000,
};

function report(change: Partial<RunnerReport>): RunnerReport {
  return {
    stop: 'none',
    end: { exitCode: 0 },
    cgroupCpuUs: 10,
    rusageCpuUs: 5,
    wallTimeUs: 20,
    memoryPeakBytes: 500_000,
    cgroupMemoryPeakBytes: 600_000,
    outputBytes: 10,
    oomKills: 0,
    processLimitHits: 0,
    isClean: true,
    forbiddenCalls: [],
    stderrBytes: 0,
    stderrTail: Buffer.alloc(0),
    ...change,
  };
}

const fired = (change: Partial<RunnerReport>): string | null =>
  limitThatFired(report(change), LIMITS, Math.max(change.cgroupCpuUs ?? 0, change.rusageCpuUs ?? 0));

describe('the limit that fired', () => {
  it('is none for a program within all of them, however it ended', () => {
    expect(fired({})).toBeNull();
    expect(fired({ end: { exitCode: 1 } })).toBeNull();
    expect(fired({ end: { signal: 9 } })).toBeNull();
    expect(fired({ end: { signal: 24 } })).toBeNull();
  });

  it('is memory whenever the kernel killed for it, whatever else happened', () => {
    expect(fired({ oomKills: 1, end: { signal: 9 } })).toBe('memory');
    expect(fired({ oomKills: 1, end: { exitCode: 0 } })).toBe('memory');
    expect(fired({ oomKills: 1, stop: 'cpu-time' })).toBe('memory');
    expect(fired({ memoryPeakBytes: 1_000_001 })).toBe('memory');
  });

  it('is what the runner stopped the program for', () => {
    for (const stop of ['cpu-time', 'wall-time', 'output'] as const) {
      expect(fired({ stop, end: { signal: 9 }, memoryPeakBytes: 2_000_000 })).toBe(stop);
    }
    expect(fired({ stop: 'cancelled', end: { signal: 9 } })).toBeNull();
    expect(fired({ stop: 'forbidden-calls', end: { signal: 9 } })).toBeNull();
  });

  it('is what a program went beyond before it ended by itself', () => {
    expect(fired({ cgroupCpuUs: 1_000_001 })).toBe('cpu-time');
    expect(fired({ wallTimeUs: 2_000_001 }), 'waiting for a processor is not counted').toBeNull();
    expect(fired({ outputBytes: 101 })).toBe('output');
  });

  it('is the file size for its signal, and processes for a failure after a refusal', () => {
    expect(fired({ end: { signal: 25 } })).toBe('file-size');
    expect(fired({ end: { exitCode: 1 }, processLimitHits: 1 })).toBe('processes');
    expect(fired({ end: { exitCode: 0 }, processLimitHits: 1 })).toBeNull();
  });
});

describe('the report', () => {
  const nameOf = callNamer(1, new Map([['ptrace', 101]]));

  it('has the larger CPU time of cgroup and rusage', () => {
    expect(toExecutionReport(report({ cgroupCpuUs: 7, rusageCpuUs: 9 }), LIMITS, nameOf).cpuTimeUs).toBe(9);
  });

  it('names forbidden calls, those of foreign ABIs as well', () => {
    const forbiddenCalls = [
      { architecture: 1, number: 101, count: 2 },
      { architecture: 2, number: 26, count: 1 },
      { architecture: 1, number: 0x40000065, count: 1 },
    ];
    expect(toExecutionReport(report({ forbiddenCalls }), LIMITS, nameOf).forbiddenCalls).toEqual([
      { name: 'ptrace', count: 2 },
      { name: 'foreign-abi:26', count: 1 },
      { name: 'x32-abi:101', count: 1 },
    ]);
  });

  it('of a program that could not be ended is our fault, never an exit code', () => {
    expect(() => toExecutionReport(report({ end: null }), LIMITS, nameOf)).toThrow(SandboxError);
  });
});
