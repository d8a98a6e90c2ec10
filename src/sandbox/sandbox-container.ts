/**
 * One container in the hands of its user: files in, executions, files out, gone. It serves one stage of one submission
 * and is destroyed by `release`, whatever happened before.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import type { ExecutionReport, ExecutionRequest, FetchedFile, FifoEnd } from './execution.js';
import { callNamer, reportOfKilledRunner, toExecutionReport, type CallNamer } from './execution-report.js';
import { FileReceiver } from './file-receiver.js';
import { forgetFile, pathBelow, showFile, writeControlFile, type ContainerDirectories } from './host-files.js';
import { ANSWER, PayloadReader, PayloadWriter, REQUEST, decodeReport, type Frame, type Hello } from './protocol.js';
import type { RunnerConnection } from './runner-connection.js';
import { RunnerGoneError, SandboxDirtyError, SandboxError } from './sandbox-errors.js';
import type { Stage } from './system-call-policy.js';

const DEFAULT_STDERR_TAIL_BYTES = 64 * 1024;
/** Larger contents go through a file in the control directory. */
const INLINE_PUT_BYTES = 1024 * 1024;
/** How often executions that may wait for one another tell how long they have been waiting. */
const SHARE_WAITS_MS = 200;
const MAX_FETCHED_FILES = 10_000;
/** How long after the wall limit the runner may stay silent before the container is given up. */
const SILENCE_MS = 30_000;
/** The runner's MOST_PATIENCE: so many wall limits may pass while the program waits for a processor. */
const MOST_PATIENCE = 10;

const DEFAULT_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/box',
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
};

export interface SandboxContainerParts {
  /** Docker's id. */
  id: string;
  stage: Stage;
  cpus: number;
  processLimit: number;
  directories: ContainerDirectories;
  connection: RunnerConnection;
  hello: Hello;
  /** Asked when the runner is gone all of a sudden: whether the kernel killed it for want of memory. */
  diedOfMemory: (sinceMs: number, knownOomKills: number) => Promise<boolean>;
  /** Destroys the container and its directory; one that is dirty, whose programs may still run, without delay. */
  destroy: (isDirty: boolean) => Promise<void>;
}

const isFifo = (end: unknown): end is FifoEnd => typeof end === 'object' && end !== null && 'fifo' in end;

export class SandboxContainer {
  readonly id: string;
  private readonly nameOf: CallNamer;
  private isDirty = false;
  /** Of all executions together. */
  private oomKills = 0;
  private released: Promise<void> | null = null;

  constructor(private readonly parts: SandboxContainerParts) {
    this.id = parts.id;
    this.nameOf = callNamer(parts.hello.auditArchitecture, parts.hello.systemCalls);
  }

  /**
   * Puts a file below /box, owned by the program's user.
   * @param path relative to /box; directories between are made
   * @throws RefusedFileError where what a program left there is in the way, or /box is full
   */
  async putFile(path: string, content: Buffer | { hostPath: string }, mode = 0o644): Promise<void> {
    const head = new PayloadWriter().text(path).u32(mode);
    if (Buffer.isBuffer(content) && content.length <= INLINE_PUT_BYTES) {
      await this.parts.connection.ask(REQUEST.put, head.u8(0).bytes(content).toBuffer(), [ANSWER.ok]);
      return;
    }
    const name = this.newEntry('put');
    const entry = join(this.parts.directories.control, name);
    if (Buffer.isBuffer(content)) writeControlFile(entry, content);
    else showFile(content.hostPath, entry, null);
    try {
      await this.parts.connection.ask(REQUEST.put, head.u8(1).text(name).toBuffer(), [ANSWER.ok]);
    } finally {
      forgetFile(entry);
    }
  }

  /** A symbolic link below /box, such as to what `extraFiles` show. */
  async putLink(path: string, target: string): Promise<void> {
    const request = new PayloadWriter().text(path).u32(0).u8(2).text(target).toBuffer();
    await this.parts.connection.ask(REQUEST.put, request, [ANSWER.ok]);
  }

