/**
 * Runs a compiled submission on the test data, as far as its kind of problem wants, and draws its verdict and score.
 * Pass-fail: in order, until the first failure where that is enough. Scoring: the groups decide (scoring/).
 */
import { Injectable } from '@nestjs/common';
import type { RunVerdict } from '../contract/verdicts.js';
import type { ToolchainLibrary } from '../sandbox/toolchain-library.js';
import type { FinalRecord, RunRecord } from '../submissions/judgement-records.service.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { finalVerdict } from './final-verdict.js';
import type { JudgedTestCase } from './judged-test-case.js';
import { JuryFaultError } from './judging-errors.js';
import type { JudgingTask } from './judging-task.js';
import type { JuryWork } from './jury-program.js';
import { OutputValidation } from './output-validation.js';
import { type PackageGrader, PackageGraders } from './package-grader.js';
import type { Guest, JudgingParts } from './judging-parts.js';
import { TestCaseRunner } from './run-test-case.js';
import { StaticValidation } from './static-validation.js';
import { submittedFiles } from './submitted-files.js';
import { isTooSlowBeyondDoubt } from './too-slow.js';
import { gradedVerdict, isGraded } from './scoring/graded-verdict.js';
import { judgeLegacyGroups } from './scoring/legacy-groups.js';
import { judgeMaxScoreGroups } from './scoring/max-score-groups.js';
import type { RunScoredCase, ScoredSubmission } from './scoring/scored-run.js';

export interface JudgedProgram {
  task: JudgingTask;
  /** null where outputs were handed in. */
  guest: Guest | null;
  library: ToolchainLibrary;
  purpose: string;
}

/** Runs one test case and tells of it, with the score that is made of what its validator said. */
type RunCase = (testCase: TestCase, scoreOf: (judged: JudgedTestCase) => number | null) => Promise<RunRecord>;

@Injectable()
export class JudgeTestData {
  constructor(
    private readonly validation: OutputValidation,
    private readonly staticValidation: StaticValidation,
    private readonly graders: PackageGraders,
    private readonly testCases: TestCaseRunner,
  ) {}

  /**
   * @param signal ends the judging after the test case it is at
   * @param onRun told of each test case as soon as it is judged
   */
  async judge(judged: JudgedProgram, signal: AbortSignal, onRun: (run: RunRecord) => void): Promise<FinalRecord> {
    const { task, guest, library, purpose } = judged;
    if (task.testCases.length === 0) throw new JuryFaultError('The problem has no test cases.');
    const work: JuryWork = { version: task.version, library, purpose };
    const submitted = task.program === null ? [] : submittedFiles(task.program).files;
    const validators = await this.validation.open(work, submitted);
    const interactor = await this.validation.openInteractor(work);
    const inspector = await this.staticValidation.open(task, work);
    const parts: JudgingParts = { task, guest, validators, interactor, inspector };
    const runs: RunRecord[] = [];
    let grader: PackageGrader | null = null;
    try {
      const runCase: RunCase = async (testCase, scoreOf) => {
        signal.throwIfAborted();
        const one = await this.testCases.run(parts, testCase);
        const record = { ...one.record, score: scoreOf(one) };
        runs.push(record);
        onRun(record);
        return record;
      };
      if (task.isPart || !task.version.types.includes('scoring')) {
        await passFail(task, runCase);
        return await passFailVerdict(task, runs);
      }
      grader = await this.graders.open(work);
      const scored = await scoring(task, runCase, grader);
      return finalScore(scored, runs);
    } finally {
      const opened = [...validators, interactor, inspector, grader].filter((one) => one !== null);
      await Promise.all(opened.map((one) => one.close()));
    }
  }
}

async function passFail(task: JudgingTask, run: RunCase): Promise<void> {
  const runs: RunRecord[] = [];
  const margin = (task.stopTimeMs ?? task.timeLimitMs) / task.timeLimitMs;
  for (const testCase of task.testCases) {
    const one = await run(testCase, () => null);
    runs.push(one);
    if (task.stopAtFirstFailure && (one.lateVerdict ?? one.verdict) !== 'AC') return;
    if (task.endsWhenTooSlow && isTooSlowBeyondDoubt(runs, margin)) return;
  }
}

async function passFailVerdict(
  { version, testCases, isPart }: JudgingTask,
  runs: readonly RunRecord[],
): Promise<FinalRecord> {
  const { groups } = version.judging;
  if (isPart || !isGraded(groups)) return { score: null, ...finalVerdict(runs) };
  const placed = testCases.flatMap(({ id, name, groupPath }) => {
    const run = runs.find(({ testCaseId }) => testCaseId === id);
    return run === undefined ? [] : [{ name, groupPath, verdict: run.verdict }];
  });
  return { ...figuresOf(await gradedVerdict(groups, placed), runs), score: null };
}

function scoring(task: JudgingTask, runCase: RunCase, grader: PackageGrader | null): Promise<ScoredSubmission> {
  const { groups } = task.version.judging;
  const run: RunScoredCase<TestCase> = (testCase, scoreOf) =>
    runCase(testCase, ({ record, scoreFiles }) => scoreOf(record.verdict, scoreFiles));
  if (groups.some((group) => group.scoring?.kind === 'legacy')) {
    const custom: Parameters<typeof judgeLegacyGroups>[3] =
      grader === null ? null : (results, flags) => grader.grade(results, flags);
    return judgeLegacyGroups(groups, task.testCases, run, custom);
  }
  return judgeMaxScoreGroups(groups, task.testCases, run, task.mayLeaveOut);
}

/** The groups' verdict counts, and of the runs the reason and the figures. */
function finalScore({ verdict, score, groups }: ScoredSubmission, runs: readonly RunRecord[]): FinalRecord {
  return { ...figuresOf(verdict, runs), score, evidence: { groups } };
}

function figuresOf(verdict: RunVerdict, runs: readonly RunRecord[]): ReturnType<typeof finalVerdict> {
  const failed = runs.filter((run) => run.verdict === verdict);
  const reason = verdict === 'AC' ? null : finalVerdict(failed.length > 0 ? failed : runs).reason;
  return { ...finalVerdict(runs), verdict, reason };
}
