/**
 * One test case: run the program on the input, draw the verdict from the facts, and if those leave it open, have the
 * output checked. In an interactive problem both happen at once. In a multi-pass problem the validator may ask for
 * another pass, with an input that it wrote (2025-09, "Multi-pass validation"); limits hold for each pass by itself.
 */
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { RunEvidence } from '../contract/evidence.js';
import { KIB } from '../contract/limits.js';
import type { RunVerdict } from '../contract/verdicts.js';
import type { ExecutionReport, ExecutionRequest } from '../sandbox/execution.js';
import type { RunRecord } from '../submissions/judgement-records.service.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { RunnableProgram } from './compile-program.js';
import { evidenceOf } from './evidence.js';
import { programLimits } from './execution-limits.js';
import { verdictOfInteraction } from './interaction-verdict.js';
import { JuryFaultError } from './judging-errors.js';
import type { JudgingTask } from './judging-task.js';
import { answerOfValidator, answerOrRemove, type CheckAnswer, comparison, validation } from './output-checks.js';
import type { Feedback, ValidatedCase, ValidatorSession } from './output-validation.js';
import { runInteraction } from './run-interaction.js';
import type { RunSession } from './run-session.js';
import { SpoiledCopies } from './spoiled-copies.js';
import { HeadBuffer, toText } from './text.js';
import { NO_SCORE_FILES, type ScoreFiles } from './validator-answer.js';
import { Transcript } from './transcript.js';
import { type RunFailure, verdictOfRun } from './verdict-of-run.js';

const OUTPUT_HEAD_BYTES = 4 * KIB;
const STDERR_TAIL_BYTES = 8 * KIB;
/** Of one test case, each on new copies of its files. */
const MOST_TRIES = 3;

/** What runs and what checks, the same for all test cases of a judging. */
export interface JudgingParts {
  task: JudgingTask;
  program: RunnableProgram;
  session: RunSession;
  validators: ValidatorSession[];
}

/** A test case with the scores its validator gave; its own score is the scoring's affair. */
export interface JudgedTestCase {
  record: RunRecord;
  scoreFiles: ScoreFiles;
}

interface Pass extends JudgedPass {
  feedback: Feedback | null;
}

interface JudgedPass {
  verdict: RunVerdict;
  reason: string;
  evidence: RunEvidence;
  judgeFeedback: string | null;
  teamFeedback: string | null;
  scoreFiles: ScoreFiles;
  outputHead: string | null;
  stderrTail: string;
}

