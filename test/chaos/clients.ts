/** Those who hand in while everything breaks: each tries again, with the same key, until it knows that it was taken. */
import { setTimeout as pause } from 'node:timers/promises';
import type { HandIn } from './programs.js';
import type { Random } from './random.js';

const RETRY_MS = 250;
const REQUEST_TIMEOUT_MS = 30_000;

export interface Accepted {
  handIn: HandIn;
  id: number;
}

export interface ClientLog {
  accepted: Accepted[];
  /** Answers that told to come back later, and cut connections: tried again. */
  retries: number;
  /** Any other answer. None is allowed. */
  refusals: string[];
}

/**
 * Hands in all of them, one after the other, with pauses.
 *
 * @param longestPauseS between two
 */
export async function handInAll(
  url: () => string,
  token: string,
  handIns: readonly HandIn[],
  random: Random,
  longestPauseS: number,
): Promise<ClientLog> {
  const log: ClientLog = { accepted: [], retries: 0, refusals: [] };
  for (const handIn of handIns) {
    await pause(random.between(0, longestPauseS) * 1000);
    const id = await handInOne(url, token, handIn, log);
    if (id !== null) log.accepted.push({ handIn, id });
  }
  return log;
}

async function handInOne(
  url: () => string,
  token: string,
  { key, problem, language, source }: HandIn,
  log: ClientLog,
): Promise<number | null> {
  for (;;) {
    try {
      const response = await fetch(`${url()}/api/v1/submissions`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
          connection: 'close',
        },
        body: JSON.stringify({ problem, language, source }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      const text = await response.text();
      if (response.status === 202) return (JSON.parse(text) as { id: number }).id;
      const mayComeBack = [429, 503].includes(response.status) && response.headers.has('retry-after');
      if (!mayComeBack) {
        log.refusals.push(`${key}: HTTP ${String(response.status)} ${text}`);
        return null;
      }
    } catch {
      // The connection was cut: nobody knows whether it was taken, so the same key is sent again.
    }
    log.retries += 1;
    await pause(RETRY_MS);
  }
}
