/** Signing in with an account elsewhere, against a real OpenID Connect provider. */
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CLIENT, startOidcServer, type OidcServer } from './oidc-server.js';
import { cookieOf, type Answer, WebApp } from './web-app.js';

/** The provider knows it by this address, and the callback is asked for at the web process itself. */
let publicUrl: string;
let provider: OidcServer;
let web: WebApp;
let strict: WebApp;

beforeAll(async () => {
  publicUrl = `http://127.0.0.1:${String(await freePort())}`;
  provider = await startOidcServer(() => `${publicUrl}/api/v1/auth/oidc/callback`);
  const settings = {
    DOCKET_PUBLIC_URL: publicUrl,
    DOCKET_OIDC_ISSUER: provider.issuer,
    DOCKET_OIDC_CLIENT_ID: CLIENT.id,
    DOCKET_OIDC_CLIENT_SECRET: CLIENT.secret,
    DOCKET_OIDC_NAME: 'Campus',
  };
  web = await WebApp.start({ ...settings, DOCKET_OIDC_MAKE_ACCOUNTS: 'true' });
  strict = await WebApp.start(settings);
});
afterAll(async () => {
  await web.stop();
  await strict.stop();
  await provider.stop();
});
beforeEach(() => {
  provider.person = { sub: 'nobody', claims: {} };
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const headers = () => ({ origin: publicUrl });
const callbackPath = (url: string) => url.replace(`${publicUrl}/api/v1`, '');

/** The way of a browser that is signed in with these cookies, or with none. */
async function enter(
  app: WebApp,
  sub: string,
  claims: Record<string, unknown> = {},
  next = '/problems',
): Promise<Answer> {
  provider.person = { sub, claims };
  const start = await app.send('GET', `/auth/oidc/start?next=${encodeURIComponent(next)}`);
  expect(start.status).toBe(302);
  const back = await provider.authorize(start.headers.get('location') ?? '');
  return app.send('GET', callbackPath(back), { cookie: cookieOf(start) });
}

async function link(app: WebApp, cookie: string, sub: string, claims = {}): Promise<Answer> {
  provider.person = { sub, claims };
  const begun = await app.send('POST', '/auth/oidc/link', { cookie, headers: headers() });
  const back = await provider.authorize(begun.body.url as string);
  return app.send('GET', callbackPath(back), { cookie: `${cookie}; ${cookieOf(begun)}` });
}

const whoIs = async (app: WebApp, answer: Answer) =>
  (await app.send('GET', '/auth/me', { cookie: cookieOf(answer) })).body as { username: string; role: string };
const failureOf = (answer: Answer) => answer.headers.get('location');

it('the sign-in page is told of it', async () => {
  expect((await web.send('GET', '/auth/ways')).body).toEqual({ registration: false, provider: { name: 'Campus' } });
});

it('somebody new gets a student’s account, and comes back to it', async () => {
  const claims = { preferred_username: 'ada', name: 'Ada Lovelace' };
  const first = await enter(web, 'sub-1', claims, '/problems?tag=dp');
  expect(first.headers.get('location')).toBe('/problems?tag=dp');
  expect(await whoIs(web, first)).toMatchObject({ username: 'ada', role: 'student', displayName: 'Ada Lovelace' });
  expect(await whoIs(web, await enter(web, 'sub-1', { preferred_username: 'renamed' }))).toMatchObject({
    username: 'ada',
  });
});

it('a name or an e-mail address, verified or not, leads into nobody’s account', async () => {
  await web.send('POST', '/users', {
    token: web.adminToken,
    body: { username: 'grace', role: 'admin', password: 'long enough' },
  });
  const claims = { preferred_username: 'grace', email: 'grace@example.org', email_verified: true };
  expect(await whoIs(web, await enter(web, 'sub-2', claims))).toMatchObject({ username: 'grace-2', role: 'student' });
});

it('where no accounts are made, only linked people come in', async () => {
  expect(failureOf(await enter(strict, 'sub-3', { preferred_username: 'admin' }))).toBe('/sign-in?failure=no-account');
  const { items } = (await strict.send('GET', '/users', { token: strict.adminToken })).body;
  expect(items).toMatchObject([{ username: 'admin' }]);
  expect(items).toHaveLength(1);
});

it('the owner links an account while signed in, comes in by it, and unlinks it', async () => {
  const cookie = await student(strict, 'carol');
  const linked = await link(strict, cookie, 'sub-4', { email: 'carol@example.org' });
  expect(linked.headers.get('location')).toBe('/account');
  const listed = (await strict.send('GET', '/auth/identities', { cookie })).body as { id: number }[];
  expect(listed).toMatchObject([{ issuer: provider.issuer, label: expect.any(String) as string }]);
  expect(await whoIs(strict, await enter(strict, 'sub-4'))).toMatchObject({ username: 'carol' });
  const target = `/auth/identities/${String(listed[0]?.id)}`;
  expect(
    (await strict.send('DELETE', target, { cookie: await student(strict, 'dora'), headers: headers() })).status,
  ).toBe(404);
  expect((await strict.send('DELETE', target, { cookie, headers: headers() })).status).toBe(204);
  expect(failureOf(await enter(strict, 'sub-4'))).toBe('/sign-in?failure=no-account');
});

it('an identity that is somebody’s is not linked with another account', async () => {
  const owner = await student(strict, 'erin');
  await link(strict, owner, 'sub-5');
  const answer = await link(strict, await student(strict, 'frank'), 'sub-5');
  expect(answer.headers.get('location')).toBe('/account?failure=taken');
  expect(await whoIs(strict, await enter(strict, 'sub-5'))).toMatchObject({ username: 'erin' });
});

it('what one person began is not linked with the account of another who finishes it', async () => {
  const mallory = await student(strict, 'mallory');
  const victim = await student(strict, 'victim');
  provider.person = { sub: 'sub-6', claims: {} };
  const begun = await strict.send('POST', '/auth/oidc/link', { cookie: mallory, headers: headers() });
  const back = await provider.authorize(begun.body.url as string);
  const answer = await strict.send('GET', callbackPath(back), { cookie: `${victim}; ${cookieOf(begun)}` });
  expect(answer.headers.get('location')).toBe('/sign-in?failure=expired');
  expect((await strict.send('GET', '/auth/identities', { cookie: victim })).body).toEqual([]);
});

it('the only way in is not taken away', async () => {
  const cookie = cookieOf(await enter(web, 'sub-7', { preferred_username: 'only' }));
  const [{ id }] = (await web.send('GET', '/auth/identities', { cookie })).body;
  expect((await web.send('DELETE', `/auth/identities/${id}`, { cookie, headers: headers() })).body.code).toBe(
    'conflict',
  );
});

it('an answer of the provider counts once, in the browser that asked, as it was sent', async () => {
  provider.person = { sub: 'sub-8', claims: { preferred_username: 'once' } };
  const start = await web.send('GET', '/auth/oidc/start');
  const back = callbackPath(await provider.authorize(start.headers.get('location') ?? ''));
  expect(failureOf(await web.send('GET', back))).toBe('/sign-in?failure=expired');
  const other = cookieOf(await web.send('GET', '/auth/oidc/start'));
  expect(failureOf(await web.send('GET', back, { cookie: other }))).toBe('/sign-in?failure=refused');
  const bent = back.replace(/state=[^&]+/, 'state=bent');
  expect(failureOf(await web.send('GET', bent, { cookie: cookieOf(start) }))).toBe('/sign-in?failure=refused');
  expect(failureOf(await web.send('GET', back, { cookie: cookieOf(start) }))).toBe('/sign-in?failure=expired');
  expect((await web.send('GET', '/users?search=once', { token: web.adminToken })).body.items).toEqual([]);
});

it('a disabled account stays closed, and the next page is one of this site', async () => {
  await enter(web, 'sub-9', { preferred_username: 'henry' });
  const [{ id }] = (await web.send('GET', '/users?search=henry', { token: web.adminToken })).body.items;
  const next = await enter(web, 'sub-9', {}, '//evil.example/');
  expect(next.headers.get('location')).toBe('/');
  await web.send('PATCH', `/users/${id}`, { token: web.adminToken, body: { isDisabled: true } });
  expect(failureOf(await enter(web, 'sub-9'))).toBe('/sign-in?failure=disabled');
});

it('a provider that is away is said to be', async () => {
  const gone = await startOidcServer(() => `${publicUrl}/x`);
  await gone.stop();
  const app = await WebApp.start({
    DOCKET_PUBLIC_URL: publicUrl,
    DOCKET_OIDC_ISSUER: gone.issuer,
    DOCKET_OIDC_CLIENT_ID: 'x',
    DOCKET_OIDC_CLIENT_SECRET: 'x',
  });
  try {
    expect(failureOf(await app.send('GET', '/auth/oidc/start'))).toBe('/sign-in?failure=unavailable');
  } finally {
    await app.stop();
  }
});

async function student(app: WebApp, username: string): Promise<string> {
  const body = { username, role: 'student', password: `password of ${username}` };
  await app.send('POST', '/users', { token: app.adminToken, body });
  const { password } = body;
  const answer = await app.send('POST', '/auth/sign-in', { body: { username, password }, headers: headers() });
  expect(answer.status).toBe(200);
  return cookieOf(answer);
}
