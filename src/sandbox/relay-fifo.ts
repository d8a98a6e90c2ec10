/**
 * Two FIFOs with the host between them: what is written to the one is told to a listener and passed on to the other.
 * It keeps the promises of a {@link HeldFifo}, so that it makes no difference to either side but the time it takes.
 */
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { type Channel, makeFifo } from './host-files.js';

/** @param path the FIFOs have this name with endings of their own */
export async function createRelay(path: string, onData: (chunk: Buffer) => void): Promise<Channel> {
  const [writerPath, readerPath] = [`${path}.in`, `${path}.out`];
  await Promise.all([makeFifo(writerPath), makeFifo(readerPath)]);
  return new Relay(writerPath, readerPath, onData);
}

class Relay implements Channel {
  private readonly source: Socket;
  private readonly sink: Socket;
  /** As long as it is open the source has no end, whoever else comes and goes. */
  private writer: number | null;
  private isDrained = false;

  constructor(
    readonly writerPath: string,
    readonly readerPath: string,
    onData: (chunk: Buffer) => void,
  ) {
    this.source = new Socket({ fd: open(writerPath, constants.O_RDONLY), readable: true, writable: false });
    this.writer = open(writerPath, constants.O_WRONLY);
    // Open for reading too: a reader that has gone breaks no pipe.
    this.sink = new Socket({ fd: open(readerPath, constants.O_RDWR), readable: false, writable: true });
    this.source.on('data', (chunk: Buffer) => {
      onData(chunk);
      if (!this.isDrained && !this.sink.write(chunk)) this.source.pause();
    });
    this.sink.on('drain', () => this.source.resume());
    this.source.on('end', () => {
      this.sink.end(() => this.sink.destroy());
    });
    for (const socket of [this.source, this.sink]) socket.on('error', () => undefined);
    this.source.resume();
  }

  drain(): void {
    this.isDrained = true;
    this.sink.destroy();
    this.source.resume();
  }

  letGo(): void {
    if (this.writer !== null) closeSync(this.writer);
    this.writer = null;
  }

  close(): void {
    this.letGo();
    this.source.destroy();
    this.sink.destroy();
  }
}

function open(path: string, flags: number): number {
  return openSync(path, flags | constants.O_NONBLOCK);
}
