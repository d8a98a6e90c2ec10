/** The problem list with 2,000 problems, and a statement that tries to run its own script. */
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newerPackage, packageZip } from '../support/packages.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { signIn, startBrowser, visit, type Visitor } from './browser.js';

const PASSWORD = 'a password of some length';
const HOSTILE = `# Hostile

<script>document.title = 'taken over'</script>
<img src="x" onerror="document.title = 'taken over'">
<a href="javascript:document.title = 'taken over'">a link</a>
<svg onload="document.title = 'taken over'"></svg>
<iframe srcdoc="<script>parent.document.title = 'taken over'</script>"></iframe>

$\\href{javascript:alert(1)}{x}$ and a **harmless** end.
`;

let started: TestServer;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  started = await startTestServer({ workers: 0 });
  const { server } = started;
  await server.admin.rest.post('/users', { username: 'ada', role: 'admin', password: PASSWORD, displayName: 'Ada' });
  browser = await startBrowser();
  visitor = await visit(browser, server.url);
  await signIn(visitor.page, 'ada', PASSWORD);
  await visitor.page.goto('/admin/problems');
  const buffer = await packageZip(newerPackage({ 'statement/problem.en.md': HOSTILE }), 'hostile');
  const file = { name: 'hostile.zip', mimeType: 'application/zip', buffer };
  await visitor.page.locator('input[type=file]').setInputFiles(file);
  await visitor.page.getByRole('article', { name: 'hostile.zip' }).getByRole('link', { name: 'hostile' }).waitFor();
});
afterAll(async () => {
  await visitor.close();
  await browser.close();
  await started.dispose();
});

it('a statement runs nothing of its own', async () => {
  const { page } = visitor;
  await page.goto('/problems/hostile');
  await page.getByText('harmless').waitFor();
  const statement = page.locator('[lang=en]').filter({ hasText: 'harmless' }).last();
  expect(await statement.locator('script, iframe, svg[onload], [onerror], [href^="javascript:"]').count()).toBe(0);
  expect(await page.title()).toBe('Sum · Docket');
});

it('shows and searches 2,000 problems at once', async () => {
  await copyProblem('hostile', 2_000);
  const { page } = visitor;
  await page.goto('/problems');
  await page.getByText('2,001 problems').waitFor();
  expect(await page.getByRole('row').count(), 'rows in the document').toBeLessThan(120);

  const search = page.getByRole('textbox', { name: 'Search problems' });
  await page.keyboard.press('/');
  expect(await search.evaluate((input) => input === document.activeElement)).toBe(true);
  // Measured in the page: from the keystroke to the frame in which the list has changed.
  const elapsedMs = await search.evaluate(async (input: HTMLInputElement) => {
    const startedAt = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'copy-1234');
    input.dispatchEvent(new Event('input', { bubbles: true }));
    for (;;) {
      if (document.querySelector('[role=status]')?.textContent === '1 problem') return performance.now() - startedAt;
      await new Promise(requestAnimationFrame);
    }
  });
  console.log(`search among 2,001 problems: ${elapsedMs.toFixed(0)} ms`);
  expect(elapsedMs).toBeLessThan(1_000);

  await page.getByRole('link', { name: 'Sum' }).click();
  await page.getByRole('heading', { name: 'Sum', level: 1 }).waitFor();
  expect(page.url()).toContain('/problems/copy-1234');
});

it('scrolls to any of them', async () => {
  const { page } = visitor;
  await page.goto('/problems');
  await page.getByText('2,001 problems').waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page
    .getByRole('row')
    .filter({ has: page.locator('a[href="/problems/hostile"]') })
    .waitFor();
});

/** So many public problems, each on the version of this one. */
async function copyProblem(slug: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: started.server.databaseUrl });
  await client.connect();
  await client.query(
    `INSERT INTO problems (slug, visibility, current_version_id, tags, difficulty)
     SELECT 'copy-' || n, 'public', p.current_version_id, ARRAY['tag ' || n % 40], (n % 90) / 10.0
     FROM problems p, generate_series(1, $2) n WHERE p.slug = $1`,
    [slug, count],
  );
  await client.end();
}
