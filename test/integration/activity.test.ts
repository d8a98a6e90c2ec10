/** The judge's work over time and now, as an operator sees it. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QueueService } from '../../src/queue/queue.service.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;
let dataSource: DataSource;

beforeAll(async () => {
  web = await WebApp.start();
  dataSource = web.get(DataSource);
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
});
afterAll(() => web.stop());

interface Part {
  startedAt: string;
  judgedCount: number;
  failedCount: number;
  waitSeconds: Record<string, number> | null;
  verdictSeconds: Record<string, number> | null;
}

async function look(path: string): Promise<unknown> {
  const answer = await web.send('GET', path, { token: web.adminToken });
  expect(answer.status).toBe(200);
  return answer.body;
}

async function submit(): Promise<number> {
  const body = { problem: 'sum', language: 'python', source: `print(1) # ${String(Math.random())}\n` };
  const answer = await web.send('POST', '/submissions', { token: web.adminToken, body });
  expect(answer.status).toBe(202);
  return (answer.body as { id: number }).id;
}

it('tells how many were judged when, and how long people waited for a verdict', async () => {
  const ids = [await submit(), await submit(), await submit(), await submit()];
  // Handed in 3 hours ago; started after 1, 2, 3, 4 s and finished as many seconds later.
  await dataSource.query(
    `UPDATE judgements SET state = 'finished', verdict = CASE ordinality WHEN 4 THEN 'JE' ELSE 'AC' END,
       created_at = date_trunc('hour', now()) - interval '3 hours',
       started_at = date_trunc('hour', now()) - interval '3 hours' + ordinality * interval '1 second',
       finished_at = date_trunc('hour', now()) - interval '3 hours' + 2 * ordinality * interval '1 second'
     FROM unnest($1::integer[]) WITH ORDINALITY AS one (id, ordinality) WHERE submission_id = one.id`,
    [ids],
  );
  const { partSeconds, parts } = (await look('/activity?hours=24')) as { partSeconds: number; parts: Part[] };
  expect(partSeconds).toBe(900);
  expect(parts).toHaveLength(96);
  const busy = parts.filter(({ judgedCount }) => judgedCount > 0);
  expect(busy).toHaveLength(1);
  expect(busy[0]).toMatchObject({ judgedCount: 4, failedCount: 1 });
  expect(busy[0]?.waitSeconds?.['p50']).toBeCloseTo(2.5);
  expect(busy[0]?.verdictSeconds?.['p50']).toBeCloseTo(5);
  expect(busy[0]?.verdictSeconds?.['p99']).toBeCloseTo(7.94);
  expect(parts[0]).toMatchObject({ judgedCount: 0, waitSeconds: null, verdictSeconds: null });
  // Their jobs are not what the next test is about.
  await dataSource.query('DELETE FROM jobs');
});

it('has parts of a length that a chart can show', async () => {
  for (const [hours, seconds] of [
    [1, 60],
    [24, 900],
    [168, 7_200],
    [720, 28_800],
  ]) {
    // prettier-ignore
    const { partSeconds, parts } = (await look(`/activity?hours=${String(hours)}`)) as {
      partSeconds: number;
      parts: Part[];
    };
    expect(partSeconds).toBe(seconds);
    expect(parts.length).toBeLessThanOrEqual(96);
  }
});

it('refuses more hours than are kept in view', async () => {
  const answer = await web.send('GET', '/activity?hours=100000', { token: web.adminToken });
  expect(answer.status).toBe(422);
});

it('shows what is at which worker before what waits', async () => {
  const first = await submit();
  const second = await submit();
  await web.get(QueueService).claim('worker-1');
  const work = await look('/activity/now');
  expect(work).toEqual([
    expect.objectContaining({ kind: 'submission', id: first, state: 'leased', workerId: 'worker-1', problem: 'sum' }),
    expect.objectContaining({ kind: 'submission', id: second, state: 'waiting', workerId: null, username: 'admin' }),
  ]);
});
