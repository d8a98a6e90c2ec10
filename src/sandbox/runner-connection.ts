/**
 * The host's end of one container's control socket: listens before the container starts, accepts once, and then asks
 * one question at a time. Reading stops while a sink is busy, which in turn holds up the program.
 */
import { createServer, type Server, type Socket } from 'node:net';

import { ANSWER, FrameDecoder, decodeHello, encodeFrame, PayloadReader, type Frame, type Hello } from './protocol.js';
import { RefusedFileError, RunnerGoneError, SandboxError, REFUSALS, type Refusal } from './sandbox-errors.js';
import { socketPath } from './unix-socket-path.js';

export const SOCKET_NAME = 'runner.sock';

/** Frames on the way to the last one of an answer. */
type FrameHandler = (frame: Frame) => void | Promise<void>;

interface Exchange {
  lastTypes: readonly number[];
  onFrame: FrameHandler;
  resolve: (frame: Frame) => void;
  reject: (error: Error) => void;
}

/** Errno names that the runner gives where a program's files stand in the way of ours. */
const ERRNO_REFUSALS: Record<string, Refusal> = {
  ENOSPC: 'not-writable',
  EDQUOT: 'not-writable',
  EFBIG: 'too-large',
  EINVAL: 'bad-name',
  ENAMETOOLONG: 'bad-name',
};

function refusalOf(payload: Buffer): RefusedFileError {
  const reader = new PayloadReader(payload);
  const code = reader.text();
  const path = reader.text();
  if (code in REFUSALS) return new RefusedFileError(code as Refusal, path);
  return new RefusedFileError(ERRNO_REFUSALS[code] ?? 'not-writable', path, code);
}

function faultOf(payload: Buffer): SandboxError {
  const reader = new PayloadReader(payload);
  const step = reader.text();
  const errno = reader.u32();
  return new SandboxError(step, `${reader.text()} (errno ${String(errno)})`, true);
}

export class RunnerConnection {
  private socket: Socket | null = null;
  private exchange: Exchange | null = null;
  private readonly decoder = new FrameDecoder();
  private readonly waiting: Frame[] = [];
  private isHandling = false;
  private closedBecause: SandboxError | null = null;
  readonly hello: Promise<Hello>;
  private settleHello: { resolve: (hello: Hello) => void; reject: (error: Error) => void } = {
    resolve: () => undefined,
    reject: () => undefined,
  };

  private constructor(private readonly server: Server) {
    this.hello = new Promise((resolve, reject) => {
      this.settleHello = { resolve, reject };
    });
    // Whoever waits for it hears of it; nobody has to.
    this.hello.catch(() => undefined);
    server.on('connection', (socket) => {
      this.accept(socket);
    });
  }

  /** @param directory the control directory on the host: only its owner can enter it. */
  static async listen(directory: string): Promise<RunnerConnection> {
    const server = createServer({ allowHalfOpen: false });
    const { path, close } = socketPath(directory, SOCKET_NAME);
    server.once('close', close);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, () => {
        server.off('error', reject);
        resolve();
      });
    });
    server.unref();
    return new RunnerConnection(server);
  }

  get isOpen(): boolean {
    return this.socket !== null && this.closedBecause === null;
  }

  /** Asks, and resolves with the frame that ends the answer; what comes before goes to `onFrame` one at a time. */
  async ask(
    type: number,
    payload: Buffer,
    lastTypes: readonly number[],
    onFrame: FrameHandler = () => undefined,
  ): Promise<Frame> {
    if (this.closedBecause) throw this.closedBecause;
    if (!this.socket) throw new SandboxError('ask the runner', 'it has not connected yet', true);
    if (this.exchange) throw new SandboxError('ask the runner', 'it is still busy with another request', false);
    const socket = this.socket;
    return new Promise<Frame>((resolve, reject) => {
      this.exchange = { lastTypes, onFrame, resolve, reject };
      socket.write(encodeFrame(type, payload));
    });
  }

  /** A request without an answer of its own. */
  tell(type: number, payload?: Buffer): void {
    this.socket?.write(encodeFrame(type, payload));
  }

  /** The runner ends when its socket does, and the container with it. */
  close(reason = 'the container was released'): void {
    this.end(new SandboxError('runner connection', reason, true));
  }

  private accept(socket: Socket): void {
    if (this.socket || this.closedBecause) {
      socket.destroy();
      return;
    }
    this.socket = socket;
    this.server.close();
    socket.on('data', (chunk: Buffer) => {
      this.receive(chunk);
    });
    socket.on('error', (error) => {
      this.end(new RunnerGoneError(error.message, { cause: error }));
    });
    socket.on('close', () => {
      this.end(new RunnerGoneError('the runner ended unexpectedly'));
    });
  }

  private receive(chunk: Buffer): void {
    try {
      this.waiting.push(...this.decoder.push(chunk));
    } catch (error) {
      this.end(
        new SandboxError('runner connection', 'the runner does not keep to the protocol', false, { cause: error }),
      );
      return;
    }
    if (!this.isHandling) this.handleWaiting();
  }

  /** Synchronous as long as no sink is busy: a promise for each chunk would cost more than the chunk. */
  private handleWaiting(): void {
    for (let frame = this.waiting.shift(); frame; frame = this.waiting.shift()) {
      const busy = this.handle(frame);
      if (!busy) continue;
      this.isHandling = true;
      this.socket?.pause();
      busy
        .catch((error: unknown) => {
          this.failExchange(error);
        })
        .finally(() => {
          this.isHandling = false;
          this.socket?.resume();
          this.handleWaiting();
        });
      return;
    }
  }

  private handle(frame: Frame): Promise<void> | undefined {
    if (frame.type === ANSWER.hello) {
      this.settleHello.resolve(decodeHello(frame.payload));
      return undefined;
    }
    const { exchange } = this;
    if (frame.type === ANSWER.fault && !exchange) {
      this.end(faultOf(frame.payload));
      return undefined;
    }
    if (!exchange) return undefined;
    if (frame.type === ANSWER.fault || frame.type === ANSWER.refused) {
      this.exchange = null;
      exchange.reject(frame.type === ANSWER.fault ? faultOf(frame.payload) : refusalOf(frame.payload));
    } else if (exchange.lastTypes.includes(frame.type)) {
      this.exchange = null;
      exchange.resolve(frame);
    } else {
      try {
        return exchange.onFrame(frame) ?? undefined;
      } catch (error) {
        this.failExchange(error);
      }
    }
    return undefined;
  }

  /** What a handler throws fails its request, once the rest of the answer has been read and dropped. */
  private failExchange(error: unknown): void {
    const { exchange } = this;
    if (!exchange) return;
    const failure = error instanceof Error ? error : new Error(String(error));
    exchange.onFrame = () => undefined;
    exchange.resolve = () => {
      exchange.reject(failure);
    };
  }

  private end(reason: SandboxError): void {
    if (this.closedBecause) return;
    this.closedBecause = reason;
    this.settleHello.reject(reason);
    this.exchange?.reject(reason);
    this.exchange = null;
    this.socket?.destroy();
    this.server.close();
  }
}
