/** Accounts as admins keep them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
});
afterAll(() => web.stop());

const asAdmin = (method: string, target: string, body?: unknown) =>
  web.send(method, target, { token: web.adminToken, body });

it('an account without a password given gets one that is shown once', async () => {
  const made = await asAdmin('POST', '/users', { username: 'grace', displayName: 'Grace', role: 'student' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ username: 'grace', displayName: 'Grace', role: 'student', isDisabled: false });
  await web.signIn('grace', made.body.password);
  const [listed] = (await asAdmin('GET', '/users?search=grace')).body.items;
  expect(Object.keys(listed)).not.toContain('password');
});

it('a name is taken whatever its case', async () => {
  const again = await asAdmin('POST', '/users', { username: 'ADMIN', role: 'student' });
  expect(again).toMatchObject({ status: 409, body: { code: 'conflict', errors: [{ field: 'username' }] } });
});

it('a password set by an admin ends sessions and tokens', async () => {
  const { id, cookie, token, username } = await web.makeStudent('reset');
  expect((await asAdmin('PATCH', `/users/${id}`, { password: 'a new password' })).status).toBe(200);
  expect((await web.send('GET', '/auth/me', { cookie })).status).toBe(401);
  expect((await web.send('GET', '/auth/me', { token })).status).toBe(401);
  await web.signIn(username, 'a new password');
});

it('a change of role counts from the next request on', async () => {
  const { id, token } = await web.makeStudent('promoted', ['read']);
  expect((await web.send('GET', '/users', { token })).status).toBe(403);
  await asAdmin('PATCH', `/users/${id}`, { role: 'admin' });
  expect((await web.send('GET', '/users', { token })).status).toBe(200);
  await asAdmin('PATCH', `/users/${id}`, { role: 'student' });
  expect((await web.send('GET', '/users', { token })).status).toBe(403);
});

it.each([{ role: 'student' }, { isDisabled: true }])('the last admin stays one: %j is refused', async (change) => {
  const { id } = (await asAdmin('GET', '/auth/me')).body;
  expect(await asAdmin('PATCH', `/users/${id}`, change)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect((await asAdmin('GET', '/users')).status).toBe(200);
});

it('two admins who demote each other at once leave one', async () => {
  const { id, username, password } = await web.makeStudent('rival');
  await asAdmin('PATCH', `/users/${id}`, { role: 'admin' });
  const rival = await web.signIn(username, password);
  const own = (await asAdmin('GET', '/auth/me')).body.id;
  const demotion = { body: { role: 'student' } };
  const answers = await Promise.all([
    web.send('PATCH', `/users/${own}`, { ...demotion, cookie: rival, headers: { origin: web.url } }),
    web.send('PATCH', `/users/${id}`, { ...demotion, token: web.adminToken }),
  ]);
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  const remaining = answers[0].status === 200 ? { cookie: rival } : { token: web.adminToken };
  expect((await web.send('GET', '/users?role=admin', remaining)).body.items).toHaveLength(1);
  // Back to the first admin, for the tests that follow.
  if ('cookie' in remaining) {
    const headers = { origin: web.url };
    await web.send('PATCH', `/users/${own}`, { cookie: rival, headers, body: { role: 'admin' } });
  }
});

it('an account that is not there is 404', async () => {
  expect((await asAdmin('PATCH', '/users/999999', { displayName: 'x' })).body.code).toBe('not-found');
});

it('the list is read page by page, each account once', async () => {
  for (let n = 0; n < 5; n += 1) await asAdmin('POST', '/users', { username: `page-${n}`, role: 'student' });
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body } = await asAdmin('GET', `/users?search=page-&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
    expect(body.items.length).toBeLessThanOrEqual(2);
    seen.push(...body.items.map(({ username }: { username: string }) => username));
    cursor = body.nextCursor;
  }
  expect(seen).toEqual(['page-0', 'page-1', 'page-2', 'page-3', 'page-4']);
});

it('a search takes % and _ for what they are', async () => {
  await asAdmin('POST', '/users', { username: 'under_score', role: 'student' });
  const found = async (search: string) =>
    (await asAdmin('GET', `/users?search=${encodeURIComponent(search)}`)).body.items.length;
  expect(await found('r_s')).toBe(1);
  expect(await found('r%s')).toBe(0);
  expect(await found('_')).toBe(1);
});
