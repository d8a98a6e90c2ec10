/**
 * A validator and the processes of a submission, most often one, each in a container of its own, with two kernel pipes
 * between the validator and each of them. The host holds the pipes open itself and lets go only when the report of
 * whoever ended is here; so nobody can end *because* of another before that, and who ended first is never a matter of
 * luck:
 *
 * - A process has ended: the validator reads what is left from it and then the end of the input; what it still writes to
 *   it goes nowhere and never breaks it. The others go on, but if the process failed: then they are stopped.
 * - The validator has ended and accepts: each process reads what is left and then the end of its input, what it still
 *   writes goes nowhere, and it is held to its limits to the end. If it does not accept, the processes are stopped.
 *
 * Closing its standard output while it goes on running is therefore not seen by the other side, as in problemtools.
 * Each is charged its own CPU time. The processes' wall clocks bound a deadlock; the validator's is later. Each may wait for
 * one that gets no processor: that time is not counted against any of them.
 *
 * Processes have the pipes at their standard streams. So has the validator those of a single one; of several it has
 * them as descriptors: 3 and 4 from and to the first process, 5 and 6 from and to the second, and so on.
 *
 * Where somebody listens, each pipe is two with the host between them; nothing else is different.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import { type Channel, createFifo } from '../sandbox/host-files.js';
import { SharedWaits } from '../sandbox/shared-waits.js';
import { createRelay } from '../sandbox/relay-fifo.js';

/** After a program that failed, the validator has this long to end by itself: it has only to see the end of its input. */
export const VALIDATOR_GRACE_MS = 10_000;

export interface Interaction {
  /** The submission's processes, by their index. */
  programs: ExecutionReport[];
  validator: ExecutionReport;
  /** `program`: all processes had ended, or one had failed, when the validator ended. */
  first: 'program' | 'validator';
  /** Whether the validator ended well and accepts. */
  isAccepted: boolean;
  /** Index of the process that was the first to fail, unless the validator had decided before; null: none did. */
  failed: number | null;
}

/** How one side's streams are connected, and how it is stopped. */
export type SideStreams = Required<
  Pick<ExecutionRequest, 'stdin' | 'stdout' | 'sharedWaits' | 'signal' | 'onStarted'>
> &
  Pick<ExecutionRequest, 'pipes'>;

/** Executes one side with its streams connected so. */
export type Side = (streams: SideStreams) => Promise<ExecutionReport>;

/**
 * What the end of a process comes to: `failed` settles the verdict; `late` does too, but what becomes of the others is
 * still to be seen (too-slow.ts).
 */
export type Fate = 'well' | 'late' | 'failed';

export interface JudgeEnds {
  fateOf: (program: ExecutionReport) => Fate;
  /** Whether the validator ended well and accepts. */
  accepts: (validator: ExecutionReport) => boolean;
}

/** Hears what either says, as it comes; `process` is the index of the process that says or is told it. */
export type Listener = (from: 'program' | 'judge', chunk: Buffer, process: number) => void;

interface Started {
  hasStarted: Promise<void>;
  end: Promise<ExecutionReport>;
  stop: AbortController;
}

interface Pipes {
  toValidator: Channel;
  toProgram: Channel;
}

type Process = Started & Pipes & { index: number };

/**
 * @param directory a private one on the sandbox's file system
 * @param patienceMs how long the validator may go on after programs that ended well
 * @param listener hears all of it, at the price of the way through this process
 */
