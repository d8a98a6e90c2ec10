#!/usr/bin/env node
/**
 * The smoke test: is this Docket server able to do its work? Runs against any address, needs nothing but Node.js >= 20.19.
 *
 *   DOCKET_URL=https://judge.example.org DOCKET_TOKEN=dkt_… node test/smoke/smoke.mjs [--timeout 120] [--junit out.xml]
 *
 * With an admin's token it brings a problem of its own (hidden, removed in the end) and verifies it; with any other
 * token that may submit it uses the problem that DOCKET_SMOKE_PROBLEM names, and then only what is sure for any problem.
 *
 * Exit codes as the `docket` command has them: 0 all is well, 1 something is not, 2 usage, 3 unreachable, 4 timed out.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

/** After --timeout there is so much left for taking away what was brought. */
const CLEAN_UP_MS = 15_000;

class Unreachable extends Error {}
class Usage extends Error {}

const options = readOptions();
const base = process.env.DOCKET_URL?.replace(/\/+$/, '');
const token = process.env.DOCKET_TOKEN;
if (!base || !token) endWithUsage('set DOCKET_URL and DOCKET_TOKEN');
if (!URL.canParse(base) || !/^https?:/.test(base))
  endWithUsage(`DOCKET_URL is ${base}: write an address such as https://judge.example.org`);
const deadline = AbortSignal.timeout(options.timeoutMs);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { timeout: { type: 'string', default: '300' }, junit: { type: 'string' } },
    });
    const seconds = Number(values.timeout);
    if (!(seconds > 0 && seconds <= 86_400)) throw new Error('--timeout: give seconds, such as --timeout 120');
    // Whoever waited for the end should not hear only then that the report cannot be written.
    if (values.junit !== undefined) closeSync(openSync(values.junit, 'a'));
    return { timeoutMs: Math.ceil(seconds * 1000), timeout: values.timeout, junit: values.junit };
  } catch (error) {
    return endWithUsage(error.message);
  }
}

function endWithUsage(message) {
  console.error(`smoke: ${message}`);
  process.exit(2);
}

/** One request; an answer of 5xx or none is tried again for a while. */
async function api(method, path, { json, zip, key, as = token, signal = deadline } = {}) {
  const headers = { accept: 'application/json', ...(as ? { authorization: `Bearer ${as}` } : {}) };
  if (json !== undefined) headers['content-type'] = 'application/json';
  if (zip !== undefined) headers['content-type'] = 'application/zip';
  if (key !== undefined) headers['idempotency-key'] = key;
  const mayRepeat = method === 'GET' || key !== undefined;
  for (let attempt = 1; ; attempt += 1) {
    let failure;
    try {
      const body = zip ?? (json === undefined ? undefined : JSON.stringify(json));
      const response = await fetch(`${base}/api/v1${path}`, { method, headers, body, signal });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      if (response.status < 500) return { status: response.status, body: isJson && text ? JSON.parse(text) : text };
      failure = `HTTP ${response.status}`;
    } catch (error) {
      if (signal.aborted) throw error;
      failure = error.cause?.code ?? error.message;
    }
    if (!mayRepeat || attempt === 5) throw new Unreachable(`${method} ${path}: ${failure}`);
    await pause(250 * 2 ** attempt, undefined, { signal });
  }
}

async function expectStatus(wanted, method, path, request) {
  const { status, body } = await api(method, path, request);
  const said = body?.detail ?? '';
  check(status === wanted, `${method} ${path} answered ${status} instead of ${wanted} ${said}`);
  return body;
}

function check(isTrue, message) {
  if (!isTrue) throw new Error(message);
}

async function finished(path) {
  for (;;) {
    const body = await expectStatus(200, 'GET', `${path}?wait=20`);
    if (body.state === 'finished') return body;
  }
}

async function judged(problem, source, language = 'python') {
  const key = randomBytes(16).toString('hex');
  const request = { json: { problem, language, source }, key };
  const first = await expectStatus(202, 'POST', '/submissions', request);
  const again = await expectStatus(202, 'POST', '/submissions', request);
  check(again.id === first.id, `the same Idempotency-Key made two submissions, ${first.id} and ${again.id}`);
  return finished(`/submissions/${first.id}`);
}

