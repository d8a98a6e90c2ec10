/**
 * Judging again with a preview. The judge's part is played by the test: it claims the jobs and records verdicts as a
 * worker does.
 */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/contract/verdicts.js';
import { LeaseLostError, type Lease, QueueService } from '../../src/queue/queue.service.js';
import { JudgementRecords } from '../../src/submissions/judgement-records.service.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { type Answer, WebApp } from './web-app.js';

let web: WebApp;
let queue: QueueService;
let records: JudgementRecords;
let sql: DataSource;
let ada: { token: string };
let bob: { token: string };

beforeAll(async () => {
  web = await WebApp.start({ DOCKET_RATE_SUBMISSIONS: '10000' });
  queue = web.get(QueueService);
  records = web.get(JudgementRecords);
  sql = web.get(DataSource);
  await importSum({});
  await asAdmin('PATCH', '/problems/sum', { visibility: 'public' });
  ada = await web.makeStudent('ada');
  bob = await web.makeStudent('bob');
});
afterAll(() => web.stop());
beforeEach(async () => {
  await sql.query('TRUNCATE jobs, submissions, judgements, runs, rejudgings CASCADE');
  verdicts = new Map();
});

const asAdmin = (method: string, target: string, body?: unknown) =>
  web.send(method, target, { token: web.adminToken, body });

async function importSum(changes: Record<string, string>): Promise<void> {
  const body = new Uint8Array(await packageZip(newerPackage(changes), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  expect((await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body })).status).toBe(201);
}

/** What the judge will say of a submission. */
let verdicts: Map<number, { verdict: Verdict; score?: number }>;

async function submit(token: string, verdict: Verdict, score?: number): Promise<number> {
  const body = { problem: 'sum', language: 'python', source: `print(${String(verdicts.size)})\n` };
  const answer = await web.send('POST', '/submissions', { token, body });
  expect(answer.status).toBe(202);
  verdicts.set(answer.body.id, { verdict, score });
  return answer.body.id as number;
}

async function record(lease: Lease): Promise<void> {
  const [row] = await sql.query<{ submission_id: number }[]>('SELECT submission_id FROM judgements WHERE id = $1', [
    lease.subjectId,
  ]);
  const { verdict, score = null } = verdicts.get(row?.submission_id ?? 0) ?? { verdict: 'JE' as const };
  await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: 3 });
  await records.finish(lease, { verdict, score, reason: null, cpuTimeUs: 1000, memoryPeakBytes: 4096 });
}

/** Judges everything that waits. @returns how many */
async function judgeAll(): Promise<number> {
  for (let count = 0; ; count += 1) {
    const lease = await queue.claim('w');
    if (lease === null) return count;
    await record(lease);
  }
}

const verdictOf = async (id: number) => (await asAdmin('GET', `/submissions/${id}`)).body.verdict as Verdict | null;
const solvedBy = async (token: string) => (await web.send('GET', '/problems/sum', { token })).body.mySolved as string;
const start = (filter: object): Promise<Answer> => asAdmin('POST', '/rejudgings', filter);

it('shows how verdicts would change, and changes nothing before it is applied', async () => {
  const rising = await submit(ada.token, 'WA');
  const falling = await submit(bob.token, 'AC');
  const staying = await submit(bob.token, 'TLE');
  await judgeAll();
  verdicts.set(rising, { verdict: 'AC' });
  verdicts.set(falling, { verdict: 'WA' });
  const started = await start({ problem: 'sum' });
  expect(started).toMatchObject({ status: 202, body: { state: 'judging', total: 3, judged: 0, username: 'admin' } });
  const { id } = started.body;
  expect((await asAdmin('POST', `/rejudgings/${id}/apply`)).body.code).toBe('conflict');
  expect(await judgeAll()).toBe(3);

  const ready = await asAdmin('GET', `/rejudgings/${id}`);
  expect(ready.body).toMatchObject({ state: 'ready', total: 3, judged: 3, changed: 2, judgingErrors: 0, applied: 0 });
  expect(ready.body.transitions).toEqual(
    expect.arrayContaining([
      { before: 'WA', after: 'AC', count: 1 },
      { before: 'AC', after: 'WA', count: 1 },
      { before: 'TLE', after: 'TLE', count: 1 },
    ]),
  );
  const changed = (await asAdmin('GET', `/rejudgings/${id}/submissions?changed=true`)).body.items;
  expect(changed).toMatchObject([
    { id: rising, username: 'ada', before: { verdict: 'WA' }, after: { verdict: 'AC' }, isApplied: false },
    { id: falling, username: 'bob', before: { verdict: 'AC' }, after: { verdict: 'WA' }, isApplied: false },
  ]);
  expect([await verdictOf(rising), await verdictOf(falling), await verdictOf(staying)]).toEqual(['WA', 'AC', 'TLE']);
  expect([await solvedBy(ada.token), await solvedBy(bob.token)]).toEqual(['tried', 'solved']);

  const applied = await asAdmin('POST', `/rejudgings/${id}/apply`);
  expect(applied).toMatchObject({ status: 200, body: { state: 'applied', applied: 3, changed: 2 } });
  expect([await verdictOf(rising), await verdictOf(falling), await verdictOf(staying)]).toEqual(['AC', 'WA', 'TLE']);
  expect([await solvedBy(ada.token), await solvedBy(bob.token)]).toEqual(['solved', 'tried']);
  expect((await asAdmin('POST', `/rejudgings/${id}/discard`)).body.code).toBe('conflict');
  const told = (await asAdmin('GET', `/audit?subject=rejudging&subjectId=${id}`)).body.items as { action: string }[];
  expect(told.map(({ action }) => action)).toEqual(['rejudging-applied', 'rejudging-started']);
});

