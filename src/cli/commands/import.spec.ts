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

  it('prints what was found in the package and waits until its time limit is derived', async () => {
    const version = { ordinal: 2, state: 'calibrating', stateReason: null };
    const finding = {
      severity: 'warning',
      file: 'problem.yaml',
      line: 3,
      message: 'unknown key "tpo"',
      remedy: 'remove it',
    };
    server.routes['POST /problems'] = json(
      {
        slug: 'hello',
        version,
        isNew: true,
        report: [finding],
        conversion: [{ outcome: 'lost', what: 'hints', detail: 'none here' }],
        verificationId: null,
      },
      201,
    );
    server.routes['GET /problems/hello'] = inTurn(
      json({ slug: 'hello', timeLimitMs: null, version }),
      json({ slug: 'hello', timeLimitMs: 2000, version: { ...version, state: 'ready' } }),
    );
    const { code, out, err } = await server.docket(['import', server.home, '--slug', 'hello', '--item', '2']);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'hello version 2 is imported, time limit 2 s\n',
      err: 'problem.yaml:3: warning: unknown key "tpo" (remove it)\nlost: hints: none here\n',
    });
    expect(server.seen[0]?.path).toMatch(/^\/problems\?slug=hello&name=docket-cli-.*&item=2$/);
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
