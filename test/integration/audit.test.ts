/** The log of what admins did. */
import { Controller, Delete, Get, Post } from '@nestjs/common';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resetAdminPassword } from '../../src/auth/ensure-admin.js';
import { DomainError } from '../../src/contract/errors.js';
import { Roles } from '../../src/http/access.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

@Controller('forgetful')
@Roles('admin')
class ForgetfulController {
  @Post()
  change(): string {
    return 'changed';
  }
  @Get()
  read(): string {
    return 'read';
  }
  @Delete()
  fail(): never {
    throw new DomainError('conflict', 'it is in the way');
  }
}

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({}, [ForgetfulController]);
});
afterAll(() => web.stop());

const asAdmin = (method: string, target: string, body?: unknown, headers?: Record<string, string>) =>
  web.send(method, target, { token: web.adminToken, body, headers });
const entries = async (query: string) => (await asAdmin('GET', `/audit?${query}`)).body.items;

it('an entry tells who did what to what, when, from where, and by which request', async () => {
  const made = await asAdmin(
    'POST',
    '/users',
    { username: 'grace', role: 'student' },
    { 'x-request-id': 'make-grace' },
  );
  const [entry] = await entries('requestId=make-grace');
  expect(entry).toMatchObject({
    username: 'admin',
    via: expect.stringMatching(/^token \d+$/),
    ipAddress: '127.0.0.1',
    requestId: 'make-grace',
    action: 'account-created',
    subjectKind: 'account',
    subjectId: String(made.body.id),
    subjectName: 'grace',
    details: { username: 'grace', role: 'student' },
  });
  expect(Math.abs(Date.parse(entry.at) - Date.now())).toBeLessThan(60_000);
});

it('an entry tells old and new values, and no password', async () => {
  const { id } = (await asAdmin('POST', '/users', { username: 'alan', role: 'student' })).body;
  await asAdmin('PATCH', `/users/${id}`, { role: 'admin', password: 'very secret indeed' });
  const [entry] = await entries(`subject=account&subjectId=${id}&action=account-changed`);
  expect(entry.details).toEqual({ username: 'alan', role: { from: 'student', to: 'admin' }, password: 'set' });
  expect(JSON.stringify(await entries('limit=100'))).not.toContain('very secret indeed');
});

it('a session is told from a token', async () => {
  const cookie = await web.signIn('admin', web.adminPassword);
  const headers = { origin: web.url, 'x-request-id': 'by-session' };
  await web.send('POST', '/users', { cookie, headers, body: { username: 'edsger', role: 'student' } });
  expect((await entries('requestId=by-session'))[0]).toMatchObject({ via: 'session' });
});

it('what is refused leaves no entry', async () => {
  const before = await entries('limit=100');
  expect((await asAdmin('POST', '/users', { username: 'GRACE', role: 'student' })).status).toBe(409);
  expect((await asAdmin('DELETE', '/problems/nowhere')).status).toBe(404);
  const [admin] = (await asAdmin('GET', '/users?role=admin&search=admin')).body.items;
  const others = (await asAdmin('GET', '/users?role=admin')).body.items.filter(
    ({ id }: { id: number }) => id !== admin.id,
  );
  for (const { id } of others) await asAdmin('PATCH', `/users/${id}`, { role: 'student' });
  const demoted = await asAdmin('PATCH', `/users/${admin.id}`, { role: 'student' });
  expect(demoted).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await entries('limit=100')).toHaveLength(Number(before.length) + Number(others.length));
});

it('a problem’s way is told: imported, changed, judged, removed', async () => {
  const body = new Uint8Array(await packageZip(newerPackage(), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  for (const isNew of [true, false]) {
    const imported = await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body });
    expect(await imported.json()).toMatchObject({ isNew });
  }
  await asAdmin('PATCH', '/problems/sum', { visibility: 'public', tags: [] });
  const { id } = (await asAdmin('POST', '/problems/sum/verify')).body;
  await asAdmin('DELETE', `/verifications/${id}`);
  await asAdmin('DELETE', '/problems/sum');
  const told = (await entries('subject=problem&subjectId=sum')) as { action: string; details: object }[];
  expect(told.map(({ action, details }) => ({ action, details }))).toMatchObject([
    { action: 'problem-removed', details: {} },
    { action: 'problem-changed', details: { visibility: { from: 'hidden', to: 'public' } } },
    { action: 'problem-imported', details: { version: 1, isNew: false } },
    { action: 'problem-imported', details: { version: 1, isNew: true } },
  ]);
  const judged = (await entries(`subject=verification&subjectId=${id}`)) as { action: string }[];
  expect(judged.map(({ action }) => action)).toEqual(['verification-removed', 'verification-started']);
});

it('a route that tells nothing itself is told by its name, where it changed something', async () => {
  expect((await asAdmin('POST', '/forgetful?secret=1')).status).toBe(201);
  expect((await asAdmin('GET', '/forgetful')).status).toBe(200);
  expect((await asAdmin('DELETE', '/forgetful')).status).toBe(409);
  const told = await entries('subject=route');
  expect(told).toMatchObject([{ action: 'request', subjectId: 'POST /api/v1/forgetful', username: 'admin' }]);
});

it('is read in pages, newest first, by time and person', async () => {
  const all = await entries('limit=100');
  const seen: unknown[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body }: { body: { items: unknown[]; nextCursor: string | null } } = await asAdmin(
      'GET',
      `/audit?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(all);
  expect(await entries('user=ADMIN&limit=100')).toEqual(
    all.filter(({ username }: { username: string }) => username === 'admin'),
  );
  const { at } = all[2];
  expect((await entries(`since=${at}&limit=100`)).length).toBeGreaterThanOrEqual(3);
  for (const entry of await entries(`until=${at}&limit=100`)) expect(entry.at < at).toBe(true);
  expect((await asAdmin('GET', '/audit?since=yesterday')).body.errors).toMatchObject([{ field: 'since' }]);
});

describe('the database', () => {
  it.each([['UPDATE audit_entries SET username = $1'], ['DELETE FROM audit_entries WHERE username <> $1']])(
    'refuses %s',
    async (sql) => {
      const client = new pg.Client({ connectionString: web.databaseUrl });
      await client.connect();
      try {
        await expect(client.query(sql, ['nobody'])).rejects.toThrow(/never changed or removed/);
      } finally {
        await client.end();
      }
    },
  );
});

it('a new password set at the machine’s command line is told', async () => {
  await resetAdminPassword(web.databaseUrl);
  const [entry] = await entries('action=admin-ensured');
  expect(entry).toMatchObject({ userId: null, username: 'command line', via: 'command-line' });
});
