/**
 * Work that can wait, such as filling the pool and removing used containers, is put off while containers are in use: a
 * start takes two processors for 75 ms, and on a machine of few cores that came out of the very judging that had caused
 * it, and disturbed what was being measured.
 */

/** Under steady load there is never a quiet moment: longer than this nothing waits. */
const LONGEST_MS = 1_000;
/**
 * What follows a judging (its verdict is written, and told to whoever watches) is not to be disturbed either: 30 ms
 * passed between the commit and the watcher's page when starts began at once, less than ten now.
 */
const GRACE_MS = 60;

export class QuietTime {
  private busy = 0;
  /** Running out after the last use ended. */
  private grace: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();

  /** @returns a function that ends it */
  begin(): () => void {
    let isOver = false;
    this.busy += 1;
    clearTimeout(this.grace);
    this.grace = undefined;
    return () => {
      if (isOver) return;
      isOver = true;
      this.busy -= 1;
      if (this.busy === 0) this.grace = setTimeout(() => this.goAll(), GRACE_MS);
    };
  }

  /** Resolves at the next quiet moment, which may be now, and at the latest after {@link LONGEST_MS}. */
  async wait(): Promise<void> {
    if (this.busy === 0 && this.grace === undefined) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        this.waiting.delete(go);
        resolve();
      };
      const timer = setTimeout(go, LONGEST_MS);
      this.waiting.add(go);
    });
  }

  private goAll(): void {
    this.grace = undefined;
    for (const go of [...this.waiting]) go();
  }
}
