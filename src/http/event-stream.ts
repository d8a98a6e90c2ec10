import type { Request, Response } from 'express';

/** Proxies cut connections that are silent for a minute. */
const KEEP_ALIVE_MS = 15_000;
/** A client that was cut off comes back after this long. */
const RETRY_MS = 1_000;
/** A client that reads so slowly that this much waits for it is cut off; it comes back for the present state. */
const MOST_WAITING_BYTES = 1024 * 1024;

/** An answer of server-sent events (WHATWG HTML, section 9.2), for clients without a socket. */
export class EventStream {
  private readonly keepAlive: NodeJS.Timeout;
  private readonly endListeners: (() => void)[] = [];
  private hasEnded = false;

  constructor(
    request: Request,
    private readonly response: Response,
  ) {
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // nginx would gather the events until a buffer is full.
      'X-Accel-Buffering': 'no',
    });
    response.write(`retry: ${String(RETRY_MS)}\n\n`);
    this.keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
    request.once('close', () => {
      this.end();
    });
  }

  /** @param data is sent as JSON, which has no line breaks */
  send(name: string, data: unknown, id?: number): void {
    if (this.hasEnded) return;
    const idLine = id === undefined ? '' : `id: ${String(id)}\n`;
    this.response.write(`event: ${name}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
    if (this.response.writableLength > MOST_WAITING_BYTES) this.response.destroy();
  }

  /** Called once, when either side ends it. */
  onEnd(listener: () => void): void {
    if (this.hasEnded) listener();
    else this.endListeners.push(listener);
  }

  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    clearInterval(this.keepAlive);
    this.response.end();
    for (const listener of this.endListeners) listener();
  }
}
