import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn, json, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

describe('docket verify', () => {
  const entry = (path: string, expected: string, got: string) => ({
    path: `submissions/${path}`,
    language: 'python',
    expected: [expected],
    got,
    isAsExpected: expected === got,
    cpuTimeUs: 20_000,
    memoryPeakBytes: 1024 * 1024,
    submissionId: 5,
    notes: expected === got ? [] : ['accepted all test cases'],
  });
  const verification = (...entries: object[]) => ({
    id: 9,
    state: 'finished',
    problem: { slug: 'hello', name: 'Hello' },
    timeLimitMs: 1000,
    timeLimitSource: 'derived',
    notes: [],
    report: [],
    findings: [] as object[],
    counts: { inputs: 3, brokenInputs: 12, outputs: 1, repeated: 2 },
    margins: {
      timeLimitMs: 1000,
      acToTimeLimit: 2,
      timeLimitToTle: 1.5,
      slowestAccepted: { path: 'submissions/accepted/a.py', cpuTimeUs: 400_000, isAtLeast: false },
      fastestTooSlow: { path: 'submissions/time_limit_exceeded/c.py', cpuTimeUs: 1_500_000, isAtLeast: true },
    },
    weakTestCases: [],
    entries,
    isAsExpected: entries.every((each) => (each as { isAsExpected: boolean }).isAsExpected),
  });

  it('prints a table and exits with 0 when all is as expected', async () => {
    server.routes['POST /problems/hello/verify'] = json({ id: 9 }, 202);
    server.routes['GET /verifications/9'] = inTurn(
      json({ ...verification(), state: 'running', isAsExpected: false }),
      json(verification(entry('accepted/a.py', 'AC', 'AC'), entry('wrong_answer/b.py', 'WA', 'WA'))),
    );
    const { code, out } = await server.docket(['verify', 'hello']);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Hello (hello), time limit 1 s (derived, slowest to be in time 0.400 s, fastest too slow at least 1.500 s)',
      '   submission         language  expected  got     time   memory',
      '✓  accepted/a.py      python    AC        AC   0.020 s  1.0 MiB',
      '✓  wrong_answer/b.py  python    WA        WA   0.020 s  1.0 MiB',
      'checked: 3 inputs and 12 broken inputs through the input validators, 1 output through the output validator, 2 submissions judged twice',
      'all 2 jury submissions as expected',
      '',
    ]);
  });

  it('exits with 1 where the package itself has errors, and tells them in the table and in JUnit', async () => {
    const error = { severity: 'error', file: 'data/secret/1.in', message: 'is rejected', remedy: 'Correct it' };
    const warning = { severity: 'warning', file: 'input_validators/a.py', message: 'accepts it', remedy: 'Be strict' };
    const found = verification(entry('accepted/a.py', 'AC', 'AC'));
    server.routes['POST /problems/hello/verify'] = json({ id: 9 }, 202);
    server.routes['GET /verifications/9'] = json({ ...found, isAsExpected: false, findings: [warning, error] });
    const path = join(server.home, 'out.xml');
    const { code, out } = await server.docket(['verify', 'hello', '--junit', path]);
    expect(code).toBe(1);
    expect(out).toContain('data/secret/1.in: error: is rejected (Correct it)');
    expect(out).toContain('all 1 jury submission as expected, 1 error in the package');
    const junit = await readFile(path, 'utf8');
    expect(junit).toContain('<failure message="is rejected" type="unsound">');
    expect(junit).toContain('warning: accepts it. Be strict.');
    expect(junit).toContain('failures="1"');
  });

  it('exits with 1 on a mismatch, uploads a folder as a zip, and reports each submission to JUnit', async () => {
    await writeFile(join(server.home, 'problem.yaml'), 'name: Hello\n');
    server.routes['POST /verifications'] = json({ id: 9 }, 202);
    server.routes['GET /verifications/9'] = json(
      verification(entry('accepted/a.py', 'AC', 'AC'), entry('wrong_answer/b.py', 'WA', 'AC')),
    );
    const path = join(server.home, 'out.xml');
    const { code, out } = await server.docket(['verify', server.home, '--junit', path]);
    expect(code).toBe(1);
    expect(out).toContain('1 of 2 jury submissions as expected');
    expect(server.seen[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/zip' } });
    expect(server.seen[0]?.body.startsWith('PK')).toBe(true);
    expect(await readFile(path, 'utf8')).toContain('<failure message="expected WA, got AC" type="AC">');
  });

  it('derives the time limit of a package it sends, not that of a problem that the server has', async () => {
    await writeFile(join(server.home, 'problem.yaml'), 'name: Hello\n');
    server.routes['POST /verifications'] = json({ id: 9 }, 202);
    server.routes['GET /verifications/9'] = json(verification(entry('accepted/a.py', 'AC', 'AC')));
    expect((await server.docket(['verify', server.home, '--derive-time-limit'])).code).toBe(0);
    expect(server.seen[0]?.path).toMatch(/^\/verifications\?name=docket-cli-.*&timeLimit=derived$/);
    const refused = await server.docket(['verify', 'hello', '--derive-time-limit']);
    expect(refused).toMatchObject({
      code: 2,
      err: expect.stringMatching(/ give --derive-time-limit with a zip/) as string,
    });
  });
});
