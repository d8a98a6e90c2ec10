/** The smoke test that pipelines run against any address, run against this one. */
import { spawn } from 'node:child_process';
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
}, 300_000);
afterAll(() => started.dispose());

async function smoke(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { PATH = '' } = process.env;
  const child = spawn('node', [SMOKE], {
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
