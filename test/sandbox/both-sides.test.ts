/**
 * No guard is there by belief: each is taken away alone, and what it stops is seen to succeed; with it, the same program
 * is stopped. Where two guards stop the same, both have to go. The promises (P1 …) are those of SECURITY.md.
 */
import { readFile } from 'node:fs/promises';
import type Dockerode from 'dockerode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SandboxContainer } from '../../src/sandbox/sandbox-container.js';
import type { SandboxOptions } from '../../src/sandbox/sandbox.service.js';
import type { ContainerSpec } from '../../src/sandbox/execution.js';
import { SandboxDirtyError } from '../../src/sandbox/sandbox-errors.js';
import { execute, LIMITS, MIB, Workbench, type Outcome } from './workbench.js';

type CreateOptions = Dockerode.ContainerCreateOptions;
type HostConfig = Dockerode.HostConfig;

const PROGRAM = '/artifact/both-sides';

let bench: Workbench;
let program: string;

beforeAll(async () => {
  bench = await Workbench.open();
  program = await bench.compile('both-sides');
});
afterAll(() => bench.close());

/** AppArmor, where the machine has it, is no guard of ours, and stops some of what ours stop: it goes as well. */
function withoutGuards({
  withoutGuard = (created) => created,
  ...options
}: Partial<SandboxOptions>): Promise<Workbench> {
  return Workbench.open({ poolSize: 0, ...options, withoutGuard: (created) => withoutAppArmor(withoutGuard(created)) });
}

async function inContainer<T>(
  options: Partial<SandboxOptions>,
  act: (container: SandboxContainer) => Promise<T>,
  spec: Partial<ContainerSpec> = {},
): Promise<T> {
  const own = Object.keys(options).length > 0;
  const place = own ? await withoutGuards(options) : bench;
  try {
    const container = await place.containerWith('both-sides', program, spec);
    const result = await act(container);
    await container.release();
    return result;
  } finally {
    if (own) await place.close();
  }
}

const run = (container: SandboxContainer, ...acts: string[]): Promise<Outcome> =>
  execute(container, [PROGRAM, ...acts]);

/** What the last act printed: "ok" or an errno. */
async function answer(options: Partial<SandboxOptions>, acts: string[], spec: Partial<ContainerSpec> = {}) {
  const { output } = await inContainer(options, (container) => run(container, ...acts), spec);
  return output.trimEnd().split('\n').at(-1)?.split(' ')[1];
}

const allowing = (...calls: string[]): Partial<SandboxOptions> => ({
  policyAdditions: [{ stage: 'run', language: null, answer: 'allow', calls }],
});

const hostConfig = (change: (config: HostConfig) => Partial<HostConfig>) => (options: CreateOptions) => ({
  ...options,
  HostConfig: { ...options.HostConfig, ...change(options.HostConfig ?? {}) },
});

const withoutAppArmor = hostConfig(({ SecurityOpt = [] }) => ({
  SecurityOpt: [...SecurityOpt, 'apparmor=unconfined'],
}));

/** The program keeps the runner's user, and with it whatever capabilities the container has. */
function asRoot(options: CreateOptions): CreateOptions {
  const [, controlUid = '0'] = options.Cmd ?? [];
  const owned = hostConfig(({ Tmpfs = {} }) => ({
    Tmpfs: Object.fromEntries(
      Object.entries(Tmpfs as Record<string, string>).map(([place, how]) => [
        place,
        how.replace(/([ug]id)=\d+/g, '$1=0'),
      ]),
    ),
  }));
  return owned({ ...options, Cmd: ['0', controlUid] });
}

const withCapability = (name: string) => hostConfig(({ CapAdd = [] }) => ({ CapAdd: [...(CapAdd ?? []), name] }));

/** Calls that a kernel may be built without, and the switch by which a machine refuses them to everybody unprivileged. */
const KERNELS_CHOICE: Readonly<
  Record<string, { file: string; isOff: (value: number) => boolean; refusal: string } | null>
> = {
  kcmp: null,
  userfaultfd: null,
  // Debian's and Ubuntu's kernels know a level above the 2 of Linux itself.
  perf: { file: 'perf_event_paranoid', isOff: (value) => value > 2, refusal: 'EACCES' },
  io_uring: { file: 'io_uring_disabled', isOff: (value) => value > 0, refusal: 'EPERM' },
};

