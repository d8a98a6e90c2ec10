import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../config/config.js';
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
  const folder = await cache.makeFolder();
  const hostPath = path.join(folder, 'fetched', 'program');
  await mkdir(path.dirname(hostPath));
  await writeFile(hostPath, Buffer.alloc(sizeBytes));
  await cache.keep(key, folder, [{ path: 'program', hostPath, sizeBytes, isExecutable: true }], null);
  const at = new Date(Date.now() - usedBeforeS * 1000);
  await utimes(path.join(dataDir, 'cache', 'artifacts', key), at, at);
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
});
