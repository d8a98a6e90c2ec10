import { expect, it } from 'vitest';
import { readWorkerReport } from './worker-report.js';

it('reads what a worker says of itself', () => {
  const report = readWorkerReport({
    canJudge: false,
    reason: 'swap is not limited',
    explanation: { code: 'worker-guards', values: { guards: 'swap' } },
    guards: [{ guard: 'swap', bites: false, evidence: 'used 120 MiB' }, 'rubbish'],
    checks: [
      {
        subject: 'cores',
        state: 'poor',
        finding: '1',
        remedy: 'two are better',
        explanation: { code: 'doctor-cores-one', values: {} },
      },
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
    explanation: { code: 'worker-guards', values: { guards: 'swap' } },
    checks: [
      {
        subject: 'cores',
        state: 'poor',
        finding: '1',
        remedy: 'two are better',
        explanation: { code: 'doctor-cores-one', values: {} },
      },
    ],
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

it('leaves out the code of another version that is not known here', () => {
  const report = readWorkerReport({ reason: 'it is tired', explanation: { code: 'worker-tired', values: {} } });
  expect(report).toMatchObject({ reason: 'it is tired', explanation: null });
});
