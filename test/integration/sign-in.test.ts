/** Signing in and out: what a browser gets, what an attacker does not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { WebApp, cookieOf } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
});
afterAll(() => web.stop());

const tryPassword = (username: string, password: string) =>
  web.send('POST', '/auth/sign-in', { body: { username, password } });

const me = (cookie: string) => web.send('GET', '/auth/me', { cookie });

/** As a browser on one of our own pages sends it. */
const sendAsBrowser = (method: string, target: string, cookie: string, body?: unknown) =>
  web.send(method, target, { cookie, body, headers: { origin: web.url } });

describe('signing in', () => {
  it('with the right password tells who one is, whatever the name’s case', async () => {
    const answer = await tryPassword('ADMIN', web.adminPassword);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ username: 'admin', role: 'admin' });
    expect((await me(cookieOf(answer))).body).toEqual({
      id: expect.any(Number),
      username: 'admin',
      displayName: 'Administrator',
      role: 'admin',
      preferences: {},
    });
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const [cookie] = (await tryPassword('admin', web.adminPassword)).headers.getSetCookie();
    expect(cookie).toMatch(
      /^docket_session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
  });

  it('answers alike to a wrong password and an unknown name', async () => {
    const wrong = await tryPassword('admin', 'not the password');
    const unknown = await tryPassword('nobody-of-this-name', 'not the password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
    expect({ ...unknown.body, instance: null }).toEqual({ ...wrong.body, instance: null });
  });

  it('never takes a session that the browser brought along', async () => {
    const planted = 'docket_session=' + 'A'.repeat(43);
    const cookie = await web.signIn('admin', web.adminPassword, planted);
    expect(cookie).not.toBe(planted);
    expect((await me(planted)).status).toBe(401);
  });

  it('ends the session that the browser had before', async () => {
    const first = await web.signIn('admin', web.adminPassword);
    const second = await web.signIn('admin', web.adminPassword, first);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });

  it('is refused when another site makes the browser do it', async () => {
    const answer = await web.send('POST', '/auth/sign-in', {
      body: { username: 'admin', password: web.adminPassword },
      headers: { origin: 'https://evil.example' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'bad-origin' } });
  });

  it('keeps neither the password nor the session token, in no table and in no log', async () => {
    const cookie = await web.signIn('admin', web.adminPassword);
    const token = cookie.split('=')[1] ?? '';
    await me(cookie);
    const client = new pg.Client(web.databaseUrl);
    await client.connect();
    const { rows } = await client.query(
      `SELECT (SELECT json_agg(s) FROM sessions s), (SELECT json_agg(u) FROM users u)`,
    );
    await client.end();
    for (const kept of [JSON.stringify(rows), web.log]) {
      expect(kept).not.toContain(web.adminPassword);
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(web.adminToken);
    }
    expect(JSON.stringify(rows)).toContain('$argon2id$');
  });
});

describe('signing out', () => {
  it('ends the session, not only the cookie', async () => {
    const cookie = await web.signIn('admin', web.adminPassword);
    const answer = await sendAsBrowser('POST', '/auth/sign-out', cookie);
    expect(answer.status).toBe(204);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^docket_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await me(cookie)).status).toBe(401);
  });

  it('without a session does nothing', async () => {
    expect((await web.send('POST', '/auth/sign-out')).status).toBe(204);
  });
});

describe('sessions', () => {
  it('are listed with the one in use marked, and ended one by one', async () => {
    const { cookie, username, password } = await web.makeStudent('sessions');
    const other = await web.signIn(username, password);
    const listed = await sendAsBrowser('GET', '/auth/sessions', cookie);
    expect(listed.body.items.map((session: { isCurrent: boolean }) => session.isCurrent).sort()).toEqual([false, true]);
    const otherId = listed.body.items.find((session: { isCurrent: boolean }) => !session.isCurrent).id;
    expect((await sendAsBrowser('DELETE', `/auth/sessions/${otherId}`, cookie)).status).toBe(204);
    expect((await me(other)).status).toBe(401);
    expect((await me(cookie)).status).toBe(200);
  });

  it('of somebody else cannot be ended', async () => {
    const mine = await web.makeStudent('mine');
    const theirs = await web.makeStudent('theirs');
    const { id } = (await sendAsBrowser('GET', '/auth/sessions', theirs.cookie)).body.items[0];
    expect((await sendAsBrowser('DELETE', `/auth/sessions/${id}`, mine.cookie)).body.code).toBe('not-found');
    expect((await me(theirs.cookie)).status).toBe(200);
  });

  it('end when their time is over', async () => {
    const { cookie, id } = await web.makeStudent('late');
    await sql(`UPDATE sessions SET expires_at = now() WHERE user_id = ${id}`);
    expect((await me(cookie)).status).toBe(401);
  });
});

describe('a new password', () => {
  it('ends all other sessions and rotates this one', async () => {
    const { cookie, username, password } = await web.makeStudent('changer');
    const other = await web.signIn(username, password);
    const body = { currentPassword: password, newPassword: 'something else entirely' };
    const answer = await sendAsBrowser('POST', '/auth/password', cookie, body);
    expect(answer.status).toBe(204);
    for (const old of [cookie, other]) expect((await me(old)).status).toBe(401);
    expect((await me(cookieOf(answer))).body.username).toBe(username);
    expect((await tryPassword(username, password)).status).toBe(401);
    expect((await tryPassword(username, body.newPassword)).status).toBe(200);
  });

  it('needs the present one', async () => {
    const { cookie } = await web.makeStudent('forgetful');
    const body = { currentPassword: 'a guess', newPassword: 'something else entirely' };
    expect((await sendAsBrowser('POST', '/auth/password', cookie, body)).body).toMatchObject({
      code: 'wrong-credentials',
      errors: [{ field: 'currentPassword', message: 'currentPassword is wrong' }],
    });
  });

  it('must not be the user name, nor short', async () => {
    const { cookie, username, password } = await web.makeStudent('lazy-student');
    for (const newPassword of [username, 'short']) {
      const answer = await sendAsBrowser('POST', '/auth/password', cookie, { currentPassword: password, newPassword });
      expect(answer.body.errors).toEqual([
        { field: 'newPassword', message: expect.stringContaining('newPassword must') },
      ]);
    }
  });
});

describe('preferences', () => {
  it('are added to, and a null removes', async () => {
    const { cookie } = await web.makeStudent('picky');
    const change = (preferences: unknown) => sendAsBrowser('PATCH', '/auth/me', cookie, { preferences });
    await change({ theme: 'dark', editor: { tabSize: 2 } });
    expect((await change({ theme: null, language: 'de' })).body.preferences).toEqual({
      editor: { tabSize: 2 },
      language: 'de',
    });
    expect((await change({ notes: 'x'.repeat(20_000) })).body.errors[0].field).toBe('preferences');
  });
});

async function sql(text: string): Promise<void> {
  const client = new pg.Client(web.databaseUrl);
  await client.connect();
  await client.query(text);
  await client.end();
}
