/** What operators are shown: figures for Prometheus, and the probes of those who restart and balance. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { QueueService } from '../../src/queue/queue.service.js';
import { WorkerRegistration } from '../../src/queue/worker-registration.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_QUEUE_LIMIT: '2' });
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
});
afterAll(() => web.stop());

const handIn = (key: string) =>
  web.send('POST', '/submissions', {
    token: web.adminToken,
    headers: { 'idempotency-key': key },
    body: { problem: 'sum', language: 'python', source: `# ${key}\nprint(1)\n` },
  });

it('a full queue takes nothing more, says when to come back, and keeps what it has', async () => {
  expect((await handIn('first')).status).toBe(202);
  const second = await handIn('second');
  expect(second).toMatchObject({ status: 202, body: { queuePosition: 1 } });
  await expect.poll(async () => (await handIn('third')).status).toBe(503);
  const refused = await handIn('third');
  expect(refused.body.code).toBe('queue-full');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const again = await handIn('second');
  expect(again).toMatchObject({ status: 202, body: { id: second.body.id } });
});

it('figures tell of the queue by lane, of requests, and of each worker by its name', async () => {
  const config = loadConfig({ DATABASE_URL: web.databaseUrl });
  const queue = new QueueService(web.get(DataSource), config);
  const worker = new WorkerRegistration(config, web.get(DataSource), queue);
  await worker.start(() => undefined);
  await worker.tell({ canJudge: true });
  const { status, body } = await web.send('GET', './metrics', { token: web.adminToken });
  await worker.stop();
  expect(status).toBe(200);
  expect(body).toContain('docket_queue_jobs{lane="practice",state="waiting"} 2');
  expect(body).toMatch(/docket_queue_oldest_seconds\{lane="practice"\} \d/);
  expect(body).toContain('docket_workers{state="able"} 1');
  expect(body).toMatch(/docket_http_request_seconds_count\{.*status="202".*process="web"\} \d/);
  expect(body).toContain(`process="worker",worker="${worker.workerId}"`);
  expect(body).toContain('# TYPE docket_judging_stage_seconds histogram');
});

it('figures are for admins', async () => {
  expect((await web.send('GET', './metrics')).body.code).toBe('not-signed-in');
  const student = await web.makeStudent('curious', ['read']);
  expect((await web.send('GET', './metrics', { token: student.token })).body.code).toBe('forbidden');
});

it.each(['./health/live', './health/ready', '/health/live', '/health/ready'])(
  '%s says that all is well',
  async (path) => {
    expect(await web.send('GET', path)).toMatchObject({ status: 200, body: { status: 'ok' } });
  },
);

it('each line that is logged on behalf of a submission carries its id and that of the request', async () => {
  await web.get(DataSource).query('TRUNCATE jobs');
  const { body } = await handIn('logged');
  await web.send('GET', `/submissions/${body.id}`, { token: web.adminToken, headers: { 'x-request-id': 'a-request' } });
  const lines = web.log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const ofRequest = lines.filter(({ reqId }) => reqId === 'a-request');
  expect(ofRequest.length).toBeGreaterThan(0);
  for (const line of ofRequest) expect(line).toMatchObject({ submissionId: body.id, requestId: 'a-request' });
});
