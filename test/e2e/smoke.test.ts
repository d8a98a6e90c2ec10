/** The smoke test that pipelines run against any address, run against this one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { importTinyProblem } from '../support/tiny-problem.js';

const SMOKE = fileURLToPath(new URL('../smoke/smoke.mjs', import.meta.url));

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
});
afterAll(() => started.dispose());

async function smoke(
  env: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number | null; output: string }> {
  const { PATH = '' } = process.env;
  const child = spawn('node', [SMOKE, ...args], {
    env: { PATH, DOCKET_URL: server.url, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

it('passes for an admin and leaves nothing behind', async () => {
  const { code, output } = await smoke({ DOCKET_TOKEN: server.admin.token });
  expect(code, output).toBe(0);
  const { items } = await server.admin.rest.get<{ items: { slug: string }[] }>('/problems?limit=100');
  expect(items.filter(({ slug }) => slug.startsWith('smoke-'))).toEqual([]);
});

it('passes for a token that may only submit, on a problem that is there', async () => {
  await importTinyProblem(server, { slug: 'double' });
  const student = await server.account('student', ['submit']);
  const { code, output } = await smoke({ DOCKET_TOKEN: student.token, DOCKET_SMOKE_PROBLEM: 'double' });
  expect(code, output).toBe(0);
});

it('fails with 1 for a bad token, and with 3 where no server is', async () => {
  expect((await smoke({ DOCKET_TOKEN: 'dkt_wrong' })).code).toBe(1);
  expect((await smoke({ DOCKET_TOKEN: 'x', DOCKET_URL: 'http://127.0.0.1:1' })).code).toBe(3);
});

it.each<[string, string[], Record<string, string>]>([
  ['an option that there is not', ['--nonsense'], {}],
  ['a time that is none', ['--timeout', 'abc'], {}],
  ['a report that cannot be written', ['--junit', '/nonexistent/smoke.xml'], {}],
  ['no token', [], { DOCKET_TOKEN: '' }],
  ['an address that is none', [], { DOCKET_URL: 'judge.example.org' }],
])('ends with 2 for %s', async (_what, args, env) => {
  const { code, output } = await smoke({ DOCKET_TOKEN: 'x', ...env }, args);
  expect({ code, output }).toEqual({ code: 2, output: expect.stringMatching(/^smoke: .+\n$/) as string });
});

it('ends with 4 when the time is over, tells it in the report, and takes its problem away all the same', async () => {
  const asked: string[] = [];
  // Takes a package, and then no submission.
  const answers: Record<string, [number, object]> = {
    'GET /api/v1/health': [200, { workers: [{ id: 'w', canJudge: true, reason: null }] }],
    'GET /api/v1/auth/me': [200, { role: 'admin' }],
    'GET /api/v1/languages': [200, [{ id: 'python', available: true }]],
    'POST /api/v1/problems': [201, {}],
  };
  const stuck = createServer((request, response) => {
    const name = `${request.method ?? ''} ${request.url ?? ''}`;
    asked.push(name);
    request.resume();
    const [status, body] = answers[name] ?? (request.method === 'DELETE' ? [204, null] : [0, null]);
    if (status === 0) return;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === null ? undefined : JSON.stringify(body));
  });
  stuck.listen(0, '127.0.0.1');
  await once(stuck, 'listening');
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-smoke-'));
  const report = path.join(folder, 'smoke.xml');
  const url = `http://127.0.0.1:${String((stuck.address() as AddressInfo).port)}`;
  const { code, output } = await smoke({ DOCKET_TOKEN: 'x', DOCKET_URL: url }, ['--timeout', '2', '--junit', report]);
  stuck.closeAllConnections();
  stuck.close();
  expect(code, output).toBe(4);
  expect(output).toContain('smoke: not done after 2 s');
  expect(asked.at(-1)).toMatch(/^DELETE \/api\/v1\/problems\/smoke-/);
  expect(await readFile(report, 'utf8')).toMatch(/name="judging: a right program is accepted"[^>]*><failure message=/);
  await rm(folder, { recursive: true });
});
