import { expect, it } from 'vitest';
import { readWorkerReport } from './worker-report.js';

it('reads what a worker says of itself', () => {
  const report = readWorkerReport({
    canJudge: false,
    reason: 'swap is not limited',
    guards: [{ guard: 'swap', bites: false, evidence: 'used 120 MiB' }, 'rubbish'],
    library: { digest: 'sha256:abc' },
    pool: { warm: 3, lastError: null, engine: { cgroupVersion: 1, memoryBytes: 8 } },
  });
  expect(report).toEqual({
    canJudge: false,
    reason: 'swap is not limited',
    guards: [{ guard: 'swap', bites: false, evidence: 'used 120 MiB' }],
    libraryDigest: 'abc',
    pool: [
      ['warm', '3'],
      ['cgroup version', '1'],
    ],
  });
});

it('a worker that says nothing cannot judge', () => {
  expect(readWorkerReport({})).toEqual({ canJudge: false, reason: null, guards: [], libraryDigest: null, pool: [] });
});
