import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackageFile } from './package-tree.js';

/**
 * Files that a package of another format does not have as such: a statement put together from parts, a test case that
 * was inside an XML file, a program around the package's checker. They live in a directory of their own until disposed.
 */
export class MadeFiles {
  private count = 0;

  /** @param directory made when it is needed, and removed with everything in it */
  constructor(readonly directory: string) {}

  /** @param name the file's path for people, as a package would have it */
  async add(name: string, content: string | Buffer, isExecutable = false): Promise<PackageFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    this.count += 1;
    const hostPath = path.join(this.directory, String(this.count));
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    await writeFile(hostPath, bytes, { flag: 'wx', mode: 0o600 });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path: name, sizeBytes: bytes.length, isExecutable, sha256, hostPath };
  }

  async dispose(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
