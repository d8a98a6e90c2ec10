/**
 * Everything Docker is told about a sandbox container, in one pure function: each line is a promise, and
 * `guard-probes.ts` tries from inside whether it holds. No container of ours is ever privileged.
 */
import type Dockerode from 'dockerode';

/** Labels of everything Docket makes in the engine; the value of `installation` is the same for one data directory. */
export const LABELS = {
  installation: 'docket.sandbox.installation',
  owner: 'docket.sandbox.owner',
  image: 'docket.sandbox.image',
} as const;

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * What the kernel charges to the container besides the program: the runner, its buffers, both pipes, page tables and
 * the kernel's own objects. Wide enough that a program at its limit is measured above it before the kernel kills it.
 */
export const RUNNER_MEMORY_BYTES = 6 * MIB;
/** The runner is one process. */
export const RUNNER_PROCESSES = 1;
/** Docker refuses less than 6 MB. */
export const MIN_MEMORY_BYTES = 6 * MIB;

export const TMP_BYTES = 256 * MIB;
export const SHM_BYTES = 64 * MIB;
export const DEFAULT_BOX_BYTES = 512 * MIB;
const INODES_PER_TMPFS = 65_536;

/** The most that an execution may ask for: the runner cannot raise what Docker set. */
export const MAX_OPEN_FILES = 4096;

const CPU_PERIOD_US = 100_000;

/** To end programs and to start them as another user. Programs have no capability at all. */
const RUNNER_CAPABILITIES = ['KILL', 'SETGID', 'SETUID'];

/** The parts of the toolchain library that a container sees; /bin, /lib … are links in the image. */
export const LIBRARY_PARTS = ['usr', 'etc', 'opt', 'var/lib'] as const;

/**
 * Not to be seen: what Docker hides by itself, and what would be a channel between containers. The machine has one pool of
 * pseudo-terminals for everybody; the others count what happens on all of it.
 */
const MASKED_PATHS = [
  ...['acpi', 'asound', 'interrupts', 'kcore', 'key-users', 'keys', 'latency_stats', 'locks', 'pressure'],
  ...['sched_debug', 'scsi', 'timer_list', 'timer_stats'],
].map((name) => `/proc/${name}`);
const MASKED_DIRECTORIES = ['/dev/pts', '/sys/firmware', '/sys/devices/virtual/powercap'];

/** Limits that may change while the container lives. */
export interface ContainerLimits {
  /** What the program may use; the runner's share comes on top. */
  memoryLimitBytes: number;
  processLimit: number;
  cpus: number;
}

export interface ContainerPolicyInput extends ContainerLimits {
  image: string;
  installation: string;
  owner: string;
  /** Docker's own wall, as the JSON text it takes. */
  seccompProfile: string;
  boxBytes: number;
  /** User and group of the program; no other process on the host has it. */
  programUid: number;
  /** Owner of the control directory on the host. */
  controlUid: number;
  libraryPath: string;
  libraryParts: readonly string[];
  controlDirectory: string;
  dataDirectory: string;
  artifactDirectory: string;
}

/** The live limits in Docker's words, both for creating and for updating a container. */
export function engineLimits(limits: ContainerLimits): {
  Memory: number;
  MemorySwap: number;
  PidsLimit: number;
  CpuPeriod: number;
  CpuQuota: number;
} {
  const memory = Math.max(MIN_MEMORY_BYTES, limits.memoryLimitBytes + RUNNER_MEMORY_BYTES);
  return {
    Memory: memory,
    // Memory and swap together: no swap.
    MemorySwap: memory,
    PidsLimit: limits.processLimit + RUNNER_PROCESSES,
    CpuPeriod: CPU_PERIOD_US,
    CpuQuota: Math.round(limits.cpus * CPU_PERIOD_US),
  };
}

function tmpfs(sizeBytes: number, uid: number): string {
  return [
    'rw',
    'nosuid',
    'nodev',
    'exec',
    `size=${String(sizeBytes)}`,
    `nr_inodes=${String(INODES_PER_TMPFS)}`,
    `uid=${String(uid)}`,
    `gid=${String(uid)}`,
    'mode=0700',
  ].join(',');
}

export function containerOptions(input: ContainerPolicyInput): Dockerode.ContainerCreateOptions {
  const readOnly = (from: string, to: string): string => `${from}:${to}:ro`;
  return {
    Image: input.image,
    Cmd: [String(input.programUid), String(input.controlUid)],
    User: '0:0',
    WorkingDir: '/',
    Hostname: 'sandbox',
    Env: [],
    Labels: { [LABELS.installation]: input.installation, [LABELS.owner]: input.owner },
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    OpenStdin: false,
    Tty: false,
    NetworkDisabled: true,
    HostConfig: {
      ...engineLimits(input),
      NetworkMode: 'none',
      IpcMode: 'none',
      CgroupnsMode: 'private',
      ReadonlyRootfs: true,
      Privileged: false,
      CapDrop: ['ALL'],
      CapAdd: RUNNER_CAPABILITIES,
      SecurityOpt: ['no-new-privileges', `seccomp=${input.seccompProfile}`],
      MaskedPaths: [...MASKED_PATHS, ...MASKED_DIRECTORIES],
      OomKillDisable: false,
      LogConfig: { Type: 'none', Config: {} },
      AutoRemove: true,
      RestartPolicy: { Name: 'no' },
      Tmpfs: {
        '/box': tmpfs(input.boxBytes, input.programUid),
        '/tmp': tmpfs(TMP_BYTES, input.programUid),
        '/dev/shm': tmpfs(SHM_BYTES, input.programUid),
      },
      Binds: [
        ...input.libraryParts.map((part) => readOnly(`${input.libraryPath}/${part}`, `/${part}`)),
        readOnly(input.controlDirectory, '/control'),
        readOnly(input.dataDirectory, '/data'),
        readOnly(input.artifactDirectory, '/artifact'),
      ],
      Ulimits: [
        { Name: 'core', Soft: 0, Hard: 0 },
        { Name: 'msgqueue', Soft: 0, Hard: 0 },
        { Name: 'nofile', Soft: MAX_OPEN_FILES, Hard: MAX_OPEN_FILES },
      ],
    },
  } as Dockerode.ContainerCreateOptions;
}
