/**
 * One test case: run the program on the input, draw the verdict from the facts, and if those leave it open, have the
 * output checked. In an interactive problem both happen at once. In a multi-pass problem the validator may ask for
 * another pass, with an input that it wrote (2025-09, "Multi-pass validation"); limits hold for each pass by itself.
 */
import { devNull } from 'node:os';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { RunEvidence } from '../contract/evidence.js';
import { KIB } from '../contract/limits.js';
import type { RunVerdict } from '../contract/verdicts.js';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { annotateSpan, inSpan } from '../tracing/tracing.js';
import type { RunnableProgram } from './compile-program.js';
import { evidenceOf } from './evidence.js';
import { programLimits } from './execution-limits.js';
import { verdictOfInteraction } from './interaction-verdict.js';
import { inspectSubmission, judgeOutput } from './judge-unrun.js';
import { type JudgedPass, type JudgedTestCase, judged } from './judged-test-case.js';
import { JuryFaultError } from './judging-errors.js';
import type { JudgingTask } from './judging-task.js';
import { runWithNamedFiles, saysMissing, type Streams } from './named-files.js';
import { repeatedNearLimit, spreadInWords } from './near-limit.js';
import {
  answerOfValidator,
  answerOrRemove,
  type CheckAnswer,
  compareFile,
  comparison,
  validateFile,
  validation,
} from './output-checks.js';
import type { Feedback, ValidatedCase, ValidatorSession } from './output-validation.js';
import { runInteraction } from './run-interaction.js';
import type { RunSession } from './run-session.js';
import { SpoiledCopies, SpoiledCopyError } from './spoiled-copies.js';
import type { SubmissionInspector } from './static-validation.js';
import { HeadBuffer, toText } from './text.js';
import { endedLate } from './too-slow.js';
import { Transcript } from './transcript.js';
import { NO_SCORE_FILES } from './validator-answer.js';
import { type RunFailure, verdictOfRun } from './verdict-of-run.js';

const OUTPUT_HEAD_BYTES = 4 * KIB;
const STDERR_TAIL_BYTES = 8 * KIB;
/** Of one test case, each on new copies of its files. */
const MOST_TRIES = 3;

/** What runs and what checks, the same for all test cases of a judging. */
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

/** The submission's program, and the container it runs in. */
export interface Guest {
  program: RunnableProgram;
  session: RunSession;
}

interface Pass extends JudgedPass {
  feedback: Feedback | null;
}

@Injectable()
export class TestCaseRunner {
  constructor(
    private readonly cache: BlobCache,
    private readonly copies: SpoiledCopies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws JuryFaultError, SandboxError, SpoiledCopyError */
  run(parts: JudgingParts, testCase: TestCase): Promise<JudgedTestCase> {
    return inSpan('run', { 'docket.test_case': testCase.name }, async () => {
      const judged = await this.runOnSoundCopies(parts, testCase);
      annotateSpan({ 'docket.verdict': judged.record.verdict });
      return judged;
    });
  }

  private async runOnSoundCopies(parts: JudgingParts, testCase: TestCase): Promise<JudgedTestCase> {
    const { guest, validators, interactor, inspector } = parts;
    const programs = [guest?.program, ...validators, interactor, inspector].flatMap((one) => one?.artifact ?? []);
    const output = parts.task.outputs.get(testCase.name) ?? null;
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const copies = await this.copies.use(testCase, output, programs);
      const outcome = await this.runOnce(parts, testCase).catch((error: unknown) => {
        if (error instanceof JuryFaultError) return error;
        throw error;
      });
      const isAccepted = !(outcome instanceof JuryFaultError) && outcome.record.verdict === 'AC';
      if (!isAccepted && !(await this.copies.wereSound(copies))) continue;
      if (outcome instanceof JuryFaultError) throw outcome;
      return outcome;
    }
    throw new SpoiledCopyError(`The copies of ${testCase.name} on this worker’s disk were spoiled again and again`);
  }

