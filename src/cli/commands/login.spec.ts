import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, problem, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

describe('docket login', () => {
  beforeEach(() => {
    server.routes['POST /auth/sign-in'] = (request, response) => {
      if (JSON.parse(request.body).password !== 'pass word') {
        problem(401, 'wrong-credentials', 'User name or password is wrong')(request, response);
        return;
      }
      response.setHeader('set-cookie', 'docket_session=s1; HttpOnly; Path=/');
      json({ user: {} })(request, response);
    };
    server.routes['POST /auth/tokens'] = json({ id: 11, token: 'dkt_new', scopes: ['admin'] }, 201);
    server.routes['POST /auth/sign-out'] = json({});
  });

  it('trades the password for a token, ends the session, and keeps the token privately', async () => {
    const url = server.url;
    const { code, out } = await server.docket(['login', url, '--user', 'ada'], {
      input: 'pass word\n',
      env: { DOCKET_TOKEN: '' },
    });
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(server.seen.map(({ path }) => path)).toEqual(['/auth/sign-in', '/auth/tokens', '/auth/sign-out']);
    expect(server.seen[1]?.headers).toMatchObject({ cookie: 'docket_session=s1', origin: url });
    const path = join(server.home, '.config', 'docket', 'logins.json');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).not.toContain('pass word');

    server.routes['GET /problems'] = json({ items: [], nextCursor: null });
    await server.docket(['problems'], { env: { DOCKET_URL: '', DOCKET_TOKEN: '' } });
    expect(server.seen.at(-1)?.headers.authorization).toBe('Bearer dkt_new');

    server.routes['DELETE /auth/tokens/11'] = json(undefined, 204);
    expect((await server.docket(['logout'], { env: { DOCKET_URL: '', DOCKET_TOKEN: '' } })).code).toBe(0);
    expect(server.seen.at(-1)).toMatchObject({ method: 'DELETE', headers: { authorization: 'Bearer dkt_new' } });
    expect(await readFile(path, 'utf8')).not.toContain('dkt_new');
  });

  it('exits with 2 for a wrong password and keeps nothing', async () => {
    const { code, err } = await server.docket(['login', '--user', 'ada'], { input: 'wrong\n' });
    expect(code).toBe(2);
    expect(err).toContain('User name or password is wrong');
    await expect(stat(join(server.home, '.config'))).rejects.toThrow();
  });
});

describe('docket login to an account with a second factor', () => {
  beforeEach(() => {
    server.routes['POST /auth/sign-in'] = (request, response) => {
      const { code } = JSON.parse(request.body);
      if (code === undefined) problem(401, 'second-factor-needed', 'Send the code, too')(request, response);
      else if (code !== '123456') problem(401, 'wrong-code', 'The code is wrong')(request, response);
      else {
        response.setHeader('set-cookie', 'docket_session=s1; HttpOnly; Path=/');
        json({ user: {} })(request, response);
      }
    };
    server.routes['POST /auth/tokens'] = json({ id: 11, token: 'dkt_new', scopes: ['admin'] }, 201);
    server.routes['POST /auth/sign-out'] = json({});
  });
  const login = (...more: string[]) =>
    server.docket(['login', server.url, '--user', 'ada', ...more], { input: 'pass word\n', env: { DOCKET_TOKEN: '' } });

  it('sends the code given', async () => {
    expect((await login('--code', '123456')).code).toBe(0);
  });

  it('without a terminal and a code says what to give', async () => {
    const { code, err } = await login();
    expect(code).toBe(2);
    expect(err).toMatch(/this account has a second factor[^]*--code/);
  });

  it('keeps nothing where the code is wrong', async () => {
    expect(await login('--code', '1')).toMatchObject({ code: 2, err: expect.stringContaining('The code is wrong') });
    await expect(stat(join(server.home, '.config'))).rejects.toThrow();
  });
});

describe('docket token create', () => {
  it('prints the token alone on standard output', async () => {
    server.routes['POST /auth/tokens'] = json({ id: 1, token: 'dkt_ci', scopes: ['submit'], expiresAt: null }, 201);
    const { out, err } = await server.docket(['token', 'create', 'ci', '--scope', 'submit', '--expires-in-days', '30']);
    expect(out).toBe('dkt_ci\n');
    expect(err).toContain('it is not shown again');
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ name: 'ci', scopes: ['submit'], expiresInDays: 30 });
  });

  it('knows the scopes', async () => {
    const { code, err } = await server.docket(['token', 'create', 'ci', '--scope', 'root']);
    expect(code).toBe(2);
    expect(err).toContain('root is not a scope');
  });
});
