/** The student's way through the UI against a real server: sign in, run, submit, watch the verdict, look back. */
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { QUESTIONNAIRE } from '../support/foreign-packages.js';
import { packageZip, presentFiles } from '../support/packages.js';
import {
  chooseLanguage,
  showPart,
  SIZES,
  startBrowser,
  visit,
  visitAs,
  writeSource,
  type Size,
  type Visitor,
} from './browser.js';
import { sharedServer } from './shared-server.js';
import { ACCEPTED, NOT_COMPILING, OUTPUTS, SLOW, TWO_RIVERS, WRONG } from './sources.js';

const PASSWORD = 'a password of some length';

const { server } = sharedServer();
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Both sizes at once, each with an account of its own. */
describe.concurrent.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  describe('one thing after the other', { concurrent: false }, () => {
    studentsWay(size);
  });
});

function studentsWay(size: Size): void {
  const username = `student-${size}`;
  let visitor: Visitor;

  beforeAll(async () => {
    await server.admin.rest.post('/users', {
      username,
      displayName: 'Ada Lovelace',
      role: 'student',
      password: PASSWORD,
    });
    // One window for all of it: the pages' scripts are loaded once.
    visitor = await visitAs(browser, server.url, { username, password: PASSWORD }, { size });
  });
  beforeEach(async () => {
    const { page } = visitor;
    // Anything of this server that is no page: a draft is saved as its page is left.
    await page.goto('/theme.js');
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
  });
  afterAll(() => visitor.close());
  afterEach(() => {
    expect(visitor.complaints.splice(0)).toEqual([]);
  });

  async function openProblem(): Promise<void> {
    await visitor.page.getByRole('link', { name: 'Two Rivers' }).click();
    await visitor.page.getByRole('heading', { name: 'Two Rivers', level: 1 }).waitFor();
    await chooseLanguage(visitor, /^Python 3$/);
  }

  async function submit(source: string): Promise<void> {
    await writeSource(visitor, source);
    await visitor.page.getByRole('button', { name: 'Submit' }).click();
  }

  async function verdict(name: string): Promise<void> {
    const panel = visitor.page.getByLabel('Verdict');
    try {
      await panel.getByText(name, { exact: true }).first().waitFor();
    } catch (cause) {
      throw new Error(`Not ${name}; the page says: ${await panel.innerText()}`, { cause });
    }
  }

  it('tries a program on the first sample, chosen by itself, without submitting it', async () => {
    await openProblem();
    await writeSource(visitor, ACCEPTED);
    await visitor.page.getByRole('button', { name: 'Run', exact: true }).click();
    await visitor.page.getByText('Same as the sample output').waitFor();
    await visitor.page.getByText('exit code 0').waitFor();
  });

  it('sees an accepted solution judged test case by test case, and solved in the list', async () => {
    await openProblem();
    await submit(SLOW);
    await visitor.page.getByRole('button', { name: /^Test 1, .*Accepted/ }).waitFor();
    await visitor.page.getByRole('img', { name: /^Test 10: (waiting|running)/ }).waitFor();
    await verdict('Accepted');
    await visitor.page.getByText('10 of 10 tests').waitFor();
    await visitor.page.getByRole('link', { name: 'Problems' }).click();
    await visitor.page.getByRole('img', { name: 'Solved' }).waitFor();
  });

  it('loses nothing by a reload in the middle', async () => {
    await openProblem();
    await submit(SLOW);
    await visitor.page.getByRole('button', { name: /^Test 1, / }).waitFor();
    await visitor.page.reload();
    await showPart(visitor, 'Result');
    await verdict('Accepted');
    await showPart(visitor, 'Code');
    await visitor.page.locator('.cm-content', { hasText: 'time.sleep' }).waitFor();
  });

  it('is told what is wrong with a wrong answer', async () => {
    await openProblem();
    await submit(WRONG);
    await verdict('Wrong answer');
    await visitor.page.getByRole('button', { name: /Wrong answer/ }).waitFor();
    await visitor.page.getByText('Evidence').first().click();
    await visitor.page.getByRole('rowheader', { name: 'CPU time' }).waitFor();
    await visitor.page.getByText('Line 1, token 1: expected 7, got 41.').first().waitFor();
    // In the reader's language: the judge tells a code with values.
    await visitor.page.evaluate(() => {
      localStorage.setItem('docket.language', 'zh');
    });
    await visitor.page.reload();
    await visitor.page.getByText('第 1 行第 1 项：应为 7，输出为 41。').first().waitFor({ state: 'attached' });
  });

  it('gets from the compiler’s words to the line in the source', async () => {
    await openProblem();
    await submit(NOT_COMPILING);
    await verdict('Compile error');
    await visitor.page
      .getByRole('button', { name: /line 2/ })
      .first()
      .click();
    await visitor.page.locator('.cm-activeLine', { hasText: 'a, b = map' }).waitFor();
  });

  it('gets the verdict where sockets are blocked', async () => {
    const usual = visitor;
    visitor = await visitAs(browser, server.url, { username, password: PASSWORD }, { size });
    try {
      await visitor.page.route('**/socket.io/**', (route) => route.abort());
      await visitor.page.routeWebSocket('**/socket.io/**', (socket) => socket.close());
      await openProblem();
      await submit(ACCEPTED);
      await verdict('Accepted');
    } finally {
      await visitor.close();
      visitor = usual;
    }
  });

  it('keeps what was typed, and the language, over a reload', async () => {
    await openProblem();
    await writeSource(visitor, '# half a thought');
    await visitor.page.reload();
    await showPart(visitor, 'Code');
    await visitor.page.locator('.cm-content', { hasText: 'half a thought' }).waitFor();
    const language = visitor.page.getByRole('combobox', { name: 'Programming language' });
    expect(await language.inputValue()).toBe('Python 3');
  });

  it('opens a file, in the language of its name', async () => {
    await openProblem();
    await showPart(visitor, 'Code');
    const file = path.join(TWO_RIVERS, 'submissions', 'accepted', 'sum.rs');
    await visitor.page.locator('input[type=file]').setInputFiles(file);
    await visitor.page.locator('.cm-content', { hasText: 'fn main' }).waitFor();
    const language = visitor.page.getByRole('combobox', { name: 'Programming language' });
    expect(await language.inputValue()).toBe('Rust');
    // A program that is plainly in another one is not sent off to a compiler that knows nothing of it.
    await writeSource(visitor, ACCEPTED);
    await visitor.page.getByRole('button', { name: 'Switch to Python 3' }).click();
    await visitor.page.getByRole('button', { name: 'Switch to Python 3' }).waitFor({ state: 'detached' });
    expect(await language.inputValue()).toBe('Python 3');
    await visitor.page.locator('.cm-content', { hasText: 'print' }).waitFor();
  });

  it('submits by keyboard alone', async () => {
    await openProblem();
    await writeSource(visitor, ACCEPTED);
    await visitor.page.keyboard.press('Control+Enter');
    await verdict('Accepted');
  });

  it('finds own submissions by verdict, and compares two', async () => {
    await visitor.page.getByRole('link', { name: 'Submissions' }).click();
    await visitor.page.getByRole('combobox', { name: 'Verdict' }).click();
    await visitor.page.getByRole('option', { name: 'Wrong answer' }).click();
    await visitor.page.locator('tbody tr').filter({ hasText: 'Accepted' }).first().waitFor({ state: 'detached' });
    await visitor.page.locator('tbody').getByRole('link', { name: /^#/ }).first().click();
    await visitor.page.getByRole('heading', { name: /^Submission \d+$/ }).waitFor();
    await visitor.page.getByRole('button', { name: 'Compare' }).click();
    await visitor.page
      .getByRole('menuitem', { name: /Accepted/ })
      .first()
      .click();
    await visitor.page.getByRole('heading', { name: 'Compare submissions' }).waitFor();
    await visitor.page.locator('.source-diff .cm-changedText, .source-diff .cm-deletedChunk').first().waitFor();
  });

  it('takes an earlier submission up again', async () => {
    await visitor.page.getByRole('link', { name: 'Submissions' }).click();
    const row = visitor.page.locator('tbody tr').filter({ hasText: 'Wrong answer' });
    await row.getByRole('link', { name: /^#/ }).first().click();
    const again = visitor.page.getByRole('button', { name: 'Edit and resubmit' });
    await again.click();
    await showPart(visitor, 'Code');
    await visitor.page.locator('.cm-content', { hasText: 'print(41)' }).waitFor();
    // What is written since is not lost without a word.
    await writeSource(visitor, '# a better thought');
    await visitor.page.goBack();
    await again.click();
    const question = visitor.page.getByRole('dialog');
    await question.getByText(/takes the place of what you have written since/).waitFor();
    await question.getByRole('button', { name: 'Edit and resubmit' }).click();
    await showPart(visitor, 'Code');
    await visitor.page.locator('.cm-content', { hasText: 'print(41)' }).waitFor();
  });

  it('reads everything in Chinese when asked to, and still after a reload', async () => {
    await visitor.page.goto('/account');
    await visitor.page.getByText('中文', { exact: true }).click();
    await visitor.page.getByRole('heading', { name: '账户' }).waitFor();
    await visitor.page.reload();
    await visitor.page.getByRole('heading', { name: '账户' }).waitFor();
    expect(await visitor.page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await visitor.page.getByText('English', { exact: true }).click();
    await visitor.page.getByRole('heading', { name: 'Account' }).waitFor();
  });

  it('makes a token that is shown once and works', async () => {
    await visitor.page.goto('/account');
    await visitor.page.getByLabel('What it is for').fill(`pipeline on a ${size}`);
    await visitor.page.getByRole('button', { name: 'Create token' }).click();
    const token = (await visitor.page.getByTestId('secret').textContent()) ?? '';
    const answer = await fetch(`${server.url}/api/v1/auth/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
    await visitor.page.reload();
    await visitor.page.getByRole('rowheader', { name: `pipeline on a ${size}` }).waitFor();
    expect(await visitor.page.getByTestId('secret').count()).toBe(0);
  });
}

describe('a problem that takes outputs', () => {
  it('takes files, or a zip of them, without a language', async () => {
    await server.admin.rest.importPackage(await packageZip(OUTPUTS, 'outputs'), 'outputs');
    await server.admin.rest.patch('/problems/outputs', { visibility: 'public' });
    const student = { username: 'olga', password: PASSWORD };
    await server.admin.rest.post('/users', { ...student, role: 'student', displayName: '' });
    const { page, close } = await visitAs(browser, server.url, student);
    const verdict = page.getByLabel('Verdict');
    const choose = page.locator('input[type=file]');
    await page.goto('/problems/outputs');
    await choose.setInputFiles([
      { name: '1.out', mimeType: 'text/plain', buffer: Buffer.from('7\n') },
      { name: '2.out', mimeType: 'text/plain', buffer: Buffer.from('12\n') },
    ]);
    await page.getByRole('button', { name: 'Submit' }).click();
    await verdict.getByText('Wrong answer', { exact: true }).first().waitFor();
    for (const name of ['1.out', '2.out']) await page.getByRole('button', { name: `Leave out ${name}` }).click();
    const zip = await packageZip({ '1.out': '7\n', '2.out': '11\n' }, null);
    await choose.setInputFiles({ name: 'all.zip', mimeType: 'application/zip', buffer: zip });
    await page.getByRole('button', { name: 'Submit' }).click();
    await verdict.getByText('Accepted', { exact: true }).first().waitFor();
    await close();
    await server.admin.rest.delete('/problems/outputs');
  });
});

describe('a problem that asks questions', () => {
  it('has them answered in the page, from a text that names them all, and keeps what was written', async () => {
    await server.admin.rest.importPackage(await packageZip(presentFiles(QUESTIONNAIRE), 'quiz'), 'quiz');
    const student = { username: 'quentin', password: PASSWORD };
    await server.admin.rest.post('/users', { ...student, role: 'admin', displayName: '' });
    const { page, close } = await visitAs(browser, server.url, student);
    const verdict = page.getByLabel('Verdict');
    const answers = page.getByLabel('Your answers');
    await page.goto('/problems/quiz');
    await page.getByRole('heading', { name: 'What to hand in' }).waitFor();
    expect(await answers.inputValue()).toBe('1: \n2: \n3: \n4-1: \n4-2: \n');
    expect(await page.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
    expect(await page.getByText('Time limit').count()).toBe(0);
    await answers.fill('1: 3\n2: a\n3: C\n');
    await page.getByRole('button', { name: 'Submit' }).click();
    await verdict.getByText('Wrong answer', { exact: true }).first().waitFor();
    await verdict.getByText('Score 42').waitFor();
    await page.reload();
    expect(await answers.inputValue()).toBe('1: 3\n2: a\n3: C\n');
    await page.getByRole('button', { name: 'Start again' }).click();
    await verdict.getByRole('link', { name: /^Submission/ }).click();
    await page.getByRole('button', { name: 'Edit and resubmit' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Edit and resubmit' }).click();
    await answers.waitFor();
    expect(await answers.inputValue()).toBe('1: 3\n2: a\n3: C\n');
    await answers.fill('1: 2\n2: A\n3: A, C\n4-1: O(1)\n4-2: first\nsecond\n');
    await page.getByRole('button', { name: 'Submit' }).click();
    await verdict.getByText('Accepted', { exact: true }).first().waitFor();
    await close();
    await server.admin.rest.delete('/problems/quiz');
  });
});

describe('signing in', () => {
  it('says so when the password is wrong', async () => {
    const { page, close } = await visit(browser, server.url);
    await page.goto('/submissions');
    await page.getByLabel('User name').fill('nobody');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('User name or password is wrong').waitFor();
    await close();
  });

  it('goes on to the page that was asked for, and not to another site', async () => {
    const { page, close } = await visit(browser, server.url);
    await page.goto('/languages');
    await page.getByLabel('User name').fill('student-laptop');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Languages' }).waitFor();
    await page.getByRole('row', { name: /C\+\+/ }).first().waitFor();
    await page.getByRole('button', { name: /^Menu of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto('/sign-in?next=//elsewhere.example/');
    await page.getByLabel('User name').fill('student-laptop');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Problems' }).waitFor();
    await close();
  });
});
