import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { Problem } from '../problems/problem.entity.js';
import { ProblemsService } from '../problems/problems.service.js';
import type { User } from '../users/user.entity.js';

/** Takes a problem out again, with everything that hangs on it. Blobs that no other shares are removed later. */
@Injectable()
export class RemovalService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly problems: ProblemsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws DomainError `not-found` */
  async remove(user: User, slug: string, actor: Actor): Promise<void> {
    const { id } = await this.problems.get(user, slug);
    await this.dataSource.transaction(async (manager) => {
      // Jobs name their judgement without a foreign key: one left behind would fail again and again.
      await manager.query(
        `DELETE FROM jobs
          USING judgements
           JOIN problem_versions ON problem_versions.id = judgements.problem_version_id
          WHERE jobs.kind = 'judge' AND jobs.subject_id = judgements.id AND problem_versions.problem_id = $1`,
        [id],
      );
      await manager.delete(Problem, { id });
      // Those of submissions that were handed in meanwhile: the removal waited for them, and took them along.
      await manager.query(
        `DELETE FROM jobs WHERE kind = 'judge' AND NOT EXISTS (SELECT FROM judgements WHERE judgements.id = subject_id)`,
      );
      await this.audit.record(manager, actor, { action: 'problem-removed', subject: { kind: 'problem', id: slug } });
    });
  }
}
