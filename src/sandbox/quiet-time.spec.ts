import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { QuietTime } from './quiet-time.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function waiter(quiet: QuietTime): { isOver: boolean } {
  const state = { isOver: false };
  void quiet.wait().then(() => {
    state.isOver = true;
  });
  return state;
}

it('is now while nothing is in use', async () => {
  const waiting = waiter(new QuietTime());
  await vi.advanceTimersByTimeAsync(0);
  expect(waiting.isOver).toBe(true);
});

it('comes a moment after the last use has ended, so that a verdict is told first', async () => {
  const quiet = new QuietTime();
  const endOne = quiet.begin();
  const endOther = quiet.begin();
  const waiting = waiter(quiet);
  endOne();
  await vi.advanceTimersByTimeAsync(200);
  expect(waiting.isOver).toBe(false);
  endOther();
  const late = waiter(quiet);
  await vi.advanceTimersByTimeAsync(10);
  expect([waiting.isOver, late.isOver]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(100);
  expect([waiting.isOver, late.isOver]).toEqual([true, true]);
});

it('does not come when somebody begins in that moment', async () => {
  const quiet = new QuietTime();
  quiet.begin()();
  const waiting = waiter(quiet);
  await vi.advanceTimersByTimeAsync(10);
  quiet.begin();
  await vi.advanceTimersByTimeAsync(200);
  expect(waiting.isOver).toBe(false);
});

it('comes in the end under steady use', async () => {
  const quiet = new QuietTime();
  quiet.begin();
  const waiting = waiter(quiet);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(waiting.isOver).toBe(true);
});

it('counts an end once', async () => {
  const quiet = new QuietTime();
  const end = quiet.begin();
  quiet.begin();
  end();
  end();
  const waiting = waiter(quiet);
  await vi.advanceTimersByTimeAsync(200);
  expect(waiting.isOver).toBe(false);
});
