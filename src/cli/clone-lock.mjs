/**
 * One at a time in a clone: `npm test` beside `npm run up` waits until that has installed and built. Plain JavaScript
 * without dependencies, as bootstrap.mjs is; how the lock works is told in src/database/exclusive.ts.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const LOOK_AGAIN_MS = 200;

/**
 * @param {string} lock a folder's path
 * @param {(pid: number) => void} onWait told, once, the process that is waited for
 * @param {() => void | Promise<void>} work
 */
export async function exclusively(lock, onWait, work) {
  const mine = randomBytes(8).toString('hex');
  for (let hasTold = false; ;) {
    const owner = ownerOf(lock);
    if (owner === null) {
      if (take(mine, lock)) break;
    } else if (owner.identity === '' || identityOf(owner.pid) !== owner.identity) rmSync(owner.file, { force: true });
    else {
      if (!hasTold) onWait(owner.pid);
      hasTold = true;
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
  try {
    await work();
  } finally {
    rmSync(path.join(lock, mine), { force: true });
    removeEmpty(lock);
  }
}

/** In /tmp nobody may replace another user's folder. */
function removeEmpty(lock) {
  try {
    rmdirSync(lock);
  } catch {
    // Somebody else has it by now.
  }
}

function ownerOf(lock) {
  try {
    const [name] = readdirSync(lock);
    if (name === undefined) return null;
    const file = path.join(lock, name);
    const identity = readFileSync(file, 'utf8');
    return { file, identity, pid: Number(identity.split(' ')[0]) };
  } catch {
    return null;
  }
}

function take(mine, lock) {
  const aside = `${lock}.${mine}`;
  try {
    mkdirSync(aside);
    writeFileSync(path.join(aside, mine), identityOf(process.pid));
    renameSync(aside, lock);
    return true;
  } catch (error) {
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Number and, where the system tells, start of a process: its number may be another's later. '' where there is none. */
function identityOf(pid) {
  if (!(pid > 1)) return '';
  if (process.platform !== 'linux') return isAlive(pid) ? `${pid}` : '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name in parentheses may hold anything; field 3 is the state, field 22 the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : `${pid} ${fields[19]}`;
  } catch {
    return '';
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
