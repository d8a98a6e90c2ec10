import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hangUp, inTurn, json, problem, type Route, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
  await writeFile(join(server.home, 'a.py'), 'print(1)\n');
});
afterEach(() => server.stop());

const QUEUED = {
  id: 42,
  problem: 'hello',
  username: 'ada',
  language: 'python',
  state: 'queued',
  verdict: null,
};
const run = (ordinal: number, verdict: string, reason = '') => ({
  ordinal,
  testCaseName: `secret/${String(ordinal)}`,
  isSample: false,
  verdict,
  score: null,
  cpuTimeUs: 12_000,
  wallTimeUs: 13_000,
  memoryPeakBytes: 8 * 1024 * 1024,
  reason,
});
const judged = (verdict: string, more: object = {}) => ({
  ...QUEUED,
  state: 'finished',
  verdict,
  score: null,
  cpuTimeUs: 12_000,
  memoryPeakBytes: 8 * 1024 * 1024,
  judgement: {
    verdict,
    reason: verdict === 'AC' ? null : 'line 1: expected 2, got 1',
    compilerOutput: null,
    testCaseCount: 2,
    groups: [],
  },
  runs: [run(1, 'AC'), run(2, verdict, verdict === 'AC' ? '' : 'expected 2, got 1')],
  ...more,
});

