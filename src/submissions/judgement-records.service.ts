/**
 * The only writer of judgements and runs. Every write names the lease it is made under and is refused by the database
 * when the lease is lost (LeaseLostError), so that a worker that was thought dead can never add to, or overrule, what
 * its successor records. Events go out with the transaction they tell about.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunEvidence } from '../contract/evidence.js';
import type { Explanation } from '../contract/explanations.js';
import type { TalkPart } from '../contract/talk.js';
import type { RunVerdict, SubmissionState, Verdict } from '../contract/verdicts.js';
import { judgingStageSeconds, verdicts } from '../metrics/metrics.js';
import { type Lease, LeaseLostError, QueueService } from '../queue/queue.service.js';
import { Problem } from '../problems/problem.entity.js';
import { User } from '../users/user.entity.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import { isReplay, Judgement, type JudgementEvidence } from './judgement.entity.js';
import { Run } from './run.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { problemSlugOf, submissionEventOf } from './submission-event.js';
import { Submission } from './submission.entity.js';
import { summaryView } from './submission-views.js';
import { VerificationsService } from './verifications.service.js';

/**
 * An attempt's events may have been told and then lost with PostgreSQL's last moments (see `note`): the next attempt's
 * revisions must still be greater. More test cases than this no package has.
 */
const REVISIONS_OF_ONE_ATTEMPT = 25_000;

export interface RunRecord {
  ordinal: number;
  testCaseId: number;
  testCaseName: string;
  isSample: boolean;
  verdict: RunVerdict;
  /** Had the time limit been longer by its margin; null: the same, or nobody knows. */
  lateVerdict: RunVerdict | null;
  /** Scoring problems only. */
  score: number | null;
  reason: string;
  explanation: Explanation | null;
  evidence: RunEvidence;
  judgeFeedback: string | null;
  teamFeedback: string | null;
  outputHead: string | null;
  stderrTail: string | null;
  /** Interactive problems: what was said, where it may be shown. */
  talk: TalkPart[] | null;
}

export interface FinalRecord {
  verdict: Verdict;
  score: number | null;
  reason: string | null;
  /** The same as a code, where it is not told by a run. */
  explanation?: Explanation | null;
  compilerOutput?: string | null;
  cpuTimeUs: number | null;
  memoryPeakBytes: number | null;
  evidence?: JudgementEvidence;
}

