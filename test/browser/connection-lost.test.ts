/** A connection that is lost in the middle of judging: the page says so, comes back by itself, and nothing is lost. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { CuttableConnection } from '../support/cut-connection.js';
import { chooseLanguage, startBrowser, visitAs, writeSource, type Visitor } from './browser.js';
import { sharedServer } from './shared-server.js';
import { ACCEPTED, SLOW } from './sources.js';

const GRETA = { username: 'greta', password: 'a password of some length' };

const { server } = sharedServer();
let browser: Browser;
let connection: CuttableConnection;
let visitor: Visitor;

beforeAll(async () => {
  await server.admin.rest.post('/users', { ...GRETA, displayName: 'Greta', role: 'student' });
  connection = await CuttableConnection.to(server.url);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await connection.close();
});
beforeEach(async () => {
  visitor = await visitAs(browser, connection.url, GRETA);
  await visitor.page.goto('/problems/tworivers');
  await chooseLanguage(visitor, /^Python 3$/);
});
afterEach(() => visitor.close());

async function submissionCount(): Promise<number> {
  const { items } = await server.admin.rest.get<{ items: unknown[] }>('/submissions?user=greta&limit=100');
  return items.length;
}

it('while it is judged: the page says that it is offline, goes on where it was, and keeps what was typed', async () => {
  const { page } = visitor;
  await writeSource(visitor, SLOW);
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByRole('button', { name: /^Test 1, / }).waitFor();
  connection.cut();
  await page.context().setOffline(true);
  await page.getByText(/^You are offline/).waitFor();
  await writeSource(visitor, '# typed without a connection');
  connection.mend();
  await page.context().setOffline(false);
  await page.getByText(/^You are offline/).waitFor({ state: 'detached' });
  const verdict = page.getByLabel('Verdict');
  await verdict.getByText('Accepted', { exact: true }).first().waitFor();
  await verdict.getByText('10 of 10 tests').waitFor();
  await page.reload();
  await page.locator('.cm-content', { hasText: 'typed without a connection' }).waitFor();
});

it('before it is submitted: nothing gets lost, and nothing comes twice', async () => {
  const { page } = visitor;
  const before = await submissionCount();
  await writeSource(visitor, ACCEPTED);
  connection.cut();
  await page.getByRole('button', { name: 'Submit' }).click();
  await page.getByText('The server cannot be reached').first().waitFor();
  connection.mend();
  await page.getByRole('button', { name: 'Submit' }).click();
  const verdict = page.getByLabel('Verdict');
  await verdict.getByText('Accepted', { exact: true }).first().waitFor();
  expect(await submissionCount()).toBe(before + 1);
});
