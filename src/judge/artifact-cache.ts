/**
 * What compiling gave, kept on this worker's disk under the hash of everything that went into it: sources, command,
 * toolchain library. A rejudge, or the same program handed in again, skips the compile. A folder appears under its key
 * by a rename, so it is whole or not there. Each file is checked against its hash the first time a process uses it, and
 * whenever its size or modification time differ from what was checked: what was spoiled is compiled anew.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { hashFile } from '../blobs/blob-store.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { GIB } from '../contract/limits.js';
import type { FetchedFile } from '../sandbox/execution.js';

const MANIFEST = 'manifest.json';
/** A folder of what is being compiled. */
const UNFINISHED = 'new-';
/** Longer than any compile takes. */
const LEFT_AFTER_MS = 3_600_000;
/** Folders unused for longest go first when there are more, or when they hold more. */
const MAX_ENTRIES = 5_000;
const MAX_BYTES = 8 * GIB;
/** A one-line program can leave 256 MiB: after so much that is new, nobody waits for the next trim. */
const TRIM_AFTER_BYTES = GIB;

export interface ArtifactFile {
  /** Relative to where the artifact is mounted. */
  name: string;
  hostPath: string;
  mode: number;
}

export interface Artifact {
  key: string;
  /** Sizes and modification times of its files: tells them from those that were made in their place. */
  print: string;
  files: ArtifactFile[];
  compilerOutput: string | null;
}

interface Manifest {
  compilerOutput: string | null;
  /** In the folder each file lies under its index: its real name is a path that a program chose. */
  files: { name: string; mode: number; sizeBytes: number; sha256: string }[];
}

@Injectable()
export class ArtifactCache {
  private readonly directory: string;
  private bytesSinceTrim = 0;
  /** By key: sizes and modification times of the files when their hashes were right. */
  private readonly checked = new Map<string, string>();

  constructor(@Inject(CONFIG) config: Config) {
    this.directory = path.join(config.dataDir, 'cache', 'artifacts');
  }

  keyOf(parts: unknown): string {
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  }

  async find(key: string): Promise<Artifact | null> {
    const folder = path.join(this.directory, key);
    try {
      const manifest = JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')) as Manifest;
      const print = await fingerprint(folder, manifest);
      if (this.checked.get(key) !== print) await assertIntact(folder, manifest);
      this.checked.set(key, print);
      await utimes(folder, new Date(), new Date());
      return artifactOf(key, folder, manifest, print);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') await this.remove(key);
      return null;
    }
  }

  /**
   * Whether what was used is known to have been sound: its files are read again, and those of a spoiled artifact are
   * removed. Not where they are other ones by now, or gone: whoever threw them away may have found them spoiled.
   */
  async wasSound({ key, print }: Artifact): Promise<boolean> {
    const folder = path.join(this.directory, key);
    const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch(() => null);
    if (text === null) return false;
    try {
      const manifest = JSON.parse(text) as Manifest;
      if ((await fingerprint(folder, manifest)) !== print) return false;
      await assertIntact(folder, manifest);
      return true;
    } catch {
      await this.remove(key);
      return false;
    }
  }

