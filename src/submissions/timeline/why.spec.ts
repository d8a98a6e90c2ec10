import { expect, it } from 'vitest';
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
const able = { id: 'w', slots: 2, canJudge: true, reason: null };
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

it.each<[string, Partial<StuckFacts>, string]>([
  ['its turn has not come', {}, '3 jobs before it, in a queue that 2 slots work on.'],
  ['it is next', { position: 0 }, 'It is the next one'],
  ['nobody is there', { workers: [] }, 'There is no worker: start one.'],
  [
    'the workers cannot judge',
    { workers: [{ ...able, canJudge: false, reason: 'the Docker Engine does not answer' }] },
    'No worker can judge (w: the Docker Engine does not answer).',
  ],
  [
    'it failed a moment ago',
    { job: { ...job, availableAt: inSeconds(4), lastError: 'no container' } },
    'It is tried again in 4 s. The last try ended early: no container.',
  ],
  [
    'it is compiled',
    { job: leased, judgement: { ...queued, state: 'compiling' } },
    'The worker w is at it: the compile',
  ],
  ['it runs', { job: leased, judgement: running, runCount: 2 }, 'The worker w is at it: test case 3 of 9.'],
  [
    'its worker is gone',
    { job: leased, judgement: running, workers: [{ ...able, canJudge: false, reason: 'its process is gone' }] },
    'Its worker w is gone',
  ],
  ['its worker hangs', { job: { ...leased, leaseEndsAt: inSeconds(-1) }, judgement: running }, 'has not renewed'],
  [
    'it was set aside',
    { job: { ...job, state: 'set-aside', lastError: 'its worker was lost each time' } },
    'It was set aside, its worker was lost each time. Find out why, then judge it again: docket retry 7.',
  ],
  ['it is finished', { job: null, judgement: { ...queued, state: 'finished', verdict: 'WA' } }, 'It is finished: WA.'],
  ['it has been forgotten', { job: null }, 'It has no job'],
])('says so when %s', (_, changes, words) => {
  expect(whyStuck({ ...facts, ...changes })).toContain(words);
});
