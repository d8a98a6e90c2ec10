/** What a judging runs and checks with, the same for all its test cases, and how its program is executed. */
import { BlobCache } from '../blobs/blob-cache.js';
import { KIB } from '../contract/limits.js';
import type { SourceFile } from '../languages/language.js';
import { memoryLimitTimes, timeLimitTimes } from '../problems/language-limits.js';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { RunnableProgram } from './compile-program.js';
import { programLimits } from './execution-limits.js';
import type { JudgingTask } from './judging-task.js';
import type { ValidatorSession } from './output-validation.js';
import type { RunSession } from './run-session.js';
import type { SubmissionInspector } from './static-validation.js';
import { besides, dataFiles } from './submitted-files.js';

const STDERR_TAIL_BYTES = 8 * KIB;

export interface JudgingParts {
  task: JudgingTask;
  /** null where outputs were handed in. */
  guest: Guest | null;
  validators: ValidatorSession[];
  /** Interactive problems: who talks with the program, where that is not the output validator. */
  interactor: ValidatorSession | null;
  /** Of a package with static validation test cases. */
  inspector: SubmissionInspector | null;
}

/** The submission's program, and the container that each of its processes runs in; most have only one. */
export interface Guest {
  program: RunnableProgram;
  sessions: readonly [RunSession, ...RunSession[]];
}

export function guestOf({ guest }: JudgingParts): Guest {
  if (guest === null) throw new Error('there is no program to run');
  return guest;
}

/** A test case may have less time than the problem, and less beyond it in proportion. */
export function timesOf(
  { task }: JudgingParts,
  { settings }: TestCase,
): Pick<JudgingTask, 'timeLimitMs' | 'stopTimeMs'> {
  const own = settings.timeLimitMs;
  const timeLimitMs = own === undefined ? task.timeLimitMs : timeLimitTimes(own, task.limitFactors.time);
  const part = timeLimitMs / task.timeLimitMs;
  return { timeLimitMs, stopTimeMs: task.stopTimeMs === null ? null : Math.ceil(task.stopTimeMs * part) };
}

/** A test case may have less memory than the problem. */
export function memoryOf({ task }: JudgingParts, { settings }: TestCase): number {
  const own = settings.memoryLimitBytes;
  const { memoryLimitBytes, limitFactors } = task;
  return own === undefined ? memoryLimitBytes : Math.min(memoryLimitTimes(own, limitFactors.memory), memoryLimitBytes);
}

export function limitsOf(parts: JudgingParts, testCase: TestCase): ExecutionRequest['limits'] {
  const { outputLimitBytes } = parts.task.version;
  const memoryLimitBytes = memoryOf(parts, testCase);
  const { program, sessions } = guestOf(parts);
  const { processLimit } = program.command(memoryLimitBytes);
  const { timeLimitMs, stopTimeMs } = timesOf(parts, testCase);
  const limits = { timeLimitMs, stopTimeMs, memoryLimitBytes, outputLimitBytes };
  return programLimits(limits, processLimit, sessions.length);
}

/**
 * Of the submission (2025-09, "Working directory"); its sources are where its program is. What the problem puts there goes
 * first: a student's own `input.txt` must not be read in place of the test case's.
 */
function filesBeside({ task: { program, version } }: JudgingParts, { settings }: TestCase): SourceFile[] {
  if (program === null) return [];
  const { input = null, output = null } = version.judging.fileNames ?? {};
  const taken = [input, output, ...settings.files.map(({ name }) => name)].filter((name) => name !== null);
  return besides(dataFiles(program), taken);
}

/**
 * Runs the program on a test case, or one of its processes: each is told its index, from 0, as its last argument (CMS,
 * "Communication").
 */
export async function executeProgram(
  parts: JudgingParts,
  testCase: TestCase,
  cache: BlobCache,
  streams: Pick<ExecutionRequest, 'stdin' | 'stdout' | 'sharedWaits' | 'signal' | 'onStarted'>,
  index = 0,
): Promise<ExecutionReport> {
  const { program, sessions } = guestOf(parts);
  const session = sessions[index];
  if (session === undefined) throw new Error(`there is no container for process ${String(index)}`);
  const command = program.command(memoryOf(parts, testCase));
  for (const { name, content } of filesBeside(parts, testCase)) await session.put(name, content);
  for (const { name, blob } of testCase.settings.files) {
    await session.put(name, { hostPath: await cache.path(blob) });
  }
  return session.execute(program, {
    argv: [...command.argv, ...testCase.settings.args, ...(sessions.length > 1 ? [String(index)] : [])],
    env: command.env,
    ...streams,
    stderrTailBytes: STDERR_TAIL_BYTES,
    limits: limitsOf(parts, testCase),
  });
}
