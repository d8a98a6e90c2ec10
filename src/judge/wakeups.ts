/** Wakes those who have nothing to do. None is lost: whoever looked in vain tells since when, and does not sleep over one. */
export class Wakeups {
  private readonly idle = new Set<() => void>();
  private count = 0;

  /** To be kept before looking whether there is something to do. */
  get now(): number {
    return this.count;
  }

  wakeAll(): void {
    this.count += 1;
    for (const wake of [...this.idle]) wake();
  }

  /** Until the next one after `since`, but not longer than that. */
  async wait(since: number, mostMs: number): Promise<void> {
    if (this.count !== since) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.idle.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, mostMs);
      this.idle.add(wake);
    });
  }
}
