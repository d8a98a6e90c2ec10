/**
 * Two things at the same moment, in the one order that would go wrong. A table that the test holds stops the first in its
 * middle until the second is under way: the same each time, however quick the machine.
 */
import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Identities } from '../../src/auth/oidc/identities.service.js';
import { claimLibraryTask } from '../../src/judge/claim-library-task.js';
import { QueueService } from '../../src/queue/queue.service.js';
import { CustomRunsService } from '../../src/submissions/custom-runs.service.js';
import { JudgementRecords } from '../../src/submissions/judgement-records.service.js';
import { Submission } from '../../src/submissions/submission.entity.js';
import { SubmissionsService } from '../../src/submissions/submissions.service.js';
import { VerificationsService } from '../../src/submissions/verifications.service.js';
import { eventually } from '../support/eventually.js';
import { newerPackage, type PackageFiles, packageZip } from '../support/packages.js';
import { cookieOf, WebApp } from './web-app.js';

let web: WebApp;
let sql: DataSource;
let holder: pg.Client;

beforeAll(async () => {
  web = await WebApp.start({ DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' });
  sql = web.get(DataSource);
  holder = new pg.Client(web.databaseUrl);
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await web.stop();
});
beforeEach(() => sql.query('TRUNCATE problems, problem_versions, jobs, submissions, judgements CASCADE'));

const asAdmin = (method: string, target: string, body?: unknown) =>
  web.send(method, target, { token: web.adminToken, body });

async function upload(changes: PackageFiles = {}): Promise<void> {
  const body = new Uint8Array(await packageZip(newerPackage(changes), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  expect((await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body })).status).toBe(201);
}

async function versionId(ordinal: number): Promise<number> {
  const [row] = await sql.query<{ id: number }[]>('SELECT id FROM problem_versions WHERE ordinal = $1', [ordinal]);
  return row?.id ?? 0;
}

/** Until so many wait for a lock. */
const untilWaiting = (count: number): Promise<true> =>
  eventually(`${String(count)} wait`, async () => {
    const [row] = await sql.query<{ waiting: number }[]>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    );
    return row?.waiting === count ? true : null;
  });

/** The statements, in a transaction that ends when both works have come as far as they can. */
async function meanwhile<One, Other>(
  statements: readonly string[],
  first: () => Promise<One>,
  second: (() => Promise<Other>) | null,
  waiting = second === null ? 1 : 2,
): Promise<[One, Other | null]> {
  await holder.query('BEGIN');
  try {
    for (const statement of statements) await holder.query(statement);
    const one = first();
    one.catch(() => undefined);
    await untilWaiting(1);
    const other = second?.() ?? Promise.resolve(null);
    other.catch(() => undefined);
    await Promise.race([untilWaiting(waiting), ...(second === null ? [] : [other])]);
    await holder.query('COMMIT');
    return await Promise.all([one, other]);
  } finally {
    await holder.query('ROLLBACK');
  }
}

it('a problem that is removed while somebody hands in for it leaves no job without a judgement', async () => {
  await upload();
  const [submitted, removed] = await meanwhile(
    ['LOCK TABLE lane_shares IN EXCLUSIVE MODE'],
    () => asAdmin('POST', '/submissions', { problem: 'sum', language: 'python', source: 'print(1)\n' }),
    () => asAdmin('DELETE', '/problems/sum'),
  );
  expect([submitted.status, removed?.status]).toEqual([202, 204]);
  expect(await sql.query('SELECT id FROM judgements')).toEqual([]);
  expect(await sql.query('SELECT id, kind FROM jobs')).toEqual([]);
});

it('a problem is published with the version that the gate looked at, not with one that took its place meanwhile', async () => {
  await upload();
  await upload({ 'statement/problem.en.md': 'Add both.\n' });
  const [one, two] = [await versionId(1), await versionId(2)];
  await sql.query(`UPDATE problem_versions SET soundness = CASE ordinal WHEN 1 THEN 'sound' ELSE 'unsound' END`);
  await sql.query('UPDATE problems SET current_version_id = $1', [one]);
  const [answer] = await meanwhile(
    [`UPDATE problems SET current_version_id = ${String(two)}`],
    () => asAdmin('PATCH', '/problems/sum', { visibility: 'public' }),
    null,
  );
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict', errors: [{ field: 'visibility' }] } });
  expect((await asAdmin('GET', '/problems/sum')).body.visibility).toBe('hidden');
});

it('the present state of a submission that is finished has all of its runs', async () => {
  await upload();
  const body = { problem: 'sum', language: 'python', source: 'print(1)\n' };
  const { id } = (await asAdmin('POST', '/submissions', body)).body as { id: number };
  const submissions = web.get(SubmissionsService);
  const submission = await sql.manager.findOneByOrFail(Submission, { id });
  const judgement = String(submission.currentJudgementId);
  const [snapshot] = await meanwhile(
    [
      'LOCK TABLE judgements IN ACCESS EXCLUSIVE MODE',
      `INSERT INTO runs (judgement_id, ordinal, test_case_id, verdict, cpu_time_us, wall_time_us, memory_peak_bytes, output_bytes)
         SELECT ${judgement}, 1, min(id), 'WA', 1, 1, 1, 1 FROM test_cases`,
      `UPDATE judgements SET state = 'finished', verdict = 'WA' WHERE id = ${judgement}`,
    ],
    () => submissions.snapshot(submission),
    null,
  );
  expect(snapshot).toMatchObject({ state: 'finished', runs: [{ verdict: 'WA' }] });
});

it('a webhook that is removed while it is told of something does not undo what it is told of', async () => {
  const made = await asAdmin('POST', '/webhooks', {
    name: 'a test',
    url: 'http://127.0.0.1:9/',
    events: ['run.finished'],
  });
  await asAdmin('POST', '/runs', { language: 'python', source: 'print(1)' });
  await sql.query("INSERT INTO workers (id, lock_key, host, slots) VALUES ('w', 1, 'h', 1)");
  const lease = await web.get(QueueService).claim('w');
  const result = {
    verdict: null,
    reason: '',
    compilerOutput: null,
    stdout: '',
    isStdoutCut: false,
    stderr: '',
    evidence: null,
  };
  const [, removed] = await meanwhile(
    ['LOCK TABLE webhook_deliveries IN EXCLUSIVE MODE'],
    () => web.get(CustomRunsService).finish(lease ?? expect.fail('nothing waits'), result),
    () => asAdmin('DELETE', `/webhooks/${String(made.body.id)}`),
  );
  expect(removed?.status).toBe(204);
  expect(await sql.query(`SELECT state FROM custom_runs`)).toEqual([{ state: 'finished' }]);
});

it('nobody signs in by a password that was replaced while it was looked at', async () => {
  const { id, username, password } = await web.makeStudent('ada');
  const body = { username, password };
  const [signedIn, changed] = await meanwhile(
    ['LOCK TABLE second_factors IN ACCESS EXCLUSIVE MODE'],
    () => web.send('POST', '/auth/sign-in', { body, headers: { origin: web.url } }),
    () => asAdmin('PATCH', `/users/${String(id)}`, { password: 'quite another one' }),
  );
  expect(changed?.status).toBe(200);
  expect(signedIn).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  expect((await web.send('GET', '/auth/me', { cookie: cookieOf(signedIn) })).status).toBe(401);
});

it('a token that is made while the password is replaced is worth nothing', async () => {
  const { id, cookie } = await web.makeStudent('bob');
  const body = { name: 'late', scopes: ['read'] };
  const [changed, made] = await meanwhile(
    ['LOCK TABLE audit_entries IN EXCLUSIVE MODE'],
    () => asAdmin('PATCH', `/users/${String(id)}`, { password: 'quite another one' }),
    () => web.send('POST', '/auth/tokens', { cookie, body, headers: { origin: web.url } }),
  );
  expect([changed.status, made?.status]).toEqual([200, 401]);
  expect(await sql.query('SELECT name FROM api_tokens WHERE user_id = $1 AND revoked_at IS NULL', [id])).toEqual([]);
});

it('somebody who comes from the provider for the first time twice at once gets one account', async () => {
  const person = { issuer: 'https://campus.example.org', subject: '7', preferredUsername: 'grace' };
  const identity = { email: null, name: null, ...person };
  const identities = web.get(Identities);
  const [one, other] = await Promise.all([identities.makeAccount(identity), identities.makeAccount(identity)]);
  expect(one.id).toBe(other.id);
  expect(await sql.query(`SELECT username FROM users WHERE username LIKE 'grace%'`)).toEqual([{ username: 'grace' }]);
});

it('two verifications of a version that are forgotten at the same moment leave it unchecked, not in the making', async () => {
  await upload();
  const verifications = web.get(VerificationsService);
  const version = await versionId(1);
  const [{ id: admin }] = await sql.query<[{ id: number }]>(`SELECT id FROM users WHERE role = 'admin'`);
  const [one, other] = [await verifications.start(version, admin), await verifications.start(version, admin)];
  await meanwhile(
    ['LOCK TABLE audit_entries IN EXCLUSIVE MODE'],
    () => asAdmin('DELETE', `/verifications/${String(one.id)}`),
    () => asAdmin('DELETE', `/verifications/${String(other.id)}`),
  );
  expect(await sql.query('SELECT soundness FROM problem_versions')).toEqual([{ soundness: 'unchecked' }]);
});

it('a verification that begins while the version becomes ready takes it as it is then', async () => {
  await upload();
  const version = await versionId(1);
  const [{ id: admin }] = await sql.query<[{ id: number }]>(`SELECT id FROM users WHERE role = 'admin'`);
  await sql.query('DELETE FROM jury_submissions');
  await sql.query(`UPDATE problem_versions SET state = 'calibrating', time_limit_ms = NULL`);
  await meanwhile(
    [`UPDATE problem_versions SET state = 'ready', time_limit_ms = 2000`],
    () => web.get(VerificationsService).start(version, admin),
    null,
  );
  expect(await sql.query('SELECT state, time_limit_ms FROM problem_versions')).toEqual([
    { state: 'ready', time_limit_ms: 2000 },
  ]);
});

it('a package that is uploaded once more while its failed version is still looked at gets its chance', async () => {
  const changes = {
    'submissions/wrong_answer/zero.py': null,
    'problem.yaml': 'problem_format_version: 2025-09\nname: Sum\nuuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f11\n',
  };
  const version = () => sql.query('SELECT state, state_reason FROM problem_versions');
  const next = async () => (await web.get(QueueService).claim('w')) ?? expect.fail('nothing waits');
  const finish = async (verdict: 'AC' | 'WA') => {
    const records = web.get(JudgementRecords);
    const lease = await next();
    await records.begin(lease, { libraryDigest: 'x', evidence: {}, testCaseCount: 3 });
    await records.finish(lease, { verdict, score: null, reason: null, cpuTimeUs: 1000, memoryPeakBytes: 4096 });
  };
  await upload(changes);
  await finish('WA');
  expect(await version()).toMatchObject([{ state: 'failed' }]);
  const looking = await next();
  expect(looking.kind).toBe('check-package');
  await upload(changes);
  const counts = { inputs: 0, brokenInputs: 0, outputs: 0, repeated: 0 };
  await web.get(VerificationsService).recordChecks(looking, { findings: [], counts });
  expect(await version()).toMatchObject([{ state: 'calibrating', state_reason: null }]);
  await finish('AC');
  expect(await version()).toMatchObject([{ state: 'ready' }]);
});

it('of the workers of a machine, one at a time is at its toolchain libraries', async () => {
  await holder.query('SELECT pg_advisory_lock(7)');
  await sql.query("INSERT INTO workers (id, lock_key, host, slots) VALUES ('one', 7, 'm', 1), ('two', 8, 'm', 1)");
  await sql.query(
    `INSERT INTO library_tasks (host, action, digest, languages)
       VALUES ('m', 'use', 'x', '{}'), ('m', 'remove', 'x', '{}'), ('another', 'use', 'x', '{}')`,
  );
  const claimed = await Promise.all(['one', 'one', 'one'].map((worker) => claimLibraryTask(sql, 'm', worker)));
  expect(claimed.flatMap((task) => (task === null ? [] : [task.action]))).toEqual(['use']);
  expect(await claimLibraryTask(sql, 'another', 'one')).toMatchObject({ action: 'use' });
  await sql.query(`UPDATE library_tasks SET state = 'done' WHERE host = 'm' AND state = 'running'`);
  expect(await claimLibraryTask(sql, 'm', 'two')).toMatchObject({ action: 'remove' });
  // Nobody holds the lock of `two`: it died, and its task with it.
  expect(await claimLibraryTask(sql, 'm', 'one')).toBeNull();
  expect(await sql.query(`SELECT state FROM library_tasks WHERE action = 'remove'`)).toEqual([{ state: 'failed' }]);
});
