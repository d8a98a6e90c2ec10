import { expect, it } from 'vitest';
import { Wakeups } from './wakeups.js';

const FOREVER_MS = 2 ** 31 - 1;

it('wakes all who wait', async () => {
  const wakeups = new Wakeups();
  const waiting = [wakeups.wait(wakeups.now, FOREVER_MS), wakeups.wait(wakeups.now, FOREVER_MS)];
  wakeups.wakeAll();
  await Promise.all(waiting);
});

it('does not sleep over what came while somebody looked', async () => {
  const wakeups = new Wakeups();
  const { now } = wakeups;
  wakeups.wakeAll();
  await wakeups.wait(now, FOREVER_MS);
});

it('wakes by itself after the time', async () => {
  const wakeups = new Wakeups();
  await wakeups.wait(wakeups.now, 1);
  expect(wakeups.now).toBe(0);
});
