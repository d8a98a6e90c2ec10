/**
 * Containers started in advance, so that nobody waits for a start. Each is handed out once. Whoever finds none warm
 * waits for the next one that starts; the pool is filled up behind every one that leaves.
 */
import type { StartedContainer } from './container-starter.js';

/** More at once would only make each of them slower, and disturb what is being measured. */
const MAX_STARTING = 2;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

export interface ContainerPoolOptions {
  size: number;
  start: (libraryPath: string) => Promise<StartedContainer>;
  destroy: (container: StartedContainer) => Promise<void>;
  onError: (error: unknown) => void;
}

interface Waiter {
  resolve: (container: StartedContainer) => void;
  reject: (error: Error) => void;
}

export class ContainerPool {
  private warm: StartedContainer[] = [];
  private waiters: Waiter[] = [];
  private starting = 0;
  private libraryPath: string | null = null;
  private isStopped = false;
  private retryMs = FIRST_RETRY_MS;
  private retryTimer: NodeJS.Timeout | null = null;
  private readonly underway = new Set<Promise<void>>();

  constructor(private readonly options: ContainerPoolOptions) {}

  get warmCount(): number {
    return this.warm.length;
  }

  get startingCount(): number {
    return this.starting;
  }

  /** From now on containers see this library; those with another one are retired. */
  use(libraryPath: string): void {
    if (this.libraryPath === libraryPath) return;
    this.libraryPath = libraryPath;
    const old = this.warm;
    this.warm = [];
    for (const container of old) this.retire(container);
    this.fill();
  }

  async take(libraryPath: string): Promise<StartedContainer> {
    this.use(libraryPath);
    for (let found = this.warm.shift(); found; found = this.warm.shift()) {
      if (found.connection.isOpen) {
        this.fill();
        return found;
      }
      this.retire(found);
    }
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      this.fill();
    });
  }

  /** Resolves when as many are warm as there should be, or a start failed. */
  async settle(): Promise<void> {
    while (this.underway.size > 0 && !this.retryTimer) await Promise.race(this.underway);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.retryTimer) clearTimeout(this.retryTimer);
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter.reject(new Error('the sandbox is shutting down'));
    while (this.underway.size > 0) await Promise.all(this.underway);
    const left = this.warm;
    this.warm = [];
    await Promise.all(left.map((container) => this.options.destroy(container)));
  }

  private fill(): void {
    const { libraryPath } = this;
    if (this.isStopped || libraryPath === null) return;
    const wanted = (): number => this.waiters.length + this.options.size - this.warm.length - this.starting;
    // While starts fail, only those who wait are worth a try before its time.
    if (this.retryTimer && this.waiters.length <= this.starting) return;
    while (this.starting < MAX_STARTING && wanted() > 0) this.track(this.startOne(libraryPath));
  }

  private async startOne(libraryPath: string): Promise<void> {
    this.starting += 1;
    try {
      const container = await this.options.start(libraryPath);
      this.starting -= 1;
      this.retryMs = FIRST_RETRY_MS;
      this.handOut(container);
      this.fill();
    } catch (error) {
      this.starting -= 1;
      this.options.onError(error);
      this.waiters.shift()?.reject(error instanceof Error ? error : new Error(String(error)));
      this.retryLater();
    }
  }

  private handOut(container: StartedContainer): void {
    if (this.isStopped || container.libraryPath !== this.libraryPath) {
      this.retire(container);
      return;
    }
    const waiter = this.waiters.shift();
    if (waiter) waiter.resolve(container);
    else this.warm.push(container);
  }

  private retryLater(): void {
    if (this.isStopped || this.retryTimer) return;
    this.retryTimer = setTimeout(() => {
      this.retryTimer = null;
      this.fill();
    }, this.retryMs);
    this.retryTimer.unref();
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
  }

  private retire(container: StartedContainer): void {
    this.track(this.options.destroy(container).catch(this.options.onError));
  }

  private track(work: Promise<void>): void {
    this.underway.add(work);
    void work.finally(() => this.underway.delete(work));
  }
}
