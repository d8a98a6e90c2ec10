/** What the web process says while its database is gone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start();
  await web.dropDatabase();
});
afterAll(() => web.stop());

it.each([true, false])('health is 503 with what is wrong; with credentials: %s', async (hasToken) => {
  const answer = await web.send('GET', '/health', hasToken ? { token: web.adminToken } : {});
  expect(answer).toMatchObject({ status: 503, body: { status: 'down', database: 'unreachable' } });
});

it('other routes are 503, say when to come back, and tell nothing of the inside', async () => {
  const answer = await web.send('GET', '/auth/me', { token: web.adminToken });
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toMatch(/database|test_/);
});
