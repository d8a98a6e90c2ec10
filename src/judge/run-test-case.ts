/**
 * One test case: run the program on the input, draw the verdict from the facts, and if those leave it open, have the
 * output checked. In an interactive problem both happen at once. In a multi-pass problem the validator may ask for
 * another pass, with an input that it wrote (2025-09, "Multi-pass validation"); limits hold for each pass by itself.
 */
import { Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { RunEvidence } from '../contract/evidence.js';
import { KIB } from '../contract/limits.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { annotateSpan, inSpan } from '../tracing/tracing.js';
import { runInteractivePass } from './interactive-pass.js';
import { inspectSubmission, judgeOutput } from './judge-unrun.js';
import { type JudgedTestCase, judged } from './judged-test-case.js';
import { executeProgram, guestOf, type JudgingParts, memoryOf } from './judging-parts.js';
import { JuryFaultError } from './judging-errors.js';
import { runWithNamedFiles, saysMissing, type Streams } from './named-files.js';
import { repeatedNearLimit, spreadInWords } from './near-limit.js';
import { type CheckAnswer, comparison, validation } from './output-checks.js';
import type { Feedback, ValidatedCase } from './output-validation.js';
import { failureOf, lateEnd, type Pass, passOf, verdictOfAnswer } from './pass.js';
import type { Listener } from './run-interaction.js';
import { SpoiledCopies, SpoiledCopyError } from './spoiled-copies.js';
import { HeadBuffer } from './text.js';
import { shownRun } from './shown-run.js';
import { Transcript } from './transcript.js';

const OUTPUT_HEAD_BYTES = 4 * KIB;
/** Of one test case, each on new copies of its files. */
const MOST_TRIES = 3;

@Injectable()
export class TestCaseRunner {
  constructor(
    private readonly cache: BlobCache,
    private readonly copies: SpoiledCopies,
    private readonly sandbox: SandboxService,
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
    const memoryLimitBytes = memoryOf(parts, testCase);
    await Promise.all(parts.guest.sessions.map((session) => session.useMemory(memoryLimitBytes)));
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
        : await validation(this.sandbox.workDirectory, validated, parts.validators, earlier);
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
      const seen = parts.task.program && shownRun(parts.task.program, report);
      const answer = isChecked ? saysIfMissing(await check.answer(seen), isWritten, parts) : null;
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
      const report = await executeProgram(parts, testCase, this.cache, { stdin: { file: input }, stdout: { sink } });
      return { report, isWritten: true };
    }
    const [session] = guestOf(parts).sessions;
    const execute = (streams: Streams): Promise<ExecutionReport> =>
      executeProgram(parts, testCase, this.cache, streams);
    const directory = this.sandbox.workDirectory;
    return runWithNamedFiles({ names, input, session, execute, outputLimitBytes, directory }, sink);
  }

  private interactivePass(
    parts: JudgingParts,
    testCase: TestCase,
    validated: ValidatedCase,
    earlier: Feedback | null,
    transcript: Transcript | null,
  ): Promise<Pass> {
    const { length } = guestOf(parts).sessions;
    const listener: Listener = (from, chunk, process) => transcript?.add(from, chunk, length > 1 ? process : undefined);
    return runInteractivePass({
      ...{ parts, testCase, validated, earlier },
      listener: transcript === null ? null : listener,
      directory: this.sandbox.workDirectory,
      execute: (streams, index) => executeProgram(parts, testCase, this.cache, streams, index),
    });
  }
}

/** Why an output is wrong that is not there, in words. */
function saysIfMissing(answer: CheckAnswer, isWritten: boolean, { task }: JudgingParts): CheckAnswer {
  const file = task.version.judging.fileNames?.output ?? null;
  if (isWritten || answer.isAccepted || file === null) return answer;
  return { ...answer, ...saysMissing(file) };
}
