/** Clients of Judge0, with requests as its public documentation describes them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { packageZip } from '../support/packages.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const C = 50;
const PYTHON = 71;
const DEFAULT_FIELDS = ['stdout', 'time', 'memory', 'stderr', 'token', 'compile_output', 'message', 'status'].sort();

let started: TestServer;
let server: RunningServer;
let ada: Account;

beforeAll(async () => {
  started = await startTestServer({ env: { DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8' } });
  ({ server } = started);
  ada = await server.account('student', ['submit']);
});
afterAll(() => started.dispose());

interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  body: any;
}

async function call(method: string, path: string, body?: unknown, headers = tokenOf(ada)): Promise<Answer> {
  const response = await fetch(`${server.url}/judge0${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const tokenOf = ({ token }: Account): Record<string, string> => ({ 'X-Auth-Token': token });
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const runPython = (source: string, more: object = {}, query = ''): Promise<Answer> =>
  call('POST', `/submissions?wait=true${query}`, { source_code: source, language_id: PYTHON, ...more });

describe('creating a submission', () => {
  it('answers a token, by which the result is found once it is there', async () => {
    const source =
      '#include <stdio.h>\nint main(void) { char name[10]; scanf("%9s", name); printf("hello, %s\\n", name); return 0; }';
    const made = await call('POST', '/submissions/?base64_encoded=false&wait=false', {
      source_code: source,
      language_id: C,
      stdin: 'Judge0',
      expected_output: 'hello, Judge0',
    });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({ token: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const result = await eventually('it is finished', async () => {
      const { body } = await call('GET', `/submissions/${made.body.token}`);
      return body.status.id > 2 ? body : null;
    });
    expect(Object.keys(result).sort()).toEqual(DEFAULT_FIELDS);
    expect(result).toMatchObject({
      stdout: 'hello, Judge0\n',
      stderr: null,
      compile_output: null,
      message: null,
      time: expect.stringMatching(/^\d+\.\d{3}$/),
      memory: expect.any(Number),
      status: { id: 3, description: 'Accepted' },
    });
  });

  it('with wait=true answers the result itself, in Base64 where that is asked for', async () => {
    const { status, body } = await call('POST', '/submissions?base64_encoded=true&wait=true', {
      source_code: base64('print(input()[::-1])'),
      language_id: PYTHON,
      stdin: `${base64('naïve')}\n`,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ stdout: base64('evïan\n'), status: { id: 3 } });
  });

  it.each<[string, string, object, number, object]>([
    ['a wrong answer', 'print(1)', { expected_output: '2' }, 4, { message: null }],
    ['a time limit', 'while True: pass', { cpu_time_limit: 0.5 }, 5, { message: 'Time limit exceeded' }],
    ['a syntax error', 'def broken(:', {}, 6, { stdout: null, compile_output: expect.stringContaining('SyntaxError') }],
    ['an exit code', 'raise SystemExit(3)', {}, 11, { message: 'Exited with error status 3' }],
    ['a signal', 'import os\nos.abort()', {}, 10, { message: 'Caught fatal signal 6' }],
    ['too little memory', 'x = bytearray(10**9)', { memory_limit: 64000 }, 12, {}],
  ])('tells %s by its status', async (_, source, more, id, facts) => {
    expect((await runPython(source, more)).body).toMatchObject({ status: { id }, ...facts });
  });

  it('shows the fields that are asked for', async () => {
    const fields = '&fields=status_id,language_id,language,stdin,source_code,exit_code,stderr';
    const { body } = await runPython('import sys; sys.stderr.write("oh")', { stdin: '7' }, fields);
    expect(body).toEqual({
      status_id: 3,
      language_id: PYTHON,
      language: { id: PYTHON, name: expect.stringMatching(/^Python/) },
      stdin: '7',
      source_code: 'import sys; sys.stderr.write("oh")',
      exit_code: 0,
      stderr: 'oh',
    });
    const all = await call('GET', `/submissions/${(await runPython('print(1)')).body.token}?fields=*`);
    expect(Object.keys(all.body)).toEqual(expect.arrayContaining([...DEFAULT_FIELDS, 'wall_time', 'finished_at']));
    expect(await call('GET', '/submissions/x?fields=stdout,nonsense')).toMatchObject({
      status: 400,
      body: { error: 'invalid fields: [nonsense]' },
    });
  });

  it.each<[object, object]>([
    [{}, { source_code: ["can't be blank"], language_id: ["can't be blank"] }],
    [{ source_code: 'x', language_id: 150 }, { language_id: ["language with id 150 doesn't exist"] }],
    [
      { source_code: 'x', language_id: PYTHON, cpu_time_limit: 31 },
      { cpu_time_limit: ['must be less than or equal to 30'] },
    ],
    [{ source_code: 'x', language_id: PYTHON, memory_limit: 'much' }, { memory_limit: ['is not a number'] }],
    [
      { source_code: 'x', language_id: PYTHON, enable_network: true, callback_url: 'ftp://example.org/' },
      { enable_network: ['is not supported by this server'], callback_url: ['is not a valid URL'] },
    ],
    [
      { source_code: 'x', language_id: PYTHON, additional_files: base64('no zip') },
      { additional_files: ['is not a zip that can be read'] },
    ],
  ])('%j is refused with 422 and the fields', async (body, errors) => {
    expect(await call('POST', '/submissions', body)).toEqual({ status: 422, body: errors });
  });

  it('passes the admission chain like every run', async () => {
    const { body } = await call('POST', '/submissions', { source_code: 'x'.repeat(300 * 1024), language_id: PYTHON });
    expect(body).toMatchObject({ code: 'payload-too-large', error: expect.stringContaining('256 KiB') });
  });

  it('tells bytes that are no text only in Base64', async () => {
    const source = base64('import sys\nprint(len(sys.stdin.buffer.read()))');
    const body = { source_code: source, language_id: PYTHON, stdin: Buffer.from([255, 254, 0]).toString('base64') };
    const { body: made } = await call('POST', '/submissions?base64_encoded=true&wait=true', body);
    expect(made.stdout).toBe(base64('3\n'));
    expect(await call('GET', `/submissions/${made.token}?fields=stdin`)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('use base64_encoded=true') },
    });
    const packed = await call('GET', `/submissions/${made.token}?fields=stdin&base64_encoded=true`);
    expect(packed.body).toEqual({ stdin: '//4A' });
  });
});

it('a batch is created and read together, mistakes in their places', async () => {
  const batch = [
    { language_id: PYTHON, source_code: 'print("hello from Python")' },
    { language_id: 123456789, source_code: 'print("hello")' },
    { language_id: PYTHON, source_code: '' },
    { language_id: 63, source_code: 'console.log("hello from JavaScript")' },
  ];
  const made = await call('POST', '/submissions/batch', { submissions: batch });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject([
    { token: expect.any(String) },
    { language_id: ["language with id 123456789 doesn't exist"] },
    { source_code: ["can't be blank"] },
    { token: expect.any(String) },
  ]);
  const tokens = [made.body[0].token, made.body[3].token, '00000000-0000-4000-8000-000000000000'].join(',');
  const found = await eventually('both are finished', async () => {
    const { body } = await call('GET', `/submissions/batch?tokens=${tokens}&fields=token,stdout,status_id`);
    return body.submissions.every((one: { status_id: number } | null) => one === null || one.status_id > 2)
      ? body
      : null;
  });
  expect(found.submissions).toMatchObject([
    { stdout: 'hello from Python\n', status_id: 3 },
    { stdout: 'hello from JavaScript\n', status_id: 3 },
    null,
  ]);
  const submissions = Array.from({ length: 21 }, () => batch[0]);
  expect((await call('POST', '/submissions/batch', { submissions })).status).toBe(400);
  expect((await call('POST', '/submissions/batch', { submissions: [] })).status).toBe(400);
});

describe('what may be asked for besides', () => {
  const zip = async (files: Record<string, string>): Promise<string> =>
    (await packageZip(files, null)).toString('base64');

  it('arguments, files beside the program, and standard error as part of standard output', async () => {
    const source = [
      'import sys, helper',
      'print(sys.argv[1:], helper.NAME, open("data/words.txt").read(), flush=True)',
      'print("to standard error", file=sys.stderr, flush=True)',
      'print("the end")',
    ].join('\n');
    const asked = {
      command_line_arguments: '--count 3 "two words"',
      additional_files: await zip({ 'helper.py': 'NAME = "Ada"', 'data/words.txt': 'river' }),
    };
    const { body: two } = await runPython(source, asked);
    expect(two).toMatchObject({
      stdout: "['--count', '3', 'two words'] Ada river\nthe end\n",
      stderr: 'to standard error\n',
    });
    const { body: one } = await runPython(source, { ...asked, redirect_stderr_to_stdout: true }, '&fields=*');
    expect(one).toMatchObject({
      stdout: "['--count', '3', 'two words'] Ada river\nto standard error\nthe end\n",
      stderr: null,
      command_line_arguments: "--count 3 'two words'",
      redirect_stderr_to_stdout: true,
      additional_files: asked.additional_files,
    });
  });

  it('options of the compiler, and files to include that are not compiled by themselves', async () => {
    const source = '#include <stdio.h>\n#include "twice.c"\nint main(void) { printf("%d\\n", twice(NUMBER)); }';
    const files = { additional_files: await zip({ 'twice.c': 'static int twice(int n) { return 2 * n; }' }) };
    const run = (compiler_options: string): Promise<Answer> =>
      call('POST', '/submissions?wait=true', { source_code: source, language_id: C, compiler_options, ...files });
    expect((await run('-O3 -DNUMBER=21')).body).toMatchObject({ stdout: '42\n', status: { id: 3 } });
    expect((await run('-O3')).body).toMatchObject({
      status: { id: 6 },
      compile_output: expect.stringMatching('NUMBER'),
    });
    const refused = await runPython('print(1)', { compiler_options: '-O3' });
    expect(refused).toMatchObject({ status: 422, body: { error: expect.stringContaining('not taken by Python') } });
  });

  it('memory that the runtime runs out of is told though its words are in the output', async () => {
    const source =
      'public class Main { public static void main(String[] a) { byte[][] b = new byte[4000][]; for (int i = 0; i < 4000; i++) b[i] = new byte[1 << 20]; } }';
    const asked = { source_code: source, language_id: 62, memory_limit: 128_000, redirect_stderr_to_stdout: true };
    const { body } = await call('POST', '/submissions?wait=true', asked);
    expect(body).toMatchObject({ status: { id: 12 }, message: expect.stringContaining('memory') });
  });

  it('a call back with the result, in Base64, once', async () => {
    const receiver = await WebhookReceiver.start();
    try {
      const asked = { source_code: 'print("hello")', language_id: PYTHON, callback_url: receiver.url };
      expect(await call('POST', '/submissions', asked)).toEqual({
        status: 422,
        body: { callback_url: ['is for tokens of admins only'] },
      });
      const admin = tokenOf(server.admin);
      const { body } = await call('POST', '/submissions', asked, admin);
      await eventually('it is called', () => Promise.resolve(receiver.received.length > 0 || null));
      const [called] = receiver.received;
      expect(called?.method).toBe('PUT');
      const told = JSON.parse(called?.body ?? '{}') as Record<string, unknown>;
      expect(Object.keys(told).sort()).toEqual(DEFAULT_FIELDS);
      expect(told).toMatchObject({ token: body.token, stdout: base64('hello\n'), status: { id: 3 } });
      // Another one comes after it, and nothing comes between.
      await call('POST', '/submissions', { ...asked, source_code: 'print("again")' }, admin);
      await eventually('the next is called', () => Promise.resolve(receiver.received.length > 1 || null));
      expect(JSON.parse(receiver.received[1]?.body ?? '{}')).toMatchObject({ stdout: base64('again\n') });
    } finally {
      await receiver.stop();
    }
  });
});

describe('who may', () => {
  it('call is known by any of the headers that clients send', async () => {
    const { token } = ada;
    const known: Record<string, string>[] = [
      { 'X-Auth-Token': token },
      { 'X-RapidAPI-Key': token },
      { Authorization: `Bearer ${token}` },
    ];
    for (const headers of known) {
      expect((await call('GET', '/about', undefined, headers)).status).toBe(200);
    }
    const unknown: Record<string, string>[] = [{}, { 'X-Auth-Token': 'dkt_wrong' }];
    for (const headers of unknown) {
      expect(await call('POST', '/submissions', {}, headers)).toMatchObject({
        status: 401,
        body: { error: expect.any(String) },
      });
    }
  });

  it('see a submission is its owner', async () => {
    const { body } = await runPython('print(1)');
    const eve = await server.account('student', ['submit']);
    expect((await call('GET', `/submissions/${body.token}`, undefined, tokenOf(eve))).status).toBe(404);
    expect((await call('GET', `/submissions/batch?tokens=${body.token}`, undefined, tokenOf(eve))).body).toEqual({
      submissions: [null],
    });
    expect((await call('GET', `/submissions/${body.token}`, undefined, tokenOf(server.admin))).status).toBe(200);
  });
});

it('languages, statuses and configuration are told', async () => {
  const { body: languages } = await call('GET', '/languages');
  const ids = languages.map(({ id }: { id: number }) => id);
  expect(ids).toEqual(expect.arrayContaining([C, 54, 60, 62, 63, PYTHON, 73]));
  expect(new Set(ids).size).toBe(ids.length);
  expect((await call('GET', '/languages/71')).body).toMatchObject({
    id: 71,
    is_archived: false,
    source_file: 'main.py',
  });
  expect((await call('GET', '/languages/9')).status).toBe(404);
  expect((await call('GET', '/statuses')).body[2]).toEqual({ id: 3, description: 'Accepted' });
  expect((await call('GET', '/config_info')).body).toMatchObject({ enable_wait_result: true, max_cpu_time_limit: 30 });
});
