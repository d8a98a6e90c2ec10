/** Guessing passwords. A server of its own: its limit is low. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebApp } from './web-app.js';

let web: WebApp;
beforeAll(async () => {
  web = await WebApp.start({ DOCKET_RATE_SIGN_IN: '3', DOCKET_TRUST_PROXY: 'loopback' });
});
afterAll(() => web.stop());

const tryPassword = (username: string, password: string, address: string) =>
  web.send('POST', '/auth/sign-in', { body: { username, password }, headers: { 'x-forwarded-for': address } });

it('stops a guesser after a few tries, even at the right password, and says how long', async () => {
  for (let tries = 0; tries < 3; tries += 1) {
    expect((await tryPassword('admin', 'a guess', '198.51.100.1')).status).toBe(401);
  }
  const stopped = await tryPassword('admin', web.adminPassword, '198.51.100.1');
  expect(stopped).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
});

it('does not lock out the person at another address meanwhile', async () => {
  expect((await tryPassword('admin', web.adminPassword, '198.51.100.2')).status).toBe(200);
});

it('stops tries sent all at once as well', async () => {
  const { username } = await web.makeStudent('burst');
  const answers = await Promise.all(Array.from({ length: 10 }, () => tryPassword(username, 'guess', '198.51.100.3')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
});

it('stops one address that tries many names', async () => {
  const names = Array.from({ length: 31 }, (_, index) => `name${index}`);
  const statuses: number[] = [];
  for (const name of names) statuses.push((await tryPassword(name, 'guess', '198.51.100.4')).status);
  expect(statuses.slice(0, 30).every((status) => status === 401)).toBe(true);
  expect(statuses.at(30)).toBe(429);
});

it('does not count sign-ins that succeed', async () => {
  const { username, password } = await web.makeStudent('busy');
  for (let times = 0; times < 8; times += 1) {
    expect((await tryPassword(username, password, '198.51.100.5')).status).toBe(200);
  }
});
