/** What the sandbox tests share: a sandbox of their own on the real engine, and programs compiled in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, inject } from 'vitest';
import type { ContainerSpec, ExecutionLimits, ExecutionReport, ExecutionRequest } from '../../src/sandbox/execution.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { SandboxService, type SandboxOptions } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { stretched } from '../support/time-factor.js';

export const MIB = 1024 * 1024;

export const LIMITS: ExecutionLimits = {
  cpuTimeMs: stretched(10_000),
  wallTimeMs: stretched(20_000),
  memoryBytes: 128 * MIB,
  processes: 32,
  outputBytes: 8 * MIB,
  fileSizeBytes: 256 * MIB,
  openFiles: 256,
  stackBytes: 128 * MIB,
};

export interface Outcome extends ExecutionReport {
  output: string;
}

type RunOptions = Partial<Omit<ExecutionRequest, 'limits' | 'argv' | 'stdout'>> & { limits?: Partial<ExecutionLimits> };

export class Workbench {
  private constructor(
    readonly sandbox: SandboxService,
    readonly libraryPath: string,
    /** For files that the tests fetch or show; on the sandbox's filesystem. */
    readonly directory: string,
  ) {}

  static async open(options: Partial<SandboxOptions> = {}): Promise<Workbench> {
    const dataDir = inject('dataDir');
    const { path } = await currentLibrary(dataDir);
    const sandbox = new SandboxService({ dataDir, poolSize: 1, ...options });
    await sandbox.start(path);
    return new Workbench(sandbox, path, await mkdtemp(join(dataDir, 'bench-')));
  }

  async close(): Promise<void> {
    await this.sandbox.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  spec(change: Partial<ContainerSpec> = {}): ContainerSpec {
    return {
      stage: 'run',
      memoryLimitBytes: LIMITS.memoryBytes,
      processLimit: LIMITS.processes,
      cpus: 1,
      libraryPath: this.libraryPath,
      purpose: 'test',
      ...change,
    };
  }

  acquire(change: Partial<ContainerSpec> = {}): Promise<SandboxContainer> {
    return this.sandbox.acquire(this.spec(change));
  }

  /** Compiles test/sandbox/programs/<name>.c; returns the executable's path on the host. */
  async compile(name: string): Promise<string> {
    const source = await readFile(fileURLToPath(new URL(`programs/${name}.c`, import.meta.url)));
    const container = await this.acquire({ stage: 'compile', memoryLimitBytes: 512 * MIB });
    try {
      await container.putFile('main.c', source);
      const argv = ['/usr/bin/gcc', '-std=gnu17', '-O1', '-static', '-pthread', '-o', name, 'main.c'];
      const limits = { ...LIMITS, memoryBytes: 512 * MIB };
      const report = await container.execute({ argv, stdin: 'empty', stdout: 'discard', limits });
      if (report.exitCode !== 0) throw new Error(report.stderrTail.toString());
      const [file] = await container.fetchFiles([name], this.directory, 16 * MIB);
      if (!file) throw new Error('the compiler left no program');
      return file.hostPath;
    } finally {
      await container.release();
    }
  }

  /** What a compiled program does on the host, where no guard of Docket's is: what the kernel itself has to say. */
  async onHost(
    program: string,
    args: string[],
  ): Promise<{ pid: number; output: string; signal: NodeJS.Signals | null }> {
    const copy = join(this.directory, 'on-host');
    await copyFile(program, copy);
    await chmod(copy, 0o700);
    const child = spawn(copy, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [output] = await Promise.all([text(child.stdout), once(child, 'close')]);
    return { pid: child.pid ?? 0, output, signal: child.signalCode };
  }

  /** A run container with the program as /artifact/<name>. */
  async containerWith(name: string, program: string, change: Partial<ContainerSpec> = {}): Promise<SandboxContainer> {
    const container = await this.acquire(change);
    await container.mountArtifact([{ name, hostPath: program, mode: 0o555 }]);
    return container;
  }
}

export async function execute(
  container: SandboxContainer,
  argv: string[],
  { limits, ...options }: RunOptions = {},
): Promise<Outcome> {
  const chunks: Buffer[] = [];
  const report = await container.execute({
    argv,
    stdin: 'empty',
    stdout: {
      sink: (chunk) => {
        chunks.push(Buffer.from(chunk));
      },
    },
    limits: { ...LIMITS, ...limits },
    ...options,
  });
  return { ...report, output: Buffer.concat(chunks).toString('latin1') };
}

export interface TestProgram {
  bench: Workbench;
  container: SandboxContainer;
  /** Runs /artifact/<name> with these arguments in the shared container. */
  run: (args: string[], options?: RunOptions) => Promise<Outcome>;
}

/** For the tests of one file: a workbench, one program, and one container to run it in again and again. */
export function testProgram(name: string, change: Partial<ContainerSpec> = {}): TestProgram {
  const shared = {} as TestProgram;
  shared.run = (args, options) => execute(shared.container, [`/artifact/${name}`, ...args], options);
  beforeAll(async () => {
    shared.bench = await Workbench.open();
    shared.container = await shared.bench.containerWith(name, await shared.bench.compile(name), change);
  });
  afterAll(async () => {
    await shared.bench.close();
  });
  return shared;
}
