/** What a submission passes before it is accepted, and how an admin changes that while the server runs. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { legacyPackage, packageZip } from '../support/packages.js';
import { type Answer, WebApp } from './web-app.js';

interface Handler {
  id: string;
  isEnabled?: boolean;
  settings?: Record<string, unknown>;
}

let web: WebApp;
/** A second web process on the same database. */
let other: WebApp;
let student: Awaited<ReturnType<WebApp['makeStudent']>>;
let names = 0;

beforeAll(async () => {
  web = await WebApp.start();
  other = await web.another();
  const zip = await packageZip(legacyPackage());
  const imported = await fetch(`${web.url}/api/v1/problems`, {
    method: 'POST',
    headers: { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' },
    body: new Uint8Array(zip),
  });
  expect(imported.status).toBe(201);
  await asAdmin('PATCH', '/problems/sum', { visibility: 'public' });
});
afterAll(async () => {
  await other.stop();
  await web.stop();
});
beforeEach(async () => {
  const { handlers } = (await asAdmin('GET', '/admission')).body as { handlers: (Handler & { defaults: object })[] };
  const order = ['authentication', 'window', 'quota', 'program', 'duplicate', 'lane'];
  const fresh = handlers.map(({ id, defaults }) => ({ id, isEnabled: id !== 'duplicate', settings: defaults }));
  const body = { handlers: fresh.sort((one, two) => order.indexOf(one.id) - order.indexOf(two.id)) };
  expect((await asAdmin('PUT', '/admission', body)).status).toBe(200);
  student = await web.makeStudent(`student-${String((names += 1))}`);
});

const asAdmin = (method: string, target: string, body?: unknown): Promise<Answer> =>
  web.send(method, target, { token: web.adminToken, body });

function submit(source = 'print(3)', { at = web, token = student.token, headers = {} } = {}): Promise<Answer> {
  return at.send('POST', '/submissions', { token, headers, body: { problem: 'sum', language: 'python', source } });
}
const run = (source = 'print(3)') =>
  web.send('POST', '/runs', { token: student.token, body: { language: 'python', source } });

/** Changes some handlers and leaves the order. */
async function change(...changes: Handler[]): Promise<Answer> {
  const { handlers } = (await asAdmin('GET', '/admission')).body as { handlers: Handler[] };
  const wanted = handlers.map(({ id }) => changes.find((one) => one.id === id) ?? { id });
  return asAdmin('PUT', '/admission', { handlers: wanted });
}

describe('the chain', () => {
  it('is shown in its order, with what each handler does and its settings', async () => {
    const { body } = await asAdmin('GET', '/admission');
    expect(body.handlers.map(({ id }: Handler) => id)).toEqual([
      'authentication',
      'window',
      'quota',
      'program',
      'duplicate',
      'lane',
    ]);
    expect(body.handlers[2]).toMatchObject({ isEnabled: true, canBeOff: true, settings: { perMinute: 30 } });
    expect(body.handlers[0].summary).not.toBe('');
  });

  it('lets the refusal of the handler that stands first win, in the order that an admin sets', async () => {
    await change({ id: 'quota', settings: { perMinute: 1 } });
    expect((await submit()).status).toBe(202);
    expect((await submit('')).body.code).toBe('too-many-requests');
    const ids = ['authentication', 'window', 'program', 'duplicate', 'quota', 'lane'];
    const answer = await asAdmin('PUT', '/admission', { handlers: ids.map((id) => ({ id })) });
    expect(answer.body.handlers.map(({ id }: Handler) => id)).toEqual(ids);
    expect((await submit('')).body).toMatchObject({ code: 'validation-failed', errors: [{ field: 'source' }] });
    expect((await submit()).body.code).toBe('too-many-requests');
  });

  it('counts from the next request on, at another web process too', async () => {
    expect((await submit('print(1)', { at: other })).status).toBe(202);
    await change({ id: 'program', settings: { languages: ['c'] } });
    expect((await submit('print(2)')).body.code).toBe('unknown-language');
    // The news travels through the database; there it takes some milliseconds.
    await eventually('the other process knows', async () => {
      const { body } = await submit('print(3)', { at: other });
      return body.code === 'unknown-language' ? true : null;
    });
    await change({ id: 'program', settings: { languages: null } });
    await eventually('and of the change back', async () => {
      const { status } = await submit('print(4)', { at: other });
      return status === 202 ? true : null;
    });
  });
});

describe('a change that will not do is refused with its fields, and the old chain stays:', () => {
  const all = ['authentication', 'window', 'quota', 'program', 'duplicate', 'lane'];
  const inOrder = (...ids: string[]): Handler[] => ids.map((id) => ({ id }));
  const withSettings = (id: string, settings: Record<string, unknown>): Handler[] =>
    all.map((each) => (each === id ? { id, settings } : { id: each }));

  it.each<[string, Handler[], string]>([
    ['a number out of range', withSettings('quota', { perMinute: 0 }), 'handlers.2.settings.perMinute'],
    ['a number that is a text', withSettings('quota', { perDay: '7' }), 'handlers.2.settings.perDay'],
    ['a setting that there is not', withSettings('quota', { perSecond: 1 }), 'handlers.2.settings.perSecond'],
    ['a setting of another handler', withSettings('authentication', { perDay: 1 }), 'handlers.0.settings.perDay'],
    [
      'a language that there is not',
      withSettings('program', { languages: ['klingon'] }),
      'handlers.3.settings.languages',
    ],
    ['a lane that there is not', withSettings('lane', { runs: 'express' }), 'handlers.5.settings.runs'],
    ['a time that is none', withSettings('window', { opensAt: 'tomorrow' }), 'handlers.1.settings.opensAt'],
    ['a handler that there is not', [...inOrder(...all), { id: 'bribe' }], 'handlers.6.id'],
    ['a handler twice', inOrder(...all, 'lane'), 'handlers.6.id'],
    ['a handler left out', inOrder('authentication', 'window', 'quota', 'program', 'lane'), 'handlers'],
    [
      'an order that cannot work',
      inOrder('authentication', 'program', 'window', 'quota', 'duplicate', 'lane'),
      'handlers.1.id',
    ],
    ['a needed handler switched off', all.map((id) => ({ id, isEnabled: id !== 'window' })), 'handlers.1.isEnabled'],
  ])('%s', async (_, handlers, field) => {
    const before = (await asAdmin('GET', '/admission')).body;
    const answer = await asAdmin('PUT', '/admission', { handlers });
    expect(answer.body).toMatchObject({ status: 422, code: 'validation-failed' });
    expect(answer.body.errors.map((error: { field: string }) => error.field)).toContain(field);
    expect((await asAdmin('GET', '/admission')).body).toEqual(before);
    expect((await submit()).status).toBe(202);
  });

  it('one that was made of an older chain than the one in force', async () => {
    const { revision } = (await asAdmin('GET', '/admission')).body as { revision: number };
    await change({ id: 'quota', settings: { perMinute: 7 } });
    const late = await asAdmin('PUT', '/admission', { revision, handlers: all.map((id) => ({ id })) });
    expect(late.body).toMatchObject({ code: 'conflict', errors: [{ field: 'revision' }] });
  });
});

it('every change is kept with who made it', async () => {
  await change({ id: 'quota', settings: { perMinute: 11 } });
  await change({ id: 'quota', settings: { perMinute: 12 } });
  const { body } = await asAdmin('GET', '/admission/changes?limit=2');
  const perMinute = body.items.map(
    (item: { handlers: Handler[] }) => item.handlers.find(({ id }) => id === 'quota')?.settings?.['perMinute'],
  );
  expect(perMinute).toEqual([12, 11]);
  expect(body.items[0]).toMatchObject({ changedBy: 'admin', changedAt: expect.any(String) });
  expect(body.nextCursor).not.toBeNull();
  const [entry] = (await asAdmin('GET', '/audit?action=admission-changed')).body.items;
  expect(entry).toMatchObject({
    username: 'admin',
    details: {
      from: [{ id: 'quota', settings: { perMinute: 11 } }],
      to: [{ id: 'quota', settings: { perMinute: 12 } }],
    },
  });
});

it('programs may be kept out, and people in their browsers let in', async () => {
  await change({ id: 'authentication', settings: { tokens: false } });
  expect((await submit()).body.code).toBe('forbidden');
  const headers = { origin: web.url };
  const body = { problem: 'sum', language: 'python', source: 'print(3)' };
  expect((await web.send('POST', '/submissions', { cookie: student.cookie, headers, body })).status).toBe(202);
});

describe('the window', () => {
  it('keeps people out before and after, tells why, and lets admins in', async () => {
    await change({ id: 'window', settings: { closesAt: '2020-01-01T00:00:00Z', closedMessage: 'Ask Ada.' } });
    const refused = await submit();
    expect(refused.body).toMatchObject({ status: 403, code: 'submissions-closed' });
    expect(refused.body.detail).toContain('Ask Ada.');
    expect((await run()).body.code).toBe('submissions-closed');
    expect((await submit('print(1)', { token: web.adminToken })).status).toBe(202);
    await change({ id: 'window', settings: { closesAt: null, opensAt: '2999-01-01T00:00:00Z' } });
    expect((await submit()).body.code).toBe('submissions-closed');
    await change({ id: 'window', settings: { opensAt: '2020-01-01T00:00:00Z', closesAt: '2999-01-01T00:00:00Z' } });
    expect((await submit()).status).toBe(202);
  });

  it('may be for some roles only', async () => {
    await change({ id: 'window', settings: { roles: ['admin'] } });
    expect((await submit()).body.code).toBe('forbidden');
  });
});

describe('the quota', () => {
  it('holds for requests sent all at once to several web processes', async () => {
    await change({ id: 'quota', settings: { perMinute: 4 } });
    await eventually('the other process knows', async () => {
      const { token } = await web.makeStudent(`probe-${String((names += 1))}`);
      const five = await Promise.all([1, 2, 3, 4, 5].map(() => submit('print(0)', { at: other, token })));
      return five.some(({ status }) => status === 429) ? true : null;
    });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) => submit(`print(${String(index)})`, { at: index % 2 ? web : other })),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(4);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });

  it('counts a day, and what is unfinished, runs by themselves', async () => {
    await change({ id: 'quota', settings: { perDay: 3, unfinishedRuns: 1, unfinishedSubmissions: 1 } });
    expect((await run()).status).toBe(202);
    expect((await run()).body).toMatchObject({ status: 429, code: 'quota-exceeded' });
    expect((await submit()).status).toBe(202);
    expect((await submit()).body.code).toBe('quota-exceeded');
    await change({ id: 'quota', settings: { unfinishedSubmissions: 9 } });
    expect((await submit()).status).toBe(202);
    const overDay = await submit();
    expect(overDay.body.code).toBe('too-many-requests');
    expect(Number(overDay.headers.get('retry-after'))).toBeGreaterThan(80_000);
  });

  it('does not count a repeated request, and answers it even when nothing is left', async () => {
    await change({ id: 'quota', settings: { perMinute: 1 } });
    const headers = { 'idempotency-key': 'once' };
    const [first, again] = await Promise.all([submit('print(1)', { headers }), submit('print(1)', { headers })]);
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body.id).toBe(first.body.id);
    expect((await submit('print(1)', { headers })).body.id).toBe(first.body.id);
    expect((await submit('print(2)')).status).toBe(429);
  });

  it('leaves admins alone', async () => {
    await change({ id: 'quota', settings: { perMinute: 1 } });
    for (const source of ['print(1)', 'print(2)', 'print(3)']) {
      expect((await submit(source, { token: web.adminToken })).status).toBe(202);
    }
  });

  it('may be switched off', async () => {
    await change({ id: 'quota', isEnabled: false, settings: { perMinute: 1 } });
    expect((await submit('print(1)')).status).toBe(202);
    expect((await submit('print(2)')).status).toBe(202);
  });
});

