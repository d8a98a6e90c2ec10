import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SandboxDirtyError } from '../../src/sandbox/sandbox-errors.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { oomKillsOf } from '../../src/sandbox/oom-count.js';
import { SharedWaits } from '../../src/sandbox/shared-waits.js';
import { stretched } from '../support/time-factor.js';
import { execute, LIMITS, MIB, testProgram } from './workbench.js';

const program = testProgram('limits');
const run = program.run;
const SIGKILL = 9;
/** For an act that burns CPU time. */
const milliseconds = (usual: number): string => String(stretched(usual));

describe('the CPU time limit', () => {
  it.each(['burn', 'burn-threads', 'burn-children', 'burn-unwaited', 'burn-orphan'])(
    'ends a program that goes beyond it by %s',
    async (act) => {
      const report = await run([act, '600000'], { limits: { cpuTimeMs: stretched(150) } });
      expect(report).toMatchObject({ limitFired: 'cpu-time', exitCode: null, signal: SIGKILL, cleanAfter: true });
      expect(report.cpuTimeUs).toBeGreaterThan(stretched(150_000));
      // How soon it is stopped is the benchmark's to measure; it would burn ten minutes.
      expect(report.cpuTimeUs).toBeLessThan(stretched(5_000_000));
    },
  );

  it.each([
    ['burn', 1],
    ['burn-threads', 4],
    ['burn-children', 2],
    ['burn-unwaited', 2],
  ])('measures what a program used by %s', async (act, times) => {
    const cpuTimesUs: number[] = [];
    const idle = await run([act, '0']);
    // Starting processes and threads takes time of its own, and where it is much it is not always the same.
    const mostUs = stretched(times * 50_000) * 1.02 + Math.max(stretched(5_000), 2 * idle.cpuTimeUs);
    // What disturbs a measurement only ever adds to it: the least of a few decides.
    while (cpuTimesUs.length < 5 && !cpuTimesUs.some((time) => time < mostUs)) {
      const busy = await run([act, milliseconds(50)]);
      expect(busy).toMatchObject({ limitFired: null, exitCode: 0 });
      expect(busy.cpuTimeUs).toBeGreaterThan(stretched(times * 50_000) * 0.98);
      cpuTimesUs.push(busy.cpuTimeUs);
    }
    expect(Math.min(...cpuTimesUs)).toBeLessThan(mostUs);
  });
});

it('the kernel’s own limit of CPU time, which counts ticks that others used as well, is far above ours', async () => {
  const report = await run(['backstop'], { limits: { cpuTimeMs: 60_000 } });
  expect(Number(report.output)).toBe(130);
});

describe('the wall time limit', () => {
  it('ends a program that only waits', async () => {
    const report = await run(['sleep'], { limits: { wallTimeMs: stretched(120) } });
    expect(report).toMatchObject({ limitFired: 'wall-time', signal: SIGKILL });
    expect(report.wallTimeUs).toBeGreaterThanOrEqual(stretched(120_000));
    expect(report.cpuTimeUs).toBeLessThan(stretched(120_000));
  });

  it('does not count the time in which others had the processors', async () => {
    const { bench } = program;
    const container = await bench.containerWith('limits', join(bench.directory, 'limits'), { cpus: 0.1 });
    try {
      // A tenth of a processor: 100 ms of CPU time take a second.
      const busy = await execute(container, ['/artifact/limits', 'burn', milliseconds(100)], {
        limits: { wallTimeMs: stretched(300) },
      });
      expect(busy).toMatchObject({ limitFired: null, exitCode: 0 });
      expect(busy.wallTimeUs).toBeGreaterThan(stretched(300_000));
      const idle = await execute(container, ['/artifact/limits', 'sleep'], { limits: { wallTimeMs: stretched(300) } });
      expect(idle).toMatchObject({ limitFired: 'wall-time', signal: SIGKILL });
      expect(idle.wallTimeUs).toBeLessThan(stretched(10_000_000));
    } finally {
      await container.release();
    }
  });
});

describe('the wall time limit of programs that may wait for one another', () => {
  it('does not count the time in which another one had no processor', async () => {
    const { bench } = program;
    const at = (cpus: number) => bench.containerWith('limits', join(bench.directory, 'limits'), { cpus });
    const containers = await Promise.all([at(0.1), at(1)]);
    const sharedWaits = new SharedWaits();
    const start = (container: SandboxContainer, argv: string[], wallTimeMs: number) =>
      container.execute({
        argv: ['/artifact/limits', ...argv],
        ...{ stdin: 'empty', stdout: 'discard', sharedWaits },
        limits: { ...LIMITS, wallTimeMs },
      });
    const [starved, waiting] = containers;
    // A tenth of a processor: 300 ms of CPU time take three seconds.
    const [busy, idle] = await Promise.all([
      start(starved, ['burn', milliseconds(300)], stretched(20_000)),
      start(waiting, ['sleep'], stretched(1500)),
    ]);
    expect(busy).toMatchObject({ limitFired: null, exitCode: 0 });
    expect(idle).toMatchObject({ limitFired: 'wall-time', signal: SIGKILL });
    expect(idle.wallTimeUs).toBeGreaterThan(busy.wallTimeUs);
    await Promise.all(containers.map((one) => one.release()));
  });
});

