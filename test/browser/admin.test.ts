/** The admin's way: upload a good and a broken package, verify, publish, rejudge, keep accounts, look at the system. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { addLibrary } from '../support/libraries.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { signIn, SIZES, startBrowser, visit, visitAs, type Size, type Visitor } from './browser.js';
import { sharedServer } from './shared-server.js';

const PASSWORD = 'a password of some length';

const { server, dataDir } = sharedServer();
let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

interface HandlerPolicy {
  id: string;
  isEnabled: boolean;
  settings: object;
}

const upload = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/zip', buffer });

let turn: Promise<unknown> = Promise.resolve();

/** For what the server has only one of: the sizes take turns. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** Both sizes at once, each with an account of its own. */
describe.concurrent.each(Object.keys(SIZES) as Size[])('on a %s', (size) => {
  describe('one thing after the other', { concurrent: false }, () => {
    adminsWay(size);
  });
});

function adminsWay(size: Size): void {
  const username = `admin-${size}`;
  const slug = `sum-${size}`;
  let visitor: Visitor;

  // One window for all of it, as admins have it: the pages' scripts are loaded once.
  beforeAll(async () => {
    const { rest } = server.admin;
    await rest.post('/users', { username, displayName: 'Grace Hopper', role: 'admin', password: PASSWORD });
    visitor = await visitAs(browser, server.url, { username, password: PASSWORD }, { size });
  });
  afterAll(() => visitor.close());
  afterEach(() => {
    expect(visitor.complaints.splice(0)).toEqual([]);
  });

  it('uploads a sound package, and is told what reading it turned up', async () => {
    const { page } = visitor;
    await page.goto('/admin/problems');
    await page.locator('input[type=file]').setInputFiles(upload('sum.zip', await packageZip(newerPackage(), slug)));
    const item = page.getByRole('article', { name: 'sum.zip' });
    await item.getByText('Imported as version 1 of').waitFor();
    await item.getByRole('link', { name: slug }).click();
    await page.getByRole('heading', { name: 'Sum', level: 1 }).waitFor();
  });

  it('gets every finding of a broken package, with file and reason, and nothing of it is kept', async () => {
    const { page } = visitor;
    await page.goto('/admin/problems');
    const broken = await packageZip(newerPackage({ 'data/secret/1.ans': null, 'problem.yaml': 'name: [' }), 'broken');
    await page.locator('input[type=file]').setInputFiles(upload('broken.zip', broken));
    const item = page.getByRole('article', { name: 'broken.zip' });
    await item.getByText(/Not imported: \d+ error/).waitFor();
    await item
      .getByText(/problem\.yaml/)
      .first()
      .waitFor();
    await item.getByRole('img', { name: 'Error' }).first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
    expect(await page.getByText('broken', { exact: true }).count()).toBe(0);
  });

  it('verifies it: every jury submission against what is expected, test case by test case', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('All verdicts are as expected').waitFor();
    const accepted = page.getByRole('row', { name: /accepted\/sum\.py/ });
    await accepted.getByText('as expected').waitFor();
    await accepted.getByRole('img', { name: '3 test cases judged, 0 of them not accepted' }).waitFor();
    await page.reload();
    await page.getByText('All verdicts are as expected').waitFor();
  });

  it('verifies a package without keeping it', async () => {
    const { page } = visitor;
    await page.goto('/admin/problems');
    await page.getByText('Only verify').click();
    const zip = await packageZip(newerPackage({ 'submissions/accepted/sum.cob': '      *\n' }), 'passing-by');
    await page.locator('input[type=file]').setInputFiles(upload('passing-by.zip', zip));
    await page.getByRole('heading', { name: 'Verification of Sum' }).waitFor();
    // Its language is not in the library that `up` builds.
    await page
      .getByRole('row', { name: /sum\.cob/ })
      .getByText('not judged', { exact: true })
      .waitFor();
    await page.getByText('All verdicts are as expected').waitFor();
  });

  it('publishes it with tags, and students see it', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}`);
    const published = page.getByRole('switch', { name: 'Published' });
    await published.setChecked(true, { force: true });
    await page.getByRole('combobox', { name: 'Tags' }).fill('sums');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Difficulty' }).fill('1.5');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const student = await server.account('student');
    const { items } = await student.rest.get<{ items: { slug: string; tags: string[] }[] }>('/problems');
    expect(items.find((problem) => problem.slug === slug)?.tags).toContain('sums');
  });

  it('is told why an unsound problem may not be published, and what to do; publishes it with a reason that is kept', async () => {
    const { page } = visitor;
    const unsound = `unsound-${size}`;
    const files = newerPackage({ 'submissions/wrong_answer/right.py': 'print(sum(map(int, input().split())))\n' });
    await server.admin.rest.importPackage(await packageZip(files, unsound), unsound);
    await page.goto(`/admin/problems/${unsound}`);
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText('Not sound: see what is not as expected').waitFor();
    await page.getByRole('switch', { name: 'Published' }).setChecked(true, { force: true });
    const gate = page.getByRole('alert').filter({ hasText: 'Its verification found errors' });
    await gate.getByText('submissions/wrong_answer/right.py').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/found errors; correct them and import it again/).waitFor();
    await gate.getByLabel('Publish all the same').check();
    await gate.getByLabel('Reason').fill('the contest begins in a minute');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(new RegExp(`^Published without proof of soundness by ${username} on`)).waitFor();
    const [version] = await server.admin.rest.get<{ publishOverride: { reason: string } | null }[]>(
      `/problems/${unsound}/versions`,
    );
    expect(version?.publishOverride?.reason).toBe('the contest begins in a minute');
    await server.admin.rest.delete(`/problems/${unsound}`);
  });

  it('judges a submission again, and sees it live', async () => {
    const { page } = visitor;
    const student = await server.account('student');
    const { id } = await student.rest.post<{ id: number }>('/submissions', {
      problem: slug,
      language: 'python',
      files: [{ name: 'sum.py', content: 'print(sum(map(int, input().split())))' }],
    });
    await page.goto(`/submissions/${String(id)}`);
    await page.getByText('Accepted').first().waitFor();
    await page.getByRole('button', { name: 'Rejudge' }).click();
    await page.getByRole('heading', { name: /^Rejudging/ }).waitFor();
    await page.getByText('To be decided').waitFor();
    await page.getByText('No verdict changes.').waitFor();
    await page.getByRole('button', { name: 'Apply 0 changes' }).click();
    await page.getByText('Applied', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Apply/ }).waitFor({ state: 'detached' });
    await page.goto('/admin/submissions');
    await page
      .getByRole('row', { name: new RegExp(student.username) })
      .first()
      .waitFor();
  });

  it('sees every verdict that would change, also of those that came last', async () => {
    const { page } = visitor;
    const { rest } = server.admin;
    const problem = `changing-${size}`;
    const importWith = async (changes: Record<string, string>): Promise<void> =>
      rest.importPackage(await packageZip(newerPackage(changes), problem), problem);
    await importWith({});
    const files = [{ name: 'sum.py', content: 'print(sum(map(int, input().split())))' }];
    const { id } = await rest.post<{ id: number }>('/submissions', { problem, language: 'python', files });
    await rest.get(`/submissions/${String(id)}?wait=60`);
    await importWith({ 'data/sample/1.ans': '0\n', 'data/secret/1.ans': '0\n', 'data/secret/2.ans': '0\n' });
    const rejudging = await rest.post<{ id: number }>('/rejudgings', { problem });
    await rest.get(`/rejudgings/${String(rejudging.id)}?wait=60`);

    // As at the last look before the last verdict.
    await page.route('**/api/v1/rejudgings/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), state: 'judging' } });
    });
    await page.route('**/api/v1/rejudgings/*/submissions*', (route) =>
      route.fulfill({ json: { items: [], nextCursor: null } }),
    );
    await page.goto(`/admin/rejudgings/${String(rejudging.id)}`);
    await page.getByText('No verdict has changed so far.').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByText('To be decided').waitFor();
    await page.getByRole('row', { name: new RegExp(`^#${String(id)} .*Accepted.*Wrong answer`) }).waitFor();
    await rest.delete(`/problems/${problem}`);
  });

  it('edits a statement with a preview into a new version, and sees what differs', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}/files`);
    await page.getByRole('button', { name: /^statement\/problem\.en\.md/ }).click();
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\n\nBoth are **small**.\n');
    await page.getByText('Preview', { exact: true }).click();
    await page.locator('strong', { hasText: 'small' }).waitFor();
    await page.getByRole('button', { name: 'Make a new version' }).click();
    await page
      .getByRole('link', { name: /^compare with version/ })
      .first()
      .click();
    await page.locator('.source-diff', { hasText: 'Both are **small**.' }).waitFor();
  });

  it('changes limits, which makes a new version', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}`);
    await page.getByLabel('Memory in MiB').fill('96');
    await page.getByRole('button', { name: 'Make a new version' }).click();
    await page.getByText(/^Version \d+ is made\.$/).waitFor();
    await page.getByText('96 MiB').first().waitFor();
  });

  it('makes an earlier version the current one again', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}`);
    await page.getByRole('button', { name: 'Make current: version 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make current', exact: true }).click();
    await page.getByText('Version 1 is the current one.').waitFor();
    await page.getByRole('button', { name: 'Make current: version 1' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Make current: version 2' }).waitFor();
  });

  it('creates, disables and imports accounts', async () => {
    const { page } = visitor;
    await page.goto('/admin/users');
    await page.getByRole('button', { name: 'New user' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('User name').fill(`zoe-${size}`);
    await dialog.getByRole('button', { name: 'New user' }).click();
    await dialog.getByText('This password is shown only this once').waitFor();
    await page.keyboard.press('Escape');
    const act = async (action: string, answer: string): Promise<void> => {
      await page.getByRole('button', { name: `Actions for zoe-${size}` }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await dialog.getByRole('button', { name: answer, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await act('Make admin', 'Make admin');
    await page.getByRole('row', { name: new RegExp(`zoe-${size}.*Admin`) }).waitFor();
    await act('Make student', 'Make student');
    await act('Make admin', 'Cancel');
    await act('Disable', 'Disable');
    await page.getByRole('row', { name: new RegExp(`zoe-${size}.*Student disabled`) }).waitFor();

    await page.getByRole('button', { name: 'Import CSV' }).click();
    const csv = `username,display name,role\nlin-${size},Lin,student\nbad name,Bad,student\nzoe-${size},Zoe,student\n`;
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'class.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(csv),
    });
    await dialog.getByText('Line 3:').waitFor();
    await dialog.getByRole('button', { name: 'Create 2 users' }).click();
    await dialog.getByRole('row', { name: new RegExp(`lin-${size} created`) }).waitFor();
    await dialog.getByRole('row', { name: new RegExp(`zoe-${size} .*is taken`) }).waitFor();
  });

  it('sees workers with their guards, and the queue', async () => {
    const { page } = visitor;
    await page.goto('/admin/system');
    await page.getByText('All well').waitFor();
    await page.getByRole('rowheader', { name: 'Practice' }).waitFor();
    await page.getByText(/What docket doctor found: all \d+ guards hold/).click();
    await page.getByRole('row', { name: /^good guard: Memory limit .* killed at \d+ MiB/ }).waitFor();
    await page.getByRole('row', { name: /^good Docker Engine/ }).waitFor();
  });

  it('sees languages with their versions, tries a toolchain library, and removes it', async () => {
    const { page } = visitor;
    const digest = size === 'laptop' ? '1111111111111111' : '2222222222222222';
    const library = await addLibrary(dataDir, digest, ['python']);
    await eventually('the worker tells of the library', async () => {
      const known = await server.admin.rest.get<{ digest: string }[]>('/libraries');
      return known.some((one) => one.digest === digest) ? true : null;
    });
    await page.goto('/admin/toolchains');
    await page.getByRole('row', { name: `Python 3 python ${library.languages['python']?.version ?? ''}` }).waitFor();
    const card = page.getByRole('article', { name: new RegExp(`^${digest}`) });
    await card.getByText('not tried yet').waitFor();
    await card.getByRole('button', { name: 'Test' }).click();
    const done = page.getByRole('region', { name: 'What was done' }).getByRole('listitem').filter({ hasText: digest });
    await done.filter({ hasText: 'Self-test' }).getByText('done').waitFor();
    await card.getByText('not tried yet').waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await done.filter({ hasText: 'Remove' }).getByText('done').waitFor();
    await card.waitFor({ state: 'detached' });
  });

  it('changes the admission of submissions, and is told at the field what will not do', () =>
    inTurn(async () => {
      const { page } = visitor;
      const { handlers: chain } = await server.admin.rest.get<{ handlers: HandlerPolicy[] }>('/admission');
      const before = { handlers: chain.map(({ id, isEnabled, settings }) => ({ id, isEnabled, settings })) };
      await page.goto('/admin/admission');
      const perMinute = page.getByLabel('Submissions and runs a minute');
      await perMinute.fill('0');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('perMinute must not be less than 1', { exact: true }).waitFor();
      expect(await perMinute.getAttribute('aria-invalid')).toBe('true');
      await perMinute.fill('777');
      await page.getByRole('button', { name: 'Move Quota up' }).click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/^Revision \d+, by admin-/).waitFor();
      const { handlers } = await server.admin.rest.get<{ handlers: HandlerPolicy[] }>('/admission');
      expect(handlers.map(({ id }) => id).slice(0, 3)).toEqual(['authentication', 'quota', 'window']);
      expect(handlers[1]?.settings).toMatchObject({ perMinute: 777 });
      await server.admin.rest.put('/admission', before);
    }));

  it('makes a webhook, tries it, reads its log and sends again', async () => {
    const { page } = visitor;
    const receiver = await WebhookReceiver.start();
    const name = `hook on a ${size}`;
    await page.goto('/admin/webhooks');
    await page.getByRole('button', { name: 'New webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill(name);
    await dialog.getByLabel('Address').fill('ftp://127.0.0.1/');
    await dialog.getByRole('button', { name: 'New webhook' }).click();
    await dialog
      .getByRole('alert')
      .getByText(/Address: must be an address/)
      .waitFor();
    await dialog.getByLabel('Address').fill(receiver.url);
    await dialog.getByRole('button', { name: 'New webhook' }).click();
    await dialog.getByText(/^whsec_/).waitFor();
    await dialog.locator('button', { hasText: 'Close' }).click();
    const card = page.getByRole('article', { name });
    await card.getByRole('button', { name: 'Send a ping' }).click();
    await card.getByRole('link', { name: 'Log of deliveries' }).click();
    const delivery = page.getByRole('list', { name: 'Log of deliveries' }).getByRole('listitem').first();
    await delivery.getByText('Delivered').waitFor();
    await delivery.getByText('Attempts and content').click();
    await delivery.getByText('received').first().waitFor();
    await delivery.getByRole('button', { name: 'Send again' }).click();
    await delivery.getByText('2 attempts').waitFor();
    expect(receiver.ids).toHaveLength(2);
    expect(receiver.ids[0]).toBe(receiver.ids[1]);
    await page.getByRole('link', { name: 'All webhooks' }).click();
    await card.getByRole('button', { name: 'Remove' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await card.waitFor({ state: 'detached' });
    await receiver.stop();
  });

  it('removes a problem only when asked twice', async () => {
    const { page } = visitor;
    await page.goto(`/admin/problems/${slug}`);
    await page.getByRole('button', { name: 'Remove problem' }).click();
    const question = page.getByRole('dialog');
    await question.getByText('This cannot be undone').waitFor();
    await question.getByRole('button', { name: 'Remove problem' }).click();
    await page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: slug }).count()).toBe(0);
  });
}

it('a student is told that pages are for admins', async () => {
  await server.admin.rest.post('/users', {
    username: 'eve',
    role: 'student',
    password: PASSWORD,
    displayName: '',
  });
  const { page, close } = await visit(browser, server.url);
  await signIn(page, 'eve', PASSWORD);
  await page.goto('/admin/users');
  await page.getByRole('heading', { name: 'This page is for admins' }).waitFor();
  expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
  await page.getByRole('link', { name: 'To the problems' }).click();
  await page.getByRole('heading', { name: 'Problems', level: 1 }).waitFor();
  await close();
});
