/**
 * Which system calls a program may make, as data: names, never numbers. Three kinds of answer besides "allowed":
 *
 * - `forbidden`: no honest program makes it. Recorded by name and count; the judge says SV.
 * - an errno: merely not needed here. The program (or its runtime) carries on without.
 * - ENOSYS for every call this list does not know, so that a newer libc falls back to an older call.
 *
 * `docker-seccomp.ts` makes the outer wall from the same data: what is an errno or unknown here is refused there too.
 */

/** asm-generic/errno-base.h, asm-generic/errno.h. `SUCCESS` answers 0 and does nothing. */
export const ERRNO = {
  SUCCESS: 0,
  EPERM: 1,
  EACCES: 13,
  EINVAL: 22,
  ENOTTY: 25,
  ENOLCK: 37,
  ENOSYS: 38,
  ENOTSUP: 95,
  EAFNOSUPPORT: 97,
} as const;
export type Answer = 'allow' | 'forbidden' | keyof typeof ERRNO;

/** The answer depends on one argument: the first case that holds it, then the bits, then `otherwise`. */
export interface ArgumentRule {
  call: string;
  argument: number;
  cases: readonly { values: readonly number[]; answer: Answer }[];
  anyOfBits?: { mask: number; answer: Answer };
  otherwise: Answer;
}

export interface SystemCallPolicy {
  byName: readonly { answer: Answer; calls: readonly string[] }[];
  byArgument: readonly ArgumentRule[];
  unknown: Answer;
}

/** Appended to a policy by configuration; a call named here leaves the list it was in. */
export interface PolicyAddition {
  stage: Stage;
  /** Id of a language whose programs alone are meant; null: all. */
  language: string | null;
  answer: 'allow' | 'forbidden';
  calls: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Work on one's own memory, threads, descriptors, files and time. */
const ALLOWED = words(`
  _llseek access alarm arch_prctl brk capget chdir chmod chown clock_getres clock_gettime
  clock_nanosleep close close_range copy_file_range creat dup dup2 dup3 epoll_create epoll_create1 epoll_ctl
  epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 execve execveat exit exit_group faccessat faccessat2 fallocate
  fchdir fchmod fchmodat fchmodat2 fchown fchownat fdatasync fgetxattr flistxattr fork fstat fstatfs fsync ftruncate
  futex futex_requeue futex_wait futex_waitv futex_wake futimesat get_robust_list get_thread_area getcpu getcwd getdents
  getdents64 getegid geteuid getgid getgroups getitimer getpeername getpgid getpgrp getpid getppid getpriority getrandom
  getresgid getresuid getrlimit getrusage getsid getsockname getsockopt gettid gettimeofday getuid getxattr
  ioprio_get kill lchown lgetxattr link linkat listxattr llistxattr lseek lstat madvise map_shadow_stack membarrier
  memfd_create mincore mkdir mkdirat mknod mknodat mlock mlock2 mlockall mmap mprotect mremap mseal msync munlock
  munlockall munmap nanosleep newfstatat open openat openat2 pause pidfd_open pidfd_send_signal pipe pipe2 pkey_alloc
  pkey_free pkey_mprotect poll ppoll pread64 preadv preadv2 prlimit64 pselect6 pwrite64 pwritev pwritev2 read readahead
  readlink readlinkat readv recvfrom recvmmsg recvmsg remap_file_pages rename renameat renameat2 restart_syscall
  riscv_flush_icache rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend
  rt_sigtimedwait rt_tgsigqueueinfo sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr
  sched_getparam sched_getscheduler sched_rr_get_interval sched_setaffinity sched_setattr sched_setparam
  sched_setscheduler sched_yield select sendfile sendmmsg sendmsg sendto set_robust_list set_thread_area
  set_tid_address setfsgid setfsuid setgid setgroups setitimer setpgid setpriority setregid setresgid setresuid
  setreuid setrlimit setsid setuid shutdown sigaltstack signalfd signalfd4 splice stat statfs statx symlink
  symlinkat sync_file_range sysinfo tee tgkill time timer_create timer_delete timer_getoverrun timer_gettime
  timer_settime timerfd_create timerfd_gettime timerfd_settime times tkill truncate umask uname unlink unlinkat utime
  utimensat utimes vfork vmsplice wait4 waitid waitpid write writev
`);

/** Reaching into other processes, the kernel, the machine, or out of the container. */
const FORBIDDEN = words(`
  acct add_key bpf chroot clock_settime create_module delete_module finit_module fsconfig fsmount fsopen fspick
  init_module ioperm iopl kcmp kexec_file_load kexec_load keyctl lookup_dcookie mount mount_setattr move_mount
  open_by_handle_at open_tree perf_event_open pidfd_getfd pivot_root process_vm_readv process_vm_writev ptrace quotactl
  quotactl_fd reboot request_key setdomainname sethostname setns settimeofday swapoff swapon umount2 userfaultfd vhangup
`);

/** Runtimes try these and do well without (libuv tries io_uring, .NET the NUMA calls); clone3 hides its flags. */
const NOT_HERE = words(`
  clone3 fanotify_init fanotify_mark get_mempolicy inotify_add_watch inotify_init inotify_init1 inotify_rm_watch
  io_uring_enter io_uring_register io_uring_setup io_cancel io_destroy io_getevents io_pgetevents io_setup io_submit
  landlock_add_rule landlock_create_ruleset landlock_restrict_self mbind memfd_secret migrate_pages modify_ldt move_pages
  mq_getsetattr mq_notify mq_open mq_timedreceive mq_timedsend mq_unlink msgctl msgget msgrcv msgsnd name_to_handle_at
  process_madvise process_mrelease seccomp semctl semget semop semtimedop set_mempolicy set_mempolicy_home_node shmat
  shmctl shmdt shmget
`);

const NOT_PERMITTED = words('adjtimex capset clock_adjtime ioprio_set syslog');

/** Attributes of /box itself would be a message to the next program. */
const NO_ATTRIBUTES = words('fremovexattr fsetxattr lremovexattr lsetxattr removexattr setxattr');

/** These write back the host's whole disk. */
const NOTHING_TO_DO = words('sync syncfs');

/** There are no sockets but pairs: no name to bind, nobody to connect to. */
const NO_SOCKET_NAMES = words('accept accept4 bind connect listen');

/** uapi/linux/sched.h: CLONE_NEWTIME (only in unshare), NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET */
const NAMESPACE_FLAGS = 0x7e020000;
const CLONE_NEWTIME = 0x80;

const FAMILY = { unix: 1, inet: 2, inet6: 10, netlink: 16 } as const;

/** uapi/asm-generic/fcntl.h; the locks and leases of a library file would be seen by every other container. */
const FCNTL_LOCKS = [6, 7, 37, 38];
const FCNTL_HARMLESS = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 15, 16, 36, 1028, 1030, 1031, 1032, 1033, 1034, 1035, 1037];

