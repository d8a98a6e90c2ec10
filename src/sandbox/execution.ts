/**
 * What can be asked of the sandbox and what it answers: facts, never verdicts. Paths inside a container:
 * /box (the program's own, empty at the start), /artifact and /data (read-only), /tmp.
 */
import type { RunEvidence } from '../contract/evidence.js';
import type { SharedWaits } from './shared-waits.js';
import type { Stage } from './system-call-policy.js';

export interface ContainerSpec {
  /** Chooses the system call policy; a container serves one stage of one submission, ever. */
  stage: Stage;
  /** Id of the program's language, where an installation may have a policy of its own for it. */
  language?: string | null;
  /** What the program may use; the container gets the runner's share on top. */
  memoryLimitBytes: number;
  /** Processes and threads together. */
  processLimit: number;
  /** CPUs the program may use at the same time; fractions are allowed. */
  cpus: number;
  /** Size of /box. Warm containers have the default; any other size is a cold start. */
  boxBytes?: number;
  /** Host directory of the toolchain library. */
  libraryPath: string;
  /** For the log. */
  purpose: string;
}

export interface ExecutionLimits {
  cpuTimeMs: number;
  /** Where it is stopped, if not at the limit: what lies between is still measured. */
  cpuStopMs?: number;
  wallTimeMs: number;
  /** For the evidence; what is enforced is the container's limit. */
  memoryBytes: number;
  /** Only matters where it is smaller than the container's process limit. */
  processes: number;
  outputBytes: number;
  fileSizeBytes: number;
  openFiles: number;
  /** As large as memory, so that deep recursion ends as it would in memory. */
  stackBytes: number;
}

/** A FIFO on the host (see host-files.ts), shared by two containers: a kernel pipe between their programs. */
export interface FifoEnd {
  fifo: string;
}

export interface ExecutionRequest {
  /** The first is a path: there is no search. */
  argv: string[];
  /** The whole environment; PATH, HOME and TMPDIR are set where it does not. */
  env?: Record<string, string>;
  /** Default /box. */
  cwd?: string;
  /** A host file is hard-linked, never copied, where others may read it; the program can open /dev/stdin, too. */
  stdin: { file: string } | { content: Buffer } | 'empty' | FifoEnd;
  /** A promise that the sink returns holds up the program, not the clock of the host. */
  stdout: { sink: (chunk: Buffer) => void | Promise<void> } | 'discard' | FifoEnd;
  /** Open in the program as descriptors 3, 4 and on, by turns to read from and to write to. */
  pipes?: FifoEnd[];
  /** `stdout`: standard error is standard output, in the order of writing, and has no tail. */
  stderr?: 'tail' | 'stdout';
  /** Default 64 KiB. */
  stderrTailBytes?: number;
  /** Further host files, at /data/<name>, readable by the program, gone when the execution has ended. */
  extraFiles?: { name: string; file: string }[];
  limits: ExecutionLimits;
  /** Leaves /box, /tmp and /dev/shm as they are, for `fetchFiles` or the next step. Default: only when compiling. */
  keepFiles?: boolean;
  /** Of executions that may wait for one another; only where standard output goes to no sink. */
  sharedWaits?: SharedWaits;
  signal?: AbortSignal;
  /** Called once the program runs and has its FIFOs open; only where there is a FIFO. */
  onStarted?: () => void;
}

export interface ExecutionReport extends RunEvidence {
  stderrTail: Buffer;
  stderrBytes: number;
  /** The host ended it through `signal`. */
  isCancelled: boolean;
  /** Nothing of it is left (but the files, where they were to be kept). If not, the container is of no more use. */
  cleanAfter: boolean;
}

export interface FetchedFile {
  /** As asked for, relative to /box. */
  path: string;
  hostPath: string;
  sizeBytes: number;
  isExecutable: boolean;
}
