import { expect, it } from 'vitest';
import { Attempts } from './attempts.js';

it('allows so many tries of a key in a window, and tells how long to wait', () => {
  let nowMs = 0;
  const attempts = new Attempts(2, 10_000, () => nowMs);
  expect([attempts.take('a'), attempts.take('a'), attempts.take('b')]).toEqual([0, 0, 0]);
  nowMs = 4_000;
  expect(attempts.take('a')).toBe(6);
  nowMs = 10_000;
  expect(attempts.take('a')).toBe(0);
});

it('starts anew for a key that was right', () => {
  const attempts = new Attempts(1, 10_000, () => 0);
  attempts.take('a');
  attempts.forget('a');
  expect(attempts.take('a')).toBe(0);
});
