import { usageError } from './exit-codes.js';

/** The moment by which a command must be done; without a limit it waits as long as it takes. */
export class Deadline {
  readonly signal: AbortSignal | undefined;
  private readonly endsAt: number;

  /** @param limitS seconds from now, null for no limit */
  constructor(readonly limitS: number | null) {
    this.endsAt = limitS === null ? Infinity : performance.now() + limitS * 1000;
    this.signal = limitS === null ? undefined : AbortSignal.timeout(Math.ceil(limitS * 1000));
  }

  get remainingMs(): number {
    return Math.max(0, this.endsAt - performance.now());
  }

  get isOver(): boolean {
    return this.remainingMs === 0 || this.signal?.aborted === true;
  }
}

/** Reads `--timeout`: seconds, at most the longest timer there is (24 days). */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0) || seconds > 2_000_000) {
    throw usageError(`${text} is not a time in seconds`, 'give a positive number, such as --timeout 60');
  }
  return seconds;
}
