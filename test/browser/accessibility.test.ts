/** axe-core on every page, in both themes and at both sizes; what opens over a page is looked at too. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { polygonPackage, QUESTIONNAIRE } from '../support/foreign-packages.js';
import { newerPackage, packageZip, presentFiles } from '../support/packages.js';
import { RestClient } from '../support/rest-client.js';
import {
  accessibilityFaults,
  follow,
  showPart,
  startBrowser,
  visit,
  visitAs,
  type Size,
  type Theme,
  type Visitor,
} from './browser.js';
import { sharedServer } from './shared-server.js';
import { ACCEPTED, NOT_COMPILING, OUTPUTS, WRONG } from './sources.js';

const PASSWORD = 'a password of some length';
/** A jury's wrong answer that is right. */
const UNSOUND = newerPackage({
  'submissions/wrong_answer/right.py': 'print(sum(map(int, input().split())))\n',
});
const REST_MS = 20_000;

const { server } = sharedServer();
let browser: Browser;
/** Ids of submissions by what became of them. */
const submissions: Record<'accepted' | 'wrong' | 'notCompiling', number> = { accepted: 0, wrong: 0, notCompiling: 0 };
const PACKAGES: [string, Record<string, string | Buffer>][] = [
  ['unsound', UNSOUND],
  ['edited', newerPackage()],
  ['edited', newerPackage({ 'statement/problem.en.md': '# Task\n\nAdd both numbers.\n' })],
  ['takes-outputs', OUTPUTS],
  ['converted', presentFiles(polygonPackage())],
  ['asks-questions', presentFiles(QUESTIONNAIRE)],
];
let verificationId = 0;
let rejudgingId = 0;
let webhookId = 0;

