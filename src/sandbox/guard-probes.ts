/**
 * Proves that each guard really bites on this machine: a small C program tries every one from inside, in containers
 * made exactly like those that judge. A guard that is configured but not enforced (an engine without swap accounting,
 * a kernel without a controller) shows here, and the worker then refuses to judge.
 */
import { readFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Guard } from '../contract/guards.js';
import type { ContainerSpec, ExecutionLimits, ExecutionReport } from './execution.js';
import type { SandboxContainer } from './sandbox-container.js';
import { SandboxError } from './sandbox-errors.js';
import type { SandboxService } from './sandbox.service.js';

const SOURCE = fileURLToPath(new URL('../../images/sandbox/probes/guard_probe.c', import.meta.url));
const MIB = 1024 * 1024;
const PROCESS_LIMIT = 16;
const MEMORY_LIMIT_BYTES = 32 * MIB;
const BOX_BYTES = 8 * MIB;
const SPIN_MS = 300;
/** CFS hands out whole slices: a container may be a little ahead of its quota at any moment. */
const CPU_TOLERANCE = 1.25;

export interface GuardReport {
  guard: Guard;
  bites: boolean;
  /** One line: what was tried and what happened. */
  evidence: string;
}

interface Probe {
  guard: Guard;
  argument?: number;
  limits?: Partial<ExecutionLimits>;
  boxBytes?: number;
  /** Where the exit code alone does not tell. */
  judge?: (report: ExecutionReport, output: string) => Omit<GuardReport, 'guard'>;
}

const MS = (us: number): string => `${String(Math.round(us / 1000))} ms`;

const PROBES: readonly Probe[] = [
  { guard: 'network' },
  {
    guard: 'memory',
    argument: 4 * MEMORY_LIMIT_BYTES,
    judge: (report, output) => ({
      bites: report.limitFired === 'memory' && report.oomKills > 0,
      evidence:
        output ||
        `killed at ${String(Math.round(report.memoryPeakBytes / MIB))} MiB, ${String(report.oomKills)} OOM kill`,
    }),
  },
  { guard: 'swap' },
  {
    guard: 'processes',
    argument: 4 * PROCESS_LIMIT,
    // The rlimit would bite first: it is the container's own limit that is tried.
    limits: { processes: 8 * PROCESS_LIMIT },
    judge: (report, output) => ({
      bites: report.exitCode === 0 && report.processLimitHits > 0,
      evidence: `${output}, the kernel counted ${String(report.processLimitHits)} refusals`,
    }),
  },
  {
    guard: 'cpu',
    argument: SPIN_MS,
    judge: (report) => ({
      bites: report.exitCode === 0 && report.cpuTimeUs < report.wallTimeUs * CPU_TOLERANCE,
      evidence: `four spinning processes used ${MS(report.cpuTimeUs)} of CPU in ${MS(report.wallTimeUs)}`,
    }),
  },
  {
    guard: 'cpu-time',
    limits: { cpuTimeMs: 50 },
    judge: (report) => ({
      bites: report.limitFired === 'cpu-time' && report.cpuTimeUs < 5 * 50_000,
      evidence: `an endless loop with a limit of 50 ms was ended after ${MS(report.cpuTimeUs)}`,
    }),
  },
  { guard: 'read-only root' },
  {
    guard: 'system calls',
    judge: (report, output) => ({
      bites: report.exitCode === 0 && report.forbiddenCalls.some(({ name }) => name === 'ptrace'),
      evidence: `${output}, recorded: ${report.forbiddenCalls.map(({ name }) => name).join(', ') || 'nothing'}`,
    }),
  },
  { guard: 'privileges' },
  { guard: 'other processes' },
  { guard: 'tmpfs size', argument: 4 * BOX_BYTES, boxBytes: BOX_BYTES, limits: { fileSizeBytes: 64 * MIB } },
];

const LIMITS: ExecutionLimits = {
  cpuTimeMs: 10_000,
  wallTimeMs: 20_000,
  memoryBytes: MEMORY_LIMIT_BYTES,
  processes: PROCESS_LIMIT,
  outputBytes: 64 * 1024,
  fileSizeBytes: 16 * MIB,
  openFiles: 64,
  stackBytes: 8 * MIB,
};

