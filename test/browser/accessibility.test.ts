/** axe-core on every page, in both themes and at both sizes; what opens over a page is looked at too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { RestClient } from '../support/rest-client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import {
  accessibilityFaults,
  showPart,
  signIn,
  startBrowser,
  visit,
  type Size,
  type Theme,
  type Visitor,
} from './browser.js';
import { ACCEPTED, NOT_COMPILING, TWO_RIVERS, WRONG } from './sources.js';

const PASSWORD = 'a password of some length';
const JUDGED_MS = 120_000;
const REJUDGED_MS = 240_000;

let started: TestServer;
let browser: Browser;
/** Ids of submissions by what became of them. */
const submissions: Record<'accepted' | 'wrong' | 'notCompiling', number> = { accepted: 0, wrong: 0, notCompiling: 0 };
let verificationId = 0;
let rejudgingId = 0;

beforeAll(async () => {
  started = await startTestServer();
  const { server } = started;
  const imported = await server.docket(['import', TWO_RIVERS]);
  expect(imported.code, imported.err).toBe(0);
  const { rest } = server.admin;
  await rest.patch('/problems/tworivers', { visibility: 'public', tags: ['sums', 'beginner'], difficulty: 1.2 });
  await rest.post('/users', { username: 'grace', role: 'admin', password: PASSWORD, displayName: 'Grace Hopper' });
  // Handed in by who looks at the pages: lists and charts show one's own.
  const cookie = await new RestClient(server.url, null).signIn('grace', PASSWORD);
  const grace = new RestClient(server.url, null, cookie);
  const submit = async (content: string): Promise<number> => {
    const body = { problem: 'tworivers', language: 'python', files: [{ name: 'main.py', content }] };
    return (await grace.post<{ id: number }>('/submissions', body)).id;
  };
  submissions.accepted = await submit(ACCEPTED);
  submissions.wrong = await submit(WRONG);
  submissions.notCompiling = await submit(NOT_COMPILING);
  verificationId = (await rest.post<{ id: number }>('/problems/tworivers/verify')).id;
  for (const id of Object.values(submissions)) {
    await eventually(`submission ${String(id)} is judged`, JUDGED_MS, async () => {
      const { state } = await rest.get<{ state: string }>(`/submissions/${String(id)}`);
      return state === 'finished' ? true : null;
    });
  }
  rejudgingId = (await rest.post<{ id: number }>('/rejudgings', { problem: 'tworivers' })).id;
  // Its turn comes after the verification.
  await eventually('the rejudging is to be decided', REJUDGED_MS, async () => {
    const { state } = await rest.get<{ state: string }>(`/rejudgings/${String(rejudgingId)}?wait=30`);
    return state === 'judging' ? null : true;
  });
  browser = await startBrowser();
}, 400_000);
afterAll(async () => {
  await browser.close();
  await started.dispose();
});

/** A page by its name: where it is, and what must be seen before it is looked at. */
interface Look {
  path: () => string;
  until: (visitor: Visitor) => Promise<unknown>;
}

const heading =
  (name: string | RegExp) =>
  ({ page }: Visitor) =>
    page.getByRole('heading', { name, level: 1 }).waitFor();