beforeAll(async () => {
  const { rest } = server.admin;
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
  const hook = { name: 'Course CI', url: 'https://ci.example.invalid/docket', events: ['submission.finished'] };
  webhookId = (await rest.post<{ id: number }>('/webhooks', hook)).id;
  await rest.post(`/webhooks/${String(webhookId)}/ping`);
  for (const [slug, files] of PACKAGES) await rest.importPackage(await packageZip(files, slug), slug);
  verificationId = (await rest.post<{ id: number }>('/problems/unsound/verify')).id;
  for (const id of Object.values(submissions)) {
    await eventually(`submission ${String(id)} is judged`, async () => {
      const { state } = await rest.get<{ state: string }>(`/submissions/${String(id)}`);
      return state === 'finished' ? true : null;
    });
  }
  rejudgingId = (await rest.post<{ id: number }>('/rejudgings', { problem: 'tworivers', user: 'grace' })).id;
  await eventually('the verification is finished', async () => {
    const { state } = await rest.get<{ state: string }>(`/verifications/${String(verificationId)}?wait=30`);
    return state === 'finished' ? true : null;
  });
  await eventually('the rejudging is to be decided', async () => {
    const { state } = await rest.get<{ state: string }>(`/rejudgings/${String(rejudgingId)}?wait=30`);
    return state === 'judging' ? null : true;
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await Promise.all(visitors.map(({ close }) => close()));
  await browser.close();
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
  'a problem that takes outputs': {
    path: () => '/problems/takes-outputs',
    until: async (visitor) => {
      await showPart(visitor, 'Code');
      const output = { name: '1.out', mimeType: 'text/plain', buffer: Buffer.from('7') };
      await visitor.page.getByLabel('Choose output files').setInputFiles(output);
      await visitor.page.getByRole('button', { name: 'Leave out 1.out' }).waitFor();
    },
  },
  'a problem that asks questions': {
    path: () => '/problems/asks-questions',
    until: async (visitor) => {
      await showPart(visitor, 'Code');
      await visitor.page.getByLabel('Your answers').fill('1: 2\n');
      await visitor.page.getByRole('button', { name: 'Start again' }).waitFor();
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
  'no such page': { path: () => '/nowhere/at/all', until: heading('There is no such page') },
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
    path: () => '/admin/problems/unsound',
    until: async ({ page }) => {
      await page.getByRole('row', { name: /wrong_answer\/right\.py.*unexpected/ }).waitFor();
      await page.getByText('Version 1').last().waitFor();
    },
  },
  'admin: a problem that may not be published': {
    path: () => '/admin/problems/unsound',
    until: async ({ page }) => {
      await page.getByRole('switch', { name: 'Published' }).setChecked(true, { force: true });
      await page.getByText('Its verification found errors').waitFor();
      await page.getByLabel('Publish all the same').check();
      await page.getByLabel('Reason').waitFor();
    },
  },
  'admin: a verification': {
    path: () => `/admin/verifications/${String(verificationId)}`,
    until: ({ page }) => page.getByRole('row', { name: /accepted\/sum\.py/ }).waitFor(),
  },
  'admin: choosing a version': {
    path: () => '/admin/problems/edited',
    until: async ({ page }) => {
      await page.getByRole('button', { name: /^Make current: version/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make current', exact: true }).waitFor();
    },
  },
  'admin: two versions': {
    path: () => '/admin/problems/edited/compare?before=1&after=2',
    until: ({ page }) => page.locator('.source-diff .cm-content').first().waitFor(),
  },
  'admin: a converted problem': {
    path: () => '/admin/problems/converted',
    until: ({ page }) => page.getByText('Conversion report').click(),
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
    until: ({ page }) =>
      page
        .getByRole('link', { name: /^Rejudging \d+$/ })
        .first()
        .waitFor(),
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
  'admin: languages': {
    path: () => '/admin/toolchains',
    until: async ({ page }) => {
      await page.getByRole('row', { name: /^C\+\+20/ }).waitFor();
      await page.getByRole('article').first().waitFor();
    },
  },
  'admin: a new toolchain library': {
    path: () => '/admin/toolchains',
    until: async ({ page }) => {
      await page.getByRole('button', { name: 'Build a new library' }).click();
      await page.getByRole('dialog').getByText('Choose…').click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'Languages' }).waitFor();
    },
  },
  'admin: admission': {
    path: () => '/admin/admission',
    until: async ({ page }) => {
      const perMinute = page.getByLabel('Submissions and runs a minute');
      await perMinute.fill('0');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('perMinute must not be less than 1', { exact: true }).waitFor();
    },
  },
  'admin: webhooks': {
    path: () => '/admin/webhooks',
    until: ({ page }) => page.getByRole('article', { name: 'Course CI' }).waitFor(),
  },
  'admin: a new webhook': {
    path: () => '/admin/webhooks',
    until: async ({ page }) => {
      await page.getByRole('button', { name: 'New webhook' }).click();
      await page.getByRole('dialog').getByLabel('Address').waitFor();
    },
  },
  'admin: log of a webhook': {
    path: () => `/admin/webhooks/${String(webhookId)}`,
    until: ({ page }) => page.getByText('Attempts and content').first().click(),
  },
  'admin: system': {
    path: () => '/admin/system',
    until: async ({ page }) => {
      await page.getByText('What docket doctor found').first().click();
      await page.getByRole('row', { name: /^good guard: Network/ }).waitFor();
    },
  },
};

/** Whether the page does not scroll sideways; in the browser. */
function isHeldByWindow(): boolean {
  const { clientWidth, scrollWidth } = document.documentElement;
  return scrollWidth <= clientWidth;
}

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

/** Every page in both themes and at both sizes; all four pairs would take twice as long and show little more. */
const VISITS: [Size, Theme][] = [
  ['laptop', 'dark'],
  ['phone', 'light'],
];
let visitors: Visitor[] = [];

beforeAll(async () => {
  const grace = { username: 'grace', password: PASSWORD };
  visitors = await Promise.all(VISITS.map(([size, theme]) => visitAs(browser, server.url, grace, { size, theme })));
});

/** What is wrong with the page as each visitor sees it. */
async function faults(look: (visitor: Visitor) => Promise<unknown>, who = visitors): Promise<string[]> {
  const found = who.map(async (visitor) => {
    await look(visitor);
    const { page, size } = visitor;
    const ofAxe = await accessibilityFaults(page);
    // What came late may still find its place.
    const comeToRest = page.waitForFunction(isHeldByWindow, undefined, { timeout: REST_MS });
    const wide = await comeToRest.then(
      () => [],
      () => page.evaluate(tooWide),
    );
    return [...ofAxe, ...wide.map((element) => `makes the page scroll sideways: ${element}`)].map(
      (fault) => `on a ${size}: ${fault}`,
    );
  });
  return (await Promise.all(found)).flat();
}

it('sign in', async () => {
  const strangers = await Promise.all(VISITS.map(([size, theme]) => visit(browser, server.url, { size, theme })));
  const look = async (visitor: Visitor): Promise<void> => {
    await visitor.page.goto('/sign-in');
    await heading('Sign in')(visitor);
  };
  expect(await faults(look, strangers)).toEqual([]);
  await Promise.all(strangers.map(({ close }) => close()));
});

it.each(Object.entries(LOOKS))('%s', async (_name, { path, until }) => {
  const look = async (visitor: Visitor): Promise<void> => {
    await follow(visitor.page, path());
    await until(visitor);
  };
  expect(await faults(look)).toEqual([]);
});