  private async runOnce(parts: JudgingParts, testCase: TestCase): Promise<JudgedTestCase> {
    const { types, limits } = parts.task.version;
    if (testCase.settings.staticValidation != null) return inspectSubmission(parts.inspector, testCase);
    if (parts.guest === null) return judgeOutput(this.cache, parts.task.outputs, parts.validators, testCase);
    const mostPasses = types.includes('multi-pass') ? limits.validationPasses : 1;
    const isInteractive = types.includes('interactive');
    const validated: ValidatedCase = {
      name: testCase.name,
      input: await this.cache.path(testCase.inputBlob),
      answer: await this.cache.path(testCase.answerBlob),
      flags: testCase.settings.validatorFlags,
    };
    const transcript = isInteractive && testCase.isSample ? new Transcript() : null;
    let earlier: Feedback | null = null;
    let slowest: RunEvidence | null = null;
    try {
      for (let number = 1; ; number += 1) {
        const input: string = earlier?.nextInput ?? validated.input;
        if (transcript !== null) transcript.pass = number;
        const pass: Pass = isInteractive
          ? await this.interactivePass(parts, testCase, { ...validated, input }, earlier, transcript)
          : await this.repeatedPass(mostPasses === 1, () =>
              this.plainPass(parts, testCase, { ...validated, input }, earlier),
            );
        await earlier?.remove();
        earlier = pass.feedback;
        if (slowest === null || pass.evidence.cpuTimeUs > slowest.cpuTimeUs) slowest = pass.evidence;
        if (pass.verdict !== 'AC' || earlier?.nextInput == null) {
          return judged(testCase, pass, number, slowest, transcript);
        }
        if (number === mostPasses) {
          throw new JuryFaultError(
            `The output validator asked for more than the ${String(mostPasses)} passes of validation_passes on ${testCase.name}.`,
          );
        }
      }
    } finally {
      await earlier?.remove();
    }
  }

  /** @param mayRepeat not where passes follow one another */
  private async repeatedPass(mayRepeat: boolean, run: () => Promise<Pass>): Promise<Pass> {
    if (!mayRepeat) return run();
    const pass = await repeatedNearLimit(run, async ({ feedback }) => feedback?.remove());
    const spread = spreadInWords(pass.evidence);
    return { ...pass, reason: [pass.reason, spread].filter((words) => words !== '').join('; ') };
  }

  private async plainPass(
    parts: JudgingParts,
    testCase: TestCase,
    validated: ValidatedCase,
    earlier: Feedback | null,
  ): Promise<Pass> {
    const check =
      parts.validators.length === 0
        ? comparison(validated, testCase.isSample)
        : await validation(this.temporaryDirectory, validated, parts.validators, earlier);
    try {
      const shown = new HeadBuffer(OUTPUT_HEAD_BYTES);
      const sink = (chunk: Buffer): void | Promise<void> => {
        shown.write(chunk);
        return check.write(chunk);
      };
      const { report, isWritten } = await this.executePlain(parts, testCase, validated.input, sink);
      const { program } = guestOf(parts);
      const failure = failureOf(program, report);
      const late = lateEnd(parts, testCase, program, report);
      const isChecked = failure === null || late?.failure === null;
      const answer = isChecked ? saysIfMissing(await check.answer(), isWritten, parts) : null;
      const pass = passOf(report, failure, answer, shown.text() + (shown.isCut ? '…' : ''));
      return { ...pass, lateVerdict: late === null ? null : (late.failure?.verdict ?? verdictOfAnswer(answer)) };
    } finally {
      await check.close();
    }
  }