/** uapi/asm-generic/ioctls.h: terminals as isatty() and line editing use them, descriptor flags; FICLONE. */
const IOCTL_HARMLESS = [
  0x5401, 0x5402, 0x5403, 0x5404, 0x540f, 0x5410, 0x5413, 0x541b, 0x5421, 0x5450, 0x5451, 0x5452, 0x802c542a,
  0x402c542b, 0x402c542c, 0x402c542d, 0x40049409,
];
/** The runner's own: SECCOMP_IOCTL_NOTIF_RECV and _SEND (uapi/linux/seccomp.h). A program has no such descriptor. */
const IOCTL_OF_THE_RUNNER = [0xc0502100, 0xc0182101];
/** TIOCSTI types into somebody's terminal, TIOCLINUX likewise. */
const IOCTL_TYPING = [0x5412, 0x541c];

const PR_SET_SECCOMP = 22;
const PR_SET_MM = 35;
const POSIX_FADV_DONTNEED = 4;
/** What setarch, SBCL and the C library ask for: query, Linux, no address randomisation. */
const PERSONALITIES = [0xffffffff, 0, 0x40000];
/** SO_ATTACH_FILTER, SO_ATTACH_BPF, SO_ATTACH_REUSEPORT_CBPF, SO_ATTACH_REUSEPORT_EBPF */
const SOCKET_FILTERS = [26, 50, 51, 52];

