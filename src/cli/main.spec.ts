import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn, json, problem, ScriptedServer } from '../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

describe('docket', () => {
  it('exits with 2 for a wrong command line, without a stack trace', async () => {
    for (const args of [
      [],
      ['submit', 'a.py'],
      ['nonsense'],
      ['submit', 'a.py', '-p', 'x', '--expect', 'OK'],
      ['rejudge', '-1x'],
    ]) {
      const { code, err } = await server.docket(args);
      expect(code, args.join(' ')).toBe(2);
      expect(err).not.toMatch(/\n {4}at /);
    }
    expect(server.seen).toEqual([]);
  });

  it('documents the exit codes in its help', async () => {
    const { code, out } = await server.docket(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('  4  the time given by --timeout ran out');
  });

  it('exits with 3 when nobody listens', async () => {
    await server.close();
    const { code, err } = await server.docket(['problems']);
    expect(code).toBe(3);
    expect(err).toContain('cannot be reached: nothing listens there');
    await server.listen();
  });

  it('exits with 3 when the server answers 5xx again and again', async () => {
    server.routes['GET /problems'] = problem(502, 'internal-error', 'Something went wrong on our side');
    const { code, err } = await server.docket(['problems']);
    expect(code).toBe(3);
    expect(err).toContain('answers HTTP 502: Something went wrong on our side');
    expect(server.seen.length).toBeGreaterThan(2);
  });

  it('says what to do when it is not signed in', async () => {
    server.routes['GET /problems'] = problem(401, 'not-signed-in', 'Sign in first');
    const { code, err } = await server.docket(['problems']);
    expect(code).toBe(2);
    expect(err).toBe(
      'docket: Sign in first\n  the token is not valid here (any more): run docket login, or set DOCKET_TOKEN\n',
    );
  });

  it('tells a page of somebody else from Docket', async () => {
    server.routes['GET /problems'] = (_seen, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>');
    };
    const { code, err } = await server.docket(['problems']);
    expect(code).toBe(2);
    expect(err).toContain('by something that is not Docket');
  });

  it('follows the cursor through all pages', async () => {
    const row = {
      slug: 'x',
      name: 'X',
      visibility: 'public',
      timeLimitMs: 1500,
      memoryLimitBytes: 2 ** 28,
      mySolved: null,
      versionState: 'ready',
    };
    server.routes['GET /problems'] = inTurn(
      json({ items: [{ ...row, slug: 'one' }], nextCursor: 'c1' }),
      json({ items: [{ ...row, slug: 'two', mySolved: 'solved', visibility: 'hidden' }], nextCursor: null }),
    );
    const { out } = await server.docket(['problems', '--search', 'o']);
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/problems?search=o&limit=100',
      '/problems?search=o&limit=100&cursor=c1',
    ]);
    expect(out).toBe(
      [
        '   id   name  time limit     memory',
        '   one  X          1.5 s  256.0 MiB',
        '✓  two  X          1.5 s  256.0 MiB  hidden',
        '',
      ].join('\n'),
    );
  });
});