/**
 * What a program hears from the kernel where nobody stops it: "ok", unless this kernel has no such call, of which it is
 * asked on the host, where none of Docket's guards are, or this machine has switched it off.
 */
async function answerOfTheKernel(act: string): Promise<string> {
  const choice = KERNELS_CHOICE[act];
  if (choice === undefined) return 'ok';
  const { output } = await bench.onHost(program, [act]);
  const setting = choice && (await readFile(`/proc/sys/kernel/${choice.file}`, 'latin1').catch(() => null));
  const isOff = typeof setting === 'string' && choice?.isOff(Number(setting));
  const refusal = output === `${act} ENOSYS\n` ? 'ENOSYS' : isOff === true && choice ? choice.refusal : null;
  if (refusal === null) return 'ok';
  console.log(`${act}: the kernel of this machine answers ${refusal} where no guard of Docket's is, too`);
  return refusal;
}

describe('P3: the system call filter is what stops', () => {
  it.each([
    { act: 'ptrace', call: 'ptrace', stopped: 'EPERM' },
    { act: 'read-child', call: 'process_vm_readv', stopped: 'EPERM' },
    { act: 'kcmp', call: 'kcmp', stopped: 'EPERM' },
    { act: 'perf', call: 'perf_event_open', stopped: 'EPERM' },
    { act: 'userfaultfd', call: 'userfaultfd', stopped: 'EPERM' },
    { act: 'unshare', call: 'unshare', stopped: 'EPERM' },
    { act: 'io_uring', call: 'io_uring_setup', stopped: 'ENOSYS' },
    { act: 'key-leave', call: 'add_key', stopped: 'EPERM' },
    { act: 'shm-leave', call: 'shmget', stopped: 'ENOSYS' },
    { act: 'sem-leave', call: 'semget', stopped: 'ENOSYS' },
    { act: 'queue-leave', call: 'msgget', stopped: 'ENOSYS' },
    { act: 'handle', call: 'name_to_handle_at', stopped: 'ENOSYS' },
    { act: 'internet', call: 'socket', stopped: 'EAFNOSUPPORT' },
    { act: 'bind', call: 'bind', stopped: 'EACCES' },
    { act: 'flock-leave', call: 'flock', stopped: 'ENOLCK' },
    { act: 'lock-leave', call: 'fcntl', stopped: 'ENOLCK' },
    { act: 'xattr-leave', call: 'setxattr', stopped: 'EOPNOTSUPP' },
  ])('$act', async ({ act, call, stopped }) => {
    expect(await answer({}, [act])).toBe(stopped);
    expect(await answer(allowing(call), [act])).toBe(await answerOfTheKernel(act));
  });

  it('inotify', async () => {
    expect(await answer({}, ['inotify'])).toBe('ENOSYS');
    expect(await answer(allowing('inotify_init', 'inotify_add_watch'), ['inotify'])).toBe('ok');
  });

  it('and Docker’s own filter holds no less where the runner’s is taken away in part', async () => {
    const { output, forbiddenCalls } = await inContainer({}, (container) => run(container, 'ptrace', 'io_uring'));
    expect(output).toBe('ptrace EPERM\nio_uring ENOSYS\n');
    expect(forbiddenCalls).toEqual([{ name: 'ptrace', count: 1 }]);
    const withoutOuter = {
      withoutGuard: hostConfig(() => ({ SecurityOpt: ['no-new-privileges', 'seccomp=unconfined'] })),
    };
    expect(await answer(withoutOuter, ['ptrace'])).toBe('EPERM');
    expect(await answer(withoutOuter, ['io_uring'])).toBe('ENOSYS');
  });
});

