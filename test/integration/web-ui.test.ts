/** How the browser UI's files are served: its page wherever a browser navigates to, and never for what is the server's. */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { webUi } from '../../src/http/web-ui.js';

let root: string;
let server: Server;
let url: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'docket-ui-'));
  await mkdir(path.join(root, 'assets'));
  await writeFile(path.join(root, 'index.html'), '<!doctype html><title>the page</title>');
  await writeFile(path.join(root, 'assets', 'app-1a2b3c.js'), '/* the script */');
  await writeFile(path.join(root, 'assets', 'app-1a2b3c.js.gz'), gzipSync('/* the script, packed */'));
  await writeFile(path.join(root, 'favicon.svg'), '<svg/>');
  const app = express();
  app.use(webUi(root));
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true });
});

const open = async (target: string, accept = 'text/html,*/*;q=0.8', encoding = 'identity') => {
  const response = await fetch(url + target, { headers: { accept, 'accept-encoding': encoding } });
  return { status: response.status, cache: response.headers.get('cache-control'), text: await response.text() };
};

it.each(['/', '/problems', '/problems/a.plus.b', '/submissions/12?tab=source'])(
  'the page answers %s',
  async (target) => {
    expect(await open(target)).toMatchObject({
      status: 200,
      cache: 'no-cache',
      text: expect.stringContaining('the page'),
    });
  },
);

it('a file with a hash in its name is kept for ever, others are asked for again', async () => {
  expect(await open('/assets/app-1a2b3c.js')).toMatchObject({
    text: '/* the script */',
    cache: 'public, max-age=31536000, immutable',
  });
  expect((await open('/favicon.svg')).cache).toBe('no-cache');
});

it('a script is sent packed to whoever takes it so, under its own name and type', async () => {
  expect(await open('/assets/app-1a2b3c.js', '*/*', 'gzip, br')).toMatchObject({
    text: '/* the script, packed */',
    cache: 'public, max-age=31536000, immutable',
  });
  const { headers } = await fetch(`${url}/assets/app-1a2b3c.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(headers.get('vary')).toContain('Accept-Encoding');
});

it.each([
  '/api/v1/nowhere',
  '/api',
  '/socket.io/',
  '/assets/gone.js',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
])('the page does not answer %s', async (target) => {
  const answer = await open(target, target.startsWith('/api') ? 'text/html' : '*/*;q=0.1');
  if (answer.status === 200) expect(answer.text).toContain('the page');
  else expect(answer.status).toBe(404);
  expect(answer.text).not.toContain('root:');
});

it('a program that does not want HTML gets no page', async () => {
  expect((await open('/problems', 'application/json')).status).toBe(404);
});
