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

const CALLERS = [
  'nobody',
  'student read',
  'student submit',
  'student admin',
  'admin read',
  'admin submit',
  'admin admin',
];

/** One letter for each caller in the order of CALLERS: let in (+), not signed in (0), lacks the scope (s) or the role (r). */
const KINDS = {
  anybody: '+++++++',
  'reading one’s own': '0++++++',
  'handing in': '0s++s++',
  'changing one’s own': '0ss+ss+',
  'reading as admin': '0rrr+++',
  'changing as admin': '0ssrss+',
} as const;
const REFUSALS: Record<string, string | undefined> = { '0': 'not-signed-in', s: 'token-scope', r: 'forbidden' };

/** Every route there is; one that is new gets its line here first. */
const TABLE: Record<string, keyof typeof KINDS> = {
  'GET /health': 'anybody',
  'GET /health/live': 'anybody',
  'GET /health/ready': 'anybody',
  'GET /metrics': 'reading as admin',
  'GET /languages': 'anybody',
  'POST /auth/sign-in': 'anybody',
  'POST /auth/sign-out': 'anybody',
  'GET /auth/ways': 'anybody',
  'POST /auth/register': 'anybody',
  'POST /auth/password-link': 'anybody',
  'GET /auth/oidc/start': 'anybody',
  'GET /auth/oidc/callback': 'anybody',
  'POST /auth/oidc/link': 'changing one’s own',
  'GET /auth/identities': 'reading one’s own',
  'DELETE /auth/identities/{id}': 'changing one’s own',
  'GET /auth/second-factor': 'reading one’s own',
  'POST /auth/second-factor': 'changing one’s own',
  'POST /auth/second-factor/confirm': 'changing one’s own',
  'POST /auth/second-factor/recovery-codes': 'changing one’s own',
  'POST /auth/second-factor/remove': 'changing one’s own',
  'POST /users/{id}/password-link': 'changing as admin',
  'DELETE /users/{id}/second-factor': 'changing as admin',
  'GET /auth/me': 'reading one’s own',
  'PATCH /auth/me': 'changing one’s own',
  'POST /auth/password': 'changing one’s own',
  'GET /auth/sessions': 'reading one’s own',
  'DELETE /auth/sessions/{id}': 'changing one’s own',
  'GET /auth/tokens': 'reading one’s own',
  'POST /auth/tokens': 'changing one’s own',
  'DELETE /auth/tokens/{id}': 'changing one’s own',
  'GET /users': 'reading as admin',
  'POST /users': 'changing as admin',
  'PATCH /users/{id}': 'changing as admin',
  'GET /problems': 'reading one’s own',
  'POST /problems': 'changing as admin',
  'GET /problems/{slug}': 'reading one’s own',
  'PATCH /problems/{slug}': 'changing as admin',
  'DELETE /problems/{slug}': 'changing as admin',
  'GET /problems/{slug}/export': 'reading as admin',
  'GET /problems/{slug}/export/report': 'reading as admin',
  'GET /problems/{slug}/files/{kind}/{name}': 'reading one’s own',
  'GET /problems/{slug}/package': 'reading as admin',
  'GET /problems/{slug}/samples/{ordinal}/{part}': 'reading one’s own',
  'GET /problems/{slug}/statement': 'reading one’s own',
  'GET /problems/{slug}/statement/{language}.pdf': 'reading one’s own',
  'POST /problems/{slug}/verify': 'changing as admin',
  'GET /problems/{slug}/verifications': 'reading as admin',
  'GET /problems/{slug}/versions': 'reading as admin',
  'POST /problems/{slug}/versions/{ordinal}/use': 'changing as admin',
  'POST /submissions': 'handing in',
  'GET /submissions': 'reading one’s own',
  'GET /submissions/{id}': 'reading one’s own',
  'GET /submissions/{id}/events': 'reading one’s own',
  'GET /submissions/{id}/runs/{ordinal}/{part}': 'reading one’s own',
  'GET /submissions/{id}/source': 'reading one’s own',
  'POST /submissions/{id}/rejudge': 'changing as admin',
  'POST /submissions/{id}/replays': 'changing as admin',
  'GET /submissions/{id}/replays/{replay}': 'reading as admin',
  'GET /submissions/{id}/judgements': 'reading one’s own',
  'POST /rejudgings': 'changing as admin',
  'GET /rejudgings': 'reading as admin',
  'GET /rejudgings/{id}': 'reading as admin',
  'GET /rejudgings/{id}/submissions': 'reading as admin',
  'POST /rejudgings/{id}/apply': 'changing as admin',
  'POST /rejudgings/{id}/discard': 'changing as admin',
  'GET /problems/{slug}/versions/{ordinal}/files': 'reading as admin',
  'GET /problems/{slug}/versions/{ordinal}/files/{path}': 'reading as admin',
  'GET /problems/{slug}/compare': 'reading as admin',
  'POST /problems/{slug}/edit': 'changing as admin',
  'POST /problems/{slug}/statement-preview': 'changing as admin',
  'GET /activity': 'reading as admin',
  'GET /activity/now': 'reading as admin',
  'GET /submissions/{id}/timeline': 'reading as admin',
  'POST /submissions/{id}/retry': 'changing as admin',
  'GET /admission': 'reading as admin',
  'PUT /admission': 'changing as admin',
  'GET /admission/changes': 'reading as admin',
  'POST /runs': 'handing in',
  'GET /webhooks': 'reading as admin',
  'POST /webhooks': 'changing as admin',
  'PATCH /webhooks/{id}': 'changing as admin',
  'DELETE /webhooks/{id}': 'changing as admin',
  'POST /webhooks/{id}/ping': 'changing as admin',
  'GET /webhooks/{id}/deliveries': 'reading as admin',
  'POST /webhooks/{id}/deliveries/{delivery}/replay': 'changing as admin',
  'POST /judge0/submissions': 'handing in',
  'POST /judge0/submissions/batch': 'handing in',
  'GET /judge0/submissions/batch': 'reading one’s own',
  'GET /judge0/submissions/{token}': 'reading one’s own',
  'GET /judge0/languages': 'reading one’s own',
  'GET /judge0/languages/all': 'reading one’s own',
  'GET /judge0/languages/{id}': 'reading one’s own',
  'GET /judge0/statuses': 'reading one’s own',
  'GET /judge0/about': 'reading one’s own',
  'GET /judge0/config_info': 'reading one’s own',
  'GET /runs/{id}/events': 'reading one’s own',
  'GET /runs/{id}': 'reading one’s own',
  'POST /verifications': 'changing as admin',
  'GET /verifications/{id}': 'reading as admin',
  'DELETE /verifications/{id}': 'changing as admin',
  'GET /audit': 'reading as admin',
  'GET /workers': 'reading as admin',
  'GET /queue': 'reading as admin',
  'GET /libraries': 'reading as admin',
  'POST /libraries': 'changing as admin',
  'GET /libraries/tasks': 'reading as admin',
  'POST /libraries/{digest}/use': 'changing as admin',
  'POST /libraries/{digest}/test': 'changing as admin',
  'DELETE /libraries/{digest}': 'changing as admin',
};

it('the table holds every route', async () => {
  const { paths } = (await web.send('GET', './api/docs-json')).body as { paths: Record<string, object> };
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
  );
  expect(routes.sort()).toEqual(Object.keys(TABLE).sort());
});

describe.each(Object.entries(TABLE))('%s is for %s:', (route, kind) => {
  const [method = '', path = ''] = route.split(' ');
  // Nothing of that name exists: a caller who is let in is told so, and one who is not learns nothing.
  const target = path.replaceAll(/\{\w+\}/g, '999999');

  it.each(CALLERS.map((caller, index) => [caller, KINDS[kind][index] ?? '']))('%s gets %s', async (caller, letter) => {
    const isChange = method !== 'GET' && method !== 'DELETE';
    const answer = await web.send(method, target, { token: tokens[caller], ...(isChange && { body: {} }) });
    if (letter !== '+') expect(answer.body.code).toBe(REFUSALS[letter]);
    else expect(Object.values(REFUSALS)).not.toContain(answer.body.code);
    expect(answer.status).toBeLessThan(500);
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