describe('P4: capabilities and the user are walls of their own', () => {
  it.each([
    { act: 'mount', capability: 'SYS_ADMIN' },
    { act: 'chroot', capability: 'SYS_CHROOT' },
  ])('$act needs all three to be gone: filter, user, capability', async ({ act, capability }) => {
    const allowed = allowing(act);
    const rootWith = (options: CreateOptions): CreateOptions => asRoot(withCapability(capability)(options));
    expect(await answer({}, [act])).toBe('EPERM');
    expect(await answer(allowed, [act])).toBe('EPERM');
    expect(await answer({ ...allowed, withoutGuard: asRoot }, [act])).toBe('EPERM');
    expect(await answer({ ...allowed, withoutGuard: withCapability(capability) }, [act])).toBe('EPERM');
    expect(await answer({ ...allowed, withoutGuard: rootWith }, [act])).toBe('ok');
  });

  it('AppArmor, where the engine has it, is one wall more', async () => {
    const { SecurityOptions } = (await bench.sandbox.docker.info()) as { SecurityOptions: string[] };
    const hasAppArmor = SecurityOptions.some((option) => option.includes('name=apparmor'));
    const bare = await Workbench.open({
      ...{ poolSize: 0, ...allowing('mount') },
      withoutGuard: (options) => asRoot(withCapability('SYS_ADMIN')(options)),
    });
    const container = await bare.containerWith('both-sides', program);
    expect((await run(container, 'mount')).output).toBe(hasAppArmor ? 'mount EACCES\n' : 'mount ok\n');
    await bare.close();
  });

  it('a device cannot be made, even as root, without its capability', async () => {
    expect(await answer({ withoutGuard: asRoot }, ['mknod'])).toBe('EPERM');
    expect(await answer({ withoutGuard: (options) => asRoot(withCapability('MKNOD')(options)) }, ['mknod'])).toBe('ok');
  });

  it('another user than the runner’s keeps a program out of the control directory', async () => {
    expect(await answer({}, ['control'])).toBe('EACCES');
    expect(await answer({ withoutGuard: asRoot }, ['control'])).toBe('ok');
  });

  it('not even its own user may look into the runner, without a capability more', async () => {
    expect(await answer({}, ['runner'])).toBe('EACCES');
    expect(await answer({ withoutGuard: asRoot }, ['runner'])).toBe('EACCES');
    const tracer = (options: CreateOptions): CreateOptions => asRoot(withCapability('SYS_PTRACE')(options));
    expect(await answer({ withoutGuard: tracer }, ['runner'])).toBe('ok');
  });
});

describe('P5: mounts', () => {
  it('a read-only root keeps even root from writing to it', async () => {
    expect(await answer({ withoutGuard: asRoot }, ['write-root'])).toBe('EROFS');
    const writable = hostConfig(() => ({ ReadonlyRootfs: false }));
    expect(await answer({ withoutGuard: (options) => asRoot(writable(options)) }, ['write-root'])).toBe('ok');
  });

  it('a read-only bind mount keeps even root from writing to the artifact', async () => {
    expect(await answer({ withoutGuard: asRoot }, ['write-artifact'])).toBe('EROFS');
    const writable = hostConfig(({ Binds = [] }) => ({
      Binds: Binds.map((bind) => (bind.endsWith(':/artifact:ro') ? bind.replace(/:ro$/, ':rw') : bind)),
    }));
    expect(await answer({ withoutGuard: (options) => asRoot(writable(options)) }, ['write-artifact'])).toBe('ok');
  });

  it('hiding /dev/pts keeps a program from the machine’s pseudo-terminals', async () => {
    expect(await answer({}, ['terminal'])).toBe('ENOENT');
    const shown = hostConfig((config) => {
      const { MaskedPaths = [] } = config as { MaskedPaths?: string[] };
      return { MaskedPaths: MaskedPaths.filter((masked) => masked !== '/dev/pts') };
    });
    expect(await answer({ withoutGuard: shown }, ['terminal'])).toBe('ok');
  });

  const withTmpfs = (drop: RegExp) =>
    hostConfig(({ Tmpfs = {} }) => ({
      Tmpfs: Object.fromEntries(
        Object.entries(Tmpfs as Record<string, string>).map(([place, how]) => [place, how.replace(drop, '')]),
      ),
    }));

  it('the size of a tmpfs ends what is written to it', async () => {
    const spec = { boxBytes: 8 * MIB };
    expect(await answer({}, ['fill-box'], spec)).toBe('ENOSPC');
    expect(await answer({ withoutGuard: withTmpfs(/,size=\d+/) }, ['fill-box'], spec)).toBe('ok');
  });

  it('the number of its inodes ends a flood of files', async () => {
    const spec = { memoryLimitBytes: 512 * MIB };
    expect(await answer({}, ['inodes'], spec)).toBe('ENOSPC');
    expect(await answer({ withoutGuard: withTmpfs(/,nr_inodes=\d+/) }, ['inodes'], spec)).toBe('ok');
  });
});