describe('the memory limit', () => {
  it('is what the kernel kills for', async () => {
    const report = await run(['memory', '512']);
    expect(report).toMatchObject({ limitFired: 'memory', signal: SIGKILL, cleanAfter: true });
    expect(report.oomKills).toBeGreaterThan(0);
  });

  it('is told from a signal that only looks like it', async () => {
    expect(await run(['raise', String(SIGKILL)])).toMatchObject({ limitFired: null, signal: SIGKILL, oomKills: 0 });
  });

  it('fires for a child, even when its parent ends well', async () => {
    expect(await run(['memory-child', '512'])).toMatchObject({ limitFired: 'memory', exitCode: 0 });
  });

  it('is counted by the kernel where the worker can see it, too', async () => {
    const container = await program.bench.containerWith('limits', join(program.bench.directory, 'limits'));
    expect(oomKillsOf(container.id)).toBe(0);
    const { oomKills } = await execute(container, ['/artifact/limits', 'memory-child', '512']);
    expect(oomKills).toBeGreaterThan(0);
    expect(oomKillsOf(container.id)).toBe(oomKills);
    await container.release();
    expect(oomKillsOf(container.id)).toBeNull();
  });

  it('counts shared memory', async () => {
    const report = await run(['memory-shm', '63']);
    expect(report).toMatchObject({ limitFired: null, exitCode: 0, cleanAfter: true });
    expect(report.cgroupMemoryPeakBytes).toBeGreaterThan(63 * MIB);
  });

  it('fires though the kernel killed the runner instead of the program', async () => {
    const container = await program.bench.containerWith('hidden', await program.bench.compile('hidden'));
    const report = await execute(container, ['/artifact/hidden']);
    expect(report).toMatchObject({ limitFired: 'memory', exitCode: null, cleanAfter: false });
    await expect(execute(container, ['/bin/true'])).rejects.toBeInstanceOf(SandboxDirtyError);
    await container.release();
  });

  it.each([16, 64])('leaves a program alone that uses %i MiB, and measures it', async (mebibytes) => {
    const report = await run(['memory', String(mebibytes)]);
    expect(report).toMatchObject({ limitFired: null, exitCode: 0, oomKills: 0 });
    expect(report.memoryPeakBytes).toBeGreaterThan(mebibytes * MIB);
    expect(report.memoryPeakBytes).toBeLessThan((mebibytes + 2) * MIB);
  });

  it('fires when the peak was above the limit, though nothing was killed', async () => {
    const report = await run(['memory', '100'], { limits: { memoryBytes: 99 * MIB } });
    expect(report).toMatchObject({ limitFired: 'memory', exitCode: 0, oomKills: 0 });
  });
});

describe('the stack', () => {
  it('is as large as memory', async () => {
    expect(await run(['stack', '100'])).toMatchObject({ exitCode: 0, limitFired: null });
  });

  it('ends in a segmentation fault', async () => {
    const report = await run(['stack', '100'], { limits: { stackBytes: 8 * MIB } });
    expect(report).toMatchObject({ signal: 11, limitFired: null });
  });
});

describe('the output limit', () => {
  it('ends a flood and passes on no more than the limit', async () => {
    const report = await run(['flood', '64'], { limits: { outputBytes: 100_000 } });
    expect(report).toMatchObject({ limitFired: 'output', signal: SIGKILL });
    expect(report.output).toHaveLength(100_000);
    expect(report.outputBytes).toBeGreaterThan(100_000);
  });

  it('lets exactly as much pass as it says', async () => {
    const report = await run(['flood', '1'], { limits: { outputBytes: MIB } });
    expect(report).toMatchObject({ limitFired: null, exitCode: 0, outputBytes: MIB });
    expect(report.output).toHaveLength(MIB);
  });

  it('does not count standard error, of which the end is kept', async () => {
    const report = await run(['flood-stderr', '4'], { limits: { outputBytes: 10 }, stderrTailBytes: 1000 });
    expect(report).toMatchObject({ limitFired: null, exitCode: 0, stderrBytes: 4 * MIB });
    expect(report.stderrTail.toString()).toBe('x'.repeat(1000));
  });
});

describe('the process limit', () => {
  it('refuses more processes, and the refusals are counted', async () => {
    const report = await run(['fork']);
    expect(report).toMatchObject({ limitFired: 'processes', exitCode: 1, cleanAfter: true });
    expect(report.processLimitHits).toBeGreaterThan(0);
  });

  it('holds a fork bomb until a clock ends it, and nothing of it is left', async () => {
    const report = await run(['fork-bomb'], { limits: { cpuTimeMs: stretched(200) } });
    expect(report).toMatchObject({ limitFired: 'cpu-time', cleanAfter: true });
  });
});

describe('the limits on files', () => {
  it('end a program that writes too large a file', async () => {
    const report = await run(['file', '9'], { limits: { fileSizeBytes: 8 * MIB } });
    expect(report).toMatchObject({ limitFired: 'file-size', signal: 25 });
  });

  it('refuse more open files', async () => {
    expect((await run(['open'], { limits: { openFiles: 20 } })).output).toBe('17 EMFILE\n');
  });
});

describe('the end of a program', () => {
  it.each([0, 1, 42, 127, 255])('by exit code %i is reported', async (code) => {
    expect(await run(['exit', String(code)])).toMatchObject({ exitCode: code, signal: null, limitFired: null });
  });

  it.each([6, 8, 11, 13, 15, 24, 31])('by signal %i is no limit', async (signal) => {
    expect(await run(['raise', String(signal)])).toMatchObject({ exitCode: null, signal, limitFired: null });
  });
});