  /** @returns isWritten false where the program was to write a file and did not */
  private async executePlain(
    parts: JudgingParts,
    testCase: TestCase,
    input: string,
    sink: (chunk: Buffer) => void | Promise<void>,
  ): Promise<{ report: ExecutionReport; isWritten: boolean }> {
    const { judging, outputLimitBytes } = parts.task.version;
    const names = judging.fileNames;
    if (names === undefined) {
      const report = await this.execute(parts, testCase, { stdin: { file: input }, stdout: { sink } });
      return { report, isWritten: true };
    }
    const { session } = guestOf(parts);
    const execute = (streams: Streams): Promise<ExecutionReport> => this.execute(parts, testCase, streams);
    const directory = this.temporaryDirectory;
    return runWithNamedFiles({ names, input, session, execute, outputLimitBytes, directory }, sink);
  }

  private async interactivePass(
    parts: JudgingParts,
    testCase: TestCase,
    validated: ValidatedCase,
    earlier: Feedback | null,
    transcript: Transcript | null,
  ): Promise<Pass> {
    const [only, another] = parts.validators;
    const validator = parts.interactor ?? only;
    if (validator === undefined || (parts.interactor === null && another !== undefined)) {
      throw new JuryFaultError('An interactive problem needs one output validator.');
    }
    const { program: own, session } = guestOf(parts);
    await Promise.all([session.prepare(), validator.prepare()]);
    const waitingTimeMs = limitsOf(parts, testCase).wallTimeMs;
    const left: { feedback: Feedback | null } = { feedback: null };
    try {
      const interaction = await runInteraction(
        this.temporaryDirectory,
        {
          program: (streams) => this.execute(parts, testCase, streams),
          validator: async (streams) => {
            const { report, feedback } = await validator.execute(validated, { ...streams, waitingTimeMs }, earlier);
            left.feedback = feedback;
            return report;
          },
        },
        parts.task.version.limits.validationTimeS * 1000,
        {
          hasFailed: (report) => failureOf(own, report) !== null,
          accepts: (report) => validator.accepts(report),
        },
        transcript === null ? null : transcript.add.bind(transcript),
      );
      const { program, validator: report } = interaction;
      const verdict = verdictOfInteraction(interaction, failureOf(own, program));
      if (verdict.decides === 'nobody') throw validator.fault(testCase.name, report, verdict.fault);
      if (left.feedback === null) throw new Error('the validator ended without its feedback');
      if (verdict.decides === 'validator') {
        const answer = await answerOrRemove(validator, testCase.name, report, left.feedback);
        const talked = answerOfValidator(answer, left.feedback);
        const isDecided = parts.interactor === null || !answer.isAccepted;
        return passOf(
          program,
          null,
          isDecided ? talked : await this.checkTalk(parts, testCase, validated, talked),
          null,
        );
      }
      const { judgeMessage, teamMessage } = left.feedback.texts;
      await left.feedback.remove();
      const pass = passOf(program, verdict.failure, null, null);
      const late = lateEnd(parts, testCase, own, program);
      const lateVerdict = late && (late.failure?.verdict ?? validator.verdictOf(report));
      return { ...pass, lateVerdict, judgeFeedback: judgeMessage, teamFeedback: teamMessage };
    } catch (error) {
      await left.feedback?.remove();
      throw error;
    }
  }

  /** An interactor that accepts leaves an output, which the output validators (or the comparison) judge. */
  private async checkTalk(
    { validators }: JudgingParts,
    testCase: TestCase,
    validated: ValidatedCase,
    { feedback }: CheckAnswer,
  ): Promise<CheckAnswer> {
    try {
      const output = feedback?.talkOutput ?? devNull;
      return validators.length === 0
        ? await compareFile(output, validated, testCase.isSample)
        : await validateFile(output, validated, validators, null);
    } finally {
      await feedback?.remove();
    }
  }