export async function runInteraction(
  directory: string,
  sides: { programs: readonly Side[]; validator: Side },
  patienceMs: number,
  judgeEnds: JudgeEnds,
  listener: Listener | null = null,
): Promise<Interaction> {
  const folder = path.join(directory, `interaction-${randomUUID()}`);
  const channels: Channel[] = [];
  const running: Started[] = [];
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const pipes = await allOf(
      sides.programs.map(async (side, index) => ({ side, ...(await makePipes(folder, index, listener, channels)) })),
    );
    const sharedWaits = new SharedWaits();
    // The validator is there before the programs' clocks run.
    const validator = start(sides.validator, { ...validatorStreams(pipes), sharedWaits });
    running.push(validator);
    await Promise.race([validator.hasStarted, validator.end]);
    const processes = pipes.map(({ side, ...own }, index): Process => {
      const streams = { stdin: { fifo: own.toProgram.readerPath }, stdout: { fifo: own.toValidator.writerPath } };
      return { ...start(side, { ...streams, sharedWaits }), ...own, index };
    });
    running.push(...processes);
    return await new Ends(processes, validator, patienceMs, judgeEnds).all();
  } finally {
    for (const { stop } of running) stop.abort();
    await Promise.allSettled(running.map(({ end }) => end));
    for (const channel of channels) channel.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param made each that is open, for whoever is to close it */
async function makePipes(folder: string, index: number, listener: Listener | null, made: Channel[]): Promise<Pipes> {
  const channel = async (name: string, from: Parameters<Listener>[0]): Promise<Channel> => {
    const fifo = path.join(folder, `${name}-${String(index)}`);
    const hear = (chunk: Buffer): void => listener?.(from, chunk, index);
    const one = await (listener === null ? createFifo(fifo) : createRelay(fifo, hear));
    made.push(one);
    return one;
  };
  const [toValidator, toProgram] = await allOf([channel('to-validator', 'program'), channel('to-program', 'judge')]);
  return { toValidator, toProgram };
}

/** All of them; a failure comes only when no other is under way any more. */
async function allOf<T extends readonly Promise<unknown>[] | []>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function validatorStreams(pipes: readonly Pipes[]): Pick<SideStreams, 'stdin' | 'stdout' | 'pipes'> {
  const ends = pipes.map(({ toValidator, toProgram }) => ({
    stdin: { fifo: toValidator.readerPath },
    stdout: { fifo: toProgram.writerPath },
  }));
  const [only, another] = ends;
  if (only !== undefined && another === undefined) return only;
  return { stdin: 'empty', stdout: 'discard', pipes: ends.flatMap(({ stdin, stdout }) => [stdin, stdout]) };
}

function start(side: Side, streams: Omit<SideStreams, 'signal' | 'onStarted'>): Started {
  const stop = new AbortController();
  let tell: () => void = () => undefined;
  const hasStarted = new Promise<void>((resolve) => (tell = resolve));
  const end = side({ ...streams, signal: stop.signal, onStarted: tell });
  // Whoever waits for it meets the failure; it may come while nobody does.
  end.catch(() => undefined);
  return { hasStarted, end, stop };
}

/** Waits until all have ended, one after the other. */
class Ends {
  private readonly open: Set<Process>;
  private failed: number | null = null;

  constructor(
    private readonly processes: readonly Process[],
    private readonly validator: Started,
    private readonly patienceMs: number,
    private readonly judge: JudgeEnds,
  ) {
    this.open = new Set(processes);
  }

  async all(): Promise<Interaction> {
    while (this.open.size > 0) {
      const ended = await Promise.race([this.validator.end.then(() => null), this.next()]);
      if (ended === null) return this.afterValidator();
      const fate = await this.take(ended);
      hangUp(ended);
      if (fate === 'failed') break;
    }
    for (const process of this.open) {
      process.stop.abort();
      hangUp(process);
    }
    return this.beforeValidator();
  }

  /** The next process that ends. */
  private next(): Promise<Process> {
    return Promise.race([...this.open].map((process) => process.end.then(() => process)));
  }

  private async take(process: Process): Promise<Fate> {
    this.open.delete(process);
    const fate = this.judge.fateOf(await process.end);
    if (fate !== 'well') this.failed ??= process.index;
    return fate;
  }

  private async beforeValidator(): Promise<Interaction> {
    const timer = setTimeout(
      () => {
        this.validator.stop.abort();
      },
      this.failed === null ? this.patienceMs : VALIDATOR_GRACE_MS,
    );
    try {
      return await this.interaction('program');
    } finally {
      clearTimeout(timer);
    }
  }

  private async afterValidator(): Promise<Interaction> {
    const first = this.failed === null ? 'validator' : 'program';
    if (!this.judge.accepts(await this.validator.end)) {
      for (const process of this.open) process.stop.abort();
      return this.interaction(first);
    }
    for (const process of this.open) {
      await Promise.race([process.hasStarted, process.end]);
      process.toValidator.drain();
      process.toProgram.letGo();
    }
    while (this.open.size > 0) await this.take(await this.next());
    return this.interaction(first);
  }

  private async interaction(first: Interaction['first']): Promise<Interaction> {
    const programs = await Promise.all(this.processes.map(({ end }) => end));
    const validator = await this.validator.end;
    return { programs, validator, first, isAccepted: this.judge.accepts(validator), failed: this.failed };
  }
}

function hangUp({ toProgram, toValidator }: Pipes): void {
  toProgram.drain();
  toValidator.letGo();
}
