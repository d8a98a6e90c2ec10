/**
 * Submissions whose judging was given up: their worker was lost each time, or failed each time. They have ended as JE
 * and their job stays in sight with its evidence, until somebody has them judged again.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { DomainError } from '../contract/errors.js';
import { findJob } from '../queue/job-facts.js';
import { SubmissionWriter } from './new-submission.js';
import { Submission } from './submission.entity.js';

@Injectable()
export class SetAsideService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly writer: SubmissionWriter,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError `not-found`, or `conflict` when it was not set aside */
  async retry(submissionId: number, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const submission = await manager.findOne(Submission, {
        where: { id: submissionId },
        lock: { mode: 'for_no_key_update' },
      });
      if (submission === null) throw new DomainError('not-found', `There is no submission ${String(submissionId)}.`);
      const job = await findJob(manager, 'judge', submission.currentJudgementId ?? 0);
      if (job?.state !== 'set-aside') {
        throw new DomainError('conflict', 'It was not set aside; a judged submission is judged again by a rejudge.');
      }
      await this.writer.judge(manager, submission, job.lane);
      const subject = { kind: 'submission' as const, id: submissionId };
      await this.audit.record(manager, actor, { action: 'submission-rejudged', subject });
    });
  }
}
