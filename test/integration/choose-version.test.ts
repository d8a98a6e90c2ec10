/** Which version of a problem is judged, chosen by an admin: also an earlier one, and past the publish gate only with a reason. */
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCurrent } from '../../src/problems/make-current.js';
import { newerPackage, type PackageFiles, packageZip } from '../support/packages.js';
import { type Answer, WebApp } from './web-app.js';

let web: WebApp;

beforeAll(async () => {
  web = await WebApp.start();
  await upload({});
  await upload({ 'statement/problem.en.md': 'Add both.\n' });
});
afterAll(() => web.stop());

async function upload(changes: PackageFiles): Promise<void> {
  const body = new Uint8Array(await packageZip(newerPackage(changes), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  const answer = await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
  expect(answer.status).toBe(201);
}

const send = (method: string, path: string, body?: unknown): Promise<Answer> =>
  web.send(method, path, { token: web.adminToken, body });
const use = (ordinal: number | string, body: object = {}): Promise<Answer> =>
  send('POST', `/problems/sum/versions/${String(ordinal)}/use`, body);
const change = (ordinal: number, columns: string): Promise<unknown> =>
  web.get(DataSource).query(`UPDATE problem_versions SET ${columns} WHERE slug = 'sum' AND ordinal = $1`, [ordinal]);

async function currentOrdinal(): Promise<number> {
  const { body } = await send('GET', '/problems/sum');
  return (body as { version: { ordinal: number } }).version.ordinal;
}

/** As the end of a verification does it. */
async function comesIntoUse(ordinal: number): Promise<void> {
  const { body } = await send('GET', '/problems/sum/versions');
  const version = (body as { id: number; ordinal: number }[]).find((one) => one.ordinal === ordinal);
  await makeCurrent(web.get(DataSource).manager, version?.id ?? 0);
}

const choices = async (): Promise<object[]> =>
  (await send('GET', '/audit?action=problem-version-chosen')).body.items as object[];

it('an earlier version is judged from then on, and the log says who chose it', async () => {
  expect(await currentOrdinal()).toBe(2);
  const { status, body } = await use(1);
  expect({ status, body }).toMatchObject({ status: 200, body: { slug: 'sum', version: { ordinal: 1 } } });
  expect((await send('GET', '/problems/sum/versions')).body).toMatchObject([
    { ordinal: 2, isCurrent: false },
    { ordinal: 1, isCurrent: true },
  ]);
  expect(await choices()).toMatchObject([
    { subjectKind: 'problem', subjectId: 'sum', details: { version: { from: 2, to: 1 } } },
  ]);
  expect((await use(1)).status).toBe(200);
  expect(await choices()).toHaveLength(1);
});

it('what was chosen stays when a later one is verified once more, until a package is imported', async () => {
  await comesIntoUse(2);
  expect(await currentOrdinal()).toBe(1);
  await upload({ 'statement/problem.en.md': 'Add the two.\n' });
  expect(await currentOrdinal()).toBe(3);
});

it('of a public problem a version with errors is refused, unless a reason is given, which is recorded', async () => {
  await send('PATCH', '/problems/sum', { visibility: 'public', overrideReason: 'a trial' });
  await change(2, `soundness = 'unsound'`);
  const refused = await use(2);
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', errors: [{ field: 'ordinal' }] } });
  expect(refused.body.detail).toContain('found errors');
  expect(await use(2, { overrideReason: ' ' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'overrideReason' }] },
  });
  expect(await currentOrdinal()).toBe(3);

  expect((await use(2, { overrideReason: 'the newest is worse' })).status).toBe(200);
  const [, version] = (await send('GET', '/problems/sum/versions')).body as object[];
  expect(version).toMatchObject({
    ordinal: 2,
    isCurrent: true,
    publishOverride: { username: 'admin', reason: 'the newest is worse' },
  });
  expect(await choices()).toMatchObject([
    { details: { version: { from: 3, to: 2 }, overrideReason: { from: null, to: 'the newest is worse' } } },
    {},
  ]);
});

it('a sound one needs no reason, and none is recorded', async () => {
  await change(1, `soundness = 'sound'`);
  expect((await use(1, { overrideReason: 'to be sure' })).status).toBe(200);
  const versions = (await send('GET', '/problems/sum/versions')).body as object[];
  expect(versions[2]).toMatchObject({ ordinal: 1, isCurrent: true, publishOverride: null });
});

it('one that is not ready, or not there, is refused and changes nothing', async () => {
  await change(3, `state = 'calibrating', time_limit_ms = NULL`);
  expect(await use(3)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  await change(3, `state = 'failed', state_reason = 'no time limit'`);
  expect((await use(3, { overrideReason: 'all the same' })).body.detail).toContain('no time limit');
  expect((await use(9)).status).toBe(404);
  expect((await use('x')).status).toBe(422);
  expect(await currentOrdinal()).toBe(1);
});

it('any version can be verified, not only the one in use', async () => {
  const { status, body } = await send('POST', '/problems/sum/verify?version=2');
  expect(status).toBe(202);
  expect((await send('GET', '/problems/sum/verifications')).body[0]).toMatchObject({ id: body.id, versionOrdinal: 2 });
  expect((await send('POST', '/problems/sum/verify?version=9')).status).toBe(404);
  expect((await send('POST', '/problems/sum/verify?version=0')).status).toBe(422);
});
