import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn, json, problem, ScriptedServer, type Seen } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

describe('docket import', () => {
  beforeEach(async () => {
    await writeFile(join(server.home, 'problem.yaml'), 'name: Hello\n');
  });

  const made = { id: 8, ordinal: 2, state: 'calibrating', stateReason: null };
  const before = {
    ...made,
    id: 7,
    ordinal: 1,
    state: 'ready',
    soundness: 'sound',
    isCurrent: true,
    timeLimitMs: 1000,
  };
  const ready = { ...before, ...made, state: 'ready', timeLimitMs: 2000 };
  const calibrating = { ...ready, state: 'calibrating', timeLimitMs: null, soundness: 'checking', isCurrent: false };

  /** The problem had a version that is in use; what is told of both, time after time. */
  function answers(answer: object, ...versions: object[][]): void {
    const imported = { slug: 'hello', version: made, isNew: true, isCurrent: false, report: [], conversion: [] };
    server.routes['POST /problems'] = json({ ...imported, verificationId: 5, ...answer }, 201);
    server.routes['GET /problems/hello/versions'] = inTurn(...versions.map((each) => json(each)));
    server.routes['GET /problems/hello'] = json({ slug: 'hello', version: before });
  }

  it('prints what was found in the package and waits until its time limit is derived and it is in use', async () => {
    const finding = {
      severity: 'warning',
      file: 'problem.yaml',
      line: 3,
      message: 'unknown key "tpo"',
      remedy: 'remove it',
    };
    const conversion = [{ outcome: 'lost', what: 'hints', detail: 'none here' }];
    answers(
      { report: [finding], conversion, verificationId: null },
      [calibrating, before],
      [ready, { ...before, isCurrent: false }],
    );
    const { code, out, err } = await server.docket(['import', server.home, '--slug', 'hello', '--item', '2']);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'hello version 2 is imported, time limit 2 s\n',
      err: 'problem.yaml:3: warning: unknown key "tpo" (remove it)\nlost: hints: none here\n',
    });
    expect(server.seen[0]?.path).toMatch(/^\/problems\?slug=hello&name=docket-cli-.*&item=2$/);
  });

  it('waits for the verification where the problem changes to nothing that is not verified', async () => {
    const checking = { ...ready, soundness: 'checking', isCurrent: false };
    answers({ version: { ...made, state: 'ready' } }, [checking, before], [ready, { ...before, isCurrent: false }]);
    const { code, out, err } = await server.docket(['import', server.home]);
    expect({ code, out, err }).toEqual({ code: 0, out: 'hello version 2 is imported, time limit 2 s\n', err: '' });
  });

  it('says of a hidden problem, which uses it at once, that its verification goes on', async () => {
    answers({ isCurrent: true }, [{ ...ready, soundness: 'checking' }]);
    const { code, err } = await server.docket(['import', server.home]);
    expect(code).toBe(0);
    expect(err).toMatch(/^verification 5 goes on/);
  });

  it('fails where the version cannot be prepared, though the one before is ready', async () => {
    const failed = { ...calibrating, state: 'failed', stateReason: 'The test data cannot be made: it said no' };
    answers({}, [calibrating, before], [failed, before]);
    expect(await server.docket(['import', server.home])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^docket: hello cannot be used: The test data cannot be made: it said no\n/) as string,
    });
  });

  it('fails with another code where its verification shows errors, as JSON, too', async () => {
    const unsound = { ...ready, soundness: 'unsound', isCurrent: false };
    answers({}, [unsound, before]);
    expect(await server.docket(['import', server.home])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^docket: hello version 2 is not used: .*; version 1 stays in use\n/) as string,
    });
    const { code, out } = await server.docket(['import', server.home, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { message: expect.stringMatching(/is not used/) as string } });
  });

  it('tells as JSON what came of it', async () => {
    answers({}, [ready, { ...before, isCurrent: false }]);
    const { out } = await server.docket(['import', server.home, '--json']);
    expect(JSON.parse(out)).toMatchObject({ isNew: true, isCurrent: true, version: ready, current: ready });
  });

  it('fails where somebody chose another version meanwhile', async () => {
    answers({}, [{ ...ready, isCurrent: false }, before]);
    expect(await server.docket(['import', server.home])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/an admin chose another one, .*; version 1 stays in use\n/) as string,
    });
  });

  it('tells that a newer version came into use meanwhile', async () => {
    const newer = { ...ready, id: 9, ordinal: 3 };
    answers({}, [newer, { ...ready, isCurrent: false }, { ...before, isCurrent: false }]);
    const { code, out } = await server.docket(['import', server.home]);
    expect(code).toBe(0);
    expect(out).toBe('hello version 2 is imported, time limit 2 s; the newer version 3 is in use\n');
  });

  it('does not wait where it is told so, and says what is to come', async () => {
    answers({});
    const preparing = await server.docket(['import', server.home, '--no-wait']);
    expect(preparing.out).toMatch(/^hello version 2 is imported; it is being prepared: /);
    answers({ version: { ...made, state: 'ready' } });
    const { code, out } = await server.docket(['import', server.home, '--no-wait']);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'hello version 2 is imported; it comes into use once its verification shows no errors\n',
    });
  });

  it('stops waiting when its time is over', async () => {
    answers({}, [calibrating, before]);
    const { code, err } = await server.docket(['import', server.home, '--timeout', '1']);
    expect({ code, err }).toMatchObject({ code: 4, err: expect.stringMatching(/^docket: /) as string });
  });

  it('shows every fault of a refused package with its file', async () => {
    server.routes['POST /problems'] = problem(422, 'package-invalid', 'The package has 2 errors', [
      { field: 'data/secret/1.in', message: 'has no answer: add data/secret/1.ans' },
      { field: 'problem.yaml:2', message: 'is not YAML' },
    ]);
    const { code, err } = await server.docket(['import', server.home]);
    expect(code).toBe(2);
    expect(err).toContain(
      '\n  data/secret/1.in: has no answer: add data/secret/1.ans\n  problem.yaml:2: is not YAML\n',
    );
  });

  it('takes an answer that comes before the upload is complete', async () => {
    await writeFile(join(server.home, 'large'), Buffer.alloc(30 * 1024 * 1024, 'x'));
    const early = createServer((request, response) => {
      request.once('data', () => {
        problem(413, 'payload-too-large', 'The upload is too large')({} as Seen, response);
      });
    });
    await new Promise<void>((resolve) => early.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((early.address() as AddressInfo).port)}`;
    const { code, err } = await server.docket(['import', server.home], { env: { DOCKET_URL: url } });
    expect({ code, err }).toEqual({ code: 2, err: 'docket: The upload is too large\n' });
    early.closeAllConnections();
    early.close();
  });
});
