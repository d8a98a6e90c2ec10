/** Webhooks: who is told what, signed how, tried how often, and which addresses are never reached. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Lease, LeaseLostError, QueueService } from '../../src/queue/queue.service.js';
import { CustomRunsService } from '../../src/submissions/custom-runs.service.js';
import { blockList } from '../../src/webhooks/public-addresses.js';
import { sendWebhook } from '../../src/webhooks/send-webhook.js';
import { eventually } from '../support/eventually.js';
import { type Answer, WebApp } from './web-app.js';

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let web: WebApp;
/** Another web process on the same database: both deliver. */
let other: WebApp;
/** Nothing private may be reached from here. */
let strict: WebApp;
let receiver: Server;
let receiverUrl: string;
let received: Received[] = [];
let answerWith: { status: number; location?: string } = { status: 200 };

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
      const { status, location } = answerWith;
      response.writeHead(status, location === undefined ? {} : { location });
      response.end(`answer ${String(status)}`);
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  receiverUrl = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}`;
  web = await WebApp.start({ DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' });
  other = await web.another({ DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' });
  strict = await WebApp.start();
});
afterAll(async () => {
  await Promise.all([other.stop(), strict.stop()]);
  await web.stop();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  await sql(web, 'DELETE FROM webhooks');
  received = [];
  answerWith = { status: 200 };
});

async function sql(app: WebApp, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(app.databaseUrl);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
}
const asAdmin = (method: string, target: string, body?: unknown, app = web): Promise<Answer> =>
  app.send(method, target, { token: app.adminToken, body });

async function makeWebhook(
  events: string[] = ['run.finished'],
  url = `${receiverUrl}/hook`,
): Promise<{ id: number; secret: string }> {
  const { status, body } = await asAdmin('POST', '/webhooks', { name: 'a test', url, events });
  expect(status).toBe(201);
  return body as { id: number; secret: string };
}

/** A run that a worker has in its hands. */
async function leasedRun(): Promise<Lease> {
  const body = { language: 'python', source: 'print(1)' };
  const { id } = (await asAdmin('POST', '/runs', body)).body as { id: number };
  await sql(web, "INSERT INTO workers (id, lock_key, host, slots) VALUES ('w', 1, 'h', 1) ON CONFLICT DO NOTHING");
  const lease = await web.get(QueueService).claim('w');
  expect(lease).toMatchObject({ kind: 'custom-run', subjectId: id });
  return lease as Lease;
}
const RESULT = {
  verdict: null,
  reason: '',
  compilerOutput: null,
  stdout: '1\n',
  isStdoutCut: false,
  stderr: '',
  evidence: null,
};
async function finishRun(): Promise<number> {
  const lease = await leasedRun();
  await web.get(CustomRunsService).finish(lease, RESULT);
  return lease.subjectId;
}
const log = async (id: number): Promise<Answer['body']> =>
  (await asAdmin('GET', `/webhooks/${String(id)}/deliveries`)).body.items;
const untilState = (id: number, state: string, attempts = 1): Promise<Answer['body']> =>
  eventually(`the delivery is ${state} after ${String(attempts)} attempts`, async () => {
    const [delivery] = await log(id);
    return delivery?.state === state && delivery.attempts.length === attempts ? delivery : null;
  });

describe('an event', () => {
  it('is told with a signature that the secret proves, and logged', async () => {
    const { id, secret } = await makeWebhook();
    const runId = await finishRun();
    const delivery = await untilState(id, 'delivered');
    expect(received).toHaveLength(1);
    const [{ path, headers, body } = { path: '', headers: {} as IncomingHttpHeaders, body: '' }] = received;
    expect(path).toBe('/hook');
    expect(JSON.parse(body)).toMatchObject({
      type: 'run.finished',
      timestamp: expect.any(String),
      data: { id: runId, state: 'finished', result: { stdout: '1\n' } },
    });
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const timestamp = String(headers['webhook-timestamp']);
    const proof = createHmac('sha256', key).update(`${String(headers['webhook-id'])}.${timestamp}.${body}`);
    expect(headers['webhook-signature']).toBe(`v1,${proof.digest('base64')}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(delivery.attempts).toMatchObject([{ responseStatus: 200, responseHead: 'answer 200', error: null }]);
    expect(JSON.stringify((await asAdmin('GET', '/webhooks')).body)).not.toContain(secret);
  });

  it('that is not wanted, or for a webhook that is off, is not told', async () => {
    const submissions = await makeWebhook(['submission.finished']);
    const off = await makeWebhook();
    await asAdmin('PATCH', `/webhooks/${String(off.id)}`, { isEnabled: false });
    const on = await makeWebhook();
    await finishRun();
    await untilState(on.id, 'delivered');
    expect(await log(submissions.id)).toEqual([]);
    expect(await log(off.id)).toEqual([]);
    expect(received).toHaveLength(1);
  });

  it('of a result that the database refuses is not told', async () => {
    const { id } = await makeWebhook();
    const lease = await leasedRun();
    const late = { ...lease, fence: lease.fence - 1 };
    await expect(web.get(CustomRunsService).finish(late, RESULT)).rejects.toThrow(LeaseLostError);
    expect(await log(id)).toEqual([]);
    await web.get(CustomRunsService).finish(lease, RESULT);
    await untilState(id, 'delivered');
  });

  it('is told once each, although two web processes deliver', async () => {
    const { id } = await makeWebhook(['ping']);
    await Promise.all(Array.from({ length: 40 }, () => asAdmin('POST', `/webhooks/${String(id)}/ping`)));
    await eventually('all are delivered', async () => {
      const [row] = await sql(web, "SELECT count(*)::int AS open FROM webhook_deliveries WHERE state <> 'delivered'");
      return row?.['open'] === 0 ? true : null;
    });
    const ids = received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('whose web process died while it was sent is sent again once the lease ends', async () => {
    const { id } = await makeWebhook(['ping']);
    await sql(
      web,
      `INSERT INTO webhook_deliveries (webhook_id, event, payload, attempts, round, lease_ends_at)
       VALUES ($1, 'ping', '{}', 1, 1, now() + interval '2 seconds')`,
      [id],
    );
    const delivery = await untilState(id, 'delivered');
    expect(delivery.attempts).toHaveLength(1);
  });
});

