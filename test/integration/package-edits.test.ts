/** A package as its files: looked at, edited into a new version, compared with the one before. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;

beforeAll(async () => {
  web = await WebApp.start();
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
});
afterAll(() => web.stop());

const send = (method: string, path: string, body?: unknown) => web.send(method, path, { token: web.adminToken, body });
const edit = (baseVersion: number, change: object) => send('POST', '/problems/sum/edit', { baseVersion, ...change });

async function fileOf(version: number, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${web.adminToken}` };
  const answer = await fetch(`${web.url}/api/v1/problems/sum/versions/${String(version)}/files/${path}`, { headers });
  expect(answer.status).toBe(200);
  return answer.text();
}

const STATEMENT = 'statement/problem.en.md';

it('lists the files of a version, and shows each', async () => {
  const { body } = await send('GET', '/problems/sum/versions/1/files');
  const paths = (body as { path: string }[]).map(({ path }) => path);
  expect(paths).toContain('problem.yaml');
  expect(paths).toContain(STATEMENT);
  expect(await fileOf(1, 'problem.yaml')).toContain('problem_format_version: 2025-09');
  expect((await send('GET', '/problems/sum/versions/1/files/no-such-file')).status).toBe(404);
  expect((await send('GET', '/problems/sum/versions/7/files')).status).toBe(404);
});

it('shows a statement before it is kept', async () => {
  const text = '**Add** $a$ and $b$. <script>alert(1)</script>';
  const { status, body } = await send('POST', '/problems/sum/statement-preview', { path: STATEMENT, text });
  expect(status).toBe(200);
  expect(body.html).toContain('<strong>Add</strong>');
  expect(body.html).not.toContain('<script');
  expect(await fileOf(1, STATEMENT)).not.toContain('**Add**');
  const other = await send('POST', '/problems/sum/statement-preview', { path: 'problem.yaml', text });
  expect(other.status).toBe(404);
  expect((await send('GET', '/audit?action=request')).body.items).toEqual([]);
});

it('makes a new version of what is changed, and leaves the old one as it is', async () => {
  const before = await fileOf(1, STATEMENT);
  const answer = await edit(1, {
    files: [
      { path: STATEMENT, text: 'Add both.\n' },
      { path: 'data/secret/more.in', text: '20 22\n' },
      { path: 'data/secret/more.ans', base64: Buffer.from('42\n').toString('base64') },
    ],
    limits: { timeLimitMs: 2500, memoryMiB: 128 },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({
    status: 201,
    body: { isNew: true, version: { ordinal: 2 } },
  });
  expect(await fileOf(1, STATEMENT)).toBe(before);
  expect(await fileOf(2, STATEMENT)).toBe('Add both.\n');
  const { body: problem } = await send('GET', '/problems/sum');
  expect(problem).toMatchObject({ version: { ordinal: 2 }, timeLimitMs: 2500, memoryLimitBytes: 128 * 1024 * 1024 });
});

it('keeps what stands in docket.yaml where limits are changed', async () => {
  const yaml = String(newerPackage()['problem.yaml']).replace('name: ', 'type: interactive\nname: ');
  const files = newerPackage({
    'problem.yaml': yaml.replace(/uuid: .*/, 'uuid: 1b5d6a8e-3f0e-4b52-9d0c-5b6c9e7a2f11'),
    'output_validator/validate.py': 'import sys\nsys.exit(42)\n',
    'docket.yaml': 'processes: {count: 3, time_limit: each}\n',
  });
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  const body = new Uint8Array(await packageZip(files, 'pair'));
  const imported = await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
  expect(imported.status, await imported.text()).toBe(201);
  const edited = await send('POST', '/problems/pair/edit', { baseVersion: 1, limits: { memoryMiB: 99 } });
  expect(edited.status).toBe(201);
  const { body: problem } = await send('GET', '/problems/pair');
  const limits = { memoryLimitBytes: 99 * 1024 * 1024, processes: { count: 3, timeLimit: 'each' } };
  expect(problem).toMatchObject({ version: { ordinal: 2 }, limits });
  expect((await send('GET', '/problems/sum')).body).toMatchObject({ limits: { processes: null } });
});

it('tells which files differ between two versions', async () => {
  await edit(2, { files: [{ path: 'data/secret/more.in', isRemoved: true }, { path: 'data/secret/more.ans', isRemoved: true }] }); // prettier-ignore
  const { body } = await send('GET', '/problems/sum/compare?before=2&after=3');
  expect(body).toEqual([
    { path: 'data/secret/more.ans', change: 'removed', beforeBytes: 3, afterBytes: null },
    { path: 'data/secret/more.in', change: 'removed', beforeBytes: 6, afterBytes: null },
  ]);
  const { body: all } = await send('GET', '/problems/sum/compare?before=1&after=3');
  expect((all as { path: string }[]).map(({ path }) => path).sort()).toEqual(['problem.yaml', STATEMENT].sort());
});

it('refuses what would be no package, and keeps nothing of it', async () => {
  const broken = await edit(3, { files: [{ path: 'problem.yaml', text: 'name: [' }] });
  expect(broken).toMatchObject({ status: 422, body: { code: 'package-invalid' } });
  const outside = await edit(3, { files: [{ path: '../outside', text: 'x' }] });
  expect(outside).toMatchObject({ status: 422, body: { code: 'package-invalid' } });
  const unclear = await edit(3, { files: [{ path: 'a', text: 'x', isRemoved: true }] });
  expect(unclear).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
  const missing = await edit(3, { files: [{ path: 'no-such-file', isRemoved: true }] });
  expect(missing).toMatchObject({ status: 422, body: { code: 'package-invalid' } });
  const { body: versions } = await send('GET', '/problems/sum/versions');
  expect(versions).toHaveLength(3);
});

it('refuses a change to a version that is no longer the newest', async () => {
  const late = await edit(2, { files: [{ path: STATEMENT, text: 'Too late.\n' }] });
  expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } });
});
