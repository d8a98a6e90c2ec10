import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;

beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
  await writeFile(join(server.home, 'a.py'), 'print(1)\n');
});
afterEach(() => server.stop());

describe('docket run', () => {
  const evidence = {
    limitFired: null,
    exitCode: 0,
    signal: null,
    cpuTimeUs: 1000,
    wallTimeUs: 2000,
    memoryPeakBytes: 1024,
    forbiddenCalls: [],
    repeatedCpuTimesUs: [],
  };
  const finished = (more: object) => ({
    id: 3,
    state: 'finished',
    result: { compilerOutput: null, stdout: 'out', stderr: 'err', evidence, ...more },
  });

  it('passes input on, and keeps output, error output and facts apart', async () => {
    server.routes['POST /runs'] = json({ id: 3, state: 'queued' }, 202);
    server.routes['GET /runs/3'] = json(finished({}));
    const { code, out, err } = await server.docket(['run', join(server.home, 'a.py'), '--input', '-'], {
      input: '1 2\n',
    });
    expect({ code, out, err }).toEqual({
      code: 0,
      out: 'out',
      err: 'err\nexited with 0 (0.001 s CPU, 0.002 s wall, 1.0 KiB)\n',
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({ input: '1 2\n' });
  });

  it('sends arguments, files to lie beside the program and options for the compiler', async () => {
    server.routes['POST /runs'] = json({ id: 3, state: 'queued' }, 202);
    server.routes['GET /runs/3'] = json(finished({}));
    await writeFile(join(server.home, 'words.txt'), 'river\n');
    const asked = ['--arg', 'one', '--arg', '-n', '--beside', join(server.home, 'words.txt'), '--compiler-option=-O3'];
    expect(await server.docket(['run', join(server.home, 'a.py'), ...asked])).toMatchObject({ code: 0 });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({
      args: ['one', '-n'],
      additionalFiles: [{ name: 'words.txt', content: 'cml2ZXIK', encoding: 'base64' }],
      compilerOptions: ['-O3'],
    });
    const missing = await server.docket(['run', join(server.home, 'a.py'), '--beside', join(server.home, 'none.txt')]);
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('none.txt cannot be read') });
  });

  it.each([
    ['an exit code', { evidence: { ...evidence, exitCode: 3 } }, 'exited with 3'],
    ['a signal', { evidence: { ...evidence, exitCode: null, signal: 11 } }, 'killed by signal 11'],
    [
      'a limit',
      { evidence: { ...evidence, exitCode: null, signal: 9, limitFired: 'memory' } },
      'stopped: memory limit',
    ],
    ['a compile error', { evidence: null, compilerOutput: 'error: x' }, 'error: x\nthe program did not compile'],
  ])('exits with 1 for %s', async (_name, more, words) => {
    server.routes['POST /runs'] = json({ id: 3, state: 'queued' }, 202);
    server.routes['GET /runs/3'] = json(finished(more));
    const { code, err } = await server.docket(['run', join(server.home, 'a.py')]);
    expect(code).toBe(1);
    expect(err).toContain(words);
  });
});
