/** Everything a judgement is judged by, read once at its start. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BlobStore } from '../blobs/blob-store.js';
import { entryPointBeside, isUsableName } from '../languages/arrange-sources.js';
import type { SourceFile } from '../languages/language.js';
import { isLanguageId, type Language, LANGUAGES } from '../languages/languages.js';
import { assignAnswers } from '../problems/answer-files.js';
import type { Judging, LimitFactors } from '../problems/judging.js';
import { limitFactors, limitsInLanguage } from '../problems/language-limits.js';
import { boundingCases, boundsBySome, isAboutTimeAlone, isToFail } from '../problems/expectation.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { Judgement } from '../submissions/judgement.entity.js';
import { Submission } from '../submissions/submission.entity.js';
import { CALIBRATION_TIME_LIMIT_MS } from '../submissions/verifications.service.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { withCodeAround } from './code-around.js';
import { includedIn } from './included-files.js';

/** Sources are checked when they are handed in; a jury's may be larger. */
const MAX_SOURCE_BYTES = 64 * 1024 * 1024;

export interface JudgingTask {
  judgement: Judgement;
  submission: Submission;
  version: ProblemVersion;
  /** In the order of judging. */
  testCases: TestCase[];
  /** Only those test cases by which it bounds a time limit that is open: they make no verdict of the whole, nor a score. */
  isPart: boolean;
  /** What is compiled and run; null where outputs were handed in. */
  program: SubmittedSources | null;
  /** Submit-answer problems: the output's blob by the name of the test case. */
  outputs: ReadonlyMap<string, string>;
  /** Both for the submission's language. */
  timeLimitMs: number;
  memoryLimitBytes: number;
  /** How many times a test case's own limits hold for it. */
  limitFactors: LimitFactors;
  /** An example submission that is to fail: how much CPU time it may take in all, to see what becomes of it. */
  stopTimeMs: number | null;
  /** It is to be too slow: nothing more is run once that is beyond doubt (too-slow.ts). */
  endsWhenTooSlow: boolean;
  /** Pass-fail problems: nothing is run after the first failure. */
  stopAtFirstFailure: boolean;
  /** Whether test cases that cannot change the result any more may be left out. */
  mayLeaveOut: boolean;
}

export interface SubmittedSources {
  language: Language;
  /** The package's own files beside them. */
  files: SourceFile[];
  entryPoint: string | null;
}

@Injectable()
export class JudgingTasks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
  ) {}

  async load(judgementId: number): Promise<JudgingTask> {
    const manager = this.dataSource.manager;
    const judgement = await manager.findOneByOrFail(Judgement, { id: judgementId });
    const [submission, version, all] = await Promise.all([
      manager.findOneByOrFail(Submission, { id: judgement.submissionId }),
      manager.findOneByOrFail(ProblemVersion, { id: judgement.problemVersionId }),
      manager.find(TestCase, { where: { problemVersionId: judgement.problemVersionId }, order: { ordinal: 'ASC' } }),
    ]);
    const jury =
      submission.jurySubmissionId === null
        ? null
        : await manager.findOneBy(JurySubmission, { id: submission.jurySubmissionId });
    // Rules on single test cases, and the slowest of them, are only known when all have been run.
    const mayLeaveOut = version.state !== 'calibrating' && (jury?.expectation.rules.length ?? 0) === 0;
    const limits = limitsInLanguage(version, submission.language);
    const timeLimitMs = limits.timeLimitMs ?? CALIBRATION_TIME_LIMIT_MS;
    const { timeLimitToTle } = version.limits.timeMultipliers;
    const isBounding = version.state === 'calibrating' && jury !== null && boundsBySome(jury.expectation);
    const testCases = isBounding ? boundingCases(jury.expectation, all) : all;
    const hasMoreTime = version.state !== 'calibrating' && jury !== null && isToFail(jury.expectation);
    return {
      judgement,
      submission,
      version,
      testCases,
      isPart: testCases.length < all.length,
      ...(version.types.includes('submit-answer')
        ? { program: null, outputs: outputsOf(submission, testCases, version.judging) }
        : { program: await this.programOf(submission, version), outputs: new Map<string, string>() }),
      timeLimitMs,
      memoryLimitBytes: limits.memoryLimitBytes,
      limitFactors: limitFactors(version.judging, submission.language),
      stopTimeMs: hasMoreTime ? Math.ceil(timeLimitMs * timeLimitToTle) : null,
      endsWhenTooSlow: hasMoreTime && isAboutTimeAlone(jury.expectation),
      stopAtFirstFailure: version.judging.stopAtFirstFailure && mayLeaveOut,
      mayLeaveOut,
    };
  }

  private async programOf(submission: Submission, { judging }: ProblemVersion): Promise<SubmittedSources> {
    if (!isLanguageId(submission.language)) throw new Error(`There is no language ${submission.language} any more`);
    const language = LANGUAGES[submission.language];
    const { own, included } = withIncluded(submission, judging);
    const namesOf = (files: readonly { name: string }[]): string[] => files.map(({ name }) => name);
    return {
      language,
      files: [
        ...withCodeAround(language, await this.readSources(own), judging.codeAround?.[submission.language]),
        ...(await this.readSources(included)),
      ],
      entryPoint:
        judging.entryPoints?.[submission.language] ??
        submission.entryPoint ??
        entryPointBeside(language, namesOf(own), namesOf(included)),
    };
  }

  async readSources(files: { name: string; blob: string }[]): Promise<SourceFile[]> {
    return Promise.all(
      files.map(async ({ name, blob }) => ({ name, content: await this.blobs.readBuffer(blob, MAX_SOURCE_BYTES) })),
    );
  }
}

function outputsOf(
  { files }: Submission,
  testCases: readonly TestCase[],
  { answerSheet }: Judging,
): Map<string, string> {
  const [sheet] = files;
  if (answerSheet !== undefined && sheet !== undefined) return new Map(testCases.map(({ name }) => [name, sheet.blob]));
  const { byTestCase } = assignAnswers(
    files.map(({ name }) => name),
    testCases.map(({ name }) => name),
  );
  const outputs = new Map<string, string>();
  for (const [testCase, name] of byTestCase) {
    const file = files.find((one) => one.name === name);
    if (file !== undefined) outputs.set(testCase, file.blob);
  }
  return outputs;
}

/** The package's files for the language stand beside what was handed in, and in its place where names are the same. */
function withIncluded(
  submission: Submission,
  judging: Judging,
): Record<'own' | 'included', { name: string; blob: string }[]> {
  const included = includedIn(submission.language, judging);
  if (included.length === 0 || !isLanguageId(submission.language)) return { own: submission.files, included: [] };
  const [only, another] = submission.files;
  // A single file may have any name; beside others it needs one that the language can use.
  const own =
    only !== undefined && another === undefined && !isUsableName(LANGUAGES[submission.language], only.name)
      ? [{ ...only, name: LANGUAGES[submission.language].sourceName }]
      : submission.files;
  return { own: own.filter(({ name }) => !included.some((one) => one.name === name)), included };
}