/** A zip of stored (not compressed) files: the format's least (APPNOTE 4.3). */
function zipOf(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0); // version needed
    fields.writeUInt16LE(0x0800, 2); // names are UTF-8
    fields.writeUInt16LE(0x21, 8); // 1980-01-01
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(0o100644 * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), fields, tail, nameBytes);
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const DOUBLE = 'print(2 * int(input()))\n';
function packageOf(slug) {
  return zipOf({
    [`${slug}/problem.yaml`]: `problem_format_version: 2023-07-draft\nname: Smoke\nuuid: ${randomUUID()}\nlimits:\n  time_limit: 2\n`,
    [`${slug}/statement/problem.en.md`]: 'Print twice the number.\n',
    [`${slug}/data/sample/1.in`]: '3\n',
    [`${slug}/data/sample/1.ans`]: '6\n',
    [`${slug}/data/secret/1.in`]: '-5\n',
    [`${slug}/data/secret/1.ans`]: '-10\n',
    [`${slug}/submissions/accepted/double.py`]: DOUBLE,
    [`${slug}/submissions/wrong_answer/same.py`]: 'print(input())\n',
  });
}

/** The first messages of a Socket.IO connection by long-polling, which passes every proxy: subscribe, present state. */
async function subscribeByPolling(submissionId) {
  const query = `${base}/socket.io/?EIO=4&transport=polling`;
  const opened = await (await fetch(query, { signal: deadline })).text();
  check(opened.startsWith('0'), 'the socket endpoint did not open');
  const { sid } = JSON.parse(opened.slice(1));
  const send = (body) => fetch(`${query}&sid=${sid}`, { method: 'POST', body, signal: deadline });
  const receive = async () => (await (await fetch(`${query}&sid=${sid}`, { signal: deadline })).text()).split('\x1e');
  await send(`40${JSON.stringify({ token })}`);
  await send(`420${JSON.stringify(['subscribe', { submission: submissionId }])}`);
  const seen = [];
  while (!(seen.some((message) => message.startsWith('430')) && seen.some((message) => message.startsWith('42')))) {
    for (const message of await receive()) {
      if (message === '2') await send('3');
      else seen.push(message);
    }
    check(seen.length < 100, 'no answer to the subscription');
  }
  await send('1');
  const [reply] = JSON.parse(seen.find((message) => message.startsWith('430')).slice(3));
  check(reply.ok === true, `the subscription was refused: ${reply.message}`);
  const [name, event] = JSON.parse(seen.find((message) => message.startsWith('42')).slice(2));
  check(name === 'submission' && event.submissionId === submissionId, `the first event is ${name}`);
  return event;
}

const results = [];
async function step(name, work) {
  const startedAt = performance.now();
  try {
    const value = await work();
    results.push({ name, seconds: (performance.now() - startedAt) / 1000 });
    console.log(`✓ ${name} (${Math.round(performance.now() - startedAt)} ms)`);
    return value;
  } catch (error) {
    results.push({ name, seconds: (performance.now() - startedAt) / 1000, failure: error.message });
    console.log(`✗ ${name}: ${error.message}`);
    throw error;
  }
}

async function smoke() {
  await step('health: the server is well and a worker can judge', async () => {
    const health = await expectStatus(200, 'GET', '/health', { as: null });
    const able = health.workers.filter(({ canJudge }) => canJudge);
    const reasons = health.workers.map(({ id, reason }) => `${id}: ${reason}`).join('; ');
    check(able.length > 0, `no worker can judge (${reasons || 'there is none'})`);
  });
  const me = await step('token: it is known', () => expectStatus(200, 'GET', '/auth/me'));
  await step('languages: Python is set up', async () => {
    const answer = await expectStatus(200, 'GET', '/languages');
    const python = (answer.items ?? answer).find(({ id }) => id === 'python');
    check(python?.available === true, 'Python is not available');
  });
  const isAdmin = me.role === 'admin';
  const slug = isAdmin ? `smoke-${randomBytes(4).toString('hex')}` : process.env.DOCKET_SMOKE_PROBLEM;
  if (!slug) throw new Usage('this token is not an admin’s: name a problem with DOCKET_SMOKE_PROBLEM');
  if (isAdmin)
    await step('import: a package becomes a problem', () =>
      expectStatus(201, 'POST', '/problems', { zip: packageOf(slug) }),
    );
  try {
    await judging(slug, isAdmin);
  } finally {
    const signal = AbortSignal.timeout(CLEAN_UP_MS);
    if (isAdmin)
      await step('clean up: the problem is removed', () =>
        expectStatus(204, 'DELETE', `/problems/${slug}`, { signal }),
      );
  }
}

