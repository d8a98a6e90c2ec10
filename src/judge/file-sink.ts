/**
 * A file that takes what a program prints, as it comes. What is wrong with it (a full disk, most often) is told to whoever
 * writes next or ends it, and to nobody else: an error may come while nobody waits for it.
 */
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

export class FileSink {
  private readonly stream: WriteStream;
  private failure: Error | null = null;

  /** @param mode of the file, which must not be there yet */
  constructor(path: string, mode: number) {
    this.stream = createWriteStream(path, { flags: 'wx', mode });
    this.stream.on('error', (error) => (this.failure = error));
  }

  async write(chunk: Buffer): Promise<void> {
    if (this.failure !== null) throw this.failure;
    if (!this.stream.write(chunk)) await once(this.stream, 'drain');
  }

  /** Returns once all of it is in the file. */
  async end(): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.stream.end();
    await finished(this.stream);
  }

  /** Gives up what is not yet in the file. Returns once the file is no longer open, nor about to be made. */
  async close(): Promise<void> {
    this.stream.destroy();
    if (this.stream.closed) return;
    const closed = Promise.withResolvers<undefined>();
    this.stream.once('close', () => {
      closed.resolve(undefined);
    });
    await closed.promise;
  }
}
