import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { EXECUTION_LIMITS } from '../../contract/evidence.js';
import { CAPS } from '../../contract/limits.js';
import type { CustomRun, CustomRunResult } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { Deadline } from '../deadline.js';
import { CliError, exitCode, usageError } from '../exit-codes.js';
import { counted, formatBytes, formatMicroseconds } from '../quantities.js';
import { readProgram } from '../source-files.js';
import { printable, printableLine } from '../terminal.js';

export interface RunOptions extends OutputOptions {
  input?: string;
  language?: string;
  entryPoint?: string;
  timeout?: number;
  arg: string[];
  /** Paths. */
  beside: string[];
  compilerOption: string[];
}

const WAIT_S = 25;

/**
 * `docket run`: runs code without a problem. The program's output goes to standard output, its error output and our
 * facts to standard error. Exit code 0 when the program ended by itself with 0, 1 when it failed in any other way or
 * did not compile.
 */
export async function run(context: CommandContext, files: string[], options: RunOptions): Promise<number> {
  const deadline = new Deadline(options.timeout ?? null);
  const { signal } = deadline;
  if (files.includes('-') && options.input === '-')
    throw usageError('standard input cannot be both the source and its input');
  const program = await readProgram(files, context.readInput);
  const input = await readProgramInput(context, options.input);
  const client = await context.connect();
  const { id } = await client.post<CustomRun>('/runs', {
    json: {
      ...{ language: options.language?.toLowerCase(), ...program, input, entryPoint: options.entryPoint },
      ...{ args: options.arg, compilerOptions: options.compilerOption },
      additionalFiles: await Promise.all(options.beside.map(readBeside)),
    },
    isRepeatable: true,
    signal,
  });
  for (;;) {
    const waitS = Math.max(1, Math.min(WAIT_S, Math.ceil(deadline.remainingMs / 1000)));
    const state = await client.get<CustomRun>(`/runs/${String(id)}`, { waitS, signal });
    if (state.result) return show(context, state, state.result, options);
    if (deadline.isOver) throw new CliError('timedOut', `run ${String(id)} is still ${state.state}`);
    if (!options.json && !options.quiet) context.terminal.status(`${state.state}…`);
  }
}

async function readBeside(file: string): Promise<{ name: string; content: string; encoding: 'base64' }> {
  const data = await readFile(file).catch((error: unknown) => {
    throw usageError(`${file} cannot be read: ${(error as Error).message}`);
  });
  return { name: path.basename(file), content: data.toString('base64'), encoding: 'base64' };
}

async function readProgramInput(context: CommandContext, file: string | undefined): Promise<string> {
  if (file === undefined) return '';
  const data = await (file === '-' ? context.readInput() : readFile(file)).catch((error: unknown) => {
    throw usageError(`${file} cannot be read: ${(error as Error).message}`);
  });
  if (data.length > CAPS.customInputBytes) {
    throw usageError(
      `${file} has ${formatBytes(data.length)}, but at most ${formatBytes(CAPS.customInputBytes)} of input are taken`,
    );
  }
  return data.toString('utf8');
}

function show(context: CommandContext, state: CustomRun, result: CustomRunResult, options: RunOptions): number {
  const code = exitCode(hasSucceeded(result) ? 'asExpected' : 'differs');
  const { terminal } = context;
  if (options.json) {
    printJson(context, state);
    return code;
  }
  // The program's own bytes, as they are: they were asked for, and a pipe may follow.
  if (result.stdout) terminal.write(result.stdout);
  if (result.stderr) terminal.writeError(result.stderr.endsWith('\n') ? result.stderr : `${result.stderr}\n`);
  if (result.evidence === null && result.compilerOutput) terminal.note(printable(result.compilerOutput).trimEnd());
  if (!options.quiet) terminal.note(terminal.paint(describeResult(result), code === 0 ? 'dim' : 'red', 'errors'));
  return code;
}

/** Whether the program ran, ended by itself, and with 0. */
export function hasSucceeded({ evidence }: CustomRunResult): boolean {
  return evidence !== null && evidence.limitFired === null && evidence.signal === null && evidence.exitCode === 0;
}

/** The facts in one line, such as `exited with 0 (0.012 s CPU, 0.020 s wall, 8.1 MiB)`. */
export function describeResult({ evidence, reason }: CustomRunResult): string {
  if (evidence === null) return reason ? printableLine(reason) : 'the program did not compile';
  const times = `${formatMicroseconds(evidence.cpuTimeUs)} CPU, ${formatMicroseconds(evidence.wallTimeUs)} wall`;
  const figures = `(${times}, ${formatBytes(evidence.memoryPeakBytes)})`;
  const forbidden = evidence.forbiddenCalls.map(({ name }) => name);
  const calls =
    forbidden.length > 0 ? `, with ${counted(forbidden.length, 'forbidden system call')}: ${forbidden.join(', ')}` : '';
  if (evidence.limitFired !== null) return `stopped: ${EXECUTION_LIMITS[evidence.limitFired]} limit${calls} ${figures}`;
  if (evidence.signal !== null) return `killed by signal ${String(evidence.signal)}${calls} ${figures}`;
  return `exited with ${String(evidence.exitCode)}${calls} ${figures}`;
}
