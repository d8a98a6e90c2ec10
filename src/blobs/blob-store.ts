/**
 * Content-addressed bytes: test data, sources, packages, artifacts. A blob is named by the sha-256 of its content, so it
 * never changes and equal content is kept once. The store below keeps them in PostgreSQL, in chunks of a mebibyte:
 * one server to back up, and a row and the blobs it names can be written in one transaction.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';

const CHUNK_BYTES = 1024 * 1024;
/** Of the time for which the collector leaves a stored blob alone, the least part. */
const MOVED_AFTER = '1 hour';

export interface BlobRef {
  /** Lower-case hex. */
  sha256: string;
  sizeBytes: number;
}

export class BlobMissingError extends Error {
  override readonly name = 'BlobMissingError';
  constructor(sha256: string) {
    super(`The blob ${sha256} is not in the store`);
  }
}

export class BlobTooLargeError extends Error {
  override readonly name = 'BlobTooLargeError';
}

@Injectable()
export class BlobStore {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Keeps the content and tells its name. Storing what is there already writes nothing.
   *
   * @param manager stores within that transaction; otherwise in one of its own
   */
  async put(content: Buffer | Readable | { hostPath: string }, manager?: EntityManager): Promise<BlobRef> {
    if (Buffer.isBuffer(content)) {
      const ref = refOf(content);
      await this.insert(ref, sliced(content), manager);
      return ref;
    }
    if (content instanceof Readable) return this.putStream(content, manager);
    const ref = await hashFile(content.hostPath);
    await this.insert(ref, () => createReadStream(content.hostPath, { highWaterMark: CHUNK_BYTES }), manager);
    return ref;
  }

  /**
   * Keeps several contents within the caller's transaction, always in the order of their names: two transactions that
   * store the same ones wait for each other, never in a circle.
   *
   * @returns their names, in the order given
   */
  async putAll(contents: readonly Buffer[], manager: EntityManager): Promise<BlobRef[]> {
    const named = contents.map((content) => ({ content, ref: refOf(content) }));
    for (const { content, ref } of named.toSorted((one, other) => (one.ref.sha256 < other.ref.sha256 ? -1 : 1))) {
      await this.insert(ref, sliced(content), manager);
    }
    return named.map(({ ref }) => ref);
  }

  /** @throws BlobMissingError (while reading) when there is no such blob */
  read(sha256: string): Readable {
    return Readable.from(this.chunks(sha256), { objectMode: false });
  }

  /**
   * The whole content in memory.
   *
   * @throws BlobMissingError when there is no such blob
   * @throws BlobTooLargeError when it has more than `maxBytes`
   */
  async readBuffer(sha256: string, maxBytes: number): Promise<Buffer> {
    const sizeBytes = await this.size(sha256);
    if (sizeBytes > maxBytes) throw new BlobTooLargeError(`The blob ${sha256} has ${String(sizeBytes)} bytes`);
    return Buffer.concat(await Array.fromAsync(this.chunks(sha256, sizeBytes)));
  }

  /** At most the first `maxBytes` of the content. */
  async readHead(sha256: string, maxBytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of this.chunks(sha256)) {
      parts.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxBytes) break;
    }
    return Buffer.concat(parts).subarray(0, maxBytes);
  }

  private async size(sha256: string): Promise<number> {
    const rows = await this.dataSource.query<{ size_bytes: number }[]>(
      'SELECT size_bytes FROM blobs WHERE sha256 = $1',
      [sha256],
    );
    if (rows[0] === undefined) throw new BlobMissingError(sha256);
    return rows[0].size_bytes;
  }

  private async *chunks(sha256: string, sizeBytes?: number): AsyncGenerator<Buffer> {
    let left = sizeBytes ?? (await this.size(sha256));
    for (let ordinal = 0; left > 0; ordinal += 1) {
      const rows = await this.dataSource.query<{ data: Buffer }[]>(
        'SELECT data FROM blob_chunks WHERE sha256 = $1 AND ordinal = $2',
        [sha256, ordinal],
      );
      if (rows[0] === undefined) throw new BlobMissingError(sha256);
      left -= rows[0].data.length;
      yield rows[0].data;
    }
  }

  /** A stream is spooled first: its name is known only at its end. */
  private async putStream(content: Readable, manager?: EntityManager): Promise<BlobRef> {
    const directory = path.join(this.config.dataDir, 'tmp');
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const spool = path.join(directory, `blob-${randomUUID()}`);
    try {
      await pipeline(content, createWriteStream(spool, { flags: 'wx', mode: 0o600 }));
      return await this.put({ hostPath: spool }, manager);
    } finally {
      await rm(spool, { force: true });
    }
  }

  private async insert(ref: BlobRef, content: () => AsyncIterable<Buffer>, manager?: EntityManager): Promise<void> {
    const write = async (within: EntityManager): Promise<void> => {
      if (!(await claimName(within, ref))) return;
      let ordinal = 0;
      for await (const data of content()) {
        await within.query('INSERT INTO blob_chunks (sha256, ordinal, data) VALUES ($1, $2, $3)', [
          ref.sha256,
          ordinal++,
          data,
        ]);
      }
    };
    await (manager === undefined ? this.dataSource.transaction(write) : write(manager));
  }
}

/**
 * Makes sure that the blob is there until whoever stores it has referred to it: the collector removes nothing that was
 * stored within the last day.
 *
 * @returns whether it is new, so that its content is still to be written
 */
async function claimName(within: EntityManager, { sha256, sizeBytes }: BlobRef): Promise<boolean> {
  for (;;) {
    // A concurrent writer of the same blob makes this wait for its commit, then insert nothing.
    const inserted = await within.query<unknown[]>(
      'INSERT INTO blobs (sha256, size_bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
      [sha256, sizeBytes],
    );
    if (inserted.length > 0) return true;
    // Not each time: rows that many store, such as the empty input, would be written again and again.
    const [found] = await within.query<{ is_kept: boolean }[]>(
      `WITH moved AS (UPDATE blobs SET stored_at = now()
         WHERE sha256 = $1 AND stored_at < now() - interval '${MOVED_AFTER}' RETURNING 1)
       SELECT EXISTS (SELECT FROM moved) OR EXISTS (
         SELECT FROM blobs WHERE sha256 = $1 AND stored_at >= now() - interval '${MOVED_AFTER}') AS is_kept`,
      [sha256],
    );
    // Neither: the collector has just removed it, or somebody else has just stored it.
    if (found?.is_kept === true) return false;
  }
}

function refOf(content: Buffer): BlobRef {
  return { sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length };
}

function sliced(content: Buffer): () => AsyncGenerator<Buffer> {
  // eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a file's stream
  return async function* () {
    for (let at = 0; at < content.length; at += CHUNK_BYTES) yield content.subarray(at, at + CHUNK_BYTES);
  };
}

/**
 * sha-256 and size of a file on this machine. One buffer serves the whole file and is no larger than it: every judging
 * hashes several small ones, and a stream's own buffers made the garbage collector walk all of the heap each time.
 */
export async function hashFile(hostPath: string): Promise<BlobRef> {
  const hash = createHash('sha256');
  const file = await open(hostPath, 'r');
  try {
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(size, CHUNK_BYTES)));
    let sizeBytes = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer);
      if (bytesRead === 0) return { sha256: hash.digest('hex'), sizeBytes };
      hash.update(buffer.subarray(0, bytesRead));
      sizeBytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
