import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Side, runInteraction } from '../../src/judge/run-interaction.js';
import type { ExecutionLimits } from '../../src/sandbox/execution.js';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { benchTable, median, quantile, rounded, type Bench } from './bench.js';
import { compilePrograms } from './overhead.js';

const MIB = 1024 * 1024;
const ROUNDS = 30;
const QUICK_ROUNDS = 3;
/** Round trips of one sample. */
const TRIPS = 10_000;

const LIMITS: ExecutionLimits = {
  cpuTimeMs: 20_000,
  wallTimeMs: 40_000,
  memoryBytes: 256 * MIB,
  processes: 8,
  outputBytes: 16 * MIB,
  fileSizeBytes: MIB,
  openFiles: 64,
  stackBytes: 64 * MIB,
};

/**
 * A round trip between an interactive problem's program and its interactor, in two containers as in judging, against
 * the same two programs on a bare pair of pipes on the host. The programs measure it themselves, in turn.
 */
export const interactive: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const library = await currentLibrary(dataDir);
  const sandbox = new SandboxService({ dataDir, poolSize: 0 });
  await sandbox.start(library.path);
  const directory = await mkdtemp(path.join(dataDir, 'bench-'));
  try {
    onProgress('compiling');
    const [talk = ''] = await compilePrograms(sandbox, library.path, directory, ['talk']);
    const container = async (): Promise<SandboxContainer> => {
      const spec = { memoryLimitBytes: 256 * MIB, processLimit: 8, cpus: 1, purpose: 'benchmark' };
      const one = await sandbox.acquire({ ...spec, stage: 'run', libraryPath: library.path });
      await one.mountArtifact([{ name: 'talk', hostPath: talk, mode: 0o555 }]);
      return one;
    };
    const sides = { asking: await container(), answering: await container() };
    const bareUs: number[] = [];
    const judgedUs: number[] = [];
    const rounds = isQuick ? QUICK_ROUNDS : ROUNDS;
    for (let round = 0; round < rounds; round += 1) {
      onProgress(`round ${String(round + 1)} of ${String(rounds)}`);
      bareUs.push(await onBarePipes(talk));
      judgedUs.push(await betweenContainers(directory, sides.asking, sides.answering));
    }
    const ratio = median(judgedUs.map((us, index) => us / (bareUs[index] ?? NaN)));
    return {
      lines: benchTable(
        ['microseconds a round trip', 'bare pipes', 'judged', 'ratio', 'p90 bare', 'p90 judged'],
        [['interactive', median(bareUs), median(judgedUs), ratio, quantile(bareUs, 0.9), quantile(judgedUs, 0.9)]],
      ),
      figures: {
        interactiveRatioMedian: rounded(ratio),
        interactiveUsMedian: rounded(median(judgedUs)),
        interactiveBareUsMedian: rounded(median(bareUs)),
      },
    };
  } finally {
    await sandbox.stop();
    await rm(directory, { recursive: true, force: true });
  }
};

async function onBarePipes(talk: string): Promise<number> {
  const { stderr } = await promisify(execFile)(talk, ['pair', String(TRIPS)]);
  return microseconds(stderr);
}

/** The interactor asks, as most do. */
async function betweenContainers(
  directory: string,
  asking: SandboxContainer,
  answering: SandboxContainer,
): Promise<number> {
  const side =
    (container: SandboxContainer, ...args: string[]): Side =>
    (streams) =>
      container.execute({ argv: ['/artifact/talk', ...args], ...streams, limits: LIMITS });
  const sides = { programs: [side(answering, 'pong')], validator: side(asking, 'ping', String(TRIPS)) };
  const { programs, validator } = await runInteraction(directory, sides, 10_000, {
    fateOf: ({ exitCode }) => (exitCode === 0 ? 'well' : 'failed'),
    accepts: ({ exitCode }) => exitCode === 0,
  });
  if (programs[0]?.exitCode !== 0 || validator.exitCode !== 0) throw new Error('the two did not talk to the end');
  return microseconds(validator.stderrTail.toString());
}

function microseconds(text: string): number {
  const value = Number(text.trim()) / 1000;
  if (!(value > 0)) throw new Error(`no time of a round trip: ${text}`);
  return value;
}
