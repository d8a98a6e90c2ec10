import { expect, it } from 'vitest';
import type { Explanation } from '../../contract/explanations.js';
import { ENGINE_IS_AWAY, WORKER_IS_GONE } from '../../contract/worker-reasons.js';
import { idle } from '../../health/health.service.js';
import type { JobFacts } from '../../queue/job-facts.js';
import { type StuckFacts, whyStuck } from './why.js';

const now = new Date('2026-11-25T12:00:00Z');
const inSeconds = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const job: JobFacts = {
  id: 1,
  state: 'waiting',
  lane: 'practice',
  attempts: 0,
  workerId: null,
  leasedAt: null,
  leaseEndsAt: null,
  availableAt: now,
  lastError: null,
  losses: [],
};
const leased: JobFacts = { ...job, state: 'leased', workerId: 'w', leasedAt: now, leaseEndsAt: inSeconds(20) };
const able = { id: 'w', slots: 2, canJudge: true, reason: null, explanation: null };
const queued = { state: 'queued', verdict: null, reason: null, testCaseCount: null, finishedAt: null } as const;
const running = { ...queued, state: 'running', testCaseCount: 9 } as const;
const facts: StuckFacts = {
  submissionId: 7,
  judgement: queued,
  job,
  position: 3,
  runCount: 0,
  workers: [able],
  now,
};

it.each<[string, Partial<StuckFacts>, string, Explanation[]]>([
  [
    'its turn has not come',
    {},
    '3 jobs before it, in a queue that 2 slots work on.',
    [{ code: 'way-behind', values: { jobs: 3, slots: 2 } }],
  ],
  ['it is next', { position: 0 }, 'It is the next one', [{ code: 'way-next', values: { slots: 2 } }]],
  ['nobody is there', { workers: [] }, 'There is no worker: start one.', [{ code: 'way-no-worker', values: {} }]],
  [
    'the workers cannot judge',
    { workers: [idle('w', 2, ENGINE_IS_AWAY)] },
    'No worker can judge (w: the Docker Engine does not answer).',
    [{ code: 'way-no-able-worker', values: { reasons: 'w: the Docker Engine does not answer' } }],
  ],
  [
    'it failed a moment ago',
    { job: { ...job, availableAt: inSeconds(4), lastError: 'no container' } },
    'It is tried again in 4 s. The last try ended early: no container.',
    [
      { code: 'way-later', values: { seconds: 4 } },
      { code: 'way-last-error', values: { error: 'no container' } },
    ],
  ],
  [
    'it is compiled',
    { job: leased, judgement: { ...queued, state: 'compiling' } },
    'The worker w is at it: the compile',
    [{ code: 'way-compiling', values: { worker: 'w', seconds: 20 } }],
  ],
  [
    'it runs',
    { job: leased, judgement: running, runCount: 2 },
    'The worker w is at it: test case 3 of 9.',
    [{ code: 'way-running', values: { worker: 'w', seconds: 20, test: 3, total: 9 } }],
  ],
  [
    'its worker is gone',
    { job: leased, judgement: running, workers: [idle('w', 2, WORKER_IS_GONE)] },
    'Its worker w is gone',
    [{ code: 'way-worker-lost', values: { worker: 'w' } }],
  ],
  [
    'its worker hangs',
    { job: { ...leased, leaseEndsAt: inSeconds(-1) }, judgement: running },
    'has not renewed',
    [{ code: 'way-worker-silent', values: { worker: 'w' } }],
  ],
  [
    'it was set aside',
    { job: { ...job, state: 'set-aside', lastError: 'its worker was lost each time' } },
    'It was set aside, its worker was lost each time. Find out why, then judge it again: docket retry 7.',
    [
      { code: 'way-set-aside', values: { error: 'its worker was lost each time' } },
      { code: 'way-retry-it', values: { id: 7 } },
    ],
  ],
  [
    'it is finished',
    { job: null, judgement: { ...queued, state: 'finished', verdict: 'WA' } },
    'It is finished: WA.',
    [{ code: 'way-finished', values: { verdict: 'WA' } }],
  ],
  ['it has been forgotten', { job: null }, 'It has no job', [{ code: 'way-no-job', values: {} }]],
])('says so when %s, in words and as codes', (_, changes, words, codes) => {
  const told = whyStuck({ ...facts, ...changes });
  expect(told.map((sentence) => sentence.words).join(' ')).toContain(words);
  expect(told.map(({ explanation }) => explanation)).toEqual(codes);
});
