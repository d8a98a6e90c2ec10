import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { execute, testProgram, Workbench } from './workbench.js';

const program = testProgram('hostile');

const FORBIDDEN = [
  'ptrace',
  'mount',
  'umount2',
  'bpf',
  'keyctl',
  'add_key',
  'request_key',
  'perf_event_open',
  'unshare',
  'setns',
  'clone',
  'userfaultfd',
  'process_vm_readv',
  'process_vm_writev',
  'kexec_load',
  'init_module',
  'finit_module',
  'delete_module',
  'reboot',
  'swapon',
  'pivot_root',
  'chroot',
  'open_by_handle_at',
  'sethostname',
  'clock_settime',
  'pidfd_getfd',
  'fsopen',
  'kcmp',
  'quotactl',
  'acct',
];

const REFUSED = {
  'socket-inet': 'EAFNOSUPPORT',
  'socket-inet6': 'EAFNOSUPPORT',
  'socket-unix': 'EAFNOSUPPORT',
  'socket-netlink': 'EAFNOSUPPORT',
  socketpair: 'ok',
  io_uring_setup: 'ENOSYS',
  clone3: 'ENOSYS',
  shmget: 'ENOSYS',
  semget: 'ENOSYS',
  msgget: 'ENOSYS',
  mq_open: 'ENOSYS',
  inotify_init1: 'ENOSYS',
  fanotify_init: 'ENOSYS',
  flock: 'ENOLCK',
  'fcntl-lock': 'ENOLCK',
  'fcntl-ofd-lock': 'ENOLCK',
  'fcntl-lease': 'EINVAL',
  'fcntl-notify': 'EINVAL',
  'fcntl-hint': 'EINVAL',
  setxattr: 'EOPNOTSUPP',
  seccomp: 'ENOSYS',
  sync: 'ok',
  unknown: 'ENOSYS',
  'kill-runner': 'EPERM',
  'stop-runner': 'EPERM',
  'setuid-root': 'EPERM',
  'open:/control': 'EACCES',
  'open:/control/runner.sock': 'EACCES',
  'open:/proc/1/mem': 'EACCES',
  'open:/proc/1/environ': 'EACCES',
  'open:/proc/1/fd': 'EACCES',
  'open:/proc/1/root': 'EACCES',
  'write:/dev/mqueue/queue': 'EMFILE',
  'write:/artifact/hostile': 'EACCES',
  'write:/data/file': 'EROFS',
  'write:/usr/bin/file': 'EROFS',
  'write:/etc/passwd': 'EACCES',
  'write:/proc/sys/kernel/core_pattern': 'EACCES',
  'write:/proc/1/oom_score_adj': 'EACCES',
};

describe('a forbidden system call', () => {
  it('is refused and recorded by name and count, each of them', async () => {
    const report = await program.run([...FORBIDDEN.flatMap((call) => [call, call])]);
    expect(report.output).toBe(FORBIDDEN.map((call) => `${call} EPERM\n${call} EPERM\n`).join(''));
    expect(report.forbiddenCalls).toEqual(FORBIDDEN.map((name) => ({ name, count: 2 })));
    expect(report).toMatchObject({ exitCode: 0, cleanAfter: true });
  });

  it.each([
    ['socket-packet', 'socket'],
    ['socket-vsock', 'socket'],
    ['socket-alg', 'socket'],
    ['tiocsti', 'ioctl'],
  ])('may depend on its arguments: %s', async (act, name) => {
    const report = await program.run([act]);
    expect(report.output).toBe(`${act} EPERM\n`);
    expect(report.forbiddenCalls).toEqual([{ name, count: 1 }]);
  });

  it('is also one made by the ABI of another architecture', async () => {
    const report = await program.run(['foreign-abi']);
    const onHost = await program.bench.onHost(join(program.bench.directory, 'hostile'), ['foreign-abi']);
    // It asks for its own number, and prints the answer.
    if (onHost.output !== `${String(onHost.pid)}\n`) {
      console.log('the kernel of this machine has no other ABI: to ask by it ends in the same way, guard or no guard');
      const signal = onHost.signal && constants.signals[onHost.signal];
      expect(report).toMatchObject({ signal, forbiddenCalls: [] });
      return;
    }
    expect(report.forbiddenCalls).toEqual([{ name: 'foreign-abi:20', count: 1 }]);
  });

  it('is not carried over to the next execution', async () => {
    await program.run(['ptrace']);
    expect((await program.run(['self'])).forbiddenCalls).toEqual([]);
  });
});

describe('what is merely not needed', () => {
  it('is refused and not recorded', async () => {
    const report = await program.run(Object.keys(REFUSED));
    const expected = Object.entries(REFUSED).map(([act, answer]) => `${act} ${answer}\n`);
    expect(report.output).toBe(expected.join(''));
    expect(report.forbiddenCalls).toEqual([]);
  });

  it('works once the guard is taken away: locks', async () => {
    const bench = await Workbench.open({
      poolSize: 0,
      policyAdditions: [{ stage: 'run', language: null, answer: 'allow', calls: ['flock', 'fcntl', 'shmget'] }],
    });
    try {
      const hostile = await bench.compile('hostile');
      const container = await bench.containerWith('hostile', hostile);
      const report = await execute(container, ['/artifact/hostile', 'flock', 'fcntl-lock', 'shmget']);
      expect(report.output).toBe('flock ok\nfcntl-lock ok\nshmget ok\n');
    } finally {
      await bench.close();
    }
  });
});

describe('a program', () => {
  it('is nobody: no capability, no descriptor, no signal, no group, a session of its own', async () => {
    const { output } = await program.run(['self']);
    expect(output).toMatch(/^CapInh:\s0+\nCapPrm:\s0+\nCapEff:\s0+\nCapBnd:\s\w+\nCapAmb:\s0+\n/);
    expect(output).toMatch(/NoNewPrivs:\s1\nSeccomp:\s2\nSeccomp_filters:\s2\n/);
    const [, uid = ''] = /uid: (\d+)/.exec(output) ?? [];
    expect(Number(uid)).toBeGreaterThanOrEqual(1_900_000_000);
    expect(output).toContain(
      `descriptors: 3\nuid: ${uid} ${uid} gid: ${uid} ${uid} groups: 0\nsession: 1\nsignals blocked or handled: 0\n`,
    );
  });

  it('is another user in every container', async () => {
    const other = await program.bench.acquire();
    const uidIn = async (container: typeof other): Promise<string> =>
      (await execute(container, ['/usr/bin/id', '-u'])).output;
    expect(await uidIn(other)).not.toBe(await uidIn(program.container));
    await other.release();
  });
});