describe('docket submit', () => {
  beforeEach(() => {
    server.routes['POST /submissions'] = json(QUEUED, 202);
  });
  const submit = (...args: string[]) =>
    server.docket(['submit', join(server.home, 'a.py'), '--problem', 'hello', ...args]);

  it('sends the source once, with token and idempotency key, and does not wait unless asked to', async () => {
    const { code, out } = await submit();
    expect(code).toBe(0);
    expect(out).toBe(`submission 42 is queued: ${server.url}/submissions/42\n`);
    const post = server.seen.find(({ method }) => method === 'POST');
    expect(post?.headers.authorization).toBe('Bearer dkt_test');
    expect(post?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(post?.body ?? '')).toEqual({
      problem: 'hello',
      files: [{ name: 'a.py', content: 'print(1)\n' }],
    });
  });

  it('tells no time and memory of outputs, of which nothing ran', async () => {
    const nothing = { cpuTimeUs: 0, wallTimeUs: 0, memoryPeakBytes: 0 };
    const runs = [run(1, 'AC'), run(2, 'WA', 'expected 2, got 1')].map((one) => ({ ...one, ...nothing }));
    const figures = { cpuTimeUs: null, memoryPeakBytes: null };
    server.routes['GET /submissions/42'] = json(judged('WA', { ...figures, runs }));
    const { out } = await submit('--wait');
    expect(out).toContain('  ✓ AC   secret/1\n  ✗ WA   secret/2  expected 2, got 1\n');
    expect(out).toContain('WA Wrong Answer\n');
  });

  it.each([
    ['AC', [], 0],
    ['WA', [], 1],
    ['AC', ['--expect', 'AC'], 0],
    ['WA', ['--expect', 'AC'], 1],
    ['WA', ['--expect', 'wa'], 0],
    ['MLE', ['--expect', 'TLE,MLE'], 0],
    ['AC', ['--expect', 'WA'], 1],
    ['JE', [], 1],
  ])('with the verdict %s and %j exits with %i', async (verdict, expectation, code) => {
    server.routes['GET /submissions/42'] = json(judged(verdict));
    expect((await submit('--wait', ...expectation)).code).toBe(code);
  });

  it('prints each test case once as it comes, then the verdict and what was expected', async () => {
    server.routes['GET /submissions/42'] = inTurn(
      json({ ...judged('WA'), state: 'running', verdict: null, runs: [run(1, 'AC')] }),
      json(judged('WA')),
    );
    const { out } = await submit('--expect', 'AC');
    expect(out.split('\n').slice(1)).toEqual([
      '  ✓ AC     0.012 s     8.0 MiB  secret/1',
      '  ✗ WA     0.012 s     8.0 MiB  secret/2  expected 2, got 1',
      'WA Wrong Answer  (0.012 s, 8.0 MiB)',
      '  line 1: expected 2, got 1',
      '  expected AC, got WA',
      '',
    ]);
  });

  it('prints one JSON document with --json and one word with --quiet', async () => {
    server.routes['GET /submissions/42'] = json(judged('AC'));
    expect(JSON.parse((await submit('--wait', '--json')).out)).toMatchObject({
      id: 42,
      verdict: 'AC',
      expected: ['AC'],
      isExpected: true,
    });
    expect((await submit('--wait', '--quiet')).out).toBe('AC\n');
    expect((await submit('--quiet')).out).toBe('42\n');
  });

  it('shows what the compiler said', async () => {
    const compilerOutput = 'a.py:1: \x1b[31mSyntaxError\n';
    server.routes['GET /submissions/42'] = json(
      judged('CE', {
        runs: [],
        judgement: { verdict: 'CE', reason: null, compilerOutput, testCaseCount: 2, groups: [] },
      }),
    );
    const { code, out } = await submit('--expect', 'CE');
    expect(code).toBe(0);
    expect(out).toContain('CE Compile Error\na.py:1: \ufffd[31mSyntaxError\n');
  });

  it('writes a JUnit report, and one in error where there is no verdict', async () => {
    const path = join(server.home, 'reports', 'out.xml');
    server.routes['GET /submissions/42'] = json(judged('WA'));
    await submit('--junit', path);
    const failed = await readFile(path, 'utf8');
    expect(failed).toContain('tests="3" failures="2" errors="0"');
    expect(failed).toContain('<failure message="expected AC, got WA" type="WA">');
    expect(failed).toContain('<testcase classname="hello" name="test case secret/1" time="0.012"/>');
    server.routes['POST /submissions'] = problem(403, 'token-scope', 'The token may only read');
    expect((await submit('--junit', path)).code).toBe(2);
    expect(await readFile(path, 'utf8')).toContain('<error message="The token may only read" type="usage">');
  });

  it('exits with 4 when the time is over, and says how it stands', async () => {
    server.routes['GET /submissions/42'] = json({
      ...judged('AC'),
      state: 'queued',
      verdict: null,
      runs: [],
      queuePosition: 3,
    });
    const { code, err } = await submit('--timeout', '0.2');
    expect(code).toBe(4);
    expect(err).toContain('submission 42 is still queued, with 3 before it after 0.2 s');
  });

  it('says why nobody judges when the time is over', async () => {
    server.routes['GET /submissions/42'] = json({ ...judged('AC'), state: 'queued', verdict: null, runs: [] });
    server.routes['GET /health'] = json({ workers: [{ id: 'w', canJudge: false, reason: 'seccomp does not bite' }] });
    const { err } = await submit('--timeout', '0.2');
    expect(err).toContain('is still queued after 0.2 s (no worker can judge: seccomp does not bite)');
  });

  it('exits with 4 when the answer itself takes too long', async () => {
    server.routes['GET /submissions/42'] = () => undefined;
    expect((await submit('--timeout', '0.2')).code).toBe(4);
  });

  it('sends the same idempotency key again when the connection is lost', async () => {
    server.routes['POST /submissions'] = inTurn(hangUp, problem(503, 'queue-full', 'full'), json(QUEUED, 202));
    expect((await submit()).code).toBe(0);
    const keys = server.seen.filter(({ method }) => method === 'POST').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('goes on waiting while the server restarts', async () => {
    const restart: Route = (_seen, response) => {
      response.destroy();
      void server.close().then(() => server.listen());
    };
    server.routes['GET /submissions/42'] = inTurn(
      restart,
      problem(503, 'internal-error', 'starting'),
      json(judged('AC')),
    );
    expect((await submit('--wait')).code).toBe(0);
  });

  it('shows one line for each field that the server refuses, and exits with 2', async () => {
    server.routes['POST /submissions'] = problem(422, 'validation-failed', 'Some fields are not valid', [
      { field: 'files[0].content', message: 'is empty; write a program' },
      { field: 'entryPoint', message: 'is not the name of a file' },
    ]);
    const { code, out, err } = await submit();
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'docket: Some fields are not valid\n  files[0].content: is empty; write a program\n  entryPoint: is not the name of a file\n',
    );
  });

  it('gives failures as JSON too', async () => {
    server.routes['POST /submissions'] = problem(404, 'not-found', 'There is no problem "hello"');
    expect(JSON.parse((await submit('--json')).out)).toEqual({
      error: { code: 'not-found', message: 'There is no problem "hello"', errors: [] },
      exitCode: 2,
    });
  });
});
