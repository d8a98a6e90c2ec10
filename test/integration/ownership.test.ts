/**
 * Whose it is: what one person made against who asks for it, over REST and over Socket.IO. Roles and scopes are
 * access.test.ts's; here every caller may use the route, and the question is this one thing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LiveEvents } from '../support/live-events.js';
import { newerPackage, packageZip } from '../support/packages.js';
import { WebApp } from './web-app.js';

let web: WebApp;
/** By the word of the table; null: nobody. */
const callers: Record<string, string | null> = {};
/** Of the owner's things; */
const ids: Record<string, string | number> = {};

beforeAll(async () => {
  web = await WebApp.start();
  const body = new Uint8Array(await packageZip(newerPackage({}), 'sum'));
  const headers = { authorization: `Bearer ${web.adminToken}`, 'content-type': 'application/zip' };
  expect((await fetch(`${web.url}/api/v1/problems`, { method: 'POST', headers, body })).status).toBe(201);
  await web.send('PATCH', '/problems/sum', { token: web.adminToken, body: { visibility: 'public' } });
  const owner = await web.makeStudent('owner');
  const ofOwner = { owner: owner.token, 'owner, to read': await tokenOf(owner.cookie, ['read']) };
  const other = await web.makeStudent('other');
  const disabled = await web.makeStudent('disabled');
  const revoked = await tokenOf(owner.cookie, ['submit'], 'revoked');
  await makeThings(owner);
  await web.send('PATCH', `/users/${String(disabled.id)}`, { token: web.adminToken, body: { isDisabled: true } });
  const { items } = (await web.send('GET', '/auth/tokens', { cookie: owner.cookie })).body;
  const revokedId = items.find(({ name }: { name: string }) => name === 'revoked').id;
  await web.send('DELETE', `/auth/tokens/${String(revokedId)}`, asBrowser(owner.cookie));
  Object.assign(callers, ofOwner, { other: other.token, admin: web.adminToken });
  Object.assign(callers, { nobody: null, disabled: disabled.token, revoked, nonsense: 'docket_nonsense' });
});
afterAll(() => web.stop());

const asBrowser = (cookie: string) => ({ cookie, headers: { origin: web.url } });

async function tokenOf(cookie: string, scopes: string[], name = 'a test'): Promise<string> {
  const answer = await web.send('POST', '/auth/tokens', { ...asBrowser(cookie), body: { name, scopes } });
  return answer.body.token as string;
}

async function makeThings({ token, cookie }: { token: string; cookie: string }): Promise<void> {
  const program = { language: 'python', source: 'print(1)\n' };
  ids.submission = (await web.send('POST', '/submissions', { token, body: { ...program, problem: 'sum' } })).body.id;
  ids.run = (await web.send('POST', '/runs', { token, body: program })).body.id;
  const judge0 = { language_id: 71, source_code: program.source };
  ids.judge0 = (await web.send('POST', '/judge0/submissions', { token, body: judge0 })).body.token;
  ids.token = (await web.send('GET', '/auth/tokens', { cookie })).body.items[0].id;
  ids.session = (await web.send('GET', '/auth/sessions', { cookie })).body.items[0].id;
  for (const [thing, id] of Object.entries(ids)) expect(id, thing).toBeDefined();
}

/** In the order of the columns below. */
const COLUMNS = ['owner', 'owner, to read', 'other', 'admin', 'nobody', 'disabled', 'revoked', 'nonsense'];
/** An admin sees what anybody handed in or tried out. */
const STATUSES = [200, 200, 404, 200, 401, 401, 401, 401];

const READ: Record<string, (of: typeof ids) => string> = {
  'a submission': (of) => `/submissions/${of.submission ?? ''}`,
  'its source': (of) => `/submissions/${of.submission ?? ''}/source`,
  'its judgements': (of) => `/submissions/${of.submission ?? ''}/judgements`,
  'its events': (of) => `/submissions/${of.submission ?? ''}/events`,
  'a run': (of) => `/runs/${of.run ?? ''}`,
  'the run’s events': (of) => `/runs/${of.run ?? ''}/events`,
  'a run by Judge0’s words': (of) => `/judge0/submissions/${of.judge0 ?? ''}`,
};

