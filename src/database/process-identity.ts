import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that is not mistaken for another that got its number later. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the kernel's own measure; null where the system does not tell. */
  startTime: string | null;
}

/** The identity of a running process; null when there is none, or only what is left of a killed one. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  if (process.platform !== 'linux') return isSignallable(pid) ? { pid, startTime: null } : null;
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // proc(5): the name in parentheses may hold anything; field 3 is the state, field 22 the start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state = 'X'] = fields;
  return state === 'Z' || state === 'X' ? null : { pid, startTime: fields[19] ?? null };
}

export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  const present = await identify(identity.pid);
  return present !== null && present.startTime === identity.startTime;
}

/** Asks a process to end, and makes it end when it has not within the time. Nothing happens when it is gone already. */
export async function endProcess(
  identity: ProcessIdentity,
  timeoutMs: number,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  for (const each of [signal, 'SIGKILL'] as const) {
    if (!(await isRunning(identity))) return;
    sendSignal(identity.pid, each);
    const deadline = performance.now() + timeoutMs;
    while ((await isRunning(identity)) && performance.now() < deadline) await pause(20);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isSignallable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