it('keeps the history: every judgement stays, and students see those that count or have counted', async () => {
  const id = await submit(ada.token, 'WA');
  await judgeAll();
  verdicts.set(id, { verdict: 'AC' });
  const rejudging = (await start({ submissions: [id] })).body;
  await judgeAll();
  const history = async (token: string) => (await web.send('GET', `/submissions/${id}/judgements`, { token })).body;
  expect(await history(web.adminToken)).toMatchObject([
    { ordinal: 2, verdict: 'AC', isCurrent: false, isPreview: true, rejudging: rejudging.id },
    { ordinal: 1, verdict: 'WA', isCurrent: true, isPreview: false, rejudging: null },
  ]);
  expect(await history(ada.token)).toMatchObject([{ ordinal: 1, verdict: 'WA', isCurrent: true }]);
  expect((await web.send('GET', `/submissions/${id}/judgements`, { token: bob.token })).status).toBe(404);
  await asAdmin('POST', `/rejudgings/${rejudging.id}/apply`);
  expect(await history(ada.token)).toMatchObject([
    { ordinal: 2, verdict: 'AC', isCurrent: true },
    { ordinal: 1, verdict: 'WA', isCurrent: false },
  ]);
});

it('scores follow, too', async () => {
  const id = await submit(ada.token, 'AC', 40);
  await judgeAll();
  verdicts.set(id, { verdict: 'AC', score: 75 });
  const rejudging = (await start({ user: 'ADA' })).body;
  await judgeAll();
  expect((await asAdmin('GET', `/rejudgings/${rejudging.id}`)).body).toMatchObject({ changed: 1 });
  await asAdmin('POST', `/rejudgings/${rejudging.id}/apply`);
  expect((await asAdmin('GET', `/submissions/${id}`)).body).toMatchObject({ verdict: 'AC', score: 75 });
});

it('discarded, everything stays as it was, what waits is called off, and what is being judged is refused', async () => {
  const ids = [await submit(ada.token, 'WA'), await submit(ada.token, 'WA'), await submit(ada.token, 'WA')];
  await judgeAll();
  for (const id of ids) verdicts.set(id, { verdict: 'AC' });
  const rejudging = (await start({ problem: 'sum' })).body;
  const done = await queue.claim('w');
  if (done !== null) await record(done);
  const underWay = await queue.claim('w');
  const discarded = await asAdmin('POST', `/rejudgings/${rejudging.id}/discard`);
  expect(discarded).toMatchObject({ status: 200, body: { state: 'discarded', total: 1, judged: 1, applied: 0 } });
  expect(await queue.claim('w')).toBeNull();
  await expect(underWay === null ? null : record(underWay)).rejects.toThrow(LeaseLostError);
  for (const id of ids) expect(await verdictOf(id)).toBe('WA');
  // The next one finds its place in the order of the judgements all the same.
  for (const id of ids) expect((await asAdmin('POST', `/submissions/${id}/rejudge`)).status).toBe(202);
  expect((await start({ problem: 'sum' })).status).toBe(404);
  await judgeAll();
  for (const id of ids) expect(await verdictOf(id)).toBe('AC');
});

it('what was judged again by other means meanwhile is left alone, and so is what ended as a judging error', async () => {
  const overtaken = await submit(ada.token, 'WA');
  const broken = await submit(ada.token, 'AC');
  await judgeAll();
  verdicts.set(overtaken, { verdict: 'TLE' });
  verdicts.set(broken, { verdict: 'JE' });
  const rejudging = (await start({ problem: 'sum' })).body;
  await judgeAll();
  verdicts.set(overtaken, { verdict: 'MLE' });
  await asAdmin('POST', `/submissions/${overtaken}/rejudge`);
  await judgeAll();
  const report = { judgingErrors: 1, overtaken: 1, applied: 0 };
  expect((await asAdmin('GET', `/rejudgings/${rejudging.id}`)).body).toMatchObject({ state: 'ready', ...report });
  expect((await asAdmin('POST', `/rejudgings/${rejudging.id}/apply`)).body).toMatchObject({
    state: 'applied',
    ...report,
  });
  expect([await verdictOf(overtaken), await verdictOf(broken)]).toEqual(['MLE', 'AC']);
});

