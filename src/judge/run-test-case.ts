/**
 * One test case: run the program on the input, draw the verdict from the facts, and if those leave it open, compare
 * the output. The default comparison reads the output as it comes and keeps nothing of it; a package's own validator
 * gets it as a file.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { KIB } from '../contract/limits.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import type { RunRecord } from '../submissions/judgement-records.service.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { parseComparisonFlags } from './check-output/comparison-flags.js';
import { createOutputComparer } from './check-output/check-output.js';
import { describeDifference } from './check-output/difference.js';
import type { RunnableProgram } from './compile-program.js';
import { evidenceOf } from './evidence.js';
import { programLimits } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';
import type { JudgingTask } from './judging-task.js';
import type { ValidatorSession } from './output-validation.js';
import type { RunSession } from './run-session.js';
import { head, HeadBuffer, toText } from './text.js';
import { verdictOfRun } from './verdict-of-run.js';

const OUTPUT_HEAD_BYTES = 4 * KIB;
const STDERR_TAIL_BYTES = 8 * KIB;
const FEEDBACK_MAX_CHARACTERS = 16 * KIB;

/** Takes the program's output as it comes and says at its end whether it is right. */
interface OutputCheck {
  write(chunk: Buffer): void | Promise<void>;
  /** Called only when the run itself was in order. */
  answer(): Promise<CheckAnswer>;
  close(): Promise<void>;
}

interface CheckAnswer {
  isAccepted: boolean;
  /** May be shown to the author of the submission. */
  reason: string;
  judgeFeedback: string | null;
  teamFeedback: string | null;
}

@Injectable()
export class TestCaseRunner {
  constructor(
    private readonly cache: BlobCache,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(
    task: JudgingTask,
    testCase: TestCase,
    program: RunnableProgram,
    session: RunSession,
    validators: ValidatorSession[],
  ): Promise<RunRecord> {
    const check = await this.openCheck(testCase, validators);
    try {
      const shown = new HeadBuffer(OUTPUT_HEAD_BYTES);
      const report = await this.execute(task, testCase, program, session, (chunk) => {
        shown.write(chunk);
        return check.write(chunk);
      });
      const evidence = evidenceOf(report);
      const stderrTail = toText(report.stderrTail);
      const heapExhausted = program.heapExhausted?.test(stderrTail) ?? false;
      const failure = verdictOfRun(evidence, { heapExhausted });
      const answer = failure === null ? await check.answer() : null;
      return {
        ordinal: testCase.ordinal,
        testCaseId: testCase.id,
        testCaseName: testCase.name,
        isSample: testCase.isSample,
        verdict: failure?.verdict ?? (answer?.isAccepted === true ? 'AC' : 'WA'),
        reason: failure?.reason ?? answer?.reason ?? '',
        evidence,
        judgeFeedback: answer?.judgeFeedback ?? null,
        teamFeedback: answer?.teamFeedback ?? null,
        outputHead: shown.text() + (shown.isCut ? '…' : ''),
        stderrTail,
      };
    } finally {
      await check.close();
    }
  }

  private async execute(
    task: JudgingTask,
    testCase: TestCase,
    program: RunnableProgram,
    session: RunSession,
    sink: (chunk: Buffer) => void | Promise<void>,
  ): Promise<ExecutionReport> {
    const { version } = task;
    const command = program.command(version.memoryLimitBytes);
    return session.execute(program, {
      argv: [...command.argv, ...testCase.settings.args],
      env: command.env,
      stdin: { file: await this.cache.path(testCase.inputBlob) },
      stdout: { sink },
      stderrTailBytes: STDERR_TAIL_BYTES,
      limits: programLimits(
        {
          timeLimitMs: task.timeLimitMs,
          memoryLimitBytes: version.memoryLimitBytes,
          outputLimitBytes: version.outputLimitBytes,
        },
        command.processLimit,
      ),
    });
  }

  private async openCheck(testCase: TestCase, validators: ValidatorSession[]): Promise<OutputCheck> {
    return validators.length === 0
      ? this.defaultCheck(testCase)
      : spooledCheck(path.join(this.config.dataDir, 'tmp'), testCase, validators);
  }

  private async defaultCheck(testCase: TestCase): Promise<OutputCheck> {
    const flags = parseComparisonFlags(testCase.settings.validatorFlags);
    if (!flags.ok) throw new JuryFaultError(`The flags of ${testCase.name} are not usable: ${flags.reason}`);
    const comparer = createOutputComparer({ flags: flags.flags, answer: await this.cache.path(testCase.answerBlob) });
    return {
      write: (chunk) => comparer.write(chunk),
      answer: async () => {
        const comparison = await comparer.end();
        const { difference } = comparison;
        if (difference === null) return { isAccepted: true, reason: '', judgeFeedback: null, teamFeedback: null };
        const feedback = head(comparison.reason, FEEDBACK_MAX_CHARACTERS);
        // What was expected of a secret test case is not for the author's eyes.
        const reason = testCase.isSample ? feedback : describeDifference(difference, false);
        return { isAccepted: false, reason, judgeFeedback: feedback, teamFeedback: null };
      },
      close: () => comparer.close(),
    };
  }
}

async function spooledCheck(
  directory: string,
  testCase: TestCase,
  validators: ValidatorSession[],
): Promise<OutputCheck> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, `output-${randomUUID()}`);
  const stream = createWriteStream(file, { flags: 'wx', mode: 0o400 });
  // An error may come while nobody waits for the stream: of a full disk, or of a write under way when `close` gives up.
  let failure: Error | null = null;
  stream.on('error', (error) => (failure = error));
  return {
    write: async (chunk) => {
      if (failure !== null) throw failure;
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
    answer: async () => {
      stream.end();
      await finished(stream);
      // Several validators only in the legacy format: all must accept.
      for (const [index, validator] of validators.entries()) {
        const { isAccepted, judgeMessage, teamMessage } = await validator.validate(testCase, file);
        if (isAccepted && index < validators.length - 1) continue;
        return {
          isAccepted,
          reason: isAccepted ? '' : (teamMessage ?? 'the output validator does not accept the output'),
          judgeFeedback: judgeMessage,
          teamFeedback: teamMessage,
        };
      }
      throw new JuryFaultError('There is no output validator');
    },
    close: async () => {
      stream.destroy();
      await rm(file, { force: true });
    },
  };
}
