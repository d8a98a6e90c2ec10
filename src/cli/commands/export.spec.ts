import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hydroPackage, polygonPackage } from '../../../test/support/foreign-packages.js';
import { packageFolder, type PackageFiles } from '../../../test/support/packages.js';
import { json, problem, ScriptedServer } from '../../../test/support/scripted-server.js';

let server: ScriptedServer;
beforeEach(async () => {
  server = new ScriptedServer();
  await server.start();
});
afterEach(() => server.stop());

const conversion = [{ outcome: 'lost', what: 'scores', detail: 'each test case counts the same' }];

describe('docket export', () => {
  it('saves the zip and tells what is lost', async () => {
    server.routes['GET /problems/hello/export/report'] = json({ format: 'fps', conversion });
    server.routes['GET /problems/hello/export'] = (_seen, response) => {
      response.writeHead(200, { 'content-type': 'application/zip' }).end('the zip');
    };
    const output = join(server.home, 'hello.zip');
    const { code, out, err } = await server.docket(['export', 'hello', '--format', 'fps', '-o', output]);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: `hello is saved as ${output}\n`,
      err: 'lost: scores: each test case counts the same\n',
    });
    expect(await readFile(output, 'utf8')).toBe('the zip');
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/problems/hello/export/report?format=fps',
      '/problems/hello/export?format=fps',
    ]);
  });

  it('saves nothing where the server refuses', async () => {
    server.routes['GET /problems/hello/export/report'] = problem(422, 'package-invalid', 'The package has an error', [
      { field: '', message: 'the other format cannot express an output validator' },
    ]);
    const output = join(server.home, 'hello.zip');
    const { code, err } = await server.docket(['export', 'hello', '--format', 'fps', '-o', output]);
    expect(code).toBe(2);
    expect(err).toContain('cannot express an output validator');
    expect((await readdir(server.home)).filter((name) => name.startsWith('hello'))).toEqual([]);
  });
});

describe('docket convert', () => {
  async function convert(files: PackageFiles, options: string[]) {
    const given = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
    const { folder, remove } = await packageFolder(Object.fromEntries(given));
    const output = join(server.home, 'out.zip');
    const result = await server.docket(['convert', folder, '-o', output, ...options]);
    await remove();
    const saved = await readFile(output).catch(() => null);
    return { ...result, saved };
  }

  it('needs no server', async () => {
    const { code, err, saved } = await convert(hydroPackage('scored'), ['--format', '2025-09']);
    expect(code).toBe(0);
    expect(err).toContain('kept: test cases: 3');
    expect(saved?.subarray(0, 2).toString()).toBe('PK');
    expect(server.seen).toEqual([]);
  });

  it('tells every fault of the package, and of what the other format cannot express', async () => {
    const broken = await convert({ ...hydroPackage(), 'testdata/config.yaml': 'time: soon\n', 'problem_en.md': null }, [
      '--format',
      'fps',
    ]);
    expect(broken).toMatchObject({ code: 2, saved: null });
    expect(broken.err).toContain('testdata/config.yaml: line 1: time is no time');
    expect(broken.err).toContain('problem.md: there is no statement');
    const refused = await convert(polygonPackage(), ['--format', 'fps']);
    expect(refused).toMatchObject({ code: 2, saved: null });
    expect(refused.err).toContain('the other format cannot express an output validator');
  });
});
