/**
 * Writes a submission, its first judgement and the job for it: all three or none, within the caller's transaction.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Lane } from '../contract/lanes.js';
import { QueueService } from '../queue/queue.service.js';
import { Judgement } from './judgement.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { submissionEventOf } from './submission-event.js';
import { Submission } from './submission.entity.js';

export type NewSubmission = Pick<
  Submission,
  'userId' | 'problemId' | 'problemVersionId' | 'language' | 'files' | 'entryPoint' | 'sourceBytes' | 'lane'
> &
  Partial<Pick<Submission, 'jurySubmissionId' | 'verificationId' | 'idempotencyKey'>>;

@Injectable()
export class SubmissionWriter {
  constructor(
    private readonly queue: QueueService,
    private readonly events: SubmissionEvents,
  ) {}

  async create(manager: EntityManager, values: NewSubmission): Promise<Submission> {
    const submission = await manager.save(Submission, manager.create(Submission, { ...values, state: 'queued' }));
    await this.judge(manager, submission, values.lane);
    return submission;
  }

  /**
   * A new judgement that counts from now on; the earlier ones are kept.
   *
   * @param problemVersionId the version to judge on
   */
  async judge(manager: EntityManager, submission: Submission, lane: Lane): Promise<Judgement> {
    const earlier = await this.judgements(manager, submission);
    // Not their count: a rejudging that is discarded takes what was not judged away.
    const ordinal = 1 + (earlier.at(-1)?.ordinal ?? 0);
    const judgement = await manager.save(
      Judgement,
      manager.create(Judgement, {
        submissionId: submission.id,
        ordinal,
        problemVersionId: submission.problemVersionId,
        state: 'queued',
        verdict: null,
        score: null,
        reason: null,
        testCaseCount: null,
        cpuTimeUs: null,
        memoryPeakBytes: null,
      }),
    );
    Object.assign(submission, {
      state: 'queued',
      verdict: null,
      score: null,
      cpuTimeUs: null,
      memoryPeakBytes: null,
      finishedAt: null,
      currentJudgementId: judgement.id,
      revision: submission.revision + 1,
    } satisfies Partial<Submission>);
    await manager.save(Submission, submission);
    await this.queue.forgetSetAside(
      manager,
      'judge',
      earlier.map(({ id }) => id),
    );
    await this.queue.enqueue(manager, {
      kind: 'judge',
      subjectId: judgement.id,
      lane,
      personId: submission.userId,
    });
    const event = await submissionEventOf(manager, submission, judgement);
    await this.events.publish(manager, { kind: 'submission', userId: submission.userId, event });
    return judgement;
  }

  private judgements(manager: EntityManager, submission: Submission): Promise<Pick<Judgement, 'id' | 'ordinal'>[]> {
    return manager.find(Judgement, {
      where: { submissionId: submission.id },
      order: { ordinal: 'ASC' },
      select: { id: true, ordinal: true },
    });
  }
}
