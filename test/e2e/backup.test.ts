/** A backup of a server that runs, restored on an empty machine: another database and another data directory. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { RestClient } from '../support/rest-client.js';
import { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

interface Shown {
  id: number;
  verdict: string;
  judgementCount: number;
  runs: { testCaseName: string; verdict: string }[];
}

let first: TestServer;
let emptyDatabase: TestDatabase;
let emptyDir: string;

beforeAll(async () => {
  first = await startTestServer({ env: { DOCKET_POOL_SIZE: '1' } });
  emptyDatabase = await freshDatabase();
  const shared = inject('dataDir');
  emptyDir = await mkdtemp(path.join(shared, 'restored-'));
  await symlink(path.join(shared, 'library'), path.join(emptyDir, 'library'));
});
afterAll(async () => {
  await first.dispose();
  await emptyDatabase.drop();
  await rm(emptyDir, { recursive: true, force: true });
});

it('signing in works there, a submission’s verdict, runs and source are there, and it is judged again', async () => {
  const { server } = first;
  await importTinyProblem(server, { slug: 'double' });
  const username = 'ada';
  const password = 'a password that survives';
  await server.admin.rest.post('/users', { username, password, role: 'student' });
  const ada = new RestClient(server.url, null, await new RestClient(server.url, null).signIn(username, password));
  const body = { problem: 'double', language: 'python', source: DOUBLE.python };
  const { id } = await ada.post<{ id: number }>('/submissions', body);
  const before = await ada.get<Shown>(`/submissions/${String(id)}?wait=60`);
  expect(before.verdict).toBe('AC');

  const file = path.join(emptyDir, 'all.docket');
  const saved = await server.docket(['backup', file], { env: { DATABASE_URL: server.databaseUrl } });
  expect(saved.code, saved.err).toBe(0);
  const env = { DATABASE_URL: emptyDatabase.url, DOCKET_DATA: emptyDir };
  const checked = await server.docket(['restore', file, '--check'], { env });
  expect(checked, checked.err).toMatchObject({ code: 0, out: expect.stringMatching(/is whole: \d+ rows/) as string });
  const restored = await server.docket(['restore', file], { env });
  expect(restored.code, restored.err).toBe(0);
  const again = await server.docket(['restore', file], { env });
  expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/--force-empty/) as string });
  await server.stop();

  const other = await RunningServer.start(
    { databaseUrl: emptyDatabase.url, dataDir: emptyDir, env: { DOCKET_POOL_SIZE: '1' } },
    1,
  );
  try {
    const session = await new RestClient(other.url, null).signIn(username, password);
    const there = new RestClient(other.url, null, session);
    const shown = await there.get<Shown>(`/submissions/${String(id)}`);
    expect(shown).toMatchObject({ verdict: 'AC', runs: before.runs, judgementCount: 1 });
    const source = await there.get<{ files: { content: string }[] }>(`/submissions/${String(id)}/source`);
    expect(source.files).toMatchObject([{ content: DOUBLE.python }]);
    await other.admin.rest.post(`/submissions/${String(id)}/rejudge`);
    const rejudged = await there.get<Shown>(`/submissions/${String(id)}?wait=60`);
    expect(rejudged).toMatchObject({ verdict: 'AC', judgementCount: 2 });
  } finally {
    await other.stop();
  }
});
