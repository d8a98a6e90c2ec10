import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../contract/errors.js';
import { CAPS, MIB } from '../contract/limits.js';

export interface ReceivedFile {
  path: string;
  /** Removes it. */
  dispose(): Promise<void>;
}

const ZIP_TYPES = ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'];

/**
 * Writes a request's raw body to a file, never more than the largest package.
 *
 * @throws DomainError `payload-too-large`, or `malformed-request` for another type, no body or one that breaks off
 */
export async function receiveZip(
  request: IncomingMessage,
  spoolDir: string,
  maxBytes: number = CAPS.packageBytes,
): Promise<ReceivedFile> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!ZIP_TYPES.includes(type)) {
    throw new DomainError('malformed-request', 'Send the package as the body, with Content-Type: application/zip');
  }
  const tooLarge = new DomainError('payload-too-large', `A package may have at most ${String(maxBytes / MIB)} MiB`);
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge;
  await mkdir(spoolDir, { recursive: true, mode: 0o700 });
  const file = path.join(spoolDir, `upload-${randomUUID()}.zip`);
  const dispose = (): Promise<void> => rm(file, { force: true });
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge);
      else done(null, chunk);
    },
  });
  // Not part of the pipeline: that would cut the connection before the answer, and the client would never learn why.
  request.pipe(counted);
  request.once('close', () => {
    if (!request.complete) counted.destroy(new DomainError('malformed-request', 'The upload broke off'));
  });
  try {
    await pipeline(counted, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    request.unpipe(counted);
    request.resume();
    await dispose();
    throw error;
  }
  if (bytes > 0) return { path: file, dispose };
  await dispose();
  throw new DomainError('malformed-request', 'The body is empty: send the package as a zip');
}
