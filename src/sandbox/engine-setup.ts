/**
 * Makes sure that a Docker Engine answers: uses the one that does, else starts or installs Debian's where we are root.
 * Everything else is one sentence with what to do.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, readlink, rm } from 'node:fs/promises';
import { get } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installPackages } from './apt.js';
import { DEFAULT_DOCKER_SOCKET } from './engine.js';

export interface EngineSetUpOptions {
  dockerSocket: string;
  /** Where dockerd's output goes if we start it. */
  logFile: string;
  onProgress: (step: string) => void;
}

/** How the engine came to run. What we started, we stop. */
export type EngineOrigin = { kind: 'running' } | { kind: 'systemd' } | { kind: 'process'; pid: number };

/** There is no engine and we cannot make one; the message is a plain sentence with the remedy. */
export class EngineSetUpError extends Error {
  override readonly name = 'EngineSetUpError';
}

const PING_TIMEOUT_MS = 5_000;
/** containerd, network and storage of a first start on a slow disk. */
const START_TIMEOUT_MS = 60_000;
/** Docket's containers have no network: an engine that may not touch the host's will do. */
const WITHOUT_NETWORK = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
const INSTALL_PAGE = 'https://docs.docker.com/engine/install';

/** @throws EngineSetUpError with a plain sentence */
export async function ensureEngine(options: EngineSetUpOptions): Promise<EngineOrigin> {
  const obstacle = await whyNotAnswering(options.dockerSocket);
  if (obstacle === null) return { kind: 'running' };
  if (obstacle === 'EACCES') {
    throw new EngineSetUpError(
      `You may not use the Docker Engine at ${options.dockerSocket}: run this as root, ` +
        'or join its group (sudo usermod -aG docker "$USER") and sign in to this machine anew.',
    );
  }
  if (options.dockerSocket !== DEFAULT_DOCKER_SOCKET) {
    throw new EngineSetUpError(
      `No Docker Engine answers at ${options.dockerSocket}: start it, or unset DOCKER_HOST to use this machine's own.`,
    );
  }
  if (process.getuid?.() !== 0 || process.platform !== 'linux') {
    throw new EngineSetUpError(
      `No Docker Engine answers at ${options.dockerSocket}: start it (${INSTALL_PAGE} tells how to install one), ` +
        'or run this as root on Debian or Ubuntu, where Docket installs and starts it.',
    );
  }
  if (findDockerd() === null) await installEngine(options);
  // A package's installation may have started it.
  if (existsSync('/run/systemd/system')) return startWithSystemd(options);
  if ((await whyNotAnswering(options.dockerSocket)) === null) return { kind: 'running' };
  return { kind: 'process', pid: await startDockerd(options) };
}

/**
 * Starts dockerd as a daemon of its own, with further arguments if need be.
 *
 * @returns its process id
 */
export async function startDockerd(options: EngineSetUpOptions, args: readonly string[] = []): Promise<number> {
  options.onProgress('starting dockerd');
  await removeStalePidFile(args);
  const first = await tryDockerd(options, args);
  if (typeof first === 'number') return first;
  const second = await tryDockerd(options, [...args, ...WITHOUT_NETWORK]);
  if (typeof second === 'number') return second;
  throw new EngineSetUpError(
    `dockerd does not start (${first}): mend that, or start a Docker Engine yourself; its log is ${options.logFile}.`,
  );
}

/** Null when the engine answers, else the error's code. */
export function whyNotAnswering(dockerSocket: string): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get({ socketPath: dockerSocket, path: '/_ping', timeout: PING_TIMEOUT_MS, agent: false });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? null : `HTTP ${String(response.statusCode)}`);
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' })));
    request.on('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.message);
    });
  });
}

async function installEngine(options: EngineSetUpOptions): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new EngineSetUpError(
      `There is no Docker Engine on this machine: install one (${INSTALL_PAGE}) and start again.`,
    );
  }
  options.onProgress("installing Debian's Docker Engine (docker.io)");
  // Where the kernel enforces AppArmor, dockerd loads a profile with apparmor_parser for every container.
  const hasAppArmor = (await readFile('/sys/module/apparmor/parameters/enabled', 'utf8').catch(() => 'N')).startsWith(
    'Y',
  );
  const failure = await installPackages(['docker.io', 'iptables', ...(hasAppArmor ? ['apparmor'] : [])]);
  if (failure !== null && findDockerd() === null) {
    throw new EngineSetUpError(
      `docker.io cannot be installed (${failure}): check that apt-get works, then start again.`,
    );
  }
}

async function startWithSystemd(options: EngineSetUpOptions): Promise<EngineOrigin> {
  if ((await whyNotAnswering(options.dockerSocket)) === null) return { kind: 'running' };
  options.onProgress('starting docker.service');
  const { stderr } = spawnSync('systemctl', ['start', 'docker'], { encoding: 'utf8' });
  if (await answersWithin(START_TIMEOUT_MS, options.dockerSocket, () => false)) return { kind: 'systemd' };
  throw new EngineSetUpError(`docker.service does not start (${lastLine(stderr)}): journalctl -u docker tells why.`);
}

/** The process id, or why it ended. */
async function tryDockerd(options: EngineSetUpOptions, args: readonly string[]): Promise<number | string> {
  await mkdir(path.dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, 'a', 0o600);
  const ending: { reason?: string } = {};
  const child = spawn(findDockerd() ?? 'dockerd', args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.once('error', (error) => (ending.reason = error.message));
  child.once('exit', (code, signal) => (ending.reason = `it ended with ${String(signal ?? code)}`));
  child.unref();
  await log.close();
  if (await answersWithin(START_TIMEOUT_MS, options.dockerSocket, () => ending.reason !== undefined))
    return child.pid ?? 0;
  child.kill();
  const end = lastLine(await readFile(options.logFile, 'utf8').catch(() => ''));
  return `${ending.reason ?? 'it does not answer'}; ${/msg="?(.*?)"?$/.exec(end)?.[1] ?? end}`;
}

async function answersWithin(timeoutMs: number, dockerSocket: string, isHopeless: () => boolean): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while ((await whyNotAnswering(dockerSocket)) !== null) {
    if (isHopeless() || performance.now() > deadline) return false;
    await pause(50);
  }
  return true;
}

/** dockerd believes its pid file as long as there is any process of that number, a killed one's remains included. */
async function removeStalePidFile(args: readonly string[]): Promise<void> {
  const index = args.indexOf('--pidfile');
  const pidFile = index === -1 ? '/var/run/docker.pid' : (args[index + 1] ?? '');
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
  if (pid === 0) return;
  const program = await readlink(`/proc/${String(pid)}/exe`).catch(() => '');
  if (path.basename(program) !== 'dockerd') await rm(pidFile, { force: true });
}

function findDockerd(): string | null {
  return ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd'].find((file) => existsSync(file)) ?? null;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** The counterpart of a start through systemd; its socket would start it again at the first request. */
export function stopSystemdEngine(): void {
  spawnSync('systemctl', ['stop', 'docker.socket', 'docker.service']);
}
