/** What runs while Docket runs: how each part is started, and how it is taken over where it runs already. */
import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../config/child-environment.js';
import type { Config } from '../../config/config.js';
import { startEmbeddedPostgres } from '../../database/embedded-postgres.js';
import { prepareEngine } from './prepare.js';
import { endProcess, identify, isRunning, type ProcessIdentity } from '../../database/process-identity.js';
import { readRecord, readRunning, recordProcess, removeRecord, type DockerdRecord } from './run-files.js';

export interface Service {
  name: string;
  /** Starts it, or finds it running; null: there is nothing to look after. */
  start(): Promise<RunningService | null>;
}

export interface RunningService {
  pid: number;
  /** Settles when it has ended, with how. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** A worker gives its submissions back to the queue, the web process ends its connections. */
const STOP_TIMEOUT_MS = 30_000;
const WATCH_MS = 500;

/** The embedded PostgreSQL. */
export function postgresService(config: Config): Service {
  return {
    name: 'postgres',
    async start() {
      const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
      const identity = await identify(postgres.pid);
      return { pid: postgres.pid, ended: watch(identity), stop: () => postgres.stop() };
    },
  };
}

/** The dockerd that `up` started as a process of its own. `down` stops it, after the containers are gone. */
export function dockerdService(config: Config): Service {
  return {
    name: 'dockerd',
    async start() {
      const record = await readRecord<DockerdRecord>(config.dataDir, 'dockerd');
      if (record === null || record.isSystemd) return null;
      if (!(await isRunning(record))) {
        await removeRecord(config.dataDir, 'dockerd');
        await prepareEngine(config, () => undefined);
      }
      const running = await readRunning(config.dataDir, 'dockerd');
      return running && { pid: running.pid, ended: watch(running), stop: () => Promise.resolve() };
    },
  };
}

/** One of our own programs in `dist/`. */
export function programService(
  name: 'web' | 'worker',
  script: string,
  config: Config,
  settings: Record<string, string>,
): Service {
  const program = fileURLToPath(new URL(`../../${script}`, import.meta.url));
  return {
    name,
    async start() {
      const log = await open(path.join(config.dataDir, 'logs', `${name}.log`), 'a', 0o600);
      const child = spawn(process.execPath, ['--enable-source-maps', program], {
        stdio: ['ignore', log.fd, log.fd],
        env: childEnvironment(settings),
      });
      const ended = new Promise<string>((resolve) => {
        child.once('error', (error) => {
          resolve(error.message);
        });
        child.once('exit', (code, signal) => {
          resolve(signal === null ? `exit code ${String(code)}` : `signal ${signal}`);
        });
      });
      await log.close();
      const identity = await identify(child.pid ?? 0);
      if (identity) {
        await recordProcess(config.dataDir, name, identity.pid).catch((error: unknown) => {
          // Nobody would know of it, and the next try would start another one beside it.
          child.kill('SIGKILL');
          throw error;
        });
      }
      return {
        pid: child.pid ?? 0,
        ended,
        stop: async () => {
          if (identity) await endProcess(identity, STOP_TIMEOUT_MS);
          await removeRecord(config.dataDir, name);
        },
      };
    },
  };
}

/** For a process that is not our child: nobody tells us of its end. */
async function watch(identity: ProcessIdentity | null): Promise<string> {
  while (identity !== null && (await isRunning(identity))) await pause(WATCH_MS, undefined, { ref: false });
  return 'it is gone';
}
