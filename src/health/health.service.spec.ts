import { expect, it } from 'vitest';
import type { WorkerInfo } from '../queue/worker-registration.js';
import { workerHealth } from './health.service.js';

const worker: WorkerInfo = {
  id: 'w',
  host: 'h',
  slots: 2,
  report: { canJudge: true },
  isAlive: true,
  startedAt: new Date(),
  seenAt: new Date(),
};

it('a worker that says so can judge', () => {
  expect(workerHealth(worker)).toEqual({ id: 'w', slots: 2, canJudge: true, reason: null, explanation: null });
});

it('a worker whose process is gone cannot, whatever it said last', () => {
  expect(workerHealth({ ...worker, isAlive: false })).toMatchObject({ canJudge: false, reason: 'its process is gone' });
});

it('tells the reason as a code, too, if it is one that is known', () => {
  const report = (code: string) => ({ canJudge: false, reason: 'r', explanation: { code, values: { error: 'e' } } });
  expect(workerHealth({ ...worker, isAlive: false }).explanation?.code).toBe('worker-gone');
  expect(workerHealth({ ...worker, report: report('worker-host-fails') }).explanation).toEqual({
    code: 'worker-host-fails',
    values: { error: 'e' },
  });
  expect(workerHealth({ ...worker, report: report('worker-tired') })).toMatchObject({ reason: 'r', explanation: null });
});

it.each([
  [{ canJudge: false, reason: 'seccomp does not bite' }, 'seccomp does not bite'],
  [{}, 'it is starting'],
])('a worker that says %j cannot judge', (report, reason) => {
  expect(workerHealth({ ...worker, report })).toMatchObject({ canJudge: false, reason });
});
