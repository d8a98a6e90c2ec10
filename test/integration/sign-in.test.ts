import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebApp, cookieOf } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
}, 60_000);
afterAll(() => web.stop());

it('signs in with the right password and tells who one is', async () => {
  const answer = await web.send('POST', '/auth/sign-in', { body: { username: 'ADMIN', password: web.adminPassword } });
  expect(answer.status).toBe(200);
  expect(answer.body.user).toMatchObject({ username: 'admin', role: 'admin' });
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^docket_session=[\w-]{43}; Max-Age=\d+; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
  );
  const me = await web.send('GET', '/auth/me', { cookie: cookieOf(answer) });
  expect(me.body).toEqual({ id: 1, username: 'admin', displayName: 'Administrator', role: 'admin', preferences: {} });
});
