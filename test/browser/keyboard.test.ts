/** Without a mouse: a student solves a problem, an admin brings one, verifies and publishes it, and looks after people. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../support/packages.js';
import { startBrowser, tabTo, visit, visitAs, type Visitor } from './browser.js';
import { sharedServer } from './shared-server.js';
import { ACCEPTED } from './sources.js';

const PASSWORD = 'a password of some length';

const { server } = sharedServer();
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  const { rest } = server.admin;
  await rest.post('/users', { username: 'helen', role: 'student', password: PASSWORD, displayName: 'Helen' });
  await rest.post('/users', { username: 'ida', role: 'admin', password: PASSWORD, displayName: 'Ida' });
  browser = await startBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints } = visitor;
  await visitor.close();
  expect(complaints).toEqual([]);
});

/** Whether somebody who cannot see a mouse can see where they are. */
async function isFocusSeen(): Promise<boolean> {
  return page.evaluate(() => {
    const { outlineStyle, boxShadow, borderColor } = getComputedStyle(document.activeElement ?? document.body);
    return outlineStyle !== 'none' || boxShadow !== 'none' || borderColor !== '';
  });
}

/** A dialog or a menu takes the focus a moment after it is there; keys pressed before that go elsewhere. */
async function focused(locator: Locator): Promise<void> {
  await locator.and(page.locator(':focus')).waitFor();
}

async function press(selector: string, key = 'Enter'): Promise<void> {
  await tabTo(page, selector);
  expect(await isFocusSeen(), `the focus on ${selector} is seen`).toBe(true);
  await page.keyboard.press(key);
}

describe('a student', () => {
  beforeEach(async () => {
    visitor = await visit(browser, server.url);
    page = visitor.page;
  });

  it('signs in, finds a problem, tries, submits, sees the verdict and gets out of the editor', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await tabTo(page, 'input[autocomplete=username]');
    await page.keyboard.insertText('helen');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Two Rivers' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.insertText('two riv');
    await press('a[href="/problems/tworivers"]');
    await page.getByRole('heading', { name: 'Two Rivers', level: 1 }).waitFor();
    await tabTo(page, '[aria-label="Programming language"]');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: 'Python 3', exact: true }).waitFor();
    while ((await page.locator('[data-combobox-selected]').textContent()) !== 'Python 3') {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await tabTo(page, '.cm-content');
    await page.keyboard.insertText(ACCEPTED);
    await page.keyboard.press("ControlOrMeta+'");
    await page
      .getByText(/exit code \d/)
      .first()
      .waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    const verdict = page.getByLabel('Verdict');
    await verdict.getByText('Accepted', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') ?? null)).toBeNull();
    await press('[aria-label="Test cases"] button');
    await page.getByRole('region', { name: /^Test case sample\/1/ }).waitFor();
  });

  it('skips what every page begins with', async () => {
    await visitor.close();
    visitor = await visitAs(browser, server.url, { username: 'helen', password: PASSWORD });
    page = visitor.page;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});

describe('an admin', () => {
  beforeEach(async () => {
    visitor = await visitAs(browser, server.url, { username: 'ida', password: PASSWORD });
    page = visitor.page;
  });

  it('uploads, verifies and publishes a problem', async () => {
    await press('a[href="/admin"]');
    await page.getByText('Drop problem packages here').waitFor();
    // Long enough before the key: the browser is told first that somebody waits.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, '[class*=dropzone]');
    await page.keyboard.press('Enter');
    const buffer = await packageZip(newerPackage(), 'by-keyboard');
    await (await chooser).setFiles({ name: 'by-keyboard.zip', mimeType: 'application/zip', buffer });
    await page.getByText('Imported as version 1 of').waitFor();
    await press('article a[href="/admin/problems/by-keyboard"]');
    await page.getByRole('heading', { name: 'Sum', level: 1 }).waitFor();
    await tabTo(page, 'input[role=switch]');
    await page.keyboard.press('Space');
    await press('form button[type=submit]');
    await page.getByText('Saved.').waitFor();
    await page.getByRole('button', { name: 'Verify' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Sound: all verdicts are as expected/).waitFor();
    const { visibility } = await server.admin.rest.get<{ visibility: string }>('/problems/by-keyboard');
    expect(visibility).toBe('public');
    await server.admin.rest.delete('/problems/by-keyboard');
  });

  it('makes an account, and disables it', async () => {
    await page.goto('/admin/users');
    await page.getByRole('row', { name: /ida/ }).waitFor();
    await page.getByRole('button', { name: 'New user' }).focus();
    await page.keyboard.press('Enter');
    await focused(page.getByRole('dialog').getByLabel('User name'));
    await page.keyboard.insertText('jane');
    await page.keyboard.press('Enter');
    await page.getByText('This password is shown only this once').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('[aria-label="Actions for jane"]');
    await page.locator('[role=menu]:focus-within').waitFor();
    await page.keyboard.press('End');
    await focused(page.getByRole('menuitem', { name: 'Disable' }));
    await page.keyboard.press('Enter');
    await focused(page.getByRole('dialog', { name: 'Disable jane?' }).getByRole('button', { name: 'Disable' }));
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /jane.*disabled/ }).waitFor();
  });
});
