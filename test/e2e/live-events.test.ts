/** What a browser sees of a submission while it is judged, and what it must never see. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SubmissionEvent } from '../../src/contract/events.js';
import { LiveEvents } from '../support/live-events.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

let started: TestServer;
let server: RunningServer;
let ada: Account;
let eve: Account;
const open: LiveEvents[] = [];

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: 4, timeLimitS: 2 });
  ada = await server.account('student');
  eve = await server.account('student');
});
afterEach(() => {
  for (const live of open.splice(0)) live.close();
});
afterAll(() => started.dispose());

async function listen(account: Account, transports?: string[]): Promise<LiveEvents> {
  const live = await LiveEvents.connect(server.url, account.token, transports);
  open.push(live);
  return live;
}

async function submit(account: Account, source: string = DOUBLE.python): Promise<number> {
  const { id } = await account.rest.post<{ id: number }>('/submissions', {
    problem: 'double',
    language: 'python',
    source,
  });
  return id;
}

const CASES = ['sample/1', 'secret/001', 'secret/002', 'secret/003', 'secret/004'];

describe('a subscriber', () => {
  it.each([[['websocket']], [['polling']]])(
    'over %j is told queued, compiling, each run in order, and the verdict',
    async (transports) => {
      const live = await listen(ada, transports);
      expect(await live.subscribe({ mine: true })).toEqual({ ok: true });
      const id = await submit(ada);
      await live.finished(id);
      const events = live.of(id);
      const states = events.filter((event) => event.name === 'submission').map((event) => event.state);
      expect(states).toEqual(['queued', 'compiling', 'running', 'finished']);
      expect(events.filter((event) => event.name === 'run').map((event) => event.testCaseName)).toEqual(CASES);
      const revisions = events.map(({ revision }) => revision);
      expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
      expect(new Set(revisions).size).toBe(revisions.length);
      expect(events.at(-1)).toMatchObject({ name: 'submission', state: 'finished', verdict: 'AC' });
      const runs = events.filter((event) => event.name === 'run');
      expect(runs.every(({ cpuTimeUs, memoryPeakBytes }) => cpuTimeUs > 0 && memoryPeakBytes > 0)).toBe(true);
    },
  );

  it('who comes late gets the present state with all runs first', async () => {
    const id = await submit(ada);
    await ada.rest.get(`/submissions/${id}?wait=30`);
    const live = await listen(ada);
    expect(await live.subscribe({ submission: id })).toEqual({ ok: true });
    const [first, ...more] = live.of(id);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ name: 'submission', state: 'finished', verdict: 'AC' });
    expect((first as SubmissionEvent).runs?.map(({ testCaseName }) => testCaseName)).toEqual(CASES);
  });

  it('who comes in the middle gets the runs so far, then the others, none twice', async () => {
    const slow = `import time\ntime.sleep(0.3)\n${DOUBLE.python}`;
    const early = await listen(ada);
    await early.subscribe({ mine: true });
    const id = await submit(ada, slow);
    const late = await listen(ada);
    await waitForRuns(early, id, 2);
    await late.subscribe({ submission: id });
    await late.finished(id);
    const [first, ...more] = late.of(id);
    const before = (first as SubmissionEvent).runs ?? [];
    const after = more.filter((event) => event.name === 'run' && event.revision > (first?.revision ?? 0));
    expect(before.length).toBeGreaterThanOrEqual(2);
    const names = [...before, ...after].map((event) => ('testCaseName' in event ? event.testCaseName : ''));
    expect(names).toEqual(CASES);
  });
});

async function waitForRuns(live: LiveEvents, id: number, count: number): Promise<void> {
  await expect.poll(() => live.of(id).filter(({ name }) => name === 'run').length).toBeGreaterThanOrEqual(count);
}

describe('somebody else', () => {
  it('cannot see a submission, its source, or its events', async () => {
    const id = await submit(ada);
    for (const path of [`/submissions/${id}`, `/submissions/${id}/source`]) {
      expect((await eve.rest.refusal('GET', path)).status).toBe(404);
    }
    const { items } = await eve.rest.get<{ items: { id: number }[] }>('/submissions?limit=100');
    expect(items.map((each) => each.id)).not.toContain(id);
    const live = await listen(eve);
    await live.subscribe({ mine: true });
    expect(await live.subscribe({ submission: id })).toMatchObject({ ok: false, code: 'not-found' });
    await ada.rest.get(`/submissions/${id}?wait=30`);
    const own = await submit(eve);
    await live.finished(own);
    expect(live.events.filter(({ submissionId }) => submissionId !== own)).toEqual([]);
  });

  it('who is not signed in cannot subscribe at all', async () => {
    const id = await submit(ada);
    const live = await LiveEvents.connect(server.url, null);
    open.push(live);
    expect(await live.subscribe({ submission: id })).toMatchObject({ ok: false, code: 'not-signed-in' });
    expect(await live.subscribe({ mine: true })).toMatchObject({ ok: false });
  });

  it('gets nothing more once their token is revoked', async () => {
    const { id: tokenId, token } = await ada.rest.post<{ id: number; token: string }>('/auth/tokens', {
      name: 'short-lived',
      scopes: ['read'],
    });
    await fetch(`${server.url}/api/v1/auth/tokens/${tokenId}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${ada.token}` },
    });
    const live = await LiveEvents.connect(server.url, token);
    open.push(live);
    expect(await live.subscribe({ mine: true })).toMatchObject({ ok: false });
  });
});

it('an admin may follow anybody’s submission', async () => {
  const live = await listen(server.admin);
  const id = await submit(ada);
  expect(await live.subscribe({ submission: id })).toEqual({ ok: true });
  expect((await live.finished(id)).verdict).toBe('AC');
});
