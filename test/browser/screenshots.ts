/**
 * Takes a picture of every page of a running server, at both sizes and in both themes, for people to look at:
 *
 *     DOCKET_URL=http://127.0.0.1:3000 DOCKET_PASSWORD=… node --import ./test/support/typescript.mjs test/browser/screenshots.ts [folder [page…]]
 *
 * It signs in as the admin (or as DOCKET_USER) and submits to the example problems first, so that there is something
 * to see. The pictures go to dist/screenshots, or to the folder given; names of pages after it leave out all others.
 */
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { VERDICT_IDS } from '../../src/contract/verdicts.js';
import { eventually } from '../support/eventually.js';
import { RestClient } from '../support/rest-client.js';
import {
  showPart,
  signIn,
  SIZES,
  startBrowser,
  THEMES,
  visit,
  type Size,
  type Theme,
  type Visitor,
} from './browser.js';

const PROBLEM = fileURLToPath(new URL('../problems/tworivers', import.meta.url));
const INTERACTIVE = fileURLToPath(new URL('../problems/leakypipe/submissions/accepted/bisect.py', import.meta.url));

const url = process.env['DOCKET_URL'] ?? 'http://127.0.0.1:3000';
const username = process.env['DOCKET_USER'] ?? 'admin';
const password = process.env['DOCKET_PASSWORD'];
const [folder = fileURLToPath(new URL('../../dist/screenshots', import.meta.url)), ...only] = process.argv.slice(2);

interface Subject {
  path: string;
  /** What is done before the picture is taken. */
  prepare?: (visitor: Visitor) => Promise<unknown>;
}

interface Judged {
  id: number;
  verdict: string;
}

