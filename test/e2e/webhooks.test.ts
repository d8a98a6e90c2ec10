/** Other servers are told of what a real worker finds out. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

interface Told {
  type: string;
  data: Record<string, unknown>;
}

let started: TestServer;
let server: RunningServer;
let receiver: Server;
const told: Told[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      told.push(JSON.parse(body) as Told);
      response.end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  started = await startTestServer({ env: { DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: 2, timeLimitS: 2 });
  await server.admin.rest.post('/webhooks', {
    name: 'a test',
    url: `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/`,
    events: ['submission.finished', 'run.finished', 'verification.finished'],
  });
});
afterAll(async () => {
  await started.dispose();
  receiver.closeAllConnections();
  receiver.close();
});

const untilTold = (type: string, id: number): Promise<Record<string, unknown>> =>
  eventually(`${type} of ${String(id)} is told`, () => {
    return told.find((one) => one.type === type && one.data['id'] === id)?.data ?? null;
  });

it('a verdict is told, and again after a rejudge', async () => {
  const ada = await server.account('student');
  const body = { problem: 'double', language: 'python', source: DOUBLE.python };
  const { id } = await ada.rest.post<{ id: number }>('/submissions', body);
  expect(await untilTold('submission.finished', id)).toMatchObject({
    problem: 'double',
    username: ada.username,
    verdict: 'AC',
    judgement: 1,
  });
  await server.admin.rest.post(`/submissions/${String(id)}/rejudge`);
  await eventually('the second judgement is told', () =>
    told.some(({ data }) => data['id'] === id && data['judgement'] === 2) ? true : null,
  );
  expect(told.filter(({ data }) => data['id'] === id)).toHaveLength(2);
});

it('a run’s result is told', async () => {
  const body = { language: 'python', source: 'print(input())', input: 'hello\n' };
  const { id } = await server.admin.rest.post<{ id: number }>('/runs', body);
  expect(await untilTold('run.finished', id)).toMatchObject({ result: { stdout: 'hello\n' } });
});

it('a verification is told once, and none of its submissions', async () => {
  told.length = 0;
  const { id } = await server.admin.rest.post<{ id: number }>('/problems/double/verify');
  expect(await untilTold('verification.finished', id)).toMatchObject({ isAsExpected: true });
  expect(told).toHaveLength(1);
});
