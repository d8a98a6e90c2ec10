import { beforeEach, describe, expect, it } from 'vitest';
import { SignInThrottle } from './sign-in-throttle.js';

const MINUTE_MS = 60_000;
let nowMs: number;
let throttle: SignInThrottle;
beforeEach(() => {
  nowMs = 1_000_000;
  throttle = new SignInThrottle(3, () => nowMs);
});

function failTimes(times: number, username: string, address: string): void {
  for (let n = 0; n < times; n += 1) throttle.countAttempt(username, address);
}

describe('SignInThrottle', () => {
  it('lets nobody wait who has not failed', () => {
    expect(throttle.secondsToWait('ada', '1')).toBe(0);
  });

  it('makes a pair of account and address wait for the rest of 15 minutes', () => {
    failTimes(3, 'ada', '1');
    nowMs += 5 * MINUTE_MS;
    expect(throttle.secondsToWait('ADA', '1')).toBe(600);
    nowMs += 10 * MINUTE_MS;
    expect(throttle.secondsToWait('ada', '1')).toBe(0);
  });

  it('leaves the account alone at other addresses, until very many have failed', () => {
    failTimes(3, 'ada', '1');
    expect(throttle.secondsToWait('ada', '2')).toBe(0);
    for (let n = 0; n < 9; n += 1) failTimes(3, 'ada', `other ${n}`);
    expect(throttle.secondsToWait('ada', '2')).toBeGreaterThan(0);
  });

  it('stops an address that tries many accounts', () => {
    for (let n = 0; n < 30; n += 1) throttle.countAttempt(`name ${n}`, '1');
    expect(throttle.secondsToWait('fresh', '1')).toBeGreaterThan(0);
  });

  it('forgets the pair, and this try everywhere, once the password was right', () => {
    for (let n = 0; n < 100; n += 1) {
      expect(throttle.secondsToWait('ada', '1')).toBe(0);
      throttle.countAttempt('ada', '1');
      throttle.succeed('ada', '1');
    }
  });
});
