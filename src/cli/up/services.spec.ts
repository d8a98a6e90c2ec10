import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { eventually } from '../../../test/support/eventually.js';
import { loadConfig } from '../../config/config.js';
import { programService } from './services.js';

const SOURCES = fileURLToPath(new URL('../../', import.meta.url));

it('a program that cannot be recorded does not run on unknown', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'docket-services-'));
  const program = path.join(dataDir, 'stay.mjs');
  await writeFile(program, 'setInterval(() => undefined, 1000);\n');
  await mkdir(path.join(dataDir, 'logs'));
  await writeFile(path.join(dataDir, 'run'), 'no folder');
  const service = programService('web', path.relative(SOURCES, program), { ...loadConfig({}), dataDir }, {});
  await expect(service.start()).rejects.toThrow('EEXIST');
  await eventually('it is gone', async () => ((await isRun(program)) ? null : true));
  await rm(dataDir, { recursive: true });
});

/** Whether a process has it among its arguments. */
async function isRun(program: string): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.some((line) => line.split('\0').includes(program));
}
