/** Languages and toolchain libraries as the web process sees them: what workers told of them, and what admins ask. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/config/config.js';
import { QueueService } from '../../src/queue/queue.service.js';
import { WorkerRegistration } from '../../src/queue/worker-registration.js';
import { legacyPackage, packageZip } from '../support/packages.js';
import { type Answer, WebApp } from './web-app.js';

const OLD = 'aaaaaaaaaaaaaaaa';
const NEW = 'bbbbbbbbbbbbbbbb';
const VERSIONS = { c: 'GCC 14.2.0', python: 'CPython 3.13.5' };

let web: WebApp;
let dataSource: DataSource;
let worker: WorkerRegistration;
let host: string;

beforeAll(async () => {
  web = await WebApp.start();
  dataSource = web.get(DataSource);
  const config = loadConfig({ DATABASE_URL: web.databaseUrl });
  worker = new WorkerRegistration(config, dataSource, web.get(QueueService));
  await worker.start(() => undefined);
  const describe = (digest: string, isInUse: boolean) => ({
    ...{ digest, isInUse, builtAt: '2026-11-25T12:00:00.000Z', languages: VERSIONS },
  });
  const tried = { testedAt: '2026-11-25T13:00:00.000Z', results: { c: null, python: 'RTE: it ended by signal 11' } };
  const languages = { c: { version: VERSIONS.c }, python: { version: VERSIONS.python } };
  await worker.tell({ languages, libraries: [{ ...describe(NEW, true), selfTest: tried }, describe(OLD, false)] });
  host = (await asAdmin('GET', '/workers')).body[0].host;
  const zip = await packageZip(legacyPackage());
  await fetch(`${web.url}/api/v1/problems`, {
    method: 'POST',
    headers: { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' },
    body: new Uint8Array(zip),
  });
});
afterAll(async () => {
  await worker.stop();
  await web.stop();
});
beforeEach(() => dataSource.query('TRUNCATE library_tasks'));

const asAdmin = (method: string, target: string, body?: unknown): Promise<Answer> =>
  web.send(method, target, { token: web.adminToken, body });
const submit = (language: string): Promise<Answer> =>
  asAdmin('POST', '/submissions', { problem: 'sum', language, source: 'main = print 3' });

describe('a language that is known but not set up', () => {
  it('is refused with those that are, and the remedy', async () => {
    const { status, body } = await submit('haskell');
    expect([status, body.code]).toEqual([422, 'unknown-language']);
    expect(body.detail).toBe('Haskell is not set up on this judge.');
    expect(body.errors).toEqual([
      {
        field: 'language',
        message: 'use one of c, python, or ask an administrator to add haskell to the toolchain library',
      },
    ]);
  });

  it('is listed without a version', async () => {
    const { body } = await asAdmin('GET', '/languages');
    const of = (id: string) => body.find((language: { id: string }) => language.id === id);
    expect(of('haskell')).toMatchObject({ available: false, version: null });
    expect(of('c')).toMatchObject({ available: true, version: VERSIONS.c });
  });

  it('is no reason to refuse while no worker runs: the submission waits for one', async () => {
    await worker.tell({ languages: null });
    try {
      expect((await submit('haskell')).status).toBe(202);
    } finally {
      await worker.tell({ languages: { c: { version: VERSIONS.c }, python: { version: VERSIONS.python } } });
    }
  });
});

describe('the libraries', () => {
  it('are listed by machine, with how many judgements need each', async () => {
    await dataSource.query(`UPDATE judgements SET library_digest = $1`, [OLD]);
    expect((await asAdmin('GET', '/libraries')).body).toEqual([
      {
        ...{
          host,
          digest: NEW,
          isInUse: true,
          builtAt: '2026-11-25T12:00:00.000Z',
          languages: VERSIONS,
          judgements: 0,
        },
        selfTest: {
          testedAt: '2026-11-25T13:00:00.000Z',
          results: { c: null, python: 'RTE: it ended by signal 11' },
        },
      },
      {
        ...{
          host,
          digest: OLD,
          isInUse: false,
          builtAt: '2026-11-25T12:00:00.000Z',
          languages: VERSIONS,
          judgements: 1,
        },
        selfTest: null,
      },
    ]);
  });

  it('are built by a task for every machine, which the audit log knows', async () => {
    const { status, body } = await asAdmin('POST', '/libraries', { languages: ['default', 'haskell'] });
    expect(status).toBe(202);
    expect(body).toMatchObject([{ host, action: 'build', state: 'queued', languages: ['default', 'haskell'] }]);
    expect((await asAdmin('GET', '/libraries/tasks')).body).toEqual(body);
    const { body: audit } = await asAdmin('GET', '/audit');
    expect(audit.items[0]).toMatchObject({
      action: 'library-build',
      details: { host, languages: ['default', 'haskell'] },
    });
  });

  it('are not built of what is no language, nor on a machine without a worker', async () => {
    const unknown = await asAdmin('POST', '/libraries', { languages: ['klingon'] });
    expect(unknown.status).toBe(422);
    expect(unknown.body.errors).toEqual([{ field: 'languages', message: 'there is no language klingon' }]);
    const elsewhere = await asAdmin('POST', '/libraries', { host: 'nowhere' });
    expect(elsewhere.body.errors).toEqual([{ field: 'host', message: `use one of these: ${host}` }]);
    expect((await asAdmin('GET', '/libraries/tasks')).body).toEqual([]);
  });

  it('are switched to where they are, and nowhere else', async () => {
    expect((await asAdmin('POST', `/libraries/${OLD}/use`, {})).body).toMatchObject([
      { host, action: 'use', digest: OLD },
    ]);
    expect((await asAdmin('POST', '/libraries/cccccccccccccccc/use', {})).status).toBe(404);
  });

  it('are tried without being switched to', async () => {
    const { status, body } = await asAdmin('POST', `/libraries/${OLD}/test`, {});
    expect([status, body[0]]).toMatchObject([202, { host, action: 'test', digest: OLD, state: 'queued' }]);
    expect((await asAdmin('POST', '/libraries/cccccccccccccccc/test', {})).status).toBe(404);
    const { body: audit } = await asAdmin('GET', '/audit');
    expect(audit.items[0]).toMatchObject({ action: 'library-test', subjectId: OLD, details: { host } });
  });

  it('are not removed while they are in use or a judgement needs them', async () => {
    const inUse = await asAdmin('DELETE', `/libraries/${NEW}`);
    expect([inUse.status, inUse.body.detail]).toEqual([
      409,
      `${NEW} is in use on ${host}: let it use another library first.`,
    ]);
    await dataSource.query(`UPDATE judgements SET library_digest = $1`, [OLD]);
    expect((await asAdmin('DELETE', `/libraries/${OLD}`)).body.detail).toMatch(/^1 judgements were made with/);
    await dataSource.query(`UPDATE judgements SET library_digest = NULL`);
    expect((await asAdmin('DELETE', `/libraries/${OLD}`)).status).toBe(202);
  });
});