@Injectable()
export class JudgementRecords {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly events: SubmissionEvents,
    private readonly verifications: VerificationsService,
    private readonly webhooks: WebhookOutbox,
  ) {}

  /** A worker begins; what an earlier attempt left behind is forgotten. */
  async begin(
    lease: Lease,
    made: { libraryDigest: string; evidence: JudgementEvidence; testCaseCount: number },
  ): Promise<void> {
    await this.write(lease, async (manager, judgement) => {
      await manager.delete(Run, { judgementId: judgement.id });
      const columns: Partial<Judgement> = {
        state: 'compiling',
        libraryDigest: made.libraryDigest,
        evidence: made.evidence,
        testCaseCount: made.testCaseCount,
        workerId: lease.workerId,
        attempts: lease.attempts,
        startedAt: new Date(),
        compiledAt: null,
      };
      await this.change(manager, judgement, columns, REVISIONS_OF_ONE_ATTEMPT);
    });
  }

  compiled(lease: Lease, compilerOutput: string | null, evidence: JudgementEvidence): Promise<void> {
    return this.note(lease, (manager, judgement) =>
      this.change(manager, judgement, {
        state: 'running',
        compilerOutput,
        compiledAt: new Date(),
        evidence: { ...judgement.evidence, ...evidence },
      }),
    );
  }

  runs(lease: Lease, records: readonly RunRecord[]): Promise<void> {
    return this.note(lease, (manager, judgement) => this.addRuns(manager, judgement, records));
  }

  /**
   * The end: verdict and job in one transaction.
   *
   * @param lastRuns those not yet recorded, told before the verdict
   */
  finish(lease: Lease, final: FinalRecord, lastRuns: readonly RunRecord[] = []): Promise<void> {
    return this.end(lease, final, lastRuns, (manager) => this.queue.complete(manager, lease));
  }

  /** Our own fault: the judgement ends as JE, and the job stays in sight with the reason. */
  fail(lease: Lease, why: Pick<FinalRecord, 'reason' | 'explanation'>, error: string): Promise<void> {
    const final: FinalRecord = {
      verdict: 'JE',
      score: null,
      ...why,
      cpuTimeUs: null,
      memoryPeakBytes: null,
      evidence: { error },
    };
    return this.end(lease, final, [], (manager) => this.queue.setAside(manager, lease, error));
  }

  private async addRuns(manager: EntityManager, judgement: Judgement, records: readonly RunRecord[]): Promise<void> {
    for (const record of records) {
      const { testCaseName, isSample, evidence, ...columns } = record;
      const { cpuTimeUs, wallTimeUs, memoryPeakBytes, outputBytes, exitCode, signal } = evidence;
      const figures = { cpuTimeUs, wallTimeUs, memoryPeakBytes };
      await manager.insert(Run, {
        ...columns,
        ...figures,
        judgementId: judgement.id,
        evidence,
        outputBytes,
        exitCode,
        signal,
      });
      const submission = await this.nextRevision(manager, judgement, {});
      if (submission === null) continue;
      const { ordinal, verdict, score, reason } = record;
      await this.events.publish(manager, {
        kind: 'run',
        userId: submission.userId,
        event: {
          submissionId: submission.id,
          judgementId: judgement.id,
          revision: submission.revision,
          ordinal,
          testCaseName,
          isSample,
          verdict,
          score,
          ...figures,
          reason,
        },
      });
    }
  }

  private async end(
    lease: Lease,
    final: FinalRecord,
    lastRuns: readonly RunRecord[],
    endJob: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const judged = await this.write(lease, async (manager, judgement) => {
      await this.addRuns(manager, judgement, lastRuns);
      const { evidence, ...columns } = final;
      await this.change(manager, judgement, {
        ...columns,
        state: 'finished',
        evidence: { ...judgement.evidence, ...evidence },
        finishedAt: new Date(),
      });
      await endJob(manager);
      const submission = await manager.findOneByOrFail(Submission, { id: judgement.submissionId });
      if (submission.verificationId !== null) await this.verifications.afterFinish(manager, submission.verificationId);
      await this.tellWebhooks(manager, submission, judgement);
      if (isReplay(judgement)) {
        await this.events.publish(manager, { kind: 'replay', userId: submission.userId, id: judgement.id });
      }
      if (judgement.rejudgingId !== null) {
        const { userId } = submission;
        await this.events.publish(manager, { kind: 'rejudging', userId, id: judgement.rejudgingId });
      }
    });
    countJudgement(judged);
  }

  /** Of the judgement that counts, and not of the jury's own submissions. */
  private async tellWebhooks(manager: EntityManager, submission: Submission, judgement: Judgement): Promise<void> {
    if (submission.currentJudgementId !== judgement.id || submission.jurySubmissionId !== null) return;
    await this.webhooks.add(manager, 'submission.finished', async () => {
      const user = await manager.findOneByOrFail(User, { id: submission.userId });
      const problem =
        submission.problemId === null ? null : await manager.findOneBy(Problem, { id: submission.problemId });
      return { ...summaryView({ submission, problem, user }), judgement: judgement.ordinal };
    });
  }

  /**
   * What is written on the way does not wait for the disk: should PostgreSQL lose it in a crash, the job is still there
   * and judged anew. The verdict's commit waits, and with it for all that was written before.
   */
  private async note(
    lease: Lease,
    work: (manager: EntityManager, judgement: Judgement) => Promise<void>,
  ): Promise<void> {
    await this.write(lease, async (manager, judgement) => {
      await manager.query('SET LOCAL synchronous_commit = off');
      await work(manager, judgement);
    });
  }

  private async write(
    lease: Lease,
    work: (manager: EntityManager, judgement: Judgement) => Promise<void>,
  ): Promise<Judgement> {
    return this.dataSource.transaction(async (manager) => {
      const judgement = await this.held(manager, lease);
      await work(manager, judgement);
      return judgement;
    });
  }

  /** As `queue.assertHeld`, with the judgement in the same statement: a student waits for each. */
  private async held(manager: EntityManager, lease: Lease): Promise<Judgement> {
    const judgement = await manager
      .createQueryBuilder(Judgement, 'judgement')
      .innerJoin('jobs', 'job', "job.id = :jobId AND job.fence = :fence AND job.state = 'leased'", lease)
      .where('judgement.id = :subjectId', lease)
      .setLock('pessimistic_write', undefined, ['job'])
      .getOne();
    if (judgement === null) throw new LeaseLostError(lease);
    return judgement;
  }

  private async change(
    manager: EntityManager,
    judgement: Judgement,
    columns: Partial<Judgement>,
    revisions = 1,
  ): Promise<void> {
    Object.assign(judgement, columns);
    await manager.update(Judgement, { id: judgement.id }, columns);
    const { state, verdict, score, cpuTimeUs, memoryPeakBytes, finishedAt } = judgement;
    const present = { state, verdict, score, cpuTimeUs, memoryPeakBytes, finishedAt };
    const submission = await this.nextRevision(manager, judgement, present, revisions);
    if (submission === null) return;
    const event = submissionEventOf(submission, judgement, await problemSlugOf(manager, submission.problemId));
    await this.events.publish(manager, { kind: 'submission', userId: submission.userId, event });
  }

  /** Carries the columns over to the submission if the judgement is the one that counts; null when it is not. */
  private async nextRevision(
    manager: EntityManager,
    judgement: Judgement,
    columns: Partial<
      Pick<Submission, 'verdict' | 'score' | 'cpuTimeUs' | 'memoryPeakBytes' | 'finishedAt'> & {
        state: SubmissionState;
      }
    >,
    revisions = 1,
  ): Promise<Pick<Submission, 'id' | 'userId' | 'problemId' | 'revision'> | null> {
    const found = await manager
      .createQueryBuilder()
      .update(Submission)
      .set({ ...columns, revision: () => `revision + ${String(revisions)}` })
      .where({ id: judgement.submissionId, currentJudgementId: judgement.id })
      .returning(['userId', 'problemId', 'revision'])
      .execute();
    const [row] = found.raw as { user_id: number; problem_id: number | null; revision: number }[];
    if (row === undefined) return null;
    return { id: judgement.submissionId, userId: row.user_id, problemId: row.problem_id, revision: row.revision };
  }
}

/** For Prometheus: each stage lasts until the next one begins. */
function countJudgement({ verdict, createdAt, startedAt, compiledAt, finishedAt }: Judgement): void {
  verdicts.inc({ verdict: verdict ?? 'JE' });
  const observe = (stage: string, from: Date | null, to: Date | null): void => {
    if (from !== null && to !== null) judgingStageSeconds.observe({ stage }, (to.getTime() - from.getTime()) / 1000);
  };
  observe('waiting', createdAt, startedAt);
  observe('compiling', startedAt, compiledAt);
  observe('running', compiledAt, finishedAt);
}
