/**
 * Containers started in advance, so that nobody waits for a start. Each is handed out once. Whoever finds none warm
 * waits for the next one that starts; the pool is filled up behind every one that leaves, in a quiet moment (quiet-time.ts)
 * as long as some are left.
 */
import type { StartedContainer } from './container-starter.js';
import { SandboxError } from './sandbox-errors.js';

/** More at once would only make each of them slower, and disturb what is being measured. */
const MAX_STARTING = 2;
const MISSES_BEFORE_SWITCH = 3;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

export interface ContainerPoolOptions {
  size: number;
  start: (libraryPath: string) => Promise<StartedContainer>;
  destroy: (container: StartedContainer) => Promise<void>;
  /** Resolves when a start disturbs nobody. */
  quietTime: () => Promise<void>;
  onError: (error: unknown) => void;
}

interface Waiter {
  resolve: (container: StartedContainer) => void;
  reject: (error: Error) => void;
}

export class ContainerPool {
  private readonly warm: StartedContainer[] = [];
  private readonly waiters: Waiter[] = [];
  private starting = 0;
  private libraryPath: string | null = null;
  /** Requests in a row for another library than the pool's. */
  private misses = 0;
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

  /** From now on containers see this library; warm ones with another one are retired. */
  use(libraryPath: string): void {
    this.misses = 0;
    if (this.libraryPath === libraryPath) return;
    const before = this.libraryPath;
    this.libraryPath = libraryPath;
    for (const container of this.warm.splice(0)) this.retire(container);
    // Whoever waits was promised the library of before.
    for (const waiter of this.waiters.splice(0)) {
      this.options.start(before ?? libraryPath).then(waiter.resolve, waiter.reject);
    }
    this.fill();
  }

  /**
   * A container that sees this library. One that the pool is not warm for is started for the purpose; asked for again
   * and again, it becomes the pool's: a library was switched, and jobs begun before still want the one of before.
   */
  async take(libraryPath: string): Promise<StartedContainer> {
    // Whoever waited now would wait for ever.
    if (this.isStopped) throw shuttingDown();
    if (this.libraryPath === null || this.misses >= MISSES_BEFORE_SWITCH) this.use(libraryPath);
    if (this.libraryPath !== libraryPath) {
      this.misses += 1;
      return this.options.start(libraryPath);
    }
    this.misses = 0;
    for (let found = this.warm.shift(); found; found = this.warm.shift()) {
      if (found.connection.isOpen) {
        if (this.warm.length === 0) this.fill();
        else this.track(this.fillLater());
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
    for (const waiter of this.waiters.splice(0)) waiter.reject(shuttingDown());
    while (this.underway.size > 0) await Promise.all(this.underway);
    await Promise.all(
      this.warm.splice(0).map((container) => this.options.destroy(container).catch(this.options.onError)),
    );
  }

  private fill(): void {
    const { libraryPath } = this;
    if (this.isStopped || libraryPath === null) return;
    const wanted = (): number => this.waiters.length + this.options.size - this.warm.length - this.starting;
    // While starts fail, only those who wait are worth a try before its time.
    if (this.retryTimer && this.waiters.length <= this.starting) return;
    while (this.starting < MAX_STARTING && wanted() > 0) this.track(this.startOne(libraryPath));
  }

  private async fillLater(): Promise<void> {
    await this.options.quietTime();
    this.fill();
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

function shuttingDown(): SandboxError {
  return new SandboxError('acquire a container', 'the sandbox is shutting down', true);
}