@Injectable()
export class TestCaseRunner {
  constructor(
    private readonly cache: BlobCache,
    private readonly copies: SpoiledCopies,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws JuryFaultError, SandboxError, SpoiledArtifactError */
  async run(parts: JudgingParts, testCase: TestCase): Promise<JudgedTestCase> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.runOnce(parts, testCase).catch((error: unknown) => {
        if (error instanceof JuryFaultError) return error;
        throw error;
      });
      const isAccepted = !(outcome instanceof JuryFaultError) && outcome.record.verdict === 'AC';
      const programs = [parts.program, ...parts.validators].map(({ artifact }) => artifact);
      if (isAccepted || (await this.copies.areIntact(testCase, programs)) || attempt === MOST_TRIES) {
        if (outcome instanceof JuryFaultError) throw outcome;
        return outcome;
      }
    }
  }

  private async runOnce(parts: JudgingParts, testCase: TestCase): Promise<JudgedTestCase> {
    const { types, limits } = parts.task.version;
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
          : await this.plainPass(parts, testCase, { ...validated, input }, earlier);
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
      const report = await this.execute(parts, testCase, { stdin: { file: validated.input }, stdout: { sink } });
      const failure = failureOf(parts.program, report);
      const answer = failure === null ? await check.answer() : null;
      return passOf(report, failure, answer, shown.text() + (shown.isCut ? '…' : ''));
    } finally {
      await check.close();
    }
  }

  private async interactivePass(
    parts: JudgingParts,
    testCase: TestCase,
    validated: ValidatedCase,
    earlier: Feedback | null,
    transcript: Transcript | null,
  ): Promise<Pass> {
    const [validator, another] = parts.validators;
    if (validator === undefined || another !== undefined) {
      throw new JuryFaultError('An interactive problem needs one output validator.');
    }
    await Promise.all([parts.session.prepare(), validator.prepare()]);
    const waitingTimeMs = limitsOf(parts).wallTimeMs;
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
        (report) => failureOf(parts.program, report) !== null,
        transcript === null ? null : transcript.add.bind(transcript),
      );
      const { program, validator: report } = interaction;
      const verdict = verdictOfInteraction(interaction, failureOf(parts.program, program));
      if (verdict.decides === 'nobody') throw validator.fault(testCase.name, report, verdict.fault);
      if (left.feedback === null) throw new Error('the validator ended without its feedback');
      if (verdict.decides === 'validator') {
        const answer = await answerOrRemove(validator, testCase.name, report, left.feedback);
        return passOf(program, null, answerOfValidator(answer, left.feedback), null);
      }
      const { judgeMessage, teamMessage } = left.feedback.texts;
      await left.feedback.remove();
      const pass = passOf(program, verdict.failure, null, null);
      return { ...pass, judgeFeedback: judgeMessage, teamFeedback: teamMessage };
    } catch (error) {
      await left.feedback?.remove();
      throw error;
    }
  }

  private async execute(
    { task, program, session }: JudgingParts,
    testCase: TestCase,
    streams: Pick<ExecutionRequest, 'stdin' | 'stdout' | 'signal' | 'onStarted'>,
  ): Promise<ExecutionReport> {
    const command = program.command(task.version.memoryLimitBytes);
    for (const { name, blob } of testCase.settings.files) {
      await session.put(name, { hostPath: await this.cache.path(blob) });
    }
    return session.execute(program, {
      argv: [...command.argv, ...testCase.settings.args],
      env: command.env,
      ...streams,
      stderrTailBytes: STDERR_TAIL_BYTES,
      limits: limitsOf({ task, program }),
    });
  }

  private get temporaryDirectory(): string {
    return path.join(this.config.dataDir, 'tmp');
  }
}

function limitsOf({ task, program }: Pick<JudgingParts, 'task' | 'program'>): ExecutionRequest['limits'] {
  const { memoryLimitBytes, outputLimitBytes } = task.version;
  const { processLimit } = program.command(memoryLimitBytes);
  return programLimits({ timeLimitMs: task.timeLimitMs, memoryLimitBytes, outputLimitBytes }, processLimit);
}

function failureOf(program: RunnableProgram, report: ExecutionReport): RunFailure | null {
  const heapExhausted = program.heapExhausted?.test(toText(report.stderrTail)) ?? false;
  return verdictOfRun(evidenceOf(report), { heapExhausted });
}

function passOf(
  report: ExecutionReport,
  failure: RunFailure | null,
  answer: CheckAnswer | null,
  outputHead: string | null,
): Pass {
  return {
    verdict: failure?.verdict ?? (answer?.isAccepted === true ? 'AC' : 'WA'),
    reason: failure?.reason ?? answer?.reason ?? '',
    evidence: evidenceOf(report),
    judgeFeedback: answer?.judgeFeedback ?? null,
    teamFeedback: answer?.teamFeedback ?? null,
    scoreFiles: answer?.scoreFiles ?? NO_SCORE_FILES,
    outputHead,
    stderrTail: toText(report.stderrTail),
    feedback: answer?.feedback ?? null,
  };
}

/** @param slowest of all passes: the facts of an accepted test case */
function judged(
  testCase: TestCase,
  pass: JudgedPass,
  passes: number,
  slowest: RunEvidence,
  transcript: Transcript | null,
): JudgedTestCase {
  const { ordinal, id: testCaseId, name: testCaseName, isSample } = testCase;
  const { verdict, judgeFeedback, teamFeedback, outputHead, stderrTail, scoreFiles } = pass;
  const reason = passes > 1 && verdict !== 'AC' ? `pass ${String(passes)}: ${pass.reason}` : pass.reason;
  const evidence = verdict === 'AC' ? slowest : pass.evidence;
  const place = { ordinal, testCaseId, testCaseName, isSample };
  const talk = transcript?.parts() ?? null;
  const words = { reason, judgeFeedback, teamFeedback, outputHead, stderrTail, talk };
  return { record: { ...place, verdict, score: null, evidence, ...words }, scoreFiles };
}
