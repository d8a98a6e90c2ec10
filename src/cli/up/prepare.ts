/**
 * What judging on this machine needs besides the programs themselves: a Docker Engine, the toolchain library, and the
 * sandbox image. Used by `up` and by the tests' own set-up; each part that is there already takes milliseconds.
 */
import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config/config.js';
import { checkSystemCalls } from '../../languages/check-system-calls.js';
import { ARCHITECTURE } from '../../languages/choose-languages.js';
import { ensureEngine } from '../../sandbox/engine-setup.js';
import { connectToEngine } from '../../sandbox/engine.js';
import { ensureLibrary } from '../../sandbox/library-builder.js';
import { buildSandboxImage } from '../../sandbox/sandbox-image.js';
import type { ToolchainLibrary } from '../../sandbox/toolchain-library.js';
import { exclusively } from '../../database/exclusive.js';
import { wantedLanguages } from './library-languages.js';
import { identify } from '../../database/process-identity.js';
import { writeRecord, type DockerdRecord } from './run-files.js';
import { SetUpError } from './set-up-error.js';

/** Told of long steps: `what` is being done, `step` is where it is. */
export type Progress = (what: string, step: string) => void;

export interface Prepared {
  library: ToolchainLibrary;
  /** Tag of the sandbox image. */
  image: string;
}

/**
 * @throws EngineSetUpError, ToolchainLibraryError, SandboxError, SetUpError: each message is a plain sentence
 */
export async function prepareJudging(config: Config, onProgress: Progress): Promise<Prepared> {
  checkSystemCalls(config);
  await makeDataDir(config.dataDir);
  const onWait = (pid: number): void => {
    onProgress('Set-up', `waiting for another one at work (process ${String(pid)})`);
  };
  return exclusively(config.dataDir, 'set-up', onWait, async () => {
    await prepareEngine(config, onProgress);
    const library = await ensureLibrary({
      dataDir: config.dataDir,
      languages: await wantedLanguages(config),
      architecture: ARCHITECTURE,
      dockerSocket: config.dockerSocket,
      onProgress: (step) => {
        onProgress('Toolchain library', step);
      },
    });
    const image = await buildSandboxImage({
      docker: connectToEngine(config.dockerSocket),
      libraryPath: library.path,
      onProgress: (step) => {
        onProgress('Sandbox image', step.toLowerCase());
      },
    });
    return { library, image };
  });
}

/** An engine that answers; what we had to start is written down, so that `down` stops it. */
export async function prepareEngine(config: Config, onProgress: Progress): Promise<void> {
  const origin = await ensureEngine({
    dockerSocket: config.dockerSocket,
    logFile: path.join(config.dataDir, 'logs', 'dockerd.log'),
    onProgress: (step) => {
      onProgress('Docker Engine', step);
    },
  });
  if (origin.kind === 'running') return;
  const identity = origin.kind === 'process' ? await identify(origin.pid) : null;
  const record: DockerdRecord = { pid: 0, startTime: null, ...identity, isSystemd: origin.kind === 'systemd' };
  await writeRecord(config.dataDir, 'dockerd', record);
}

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o755 });
    await access(dataDir, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new SetUpError(
      `The data directory ${dataDir} cannot be used (${code ?? String(cause)}): set DOCKET_DATA to one that you may write to.`,
      { cause },
    );
  }
}
