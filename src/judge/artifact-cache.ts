/**
 * What compiling gave, kept on this worker's disk under the hash of everything that went into it: sources, command,
 * toolchain library. A rejudge, or the same program handed in again, skips the compile. A folder appears under its key
 * by a rename, so it is whole or not there.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { GIB } from '../contract/limits.js';
import type { FetchedFile } from '../sandbox/execution.js';

const MANIFEST = 'manifest.json';
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
  files: ArtifactFile[];
  compilerOutput: string | null;
}

interface Manifest {
  compilerOutput: string | null;
  /** In the folder each file lies under its index: its real name is a path that a program chose. */
  files: { name: string; mode: number; sizeBytes: number }[];
}

@Injectable()
export class ArtifactCache {
  private readonly directory: string;
  private bytesSinceTrim = 0;

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
      const files = manifest.files.map(({ name, mode }, index) => ({
        name,
        mode,
        hostPath: path.join(folder, String(index)),
      }));
      for (const [index, { hostPath }] of files.entries()) {
        if ((await stat(hostPath)).size !== manifest.files[index]?.sizeBytes) throw new Error(`${hostPath} is cut off`);
      }
      await utimes(folder, new Date(), new Date());
      return { files, compilerOutput: manifest.compilerOutput };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') await rm(folder, { recursive: true, force: true });
      return null;
    }
  }

  /** A folder to fetch an artifact into, below `fetched/`; `keep` or `discard` it. */
  async makeFolder(): Promise<string> {
    const folder = path.join(this.directory, `new-${randomUUID()}`);
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
    const files = fetched.map(({ path: name, isExecutable, sizeBytes }) => ({
      name,
      mode: isExecutable ? 0o555 : 0o444,
      sizeBytes,
    }));
    await writeFile(path.join(folder, MANIFEST), JSON.stringify({ compilerOutput, files } satisfies Manifest));
    await rename(folder, path.join(this.directory, key)).catch(async (error: unknown) => {
      if (!isTaken(error)) throw error;
      await this.discard(folder);
    });
    this.bytesSinceTrim += files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.bytesSinceTrim >= TRIM_AFTER_BYTES) await this.trim();
    const kept = await this.find(key);
    if (kept === null) throw new Error(`The artifact ${key} vanished while it was being kept`);
    return kept;
  }

  async trim(limits = { entries: MAX_ENTRIES, bytes: MAX_BYTES }): Promise<void> {
    this.bytesSinceTrim = 0;
    const names = await readdir(this.directory).catch(() => []);
    const folders = await Promise.all(names.map((name) => this.measure(name)));
    let entries = 0;
    let bytes = 0;
    for (const { name, sizeBytes } of folders.sort((a, b) => b.usedAtMs - a.usedAtMs)) {
      entries += 1;
      bytes += sizeBytes;
      if (entries <= limits.entries && bytes <= limits.bytes) continue;
      await rm(path.join(this.directory, name), { recursive: true, force: true });
    }
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

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
}
