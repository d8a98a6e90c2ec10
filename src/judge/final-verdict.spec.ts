import { describe, expect, it } from 'vitest';
import type { RunVerdict } from '../contract/verdicts.js';
import { finalVerdict, type JudgedRun } from './final-verdict.js';

function run(ordinal: number, verdict: RunVerdict, cpuTimeUs = 1_000, memoryPeakBytes = 4_096): JudgedRun {
  return {
    ordinal,
    verdict,
    reason: verdict === 'AC' ? '' : `because of ${verdict}`,
    evidence: { cpuTimeUs, memoryPeakBytes },
  };
}

describe('finalVerdict', () => {
  it('accepts when every run is accepted, with the figures of the slowest and of the largest', () => {
    expect(finalVerdict([run(1, 'AC', 5, 900), run(2, 'AC', 70, 100)])).toEqual({
      verdict: 'AC',
      reason: null,
      cpuTimeUs: 70,
      memoryPeakBytes: 900,
    });
  });

  it.each(['WA', 'TLE', 'RTE', 'MLE', 'OLE', 'SV', 'JE'] as const)(
    'is %s when the first run not accepted is',
    (verdict) => {
      expect(finalVerdict([run(1, 'AC'), run(2, verdict)])).toMatchObject({
        verdict,
        reason: `test 2: because of ${verdict}`,
      });
    },
  );

  it('goes by the order of the test cases, whether or not the rest were run, and in whatever order they ended', () => {
    expect(finalVerdict([run(1, 'AC'), run(2, 'RTE')]).verdict).toBe('RTE');
    expect(finalVerdict([run(1, 'AC'), run(2, 'RTE'), run(3, 'WA')]).verdict).toBe('RTE');
    expect(finalVerdict([run(3, 'WA'), run(1, 'AC'), run(2, 'RTE')]).verdict).toBe('RTE');
  });

  it('has no figures where nothing ran: outputs were handed in', () => {
    const figures = { cpuTimeUs: null, memoryPeakBytes: null };
    expect(finalVerdict([run(1, 'AC', 0, 0), run(2, 'WA', 0, 0)])).toMatchObject({ verdict: 'WA', ...figures });
    expect(finalVerdict([run(1, 'AC', 0, 0), run(2, 'AC', 0, 900)])).toMatchObject({
      cpuTimeUs: 0,
      memoryPeakBytes: 900,
    });
  });

  it('has no verdict for a submission that was not run', () => {
    expect(() => finalVerdict([])).toThrow('without runs');
  });
});
