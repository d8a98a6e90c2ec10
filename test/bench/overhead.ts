import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionLimits } from '../../src/sandbox/execution.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { benchTable, median, quantile, rounded, type Bench } from './bench.js';

const MIB = 1024 * 1024;
const ROUNDS_BACK_TO_BACK = 2000;
const ROUNDS_SPACED = 200;
/** As in real judging, where other things happen between two test cases: caches cool down, CPUs go to sleep. */
const SPACING_MS = 25;
const WARM_UP = 50;

const LIMITS: ExecutionLimits = {
  cpuTimeMs: 1000,
  wallTimeMs: 2000,
  memoryBytes: 256 * MIB,
  processes: 64,
  outputBytes: MIB,
  fileSizeBytes: MIB,
  openFiles: 64,
  stackBytes: 256 * MIB,
};

/**
 * Wall time of a static program that does nothing, as the worker sees it: from asking the sandbox to having the report.
 * Less bare vfork + rlimits + exec + wait of the same program on the host, in the same minutes, one after the other.
 */
export const overhead: Bench = async ({ dataDir, onProgress }) => {
  const library = await currentLibrary(dataDir);
  const sandbox = new SandboxService({ dataDir, poolSize: 0 });
  await sandbox.start(library.path);
  const directory = await mkdtemp(path.join(dataDir, 'bench-'));
  try {
    onProgress('compiling');
    const [nothing, baseline] = await compilePrograms(sandbox, library.path, directory, ['nothing', 'baseline']);
    const container = await sandbox.acquire({ ...SPEC, stage: 'run', libraryPath: library.path });
    await container.mountArtifact([{ name: 'nothing', hostPath: nothing ?? '', mode: 0o555 }]);
    const bare = new BareRuns(baseline ?? '', nothing ?? '');
    onProgress('back to back');
    const backToBack = await measure(container, bare, ROUNDS_BACK_TO_BACK, 0);
    onProgress(`spaced by ${SPACING_MS} ms`);
    const spaced = await measure(container, bare, ROUNDS_SPACED, SPACING_MS);
    await bare.stop();
    return {
      lines: benchTable(
        ['milliseconds', 'bare', 'sandbox', 'overhead', 'p90 bare', 'p90 sandbox'],
        [row('back to back', backToBack), row(`spaced by ${SPACING_MS} ms`, spaced)],
      ),
      figures: {
        overheadMsMedian: rounded(overheadOf(backToBack), 3),
        overheadMsMedianSpaced: rounded(overheadOf(spaced), 3),
      },
    };
  } finally {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

const SPEC = { memoryLimitBytes: 512 * MIB, processLimit: 64, cpus: 1, purpose: 'benchmark' } as const;

interface Samples {
  bareMs: number[];
  sandboxMs: number[];
}

const overheadOf = ({ bareMs, sandboxMs }: Samples): number => median(sandboxMs) - median(bareMs);

function row(name: string, samples: Samples): (string | number)[] {
  const { bareMs, sandboxMs } = samples;
  const p90 = [quantile(bareMs, 0.9), quantile(sandboxMs, 0.9)];
  return [name, median(bareMs), median(sandboxMs), overheadOf(samples), ...p90];
}

async function measure(
  container: SandboxContainer,
  bare: BareRuns,
  rounds: number,
  spacingMs: number,
): Promise<Samples> {
  const samples: Samples = { bareMs: [], sandboxMs: [] };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    if (spacingMs > 0) await pause(spacingMs);
    const bareMs = await bare.once();
    if (spacingMs > 0) await pause(spacingMs);
    const begin = performance.now();
    const report = await container.execute({
      argv: ['/artifact/nothing'],
      stdin: 'empty',
      stdout: 'discard',
      limits: LIMITS,
    });
    const sandboxMs = performance.now() - begin;
    if (report.exitCode !== 0 || !report.cleanAfter) throw new Error('the program that does nothing failed');
    if (round < 0) continue;
    samples.bareMs.push(bareMs);
    samples.sandboxMs.push(sandboxMs);
  }
  return samples;
}

/** Compiles programs of `programs/`, and returns where on the host they are. */
export async function compilePrograms(
  sandbox: SandboxService,
  libraryPath: string,
  directory: string,
  names: string[],
): Promise<string[]> {
  const container = await sandbox.acquire({ ...SPEC, stage: 'compile', libraryPath });
  try {
    for (const name of names) {
      await container.putFile(`${name}.c`, await readFile(new URL(`programs/${name}.c`, import.meta.url)));
      const argv = ['/usr/bin/gcc', '-std=gnu17', '-O2', '-static', '-o', name, `${name}.c`];
      const limits = {
        ...LIMITS,
        cpuTimeMs: 20_000,
        wallTimeMs: 40_000,
        memoryBytes: 512 * MIB,
        fileSizeBytes: 16 * MIB,
      };
      const report = await container.execute({ argv, stdin: 'empty', stdout: 'discard', limits });
      if (report.exitCode !== 0) throw new Error(`${name}.c: ${report.stderrTail.toString()}`);
    }
    const files = await container.fetchFiles(names, directory, 16 * MIB);
    return files.map(({ hostPath }) => hostPath);
  } finally {
    await container.release();
  }
}

/** A small resident C program that starts the other one the cheapest way there is, once for each line it gets. */
class BareRuns {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(baseline: string, program: string) {
    const child = spawn(baseline, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: Interface = createInterface({ input: child.stdout });
    this.answers = lines[Symbol.asyncIterator]();
    this.child = child;
  }

  /** Milliseconds from before vfork to after wait. */
  async once(): Promise<number> {
    this.child.stdin?.write('\n');
    const { value, done } = await this.answers.next();
    if (done) throw new Error('the baseline ended');
    return Number(value) / 1e6;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stdin?.end();
    await ended;
  }
}
