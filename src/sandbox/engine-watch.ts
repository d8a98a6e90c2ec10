/**
 * Knows at once when the Docker Engine goes away and when it is back: it holds one long answer of the engine's open (its
 * events) and sees it end. An engine that was away has ended, or will end, the containers it had: `epoch` tells those
 * who were at something that it was taken from under them.
 */
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type Dockerode from 'dockerode';

const RETRY_MS = 500;
/** Events of a kind that hardly ever happens: it is the connection that counts. */
const FILTERS = JSON.stringify({ type: ['daemon'] });

export class EngineWatch {
  private isThere = false;
  private count = 0;
  private isStopped = false;
  private stream: Readable | null = null;
  private running: Promise<void> | null = null;

  constructor(private readonly docker: Dockerode) {}

  /** Whether the engine answers, as far as is known. */
  get isUp(): boolean {
    return this.isThere;
  }

  /** Grows each time the engine goes away. */
  get epoch(): number {
    return this.count;
  }

  start(): void {
    this.running ??= this.watch();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.stream?.destroy();
    await this.running;
  }

  private async watch(): Promise<void> {
    while (!this.isStopped) {
      try {
        this.stream = (await this.docker.getEvents({ filters: FILTERS })) as Readable;
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- stopped while it was asked, perhaps
        if (this.isStopped) this.stream.destroy();
        this.isThere = true;
        this.stream.resume();
        await ended(this.stream);
      } catch {
        // Not there yet, or no more: whoever wants something of it hears why.
      }
      if (this.isThere) this.count += 1;
      this.isThere = false;
      this.stream = null;
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- stopped meanwhile, perhaps
      if (!this.isStopped) await sleep(RETRY_MS, undefined, { ref: false });
    }
  }
}

function ended(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['end', 'close', 'error']) stream.once(event, resolve);
  });
}
