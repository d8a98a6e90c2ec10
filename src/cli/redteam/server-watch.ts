/** Asks after the server's health in short intervals, and knows afterwards how it answered. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import type { Health } from '../api-types.js';

const LOOK_EVERY_MS = 250;
/** Longer than this is no answer. */
const ANSWER_DEADLINE_MS = 10_000;

export interface Latency {
  count: number;
  medianMs: number;
  /** 95 of 100 answers took no longer. */
  p95Ms: number;
  slowestMs: number;
}

export class ServerWatch {
  readonly unanswered: string[] = [];
  private latenciesMs: number[] = [];
  private isOver = false;
  private readonly watching: Promise<void>;

  constructor(
    private readonly client: ApiClient,
    private readonly onLook: () => Promise<void>,
  ) {
    this.watching = this.watch();
    // A look that fails is told by `end`.
    this.watching.catch(() => undefined);
  }

  /** What was measured since the last call. */
  take(): Latency {
    const ordered = this.latenciesMs.toSorted((a, b) => a - b);
    this.latenciesMs = [];
    const at = (share: number): number => Math.round(ordered[Math.floor(share * (ordered.length - 1))] ?? 0);
    return { count: ordered.length, medianMs: at(0.5), p95Ms: at(0.95), slowestMs: at(1) };
  }

  /** @throws whatever a look failed with */
  async end(): Promise<void> {
    this.isOver = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.isOver) {
      const askedAt = performance.now();
      try {
        await this.client.get<Health>('/health', { signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) });
        this.latenciesMs.push(performance.now() - askedAt);
      } catch (error) {
        this.unanswered.push(error instanceof Error ? error.message : String(error));
      }
      await this.onLook();
      await pause(LOOK_EVERY_MS);
    }
  }
}