function subjects(judged: Judged[], verificationId: number): Record<string, Subject> {
  const of = (verdict: string): string => String(judged.find((one) => one.verdict === verdict)?.id ?? 0);
  const firstSample = async ({ page }: Visitor) => {
    await page.getByRole('link', { name: /^#/ }).first().click();
    await page.getByRole('button', { name: /^Test 1, / }).click();
  };
  const menu = ({ page }: Visitor) => page.getByRole('button', { name: /^Menu of/ }).click();
  return {
    problems: { path: '/problems' },
    problem: { path: '/problems/harbourroutes' },
    'problem-editor': { path: '/problems/tworivers', prepare: (visitor) => showPart(visitor, 'Code') },
    verdict: { path: `/problems/tworivers?submission=${of('WA')}`, prepare: (visitor) => showPart(visitor, 'Result') },
    accepted: { path: `/submissions/${of('AC')}` },
    'memory-limit': { path: `/submissions/${of('MLE')}` },
    interaction: { path: '/submissions?problem=leakypipe', prepare: firstSample },
    'compile-error': { path: `/submissions/${of('CE')}` },
    submissions: { path: '/submissions' },
    compare: { path: `/compare?left=${of('CE')}&right=${of('AC')}` },
    profile: { path: '/profile' },
    account: { path: '/account' },
    languages: { path: '/languages' },
    menu: { path: '/problems', prepare: menu },
    'not-found': { path: '/problems/there-is-none' },
    'admin-problems': { path: '/admin/problems' },
    'admin-problem': { path: `/admin/problems/tworivers?verification=${String(verificationId)}` },
    'admin-package': { path: '/admin/problems/tworivers/files' },
    'admin-submissions': { path: '/admin/submissions' },
    'admin-rejudging': {
      path: '/admin/rejudgings',
      prepare: ({ page }) =>
        page
          .getByRole('link', { name: /^Rejudging/ })
          .first()
          .click(),
    },
    'admin-rejudgings': { path: '/admin/rejudgings' },
    'admin-users': { path: '/admin/users' },
    'admin-audit': { path: '/admin/audit' },
    'admin-admission': { path: '/admin/admission' },
    'admin-webhooks': { path: '/admin/webhooks' },
    'admin-webhook': { path: '/admin/webhooks/1' },
    'admin-toolchains': { path: '/admin/toolchains' },
    'admin-system': { path: '/admin/system' },
    'admin-doctor': {
      path: '/admin/system',
      prepare: async ({ page }) => {
        const summary = page.getByText('What docket doctor found').first();
        await summary.click();
        await summary.scrollIntoViewIfNeeded();
      },
    },
  };
}

/** Something of each verdict, and a verification, all of them judged. */
async function prepareContent(rest: RestClient): Promise<{ judged: Judged[]; verificationId: number }> {
  const earlier = await rest.get<{ items: Judged[] }>(`/submissions?problem=tworivers&user=${username}&limit=100`);
  if (
    only.length > 0 &&
    VERDICT_IDS.every((id) => id === 'JE' || earlier.items.some(({ verdict }) => verdict === id))
  ) {
    return { judged: earlier.items, verificationId: 1 };
  }
  const ids: number[] = [];
  for (const group of (await readdir(path.join(PROBLEM, 'submissions'))).sort()) {
    const names = await readdir(path.join(PROBLEM, 'submissions', group));
    const name = names.find((each) => /\.(cpp|py|c)$/.test(each));
    if (name === undefined) continue;
    const content = await readFile(path.join(PROBLEM, 'submissions', group, name), 'utf8');
    const files = [{ name, content }];
    ids.push((await rest.post<{ id: number }>('/submissions', { problem: 'tworivers', files })).id);
  }
  const interactive = await readFile(INTERACTIVE, 'utf8');
  await rest.post('/submissions', { problem: 'leakypipe', files: [{ name: 'bisect.py', content: interactive }] });
  const { id: verificationId } = await rest.post<{ id: number }>('/problems/tworivers/verify');
  const judged: Judged[] = [];
  for (const id of ids) {
    const verdict = await eventually(`submission ${String(id)} is judged`, async () => {
      return (await rest.get<{ verdict: string | null }>(`/submissions/${String(id)}`)).verdict;
    });
    judged.push({ id, verdict });
  }
  await rest.post('/rejudgings', { problem: 'tworivers' });
  const hook = { name: 'Course CI', url: 'https://ci.example.org/docket', events: ['submission.finished'] };
  const { id: webhookId } = await rest.post<{ id: number }>('/webhooks', hook);
  await rest.post(`/webhooks/${String(webhookId)}/ping`);
  return { judged, verificationId };
}

/** Nothing is still loading or moving. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await eventually('the page has come to rest', async () => {
    const isBusy = await page.evaluate(() => {
      const isLoading = document.querySelector('.mantine-Skeleton-root, .mantine-Loader-root, [data-loading]') !== null;
      return isLoading || document.querySelector('main') === null;
    });
    return isBusy ? null : true;
  });
  await page.evaluate(() => document.fonts.ready.then(() => null));
}

async function photograph(visitor: Visitor, name: string, theme: Theme): Promise<void> {
  await settled(visitor.page);
  const file = path.join(folder, `${name}-${visitor.size}-${theme}.png`);
  await visitor.page.screenshot({ path: file, animations: 'disabled' });
  console.log(file);
}

async function main(): Promise<void> {
  if (password === undefined) throw new Error('DOCKET_PASSWORD is not set: the password that `npm run up` printed');
  await mkdir(folder, { recursive: true });
  const cookie = await new RestClient(url, null).signIn(username, password);
  const { judged, verificationId } = await prepareContent(new RestClient(url, null, cookie));
  const browser = await startBrowser();
  for (const size of Object.keys(SIZES) as Size[]) {
    for (const theme of THEMES) {
      const visitor = await visit(browser, url, { size, theme });
      await visitor.page.goto('/sign-in');
      await photograph(visitor, 'sign-in', theme);
      await signIn(visitor.page, username, password);
      for (const [name, { path: address, prepare }] of Object.entries(subjects(judged, verificationId))) {
        if (only.length > 0 && !only.includes(name)) continue;
        await visitor.page.goto(address);
        await settled(visitor.page);
        await prepare?.(visitor);
        await photograph(visitor, name, theme);
      }
      await visitor.close();
    }
  }
  await browser.close();
}

await main();
