/**
 * The only writer of judgements and runs. Every write names the lease it is made under and is refused by the database
 * when the lease is lost (LeaseLostError), so that a worker that was thought dead can never add to, or overrule, what
 * its successor records. Events go out with the transaction they tell about.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { RunEvidence } from '../contract/evidence.js';
import type { TalkPart } from '../contract/talk.js';
import type { RunVerdict, SubmissionState, Verdict } from '../contract/verdicts.js';
import { judgingStageSeconds, verdicts } from '../metrics/metrics.js';
import { type Lease, QueueService } from '../queue/queue.service.js';
import { Problem } from '../problems/problem.entity.js';
import { User } from '../users/user.entity.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import { isReplay, Judgement, type JudgementEvidence } from './judgement.entity.js';
import { Run } from './run.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { submissionEventOf } from './submission-event.js';
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
  /** Scoring problems only. */
  score: number | null;
  reason: string;
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
      const counted = { id: judgement.submissionId, currentJudgementId: judgement.id };
      await manager.increment(Submission, counted, 'revision', REVISIONS_OF_ONE_ATTEMPT);
      await this.change(manager, judgement, {
        state: 'compiling',
        libraryDigest: made.libraryDigest,
        evidence: made.evidence,
        testCaseCount: made.testCaseCount,
        workerId: lease.workerId,
        attempts: lease.attempts,
        startedAt: new Date(),
        compiledAt: null,
      });
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

  run(lease: Lease, record: RunRecord): Promise<void> {
    return this.note(lease, async (manager, judgement) => {
      const { testCaseName, isSample, evidence, ...columns } = record;
      await manager.insert(Run, {
        ...columns,
        judgementId: judgement.id,
        evidence,
        cpuTimeUs: evidence.cpuTimeUs,
        wallTimeUs: evidence.wallTimeUs,
        memoryPeakBytes: evidence.memoryPeakBytes,
        outputBytes: evidence.outputBytes,
        exitCode: evidence.exitCode,
        signal: evidence.signal,
      });
      const submission = await this.nextRevision(manager, judgement, {});
      if (submission === null) return;
      await this.events.publish(manager, {
        kind: 'run',
        userId: submission.userId,
        event: {
          submissionId: submission.id,
          judgementId: judgement.id,
          revision: submission.revision,
          ordinal: record.ordinal,
          testCaseName,
          isSample,
          verdict: record.verdict,
          score: record.score,
          cpuTimeUs: evidence.cpuTimeUs,
          wallTimeUs: evidence.wallTimeUs,
          memoryPeakBytes: evidence.memoryPeakBytes,
          reason: record.reason,
        },
      });
    });
  }

  /** The end: verdict and job in one transaction. */
  finish(lease: Lease, final: FinalRecord): Promise<void> {
    return this.end(lease, final, (manager) => this.queue.complete(manager, lease));
  }

  /** Our own fault: the judgement ends as JE, and the job stays in sight with the reason. */
  fail(lease: Lease, reason: string, error: string): Promise<void> {
    const final: FinalRecord = {
      verdict: 'JE',
      score: null,
      reason,
      cpuTimeUs: null,
      memoryPeakBytes: null,
      evidence: { error },
    };
    return this.end(lease, final, (manager) => this.queue.setAside(manager, lease, error));
  }

  private async end(lease: Lease, final: FinalRecord, endJob: (manager: EntityManager) => Promise<void>) {
    const judged = await this.write(lease, async (manager, judgement) => {
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
      await this.queue.assertHeld(manager, lease);
      const judgement = await manager.findOneByOrFail(Judgement, { id: lease.subjectId });
      await work(manager, judgement);
      return judgement;
    });
  }

  private async change(manager: EntityManager, judgement: Judgement, columns: Partial<Judgement>): Promise<void> {
    Object.assign(judgement, columns);
    await manager.update(Judgement, { id: judgement.id }, columns);
    const { state, verdict, score, cpuTimeUs, memoryPeakBytes, finishedAt } = judgement;
    const submission = await this.nextRevision(manager, judgement, {
      state,
      verdict,
      score,
      cpuTimeUs,
      memoryPeakBytes,
      finishedAt,
    });
    if (submission === null) return;
    const event = await submissionEventOf(manager, submission, judgement);
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
  ): Promise<Submission | null> {
    const found = await manager
      .createQueryBuilder()
      .update(Submission)
      .set({ ...columns, revision: () => 'revision + 1' })
      .where({ id: judgement.submissionId, currentJudgementId: judgement.id })
      .execute();
    if (found.affected === 0) return null;
    return manager.findOneByOrFail(Submission, { id: judgement.submissionId });
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
