/**
 * Work that can wait, such as filling the pool and removing used containers, is put off while containers are in use: a
 * start takes two processors for 75 ms, and on a machine of few cores that came out of the very judging that had caused
 * it, and disturbed what was being measured.
 */

/** Under steady load there is never a quiet moment: longer than this nothing waits. */
const LONGEST_MS = 1_000;

export class QuietTime {
  private busy = 0;
  private readonly waiting = new Set<() => void>();

  /** @returns a function that ends it */
  begin(): () => void {
    let isOver = false;
    this.busy += 1;
    return () => {
      if (isOver) return;
      isOver = true;
      this.busy -= 1;
      if (this.busy === 0) for (const go of [...this.waiting]) go();
    };
  }

  /** Resolves at the next quiet moment, which may be now, and at the latest after {@link LONGEST_MS}. */
  async wait(): Promise<void> {
    if (this.busy === 0) return;
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
}
