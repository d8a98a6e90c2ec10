import { mkdtemp, mkdir, open, stat, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/config.js';
import type { FetchedFile } from '../sandbox/execution.js';
import { ArtifactCache } from './artifact-cache.js';

let dataDir: string;
let cache: ArtifactCache;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-artifacts-'));
  cache = new ArtifactCache({ ...loadConfig({}), dataDir });
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** Keeps one file of this size under the key, last used so many seconds ago. */
async function keep(key: string, sizeBytes: number, usedBeforeS: number): Promise<void> {
  const { folder, fetched } = await fetchedInto(cache, sizeBytes);
  await cache.keep(key, folder, fetched, null);
  const at = new Date(Date.now() - usedBeforeS * 1000);
  await utimes(path.join(dataDir, 'cache', 'artifacts', key), at, at);
}

/** What a compile left, fetched from its container. */
async function fetchedInto(
  into: ArtifactCache,
  sizeBytes: number,
): Promise<{ folder: string; fetched: FetchedFile[] }> {
  const folder = await into.makeFolder();
  const hostPath = path.join(folder, 'fetched', 'program');
  await mkdir(path.dirname(hostPath));
  await writeFile(hostPath, Buffer.alloc(sizeBytes));
  return { folder, fetched: [{ path: 'program', hostPath, sizeBytes, isExecutable: true }] };
}

const present = async (...keys: string[]): Promise<string[]> => {
  const found = await Promise.all(keys.map((key) => cache.find(key)));
  return keys.filter((_, index) => found[index] !== null);
};

describe('the artifact cache', () => {
  it('drops what was not used for longest when there is too much of it in bytes', async () => {
    await keep('old', 600, 30);
    await keep('older', 600, 60);
    await keep('new', 600, 0);
    await cache.trim({ entries: 10, bytes: 1300 });
    expect(await present('older', 'old', 'new')).toEqual(['old', 'new']);
  });

  it('drops what was not used for longest when there are too many', async () => {
    await keep('old', 1, 30);
    await keep('new', 1, 0);
    await cache.trim({ entries: 1, bytes: 1000 });
    expect(await present('old', 'new')).toEqual(['new']);
  });

  it('drops what a compile left that was killed', async () => {
    const left = await cache.makeFolder();
    const going = await cache.makeFolder();
    const at = new Date(Date.now() - 2 * 3600_000);
    await utimes(left, at, at);
    await keep('old', 1, 2 * 3600);
    await cache.trim();
    const isThere = (folder: string): Promise<boolean> =>
      stat(folder).then(
        () => true,
        () => false,
      );
    expect(await Promise.all([left, going].map(isThere))).toEqual([false, true]);
    expect(await present('old')).toEqual(['old']);
  });

  it('drops an artifact with a byte turned over, although its size and time are the same', async () => {
    await keep('spoiled', 100, 0);
    const found = await cache.find('spoiled');
    const file = found?.files[0]?.hostPath ?? '';
    await turnOver(file);
    expect(found && (await cache.wasSound(found))).toBe(false);
    expect(await present('spoiled')).toEqual([]);
  });

  it('keeps an artifact although a process was killed while it removed the one of before', async () => {
    await keep('half', 100, 0);
    // Files go in the order in which the folder lists them.
    await rm(path.join(dataDir, 'cache', 'artifacts', 'half', 'manifest.json'));
    expect(await cache.find('half')).toBeNull();
    await keep('half', 100, 0);
    expect(await present('half')).toEqual(['half']);
  });

  it('keeps an artifact while others remove it and keep it, each in a process of its own', async () => {
    const others = Array.from({ length: 4 }, () => new ArtifactCache({ ...loadConfig({}), dataDir }));
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([
        ...others.map((other) => other.trim({ entries: 0, bytes: 0 })),
        ...others.map(async (other) => {
          const { folder, fetched } = await fetchedInto(other, 10);
          await other.keep('shared', folder, fetched, null);
        }),
      ]);
    }
  });

  it('does not vouch for what somebody else threw away or made anew', async () => {
    await keep('shared', 100, 0);
    const found = await cache.find('shared');
    if (found === null) throw new Error('it was kept');
    expect(await cache.wasSound(found)).toBe(true);
    await rm(path.join(dataDir, 'cache', 'artifacts', 'shared'), { recursive: true });
    expect(await cache.wasSound(found)).toBe(false);
    await keep('shared', 100, 0);
    expect(await cache.wasSound(found)).toBe(false);
  });

  it('checks what an earlier process kept before it is used', async () => {
    await keep('spoiled', 100, 0);
    await keep('sound', 100, 0);
    await turnOver(path.join(dataDir, 'cache', 'artifacts', 'spoiled', '0'));
    cache = new ArtifactCache({ ...loadConfig({}), dataDir });
    expect(await present('spoiled', 'sound')).toEqual(['sound']);
  });
});

/** As a disk that fails does: nothing but the content changes. */
async function turnOver(file: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  const handle = await open(file, 'r+');
  await handle.write(Buffer.from([0xff]), 0, 1, 0);
  await handle.close();
  await utimes(file, atime, mtime);
}
