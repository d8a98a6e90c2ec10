/**
 * Answers that a solution of the jury makes, for packages that bring none: its output on an input, or what the interactor
 * writes when it has talked with it.
 */
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BlobCache } from '../blobs/blob-cache.js';
import { MIB } from '../contract/limits.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { FILE_SIZE_BYTES, programLimits } from './execution-limits.js';
import { FileSink } from './file-sink.js';
import { JuryFaultError } from './judging-errors.js';
import { JURY_PROCESSES, type OpenJuryProgram } from './jury-program.js';
import { runWithNamedFiles } from './named-files.js';
import type { Feedback, ValidatorSession } from './output-validation.js';
import { failureOf } from './pass.js';
import { runInteraction } from './run-interaction.js';
import { toText } from './text.js';
import { misbehaviour } from './validator-answer.js';

/** Of each file that a program makes for a test case. */
export const MOST_BYTES = FILE_SIZE_BYTES;
/** Of what a program said last, for people. */
export const SAID_BYTES = 2000;

export interface Solving {
  /** With its path in the package. */
  solution: OpenJuryProgram & { path: string };
  version: ProblemVersion;
  testCase: TestCase;
  /** Host file. */
  input: string;
  /** Of the host, on the sandbox's file system: the answer lies there in the end. */
  folder: string;
  cache: BlobCache;
}

/** @returns the host file with its output @throws JuryFaultError, SandboxError */
export async function solve(solving: Solving): Promise<string> {
  const { solution, version, input, folder } = solving;
  const output = path.join(folder, 'solved');
  await putFiles(solving);
  const sink = new FileSink(output, 0o600);
  const { report, isWritten } = await runWithNamedFiles(
    {
      names: version.judging.fileNames ?? { input: null, output: null },
      input,
      session: solution.session,
      execute: (streams) => execute(solving, streams),
      outputLimitBytes: MOST_BYTES,
      directory: folder,
    },
    (chunk) => sink.write(chunk),
  ).finally(() => sink.end());
  if (!endedWell(report)) throw fault(solving, misbehaviour(report), report);
  if (!isWritten) throw fault(solving, 'wrote no output', report);
  return output;
}

/** @returns the host file with what the interactor wrote @throws JuryFaultError, SandboxError */
export async function solveTalking(solving: Solving, interactor: ValidatorSession): Promise<string> {
  const { solution, version, testCase, input, folder } = solving;
  const { program, session } = solution;
  const [output, answer] = [path.join(folder, 'solved'), path.join(folder, 'no-answer')];
  await writeFile(answer, '');
  await putFiles(solving);
  await Promise.all([session.prepare(), interactor.prepare()]);
  const validated = { name: testCase.name, input, answer, flags: [] };
  const patienceMs = version.limits.validationTimeS * 1000;
  const left: { feedback: Feedback | null } = { feedback: null };
  try {
    const { programs, validator, isAccepted } = await runInteraction(
      folder,
      {
        programs: [(streams) => execute(solving, streams)],
        validator: async (streams) => {
          const waiting = { ...streams, waitingTimeMs: limitsOf(solving).wallTimeMs };
          const { report, feedback } = await interactor.execute(validated, waiting, null, null);
          left.feedback = feedback;
          return report;
        },
      },
      patienceMs,
      {
        fateOf: (report) => (failureOf(program, report) === null ? 'well' : 'failed'),
        accepts: (report) => interactor.accepts(report),
      },
    );
    const [report] = programs;
    // The interactor's answer may have stopped it.
    if (report?.isCancelled === false && !endedWell(report)) throw fault(solving, misbehaviour(report), report);
    if (!isAccepted) throw interactor.fault(testCase.name, validator, `does not accept what ${solution.path} says`);
    const talk = left.feedback?.talkOutput ?? null;
    await (talk === null ? writeFile(output, '') : copyFile(talk, output));
    return output;
  } finally {
    await left.feedback?.remove();
  }
}

async function putFiles({ solution, testCase, cache }: Solving): Promise<void> {
  for (const { name, blob } of testCase.settings.files) {
    await solution.session.put(name, { hostPath: await cache.path(blob) });
  }
}

/** With the limits of a validator: whether it is in time is what its judging shows. */
function limitsOf({ version: { limits } }: Solving): ExecutionRequest['limits'] {
  const { validationMemoryMiB, validationTimeS } = limits;
  return programLimits(
    {
      timeLimitMs: validationTimeS * 1000,
      memoryLimitBytes: validationMemoryMiB * MIB,
      outputLimitBytes: MOST_BYTES,
    },
    JURY_PROCESSES,
  );
}

function execute(
  solving: Solving,
  streams: Omit<ExecutionRequest, 'argv' | 'env' | 'limits'>,
): Promise<ExecutionReport> {
  const { program, session } = solving.solution;
  const { argv, env } = program.command(solving.version.limits.validationMemoryMiB * MIB);
  return session.execute(program, {
    argv: [...argv, ...solving.testCase.settings.args],
    env,
    ...streams,
    limits: limitsOf(solving),
  });
}

export function endedWell({ exitCode, limitFired, forbiddenCalls }: ExecutionReport): boolean {
  return exitCode === 0 && limitFired === null && forbiddenCalls.length === 0;
}

function fault({ solution, testCase }: Solving, what: string, report: ExecutionReport): JuryFaultError {
  const said = toText(report.stderrTail).trim().slice(-SAID_BYTES) || '(nothing)';
  return new JuryFaultError(`The solution ${solution.path} ${what} on ${testCase.name}. It said: ${said}`);
}
