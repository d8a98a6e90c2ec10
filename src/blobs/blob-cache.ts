/**
 * A worker's copies of blobs on its own disk. Containers get them by hard link, so a test input is fetched once and
 * never copied again. A file is checked against its name when it is fetched, and again the first time a process uses
 * it and whenever its size or change time differ from what was checked: a spoiled copy is fetched anew, not judged on.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream, type Stats } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { BlobStore, hashFile } from './blob-store.js';

/** Files unused for longest go first when the cache outgrows this. */
const CACHE_MAX_BYTES = 20 * 1024 ** 3;
/** How often the time of last use is written to disk. */
const TOUCH_AFTER_MS = 10 * 60_000;

interface CheckedCopy {
  sizeBytes: number;
  changedAtMs: number;
  /** Tells this file from one that was fetched in its place. */
  identity: string;
}

/** A copy that is being used, as it was when the use began. */
export interface CopyInUse {
  sha256: string;
  identity: string;
}

@Injectable()
export class BlobCache {
  private readonly directory: string;
  private readonly checked = new Map<string, CheckedCopy>();
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly store: BlobStore,
  ) {
    this.directory = path.join(config.dataDir, 'cache', 'blobs');
  }

  /**
   * The path of a local file with the blob’s content. Never write to it.
   *
   * @throws BlobMissingError when the store does not have it
   */
  async path(sha256: string): Promise<string> {
    const file = this.fileOf(sha256);
    if (await this.isUsable(file, sha256)) return file;
    const known = this.underWay.get(sha256);
    if (known !== undefined) return known;
    const fetching = this.fetch(file, sha256).finally(() => this.underWay.delete(sha256));
    this.underWay.set(sha256, fetching);
    return fetching;
  }

  /** Fetches the copy if need be, and remembers which file it is. */
  async use(sha256: string): Promise<CopyInUse> {
    const file = await this.path(sha256);
    return { sha256, identity: this.checked.get(sha256)?.identity ?? identityOf(await stat(file)) };
  }

  /**
   * Whether what was used is known to have been sound. Not where its file is another one by now, or none: whoever threw
   * it away, another judging or another worker on this disk, may have found it spoiled.
   *
   * @param isRead whether the content is read again; one that was spoiled is removed
   */
  async wasSound({ sha256, identity }: CopyInUse, isRead: boolean): Promise<boolean> {
    const file = this.fileOf(sha256);
    const found = await stat(file).catch(() => null);
    if (found === null || identityOf(found) !== identity) return false;
    if (!isRead) return true;
    const actual = await hashFile(file).catch(() => null);
    if (actual?.sha256 === sha256) return true;
    this.checked.delete(sha256);
    await rm(file, { force: true });
    return false;
  }

  /** Removes the copies unused for longest until the cache is below its size. Links that containers hold stay good. */
  async trim(maxBytes: number = CACHE_MAX_BYTES): Promise<void> {
    const entries = await readdir(this.directory, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const file = path.join(entry.parentPath, entry.name);
          const found = await stat(file).catch(() => null);
          return { file, sizeBytes: found?.size ?? 0, usedAtMs: found?.mtimeMs ?? 0 };
        }),
    );
    let total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const { file, sizeBytes } of files.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
      if (total <= maxBytes) return;
      await rm(file, { force: true });
      this.checked.delete(path.basename(file));
      total -= sizeBytes;
    }
  }

  private fileOf(sha256: string): string {
    return path.join(this.directory, sha256.slice(0, 2), sha256);
  }

  private async isUsable(file: string, sha256: string): Promise<boolean> {
    const found = await stat(file).catch(() => null);
    if (found === null) return false;
    const known = this.checked.get(sha256);
    // The change time also moves when a container's hard link comes or goes, so only size and modification time count.
    if (known?.sizeBytes === found.size && known.changedAtMs === found.mtimeMs) {
      if (isDue(known.changedAtMs)) await this.touch(file, sha256);
      return true;
    }
    const actual = await hashFile(file).catch(() => null);
    if (actual?.sha256 !== sha256) {
      await rm(file, { force: true });
      return false;
    }
    // Another worker's touch brought us here, perhaps: answering it with one of ours would go on for ever.
    if (isDue(found.mtimeMs)) await this.touch(file, sha256);
    else this.remember(found, sha256);
    return true;
  }

  private async fetch(file: string, sha256: string): Promise<string> {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    const temporary = `${file}.${randomUUID()}`;
    try {
      await pipeline(this.store.read(sha256), createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
      const actual = await hashFile(temporary);
      if (actual.sha256 !== sha256) throw new Error(`The blob store answered ${actual.sha256} for ${sha256}`);
      // Readable by all, in a folder that only we can enter: containers get it by hard link, and a program may read it there.
      await chmod(temporary, 0o444);
      await rename(temporary, file);
    } finally {
      await rm(temporary, { force: true });
    }
    await this.touch(file, sha256);
    return file;
  }

  /** The modification time of a copy says when it was last used. */
  private async touch(file: string, sha256: string): Promise<void> {
    const now = new Date();
    await utimes(file, now, now);
    this.remember(await stat(file), sha256);
  }

  private remember(found: Stats, sha256: string): void {
    this.checked.set(sha256, {
      sizeBytes: found.size,
      changedAtMs: found.mtimeMs,
      identity: identityOf(found),
    });
  }
}

function isDue(usedAtMs: number): boolean {
  return Date.now() - usedAtMs > TOUCH_AFTER_MS;
}

/** Not the modification time: whoever uses a copy moves it. A number that is free may be given to the next file. */
function identityOf({ ino, birthtimeMs }: Stats): string {
  return `${String(ino)}:${String(birthtimeMs)}`;
}