describe('a delivery that fails', () => {
  it('is tried again, later each time, and given up in the end', async () => {
    answerWith = { status: 503 };
    const { id } = await makeWebhook();
    await finishRun();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      const { nextAttemptAt, attempts } = await untilState(id, 'waiting', attempt);
      expect(attempts.at(-1)).toMatchObject({ responseStatus: 503, responseHead: 'answer 503' });
      waits.push(Date.parse(nextAttemptAt) - Date.parse(attempts.at(-1).startedAt));
      await sql(web, 'UPDATE webhook_deliveries SET available_at = now() WHERE webhook_id = $1', [id]);
    }
    expect(waits).toEqual([...waits].sort((one, two) => one - two));
    expect(waits[0]).toBeGreaterThanOrEqual(5_000);
    expect(waits[7]).toBeGreaterThanOrEqual(36_000_000);
    await untilState(id, 'failed', 9);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('for want of an answer says why', async () => {
    const { id } = await makeWebhook(['ping'], 'http://127.0.0.1:1/');
    await asAdmin('POST', `/webhooks/${String(id)}/ping`);
    const { attempts } = await untilState(id, 'waiting');
    expect(attempts).toMatchObject([{ responseStatus: null, error: expect.stringContaining('ECONNREFUSED') }]);
  });

  it('for good switches the webhook off', async () => {
    answerWith = { status: 410 };
    const { id } = await makeWebhook(['ping']);
    await asAdmin('POST', `/webhooks/${String(id)}/ping`);
    await untilState(id, 'failed');
    expect((await asAdmin('GET', '/webhooks')).body.items).toMatchObject([{ id, isEnabled: false }]);
  });

  it('by a redirect does not follow it', async () => {
    answerWith = { status: 302, location: `${receiverUrl}/elsewhere` };
    const { id } = await makeWebhook(['ping']);
    await asAdmin('POST', `/webhooks/${String(id)}/ping`);
    await untilState(id, 'waiting');
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
  });
});

it('a delivery can be replayed, with the same id and payload', async () => {
  const { id } = await makeWebhook(['ping']);
  await asAdmin('POST', `/webhooks/${String(id)}/ping`);
  const delivery = await untilState(id, 'delivered');
  const replay = () => asAdmin('POST', `/webhooks/${String(id)}/deliveries/${String(delivery.id)}/replay`);
  expect((await replay()).status).toBe(204);
  await untilState(id, 'delivered', 2);
  expect(received).toHaveLength(2);
  expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id']);
  expect(received[1]?.body).toBe(received[0]?.body);
  answerWith = { status: 500 };
  await replay();
  await untilState(id, 'waiting', 3);
  expect((await replay()).body.code).toBe('conflict');
});

describe('what is refused, with the field:', () => {
  it.each([
    ['no address', { url: 'ci.example.org' }],
    ['a file', { url: 'file:///etc/passwd' }],
    ['credentials in the address', { url: 'https://user:secret@ci.example.org/' }],
    ['loopback', { url: 'http://127.0.0.1/' }],
    ['loopback, written otherwise', { url: 'http://0x7f.1/' }],
    ['loopback of IPv6', { url: 'http://[::1]/' }],
    ['a private network', { url: 'http://10.0.0.7/' }],
    ['a cloud’s metadata', { url: 'http://169.254.169.254/latest/meta-data' }],
    ['a mapped address', { url: 'http://[::ffff:10.0.0.7]/' }],
    ['an event that there is not', { events: ['everything'] }],
    ['no event', { events: [] }],
  ])('%s', async (_, wrong) => {
    const right = { name: 'a test', url: 'https://ci.example.org/', events: ['ping'] };
    const { status, body } = await asAdmin('POST', '/webhooks', { ...right, ...wrong }, strict);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(Object.keys(wrong));
  });
});

describe('an address that is not public', () => {
  it('is not reached by a name that stands for it', async () => {
    const { port } = new URL(receiverUrl);
    const { body } = await asAdmin(
      'POST',
      '/webhooks',
      { name: 'inside', url: `http://localhost:${port}/`, events: ['ping'] },
      strict,
    );
    await asAdmin('POST', `/webhooks/${String(body.id)}/ping`, undefined, strict);
    const attempts = await eventually('it was tried', async () => {
      const answer = await asAdmin('GET', `/webhooks/${String(body.id)}/deliveries`, undefined, strict);
      const [delivery] = answer.body.items;
      return delivery?.attempts.length > 0 ? delivery.attempts : null;
    });
    expect(attempts[0]).toMatchObject({ responseStatus: null, error: expect.stringContaining('no public address') });
    expect(received).toEqual([]);
  });

  const url = (): URL => new URL(`http://webhook.test:${new URL(receiverUrl).port}/`);

  it('spoils a name that has a public one besides', async () => {
    const resolve = () =>
      Promise.resolve([
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    await expect(sendWebhook(url(), {}, '{}', blockList([]), { resolve })).rejects.toThrow('no public address');
    expect(received).toEqual([]);
  });

  it('is not reached by a name that is answered differently a moment later', async () => {
    const answers = ['127.0.0.1', '127.0.0.2', '10.0.0.1'];
    let asked = 0;
    const resolve = () => Promise.resolve([{ address: answers[asked++] ?? '', family: 4 }]);
    const answer = await sendWebhook(url(), {}, '{}', blockList(['127.0.0.1/32']), { resolve });
    expect(answer.status).toBe(200);
    // The name was asked for once, and the connection went to that very answer.
    expect(asked).toBe(1);
    await expect(sendWebhook(url(), {}, '{}', blockList(['127.0.0.1/32']), { resolve })).rejects.toThrow('127.0.0.2');
    expect(received).toHaveLength(1);
  });
});
