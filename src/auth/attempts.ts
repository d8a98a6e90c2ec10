/** Counts tries of one kind by a key, in memory, in windows of a fixed length. Each web process counts for itself. */
const MOST_COUNTERS = 50_000;

export class Attempts {
  private readonly counters = new Map<string, { count: number; endsAtMs: number }>();

  /**
   * @param most tries in a window
   * @param windowMs from the first try of a key on
   */
  constructor(
    private readonly most: number,
    private readonly windowMs: number,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** Counts this try. @returns seconds to wait; 0 when it is allowed */
  take(key: string): number {
    const now = this.nowMs();
    const known = this.counters.get(key);
    const counter = known !== undefined && known.endsAtMs > now ? known : { count: 0, endsAtMs: now + this.windowMs };
    if (counter.count >= this.most) return Math.ceil((counter.endsAtMs - now) / 1000);
    counter.count += 1;
    this.counters.delete(key);
    this.counters.set(key, counter);
    while (this.counters.size > MOST_COUNTERS) this.counters.delete(this.counters.keys().next().value ?? '');
    return 0;
  }

  /** The tries so far were right after all. */
  forget(key: string): void {
    this.counters.delete(key);
  }
}
