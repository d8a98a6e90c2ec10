/**
 * Writes a submission, its first judgement and the job for it: all three or none, within the caller's transaction.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Lane } from '../contract/lanes.js';
import { QueueService } from '../queue/queue.service.js';
import { Judgement } from './judgement.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { problemSlugOf, submissionEventOf } from './submission-event.js';
import { Submission } from './submission.entity.js';

export type NewSubmission = Pick<
  Submission,
  'userId' | 'problemId' | 'problemVersionId' | 'language' | 'files' | 'entryPoint' | 'sourceBytes' | 'lane'
> &
  Partial<Pick<Submission, 'jurySubmissionId' | 'verificationId' | 'idempotencyKey'>>;

const NOT_JUDGED = {
  state: 'queued',
  verdict: null,
  score: null,
  cpuTimeUs: null,
  memoryPeakBytes: null,
  finishedAt: null,
} as const satisfies Partial<Submission & Judgement>;

@Injectable()
export class SubmissionWriter {
  constructor(
    private readonly queue: QueueService,
    private readonly events: SubmissionEvents,
  ) {}

  async create(
    manager: EntityManager,
    values: NewSubmission,
  ): Promise<{ submission: Submission; judgement: Judgement }> {
    const submission = manager.create(Submission, { idempotencyKey: null, ...values, ...NOT_JUDGED, revision: 0 });
    // Not `save`, which reads what it writes: a student waits for each statement.
    await manager.insert(Submission, submission);
    return { submission, judgement: await this.add(manager, submission, 1, values.lane) };
  }

  /**
   * A new judgement that counts from now on; the earlier ones are kept.
   *
   * @param problemVersionId the version to judge on
   */
  async judge(manager: EntityManager, submission: Submission, lane: Lane): Promise<Judgement> {
    const earlier = await this.judgements(manager, submission);
    // Not their count: a rejudging that is discarded takes what was not judged away.
    const judgement = await this.add(manager, submission, 1 + (earlier.at(-1)?.ordinal ?? 0), lane);
    await this.queue.forgetSetAside(
      manager,
      'judge',
      earlier.map(({ id }) => id),
    );
    return judgement;
  }

  private async add(manager: EntityManager, submission: Submission, ordinal: number, lane: Lane): Promise<Judgement> {
    const { id: submissionId, problemVersionId, userId } = submission;
    const judgement = manager.create(Judgement, {
      submissionId,
      ordinal,
      problemVersionId,
      ...NOT_JUDGED,
      reason: null,
      compilerOutput: null,
      testCaseCount: null,
      libraryDigest: null,
      evidence: {},
      startedAt: null,
    });
    await manager.insert(Judgement, judgement);
    const present = { ...NOT_JUDGED, currentJudgementId: judgement.id, revision: submission.revision + 1 };
    await manager.update(Submission, { id: submissionId }, { problemVersionId, ...present });
    Object.assign(submission, present);
    await this.queue.enqueue(manager, { kind: 'judge', subjectId: judgement.id, lane, personId: userId });
    const event = submissionEventOf(submission, judgement, await problemSlugOf(manager, submission.problemId));
    await this.events.publish(manager, { kind: 'submission', userId, event });
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
