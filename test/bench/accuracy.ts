import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { ExecutionLimits, ExecutionReport } from '../../src/sandbox/execution.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { benchTable, rounded, type Bench } from './bench.js';

const MIB = 1024 * 1024;
const ROUNDS = 5;
const QUICK_ROUNDS = 2;

const BURNS_MS = [50, 500, 2_000];
const WAYS_TO_BURN = ['one', 'threads', 'children', 'orphan'];
const MEMORY_MIB = [16, 64, 512];
const WAYS_TO_FILL = ['plain', 'cache'];

/** What is reported may be so far from what is known: the larger of share and floor. */
const ALLOWED_SHARE = 0.02;
const ALLOWED_MS = 5;
const ALLOWED_MIB = 2;

const LIMITS: ExecutionLimits = {
  cpuTimeMs: 20_000,
  wallTimeMs: 120_000,
  memoryBytes: 1024 * MIB,
  processes: 64,
  outputBytes: MIB,
  fileSizeBytes: 16 * MIB,
  openFiles: 64,
  stackBytes: 256 * MIB,
};
const SPEC = { memoryLimitBytes: LIMITS.memoryBytes, processLimit: 64, cpus: 1, purpose: 'benchmark' } as const;

/** A known use of CPU time or memory, and how far off the reports were. */
interface Row {
  name: string;
  known: number;
  allowed: number;
  errors: number[];
}

/**
 * What is reported of programs whose use of CPU time and memory is known, on an idle machine and beside as many spinning
 * processes as it has cores, twice. A program measures its own burning by its thread's CPU clock; what the kernel spends to start
 * it comes on top and is its as well.
 */
export const accuracy: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const library = await currentLibrary(dataDir);
  const sandbox = new SandboxService({ dataDir, poolSize: 0 });
  await sandbox.start(library.path);
  const directory = await mkdtemp(path.join(dataDir, 'bench-'));
  try {
    onProgress('compiling');
    const program = await compile(sandbox, library.path, directory);
    const container = await sandbox.acquire({ ...SPEC, stage: 'run', libraryPath: library.path });
    await container.mountArtifact([{ name: 'known', hostPath: program, mode: 0o555 }]);
    const rounds = isQuick ? QUICK_ROUNDS : ROUNDS;
    onProgress('idle');
    const idle = await measure(container, rounds);
    onProgress('loaded');
    const loaded = await underLoad(() => measure(container, rounds));
    const worst = (rows: Row[]): number => Math.max(...rows.map(({ errors, allowed }) => largest(errors) / allowed));
    return {
      lines: benchTable(
        ['known', 'idle: worst', 'loaded: worst', 'allowed'],
        idle.map((row, index) => [row.name, largest(row.errors), largest(loaded[index]?.errors ?? []), row.allowed]),
      ),
      figures: {
        accuracyWorstOfAllowedIdle: rounded(worst(idle)),
        accuracyWorstOfAllowedLoaded: rounded(worst(loaded)),
      },
    };
  } finally {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

async function measure(container: SandboxContainer, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const known of BURNS_MS) {
    for (const way of WAYS_TO_BURN) {
      const allowed = Math.max(ALLOWED_MS, ALLOWED_SHARE * known);
      const row: Row = { name: `${String(known)} ms of CPU, ${way}`, known, allowed, errors: [] };
      for (let round = 0; round < rounds; round += 1) {
        const { cpuTimeUs } = await run(container, ['cpu', String(known * 1000), way]);
        row.errors.push(cpuTimeUs / 1000 - known);
      }
      rows.push(row);
    }
  }
  for (const known of MEMORY_MIB) {
    for (const way of WAYS_TO_FILL) {
      const allowed = Math.max(ALLOWED_MIB, ALLOWED_SHARE * known);
      const row: Row = { name: `${String(known)} MiB, ${way}`, known, allowed, errors: [] };
      for (let round = 0; round < rounds; round += 1) {
        const { memoryPeakBytes } = await run(container, ['memory', String(known), way]);
        row.errors.push(memoryPeakBytes / MIB - known);
      }
      rows.push(row);
    }
  }
  return rows;
}

async function run(container: SandboxContainer, words: string[]): Promise<ExecutionReport> {
  const argv = ['/artifact/known', ...words];
  const report = await container.execute({ argv, stdin: 'empty', stdout: 'discard', limits: LIMITS });
  if (report.exitCode !== 0 || !report.cleanAfter) throw new Error(`known ${words.join(' ')} failed`);
  return report;
}

function largest(errors: readonly number[]): number {
  return errors.reduce((worst, error) => (Math.abs(error) > Math.abs(worst) ? error : worst), 0);
}

async function underLoad<T>(work: () => Promise<T>): Promise<T> {
  const script = 'for (;;) Math.sqrt(Math.random());';
  const spinners: ChildProcess[] = Array.from({ length: 2 * availableParallelism() }, () =>
    spawn(process.execPath, ['-e', script], { stdio: 'ignore' }),
  );
  try {
    return await work();
  } finally {
    for (const spinner of spinners) spinner.kill('SIGKILL');
  }
}

async function compile(sandbox: SandboxService, libraryPath: string, directory: string): Promise<string> {
  const container = await sandbox.acquire({ ...SPEC, stage: 'compile', libraryPath });
  try {
    await container.putFile('known.c', await readFile(new URL('programs/known.c', import.meta.url)));
    const argv = ['/usr/bin/gcc', '-std=gnu17', '-O1', '-static', '-pthread', '-o', 'known', 'known.c'];
    const report = await container.execute({ argv, stdin: 'empty', stdout: 'discard', limits: LIMITS });
    if (report.exitCode !== 0) throw new Error(`known.c: ${report.stderrTail.toString()}`);
    const [file] = await container.fetchFiles(['known'], directory, 16 * MIB);
    if (file === undefined) throw new Error('the compiler left no program');
    return file.hostPath;
  } finally {
    await container.release();
  }
}
