/**
 * One at a time on a data directory: `npm test` waits until `npm run up` has built the library, `up` until `down` has
 * stopped what ran. The lock of a process that was killed does not count.
 *
 * A lock is a folder with one file, named for the one taking of it, that says who took it. A folder that is complete is
 * renamed into its place, which succeeds only where there is none or an empty one; the file is removed by its name. So it
 * is never without an owner, and whoever removes the lock of a dead process never removes that of another.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isRunning, type ProcessIdentity } from './process-identity.js';

const LOOK_AGAIN_MS = 200;

/**
 * What is done by one at a time. `set-up`: engine, library, image; `services`: starting and stopping what runs; `postgres`:
 * starting the embedded server. Whoever has one may take those after it, not those before.
 */
export type ExclusiveWork = 'set-up' | 'services' | 'postgres';

interface Owner {
  file: string;
  /** null: a power cut left none. */
  identity: ProcessIdentity | null;
}

/** @param onWait told, once, the process that is waited for */
export async function exclusively<T>(
  dataDir: string,
  what: ExclusiveWork,
  onWait: (pid: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  const lock = path.join(dataDir, 'run', `${what}-lock`);
  const mine = randomUUID();
  await takeLock(lock, mine, onWait);
  try {
    return await work();
  } finally {
    await rm(path.join(lock, mine), { force: true });
  }
}

async function takeLock(lock: string, mine: string, onWait: (pid: number) => void): Promise<void> {
  for (let hasTold = false; ;) {
    const owner = await ownerOf(lock);
    if (owner === null) {
      if (await isTakenBy(mine, lock)) return;
    } else if (owner.identity === null || !(await isRunning(owner.identity))) {
      await rm(owner.file, { force: true });
    } else {
      if (!hasTold) onWait(owner.identity.pid);
      hasTold = true;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** null: it is free, or was in this moment. */
async function ownerOf(lock: string): Promise<Owner | null> {
  const [name] = await readdir(lock).catch(() => []);
  if (name === undefined) return null;
  const file = path.join(lock, name);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  return { file, identity: text === '' ? null : (JSON.parse(text) as ProcessIdentity) };
}

async function isTakenBy(mine: string, lock: string): Promise<boolean> {
  const aside = `${lock}.${mine}`;
  try {
    await mkdir(aside, { recursive: true });
    await writeFile(path.join(aside, mine), JSON.stringify(await identify(process.pid)));
    await rename(aside, lock);
    return true;
  } catch (error) {
    // Somebody was quicker; or the whole data directory was removed.
    if (['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
