/** Waiting by server-sent events, for programs without a socket. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type OpenStream, openEventStream } from '../support/event-stream.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

const CASES = ['sample/1', 'secret/001', 'secret/002'];
const SLOW = `import time\ntime.sleep(0.5)\n${DOUBLE.python}`;

let started: TestServer;
let server: RunningServer;
let ada: Account;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: 2, timeLimitS: 2 });
  ada = await server.account('student');
});
afterAll(() => started.dispose());

async function submit(source: string): Promise<number> {
  const body = { problem: 'double', language: 'python', source };
  return (await ada.rest.post<{ id: number }>('/submissions', body)).id;
}
const open = (path: string, { token } = ada): Promise<OpenStream> => openEventStream(server.url, path, token);

it('a submission’s stream tells its state, each run in order, the verdict, and ends', async () => {
  const id = await submit(SLOW);
  const stream = await open(`/submissions/${id}/events`);
  expect(stream).toMatchObject({ status: 200, contentType: 'text/event-stream; charset=utf-8' });
  const events = await stream.ended;
  const [first] = events;
  expect(first).toMatchObject({ name: 'submission', data: { submissionId: id, runs: expect.any(Array) } });
  const told = events.filter(({ name }) => name === 'run').map(({ data }) => data.testCaseName as string);
  const before = (first?.data.runs as { testCaseName: string }[]).map(({ testCaseName }) => testCaseName);
  expect([...before, ...told]).toEqual(CASES);
  const revisions = events.map((event) => Number(event.id));
  expect(revisions).toEqual([...new Set(revisions)].sort((one, other) => one - other));
  expect(events.at(-1)).toMatchObject({ name: 'submission', data: { state: 'finished', verdict: 'AC' } });
});

it('of a submission that is finished it tells the end at once', async () => {
  const id = await submit(DOUBLE.python);
  await ada.rest.get(`/submissions/${id}?wait=30`);
  const events = await (await open(`/submissions/${id}/events`)).ended;
  expect(events).toMatchObject([{ name: 'submission', data: { state: 'finished', verdict: 'AC' } }]);
  expect(events[0]?.data.runs).toHaveLength(CASES.length);
});

it('a run’s stream ends with its result', async () => {
  const body = { language: 'python', source: SLOW, input: '21\n' };
  const { id } = await ada.rest.post<{ id: number }>('/runs', body);
  const events = await (await open(`/runs/${id}/events`)).ended;
  expect(events.every(({ name }) => name === 'custom-run')).toBe(true);
  expect(events.at(-1)?.data).toMatchObject({ id, state: 'finished', result: { stdout: '42\n', verdict: null } });
});

it('comes to its end although the events’ connection to the database breaks meanwhile', async () => {
  const id = await submit(SLOW);
  const stream = await open(`/submissions/${id}/events`);
  await eventually('the stream has begun', () => (stream.events.length > 0 ? true : null));
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docket-events'`);
  await client.end();
  expect((await stream.ended).at(-1)).toMatchObject({ name: 'submission', data: { state: 'finished', verdict: 'AC' } });
});

it('somebody else’s is not found, and nobody gets more than their share of streams', async () => {
  const id = await submit(`import time\ntime.sleep(1)\n${DOUBLE.python}`);
  const eve = await server.account('student');
  expect(await open(`/submissions/${id}/events`, eve)).toMatchObject({ status: 404 });
  const run = await ada.rest.post<{ id: number }>('/runs', { language: 'python', source: 'while True: pass' });
  const streams = await Promise.all(Array.from({ length: 51 }, () => open(`/runs/${run.id}/events`)));
  expect(streams.map(({ status }) => status).sort()).toEqual([...Array<number>(50).fill(200), 429]);
  for (const stream of streams) stream.close();
  await eventually('a place is free again', async () => {
    const stream = await open(`/runs/${run.id}/events`);
    stream.close();
    return stream.status === 200 ? true : null;
  });
});
