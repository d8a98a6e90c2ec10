/** Blobs that nothing refers to are removed, and none that anything refers to or that somebody is about to refer to. */
import path from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BlobCollector } from '../../src/blobs/blob-collector.js';
import { BlobStore } from '../../src/blobs/blob-store.js';
import { ImportService } from '../../src/problem-packages/import.service.js';
import { VerificationsService } from '../../src/submissions/verifications.service.js';
import { eventually } from '../support/eventually.js';
import { GENERATOR, generatedPackage } from '../support/foreign-packages.js';
import { newerPackage, packageFolder, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

/** JSON in which no blob is named. */
const WITHOUT_BLOBS = [
  'admission_policies.handlers',
  'audit_entries.details',
  'jobs.losses',
  'jobs.trace_context',
  'judgements.evidence',
  'judgements.explanation',
  'jury_submissions.expectation',
  'problem_versions.conversion',
  'problem_versions.limits',
  'problem_versions.metadata',
  'problem_versions.names',
  'problem_versions.publish_override',
  'problem_versions.report',
  'problem_versions.state_explanation',
  'custom_runs.file_names',
  'custom_runs.limits',
  'custom_runs.result',
  'rejudgings.filter',
  'runs.evidence',
  'runs.explanation',
  'runs.talk',
  'users.preferences',
  'verifications.checks',
  'verifications.result',
  'workers.metrics',
  'workers.report',
];

const ORPHAN = Buffer.from('nobody refers to this\n');

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
});
afterAll(() => web.stop());
beforeEach(async () => {
  await sql('DELETE FROM problems');
  await sql('DELETE FROM problem_versions');
});

const sql = <Row = Record<string, unknown>>(query: string, parameters: unknown[] = []): Promise<Row[]> =>
  web.get(DataSource).query<Row[]>(query, parameters);
const store = (): BlobStore => web.get(BlobStore);
const collect = (): Promise<number> => web.get(BlobCollector).collect();
const grow = (): Promise<unknown> => sql(`UPDATE blobs SET stored_at = now() - interval '2 days'`);
const blobs = async (): Promise<string[]> =>
  (await sql<{ sha256: string }>('SELECT sha256 FROM blobs ORDER BY sha256')).map(({ sha256 }) => sha256);

/** Columns that may name blobs, as the schema has them. */
async function columns(): Promise<{ json: string[]; keys: string[] }> {
  const json = await sql<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'jsonb'`,
  );
  const keys = await sql<{ name: string }>(
    `SELECT conrelid::regclass || '.' || attname AS name FROM pg_constraint
     JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
     WHERE contype = 'f' AND confrelid = 'blobs'::regclass AND conrelid <> 'blob_chunks'::regclass`,
  );
  return { json: json.map(({ name }) => name), keys: keys.map(({ name }) => name) };
}

/** Every blob that any column names by anything that looks like a blob's name. */
async function named(): Promise<string[]> {
  const { json, keys } = await columns();
  const split = (name: string): [string, string] => name.split('.') as [string, string];
  const parts = [
    ...keys.map(split).map(([table, column]) => `SELECT ${column} FROM ${table}`),
    ...json
      .map(split)
      .map(
        ([table, column]) =>
          `SELECT found #>> '{}' FROM ${table}, jsonb_path_query(${column}, 'strict $.** ? (@ like_regex "^[0-9a-f]{64}$")') AS found`,
      ),
  ];
  const rows = await sql<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM blobs WHERE sha256 IN (${parts.join(' UNION ALL ')}) ORDER BY sha256`,
  );
  return rows.map(({ sha256 }) => sha256);
}

async function importFolder(files: Record<string, string | Buffer>, slug: string): Promise<void> {
  const { folder, remove } = await packageFolder(files, slug);
  await web.get(ImportService).importFolder(folder, { user: { id: 1 }, keep: true });
  await remove();
}

it('each column that names blobs is looked at', async () => {
  const { json, keys } = await columns();
  const seen = await sql<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.view_column_usage
     WHERE view_name = 'blob_references'`,
  );
  const wanted = [...keys, ...json.filter((name) => !WITHOUT_BLOBS.includes(name))];
  const remedy = 'a new column belongs into the view blob_references (a migration), or into WITHOUT_BLOBS above';
  expect(seen.map(({ name }) => name).sort(), remedy).toEqual(wanted.sort());
});

