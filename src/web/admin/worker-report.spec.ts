import { expect, it } from 'vitest';
import { readWorkerReport } from './worker-report.js';

it('reads what a worker says of itself', () => {
  const report = readWorkerReport({
    canJudge: false,
    reason: 'swap is not limited',
    guards: [{ guard: 'swap', bites: false, evidence: 'used 120 MiB' }, 'rubbish'],
    checks: [
      { subject: 'cores', state: 'poor', finding: '1', remedy: 'two are better' },
      { subject: 'x', state: 7 },
    ],
    checkedAt: '2026-11-26T00:00:00Z',
    library: { digest: 'sha256:abc' },
    pool: { warm: 3, busy: 1, starting: 'soon', lastError: null, engine: { cgroupVersion: 1 } },
  });
  expect(report).toEqual({
    canJudge: false,
    reason: 'swap is not limited',
    guards: [{ guard: 'swap', bites: false, evidence: 'used 120 MiB' }],
    checks: [{ subject: 'cores', state: 'poor', finding: '1', remedy: 'two are better' }],
    checkedAt: '2026-11-26T00:00:00Z',
    libraryDigest: 'abc',
    pool: [
      { name: 'busy', count: 1 },
      { name: 'warm', count: 3 },
    ],
  });
});

it('a worker that says nothing cannot judge', () => {
  expect(readWorkerReport({})).toMatchObject({ canJudge: false, reason: null, checks: [], guards: [], pool: [] });
});
