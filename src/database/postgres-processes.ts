/**
 * Finds the processes of a PostgreSQL cluster. They work in the cluster's folder, which tells them from others that got
 * the same number since: the lock file's process id alone proves nothing.
 */
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const STOP_TIMEOUT_MS = 30_000;
/** Processes whose server was killed notice it at once, or when their present statement is done. */
const ORPHANS_TIMEOUT_MS = 10_000;

/** The process id of the server that serves this cluster, null where none does. */
export async function findServerOf(cluster: string): Promise<number | null> {
  const pid = await lockedBy(lockFileOf(cluster));
  return pid !== null && (await isServerOf(pid, cluster)) ? pid : null;
}

/**
 * Clears away what a killed server left: processes of its own, and lock files, whose number may belong to another process
 * by now (PostgreSQL would believe them). Only for the one who starts a server, while nobody else does: a server that
 * somebody has started in between would be taken for it.
 */
export async function clearAfterKilledServer(cluster: string): Promise<void> {
  if (process.platform !== 'linux' || (await lockedBy(lockFileOf(cluster))) === null) return;
  await endOrphans(cluster);
  for (const file of [lockFileOf(cluster), socketLock(cluster)]) await rm(file, { force: true });
}

/** Ends the cluster's server, if one runs, in at most half a minute for each of three ever harder ways. */
export async function stopServerOf(cluster: string): Promise<void> {
  const pid = await lockedBy(lockFileOf(cluster));
  if (pid === null) return;
  // "Fast": cuts connections, writes a checkpoint. "Immediate": the next start replays the log.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!(await isServerOf(pid, cluster))) return;
    signalQuietly(pid, signal);
    if (await isTrueWithin(STOP_TIMEOUT_MS, async () => !(await isServerOf(pid, cluster)))) return;
  }
}

function lockFileOf(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}

/** The socket is beside the cluster. */
function socketLock(cluster: string): string {
  return path.join(path.dirname(cluster), '.s.PGSQL.5432.lock');
}

/** Whether there is a process with this number. */
export function isAlive(pid: number): boolean {
  return signalQuietly(pid, 0);
}

async function lockedBy(lockFile: string): Promise<number | null> {
  const lock = await readFile(lockFile, 'utf8').catch(() => null);
  return lock === null ? null : Number(lock.split('\n')[0]);
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await folderOf(pid)) === (await realpath(cluster).catch(() => null));
}

async function endOrphans(cluster: string): Promise<void> {
  const home = await realpath(cluster);
  const orphans = async (): Promise<number[]> => {
    const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1);
    const folders = await Promise.all(pids.map(folderOf));
    return pids.filter((_pid, index) => folders[index] === home);
  };
  const isGone = async (): Promise<boolean> => (await orphans()).length === 0;
  if (await isTrueWithin(ORPHANS_TIMEOUT_MS, isGone)) return;
  for (const pid of await orphans()) signalQuietly(pid, 'SIGQUIT');
  await isTrueWithin(ORPHANS_TIMEOUT_MS, isGone);
}

/** '' for a process that has ended. */
function folderOf(pid: number): Promise<string> {
  return readlink(`/proc/${String(pid)}/cwd`).catch(() => '');
}

async function isTrueWithin(timeoutMs: number, condition: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function signalQuietly(pid: number, signal: NodeJS.Signals | 0): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
