/** `docket up` and `docket down` as they are run, with whatever is killed in between. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { isRunning, type ProcessIdentity } from '../../src/database/process-identity.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { loadConfig } from '../../src/config/config.js';
import { eventually } from '../support/eventually.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SEEDED = 'tworivers';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(inject('dataDir'), 'up-'));
  await symlink(path.join(inject('dataDir'), 'library'), path.join(dataDir, 'library'));
  // One example problem is enough to see that they are imported.
  const others = (await readdir(path.join(ROOT, 'test', 'problems'))).filter((name) => name !== SEEDED);
  await writeFile(path.join(dataDir, 'seeded.json'), JSON.stringify(others));
});

afterAll(async () => {
  await docket(['down']);
  await rm(dataDir, { recursive: true, force: true });
});

async function docket(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli', 'docket.js'), ...args], {
    env: { PATH, HOME: dataDir, DOCKET_DATA: dataDir, DOCKET_PORT: '0', DOCKET_WORKER_SLOTS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

async function readJson<T>(...names: string[]): Promise<T> {
  return JSON.parse(await readFile(path.join(dataDir, ...names), 'utf8')) as T;
}

const running = (name: string): Promise<ProcessIdentity> => readJson('run', `${name}.json`);

async function askServer(what: string): Promise<Record<string, unknown> | null> {
  const { url, token } = await readJson<{ url: string; token: string }>('cli.json');
  try {
    const answer = await fetch(`${url}/api/v1/${what}`, { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? ((await answer.json()) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

async function untilWell(): Promise<void> {
  await eventually('the server is well again', async () => (await askServer('health'))?.['status'] === 'ok' || null);
}

async function postgresPid(): Promise<number> {
  const lock = await readFile(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  return Number(lock.split('\n')[0]);
}

/** Of this data directory, whether anybody wrote them down or not. */
async function supervisorsHere(): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 1);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string): Promise<string> => readFile(`/proc/${String(pid)}/${name}`, 'utf8').catch(() => '');
      const isOne = (await read('cmdline')).includes('supervisor.js');
      return isOne && (await read('environ')).split('\0').includes(`DOCKET_DATA=${dataDir}`) ? [pid] : [];
    }),
  );
  return found.flat();
}

/** From now on writing there fails as it does where there is no room. */
async function onFullDisk(file: string): Promise<void> {
  await rename(file, `${file}.before`);
  await symlink('/dev/full', file);
}

describe('up and down', () => {
  it('sets up, shows the first password once, imports the examples and answers', async () => {
    const first = await docket(['up', '--detach']);
    expect(first).toMatchObject({ code: 0, output: expect.stringMatching(/password [a-z0-9-]{23} /) as string });
    expect((await askServer(`problems/${SEEDED}`))?.['visibility']).toBe('public');
    await untilWell();
    const logs = await Promise.all(
      ['supervisor', 'web', 'worker', 'postgres'].map((name) =>
        readFile(path.join(dataDir, 'logs', `${name}.log`), 'utf8'),
      ),
    );
    const password = /password (\S+)/.exec(first.output)?.[1] ?? '';
    expect(logs.join('').includes(password)).toBe(false);
  });

  it('started twice at once, it runs once', async () => {
    expect((await docket(['down'])).code).toBe(0);
    const both = await Promise.all([docket(['up', '--detach']), docket(['up', '--detach'])]);
    expect(both.map(({ code, output }) => ({ code, runsAlready: output.includes('runs already') }))).toEqual(
      expect.arrayContaining([
        { code: 0, runsAlready: false },
        { code: 0, runsAlready: true },
      ]),
    );
    expect(await supervisorsHere()).toEqual([(await running('supervisor')).pid]);
  });

  it('in the foreground, it leaves alone what another one has started in its place', async () => {
    const { pid } = await running('supervisor');
    // Other settings: a restart.
    const first = docket(['up'], { DOCKET_LOG_LEVEL: 'debug' });
    await eventually('it runs anew', async () => {
      const present = await running('supervisor').catch(() => null);
      return (present !== null && present.pid !== pid && (await askServer('health')) !== null) || null;
    });
    const second = await docket(['up', '--detach']);
    expect({ code: second.code, output: (await first).output }).toMatchObject({
      code: 0,
      output: expect.stringContaining('started it anew') as string,
    });
    expect(await supervisorsHere()).toEqual([(await running('supervisor')).pid]);
    await untilWell();
  });

  it('finds itself running when it is started again', async () => {
    const supervisor = await running('supervisor');
    expect(await docket(['up', '--detach'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('runs already') as string,
    });
    expect(await running('supervisor')).toEqual(supervisor);
  });

  it.each(['web', 'worker'])('starts a killed %s process again', async (name) => {
    const before = await running(name);
    process.kill(before.pid, 'SIGKILL');
    await eventually('another process runs', async () => (await running(name)).pid !== before.pid || null);
    await untilWell();
  });

  it('brings a killed database back with its data', async () => {
    const before = await postgresPid();
    process.kill(before, 'SIGKILL');
    await eventually('another server runs', async () => (await postgresPid().catch(() => before)) !== before || null);
    await untilWell();
    expect((await askServer(`problems/${SEEDED}`))?.['slug']).toBe(SEEDED);
  });

  it('takes over what a killed supervisor left, although no log can be written any more', async () => {
    const left = await Promise.all([running('web'), running('worker')]);
    process.kill((await running('supervisor')).pid, 'SIGKILL');
    await eventually('the supervisor is gone', async () => !(await isRunning(await running('supervisor'))) || null);
    for (const name of ['supervisor', 'web', 'worker']) await onFullDisk(path.join(dataDir, 'logs', `${name}.log`));
    const { code, output } = await docket(['up', '--detach']);
    expect(code, output).toBe(0);
    expect(await Promise.all(left.map(isRunning))).toEqual([false, false]);
    await untilWell();
  });

  it('down ends every process and container', async () => {
    const processes = await Promise.all(['supervisor', 'web', 'worker'].map(running));
    expect(await docket(['down'])).toMatchObject({ code: 0, output: expect.stringContaining('is stopped') as string });
    expect(await Promise.all(processes.map(isRunning))).toEqual([false, false, false]);
    expect(await askServer('health')).toBeNull();
    const containers = await connectToEngine(loadConfig().dockerSocket).listContainers({ all: true });
    expect(containers.filter(({ Mounts }) => Mounts.some(({ Source }) => Source.startsWith(dataDir)))).toEqual([]);
    expect((await docket(['down'])).code).toBe(0);
  });

  it('names the port that is taken, and what to do', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await new Promise((resolve) => other.once('listening', resolve));
    const port = String((other.address() as AddressInfo).port);
    const { code, output } = await docket(['up', '--detach'], { DOCKET_PORT: port });
    other.close();
    expect({ code, output }).toEqual({
      code: 1,
      output: `Port ${port} is taken by another program: stop that, or set DOCKET_PORT to a free one.\n`,
    });
  });

  it('down --purge leaves nothing of it', async () => {
    expect((await docket(['down', '--purge'])).code).toBe(0);
    await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
  });
});
