/** Judges two example submissions again without recording it, to find what does not come out the same twice. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { Finding } from '../../contract/package-finding.js';
import { JurySubmission } from '../../problems/jury-submission.entity.js';
import type { RunRecord } from '../../submissions/judgement-records.service.js';
import { Run } from '../../submissions/run.entity.js';
import { Submission } from '../../submissions/submission.entity.js';
import { JudgeSubmission } from '../judge-submission.js';
import { JuryFaultError } from '../judging-errors.js';
import { JudgingTasks } from '../judging-task.js';
import type { CheckedPackage } from './checked-package.js';
import { FindingList } from './finding-list.js';

interface JudgedExample {
  path: string;
  judgementId: number;
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

  async check(checked: CheckedPackage): Promise<{ findings: Finding[]; repeated: number }> {
    const found = new FindingList();
    if (checked.version.state !== 'ready') return { findings: [], repeated: 0 };
    const again = twoOf(await this.load(checked));
    for (const example of again) await this.repeat(checked, example, found);
    return { findings: found.all, repeated: again.length };
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
      return [{ path: one.path, judgementId: currentJudgementId, verdict, runs: own }];
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

function totalUs({ runs }: JudgedExample): number {
  return runs.reduce((sum, { cpuTimeUs }) => sum + cpuTimeUs, 0);
}
