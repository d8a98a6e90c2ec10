/** Who may call what: role and scope against route, and what other sites can make a browser do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebApp } from './web-app.js';

let web: WebApp;
let student: Awaited<ReturnType<WebApp['makeStudent']>>;
const tokens: Record<string, string | undefined> = {};

beforeAll(async () => {
  web = await WebApp.start();
  student = await web.makeStudent('ada');
  for (const scope of ['read', 'submit', 'admin']) {
    tokens[`student ${scope}`] = (await web.makeStudent(`student-${scope}`, [scope])).token;
    const body = { name: scope, scopes: [scope] };
    const issued = await web.send('POST', '/auth/tokens', { token: web.adminToken, body });
    tokens[`admin ${scope}`] = issued.body.token;
  }
});
afterAll(() => web.stop());

const newUser = { username: 'x-{n}', role: 'student' };
const newToken = { name: 'made by a token', scopes: ['read'] };
const CALLERS = [
  'nobody',
  'student read',
  'student submit',
  'student admin',
  'admin read',
  'admin submit',
  'admin admin',
];

/** One letter for each caller in the order of CALLERS: allowed (+), not signed in (0), scope (s), role (r). */
const TABLE: [string, string, string, unknown?][] = [
  ['GET', '/health', '+++++++'],
  ['GET', '/auth/me', '0++++++'],
  ['GET', '/auth/sessions', '0++++++'],
  ['GET', '/auth/tokens', '0++++++'],
  ['POST', '/auth/tokens', '0ss+ss+', newToken],
  ['PATCH', '/auth/me', '0ss+ss+', { displayName: 'A' }],
  ['GET', '/users', '0rrr+++'],
  ['POST', '/users', '0ssrss+', newUser],
  ['PATCH', '/users/1', '0ssrss+', { displayName: 'B' }],
];
const MEANING: Record<string, string | undefined> = { '0': 'not-signed-in', s: 'token-scope', r: 'forbidden' };

describe.each(TABLE)('%s %s', (method, target, letters, body) => {
  it.each(CALLERS.map((caller, index) => [caller, letters[index] ?? '']))('by %s: %s', async (caller, letter) => {
    const sent = body === newUser ? { ...newUser, username: caller.replace(' ', '-') } : body;
    const answer = await web.send(method, target, { token: tokens[caller], body: sent });
    if (letter === '+') expect(answer.status).toBeLessThan(300);
    else expect(answer.body.code).toBe(MEANING[letter]);
  });
});

describe('a token', () => {
  it('works no longer once it is revoked', async () => {
    const owner = await web.makeStudent('revoker', ['admin']);
    const [{ id }] = (await web.send('GET', '/auth/tokens', { token: owner.token })).body.items;
    expect((await web.send('DELETE', `/auth/tokens/${id}`, { token: owner.token })).status).toBe(204);
    expect((await web.send('GET', '/auth/me', { token: owner.token })).body.code).toBe('not-signed-in');
  });

  it('of somebody else cannot be revoked, nor seen', async () => {
    const owner = await web.makeStudent('owner');
    const [{ id }] = (await web.send('GET', '/auth/tokens', { token: owner.token })).body.items;
    expect((await web.send('DELETE', `/auth/tokens/${id}`, { token: tokens['student admin'] })).status).toBe(404);
    const seen = (await web.send('GET', '/auth/tokens', { token: tokens['student admin'] })).body.items;
    expect(seen.map((token: { id: number }) => token.id)).not.toContain(id);
  });

  it('is shown once and listed by its first characters only', async () => {
    const body = { name: 'pipeline', scopes: ['submit'], expiresInDays: 7 };
    const issued = (await web.send('POST', '/auth/tokens', { token: web.adminToken, body })).body;
    expect(issued.token).toMatch(/^dkt_[\w-]{43}$/);
    const listed = await web.send('GET', '/auth/tokens', { token: web.adminToken });
    expect(JSON.stringify(listed.body)).not.toContain(issued.token);
    expect(listed.body.items[0]).toMatchObject({ name: 'pipeline', prefix: issued.token.slice(0, 12) });
  });

  it('of a disabled account is worth nothing', async () => {
    const { id, token, cookie, username, password } = await web.makeStudent('disabled-soon');
    const disable = (isDisabled: boolean) =>
      web.send('PATCH', `/users/${id}`, { token: web.adminToken, body: { isDisabled } });
    await disable(true);
    expect((await web.send('GET', '/auth/me', { token })).status).toBe(401);
    expect((await web.send('GET', '/auth/me', { cookie })).status).toBe(401);
    const signIn = await web.send('POST', '/auth/sign-in', { body: { username, password } });
    expect(signIn.body.code).toBe('account-disabled');
    await disable(false);
    expect((await web.send('GET', '/auth/me', { token })).status).toBe(200);
  });
});

describe('a change sent with the session cookie', () => {
  const rename = (headers: Record<string, string>) =>
    web.send('PATCH', '/auth/me', { cookie: student.cookie, headers, body: { displayName: 'Ada' } });

  it.each([
    ['our own origin', () => ({ origin: web.url })],
    ['a fetch of our own page', () => ({ 'sec-fetch-site': 'same-origin' })],
  ])('is accepted from %s', async (_, headers) => {
    expect((await rename(headers())).status).toBe(200);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a name that begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['a site that only Fetch Metadata tells of', { 'sec-fetch-site': 'cross-site' }],
    ['nobody knows where', {}],
  ])('is refused from %s', async (_, headers) => {
    expect((await rename(headers as Record<string, string>)).body.code).toBe('bad-origin');
  });

  it('needs no such proof with a token, which no browser adds by itself', async () => {
    const answer = await web.send('PATCH', '/auth/me', { token: tokens['student admin'], body: { displayName: 'B' } });
    expect(answer.status).toBe(200);
  });
});
