import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, inject } from 'vitest';
import { LABELS } from '../../src/sandbox/container-policy.js';
import { createFifo } from '../../src/sandbox/host-files.js';
import { GUARDS } from '../../src/contract/guards.js';
import { probeGuards } from '../../src/sandbox/guard-probes.js';
import { LABEL as BUILDER, removeLeftOvers } from '../../src/sandbox/library-container.js';
import { reapLeftovers } from '../../src/sandbox/reaper.js';
import { EngineUnavailableError, SandboxDirtyError, SandboxError } from '../../src/sandbox/sandbox-errors.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { eventually } from '../support/eventually.js';
import { execute, LIMITS, MIB, Workbench } from './workbench.js';

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open({ poolSize: 2 });
  await bench.sandbox.settle();
});
afterAll(async () => {
  await bench.close();
});

const exists = async (id: string): Promise<boolean> =>
  bench.sandbox.docker
    .getContainer(id)
    .inspect()
    .then(
      () => true,
      () => false,
    );

describe('the warm pool', () => {
  it('keeps containers ready and fills up behind those that leave', async () => {
    expect(await bench.sandbox.status()).toMatchObject({ warm: 2, busy: 0, poolSize: 2, lastError: null });
    const container = await bench.acquire();
    expect(await bench.sandbox.status()).toMatchObject({ busy: 1 });
    await bench.sandbox.settle();
    expect(await bench.sandbox.status()).toMatchObject({ warm: 2 });
    await container.release();
    expect(await bench.sandbox.status()).toMatchObject({ busy: 0 });
  });

  it('never hands a container out twice', async () => {
    const first = await bench.acquire();
    await first.release();
    const second = await bench.acquire();
    expect(second.id).not.toBe(first.id);
    expect(await exists(first.id)).toBe(false);
    await second.release();
  });

  it('changes the limits of a running container to those asked for', async () => {
    const container = await bench.acquire({ memoryLimitBytes: 100 * MIB, processLimit: 7, cpus: 0.5 });
    const { HostConfig } = await bench.sandbox.docker.getContainer(container.id).inspect();
    expect(HostConfig.Memory).toBeGreaterThanOrEqual(100 * MIB);
    expect(HostConfig.MemorySwap).toBe(HostConfig.Memory);
    expect(HostConfig).toMatchObject({ PidsLimit: 8, CpuQuota: 50_000, CpuPeriod: 100_000 });
    await container.release();
  });

  it('starts a container of its own for another size of /box', async () => {
    const container = await bench.acquire({ boxBytes: 3 * MIB });
    const report = await execute(container, ['/bin/df', '--output=size', '-B1', '/box']);
    expect(report.output).toContain(String(3 * MIB));
    await container.release();
  });

  it('follows when the library is switched, and serves those who still want the one before', async () => {
    const other = join(bench.directory, 'switched');
    await symlink(bench.libraryPath, other);
    const sandbox = new SandboxService({ dataDir: bench.directory, poolSize: 1 });
    await sandbox.start(bench.libraryPath);
    for (let time = 0; time < 4; time += 1) await (await sandbox.acquire(bench.spec({ libraryPath: other }))).release();
    await sandbox.settle();
    expect(await sandbox.status()).toMatchObject({ warm: 1 });
    const before = await sandbox.acquire(bench.spec());
    expect(await sandbox.status()).toMatchObject({ warm: 1 });
    const { HostConfig } = await sandbox.docker.getContainer(before.id).inspect();
    expect(HostConfig.Binds).toContain(`${bench.libraryPath}/usr:/usr:ro`);
    await sandbox.stop();
  });

  it('does without a container that died in it', async () => {
    await bench.sandbox.settle();
    const listed = await bench.sandbox.docker.listContainers({ filters: { label: [LABELS.owner] } });
    const directory = bench.sandbox.workDirectory.split('/').at(-1);
    const ours = listed.filter(({ Labels }) => Labels[LABELS.owner] === directory);
    await Promise.all(ours.map(({ Id }) => bench.sandbox.docker.getContainer(Id).kill()));
    const container = await bench.acquire();
    expect((await execute(container, ['/bin/echo', 'alive'])).output).toBe('alive\n');
    await container.release();
  });
});

