/**
 * Which failed requests are sent again, and when. A server that restarts is away for seconds: reads, and writes
 * that carry an idempotency key, are repeated with growing pauses; any other write only where it certainly did
 * not happen (nobody listened, or the server said that it did not take it).
 */
export interface Failure {
  /** The socket's error code; null when there was an answer. */
  socketCode: string | null;
  /** The answer's status; null when there was none. */
  status: number | null;
  retryAfter: string | null;
}

/** What ends the patience: the server was never reached at all, or it was and went away. */
export const PATIENCE_MS = { firstContact: 3_000, restart: 60_000 } as const;

const NOTHING_WAS_SENT = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const CONNECTION_LOST = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'UND_ERR_SOCKET']);

/** Whether a request may be repeated after this failure. */
export function mayRetry(failure: Failure, isIdempotent: boolean): boolean {
  if (failure.socketCode !== null) {
    return NOTHING_WAS_SENT.has(failure.socketCode) || (isIdempotent && CONNECTION_LOST.has(failure.socketCode));
  }
  if (failure.status === 429 || failure.status === 503) return true;
  return isIdempotent && (failure.status ?? 0) >= 500;
}

/** Whether the failure means that there is no server to talk to (exit code 3), rather than an answer to show. */
export function isUnreachable(failure: Failure): boolean {
  return failure.socketCode !== null || failure.status === 429 || (failure.status ?? 0) >= 500;
}

/**
 * The pause before attempt `attempt` + 1, in milliseconds: doubling from 100 ms up to 2 s, with jitter so that many
 * clients of a restarted server do not come at once; never shorter than the server's Retry-After (capped at 60 s).
 */
export function pauseMs(attempt: number, failure: Failure, random: () => number = Math.random): number {
  const backoff = Math.min(2_000, 100 * 2 ** (attempt - 1)) * (0.75 + random() / 2);
  return Math.max(backoff, retryAfterMs(failure.retryAfter));
}

/** Retry-After (RFC 9110, 10.2.3): seconds or a date; 0 where it is absent or makes no sense. */
export function retryAfterMs(value: string | null, now = Date.now()): number {
  if (value === null) return 0;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(60_000, Math.max(0, ms)) : 0;
}
