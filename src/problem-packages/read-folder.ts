import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../contract/errors.js';
import { type ArchiveLimits, cleanPath, findClashes, isArchiveLitter } from './archive-names.js';
import { Findings } from './findings.js';
import { type PackageFile, PackageTree, compareNames, joinPath } from './package-tree.js';
import { ARCHIVE_LIMITS } from './read-zip.js';

/**
 * A package folder on this machine, read in place. Links to files and directories inside the folder are followed;
 * a link out of it, a pipe or a device is refused.
 *
 * @throws DomainError `package-invalid` with every finding
 */
export async function readFolder(folder: string, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<PackageTree> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new DomainError('package-invalid', `There is no folder ${folder}`);
  const findings = new Findings();
  const walk = new Walk(await realpath(folder), limits, findings);
  await walk.visit(folder, '', []);
  findClashes(
    walk.files.map((file) => file.path),
    findings,
  );
  findings.refuseOnErrors();
  return new PackageTree(path.basename(path.resolve(folder)), walk.files);
}

class Walk {
  readonly files: PackageFile[] = [];
  private totalBytes = 0;
  private isFull = false;

  constructor(
    private readonly root: string,
    private readonly limits: ArchiveLimits,
    private readonly findings: Findings,
  ) {}

  /** @param above real paths of the directories we are in: a link to one of them would never end */
  async visit(hostDir: string, directory: string, above: readonly string[]): Promise<void> {
    const real = await realpath(hostDir);
    if (above.includes(real)) {
      this.findings.error(directory, 'the link leads back to a directory it is in', 'Remove the link');
      return;
    }
    const entries = await readdir(hostDir);
    for (const name of entries.sort(compareNames)) {
      if (this.isFull) return;
      // A working copy's history is no part of the package, and large.
      if (name === '.git') continue;
      const cleaned = cleanPath(joinPath(directory, name), this.findings);
      if (cleaned !== null && !isArchiveLitter(cleaned)) {
        await this.take(path.join(hostDir, name), cleaned, [...above, real]);
      }
    }
  }

  private async take(hostPath: string, cleaned: string, above: readonly string[]): Promise<void> {
    const real = await realpath(hostPath).catch(() => null);
    if (real === null) {
      this.findings.error(cleaned, 'the link points to nothing', 'Put the file itself into the package');
      return;
    }
    if (real !== this.root && !real.startsWith(`${this.root}${path.sep}`)) {
      this.findings.error(cleaned, 'the link leads out of the package', 'Put the file itself into the package');
      return;
    }
    const found = await stat(real);
    if (found.isDirectory()) {
      await this.visit(hostPath, cleaned, above);
    } else if (found.isFile()) {
      if (!this.makeRoom(found.size)) return;
      const isExecutable = (found.mode & 0o111) !== 0;
      const sha256 = await hashOf(real);
      this.files.push({ path: cleaned, sizeBytes: found.size, isExecutable, sha256, hostPath: real });
    } else {
      this.findings.error(cleaned, 'this is neither a file nor a directory', 'Leave devices, pipes and sockets out');
    }
  }

  /** Said once; nothing more is read then. */
  private makeRoom(sizeBytes: number): boolean {
    this.totalBytes += sizeBytes;
    if (this.files.length < this.limits.files && this.totalBytes <= this.limits.unpackedBytes) return true;
    if (!this.isFull) {
      this.findings.error('', 'the folder has too many files or is too large', 'Keep generated and unused files out');
    }
    this.isFull = true;
    return false;
  }
}

async function hashOf(hostPath: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(hostPath)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