it('judges on the problem’s current version, which counts once it is applied', async () => {
  const id = await submit(ada.token, 'WA');
  await judgeAll();
  await importSum({ 'data/secret/9.in': '1 1\n', 'data/secret/9.ans': '2\n' });
  const rejudging = (await start({ problem: 'sum' })).body;
  await judgeAll();
  const [row] = (await asAdmin('GET', `/rejudgings/${rejudging.id}/submissions`)).body.items;
  expect(row).toMatchObject({ before: { problemVersion: 1 }, after: { problemVersion: 2 } });
  expect((await asAdmin('GET', `/submissions/${id}`)).body.judgement.problemVersion).toBe(1);
  await asAdmin('POST', `/rejudgings/${rejudging.id}/apply`);
  expect((await asAdmin('GET', `/submissions/${id}`)).body.judgement.problemVersion).toBe(2);
});

it('of two rejudgings of the same submissions the one applied first counts', async () => {
  const id = await submit(ada.token, 'WA');
  await judgeAll();
  const both = [(await start({ problem: 'sum' })).body.id, (await start({ problem: 'sum' })).body.id];
  verdicts.set(id, { verdict: 'AC' });
  await judgeAll();
  const decisions = both.map((one: number) => asAdmin('POST', `/rejudgings/${one}/apply`));
  const applied = (await Promise.all(decisions)).map(({ body }) => body.applied as number);
  expect(applied.sort()).toEqual([0, 1]);
  expect(await verdictOf(id)).toBe('AC');
});

describe('the filter', () => {
  it('takes submissions by verdict, person, language and time, and leaves out what has no verdict', async () => {
    const wrong = await submit(ada.token, 'WA');
    await submit(bob.token, 'AC');
    await judgeAll();
    await submit(ada.token, 'WA');
    const chosen = async (filter: object) => {
      const { body } = await start(filter);
      const listed = (await asAdmin('GET', `/rejudgings/${body.id}/submissions`)).body.items as { id: number }[];
      return { ids: listed.map(({ id }) => id), leftOut: body.leftOut as number };
    };
    expect(await chosen({ verdict: 'WA' })).toEqual({ ids: [wrong], leftOut: 0 });
    expect(await chosen({ user: 'ada', language: 'python' })).toEqual({ ids: [wrong], leftOut: 1 });
    const { createdAt } = (await asAdmin('GET', `/submissions/${wrong}`)).body;
    expect((await start({ until: createdAt, problem: 'sum' })).status).toBe(404);
    expect((await chosen({ since: createdAt })).ids).toHaveLength(2);
  });

  it.each([
    [{}, 422, undefined],
    [{ problem: 'nowhere' }, 422, 'problem'],
    [{ user: 'nobody' }, 422, 'user'],
    [{ submissions: [0] }, 422, 'submissions'],
    [{ submissions: [999999] }, 404, undefined],
    [{ verdict: 'XX' }, 422, 'verdict'],
    [{ since: 'yesterday' }, 422, 'since'],
  ])('%j is refused with %i', async (filter, status, field) => {
    const answer = await start(filter);
    expect(answer.status).toBe(status);
    if (field !== undefined) expect(answer.body.errors).toMatchObject([{ field }]);
  });
});

it('whoever waits for it is told when all is judged', async () => {
  await submit(ada.token, 'AC');
  await judgeAll();
  const { id } = (await start({ problem: 'sum' })).body;
  const waiting = asAdmin('GET', `/rejudgings/${id}?wait=60`);
  await judgeAll();
  expect((await waiting).body).toMatchObject({ state: 'ready', judged: 1 });
});

it('people take turns in the queue as if each job had been added by itself', async () => {
  for (let n = 0; n < 3; n += 1) await submit(ada.token, 'AC');
  await submit(bob.token, 'AC');
  await judgeAll();
  await start({ problem: 'sum' });
  const order = await sql.query<{ username: string }[]>(
    `SELECT username FROM jobs JOIN users ON users.id = person_id ORDER BY lane_rank, virtual_time, jobs.id`,
  );
  expect(order.slice(0, 2).map(({ username }) => username)).toEqual(expect.arrayContaining(['ada', 'bob']));
  expect(order).toHaveLength(4);
});
