/**
 * Programs that read and write files beside them in place of their standard streams. The input is a link to the host's
 * file, which is shown read-only and however large it is costs the program no memory; the output lies in the container's
 * memory and counts as the program's. What is written to a standard stream that a file stands for is not looked at.
 */
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Explanation } from '../contract/explanations.js';
import type { FileNames } from '../problems/package-words.js';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import { RefusedFileError, SandboxDirtyError } from '../sandbox/sandbox-errors.js';
import type { RunSession } from './run-session.js';

export type Streams = Pick<ExecutionRequest, 'stdin' | 'stdout' | 'keepFiles' | 'extraFiles'>;

export interface NamedFilesRun {
  names: FileNames;
  /** Host file. */
  input: string;
  session: RunSession;
  execute: (streams: Streams) => Promise<ExecutionReport>;
  outputLimitBytes: number;
  /** Of the host, for what is fetched. */
  directory: string;
}

/** What it is called says nothing about the test case. */
const INPUT = 'input';

/**
 * @param sink takes what the program wrote, once it has ended
 * @returns isWritten whether there is an output at all
 * @throws SandboxError
 */
export async function runWithNamedFiles(
  { names, input, session, execute, outputLimitBytes, directory }: NamedFilesRun,
  sink: (chunk: Buffer) => void | Promise<void>,
): Promise<{ report: ExecutionReport; isWritten: boolean }> {
  if (names.input !== null) await session.putLink(names.input, `/data/${INPUT}`);
  const report = await execute({
    stdin: names.input === null ? { file: input } : 'empty',
    stdout: names.output === null ? { sink } : 'discard',
    keepFiles: names.output !== null,
    ...(names.input !== null && { extraFiles: [{ name: INPUT, file: input }] }),
  });
  if (names.output === null) return { report, isWritten: true };
  // Its container is gone, and the file with it. That it was in order cannot be told: another one will show.
  if (!report.cleanAfter) {
    if (report.limitFired === null && report.signal === null) throw new SandboxDirtyError('of the run');
    return { report, isWritten: false };
  }
  const folder = path.join(directory, `written-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    // A directory of that name brings what lies in it.
    const fetched = await session.fetch([names.output], folder, outputLimitBytes);
    const file = fetched.find(({ path: written }) => written === names.output);
    if (file === undefined) return { report, isWritten: false };
    for await (const chunk of createReadStream(file.hostPath)) await sink(chunk as Buffer);
    return { report, isWritten: true };
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    if (error.refusal !== 'too-large') return { report, isWritten: false };
    return { report: { ...report, limitFired: report.limitFired ?? 'output' }, isWritten: true };
  } finally {
    await session.reset();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Of an output that is not there. */
export function saysMissing(file: string): { reason: string; explanation: Explanation } {
  return { reason: `the program wrote no file ${file}`, explanation: { code: 'output-no-file', values: { file } } };
}