it('a program larger than the chain allows is refused, whatever the problem allows', async () => {
  await change({ id: 'program', settings: { sourceKib: 1 } });
  expect((await submit(`print(1) # ${'x'.repeat(1024)}`)).body).toMatchObject({
    status: 413,
    code: 'payload-too-large',
  });
  expect((await submit(`print(1) # ${'x'.repeat(900)}`)).status).toBe(202);
});

describe('the duplicate guard, once it is on,', () => {
  it('refuses the same program again, and not another, nor somebody else’s', async () => {
    await change({ id: 'duplicate', isEnabled: true });
    const first = await submit('print("same")');
    const second = await submit('print("same")');
    expect(second.body).toMatchObject({ status: 409, code: 'duplicate-submission' });
    expect(second.body.detail).toContain(String(first.body.id));
    expect((await submit('print("other")')).status).toBe(202);
    const somebody = await web.makeStudent(`somebody-${String((names += 1))}`);
    expect((await submit('print("same")', { token: somebody.token })).status).toBe(202);
  });

  it('lets one of two that come at the same time pass', async () => {
    await change({ id: 'duplicate', isEnabled: true });
    const answers = await Promise.all([1, 2, 3].map(() => submit('print("at once")')));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
  });
});

it('the lane is the one that the chain chooses', async () => {
  await change({ id: 'lane', settings: { tokenSubmissions: 'verify', runs: 'rejudge' } });
  const depth = async (lane: string) =>
    (await asAdmin('GET', '/queue')).body.find((one: { lane: string }) => one.lane === lane)?.waiting as number;
  const before = [await depth('verify'), await depth('rejudge')];
  await submit();
  await run();
  expect([await depth('verify'), await depth('rejudge')]).toEqual(before.map((count) => count + 1));
});

it('many more submissions at once than there are database connections are all accepted', async () => {
  await change({ id: 'quota', settings: { perMinute: 1000 } });
  const people = await Promise.all([1, 2, 3, 4].map((index) => web.makeStudent(`crowd-${String(index)}`)));
  const answers = await Promise.all(
    people.flatMap(({ token }) =>
      Array.from({ length: 15 }, (_, index) => submit(`print(${String(index)})`, { token })),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
});
