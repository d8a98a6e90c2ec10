import { runInNewContext } from 'node:vm';

export class TookTooLongError extends Error {
  override readonly name = 'TookTooLongError';
}

/**
 * Runs synchronous code of our own and stops it, wherever it is, when its time is up. The parsers of statements need
 * quadratic time for some texts, and the process that waits for them serves everybody. No border of trust: `vm` is
 * here only for its clock.
 *
 * @throws TookTooLongError
 */
export function withinTime<T>(timeMs: number, work: () => T): T {
  const done: { result?: T } = {};
  try {
    runInNewContext('run()', { run: () => void (done.result = work()) }, { timeout: timeMs });
  } catch (error) {
    // The error is of the other context's own Error class.
    const isTimeout = (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    if (isTimeout) throw new TookTooLongError(`It took more than ${String(timeMs)} ms`);
    throw error;
  }
  return done.result as T;
}