  /** A folder to fetch an artifact into, below `fetched/`; `keep` or `discard` it. */
  async makeFolder(): Promise<string> {
    const folder = path.join(this.directory, `${UNFINISHED}${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  async discard(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
  }

  /** Files the fetched files under the key. The first of two that compile the same program at once wins. */
  async keep(key: string, folder: string, fetched: FetchedFile[], compilerOutput: string | null): Promise<Artifact> {
    for (const [index, { hostPath }] of fetched.entries()) await rename(hostPath, path.join(folder, String(index)));
    await rm(path.join(folder, 'fetched'), { recursive: true, force: true });
    const files = await Promise.all(
      fetched.map(async ({ path: name, isExecutable, sizeBytes }, index) => ({
        name,
        mode: isExecutable ? 0o555 : 0o444,
        sizeBytes,
        sha256: (await hashFile(path.join(folder, String(index)))).sha256,
      })),
    );
    await writeFile(path.join(folder, MANIFEST), JSON.stringify({ compilerOutput, files } satisfies Manifest));
    const print = await fingerprint(folder, { compilerOutput, files });
    const target = path.join(this.directory, key);
    while (!(await isMoved(folder, target))) {
      const kept = await this.find(key);
      if (kept !== null) {
        await this.discard(folder);
        return kept;
      }
      // Removed by now, or no whole one.
      await this.remove(key);
    }
    this.checked.set(key, print);
    this.bytesSinceTrim += files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.bytesSinceTrim >= TRIM_AFTER_BYTES) await this.trim();
    return artifactOf(key, target, { compilerOutput, files }, print);
  }

  async trim(limits = { entries: MAX_ENTRIES, bytes: MAX_BYTES }): Promise<void> {
    this.bytesSinceTrim = 0;
    const names = await readdir(this.directory).catch(() => []);
    const folders = await Promise.all(names.map((name) => this.measure(name)));
    let entries = 0;
    let bytes = 0;
    for (const { name, sizeBytes, usedAtMs } of folders.sort((a, b) => b.usedAtMs - a.usedAtMs)) {
      if (name.startsWith(UNFINISHED)) {
        if (Date.now() - usedAtMs > LEFT_AFTER_MS) await this.discard(path.join(this.directory, name));
        continue;
      }
      entries += 1;
      bytes += sizeBytes;
      if (entries > limits.entries || bytes > limits.bytes) await this.remove(name);
    }
  }

  /** First out of the way, by a name that the next trim clears away: one that is half gone is never found. */
  private async remove(key: string): Promise<void> {
    this.checked.delete(key);
    const leaving = path.join(this.directory, `${UNFINISHED}${randomUUID()}`);
    await rename(path.join(this.directory, key), leaving).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
    await this.discard(leaving);
  }

  private async measure(name: string): Promise<{ name: string; usedAtMs: number; sizeBytes: number }> {
    const folder = path.join(this.directory, name);
    const usedAtMs = (await stat(folder).catch(() => null))?.mtimeMs ?? 0;
    try {
      const { files } = JSON.parse(await readFile(path.join(folder, MANIFEST), 'utf8')) as Manifest;
      return { name, usedAtMs, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
    } catch {
      // One that is being made, or broken: what it is worth shows at the next trim.
      return { name, usedAtMs, sizeBytes: 0 };
    }
  }
}

function artifactOf(key: string, folder: string, { files, compilerOutput }: Manifest, print: string): Artifact {
  const shown = files.map(({ name, mode }, index) => ({ name, mode, hostPath: path.join(folder, String(index)) }));
  return { key, print, files: shown, compilerOutput };
}

/** @throws Error when a file is missing or has another size than it should */
async function fingerprint(folder: string, { files }: Manifest): Promise<string> {
  const prints = await Promise.all(
    files.map(async ({ sizeBytes }, index) => {
      const found = await stat(path.join(folder, String(index)));
      if (found.size !== sizeBytes) throw new Error(`${folder}/${String(index)} is cut off`);
      return `${String(found.size)}:${String(found.mtimeMs)}`;
    }),
  );
  return prints.join(' ');
}

/** @throws Error when the content of a file is another one than was kept */
async function assertIntact(folder: string, { files }: Manifest): Promise<void> {
  for (const [index, { sha256 }] of files.entries()) {
    const file = path.join(folder, String(index));
    if ((await hashFile(file)).sha256 !== sha256) throw new Error(`${file} was spoiled`);
  }
}

/** Not where there is something already. */
function isMoved(folder: string, target: string): Promise<boolean> {
  return rename(folder, target).then(
    () => true,
    (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOTEMPTY' || code === 'EEXIST') return false;
      throw error;
    },
  );
}
