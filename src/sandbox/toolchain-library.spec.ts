import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  currentLibrary,
  describeLibrary,
  findLibrary,
  libraryDir,
  listLibraries,
  removeLibrary,
  switchLibrary,
  type ToolchainLibrary,
} from './toolchain-library.js';

const OLD = 'aaaa000000000000';
const NEW = 'aabb000000000000';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-libraries-'));
  for (const [digest, builtAt] of [
    [OLD, '2026-01-01T00:00:00.000Z'],
    [NEW, '2026-02-01T00:00:00.000Z'],
  ] as const) {
    const library = { digest, builtAt, path: path.join(libraryDir(dataDir), digest), languages: {}, recipe: 'r' };
    await mkdir(path.join(library.path, 'usr'), { recursive: true });
    await describeLibrary(dataDir, { ...library, packages: [] });
  }
  await switchLibrary(dataDir, await findLibrary(dataDir, OLD));
});
afterEach(() => rm(dataDir, { recursive: true }));

const digests = (libraries: ToolchainLibrary[]): string[] => libraries.map(({ digest }) => digest);

describe('the libraries of a machine', () => {
  it('are listed with the latest first, also those not in use', async () => {
    expect(digests(await listLibraries(dataDir))).toEqual([NEW, OLD]);
  });

  it('are found by the beginning of their digest, unless that is none or several', async () => {
    expect((await findLibrary(dataDir, 'aab')).digest).toBe(NEW);
    await expect(findLibrary(dataDir, 'aa')).rejects.toThrow(/^Several toolchain libraries begin with aa/);
    await expect(findLibrary(dataDir, 'cc')).rejects.toThrow(
      `There is no toolchain library cc; there are ${NEW}, ${OLD}.`,
    );
    await expect(findLibrary(dataDir, '')).rejects.toThrow(/^There is no/);
  });

  it('are switched by a rename, so that whoever reads gets one or the other whole', async () => {
    const next = await findLibrary(dataDir, NEW);
    await switchLibrary(dataDir, next);
    expect(await currentLibrary(dataDir)).toEqual(next);
    expect((await readdir(libraryDir(dataDir))).sort()).toEqual(
      [OLD, `${OLD}.json`, NEW, `${NEW}.json`, 'current.json'].sort(),
    );
  });

  it('are removed with all that names them, but never the one in use', async () => {
    await removeLibrary(dataDir, await findLibrary(dataDir, NEW));
    expect(digests(await listLibraries(dataDir))).toEqual([OLD]);
    await expect(removeLibrary(dataDir, await currentLibrary(dataDir))).rejects.toThrow(/is in use/);
    expect((await currentLibrary(dataDir)).digest).toBe(OLD);
  });

  it('are not removed when they are switched to in the moment between look and removal', async () => {
    // Whoever reads it waits until it has content.
    const current = path.join(libraryDir(dataDir), 'current.json');
    const [before, next] = [await readFile(current, 'utf8'), await findLibrary(dataDir, NEW)];
    await rm(current);
    await promisify(execFile)('mkfifo', [current]);
    const removing = removeLibrary(dataDir, next);
    removing.catch(() => undefined);
    const fifo = await open(current, 'w');
    await rm(current);
    await writeFile(current, before);
    await switchLibrary(dataDir, next);
    await fifo.writeFile(before);
    await fifo.close();
    await expect(removing).rejects.toThrow(/is in use/);
    expect(await currentLibrary(dataDir)).toEqual(next);
  });

  it('are not switched to once they are gone: the one before stays in use', async () => {
    const next = await findLibrary(dataDir, NEW);
    await removeLibrary(dataDir, next);
    await expect(switchLibrary(dataDir, next)).rejects.toThrow(/was removed/);
    expect((await currentLibrary(dataDir)).digest).toBe(OLD);
  });

  it('are switched by several at once, each of whom writes a file of its own', async () => {
    const libraries = await listLibraries(dataDir);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([...libraries, ...libraries].map((library) => switchLibrary(dataDir, library)));
      expect(digests(libraries)).toContain((await currentLibrary(dataDir)).digest);
    }
    expect((await readdir(libraryDir(dataDir))).filter((name) => name.startsWith('current'))).toEqual(['current.json']);
  });

  it('are found although a power cut left the file of the one in use empty', async () => {
    await writeFile(path.join(libraryDir(dataDir), 'current.json'), '');
    expect(digests(await listLibraries(dataDir))).toEqual([NEW, OLD]);
    await switchLibrary(dataDir, await findLibrary(dataDir, NEW));
    expect((await currentLibrary(dataDir)).digest).toBe(NEW);
  });

  it('are gone for everybody once their tree is', async () => {
    await rm(path.join(libraryDir(dataDir), NEW), { recursive: true });
    expect(digests(await listLibraries(dataDir))).toEqual([OLD]);
  });
});
