/** The `docket` command as pipelines use it: a process of its own, judged by its output and its exit code. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem, writeTinyProblem } from '../support/tiny-problem.js';

let started: TestServer;
let server: RunningServer;
let student: Account;
let folder: string;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double' });
  student = await server.account('student', ['submit']);
  folder = await mkdtemp(path.join(tmpdir(), 'docket-e2e-'));
  await writeFile(path.join(folder, 'right.py'), DOUBLE.python);
  await writeFile(path.join(folder, 'wrong.py'), 'print(0)\n');
  await writeFile(path.join(folder, 'slow.c'), 'int main(void) { for (;;) { } }\n');
});
afterAll(async () => {
  await started.dispose();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string): string => path.join(folder, name);
const submit = (name: string, ...args: string[]) =>
  server.docket(['submit', file(name), '--problem', 'double', ...args], { token: student.token });

describe('docket submit', () => {
  it.each([
    ['right.py', ['--wait'], 0],
    ['right.py', ['--wait', '--expect', 'AC'], 0],
    ['wrong.py', ['--wait', '--expect', 'AC'], 1],
    ['wrong.py', ['--expect', 'WA'], 0],
    ['slow.c', ['--expect', 'TLE'], 0],
    ['right.py', ['--language', 'klingon'], 2],
    ['absent.py', [], 2],
    ['slow.c', ['--timeout', '0.05'], 4],
  ])('%s %j exits with %i', async (name, args, code) => {
    const result = await submit(name, ...args);
    expect(result.code, `${result.out}\n${result.err}`).toBe(code);
  });

  it('exits with 3 where no server is', async () => {
    const env = { DOCKET_URL: 'http://127.0.0.1:1', DOCKET_TOKEN: 'none' };
    expect((await server.docket(['submit', file('right.py'), '--problem', 'double'], { env })).code).toBe(3);
  });

  it('shows each test case and the verdict', async () => {
    const { out } = await submit('right.py', '--wait');
    expect(out).toMatch(/✓ AC +[\d.]+ s +[\d.]+ MiB {2}sample\/1\n/);
    expect(out).toMatch(/\nAC Accepted {2}\([\d.]+ s, [\d.]+ MiB\)\n$/);
  });

  it('reads a program from standard input, whatever its language', async () => {
    const { code, out } = await server.docket(['submit', '-', '--problem', 'double', '--wait', '--quiet'], {
      token: student.token,
      input: DOUBLE.cpp,
    });
    expect({ code, out }).toEqual({ code: 0, out: 'AC\n' });
  });

  it('writes a report that pipelines read', async () => {
    await submit('wrong.py', '--junit', file('report.xml'));
    const xml = await readFile(file('report.xml'), 'utf8');
    expect(xml).toContain('<failure message="expected AC, got WA" type="WA">');
  });
});

describe('docket verify', () => {
  it('judges a folder’s jury submissions and exits with 0, and leaves no problem behind', async () => {
    const tiny = await writeTinyProblem({ slug: 'never-kept' });
    const { code, out, err } = await server.docket(['verify', tiny.folder, '--json']);
    expect(code, err).toBe(0);
    const { entries } = JSON.parse(out) as { entries: { path: string; got: string }[] };
    expect(entries.map((entry) => [entry.path, entry.got])).toEqual([
      ['submissions/accepted/double.py', 'AC'],
      ['submissions/wrong_answer/same.py', 'WA'],
    ]);
    expect((await server.admin.rest.refusal('GET', '/problems/never-kept')).status).toBe(404);
    await tiny.remove();
  });

  it('exits with 1 and marks the one that is not as expected', async () => {
    const tiny = await writeTinyProblem({ slug: 'mistaken' });
    await writeFile(path.join(tiny.folder, 'submissions', 'accepted', 'wrong.py'), 'print(0)\n');
    const { code, out } = await server.docket(['verify', tiny.folder]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ {2}accepted\/wrong\.py +python +AC +WA /);
    expect(out).toContain('2 of 3 jury submissions as expected');
    await tiny.remove();
  });

  it('takes the id of a problem that the server has', async () => {
    expect((await server.docket(['verify', 'double'])).code).toBe(0);
  });
});

describe('docket import', () => {
  it('names what is wrong with a package, by file, and nothing of it remains', async () => {
    const tiny = await writeTinyProblem({ slug: 'broken' });
    await rm(path.join(tiny.folder, 'data', 'secret', '001.ans'));
    const { code, err } = await server.docket(['import', tiny.folder]);
    expect(code).toBe(2);
    expect(err).toContain('data/secret/001');
    expect((await server.admin.rest.refusal('GET', '/problems/broken')).status).toBe(404);
    await tiny.remove();
  });

  it('is refused to students', async () => {
    const tiny = await writeTinyProblem({ slug: 'theirs' });
    const { code } = await server.docket(['import', tiny.folder], { token: student.token });
    expect(code).toBe(2);
    await tiny.remove();
  });
});

describe('docket run', () => {
  it('keeps output and facts apart, and tells by its exit code how the program ended', async () => {
    await writeFile(file('echo.py'), 'print(input())\n');
    await writeFile(file('fails.py'), 'raise SystemExit(7)\n');
    const good = await server.docket(['run', file('echo.py'), '--input', '-'], { token: student.token, input: 'hi\n' });
    expect(good).toMatchObject({ code: 0, out: 'hi\n' });
    expect(good.err).toContain('exited with 0');
    const bad = await server.docket(['run', file('fails.py')], { token: student.token });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('exited with 7');
  });
});

describe('docket login', () => {
  it('keeps a token, uses it, and revokes it', async () => {
    const { username } = await server.account('student');
    const env = { DOCKET_DATA: '/nonexistent', HOME: folder };
    const input = `secret of ${username}, long enough\n`;
    const login = await server.docket(['login', server.url, '--user', username], { env, input });
    expect(login.code, login.err).toBe(0);
    expect((await server.docket(['problems', '--quiet'], { env })).out).toContain('double\n');
    expect((await server.docket(['logout'], { env })).code).toBe(0);
    expect((await server.docket(['submissions'], { env: { ...env, DOCKET_URL: server.url } })).code).toBe(2);
  });
});

it('docket finds the server of this machine, and its token, by itself', async () => {
  const { code, out } = await server.docket(['languages', '--quiet']);
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual(expect.arrayContaining(['c', 'cpp', 'python', 'java']));
});

it('docket doctor finds that each guard bites here', async () => {
  const { code, out } = await server.docket(['doctor', '--json'], { env: { DATABASE_URL: server.databaseUrl } });
  const { isFit, checks } = JSON.parse(out) as { isFit: boolean; checks: { subject: string; state: string }[] };
  expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);
  expect({ code, isFit }).toEqual({ code: 0, isFit: true });
  expect(checks.filter(({ subject }) => subject.startsWith('guard: ')).length).toBeGreaterThanOrEqual(8);
});
