import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { BlobRef, BlobStore } from '../blobs/blob-store.js';
import type { StoredFile, StoredProgram } from '../problems/package-words.js';
import { substituteConstants } from './constants.js';
import { type PackageFile, type PackageTree, readHead } from './package-tree.js';
import type { NamedFile, PackageProgram } from './problem-package.js';

/** Source files are replaced in memory; what is larger is no source. */
const MOST_SOURCE_BYTES = 1024 * 1024;
/** The same package gives the same zip: no clock in it. */
const ZIP_TIME = new Date(Date.UTC(2000, 0, 1));

/** Puts a package's files into the blob store; each content once. */
export class FileStorer {
  private readonly stored = new Map<string, Promise<BlobRef>>();

  constructor(
    private readonly blobs: BlobStore,
    private readonly constants: Readonly<Record<string, string>>,
  ) {}

  /** As it is: test data, pictures, attachments. */
  put(file: PackageFile): Promise<BlobRef> {
    const known = this.stored.get(file.sha256);
    if (known !== undefined) return known;
    const ref = this.blobs.put({ hostPath: file.hostPath });
    this.stored.set(file.sha256, ref);
    return ref;
  }

  /** With constants in place: sources of validators, submissions and included files. */
  async putSource({ name, file }: NamedFile): Promise<StoredFile> {
    const replaced = await this.replaced(file);
    const { sha256, sizeBytes } = replaced === null ? await this.put(file) : await this.blobs.put(replaced);
    return { name, blob: sha256, sizeBytes, ...(file.isExecutable ? { isExecutable: true } : {}) };
  }

  /** What is made here and is no file of the package. */
  async putText(name: string, text: string): Promise<StoredFile> {
    const { sha256, sizeBytes } = await this.blobs.put(Buffer.from(text));
    return { name, blob: sha256, sizeBytes };
  }

  async putPlain({ name, file }: NamedFile): Promise<StoredFile> {
    const { sha256, sizeBytes } = await this.put(file);
    return { name, blob: sha256, sizeBytes };
  }

  async putPlains(files: readonly NamedFile[]): Promise<StoredFile[]> {
    const stored: StoredFile[] = [];
    for (const file of files) stored.push(await this.putPlain(file));
    return stored;
  }

  async putSources(files: readonly NamedFile[]): Promise<StoredFile[]> {
    const stored: StoredFile[] = [];
    for (const file of files) stored.push(await this.putSource(file));
    return stored;
  }

  async putProgram(program: PackageProgram): Promise<StoredProgram> {
    return { ...program, files: await this.putSources(program.files) };
  }

  async putPrograms(programs: readonly PackageProgram[]): Promise<StoredProgram[]> {
    const stored: StoredProgram[] = [];
    for (const program of programs) stored.push(await this.putProgram(program));
    return stored;
  }

  private async replaced(file: PackageFile): Promise<Buffer | null> {
    if (Object.keys(this.constants).length === 0 || file.sizeBytes > MOST_SOURCE_BYTES) return null;
    const bytes = await readHead(file, MOST_SOURCE_BYTES);
    if (bytes.includes(0)) return null;
    // Latin-1 keeps every byte as it is, whatever the source's encoding.
    const text = bytes.toString('latin1');
    const asLatin1 = Object.fromEntries(
      Object.entries(this.constants).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
    );
    const replaced = substituteConstants(text, asLatin1);
    return replaced === text ? null : Buffer.from(replaced, 'latin1');
  }
}

/** Keeps a folder as a zip, as an upload would have been. */
export async function storeAsZip(tree: PackageTree, spoolFile: string, blobs: BlobStore): Promise<BlobRef> {
  const zip = new yazl.ZipFile();
  for (const { path, hostPath, isExecutable } of tree.files) {
    zip.addFile(hostPath, path, { mtime: ZIP_TIME, mode: isExecutable ? 0o100755 : 0o100644 });
  }
  try {
    const written = pipeline(zip.outputStream, createWriteStream(spoolFile, { flags: 'wx', mode: 0o600 }));
    zip.end();
    await written;
    return await blobs.put({ hostPath: spoolFile });
  } finally {
    await rm(spoolFile, { force: true });
  }
}