it('what anything refers to stays, however old, and the rest goes', async () => {
  for (const slug of ['harbourroutes', 'leakypipe', 'primesplit', 'seesaw']) {
    const folder = path.resolve('test/problems', slug);
    await web.get(ImportService).importFolder(folder, { user: { id: 1 }, keep: true });
  }
  const changes = {
    'attachments/tool.py': 'tool',
    'include/python3/extra.py': 'extra',
    'statement/problem.de.pdf': '%PDF-1.4\n',
    'data/invalid_input/1.in': 'none\n',
    'data/secret/1.files/notes.txt': 'notes',
    'data/sample/2.interaction': '<1\n>2\n',
  };
  await importFolder(newerPackage(changes), 'sum');
  await importFolder(generatedPackage(GENERATOR), 'made');
  const source = 'print(sum(map(int, input().split())))';
  const asked = { token: web.adminToken };
  const handedIn = [
    await web.send('POST', '/submissions', { ...asked, body: { problem: 'sum', language: 'python', source } }),
    await web.send('POST', '/runs', { ...asked, body: { language: 'python', source: 'print(1)', input: 'anything' } }),
    await web.send('POST', './judge0/submissions', {
      ...asked,
      body: { language_id: 71, source_code: 'print(2)', stdin: 'something', expected_output: 'nothing' },
    }),
  ];
  expect(handedIn.map(({ status }) => status)).toEqual([202, 202, 201]);
  const { sha256 } = await store().put(ORPHAN);
  await grow();
  const inUse = await named();
  expect(inUse.length).toBeGreaterThan(100);
  expect(inUse).not.toContain(sha256);
  expect((await blobs()).length).toBe(inUse.length + 1);
  expect(await collect()).toBe(1);
  expect(await blobs()).toEqual(inUse);
  await sql('DELETE FROM problems');
  expect(await collect()).toBeGreaterThan(100);
  expect(await blobs()).toEqual(await named());
});

it('what was stored within the last day stays, also where it was there before', async () => {
  const { sha256 } = await store().put(ORPHAN);
  expect(await collect()).toBe(0);
  await grow();
  await store().put(ORPHAN);
  expect(await collect()).toBe(0);
  expect(await blobs()).toContain(sha256);
  await grow();
  expect(await collect()).toBe(1);
  expect(await blobs()).not.toContain(sha256);
});

it('what a transaction has stored that still goes on is not removed meanwhile', async () => {
  const { sha256 } = await store().put(ORPHAN);
  await grow();
  await web.get(DataSource).transaction(async (manager) => {
    await store().put(ORPHAN, manager);
    expect(await collect()).toBe(0);
  });
  expect(await collect()).toBe(0);
  expect(await blobs()).toContain(sha256);
});

it.each(['before', 'after'])('what is removed %s it was found to be there is stored anew', async (when) => {
  const { sha256 } = await store().put(ORPHAN);
  await grow();
  const client = new pg.Client(web.databaseUrl);
  await client.connect();
  await client.query('BEGIN');
  const remove = () => client.query('DELETE FROM blobs WHERE sha256 = $1', [sha256]);
  if (when === 'before') await remove();
  else await client.query('SELECT FROM blobs WHERE sha256 = $1 FOR UPDATE', [sha256]);
  const storing = store().put(ORPHAN);
  await untilBlocked();
  if (when === 'after') await remove();
  await client.query('COMMIT');
  await client.end();
  await storing;
  expect(await store().readBuffer(sha256, 100)).toEqual(ORPHAN);
});

it('a package that was only verified is forgotten after a day, unless it is still being verified', async () => {
  const verify = async (answer: string): Promise<number> => {
    const body = new Uint8Array(await packageZip(newerPackage({ 'data/secret/1.ans': answer })));
    const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
    const response = await fetch(`${web.url}/api/v1/verifications`, { method: 'POST', headers, body });
    return ((await response.json()) as { id: number }).id;
  };
  const ended = await verify('7\n');
  const recent = await verify('07\n');
  const running = await verify('007\n');
  await sql(`UPDATE verifications SET state = 'finished' WHERE id = ANY ($1)`, [[ended, recent]]);
  await sql(
    `UPDATE problem_versions SET created_at = now() - interval '2 days'
     WHERE id IN (SELECT problem_version_id FROM verifications WHERE id = ANY ($1))`,
    [[ended, running]],
  );
  await web.get(VerificationsService).removeOld();
  expect(await sql('SELECT id FROM verifications ORDER BY id')).toEqual([{ id: recent }, { id: running }]);
  // The submissions of what was forgotten wait for nobody.
  const lost = await sql(`SELECT id FROM jobs WHERE kind = 'judge' AND subject_id NOT IN (SELECT id FROM judgements)`);
  expect(lost).toEqual([]);
});

async function untilBlocked(): Promise<void> {
  const onlooker = new pg.Client(web.databaseUrl);
  await onlooker.connect();
  await eventually('somebody waits', async () => {
    const { rows } = await onlooker.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
    );
    return rows.length > 0 ? true : null;
  });
  await onlooker.end();
}
