/**
 * A program and a validator in two containers, over two kernel pipes. The host holds both pipes open itself and lets go
 * only when the report of whoever ended first is here; so the other cannot end *because* of it before that, and which
 * of the two ended first is never a matter of luck:
 *
 * - The program has ended: the validator reads what is left and then the end of the input; what it still writes goes
 *   nowhere and never breaks it.
 * - The validator has ended and accepts: the program reads what is left and then the end of its input, what it still
 *   writes goes nowhere, and it is held to its limits to the end. If it does not accept, the program is stopped.
 *
 * Closing its standard output while it goes on running is therefore not seen by the other side, as in problemtools.
 * Each is charged its own CPU time. The program's wall clock bounds a deadlock; the validator's is later.
 *
 * Where somebody listens, each pipe is two with the host between them; nothing else is different.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import { type Channel, createFifo } from '../sandbox/host-files.js';
import { createRelay } from '../sandbox/relay-fifo.js';

/** After a program that failed, the validator has this long to end by itself: it has only to see the end of its input. */
export const VALIDATOR_GRACE_MS = 10_000;

export interface Interaction {
  program: ExecutionReport;
  validator: ExecutionReport;
  first: 'program' | 'validator';
  /** Whether the validator ended well and accepts. */
  isAccepted: boolean;
}

/** Executes one of the two with its streams connected so. */
export type Side = (
  streams: Required<Pick<ExecutionRequest, 'stdin' | 'stdout' | 'signal' | 'onStarted'>>,
) => Promise<ExecutionReport>;

export interface JudgeEnds {
  hasFailed: (program: ExecutionReport) => boolean;
  accepts: (validator: ExecutionReport) => boolean;
}

interface Pipes {
  toValidator: Channel;
  toProgram: Channel;
}

/** Hears what either says, as it comes. */
export type Listener = (from: 'program' | 'judge', chunk: Buffer) => void;

interface Started {
  hasStarted: Promise<void>;
  end: Promise<ExecutionReport>;
  stop: AbortController;
}

/**
 * @param directory a private one on the sandbox's file system
 * @param patienceMs how long the validator may go on after a program that ended well
 * @param judgeEnds.hasFailed whether the program's verdict is settled by how it ended
 * @param judgeEnds.accepts whether the validator ended well and accepts
 * @param listener hears all of it, at the price of the way through this process
 */
export async function runInteraction(
  directory: string,
  sides: { program: Side; validator: Side },
  patienceMs: number,
  judgeEnds: JudgeEnds,
  listener: Listener | null = null,
): Promise<Interaction> {
  const folder = path.join(directory, `interaction-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const channel = (name: string, from: Parameters<Listener>[0]): Promise<Channel> => {
    const fifo = path.join(folder, name);
    if (listener === null) return createFifo(fifo);
    return createRelay(fifo, (chunk) => {
      listener(from, chunk);
    });
  };
  const pipes: Pipes = {
    toValidator: await channel('to-validator', 'program'),
    toProgram: await channel('to-program', 'judge'),
  };
  // The validator is there before the program's clock runs.
  const validator = start(sides.validator, pipes.toValidator, pipes.toProgram);
  const running = [validator];
  try {
    await Promise.race([validator.hasStarted, validator.end]);
    const program = start(sides.program, pipes.toProgram, pipes.toValidator);
    running.push(program);
    return await untilBothEnded(program, validator, pipes, patienceMs, judgeEnds);
  } finally {
    for (const { stop } of running) stop.abort();
    await Promise.allSettled(running.map(({ end }) => end));
    pipes.toValidator.close();
    pipes.toProgram.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function start(side: Side, input: Channel, output: Channel): Started {
  const stop = new AbortController();
  let tell: () => void = () => undefined;
  const hasStarted = new Promise<void>((resolve) => (tell = resolve));
  const streams = { stdin: { fifo: input.readerPath }, stdout: { fifo: output.writerPath } };
  const end = side({ ...streams, signal: stop.signal, onStarted: tell });
  // Whoever waits for it meets the failure; it may come while nobody does.
  end.catch(() => undefined);
  return { hasStarted, end, stop };
}

async function untilBothEnded(
  program: Started,
  validator: Started,
  { toValidator, toProgram }: Pipes,
  patienceMs: number,
  { hasFailed, accepts }: JudgeEnds,
): Promise<Interaction> {
  const first = await Promise.race([
    validator.end.then(() => 'validator' as const),
    program.end.then(() => 'program' as const),
  ]);
  if (first === 'program') {
    const report = await program.end;
    toProgram.drain();
    toValidator.letGo();
    const timer = setTimeout(
      () => {
        validator.stop.abort();
      },
      hasFailed(report) ? VALIDATOR_GRACE_MS : patienceMs,
    );
    try {
      const last = await validator.end;
      return { first, program: report, validator: last, isAccepted: accepts(last) };
    } finally {
      clearTimeout(timer);
    }
  }
  const report = await validator.end;
  const isAccepted = accepts(report);
  if (isAccepted) {
    await Promise.race([program.hasStarted, program.end]);
    toValidator.drain();
    toProgram.letGo();
  } else {
    program.stop.abort();
  }
  return { first, program: await program.end, validator: report, isAccepted };
}
