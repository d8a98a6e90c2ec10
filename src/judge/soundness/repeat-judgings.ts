/**
 * Judges example submissions again without recording it: two as they were, to find what does not come out the same
 * twice; and those that are to be too slow under a longer limit, to see by how much they are.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { Finding } from '../../contract/package-finding.js';
import { JurySubmission } from '../../problems/jury-submission.entity.js';
import type { RunRecord } from '../../submissions/judgement-records.service.js';
import { Run } from '../../submissions/run.entity.js';
import type { TimedExample } from '../../submissions/soundness-report.js';
import { Submission } from '../../submissions/submission.entity.js';
import { JudgeSubmission } from '../judge-submission.js';
import { JuryFaultError } from '../judging-errors.js';
import { JudgingTasks } from '../judging-task.js';
import type { CheckedPackage } from './checked-package.js';
import { FindingList } from './finding-list.js';

/** Of each submission that is to be too slow, and how many of those are looked at. */
const MOST_SLOW_CASES = 3;
const MOST_SLOW_SUBMISSIONS = 5;

interface JudgedExample {
  path: string;
  judgementId: number;
  expectation: JurySubmission['expectation'];
  verdict: Submission['verdict'];
  runs: Run[];
}

@Injectable()
export class RepeatedJudgings {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly tasks: JudgingTasks,
    private readonly submissions: JudgeSubmission,
  ) {}

  async check(
    checked: CheckedPackage,
  ): Promise<{ findings: Finding[]; repeated: number; fastestTooSlow: TimedExample | null }> {
    const found = new FindingList();
    if (checked.version.state !== 'ready') return { findings: [], repeated: 0, fastestTooSlow: null };
    const examples = await this.load(checked);
    const again = twoOf(examples);
    for (const example of again) await this.repeat(checked, example, found);
    const fastestTooSlow = await this.fastestTooSlow(checked, examples);
    return { findings: found.all, repeated: again.length, fastestTooSlow };
  }

  private async load({ verificationId }: CheckedPackage): Promise<JudgedExample[]> {
    const { manager } = this.dataSource;
    const submissions = await manager.findBy(Submission, { verificationId });
    const jury = await manager.findBy(JurySubmission, { id: In(submissions.map((one) => one.jurySubmissionId)) });
    const runs = await manager.find(Run, {
      where: { judgementId: In(submissions.map(({ currentJudgementId }) => currentJudgementId)) },
      order: { ordinal: 'ASC' },
    });
    return submissions.flatMap(({ jurySubmissionId, currentJudgementId, verdict }) => {
      const one = jury.find(({ id }) => id === jurySubmissionId);
      const own = runs.filter(({ judgementId }) => judgementId === currentJudgementId);
      if (one === undefined || currentJudgementId === null || own.length === 0) return [];
      return [{ path: one.path, expectation: one.expectation, judgementId: currentJudgementId, verdict, runs: own }];
    });
  }

  private async repeat(checked: CheckedPackage, example: JudgedExample, found: FindingList): Promise<void> {
    const task = await this.tasks.load(example.judgementId);
    let runs: RunRecord[];
    try {
      runs = await this.submissions.judgeUnrecorded(task, checked.signal);
    } catch (error) {
      if (!(error instanceof JuryFaultError)) throw error;
      found.add(
        'error',
        example.path,
        `judged a second time: ${error.message}`,
        'Have the validator be right every time',
      );
      return;
    }
    for (const run of runs) {
      const before = example.runs.find(({ ordinal }) => ordinal === run.ordinal);
      if (before === undefined || before.verdict === run.verdict) continue;
      // Around the limit the machine decides; the margins tell of that.
      if (before.verdict === 'TLE' || run.verdict === 'TLE') continue;
      found.add(
        'error',
        example.path,
        `got ${before.verdict} on ${run.testCaseName}, and ${run.verdict} when it was judged again`,
        'Have neither it nor the validator depend on chance, time or addresses',
      );
    }
  }

  /** Judged on the test cases that it was too slow on, with the margin's factor on top. */
  private async fastestTooSlow(
    checked: CheckedPackage,
    examples: readonly JudgedExample[],
  ): Promise<TimedExample | null> {
    const tooSlow = examples
      .filter(({ expectation, verdict }) => expectation.timeLimitBound === 'upper' && verdict === 'TLE')
      .slice(0, MOST_SLOW_SUBMISSIONS);
    let fastest: TimedExample | null = null;
    for (const example of tooSlow) {
      const timed = await this.timeOf(checked, example);
      if (timed !== null && (fastest === null || timed.cpuTimeUs < fastest.cpuTimeUs)) fastest = timed;
    }
    return fastest;
  }

  private async timeOf(
    checked: CheckedPackage,
    { path, judgementId, runs }: JudgedExample,
  ): Promise<TimedExample | null> {
    const task = await this.tasks.load(judgementId);
    const timeLimitMs = Math.ceil(task.timeLimitMs * checked.version.limits.timeMultipliers.timeLimitToTle);
    const cases = runs.filter(({ verdict }) => verdict === 'TLE').slice(0, MOST_SLOW_CASES);
    let slowest: TimedExample | null = null;
    for (const { ordinal } of cases) {
      const testCases = task.testCases.filter((testCase) => testCase.ordinal === ordinal);
      const judged = { ...task, testCases, timeLimitMs };
      const [run] = await this.submissions.judgeUnrecorded(judged, checked.signal).catch(nothingOfJuryFault);
      if (run === undefined) continue;
      const isAtLeast = run.verdict === 'TLE';
      // One that waits rather than computes is too slow by the clock, whatever its CPU time.
      const cpuTimeUs = isAtLeast ? timeLimitMs * 1000 : run.evidence.cpuTimeUs;
      if (slowest === null || cpuTimeUs > slowest.cpuTimeUs) slowest = { path, cpuTimeUs, isAtLeast };
      if (isAtLeast) break;
    }
    return slowest;
  }
}

/** One that was accepted and one that was wrong, the quickest of each kind. */
function twoOf(examples: readonly JudgedExample[]): JudgedExample[] {
  const quickest = (verdict: string): JudgedExample[] =>
    examples
      .filter((example) => example.verdict === verdict)
      .sort((one, other) => totalUs(one) - totalUs(other))
      .slice(0, 1);
  return [...quickest('AC'), ...quickest('WA')];
}

/** A score of one test case alone may break the rules of its group. */
function nothingOfJuryFault(error: unknown): [] {
  if (error instanceof JuryFaultError) return [];
  throw error;
}

function totalUs({ runs }: JudgedExample): number {
  return runs.reduce((sum, { cpuTimeUs }) => sum + cpuTimeUs, 0);
}
