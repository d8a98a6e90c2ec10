import type { RunRecord } from '../submissions/judgement-records.service.js';
import type { SerialWrites } from './serial-writes.js';

/** Nobody sees it on a page; runs of a millisecond each are written a handful at a time. */
const HOLD_MS = 5;

/**
 * Holds runs back for a moment, so that what comes close together is written in one transaction: the last run with the
 * verdict (4 ms of a student's wait), and many quick test cases with each other.
 */
export class HeldRuns {
  private held: RunRecord[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly writes: SerialWrites,
    private readonly write: (runs: RunRecord[]) => Promise<void>,
  ) {}

  /** @throws the error of an earlier write */
  add(run: RunRecord): void {
    this.writes.throwIfFailed();
    this.held.push(run);
    this.timer ??= setTimeout(() => {
      this.flush();
    }, HOLD_MS);
  }

  /** Those held, for the caller to write. */
  take(): RunRecord[] {
    clearTimeout(this.timer);
    this.timer = undefined;
    return this.held.splice(0);
  }

  private flush(): void {
    const runs = this.take();
    if (!this.writes.hasFailed) this.writes.add(() => this.write(runs));
  }
}