describe('P6: the network', () => {
  it('is not there, whatever the filter lets through', async () => {
    expect(await answer({}, ['interfaces'])).toBe('ENODEV');
    const connected = (options: CreateOptions): CreateOptions =>
      hostConfig(() => ({ NetworkMode: 'bridge' }))({ ...options, NetworkDisabled: false });
    expect(await answer({ withoutGuard: connected }, ['interfaces'])).toBe('ok');
  });
});

describe('P7: limits', () => {
  it('one and the same program is stopped by a limit, and is not by a higher one', async () => {
    const fillShm = (spec: Partial<ContainerSpec>): Promise<Outcome> =>
      inContainer({}, (container) => run(container, 'fill-box'), spec);
    expect(await fillShm({ memoryLimitBytes: 6 * MIB })).toMatchObject({ limitFired: 'memory' });
    expect(await fillShm({ memoryLimitBytes: 64 * MIB })).toMatchObject({ limitFired: null, exitCode: 0 });
    const fileSize = (fileSizeBytes: number): Promise<Outcome> =>
      inContainer({}, (container) =>
        execute(container, [PROGRAM, 'fill-box'], { limits: { ...LIMITS, fileSizeBytes } }),
      );
    expect(await fileSize(8 * MIB)).toMatchObject({ limitFired: 'file-size' });
    expect(await fileSize(64 * MIB)).toMatchObject({ limitFired: null, exitCode: 0 });
  });
});

describe('P8: between two test cases, and between two containers', () => {
  /** In one container, one program after the other, as for two test cases of a submission. */
  const oneAfterTheOther = (options: Partial<SandboxOptions>, bit: string): Promise<string> =>
    inContainer(options, async (container) => {
      await run(container, `${bit}-leave`);
      return (await run(container, `${bit}-find`)).output.trim().split(' ')[1] ?? '';
    });

  /** In two containers, while the first program is still alive. */
  const atOnce = (options: Partial<SandboxOptions>, bit: string): Promise<string> =>
    inContainer(options, async (container) => {
      const place = Object.keys(options).length > 0 ? await withoutGuards(options) : bench;
      const other = await place.containerWith('both-sides', program);
      const abort = new AbortController();
      let hasLeft: () => void = () => undefined;
      const left = new Promise<void>((resolve) => (hasLeft = resolve));
      const holding = container.execute({
        argv: [PROGRAM, `${bit}-leave`, 'hold'],
        stdin: 'empty',
        stdout: { sink: () => hasLeft() },
        limits: LIMITS,
        signal: abort.signal,
      });
      await left;
      const { output } = await run(other, `${bit}-find`);
      abort.abort();
      await holding;
      await other.release();
      if (place !== bench) await place.close();
      return output.trim().split(' ')[1] ?? '';
    });

  it.each([
    ['key', ['add_key', 'keyctl']],
    ['shm', ['shmget']],
    ['sem', ['semget']],
    ['queue', ['msgget']],
  ])('a bit left by %s would be found by the next test case, and is not', async (bit, calls) => {
    expect(await oneAfterTheOther(allowing(...calls), bit)).toBe('ok');
    expect(await oneAfterTheOther({}, bit)).not.toBe('ok');
  });

  it('an attribute left on /box would not go unnoticed either: the container is of no more use', async () => {
    await expect(oneAfterTheOther(allowing('setxattr'), 'xattr')).rejects.toBeInstanceOf(SandboxDirtyError);
  });

  it.each([
    ['flock', ['flock']],
    ['lock', ['fcntl']],
  ])('a bit left by %s on a library file would be found by another container, and is not', async (bit, calls) => {
    expect(await atOnce(allowing(...calls), bit)).toBe('ok');
    expect(await atOnce({}, bit)).not.toBe('ok');
  });

  it.each(['atime', 'mtime', 'devshm', 'mqueue', 'abstract', 'key', 'shm', 'sem', 'queue', 'xattr', 'flock', 'lock'])(
    'nothing left by %s is found by the next test case or by another container',
    async (bit) => {
      expect(await oneAfterTheOther({}, bit)).not.toBe('ok');
      expect(await atOnce({}, bit)).not.toBe('ok');
    },
  );
});
