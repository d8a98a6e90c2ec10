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
    notes: [],
    report: [],
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
      'Hello (hello), time limit 1 s',
      '   submission         language  expected  got     time   memory',
      '✓  accepted/a.py      python    AC        AC   0.020 s  1.0 MiB',
      '✓  wrong_answer/b.py  python    WA        WA   0.020 s  1.0 MiB',
      'all 2 jury submissions as expected',
      '',
    ]);
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
});
