/**
 * A real Chromium for the tests of the UI, and what they all do with it: windows of two sizes, signing in, and looking
 * for accessibility faults. Every page also collects what the console complains of, such as a breach of the content
 * security policy.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM } from '../support/chromium.js';
import { RestClient } from '../support/rest-client.js';
import { PATIENCE_MS } from '../support/time-factor.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** More than any page of the tests has places to stop at. */
const MOST_TABS = 150;

export const SIZES = {
  laptop: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Visitor {
  page: Page;
  size: Size;
  /** Errors and warnings of the console so far, without those about refused requests that a test asks for. */
  complaints: string[];
  close: () => Promise<void>;
}

/** Starts Chromium with a profile of its own, which goes when it is closed. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

export interface VisitOptions {
  size?: Size;
  theme?: Theme;
  locale?: string;
}

/** A new person in front of the page: own cookies, own storage. */
export async function visit(
  browser: Browser,
  url: string,
  { size = 'laptop', theme = 'light', locale = 'en-GB' }: VisitOptions = {},
): Promise<Visitor> {
  const isPhone = size === 'phone';
  const context = await browser.newContext({
    baseURL: url,
    viewport: SIZES[size],
    isMobile: isPhone,
    hasTouch: isPhone,
    colorScheme: theme,
    locale,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const isExpected = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isExpected) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, size, complaints, close: () => closeContext(context) };
}

async function closeContext(context: BrowserContext): Promise<void> {
  // A page that is gone no longer answers requests under way.
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
}

/** As {@link visit}, signed in already, as after a visit of before: for tests that are not about signing in. */
export async function visitAs(
  browser: Browser,
  url: string,
  { username, password }: { username: string; password: string },
  options: VisitOptions = {},
): Promise<Visitor> {
  const cookies = await new RestClient(url, null).signIn(username, password);
  const visitor = await visit(browser, url, options);
  const pairs = cookies.split('; ').map((pair) => pair.split('='));
  await visitor.page.context().addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })));
  await visitor.page.goto('/');
  await visitor.page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
  return visitor;
}

/** To another page as a link leads there: without loading everything anew, and with nothing left of the one before. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate(() => {
    history.pushState({}, '', '/nowhere');
  });
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await page.evaluate((next) => {
    history.pushState({}, '', next);
  }, address);
}

/** Presses Tab until it is on what the selector names: everything can be reached so. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not get to ${selector}`);
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
}

/** On a phone one part of the problem's page is shown at a time. */
export async function showPart({ page, size }: Visitor, part: 'Statement' | 'Code' | 'Result'): Promise<void> {
  if (size === 'phone') await page.getByRole('button', { name: part, exact: true }).click();
}

/** Replaces what is in the editor. */
export async function writeSource(visitor: Visitor, source: string): Promise<void> {
  await showPart(visitor, 'Code');
  const editor = visitor.page.locator('.cm-content').first();
  await editor.click();
  await visitor.page.keyboard.press('ControlOrMeta+a');
  // As one insertion: typed letter by letter, brackets would close and lines would indent themselves.
  await visitor.page.keyboard.insertText(source);
}

export async function chooseLanguage(visitor: Visitor, name: RegExp): Promise<void> {
  await showPart(visitor, 'Code');
  await visitor.page.getByRole('combobox', { name: 'Programming language' }).click();
  await visitor.page.getByRole('option', { name }).first().click();
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** What axe-core finds wrong on the page as it stands, one line each; animations that end are waited for. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    return Promise.all(ending.map((animation) => animation.finished.catch(() => null)));
  });
  // Evaluated by the debugger, where the page's content security policy does not reach; it stays until a reload.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? help}`),
  );
}
