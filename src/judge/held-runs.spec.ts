import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunRecord } from '../submissions/judgement-records.service.js';
import { HeldRuns } from './held-runs.js';
import { SerialWrites } from './serial-writes.js';

let writes: SerialWrites;
let written: number[][];
let failure: Error | null;
let held: HeldRuns;

beforeEach(() => {
  vi.useFakeTimers();
  writes = new SerialWrites();
  written = [];
  failure = null;
  held = new HeldRuns(writes, async (runs) => {
    await Promise.resolve();
    if (failure !== null) throw failure;
    written.push(runs.map(({ ordinal }) => ordinal));
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const run = (ordinal: number): RunRecord => ({ ordinal }) as RunRecord;

it('writes what comes close together at once, in its order', async () => {
  held.add(run(1));
  held.add(run(2));
  await vi.advanceTimersByTimeAsync(50);
  held.add(run(3));
  await vi.advanceTimersByTimeAsync(50);
  expect(written).toEqual([[1, 2], [3]]);
});

it('leaves those not yet written to whoever takes them', async () => {
  held.add(run(1));
  expect(held.take().map(({ ordinal }) => ordinal)).toEqual([1]);
  await vi.advanceTimersByTimeAsync(50);
  expect(written).toEqual([]);
  expect(held.take()).toEqual([]);
});

it('tells of a write that failed to whoever adds the next one, and writes nothing more', async () => {
  failure = new Error('the lease is lost');
  held.add(run(1));
  held.add(run(2));
  await vi.advanceTimersByTimeAsync(50);
  expect(() => {
    held.add(run(3));
  }).toThrow(failure);
  failure = null;
  await vi.advanceTimersByTimeAsync(50);
  expect(written).toEqual([]);
});