const LOOKS: Record<string, Look> = {
  problems: { path: () => '/problems', until: ({ page }) => page.getByRole('link', { name: 'Two Rivers' }).waitFor() },
  'no problem found': {
    path: () => '/problems?search=nothing-of-that-name',
    until: ({ page }) => page.getByText('Nothing matches').waitFor(),
  },
  problem: {
    path: () => '/problems/tworivers',
    until: ({ page }) => page.getByRole('heading', { name: 'Sample 1' }).waitFor(),
  },
  'problem with the editor': {
    path: () => '/problems/tworivers',
    until: async (visitor) => {
      await showPart(visitor, 'Code');
      await visitor.page.locator('.cm-content').waitFor();
    },
  },
  'problem with a verdict': {
    path: () => `/problems/tworivers?submission=${String(submissions.wrong)}`,
    until: async (visitor) => {
      await showPart(visitor, 'Result');
      await visitor.page.getByText('Evidence').first().click();
    },
  },
  'an accepted submission': {
    path: () => `/submissions/${String(submissions.accepted)}`,
    until: async ({ page }) => {
      await page.locator('.cm-content').waitFor();
      await page.getByRole('img', { name: /^CPU time per test/ }).waitFor();
    },
  },
  'a compile error': {
    path: () => `/submissions/${String(submissions.notCompiling)}`,
    until: ({ page }) =>
      page
        .getByRole('button', { name: /line 2/ })
        .first()
        .waitFor(),
  },
  'a submission that is not there': { path: () => '/submissions/999999', until: heading('Not found') },
  submissions: {
    path: () => '/submissions',
    until: ({ page }) => page.getByRole('table').getByText('Accepted').first().waitFor(),
  },
  'a comparison': {
    path: () => `/compare?left=${String(submissions.accepted)}&right=${String(submissions.wrong)}`,
    until: ({ page }) => page.locator('.source-diff .cm-content').first().waitFor(),
  },
  profile: {
    path: () => '/profile',
    until: ({ page }) => page.getByRole('img', { name: /^Submissions a day/ }).waitFor(),
  },
  account: {
    path: () => '/account',
    until: async ({ page }) => {
      await page.getByText('this browser').waitFor();
    },
  },
  languages: {
    path: () => '/languages',
    until: ({ page }) => page.getByRole('row', { name: /C\+\+/ }).first().waitFor(),
  },
  'the user menu': {
    path: () => '/languages',
    until: async ({ page }) => {
      await page.getByRole('button', { name: /^Menu of/ }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    },
  },
  'no such page': { path: () => '/nowhere', until: heading('There is no such page') },
  'admin: problems': { path: () => '/admin/problems', until: ({ page }) => page.getByText('tworivers').waitFor() },
  'admin: a refused package': {
    path: () => '/admin/problems',
    until: async ({ page }) => {
      const buffer = await packageZip(newerPackage({ 'problem.yaml': 'name: [' }), 'broken');
      const input = page.locator('input[type=file]');
      await input.setInputFiles({ name: 'broken.zip', mimeType: 'application/zip', buffer });
      await page.getByText(/^Not imported/).waitFor();
    },
  },
  'admin: a problem': {
    path: () => `/admin/problems/tworivers?verification=${String(verificationId)}`,
    until: async ({ page }) => {
      await page.getByRole('row', { name: /accepted\/sum\.py/ }).waitFor();
      await page.getByText('Version 1').last().waitFor();
    },
  },
  'admin: a package': {
    path: () => '/admin/problems/tworivers/files',
    until: ({ page }) => page.locator('.cm-content').waitFor(),
  },
  'admin: a rejudging': {
    path: () => `/admin/rejudgings/${String(rejudgingId)}`,
    until: ({ page }) => page.getByText('To be decided').waitFor(),
  },
  'admin: rejudgings': {
    path: () => '/admin/rejudgings',
    until: ({ page }) => page.getByRole('link', { name: /^Rejudging/ }).waitFor(),
  },
  'admin: submissions': {
    path: () => '/admin/submissions',
    until: ({ page }) => page.getByRole('button', { name: 'Rejudge' }).first().waitFor(),
  },
  'admin: users': {
    path: () => '/admin/users',
    until: ({ page }) => page.getByRole('row', { name: /grace/ }).waitFor(),
  },
  'admin: a new user': {
    path: () => '/admin/users',
    until: async ({ page }) => {
      await page.getByRole('button', { name: 'New user' }).click();
      await page.getByRole('dialog').getByLabel('User name').waitFor();
    },
  },
  'admin: a password link': {
    path: () => '/admin/users',
    until: async ({ page }) => {
      await page.getByRole('button', { name: 'Actions for grace' }).click();
      await page.getByRole('menuitem', { name: 'Make a password link' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make a password link' }).click();
      await page.getByText(/\/password#/).waitFor();
    },
  },
  'a second factor being set up': {
    path: () => '/account',
    until: async ({ page }) => {
      const section = page.getByRole('region', { name: 'Second factor' });
      await section.getByLabel('Your password, to be sure').fill(PASSWORD);
      await section.getByRole('button', { name: 'Set up' }).click();
      await section.getByRole('img', { name: 'QR code' }).waitFor();
    },
  },
  'a new password by a link': {
    path: () => '/password#nothing',
    until: heading('New password'),
  },
  registering: { path: () => '/register', until: heading('Create an account') },
  'admin: audit log': {
    path: () => '/admin/audit',
    until: ({ page }) => page.getByRole('cell', { name: 'Package imported' }).first().waitFor(),
  },
  'admin: system': {
    path: () => '/admin/system',
    until: ({ page }) => page.getByRole('list', { name: 'Guards of the sandbox' }).first().waitFor(),
  },
};

/** The elements that reach out of the page to the right; in the browser. */
function tooWide(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  /** What lies in something that scrolls by itself widens nothing, unless it is placed outside of it. */
  const isHeld = (element: Element): boolean => {
    if (getComputedStyle(element).position === 'absolute') return false;
    for (let up = element.parentElement; up !== null && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const reaching = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !isHeld(element),
  );
  return reaching.map((element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`).slice(0, 20);
}

/** Every page in both themes and at both sizes; all four pairs took five minutes. */
const VISITS: [Size, Theme][] = [
  ['laptop', 'dark'],
  ['phone', 'light'],
];

describe.each(VISITS)('on a %s in the %s theme', (size, theme) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await visit(browser, started.server.url, { size, theme });
  });
  afterAll(() => visitor.close());

  it('sign in', async () => {
    await visitor.page.goto('/sign-in');
    await heading('Sign in')(visitor);
    expect(await accessibilityFaults(visitor.page)).toEqual([]);
    await signIn(visitor.page, 'grace', PASSWORD);
  });

  it.each(Object.entries(LOOKS))('%s', async (_name, { path, until }) => {
    await visitor.page.goto(path());
    await until(visitor);
    expect(await accessibilityFaults(visitor.page)).toEqual([]);
    // What came late may still find its place.
    const inTheWay = expect.poll(() => visitor.page.evaluate(tooWide), {
      message: 'what makes the page scroll sideways',
    });
    await inTheWay.toEqual([]);
  });
});