/** A fifth of a second on a machine of today; a slow or emulated one took more than ten, and is to judge as well. */
const COMPILE_TIMES = { cpuTimeMs: 120_000, wallTimeMs: 240_000 };

function specOf(libraryPath: string, change: Partial<ContainerSpec>): ContainerSpec {
  return {
    stage: 'run',
    memoryLimitBytes: MEMORY_LIMIT_BYTES,
    processLimit: PROCESS_LIMIT,
    cpus: 1,
    libraryPath,
    purpose: 'guard probes',
    ...change,
  };
}

/**
 * Tries every guard (about a second).
 * @throws SandboxError, EngineUnavailableError where the probes cannot even be run
 */
export async function probeGuards(sandbox: SandboxService, libraryPath: string): Promise<GuardReport[]> {
  const directory = await mkdtemp(join(sandbox.workDirectory, 'probes-'));
  try {
    const program = await compileProbe(sandbox, libraryPath, directory);
    const reports: GuardReport[] = [];
    let container: SandboxContainer | null = null;
    try {
      for (const probe of PROBES) {
        if (probe.boxBytes !== undefined) {
          reports.push(await probeInOwnContainer(sandbox, libraryPath, program, probe));
          continue;
        }
        container ??= await openContainer(sandbox, specOf(libraryPath, {}), program);
        reports.push(await tryProbe(container, probe));
      }
    } finally {
      await container?.release();
    }
    return reports;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compileProbe(sandbox: SandboxService, libraryPath: string, directory: string): Promise<string> {
  const memoryLimitBytes = 512 * MIB;
  const container = await sandbox.acquire(specOf(libraryPath, { stage: 'compile', memoryLimitBytes }));
  try {
    await container.putFile('guard_probe.c', await readFile(SOURCE));
    const report = await container.execute({
      argv: ['/usr/bin/gcc', '-std=c17', '-O1', '-static', '-o', 'guard-probe', 'guard_probe.c'],
      stdin: 'empty',
      stdout: 'discard',
      limits: { ...LIMITS, ...COMPILE_TIMES, memoryBytes: memoryLimitBytes },
    });
    if (report.exitCode !== 0) {
      const why = report.limitFired === null ? endOf(report) : `its ${report.limitFired} limit was reached`;
      throw new SandboxError('compile the guard probes', `${why} ${report.stderrTail.toString('utf8')}`.trim(), false);
    }
    const [program] = await container.fetchFiles(['guard-probe'], directory, 16 * MIB);
    if (!program) throw new SandboxError('compile the guard probes', 'there is no program', false);
    return program.hostPath;
  } finally {
    await container.release();
  }
}

async function openContainer(sandbox: SandboxService, spec: ContainerSpec, program: string): Promise<SandboxContainer> {
  const container = await sandbox.acquire(spec);
  await container.mountArtifact([{ name: 'guard-probe', hostPath: program, mode: 0o555 }]);
  return container;
}

async function probeInOwnContainer(
  sandbox: SandboxService,
  libraryPath: string,
  program: string,
  probe: Probe,
): Promise<GuardReport> {
  const container = await openContainer(sandbox, specOf(libraryPath, { boxBytes: probe.boxBytes }), program);
  try {
    return await tryProbe(container, probe);
  } finally {
    await container.release();
  }
}

async function tryProbe(container: SandboxContainer, { guard, argument, limits, judge }: Probe): Promise<GuardReport> {
  const chunks: Buffer[] = [];
  const report = await container.execute({
    argv: ['/artifact/guard-probe', guard, String(argument ?? 0)],
    stdin: 'empty',
    stdout: {
      sink: (chunk) => {
        chunks.push(Buffer.from(chunk));
      },
    },
    limits: { ...LIMITS, ...limits },
  });
  const output = Buffer.concat(chunks).toString('utf8').trim();
  if (judge) return { guard, ...judge(report, output) };
  return { guard, bites: report.exitCode === 0, evidence: output || endOf(report) };
}

function endOf({ exitCode, signal }: ExecutionReport): string {
  return exitCode === null ? `signal ${String(signal)}` : `exit code ${String(exitCode)}`;
}
