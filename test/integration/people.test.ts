/** Ways in and back in: making oneself an account, an admin's link, the second factor. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, cookieOf, WebApp } from './web-app.js';

let web: WebApp;
let open: WebApp;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_SECRET_KEY: randomBytes(32).toString('base64') });
  open = await WebApp.start({ DOCKET_REGISTRATION: 'true', DOCKET_RATE_REGISTRATION: '3' });
});
afterAll(async () => {
  await web.stop();
  await open.stop();
});

const asAdmin = (method: string, target: string, body?: unknown) =>
  web.send(method, target, { token: web.adminToken, body });
const post = (target: string, body: object, cookie?: string, app = web) =>
  app.send('POST', target, { body, cookie, headers: { origin: app.url } });

describe('making oneself an account', () => {
  const register = (username: string, password = 'quite long enough', app = open) =>
    post('/auth/register', { username, displayName: 'Ada', password }, undefined, app);

  it('is closed unless it is switched on', async () => {
    expect((await web.send('GET', '/auth/ways')).body).toEqual({ registration: false, provider: null });
    expect(await register('ada', 'quite long enough', web)).toMatchObject({
      status: 403,
      body: { code: 'registration-closed' },
    });
  });

  it('signs in a student, names what is wrong, and is slowed down', async () => {
    const made = await register('ada');
    expect(made).toMatchObject({ status: 201, body: { user: { username: 'ada', role: 'student' } } });
    expect((await open.send('GET', '/auth/me', { cookie: cookieOf(made) })).body.username).toBe('ada');
    expect((await register('a b')).body.errors).toMatchObject([{ field: 'username' }]);
    expect((await register('grace', 'short')).body.errors).toMatchObject([{ field: 'password' }]);
    expect((await register('longname', 'LongName')).body.errors).toMatchObject([{ field: 'password' }]);
    expect(await register('ADA')).toMatchObject({ status: 409, body: { errors: [{ field: 'username' }] } });
    expect(
      (await post('/auth/register', { username: 'x', password: 'long enough', role: 'admin' }, undefined, open)).status,
    ).toBe(422);
    expect((await register('alan')).status).toBe(201);
    const late = await register('late');
    expect(late).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('an admin’s link', () => {
  const linkOf = async (id: number): Promise<{ url: string; token: string }> => {
    const made = await asAdmin('POST', `/users/${id}/password-link`);
    expect(made.status).toBe(201);
    const { url } = made.body as { url: string };
    return { url, token: url.split('#')[1] ?? '' };
  };
  const use = (token: string, newPassword = 'a new password') => post('/auth/password-link', { token, newPassword });

  it('sets a new password once, ends sessions and tokens, and is told in the log without its secret', async () => {
    const student = await web.makeStudent('loser');
    const { url, token } = await linkOf(student.id);
    expect(url).toMatch(new RegExp(`^${web.url}/password#[\\w-]{43}$`));
    expect((await use(token, 'short')).body.errors).toMatchObject([{ field: 'newPassword' }]);
    expect(await use(token)).toMatchObject({ status: 200, body: { username: 'loser' } });
    await web.signIn('loser', 'a new password');
    expect((await web.send('GET', '/auth/me', { cookie: student.cookie })).status).toBe(401);
    expect((await web.send('GET', '/auth/me', { token: student.token })).status).toBe(401);
    expect((await use(token)).body.code).toBe('not-found');
    const [entry] = (await asAdmin('GET', `/audit?action=password-link-made&subjectId=${student.id}`)).body.items;
    expect(JSON.stringify(entry)).not.toContain(token);
    expect(web.log).not.toContain(token);
  });

  it('of two uses at the same moment one counts', async () => {
    const { id } = await web.makeStudent('twice');
    const { token } = await linkOf(id);
    const answers = await Promise.all([use(token, 'the first password'), use(token, 'the second password')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('is worth nothing once it is replaced or has expired, and only its hash is kept', async () => {
    const { id } = await web.makeStudent('slow');
    const first = await linkOf(id);
    const second = await linkOf(id);
    expect((await use(first.token)).status).toBe(404);
    const kept = JSON.stringify(await web.get(DataSource).query('SELECT * FROM password_links'));
    expect(kept).not.toContain(second.token);
    await web.get(DataSource).query(`UPDATE password_links SET expires_at = now() - interval '1 second'`);
    expect((await use(second.token)).status).toBe(404);
    expect((await asAdmin('POST', '/users/999999/password-link')).status).toBe(404);
  });
});

describe('the second factor', () => {
  /** Codes of one's app; each call gives that of a later time step, since none works twice. */
  class App {
    private step = Math.floor(Date.now() / 30_000) - 1;
    private readonly totp: TOTP;
    constructor(readonly secret: string) {
      this.totp = new TOTP({ secret: Secret.fromBase32(secret) });
    }
    next(): string {
      this.step += 1;
      return this.totp.generate({ timestamp: (this.step - 1) * 30_000 });
    }
    at(offset: number): string {
      return this.totp.generate({ timestamp: Date.now() + offset * 30_000 });
    }
  }

  async function enrol(username: string) {
    const student = await web.makeStudent(username);
    const { password, cookie } = student;
    const begun = await post('/auth/second-factor', { currentPassword: password }, cookie);
    expect(begun).toMatchObject({
      status: 200,
      body: { uri: expect.stringMatching(/^otpauth:\/\/totp\/Docket/) as string },
    });
    expect(begun.body.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    const app = new App(begun.body.secret as string);
    const confirmed = await post('/auth/second-factor/confirm', { code: app.next() }, cookie);
    expect(confirmed.status).toBe(200);
    return { ...student, app, recoveryCodes: confirmed.body.recoveryCodes as string[] };
  }
  const signIn = (username: string, password: string, code?: string): Promise<Answer> =>
    post('/auth/sign-in', { username, password, ...(code !== undefined && { code }) });

  it('is asked for after the password, takes a code once, and goes on without one where nobody enrolled', async () => {
    const { username, password, app } = await enrol('totp');
    expect((await signIn(username, 'wrong password')).body.code).toBe('wrong-credentials');
    expect((await signIn(username, password)).body.code).toBe('second-factor-needed');
    expect((await signIn(username, password, '000000')).body.code).toBe('wrong-code');
    const code = app.next();
    const answer = await signIn(username, password, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(answer.status).toBe(200);
    expect((await signIn(username, password, code)).body.code).toBe('wrong-code');
    const plain = await web.makeStudent('plain');
    expect((await signIn(plain.username, plain.password)).status).toBe(200);
  });

  it('is kept sealed where there is a key, also one of before there was a key, once it is used', async () => {
    const { username, password, app } = await enrol('sealed');
    const kept = async (): Promise<string> => {
      const [row] = await web
        .get(DataSource)
        .query<{ secret: string }[]>(
          'SELECT secret FROM second_factors JOIN users ON users.id = user_id WHERE username = $1',
          [username],
        );
      return row?.secret ?? '';
    };
    expect(await kept()).toMatch(/^sealed:1:/);
    await web
      .get(DataSource)
      .query('UPDATE second_factors SET secret = $2 FROM users WHERE users.id = user_id AND username = $1', [
        username,
        app.secret,
      ]);
    expect((await signIn(username, password, app.next())).status).toBe(200);
    expect(await kept()).toMatch(/^sealed:1:/);
    expect((await signIn(username, password, app.next())).status).toBe(200);
  });

  it('counts only once a code of it was given', async () => {
    const { username, password, cookie } = await web.makeStudent('half');
    expect((await post('/auth/second-factor', { currentPassword: 'not it' }, cookie)).body.code).toBe(
      'wrong-credentials',
    );
    await post('/auth/second-factor', { currentPassword: password }, cookie);
    expect((await post('/auth/second-factor/confirm', { code: '000000' }, cookie)).body.code).toBe('wrong-code');
    expect((await signIn(username, password)).status).toBe(200);
    expect((await web.send('GET', '/auth/second-factor', { cookie })).body).toEqual({
      isEnabled: false,
      recoveryCodesLeft: 0,
    });
  });

  it('recovery codes work once each, are kept as hashes, and are made anew', async () => {
    const { username, password, cookie, recoveryCodes } = await enrol('recovering');
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    const kept = JSON.stringify(await web.get(DataSource).query('SELECT * FROM recovery_codes'));
    expect(kept).not.toContain(first.replace('-', ''));
    expect((await signIn(username, password, first.toUpperCase().replace('-', ' '))).status).toBe(200);
    expect((await signIn(username, password, first)).body.code).toBe('wrong-code');
    expect((await web.send('GET', '/auth/second-factor', { cookie })).body).toMatchObject({ recoveryCodesLeft: 9 });
    const renewed = await post('/auth/second-factor/recovery-codes', { currentPassword: password }, cookie);
    expect((await signIn(username, password, second)).body.code).toBe('wrong-code');
    expect((await signIn(username, password, renewed.body.recoveryCodes[0] as string)).status).toBe(200);
  });

  it('guessing codes is slowed down for the account', async () => {
    const { username, password, app } = await enrol('guessed');
    for (let n = 0; n < 5; n += 1) expect((await signIn(username, password, '123456')).status).toBe(401);
    const late = await signIn(username, password, app.next());
    expect(late.body.code).toBe('too-many-requests');
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is taken away by its owner with the password, or by an admin', async () => {
    const owner = await enrol('owner');
    expect((await post('/auth/second-factor', { currentPassword: owner.password }, owner.cookie)).body.code).toBe(
      'conflict',
    );
    expect((await post('/auth/second-factor/remove', { currentPassword: 'no' }, owner.cookie)).body.code).toBe(
      'wrong-credentials',
    );
    expect((await post('/auth/second-factor/remove', { currentPassword: owner.password }, owner.cookie)).status).toBe(
      204,
    );
    expect((await signIn(owner.username, owner.password)).status).toBe(200);
    const lost = await enrol('lost');
    const listed = (await asAdmin('GET', '/users?search=lost')).body.items;
    expect(listed).toMatchObject([{ hasSecondFactor: true }]);
    expect((await asAdmin('DELETE', `/users/${lost.id}/second-factor`)).status).toBe(204);
    expect((await asAdmin('DELETE', `/users/${lost.id}/second-factor`)).status).toBe(404);
    expect((await signIn(lost.username, lost.password)).status).toBe(200);
    const told = (await asAdmin('GET', `/audit?action=second-factor-reset&subjectId=${lost.id}`)).body.items;
    expect(told).toHaveLength(1);
  });

  it('a code of long ago or far ahead is wrong', async () => {
    const { username, password, app } = await enrol('clock');
    expect((await signIn(username, password, app.at(-4))).body.code).toBe('wrong-code');
    expect((await signIn(username, password, app.at(4))).body.code).toBe('wrong-code');
  });
});
