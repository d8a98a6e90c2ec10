/** Writes carried out one after the other while their caller goes on. */
export class SerialWrites {
  private last: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  /** @throws the error of an earlier write: what follows it must not be written */
  add(write: () => Promise<void>): void {
    this.throwIfFailed();
    this.last = this.last.then(async () => {
      if (this.failure !== null) return;
      try {
        await write();
      } catch (error) {
        this.failure = { error };
      }
    });
  }

  /** Resolves when no write is under way, whatever became of them. */
  idle(): Promise<void> {
    return this.last;
  }

  /** @throws the first error of any write */
  async settled(): Promise<void> {
    await this.last;
    this.throwIfFailed();
  }

  get hasFailed(): boolean {
    return this.failure !== null;
  }

  /** @throws the first error of any write so far */
  throwIfFailed(): void {
    if (this.failure !== null) throw this.failure.error;
  }
}
