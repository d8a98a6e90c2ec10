import { describe, expect, it } from 'vitest';
import type { RunEvidence } from '../contract/evidence.js';
import { executionReport } from '../../test/support/execution-report.js';
import { isNearLimit, repeatedNearLimit } from './near-limit.js';

const LIMIT_MS = 1_000;
const facts = (cpuTimeUs: number, more: Partial<RunEvidence> = {}): RunEvidence =>
  executionReport({
    limitFired: cpuTimeUs > LIMIT_MS * 1_000 ? 'cpu-time' : null,
    cpuTimeUs,
    cpuTimeLimitMs: LIMIT_MS,
    ...more,
  });

/** Runs that take so long, one after the other. */
async function repeat(...cpuTimesUs: number[]) {
  const runs = cpuTimesUs.map((cpuTimeUs, index) => ({ name: index + 1, evidence: facts(cpuTimeUs) }));
  let count = 0;
  const discarded: number[] = [];
  const decisive = await repeatedNearLimit(
    () => Promise.resolve(runs[count++] ?? expect.unreachable('too many runs')),
    ({ name }) => {
      discarded.push(name);
      return Promise.resolve();
    },
  );
  return { decisive: decisive.name, spread: decisive.evidence.repeatedCpuTimesUs, discarded };
}

describe('a run near its time limit', () => {
  it.each([
    [940_000, false],
    [960_000, true],
    [1_000_000, true],
    [1_040_000, true],
    [1_050_000, false],
    [1_400_000, false],
  ])('%i µs of 1 s is near: %s', (cpuTimeUs, isNear) => {
    expect(isNearLimit(facts(cpuTimeUs))).toBe(isNear);
  });

  it('is none where something else ended it', () => {
    expect(isNearLimit(facts(990_000, { limitFired: 'memory' }))).toBe(false);
    expect(isNearLimit(facts(990_000, { forbiddenCalls: [{ name: 'ptrace', count: 1 }] }))).toBe(false);
  });

  it('is not repeated further away', async () => {
    expect(await repeat(500_000)).toEqual({ decisive: 1, spread: [], discarded: [] });
    expect(await repeat(1_060_000)).toEqual({ decisive: 1, spread: [], discarded: [] });
  });

  it('counts if it was in time, and shows its spread', async () => {
    const spread = [990_000, 1_020_000, 970_000];
    expect(await repeat(...spread)).toEqual({ decisive: 1, spread, discarded: [2, 3] });
  });

  it('gives way to the first repetition that is in time', async () => {
    const spread = [1_010_000, 1_020_000, 995_000];
    expect(await repeat(...spread)).toEqual({ decisive: 3, spread, discarded: [1, 2] });
  });

  it('is too slow if all of them are, by the least of them', async () => {
    const spread = [1_020_000, 1_010_000, 1_030_000];
    expect(await repeat(...spread)).toEqual({ decisive: 2, spread, discarded: [1, 3] });
  });

  it('leaves nothing behind where a repetition fails', async () => {
    const discarded: number[] = [];
    let count = 0;
    const run = () => {
      count += 1;
      return count < 3
        ? Promise.resolve({ name: count, evidence: facts(990_000) })
        : Promise.reject(new Error('the engine is away'));
    };
    const discard = ({ name }: { name: number }) => Promise.resolve(void discarded.push(name));
    await expect(repeatedNearLimit(run, discard)).rejects.toThrow('the engine is away');
    expect(discarded).toEqual([1, 2]);
  });
});
