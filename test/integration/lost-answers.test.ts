/** A client whose connection is cut before it has the answer sends the request again: one submission, not two. */
import { connect } from 'node:net';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

const BODY = { problem: 'sum', language: 'python', source: 'print(1)\n' };

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
});
afterAll(() => web.stop());

const countOf = async (key: string): Promise<number> => {
  const rows = await web
    .get(DataSource)
    .query<unknown[]>('SELECT 1 FROM submissions WHERE idempotency_key = $1', [key]);
  return rows.length;
};

const handIn = (key: string, body: object = BODY) =>
  web.send('POST', '/submissions', { token: web.adminToken, headers: { 'idempotency-key': key }, body });

/** Sends the whole request and hangs up at once. */
async function sendAndHangUp(key: string): Promise<void> {
  const { port } = new URL(web.url);
  const body = JSON.stringify(BODY);
  const head = [
    'POST /api/v1/submissions HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${web.adminToken}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Idempotency-Key: ${key}`,
  ];
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => {
      resolve();
    });
  });
  socket.destroy();
}

it('the request that is sent again finds the submission of the one whose answer was lost', async () => {
  await sendAndHangUp('cut off');
  await expect.poll(() => countOf('cut off')).toBe(1);
  const answer = await handIn('cut off');
  expect(answer.status).toBe(202);
  expect(await countOf('cut off')).toBe(1);
});

it('requests with one key that come at the same time make one submission, and all are told of it', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => handIn('all at once')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ body }) => body.id as number)).size).toBe(1);
  expect(await countOf('all at once')).toBe(1);
});
