import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isRunning, type ProcessIdentity } from './process-identity.js';

/**
 * Does some work on the data directory while no other process does such work: `npm test` waits until `npm run up` has
 * built the library. The lock of a process that was killed does not count.
 */
export async function exclusively<T>(
  dataDir: string,
  onWait: (pid: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  const lock = path.join(dataDir, 'run', 'set-up.lock');
  const mine = `${lock}.${randomUUID()}`;
  await mkdir(path.dirname(lock), { recursive: true });
  await writeFile(mine, JSON.stringify(await identify(process.pid)));
  try {
    await takeLock(mine, lock, onWait);
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function takeLock(mine: string, lock: string, onWait: (pid: number) => void): Promise<void> {
  for (let isFirst = true; ;) {
    try {
      // A link to a file that has its content already: never a lock without an owner.
      await link(mine, lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const text = await readFile(lock, 'utf8').catch(() => null);
    // Gone by now, and perhaps somebody else's in a moment.
    if (text === null) continue;
    // A lock has its owner from the beginning: a power cut leaves one without.
    const owner = text === '' ? null : (JSON.parse(text) as ProcessIdentity);
    if (owner === null || !(await isRunning(owner))) await rm(lock, { force: true });
    else {
      if (isFirst) onWait(owner.pid);
      isFirst = false;
      await pause(200);
    }
  }
}