describe('an execution', () => {
  it('can be cancelled', async () => {
    const container = await bench.acquire();
    const abort = new AbortController();
    const running = execute(container, ['/bin/sh', '-c', 'echo on; sleep 60'], { signal: abort.signal });
    abort.abort();
    expect(await running).toMatchObject({ isCancelled: true, signal: 9, limitFired: null, cleanAfter: true });
    expect((await execute(container, ['/bin/echo', 'next'])).output).toBe('next\n');
    await container.release();
  });

  it('of something that is not there is our fault, and names the step', async () => {
    const container = await bench.acquire();
    await expect(execute(container, ['/artifact/absent'])).rejects.toMatchObject({
      step: 'exec',
      name: 'SandboxError',
    });
    await container.release();
  });

  it('of something that is no program ends with 126, as a shell would say', async () => {
    const container = await bench.acquire();
    await container.putFile('garbage', Buffer.from('\x7fELF garbage'), 0o755);
    const report = await execute(container, ['/box/garbage']);
    expect(report).toMatchObject({ exitCode: 126, limitFired: null });
    expect(report.stderrTail.toString()).toBe('cannot execute the program: Exec format error\n');
    await container.release();
  });

  it('in a directory that is not there is our fault, too', async () => {
    const container = await bench.acquire();
    await expect(execute(container, ['/bin/true'], { cwd: '/absent' })).rejects.toMatchObject({
      step: 'setup_directory',
    });
    await container.release();
  });

  it('fails when its container is taken away', async () => {
    const container = await bench.acquire();
    const running = execute(container, ['/bin/sleep', '60']);
    const outcome = expect(running).rejects.toMatchObject({ name: 'RunnerGoneError', retryable: true });
    await bench.sandbox.docker.getContainer(container.id).kill();
    await outcome;
    await expect(execute(container, ['/bin/true'])).rejects.toBeInstanceOf(SandboxDirtyError);
    await container.release();
  });

  it('passes on what the sink throws, and ends the program', async () => {
    const container = await bench.acquire();
    const failing = container.execute({
      argv: ['/usr/bin/yes'],
      stdin: 'empty',
      stdout: {
        sink: () => {
          throw new Error('the disk is full');
        },
      },
      limits: LIMITS,
    });
    await expect(failing).rejects.toThrow('the disk is full');
    await container.release();
    expect(await exists(container.id)).toBe(false);
  });

  it('in two containers talks through a FIFO', async () => {
    const [one, other] = await Promise.all([bench.acquire(), bench.acquire()]);
    const forth = await createFifo(join(bench.directory, 'forth'));
    const back = await createFifo(join(bench.directory, 'back'));
    let started = 0;
    const onStarted = (): void => {
      started += 1;
      if (started < 2) return;
      forth.letGo();
      back.letGo();
    };
    const ask = 'for i in 1 2 3; do echo $i; read answer; echo "got $answer" >&2; done';
    const answer = 'while read number; do echo $((number * 2)); done';
    const talk = { onStarted, limits: LIMITS };
    const [asking, answering] = await Promise.all([
      one.execute({ argv: ['/bin/sh', '-c', ask], stdin: { fifo: back.path }, stdout: { fifo: forth.path }, ...talk }),
      other.execute({
        argv: ['/bin/sh', '-c', answer],
        stdin: { fifo: forth.path },
        stdout: { fifo: back.path },
        ...talk,
      }),
    ]);
    expect(asking.stderrTail.toString()).toBe('got 2\ngot 4\ngot 6\n');
    expect([asking.exitCode, answering.exitCode]).toEqual([0, 0]);
    await Promise.all([one.release(), other.release()]);
  });

  it('has further FIFOs as descriptors from 3 on, by turns to read from and to write to, and none besides', async () => {
    const containers = await Promise.all([bench.acquire(), bench.acquire(), bench.acquire()]);
    const [manager, ...workers] = containers;
    const fifo = (name: string) => createFifo(join(bench.directory, name));
    const [from0, to0, from1, to1] = await Promise.all(['from-0', 'to-0', 'from-1', 'to-1'].map(fifo));
    const pipes = [from0!, to0!, from1!, to1!].map(({ path }) => ({ fifo: path }));
    const manage =
      'ls -C -w 99 /proc/self/fd >&2; echo 3 >&4; read a <&3; echo $a >&6; read b <&5; echo $b >&2; echo 9 > /dev/fd/4';
    const work = 'ls -C -w 99 /proc/self/fd >&2; read n; echo $((n * 7)); read n < /dev/stdin';
    const executed = [
      manager.execute({
        argv: ['/bin/bash', '-c', manage],
        stdin: 'empty',
        stdout: 'discard',
        pipes,
        limits: LIMITS,
        onStarted: () => {
          for (const one of [from0, from1]) one!.letGo();
        },
      }),
      ...workers.map((one, index) =>
        one.execute({
          argv: ['/bin/bash', '-c', work],
          stdin: pipes[2 * index + 1]!,
          stdout: pipes[2 * index]!,
          limits: LIMITS,
        }),
      ),
    ];
    const [managed, first] = await Promise.all(executed.slice(0, 2));
    to1!.letGo();
    const second = await executed[2];
    expect(managed?.stderrTail.toString()).toBe('0  1  2  3  4  5  6  7\n147\n');
    expect([managed?.exitCode, first?.exitCode, second?.exitCode]).toEqual([0, 0, 1]);
    expect(second?.stderrTail.toString()).toBe('0  1  2  3\n');
    to0!.letGo();
    await Promise.all(containers.map((one) => one.release()));
  });
});

