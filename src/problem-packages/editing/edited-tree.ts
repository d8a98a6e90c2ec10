/** A package with some files replaced, added or removed: what an edit is, since versions never change. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cleanPath } from '../archive-names.js';
import { Findings } from '../findings.js';
import { type PackageFile, PackageTree } from '../package-tree.js';

export interface FileChange {
  path: string;
  /** null: the file goes. */
  content: Buffer | null;
}

/**
 * @param directory where new contents are kept as long as the tree is used
 * @throws DomainError `package-invalid` for a path that no package may have
 */
export async function editTree(
  tree: PackageTree,
  changes: readonly FileChange[],
  directory: string,
): Promise<PackageTree> {
  const files = new Map(tree.files.map((file) => [file.path, file]));
  const findings = new Findings();
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const { path: wanted, content } of changes) {
    const cleaned = cleanPath(wanted, findings);
    if (cleaned === null) continue;
    if (content !== null) {
      files.set(cleaned, await keep(cleaned, content, files.get(cleaned)?.isExecutable ?? false, directory));
    } else if (!files.delete(cleaned)) {
      findings.error(cleaned, 'there is no such file to remove', 'Look at the list of files');
    }
  }
  findings.refuseOnErrors();
  return new PackageTree(tree.name, [...files.values()]);
}

async function keep(name: string, content: Buffer, isExecutable: boolean, directory: string): Promise<PackageFile> {
  const hostPath = path.join(directory, randomUUID());
  await writeFile(hostPath, content, { mode: 0o600 });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path: name, sizeBytes: content.length, isExecutable, sha256, hostPath };
}
