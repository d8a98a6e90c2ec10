/** A server that people reach by https, and sockets' credentials. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthService } from '../../src/auth/auth.service.js';
import { WebApp } from './web-app.js';

const ORIGIN = 'https://judge.example.org';
let web: WebApp;
let cookie: string;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_PUBLIC_URL: ORIGIN });
});
afterAll(() => web.stop());

it('sets a cookie that only this host over https gets', async () => {
  const answer = await web.send('POST', '/auth/sign-in', {
    body: { username: 'admin', password: web.adminPassword },
    headers: { origin: ORIGIN },
  });
  const [line] = answer.headers.getSetCookie();
  expect(line).toMatch(/^__Host-docket=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  expect(line).not.toContain('Domain');
  cookie = line?.split(';')[0] ?? '';
});

it('tells browsers to stay with https', async () => {
  expect((await web.send('GET', '/health')).headers.get('strict-transport-security')).toContain('max-age=');
});

it('takes the configured address, and not the Host header, for its own', async () => {
  const change = (origin: string) =>
    web.send('PATCH', '/auth/me', { cookie, headers: { origin }, body: { displayName: 'A' } });
  expect((await change(ORIGIN)).status).toBe(200);
  expect((await change('https://evil.example')).body.code).toBe('bad-origin');
});

describe('a socket', () => {
  const connect = (headers: Record<string, string>, auth: unknown = {}) =>
    web.get(AuthService).authenticateSocket({ headers, auth });

  it('is known by a token in its handshake or its header', async () => {
    expect(await connect({}, { token: web.adminToken })).toMatchObject({ kind: 'token', user: { username: 'admin' } });
    expect(await connect({ authorization: `Bearer ${web.adminToken}` })).toMatchObject({ kind: 'token' });
  });

  it('is known by the session cookie from our own page only', async () => {
    expect(await connect({ cookie, origin: ORIGIN })).toMatchObject({ kind: 'session', user: { username: 'admin' } });
    await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toMatchObject({ code: 'bad-origin' });
    await expect(connect({ cookie })).rejects.toMatchObject({ code: 'bad-origin' });
  });

  it.each([[{}], [{ token: 'dkt_wrong' }], [{ token: 7 }], [null], ['dkt_x']])(
    'is nobody with auth %j',
    async (auth) => {
      expect(await connect({}, auth)).toBeNull();
    },
  );
});
