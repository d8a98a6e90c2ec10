/** Processes are killed in the middle of what they do: nothing half done is to be seen, and the same again succeeds. */
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS } from '../../src/queue/queue.service.js';
import { eventually } from '../support/eventually.js';
import { GENERATOR, generatedPackage } from '../support/foreign-packages.js';
import { HeldLock } from '../support/held-lock.js';
import { newerPackage, packageZip } from '../support/packages.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const LEASE_SECONDS = 4;
/** Processes are started again and again. */
const SLOW = 'import time\ntime.sleep(0.3)\nprint(sum(map(int, input().split())))\n';
const WRONG = 'print(0)\n';
/** The second version of the problem wants this of every sum. */
const ZEROS = { 'data/sample/1.ans': '0\n', 'data/secret/1.ans': '0\n', 'data/secret/2.ans': '0\n' };

let started: TestServer;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  started = await startTestServer({
    workers: 0,
    env: { DOCKET_LEASE_SECONDS: String(LEASE_SECONDS), DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' },
  });
  ({ server } = started);
  folder = await mkdtemp(path.join(tmpdir(), 'docket-interrupted-'));
});
afterAll(async () => {
  await started.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const importSum = (changes: Record<string, string>): Promise<number> => importFiles(newerPackage(changes), 'sum');

async function importFiles(files: Record<string, string | Buffer>, slug: string): Promise<number> {
  const body = new Uint8Array(await packageZip(files, slug));
  const headers = { authorization: `Bearer ${server.admin.token}`, 'content-type': 'application/zip' };
  return (await fetch(`${server.url}/api/v1/problems`, { method: 'POST', headers, body })).status;
}

/** Whichever test comes first starts it; the import's, none too early. */
function ensureWorker(): void {
  if (server.workers.every(({ hasEnded }) => hasEnded)) server.startWorker();
}

/** Kills the web process while it waits in the middle of this, and starts it again. */
async function killedInTheMiddle(lock: string, work: () => Promise<unknown>): Promise<void> {
  const held = await HeldLock.take(server.databaseUrl, lock);
  const cut = expect(work()).rejects.toThrow('fetch failed');
  await held.untilWaitedFor();
  await server.endWeb('SIGKILL');
  await cut;
  await held.release();
  await server.resumeWeb();
}

it('an import: the problem is not there, and the next import makes it whole', async () => {
  await killedInTheMiddle('LOCK TABLE test_cases IN EXCLUSIVE MODE', () => importSum({}));
  for (const table of ['problems', 'problem_versions']) expect(await query(`SELECT id FROM ${table}`)).toEqual([]);
  // What it had stored is nobody's: a worker removes it, a day later.
  expect(await query('SELECT sha256 FROM blobs')).not.toEqual([]);
  await query(`UPDATE blobs SET stored_at = now() - interval '2 days'`);
  ensureWorker();
  await eventually('it is removed', async () => ((await query('SELECT sha256 FROM blobs')).length === 0 ? true : null));
  expect(await importSum({})).toBe(201);
  expect(await query('SELECT id FROM test_cases')).toHaveLength(3);
});

it('a backup: it does not need the web process; one that is killed leaves nothing that passes for one', async () => {
  const file = path.join(folder, 'all.docket');
  const env = { DATABASE_URL: server.databaseUrl };
  const lockUsers = 'LOCK TABLE users IN ACCESS EXCLUSIVE MODE';

  let held = await HeldLock.take(server.databaseUrl, lockUsers);
  const killed = server.startDocket(['backup', file], { env });
  await held.untilWaitedFor();
  killed.kill();
  await killed.result;
  await held.release();
  expect(await readdir(folder)).not.toContain('all.docket');

  held = await HeldLock.take(server.databaseUrl, lockUsers);
  const going = server.startDocket(['backup', file], { env });
  await held.untilWaitedFor();
  await server.endWeb('SIGKILL');
  await held.release();
  const { code, err } = await going.result;
  expect(code, err).toBe(0);
  await server.resumeWeb();
  expect((await server.docket(['restore', file, '--check'], { env })).code).toBe(0);
  // What the killed one left is gone, too.
  expect(await readdir(folder)).toEqual(['all.docket']);
});

it('a delivery of a webhook: the event is delivered all the same, under the same id', async () => {
  ensureWorker();
  const { receiver, ids, answer } = await silentReceiver();
  await server.admin.rest.post('/webhooks', {
    name: 'silent',
    url: `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/`,
    events: ['run.finished'],
  });
  await server.admin.rest.post('/runs', { language: 'python', source: 'print(1)' });
  await eventually('it is told', () => ids[0] ?? null);
  await server.endWeb('SIGKILL');
  answer();
  // Nobody knows whether it arrived, so it is sent again once the killed process has lost it: in a minute, or now.
  await query(`UPDATE webhook_deliveries SET lease_ends_at = now() WHERE state = 'waiting'`);
  await server.resumeWeb();
  await eventually('it is delivered', async () => {
    const [row] = await query<{ state: string; attempts: number }>('SELECT state, attempts FROM webhook_deliveries');
    return row?.state === 'delivered' ? row : null;
  });
  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
  receiver.closeAllConnections();
  receiver.close();
});

it('a rejudging: a killed worker’s part is judged by the next, a killed apply changed nothing', async () => {
  ensureWorker();
  const { rest } = server.admin;
  expect(await importSum({})).toBe(201);
  await rest.patch('/problems/sum', { visibility: 'public' });
  const submit = async (source: string): Promise<number> =>
    (await rest.post<{ id: number }>('/submissions', { problem: 'sum', language: 'python', source })).id;
  const ids = [await submit(SLOW), await submit(WRONG), await submit(`# again\n${SLOW}`)];
  const verdicts = async (): Promise<(string | null)[]> =>
    Promise.all(
      ids.map(async (id) => (await rest.get<{ verdict: string | null }>(`/submissions/${String(id)}?wait=30`)).verdict),
    );
  expect(await verdicts()).toEqual(['AC', 'WA', 'AC']);
  expect(await importSum(ZEROS)).toBe(201);

  const { id } = await rest.post<{ id: number }>('/rejudgings', { problem: 'sum' });
  await eventually('a preview is being judged', async () => {
    const rows = await query(`SELECT id FROM judgements WHERE is_preview AND state <> 'queued'`);
    return rows.length > 0 ? true : null;
  });
  await Promise.all(server.workers.map((worker) => worker.end('SIGKILL')));
  server.startWorker();
  const seen = await eventually('all of it is judged', async () => {
    const rejudging = await rest.get<{ state: string }>(`/rejudgings/${String(id)}?wait=20`);
    return rejudging.state === 'ready' ? rejudging : null;
  });
  expect(seen).toMatchObject({ total: 3, judged: 3, changed: 3, judgingErrors: 0, applied: 0 });
  expect(await verdicts()).toEqual(['AC', 'WA', 'AC']);

  const apply = (): Promise<unknown> => rest.post(`/rejudgings/${String(id)}/apply`);
  // Held up where it tells the audit log: all verdicts have been exchanged by then.
  await killedInTheMiddle('LOCK TABLE audit_entries IN EXCLUSIVE MODE', apply);
  expect(await rest.get(`/rejudgings/${String(id)}`)).toMatchObject({ state: 'ready', applied: 0 });
  expect(await verdicts()).toEqual(['AC', 'WA', 'AC']);
  await apply();
  expect(await verdicts()).toEqual(['WA', 'AC', 'WA']);
});

describe('the making of test data', () => {
  /** Long enough to be killed in its middle. */
  const SLOWLY = `import time\ntime.sleep(1)\n${GENERATOR}`;

  /** Writing down what was made waits for whoever holds this lock. */
  const AT_WRITING_DOWN = `
    CREATE FUNCTION wait_at_writing_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
    CREATE TRIGGER wait_at_writing_down BEFORE UPDATE ON test_cases FOR EACH ROW EXECUTE FUNCTION wait_at_writing_down();
    SELECT pg_advisory_lock(42)`;

  interface Version {
    state: string;
    stateReason: string | null;
  }

  /** The worker that has the job, once it has it. */
  const atIt = () =>
    eventually('a worker makes the test data', async () => {
      const [job] = await query<{ worker_id: string }>(
        `SELECT worker_id FROM jobs WHERE kind = 'generate-tests' AND state = 'leased'`,
      );
      return (
        server.workers.find(({ pid, hasEnded }) => !hasEnded && job?.worker_id.includes(`-${String(pid)}-`)) ?? null
      );
    });

  const prepared = (slug: string) =>
    eventually('the version is prepared', async () => {
      const [version] = await server.admin.rest.get<Version[]>(`/problems/${slug}/versions`);
      return version === undefined || version.state === 'calibrating' ? null : version;
    });

  it('is done by the next worker, and once, also where the last one was about to write it down', async () => {
    ensureWorker();
    const held = await HeldLock.take(server.databaseUrl, `${AT_WRITING_DOWN}; COMMIT; BEGIN`);
    expect(await importFiles(generatedPackage(GENERATOR), 'made')).toBe(201);
    await held.untilWaitedFor();
    const worker = await atIt();
    server.startWorker();
    await worker.end('SIGKILL');
    await held.endWaiting();
    await held.release();
    expect(await prepared('made')).toMatchObject({ state: 'ready', stateReason: null });
    const made = await query<{ input_bytes: number; answer_bytes: number; is_made: string | null }>(
      `SELECT input_bytes::int, answer_bytes::int, test_cases.settings->'generated'->>'isMade' AS is_made FROM test_cases
         JOIN problem_versions ON problem_versions.id = problem_version_id WHERE slug = 'made' ORDER BY test_cases.ordinal`,
    );
    expect(made).toMatchObject([
      { input_bytes: 4, answer_bytes: 2, is_made: 'true' },
      { input_bytes: 4, answer_bytes: 2, is_made: 'true' },
      { is_made: null },
    ]);
    await server.admin.rest.patch('/problems/made', { visibility: 'public', overrideReason: 'a trial' });
    const { id } = await server.admin.rest.post<{ id: number }>('/submissions', {
      problem: 'made',
      language: 'python',
      source: SLOW,
    });
    expect(await server.admin.rest.get(`/submissions/${String(id)}?wait=30`)).toMatchObject({ verdict: 'AC' });
  });

  it('that ends its worker each time leaves a version that says so', async () => {
    ensureWorker();
    expect(await importFiles(generatedPackage(SLOWLY), 'unmade')).toBe(201);
    const last = await atIt();
    // As if it had ended two workers before.
    await query(`UPDATE jobs SET attempts = ${String(MAX_ATTEMPTS)} WHERE kind = 'generate-tests'`);
    server.startWorker();
    await last.end('SIGKILL');
    expect(await prepared('unmade')).toMatchObject({
      state: 'failed',
      stateReason: expect.stringMatching(/^The test data cannot be made: .* the worker was lost each time/) as string,
    });
    expect(await query(`SELECT id FROM jobs WHERE kind = 'generate-tests'`)).toEqual([]);
    // Nobody is sent to look for a mistake in a generator that has none.
    const [verified] = await server.admin.rest.get<{ id: number }[]>('/problems/unmade/verifications');
    const { findings } = await server.admin.rest.get<{ findings: { remedy: string }[] }>(
      `/verifications/${String(verified?.id)}?wait=60`,
    );
    expect(findings[0]?.remedy).toMatch(/^Upload the package once more/);
  });
});

/** Takes the first request without an answer, and answers all that come after `answer` was called. */
async function silentReceiver(): Promise<{ receiver: Server; ids: string[]; answer: () => void }> {
  const ids: string[] = [];
  let isAnswering = false;
  const receiver = createServer((request, response) => {
    ids.push(String(request.headers['webhook-id']));
    request.resume();
    if (isAnswering) response.end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  return { receiver, ids, answer: () => (isAnswering = true) };
}