  /** An empty folder below /box; what is there already stays as it is and is refused. */
  async makeFolder(path: string): Promise<void> {
    const request = new PayloadWriter().text(`${path}/`).u32(0o700).u8(0).bytes(Buffer.alloc(0));
    await this.parts.connection.ask(REQUEST.put, request.toBuffer(), [ANSWER.ok]);
  }

  /**
   * Shows host files at /artifact/<name>, read-only and owned by root, from now on.
   * @param files `mode` as the program shall see it; a hard link where the host file has it already, else a copy
   */
  mountArtifact(files: readonly { name: string; hostPath: string; mode: number }[]): Promise<void> {
    try {
      for (const { name, hostPath, mode } of files) {
        showFile(hostPath, pathBelow(this.parts.directories.artifact, name), mode);
      }
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /**
   * Runs one program to its end. Everything it started is killed, and the writable places are emptied (but see
   * `keepFiles`), before the report comes.
   * @throws SandboxDirtyError after an execution whose `cleanAfter` was false
   * @throws SandboxError where the program could not be started, with the step; what the sink throws is passed on
   */
  async execute(request: ExecutionRequest): Promise<ExecutionReport> {
    if (this.isDirty) throw new SandboxDirtyError(this.id);
    // Until the runner has said otherwise.
    this.isDirty = true;
    const shown: string[] = [];
    const startedAtMs = Date.now();
    const cancel = (): void => {
      this.parts.connection.tell(REQUEST.cancel);
    };
    const watchdog = setTimeout(
      () => {
        this.parts.connection.close('the runner does not answer');
      },
      MOST_PATIENCE * request.limits.wallTimeMs + SILENCE_MS,
    );
    const sharing = this.shareWaits(request);
    try {
      const payload = this.executePayload(request, shown);
      const answer = this.parts.connection.ask(REQUEST.execute, payload, [ANSWER.report], (frame) => {
        watchdog.refresh();
        return this.passOn(frame, request, cancel);
      });
      if (request.signal?.aborted) cancel();
      else request.signal?.addEventListener('abort', cancel, { once: true });
      const report = toExecutionReport(decodeReport((await answer).payload), request.limits, this.nameOf);
      this.isDirty = !report.cleanAfter;
      this.oomKills += report.oomKills;
      return report;
    } catch (error) {
      if (error instanceof RunnerGoneError && (await this.parts.diedOfMemory(startedAtMs, this.oomKills))) {
        return reportOfKilledRunner(request.limits, Date.now() - startedAtMs);
      }
      throw error;
    } finally {
      clearTimeout(watchdog);
      clearInterval(sharing);
      request.signal?.removeEventListener('abort', cancel);
      for (const path of shown) forgetFile(path);
    }
  }

  /** A sink that fails ends the program. */
  private passOn(frame: Frame, request: ExecutionRequest, cancel: () => void): void | Promise<void> {
    if (frame.type === ANSWER.started) request.onStarted?.();
    if (frame.type === ANSWER.waited) request.sharedWaits?.note(request, new PayloadReader(frame.payload).u64());
    if (frame.type !== ANSWER.stdout || typeof request.stdout !== 'object' || !('sink' in request.stdout)) return;
    const fail = (error: unknown): never => {
      cancel();
      throw error;
    };
    try {
      return request.stdout.sink(frame.payload)?.catch(fail);
    } catch (error) {
      return fail(error);
    }
  }

  private shareWaits(request: ExecutionRequest): NodeJS.Timeout | undefined {
    const { sharedWaits } = request;
    if (sharedWaits === undefined) return undefined;
    return setInterval(() => {
      const extension = new PayloadWriter().u64(sharedWaits.ofOthers(request)).toBuffer();
      this.parts.connection.tell(REQUEST.extend, extension);
    }, SHARE_WAITS_MS);
  }

  /** Shows the request's files in the container's directories (their host paths go to `shown`) and encodes it. */
  private executePayload(request: ExecutionRequest, shown: string[]): Buffer {
    const { limits, stdin, stdout, pipes = [] } = request;
    for (const { name, file } of request.extraFiles ?? []) {
      const target = pathBelow(this.parts.directories.data, name);
      showFile(file, target, null);
      shown.push(target);
    }
    const keepFiles = request.keepFiles ?? this.parts.stage === 'compile';
    const environment = Object.entries({ ...DEFAULT_ENVIRONMENT, ...request.env });
    return (
      new PayloadWriter()
        .texts(request.argv)
        .texts(environment.map(([name, value]) => `${name}=${value}`))
        .text(request.cwd ?? '/box')
        .text(this.showInput(stdin, shown))
        .text(isFifo(stdout) ? this.showEntry(stdout.fifo, shown) : '')
        .texts(pipes.map(({ fifo }) => this.showEntry(fifo, shown)))
        .u8(typeof stdout === 'object' && 'sink' in stdout ? 1 : 0)
        .u8(request.stderr === 'stdout' ? 1 : 0)
        .u8(keepFiles ? 1 : 0)
        .u8(isFifo(stdin) || isFifo(stdout) || pipes.length > 0 ? 1 : 0)
        .u32(request.stderrTailBytes ?? DEFAULT_STDERR_TAIL_BYTES)
        .u32(Math.max(1, Math.round(this.parts.cpus * 1000)))
        .u64((limits.cpuStopMs ?? limits.cpuTimeMs) * 1000)
        .u64(limits.wallTimeMs * 1000)
        .u64(limits.outputBytes)
        .u64(limits.fileSizeBytes)
        .u64(limits.stackBytes)
        .u64(limits.openFiles)
        // The container's own limit is the better one: its refusals are counted.
        .u64(limits.processes < this.parts.processLimit ? limits.processes : 0)
        .toBuffer()
    );
  }

  private showInput(stdin: ExecutionRequest['stdin'], shown: string[]): string {
    if (stdin === 'empty') return '';
    if ('file' in stdin) return this.showEntry(stdin.file, shown);
    if ('fifo' in stdin) return this.showEntry(stdin.fifo, shown);
    const name = this.newEntry('in');
    const entry = join(this.parts.directories.control, name);
    writeControlFile(entry, stdin.content);
    shown.push(entry);
    return name;
  }

  private showEntry(hostPath: string, shown: string[]): string {
    const name = this.newEntry('in');
    const entry = join(this.parts.directories.control, name);
    showFile(hostPath, entry, null);
    shown.push(entry);
    return name;
  }

  /** A program can read the name of its input: a count would tell it which test case this is. */
  private newEntry(kind: string): string {
    return `${kind}-${randomBytes(6).toString('hex')}`;
  }

  /**
   * Copies files out of /box to a directory of the host's own.
   * @param paths relative to /box; a directory stands for all regular files below it, '.' for all
   * @param capBytes of all files together
   * @throws RefusedFileError where a file is missing, no regular file, or too large
   */
  async fetchFiles(paths: readonly string[], toHostDir: string, capBytes: number): Promise<FetchedFile[]> {
    const receiver = new FileReceiver(toHostDir);
    const request = new PayloadWriter().u64(capBytes).u32(MAX_FETCHED_FILES).texts(paths).toBuffer();
    try {
      await this.parts.connection.ask(REQUEST.fetch, request, [ANSWER.filesEnd], (frame) => receiver.take(frame));
      return receiver.files;
    } finally {
      await receiver.close();
    }
  }

  /**
   * Kills all processes, empties the writable places and proves both. Executions do it themselves, but for those that
   * keep their files.
   * @throws SandboxDirtyError where it cannot be proved: release the container and take another one
   */
  async reset(): Promise<void> {
    if (this.isDirty) throw new SandboxDirtyError(this.id);
    try {
      await this.parts.connection.ask(REQUEST.reset, Buffer.alloc(0), [ANSWER.ok]);
    } catch (error) {
      this.isDirty = true;
      throw error instanceof SandboxError && error.step === 'reset' ? new SandboxDirtyError(this.id) : error;
    }
  }

  /** Destroys the container. Safe to call more than once; the result need not be waited for. */
  release(): Promise<void> {
    this.released ??= this.parts.destroy(this.isDirty);
    return this.released;
  }
}
