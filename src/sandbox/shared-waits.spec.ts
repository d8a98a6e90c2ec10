import { expect, it } from 'vitest';
import { SharedWaits } from './shared-waits.js';

it('what others waited is the most that each told, whatever of it ended since', () => {
  const waits = new SharedWaits();
  const [one, other, third] = [{}, {}, {}];
  waits.note(one, 500);
  waits.note(other, 30);
  // A child of it has ended.
  waits.note(one, 200);
  expect(waits.ofOthers(one)).toBe(30);
  expect(waits.ofOthers(other)).toBe(500);
  expect(waits.ofOthers(third)).toBe(530);
});