/** The status alone: streams of events do not end by themselves. */
async function statusOf(path: string, token: string | null): Promise<number> {
  const abort = new AbortController();
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${web.url}/api/v1${path}`, { headers, signal: abort.signal });
  abort.abort();
  return response.status;
}

describe.each(Object.entries(READ))('%s', (_thing, path) => {
  it.each(COLUMNS.map((caller, index) => [caller, STATUSES[index]] as const))('for %s: %i', async (caller, status) => {
    expect(await statusOf(path(ids), callers[caller] ?? null)).toBe(status);
  });
});

describe('what is not there and what is somebody else’s', () => {
  it.each(Object.entries(READ))('%s: one cannot tell them apart', async (_thing, path) => {
    const token = callers.other ?? '';
    const nowhere = { submission: '999999', run: '999999', judge0: 'ffffffff-ffff-4fff-8fff-ffffffffffff' };
    const told = async (of: typeof ids) => {
      const { status, body } = await web.send('GET', path(of), { token });
      // Judge0's clients get its own words.
      const text = JSON.stringify({ status, ...body, instance: null });
      return Object.values(of).reduce<string>((known, id) => known.replaceAll(` ${String(id)} `, ' # '), text);
    };
    expect(await told(ids)).toEqual(await told(nowhere));
  });
});

describe('ending what is somebody else’s', () => {
  it.each(['tokens', 'sessions'])('one of their %s is not to be found', async (things) => {
    const cookie = await web.signIn('other', 'password of other');
    const id = things === 'tokens' ? ids.token : ids.session;
    const answer = await web.send('DELETE', `/auth/${things}/${id ?? ''}`, asBrowser(cookie));
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('a list', () => {
  it.each([
    ['owner', true],
    ['other', false],
    ['admin', true],
  ])('of %s has the owner’s submission: %s', async (caller, isSeen) => {
    const { body } = await web.send('GET', '/submissions?limit=100', { token: callers[caller] ?? '' });
    expect(body.items.some(({ id }: { id: number }) => String(id) === String(ids.submission))).toBe(isSeen);
  });
});

describe('over Socket.IO', () => {
  const OWN = { ok: true };
  const NOT_FOUND = { ok: false, code: 'not-found' };
  const SIGN_IN = { ok: false, code: 'not-signed-in' };
  const TOPICS: Record<string, { topic: () => unknown; replies: object[] }> = {
    'the owner’s submission': {
      topic: () => ({ submission: Number(ids.submission) }),
      replies: [OWN, OWN, NOT_FOUND, OWN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN],
    },
    'one that is not there': {
      topic: () => ({ submission: 999_999 }),
      replies: [NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN],
    },
    'one’s own': { topic: () => ({ mine: true }), replies: [OWN, OWN, OWN, OWN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN] },
  };

  it.each(
    Object.entries(TOPICS).flatMap(([name, { topic, replies }]) =>
      COLUMNS.map((caller, index) => [name, caller, topic, replies[index] ?? {}] as const),
    ),
  )('%s, asked for by %s', async (_name, caller, topic, reply) => {
    const live = await LiveEvents.connect(web.url, callers[caller] ?? null);
    try {
      expect(await live.subscribe(topic() as never)).toMatchObject(reply);
    } finally {
      live.close();
    }
  });

  it('“one’s own” tells nothing of the owner’s to another', async () => {
    const live = await LiveEvents.connect(web.url, callers.other ?? '');
    await live.subscribe({ mine: true });
    const answer = await web.send('POST', '/submissions', {
      token: callers.owner ?? '',
      body: { problem: 'sum', language: 'python', source: 'print(2)\n' },
    });
    // Behind it on the same channel: had the first one been told, it would have come before.
    await web.send('POST', '/submissions', {
      token: callers.other ?? '',
      body: { problem: 'sum', language: 'python', source: 'print(3)\n' },
    });
    await expect.poll(() => live.events.length).toBeGreaterThan(0);
    live.close();
    expect(live.events.map(({ submissionId }) => submissionId)).not.toContain(answer.body.id);
  });
});