function argumentRules(lockAnswer: Answer): ArgumentRule[] {
  return [
    {
      call: 'fcntl',
      argument: 1,
      cases: [
        { values: FCNTL_HARMLESS, answer: 'allow' },
        { values: FCNTL_LOCKS, answer: lockAnswer },
      ],
      otherwise: 'EINVAL',
    },
    {
      call: 'ioctl',
      argument: 1,
      cases: [
        { values: IOCTL_HARMLESS, answer: 'allow' },
        { values: IOCTL_OF_THE_RUNNER, answer: 'allow' },
        { values: IOCTL_TYPING, answer: 'forbidden' },
      ],
      otherwise: 'ENOTTY',
    },
    {
      call: 'clone',
      argument: 0,
      cases: [],
      anyOfBits: { mask: NAMESPACE_FLAGS, answer: 'forbidden' },
      otherwise: 'allow',
    },
    {
      call: 'unshare',
      argument: 0,
      cases: [],
      anyOfBits: { mask: NAMESPACE_FLAGS | CLONE_NEWTIME, answer: 'forbidden' },
      otherwise: 'allow',
    },
    {
      call: 'prctl',
      argument: 0,
      cases: [
        { values: [PR_SET_SECCOMP], answer: 'EINVAL' },
        { values: [PR_SET_MM], answer: 'EPERM' },
      ],
      otherwise: 'allow',
    },
    {
      call: 'socket',
      argument: 0,
      // The C library itself looks for a name service over AF_UNIX, and a JVM for an address: no harm meant.
      cases: [{ values: Object.values(FAMILY), answer: 'EAFNOSUPPORT' }],
      otherwise: 'forbidden',
    },
    {
      call: 'socketpair',
      argument: 0,
      cases: [
        { values: [FAMILY.unix], answer: 'allow' },
        { values: [FAMILY.inet, FAMILY.inet6, FAMILY.netlink], answer: 'EAFNOSUPPORT' },
      ],
      otherwise: 'forbidden',
    },
    { call: 'setsockopt', argument: 2, cases: [{ values: SOCKET_FILTERS, answer: 'EPERM' }], otherwise: 'allow' },
    { call: 'personality', argument: 0, cases: [{ values: PERSONALITIES, answer: 'allow' }], otherwise: 'EPERM' },
    // Throwing library pages out of the page cache slows every other container down.
    {
      call: 'fadvise64',
      argument: 3,
      cases: [{ values: [POSIX_FADV_DONTNEED], answer: 'SUCCESS' }],
      otherwise: 'allow',
    },
  ];
}

function policyWith(lockAnswer: Answer): SystemCallPolicy {
  return {
    byName: [
      { answer: 'allow', calls: ALLOWED },
      { answer: 'forbidden', calls: FORBIDDEN },
      { answer: 'ENOSYS', calls: NOT_HERE },
      { answer: 'EPERM', calls: NOT_PERMITTED },
      { answer: 'ENOTSUP', calls: NO_ATTRIBUTES },
      { answer: 'SUCCESS', calls: NOTHING_TO_DO },
      { answer: 'EACCES', calls: NO_SOCKET_NAMES },
      { answer: lockAnswer, calls: ['flock'] },
    ],
    byArgument: argumentRules(lockAnswer),
    unknown: 'ENOSYS',
  };
}

export type Stage = 'compile' | 'run';

/**
 * A build tool that insists on a lock is told that it has it: it is alone in its container. A program under judgement
 * is told the truth, that there are no locks.
 */
export const SYSTEM_CALL_POLICIES: Record<Stage, SystemCallPolicy> = {
  compile: policyWith('SUCCESS'),
  run: policyWith('ENOLCK'),
};

/** Linux has these, too (uapi/asm-generic/unistd.h, up to 6.12): answered like calls that nobody knows. */
const NOT_IN_THE_POLICY = words(`
  _sysctl cachestat listmount lsm_get_self_attr lsm_list_modules lsm_set_self_attr nfsservctl statmount sync_file_range2
  sysfs uretprobe uselib ustat
`);

/** Every name that an addition may use. */
export const SYSTEM_CALL_NAMES: ReadonlySet<string> = new Set([
  ...SYSTEM_CALL_POLICIES.run.byName.flatMap(({ calls }) => calls),
  ...SYSTEM_CALL_POLICIES.run.byArgument.map(({ call }) => call),
  ...NOT_IN_THE_POLICY,
]);

/** A stage's policy with an installation's additions, in their order; a named call's rules by argument go, too. */
export function policyFor(
  stage: Stage,
  language: string | null,
  additions: readonly PolicyAddition[],
): SystemCallPolicy {
  return additions
    .filter((addition) => addition.stage === stage && (addition.language ?? language) === language)
    .reduce<SystemCallPolicy>(extendPolicy, SYSTEM_CALL_POLICIES[stage]);
}

function extendPolicy(policy: SystemCallPolicy, { answer, calls: added }: PolicyAddition): SystemCallPolicy {
  const named = new Set(added);
  return {
    ...policy,
    byName: [
      ...policy.byName.map((list) => ({ ...list, calls: list.calls.filter((call) => !named.has(call)) })),
      { answer, calls: [...named] },
    ],
    byArgument: policy.byArgument.filter((rule) => !named.has(rule.call)),
  };
}
