/** "Why is it stuck": what an admin is told of a submission on its way, and what was set aside is judged again. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { MAX_ATTEMPTS, type Lease, QueueService } from '../../src/queue/queue.service.js';
import { JudgementRecords } from '../../src/submissions/judgement-records.service.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;
let queue: QueueService;
let dataSource: DataSource;

beforeAll(async () => {
  web = await WebApp.start();
  queue = web.get(QueueService);
  dataSource = web.get(DataSource);
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
});
afterAll(() => web.stop());
beforeEach(() => dataSource.query('TRUNCATE jobs, workers'));

async function submit(): Promise<{ id: number }> {
  const body = { problem: 'sum', language: 'python', source: 'print(1)\n' };
  const answer = await web.send('POST', '/submissions', { token: web.adminToken, body });
  expect(answer.status).toBe(202);
  return answer.body as { id: number };
}

async function timeline(id: number) {
  const answer = await web.send('GET', `/submissions/${id}/timeline`, { token: web.adminToken });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function claimed(): Promise<Lease> {
  const lease = await queue.claim('doomed');
  if (lease === null) throw new Error('nothing to claim');
  return lease;
}

/** As when a worker dies with the job in hand. */
async function lose(): Promise<Lease> {
  const lease = await claimed();
  await queue.takeBackLost();
  return lease;
}

it('says which place it has, and that nobody judges', async () => {
  await submit();
  const { id } = await submit();
  const told = await timeline(id);
  expect(told).toMatchObject({
    state: 'queued',
    explanation: 'There is no worker: start one.',
    explanations: [{ code: 'way-no-worker', values: {} }],
    job: { state: 'waiting', lane: 'practice', position: 1, expectedWaitSeconds: null, losses: [] },
    workers: [],
  });
  expect(told.stages).toEqual([expect.objectContaining({ name: 'waiting', endedAt: null })]);
});

it('tells position and expected wait to whoever hands in', async () => {
  const client = await workerThatCanJudge();
  await submit();
  const second = await web.send('POST', '/submissions', {
    token: web.adminToken,
    body: { problem: 'sum', language: 'python', source: 'print(2)\n' },
  });
  await expect
    .poll(async () => {
      const { body } = await web.send('GET', `/submissions/${second.body.id}`, { token: web.adminToken });
      return body.expectedWaitSeconds ?? 0;
    })
    .toBeGreaterThan(0);
  expect(second.body.queuePosition).toBe(1);
  await client.release();
});

it('stage by stage while it is judged: a stage ends where the next begins', async () => {
  const { id } = await submit();
  const lease = await claimed();
  const records = web.get(JudgementRecords);
  await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: 3 });
  await records.compiled(lease, null, {});
  const told = await timeline(id);
  expect(told.stages.map(({ name }: { name: string }) => name)).toEqual([
    'waiting',
    'preparing',
    'compiling',
    'running',
  ]);
  const stages = told.stages as { startedAt: string; endedAt: string | null }[];
  expect(stages.map(({ endedAt }) => endedAt)).toEqual([...stages.slice(1).map(({ startedAt }) => startedAt), null]);
  expect(told.job).toMatchObject({ state: 'leased', leaseHolder: { id: 'doomed', canJudge: false } });
  expect(told.explanation).toContain('doomed is gone');
});

it('a job that lost its worker thrice is set aside with who had it when, and is judged again on request', async () => {
  const { id } = await submit();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) await lose();
  await web
    .get(JudgementRecords)
    .fail(await claimed(), { reason: 'Judging was given up.' }, 'the worker was lost each time');

  const told = await timeline(id);
  expect(told).toMatchObject({ state: 'finished', verdict: 'JE', job: { state: 'set-aside' } });
  expect(told.job.losses).toHaveLength(MAX_ATTEMPTS);
  expect(told.job.losses[0]).toMatchObject({ workerId: 'doomed', reason: 'worker-gone' });
  expect(told.explanation).toContain(`docket retry ${id}`);

  const again = await web.send('POST', `/submissions/${id}/retry`, { token: web.adminToken });
  expect(again).toMatchObject({ status: 202, body: { state: 'queued', verdict: null, judgementCount: 2 } });
  expect(await timeline(id)).toMatchObject({ job: { state: 'waiting', attempts: 0, losses: [] } });
  const asides = (await queue.depths()).reduce((sum, { setAside }) => sum + setAside, 0);
  expect(asides).toBe(0);
  const { body } = await web.send('GET', '/audit?action=submission-rejudged', { token: web.adminToken });
  expect(body.items).toMatchObject([{ subjectId: String(id) }]);
});

it('what was not set aside is not retried', async () => {
  const { id } = await submit();
  const answer = await web.send('POST', `/submissions/${id}/retry`, { token: web.adminToken });
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
});

/** A row and a lock, as a worker has them. */
async function workerThatCanJudge(): Promise<{ release: () => Promise<void> }> {
  const runner = dataSource.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock(4711)');
  await runner.query(
    `INSERT INTO workers (id, lock_key, host, slots, report) VALUES ('w', 4711, 'here', 2, '{"canJudge": true}')`,
  );
  return {
    release: async () => {
      await runner.query('SELECT pg_advisory_unlock(4711)');
      await runner.release();
    },
  };
}
