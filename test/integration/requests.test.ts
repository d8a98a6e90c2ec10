/** What the server makes of requests that are wrong, large, many or curious, and what it says of itself. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({
    DOCKET_RATE_REQUESTS: '20',
    DOCKET_RATE_ANONYMOUS_REQUESTS: '100',
    DOCKET_RATE_SUBMISSIONS: '3',
  });
});
afterAll(() => web.stop());

const asAdmin = (method: string, target: string, body?: unknown) =>
  web.send(method, target, { token: web.adminToken, body });
const fieldsOf = (answer: { body: { errors: { field: string }[] } }) => answer.body.errors.map(({ field }) => field);

async function sql(text: string): Promise<void> {
  const client = new pg.Client(web.databaseUrl);
  await client.connect();
  await client.query(text);
  await client.end();
}

describe('a wrong request', () => {
  it('is told every wrong field and what to send instead', async () => {
    const answer = await asAdmin('POST', '/users', {
      username: 'a b',
      role: 'king',
      password: 'short',
      email: 'a@b.c',
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({ type: 'urn:docket:error:validation-failed', code: 'validation-failed' });
    expect(fieldsOf(answer).sort()).toEqual(['email', 'password', 'role', 'username']);
    for (const { field, message } of answer.body.errors) expect(message).toContain(field);
  });

  it.each([
    ['a missing body', undefined],
    ['an empty object', {}],
    ['an array', []],
    ['wrong types', { username: 1, role: ['admin'] }],
  ])('with %s names the fields that it lacks', async (_, body) => {
    expect(fieldsOf(await asAdmin('POST', '/users', body))).toEqual(expect.arrayContaining(['username', 'role']));
  });

  it.each(['0', '-1', 'abc', '1.5', '99999999999'])('for the id %s names the id', async (id) => {
    expect(fieldsOf(await asAdmin('PATCH', `/users/${id}`, { displayName: 'x' }))).toEqual(['id']);
  });

  it.each(['?limit=0', '?limit=101', '?limit=x', '?cursor=%F0', '?limit[]=1', '?role=king'])(
    'for a list with %s names the field',
    async (query) => {
      const answer = await asAdmin('GET', `/users${query}`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
    },
  );

  it.each([
    ['broken JSON', '{"username":'],
    ['a text instead of an object', '"admin"'],
    ['a NUL in a text', JSON.stringify({ username: 'nul', role: 'student', displayName: 'a\u0000b' })],
  ])('with %s is 400 and not our fault', async (_, body) => {
    expect(await asAdmin('POST', '/users', body)).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });

  it('in another format is told which one to use', async () => {
    const answer = await web.send('POST', '/users', {
      token: web.adminToken,
      body: 'username=a',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining('application/json') } });
  });

  it('that is too large is 413', async () => {
    const answer = await asAdmin('POST', '/users', { username: 'x'.repeat(70_000), role: 'student' });
    expect(answer).toMatchObject({ status: 413, body: { code: 'payload-too-large' } });
  });

  it.each(['/nowhere', '/users/%E0%A4%A', '/auth/'])('to %s gets problem details', async (target) => {
    const answer = await asAdmin('GET', target);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([400, 404]).toContain(answer.status);
  });
});

describe('every answer', () => {
  it('carries a request id, the caller’s own where it is plain', async () => {
    const plain = await web.send('GET', '/nowhere', { headers: { 'x-request-id': 'build-17' } });
    expect(plain.headers.get('x-request-id')).toBe('build-17');
    expect(plain.body.instance).toBe('urn:docket:request:build-17');
    const odd = await web.send('GET', '/nowhere', { headers: { 'x-request-id': 'a"b<c>' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps browsers from running what is not ours', async () => {
    const { headers } = await web.send('GET', '/health');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the log', () => {
  it('tells of a request in one line, with its id and without its query', async () => {
    await web.send('GET', '/auth/me?secret=in-the-query', { headers: { 'x-request-id': 'logged-once' } });
    const lines = web.log.split('\n').filter((line) => line.includes('logged-once'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', process: 'web', msg: 'GET /api/v1/auth/me 401' });
    expect(web.log).not.toContain('in-the-query');
  });
});

describe('a fault of ours', () => {
  it('is answered without its cause, which is in the log once, without the values of the statement', async () => {
    await sql(`ALTER TABLE users ADD CONSTRAINT not_this_one CHECK (username <> 'faulty')`);
    const answer = await web.send('POST', '/users', {
      token: web.adminToken,
      body: { username: 'faulty', role: 'student', password: 'swordfish-1' },
      headers: { 'x-request-id': 'the-fault' },
    });
    await sql('ALTER TABLE users DROP CONSTRAINT not_this_one');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(JSON.stringify(answer.body)).not.toContain('not_this_one');
    const lines = web.log.split('\n').filter((line) => line.includes('the-fault'));
    expect(lines.filter((line) => line.includes('not_this_one'))).toHaveLength(1);
    expect(lines.join()).not.toMatch(/swordfish|argon2id/);
  });
});

describe('rate limits', () => {
  it('stop a person after their share and say when to go on, and leave others and admins alone', async () => {
    const eager = await web.makeStudent('eager');
    const calm = await web.makeStudent('calm');
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => web.send('GET', '/auth/me', { token: eager.token })),
    );
    const stopped = answers.filter(({ status }) => status === 429);
    expect(stopped.length).toBeGreaterThan(0);
    expect(stopped[0]!.body.code).toBe('too-many-requests');
    expect(Number(stopped[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await web.send('GET', '/auth/me', { token: calm.token })).status).toBe(200);
    const byAdmin = await Promise.all(Array.from({ length: 25 }, () => asAdmin('GET', '/auth/me')));
    expect(byAdmin.every(({ status }) => status === 200)).toBe(true);
  });
});

describe('the limit of submissions', () => {
  it('counts runs and submissions together and says when to go on', async () => {
    const { token } = await web.makeStudent('hasty');
    const run = () => web.send('POST', '/runs', { token, body: { language: 'python', source: 'print(1)' } });
    const answers = await Promise.all(Array.from({ length: 5 }, run));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 429, 429]);
    const stopped = answers.find(({ status }) => status === 429);
    expect(stopped?.body.code).toBe('too-many-requests');
    expect(Number(stopped?.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await web.send('GET', '/submissions', { token })).status).toBe(200);
  });
});

describe('health and documentation', () => {
  it('tells that the database is reachable and that no worker is there', async () => {
    const { status, body } = await web.send('GET', '/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'degraded', database: 'reachable', workers: [] });
    expect(body.queue.map(({ lane }: { lane: string }) => lane)).toContain('practice');
  });

  it('documents the interface as JSON and as a page without inline scripts', async () => {
    const json = await web.send('GET', './api/docs-json');
    expect(json.body.paths['/api/v1/auth/me'].get.responses['401'].content).toHaveProperty('application/problem+json');
    const page = await web.send('GET', './api/docs');
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  });
});