async function judging(slug, isAdmin) {
  if (isAdmin) {
    await step('judging: a right program is accepted', async () => {
      const { verdict, runs } = await judged(slug, DOUBLE);
      check(verdict === 'AC', `the verdict is ${verdict}`);
      check(runs.length === 2, `${runs.length} test cases were judged instead of 2`);
    });
    await step('judging: a slow program is stopped', async () => {
      const { verdict } = await judged(slug, 'while True: pass\n');
      check(verdict === 'TLE', `the verdict is ${verdict}`);
    });
    await step('verify: jury submissions come out as expected', async () => {
      const { id } = await expectStatus(202, 'POST', `/problems/${slug}/verify`);
      const { isAsExpected } = await finished(`/verifications/${id}`);
      check(isAsExpected, 'they do not');
    });
  }
  const wrong = await step('judging: a wrong program is not accepted', async () => {
    const submission = await judged(slug, 'print("certainly wrong")\n');
    check(!['AC', 'JE'].includes(submission.verdict), `the verdict is ${submission.verdict}`);
    return submission;
  });
  await step('judging: a broken program does not compile', async () => {
    const { verdict } = await judged(slug, 'def broken(:\n');
    check(verdict === 'CE', `the verdict is ${verdict}`);
  });
  await step('live events: a subscriber gets the present state', async () => {
    const event = await subscribeByPolling(wrong.id);
    check(event.verdict === wrong.verdict, `the event says ${event.verdict}`);
  });
  await step('runs: a program reads its input', async () => {
    const json = { language: 'python', source: DOUBLE, input: '21\n' };
    const { id } = await expectStatus(202, 'POST', '/runs', { json });
    const { result } = await finished(`/runs/${id}`);
    check(result.stdout === '42\n', `it printed ${JSON.stringify(result.stdout)}`);
  });
  await step('refusals: what nobody may do is refused with a reason', async () => {
    await expectStatus(401, 'GET', '/submissions', { as: null });
    const { errors } = await expectStatus(422, 'POST', '/submissions', {
      json: { problem: slug, language: 'python', source: '' },
    });
    check(errors?.length > 0, 'no field is named');
  });
}

function exitCodeOf(error) {
  if (deadline.aborted) return 4;
  if (error instanceof Usage) return 2;
  return error instanceof Unreachable ? 3 : 1;
}

function escapeXml(text) {
  // eslint-disable-next-line no-control-regex -- XML has no place for control characters
  const marked = String(text).replace(/[\u0000-\u0008\u000b-\u001f]/g, '\ufffd');
  return marked.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function junit() {
  const cases = results.map(({ name, seconds, failure }) => {
    const head = `    <testcase classname="smoke" name="${escapeXml(name)}" time="${seconds.toFixed(3)}"`;
    return failure ? `${head}><failure message="${escapeXml(failure)}"/></testcase>` : `${head}/>`;
  });
  const failures = results.filter(({ failure }) => failure).length;
  const totals = `name="docket smoke" tests="${results.length}" failures="${failures}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n  <testsuite ${totals}>\n${cases.join('\n')}\n  </testsuite>\n</testsuites>\n`;
}

try {
  await smoke();
  console.log(`all is well at ${base}`);
} catch (error) {
  process.exitCode = exitCodeOf(error);
  console.error(`smoke: ${process.exitCode === 4 ? `not done after ${options.timeout} s` : error.message}`);
} finally {
  if (options.junit) writeFileSync(options.junit, junit());
}
