/**
 * Writes the files that a runner sends into a directory of the host's own. Names come from a program: each is checked,
 * nothing that exists is opened, and what this filesystem cannot name is refused like any other bad name.
 */
import { mkdirSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { FetchedFile } from './execution.js';
import { pathBelow } from './host-files.js';
import { ANSWER, PayloadReader, type Frame } from './protocol.js';
import { RefusedFileError } from './sandbox-errors.js';

/** Two names that are the same once decoded, or one that grew too long. */
const NAME_ERRORS = new Set(['EEXIST', 'ENAMETOOLONG', 'ENOTDIR', 'EISDIR']);

export class FileReceiver {
  readonly files: FetchedFile[] = [];
  private handle: FileHandle | null = null;

  constructor(private readonly directory: string) {}

  async take({ type, payload }: Frame): Promise<void> {
    if (type === ANSWER.file) await this.begin(payload);
    else if (type === ANSWER.fileData) await this.append(payload);
  }

  async close(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    await handle?.close();
  }

  private async begin(payload: Buffer): Promise<void> {
    await this.close();
    const reader = new PayloadReader(payload);
    const path = reader.text();
    const isExecutable = (reader.u32() & 0o111) !== 0;
    const sizeBytes = reader.u64();
    try {
      mkdirSync(this.directory, { recursive: true });
      const hostPath = pathBelow(this.directory, path);
      this.handle = await open(hostPath, 'wx', 0o600);
      // Whatever the umask says.
      await this.handle.chmod(isExecutable ? 0o555 : 0o444);
      this.files.push({ path, hostPath, sizeBytes, isExecutable });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw NAME_ERRORS.has(code) ? new RefusedFileError('bad-name', path) : error;
    }
  }

  private async append(payload: Buffer): Promise<void> {
    for (let at = 0; at < payload.length;) {
      const { bytesWritten } = (await this.handle?.write(payload, at)) ?? { bytesWritten: payload.length };
      at += bytesWritten;
    }
  }
}
