/** Starts the supervisor as a daemon and waits until the server answers. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../../config/child-environment.js';
import type { Config } from '../../config/config.js';
import { WORKER_IS_GONE, WORKER_IS_STARTING, WORKER_IS_STOPPING } from '../../contract/worker-reasons.js';
import { identify, isRunning, type ProcessIdentity } from '../../database/process-identity.js';
import { SetUpError } from './set-up-error.js';

/** What the server's health tells, as far as `up` shows it. */
export interface Health {
  status: 'ok' | 'degraded' | 'down';
  workers: { canJudge: boolean; reason: string | null }[];
}

const SUPERVISOR = fileURLToPath(new URL('./supervisor.js', import.meta.url));
const BUILD_STAMP = fileURLToPath(new URL('../../.built.json', import.meta.url));
const ANSWER_TIMEOUT_MS = 90_000;
/** The first containers of the warm pool, and the probes of every guard. */
const WORKER_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

/** Names build and settings: what runs with other ones is restarted. */
export async function versionOf(config: Config): Promise<string> {
  const build = await readFile(BUILD_STAMP, 'utf8').catch(() => '');
  return createHash('sha256').update(build).update(JSON.stringify(config)).digest('hex').slice(0, 16);
}

/** @throws SetUpError when the server does not answer in time; the supervisor is left to be stopped by the caller */
export async function startSupervisor(config: Config, url: string, version: string): Promise<ProcessIdentity> {
  const logs = path.join(config.dataDir, 'logs');
  await mkdir(logs, { recursive: true, mode: 0o700 });
  const log = await open(path.join(logs, 'supervisor.log'), 'a', 0o600);
  const child = spawn(process.execPath, ['--enable-source-maps', SUPERVISOR, url, version], {
    cwd: '/',
    // In a session of its own, so that it survives the terminal; Ctrl-C is handled by `up`, which then stops it.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: childEnvironment({ DOCKET_DATA: config.dataDir, DOCKET_PORT: String(config.httpPort) }),
  });
  child.unref();
  await log.close();
  const identity = await identify(child.pid ?? 0);
  if (identity === null) throw new SetUpError(`The supervisor does not start; ${logs}/supervisor.log tells why.`);
  await waitForAnswer(config, url, identity);
  return identity;
}

/** Of a worker that has not looked around yet, or of one that an earlier start left behind. */
function isSilent(reason: string | null): boolean {
  return [WORKER_IS_STARTING, WORKER_IS_STOPPING, WORKER_IS_GONE].some(({ words }) => words === reason);
}

/** Waits until a worker can judge or says why it cannot; null when none has spoken up in time. */
export async function waitForWorker(url: string): Promise<Health['workers'][number] | null> {
  const deadline = performance.now() + WORKER_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const workers = (await readHealth(url))?.workers ?? [];
    const hasSpoken = workers.filter(({ reason }) => !isSilent(reason));
    const worker = hasSpoken.find(({ canJudge }) => canJudge) ?? hasSpoken[0];
    if (worker) return worker;
    await pause(POLL_MS);
  }
  return null;
}

/** What the server says about itself; null where none answers. */
export async function readHealth(url: string): Promise<Health | null> {
  try {
    const answer = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.json()) as Health;
  } catch {
    return null;
  }
}

async function waitForAnswer(config: Config, url: string, supervisor: ProcessIdentity): Promise<void> {
  const deadline = performance.now() + ANSWER_TIMEOUT_MS;
  for (;;) {
    const health = await readHealth(url);
    if (health !== null && health.status !== 'down') return;
    const isGone = !(await isRunning(supervisor));
    if (isGone || performance.now() > deadline) {
      const log = isGone ? 'supervisor' : 'web';
      const file = path.join(config.dataDir, 'logs', `${log}.log`);
      const end = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n  ');
      throw new SetUpError(`The server does not answer at ${url}; ${file} ends with:\n  ${end}`);
    }
    await pause(POLL_MS);
  }
}