describe('the guards', () => {
  it('all bite', async () => {
    const reports = await probeGuards(bench.sandbox, bench.libraryPath);
    expect(reports.map(({ guard }) => guard)).toEqual(GUARDS);
    expect(reports.filter(({ bites }) => !bites)).toEqual([]);
  });

  it('no container of ours is privileged or has a network', async () => {
    const container = await bench.acquire();
    const { HostConfig } = await bench.sandbox.docker.getContainer(container.id).inspect();
    expect(HostConfig).toMatchObject({
      Privileged: false,
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
    });
    await container.release();
  });

  it('the runner refuses to start where it is not the first process', async () => {
    const { image } = await bench.sandbox.status();
    const container = await bench.sandbox.docker.createContainer({
      Image: image ?? '',
      Entrypoint: ['/bin/sh', '-c', '/runner 1 1; exit $?'],
      HostConfig: { NetworkMode: 'none', Binds: [`${bench.libraryPath}/usr:/usr:ro`] },
    });
    await container.start();
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    const log = (await container.logs({ stderr: true })).toString();
    await container.remove({ force: true });
    expect(StatusCode).toBe(64);
    expect(log).toContain('it is not PID 1 of a container');
  });
});

describe('an engine that is away', () => {
  it('is told from a mistake of ours, and worth another try', async () => {
    const away = new SandboxService({
      dataDir: bench.directory,
      dockerSocket: '/nonexistent/docker.sock',
      poolSize: 1,
    });
    await expect(away.start(bench.libraryPath)).rejects.toBeInstanceOf(EngineUnavailableError);
    await expect(away.acquire(bench.spec())).rejects.toMatchObject({ retryable: true });
    await away.stop();
  });

  it('a library that is not there is a mistake of ours', async () => {
    await expect(bench.acquire({ libraryPath: '/nonexistent' })).rejects.toBeInstanceOf(SandboxError);
  });
});

describe('what a dead process left behind', () => {
  it('is removed by the next one that starts', async () => {
    const dataDir = inject('dataDir');
    const script = `
      import { SandboxService } from ${JSON.stringify(new URL('../../src/sandbox/sandbox.service.ts', import.meta.url).href)};
      const sandbox = new SandboxService({ dataDir: ${JSON.stringify(dataDir)}, poolSize: 1 });
      await sandbox.start(${JSON.stringify(bench.libraryPath)});
      await sandbox.settle();
      console.log(sandbox.workDirectory);
      setInterval(() => {}, 1000);
    `;
    const loader = new URL('../support/typescript.mjs', import.meta.url).href;
    const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const owner = line.toString().trim().split('/').at(-1) ?? '';
    const filters = { label: [`${LABELS.owner}=${owner}`] };
    const containersOfIt = (): Promise<unknown[]> => bench.sandbox.docker.listContainers({ all: true, filters });
    expect(await containersOfIt()).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const next = await Workbench.open({ poolSize: 0 });
    expect(await readdir(join(dataDir, 'sandboxes'))).not.toContain(owner);
    expect(await readdir(join(dataDir, 'sandboxes'))).toContain(bench.sandbox.workDirectory.split('/').at(-1));
    await next.close();
    await eventually('its containers are gone', async () => ((await containersOfIt()).length === 0 ? true : null));
  });
});

describe('processes that start at the same moment', () => {
  it.each(['crowd', 'c'.repeat(200)])('do not take one another for dead, in %s', async (name) => {
    const dataDir = join(bench.directory, name);
    const script = `
      import { existsSync } from 'node:fs';
      import { becomeOwner } from ${JSON.stringify(new URL('../../src/sandbox/reaper.ts', import.meta.url).href)};
      for (let n = 0; n < 1000; n++) {
        const { directory, leave } = await becomeOwner(${JSON.stringify(dataDir)});
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (!existsSync(directory)) process.exit(1);
        await leave();
      }
    `;
    const loader = new URL('../support/typescript.mjs', import.meta.url).href;
    await mkdir(join(dataDir, 'sandboxes'), { recursive: true });
    const child = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    const exit = once(child, 'exit');
    while (child.exitCode === null) await reapLeftovers(bench.sandbox.docker, dataDir);
    expect(await exit).toEqual([0, null]);
    expect(await readdir(join(dataDir, 'sandboxes'))).toEqual([]);
  });
});

describe('containers in which libraries are built', () => {
  it('are left alone unless their builder is gone for long: it may be in a container, where nobody sees it', async () => {
    const { docker } = bench.sandbox;
    const { image } = await bench.sandbox.status();
    const Labels = { [BUILDER]: String(2 ** 22 + 1) };
    const { id } = await docker.createContainer({ Image: image ?? '', Cmd: ['/nothing'], Labels });
    const isThere = async (): Promise<boolean> =>
      (await docker.listContainers({ all: true, filters: { id: [id] } })).length === 1;
    await removeLeftOvers(docker);
    expect(await isThere()).toBe(true);
    await removeLeftOvers(docker, Date.now() + 24 * 3_600_000);
    expect(await isThere()).toBe(false);
  });
});

describe('a data directory with a long name', () => {
  it('is no hindrance', async () => {
    const dataDir = join(bench.directory, 'n'.repeat(200));
    const sandbox = new SandboxService({ dataDir, poolSize: 0 });
    await sandbox.start(bench.libraryPath);
    const container = await sandbox.acquire(bench.spec());
    expect((await execute(container, ['/bin/echo', 'here'])).output).toBe('here\n');
    await sandbox.stop();
    expect(await readdir(join(dataDir, 'sandboxes'))).toEqual([]);
  });
});