  private async execute(
    parts: JudgingParts,
    testCase: TestCase,
    streams: Streams & Pick<ExecutionRequest, 'signal' | 'onStarted'>,
  ): Promise<ExecutionReport> {
    const { program, session } = guestOf(parts);
    const command = program.command(parts.task.version.memoryLimitBytes);
    for (const { name, blob } of testCase.settings.files) {
      await session.put(name, { hostPath: await this.cache.path(blob) });
    }
    return session.execute(program, {
      argv: [...command.argv, ...testCase.settings.args],
      env: command.env,
      ...streams,
      stderrTailBytes: STDERR_TAIL_BYTES,
      limits: limitsOf(parts, testCase),
    });
  }

  private get temporaryDirectory(): string {
    return path.join(this.config.dataDir, 'tmp');
  }
}

function guestOf({ guest }: JudgingParts): Guest {
  if (guest === null) throw new Error('there is no program to run');
  return guest;
}

/** A test case may have less time than the problem, and less beyond it in proportion. */
function timesOf({ task }: JudgingParts, { settings }: TestCase): Pick<JudgingTask, 'timeLimitMs' | 'stopTimeMs'> {
  const timeLimitMs = settings.timeLimitMs ?? task.timeLimitMs;
  const part = timeLimitMs / task.timeLimitMs;
  return { timeLimitMs, stopTimeMs: task.stopTimeMs === null ? null : Math.ceil(task.stopTimeMs * part) };
}

function limitsOf(parts: JudgingParts, testCase: TestCase): ExecutionRequest['limits'] {
  const { task } = parts;
  const { memoryLimitBytes, outputLimitBytes } = task.version;
  const { processLimit } = guestOf(parts).program.command(memoryLimitBytes);
  const { timeLimitMs, stopTimeMs } = timesOf(parts, testCase);
  return programLimits({ timeLimitMs, stopTimeMs, memoryLimitBytes, outputLimitBytes }, processLimit);
}

function failureOf(program: RunnableProgram, report: ExecutionReport): RunFailure | null {
  const heapExhausted = program.heapExhausted?.test(toText(report.stderrTail)) ?? false;
  return verdictOfRun(evidenceOf(report), { heapExhausted });
}

/**
 * How a program ended that was too slow but was let go on: as if it had been in time. null where it was not too slow, or
 * had to be stopped; and where passes follow one another, of which nobody knows how many there would have been.
 */
function lateEnd(
  parts: JudgingParts,
  testCase: TestCase,
  program: RunnableProgram,
  report: ExecutionReport,
): { failure: RunFailure | null } | null {
  const { stopTimeMs } = timesOf(parts, testCase);
  if (stopTimeMs === null || parts.task.version.types.includes('multi-pass')) return null;
  if (!endedLate(report, stopTimeMs)) return null;
  return { failure: failureOf(program, { ...report, limitFired: null }) };
}

/** Why an output is wrong that is not there, in words. */
function saysIfMissing(answer: CheckAnswer, isWritten: boolean, { task }: JudgingParts): CheckAnswer {
  const file = task.version.judging.fileNames?.output ?? null;
  if (isWritten || answer.isAccepted || file === null) return answer;
  return { ...answer, ...saysMissing(file) };
}

function verdictOfAnswer(answer: CheckAnswer | null): RunVerdict {
  return answer?.isAccepted === true ? 'AC' : 'WA';
}

function passOf(
  report: ExecutionReport,
  failure: RunFailure | null,
  answer: CheckAnswer | null,
  outputHead: string | null,
): Pass {
  return {
    verdict: failure?.verdict ?? verdictOfAnswer(answer),
    lateVerdict: null,
    reason: failure?.reason ?? answer?.reason ?? '',
    explanation: failure ? (failure.explanation ?? null) : (answer?.explanation ?? null),
    evidence: evidenceOf(report),
    judgeFeedback: answer?.judgeFeedback ?? null,
    teamFeedback: answer?.teamFeedback ?? null,
    scoreFiles: answer?.scoreFiles ?? NO_SCORE_FILES,
    outputHead,
    stderrTail: toText(report.stderrTail),
    feedback: answer?.feedback ?? null,
  };
}
