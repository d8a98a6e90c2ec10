/**
 * Executions in several containers that may wait for one another. On a busy machine one of them may get no processor for
 * long: the wall clocks of those that wait for it meanwhile are to stand still as its own does.
 */
export class SharedWaits {
  private readonly waitedUs = new Map<object, number>();

  /**
   * @param waitedUs for how long it was ready to run and got no processor, since its start. What tasks of it waited that
   *   have ended since is missing there, but was told before.
   */
  note(one: object, waitedUs: number): void {
    this.waitedUs.set(one, Math.max(waitedUs, this.waitedUs.get(one) ?? 0));
  }

  /** Of all others together, those that have ended among them. */
  ofOthers(one: object): number {
    let sum = 0;
    for (const [other, waitedUs] of this.waitedUs) if (other !== one) sum += waitedUs;
    return sum;
  }
}
