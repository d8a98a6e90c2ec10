import { describe, expect, it } from 'vitest';
import { isUnreachable, mayRetry, pauseMs, retryAfterMs, type Failure } from './retry.js';

const socket = (socketCode: string): Failure => ({ socketCode, status: null, retryAfter: null });
const answer = (status: number, retryAfter: string | null = null): Failure => ({
  socketCode: null,
  status,
  retryAfter,
});

describe('mayRetry', () => {
  it('repeats anything that certainly did not happen', () => {
    for (const failure of [socket('ECONNREFUSED'), answer(429), answer(503)]) {
      expect(mayRetry(failure, false)).toBe(true);
    }
  });

  it('repeats what may have happened only where it may be repeated', () => {
    for (const failure of [socket('ECONNRESET'), socket('ETIMEDOUT'), answer(500), answer(502)]) {
      expect(mayRetry(failure, true)).toBe(true);
      expect(mayRetry(failure, false)).toBe(false);
    }
  });

  it('never repeats a refusal, an unknown host or a bad certificate', () => {
    for (const failure of [answer(404), answer(422), socket('ENOTFOUND'), socket('CERT_HAS_EXPIRED')]) {
      expect(mayRetry(failure, true)).toBe(false);
    }
  });
});

describe('isUnreachable', () => {
  it('is true without a server, with 5xx and when it stays too busy; false for a refusal', () => {
    expect([socket('ENOTFOUND'), answer(502), answer(429)].map(isUnreachable)).toEqual([true, true, true]);
    expect([answer(401), answer(404), answer(422)].map(isUnreachable)).toEqual([false, false, false]);
  });
});

describe('pauseMs', () => {
  it('doubles up to two seconds', () => {
    const pauses = [1, 2, 3, 5, 9].map((attempt) => pauseMs(attempt, socket('ECONNREFUSED'), () => 0.5));
    expect(pauses).toEqual([100, 200, 400, 1600, 2000]);
  });

  it('is never shorter than what the server asks for', () => {
    expect(pauseMs(1, answer(429, '7'), () => 0)).toBe(7000);
  });
});

describe('retryAfterMs', () => {
  it('reads seconds and dates, caps them, and takes nonsense for nothing', () => {
    const now = Date.parse('2026-11-21T09:00:00Z');
    expect(retryAfterMs('3', now)).toBe(3000);
    expect(retryAfterMs('Sat, 21 Nov 2026 09:00:05 GMT', now)).toBe(5000);
    expect(retryAfterMs('Sat, 21 Nov 2026 08:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs('86400', now)).toBe(60_000);
    expect(retryAfterMs('soon', now)).toBe(0);
    expect(retryAfterMs(null, now)).toBe(0);
  });
});
