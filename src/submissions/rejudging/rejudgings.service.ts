/**
 * Judging many submissions again, with a look at what it would change before it counts. The new judgements are made as
 * previews; applying puts them in the place of those they were compared with, all in one transaction, and discarding
 * leaves everything as it is. What is summed up from submissions (solved, best score) follows by itself.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Actor } from '../../audit/actor.js';
import { AuditService } from '../../audit/audit.service.js';
import type { AuditAction } from '../../contract/audit.js';
import { DomainError } from '../../contract/errors.js';
import { enqueueAll } from '../../queue/enqueue-all.js';
import { Judgement } from '../judgement.entity.js';
import { SubmissionEvents } from '../submission-events.js';
import { problemSlugOf, submissionEventOf } from '../submission-event.js';
import { Submission } from '../submission.entity.js';
import { Waiting } from '../waiting.js';
import { chooseSubmissions } from './chosen-submissions.js';
import {
  type ComparedFilter,
  type ComparedSubmission,
  compareCounts,
  compareSubmissions,
  compareVerdicts,
  type ComparisonCounts,
  type Transition,
} from './comparison.js';
import { Rejudging, type RejudgingFilter } from './rejudging.entity.js';

/** More at once would hold up the queue and its transaction for minutes; a filter by time makes parts of them. */
const MOST_SUBMISSIONS = 20_000;

export interface RejudgingReport {
  rejudging: Rejudging;
  username: string;
  counts: ComparisonCounts;
  transitions: Transition[];
}

@Injectable()
export class RejudgingsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly events: SubmissionEvents,
    private readonly waiting: Waiting,
    private readonly audit: AuditService,
  ) {}

  /**
   * Queues a new judgement of each submission that has a verdict, on its problem's current version.
   *
   * @throws DomainError `validation-failed` for a filter that is empty, wrong or too wide; `not-found` when it holds for
   *   no submission with a verdict
   */
  async start(userId: number, filter: RejudgingFilter, actor: Actor): Promise<Rejudging> {
    if (Object.values(filter).every((value) => value === undefined)) {
      throw new DomainError('validation-failed', 'Say which submissions: by number, problem, user, verdict or time');
    }
    return this.dataSource.transaction(async (manager) => {
      const chosen = await chooseSubmissions(manager, filter, MOST_SUBMISSIONS);
      if (chosen.length > MOST_SUBMISSIONS) throw tooMany();
      const finished = chosen.filter(({ isFinished }) => isFinished);
      if (finished.length === 0) {
        throw new DomainError('not-found', 'No submission with a verdict matches this filter');
      }
      const leftOut = chosen.length - finished.length;
      const rejudging = await manager.save(Rejudging, manager.create(Rejudging, { userId, filter, leftOut }));
      const made = await insertPreviews(
        manager,
        rejudging.id,
        finished.map(({ id }) => id),
      );
      await enqueueAll(manager, 'judge', 'rejudge', made);
      const details = { filter, submissions: finished.length, leftOut };
      await this.tell(manager, actor, 'rejudging-started', rejudging.id, details);
      return rejudging;
    });
  }

  /** Newest first. */
  list(beforeId: number | null, limit: number): Promise<Rejudging[]> {
    const where = beforeId === null ? {} : { id: LessThan(beforeId) };
    return this.dataSource.manager.find(Rejudging, { where, order: { id: 'DESC' }, take: limit });
  }

  /** @throws DomainError `not-found` */
  async get(id: number): Promise<Rejudging> {
    const found = await this.dataSource.manager.findOneBy(Rejudging, { id });
    if (found === null) throw new DomainError('not-found', `There is no rejudging ${String(id)}`);
    return found;
  }

  async report(rejudging: Rejudging): Promise<RejudgingReport> {
    const { manager } = this.dataSource;
    const [counts, transitions, [person]] = await Promise.all([
      compareCounts(manager, rejudging.id),
      compareVerdicts(manager, rejudging.id),
      manager.query<{ username: string }[]>('SELECT username FROM users WHERE id = $1', [rejudging.userId]),
    ]);
    return { rejudging, counts, transitions, username: person?.username ?? '' };
  }

  submissions(id: number, filter: ComparedFilter): Promise<ComparedSubmission[]> {
    return compareSubmissions(this.dataSource.manager, id, filter);
  }

  /** Returns once all of it is judged, or it was decided, or after so many seconds. */
  async wait(id: number, seconds: number): Promise<void> {
    await this.waiting.until(`rejudging:${id}`, seconds, async () => {
      const open = await this.dataSource.manager.existsBy(Rejudging, { id, state: 'open' });
      return !open || !(await hasUnfinished(this.dataSource.manager, id));
    });
  }

  /**
   * From now on the new judgements count. Those that ended as JE are left out, and so are submissions that were judged
   * again by other means meanwhile.
   *
   * @throws DomainError `not-found`; `conflict` while it is judged, and once it is decided
   */
  async apply(id: number, userId: number, actor: Actor): Promise<void> {
    await this.decide(id, userId, 'applied', async (manager, rejudging) => {
      if (await hasUnfinished(manager, id)) {
        throw new DomainError('conflict', 'It is still being judged; wait for all of it, or discard it');
      }
      const applied = await this.putInPlace(manager, id);
      await this.tell(manager, actor, 'rejudging-applied', id, { filter: rejudging.filter, ...applied });
    });
  }

  /**
   * Everything stays as it was. What is still to be judged is called off; new judgements that are done are kept in the
   * history, without counting.
   */
  async discard(id: number, userId: number, actor: Actor): Promise<void> {
    await this.decide(id, userId, 'discarded', async (manager, rejudging) => {
      await manager.query(
        `DELETE FROM jobs USING judgements
          WHERE jobs.kind = 'judge' AND jobs.subject_id = judgements.id AND judgements.rejudging_id = $1`,
        [id],
      );
      await manager.query(`DELETE FROM judgements WHERE rejudging_id = $1 AND state <> 'finished'`, [id]);
      await this.tell(manager, actor, 'rejudging-discarded', id, { filter: rejudging.filter });
    });
  }

  private async decide(
    id: number,
    userId: number,
    state: 'applied' | 'discarded',
    work: (manager: EntityManager, rejudging: Rejudging) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const rejudging = await manager.findOne(Rejudging, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (rejudging === null) throw new DomainError('not-found', `There is no rejudging ${String(id)}`);
      if (rejudging.state !== 'open') throw new DomainError('conflict', `It was ${rejudging.state} already`);
      await work(manager, rejudging);
      await manager.update(Rejudging, { id }, { state, decidedAt: new Date(), decidedBy: userId });
      await this.events.publish(manager, { kind: 'rejudging', userId, id });
    });
  }

  private async putInPlace(manager: EntityManager, id: number): Promise<{ applied: number; changed: number }> {
    const [rows] = await manager.query<[{ id: number; isChanged: boolean }[], number]>(APPLY, [id]);
    await manager.query(
      `UPDATE judgements SET is_preview = false FROM submissions
        WHERE judgements.rejudging_id = $1 AND submissions.current_judgement_id = judgements.id`,
      [id],
    );
    await manager.query(
      `DELETE FROM jobs USING judgements
        WHERE jobs.kind = 'judge' AND jobs.state = 'set-aside' AND jobs.subject_id = judgements.replaces_id
          AND judgements.rejudging_id = $1 AND NOT judgements.is_preview`,
      [id],
    );
    const changed = rows.filter(({ isChanged }) => isChanged);
    const submissions = await manager.findBy(Submission, { id: In(changed.map((row) => row.id)) });
    const judgements = await manager.findBy(Judgement, { rejudgingId: id });
    const judgementOf = new Map(judgements.map((judgement) => [judgement.submissionId, judgement]));
    for (const submission of submissions) {
      const judgement = judgementOf.get(submission.id);
      if (judgement === undefined) continue;
      const slug = await problemSlugOf(manager, submission.problemId);
      const event = submissionEventOf(submission, judgement, slug);
      await this.events.publish(manager, { kind: 'submission', userId: submission.userId, event });
    }
    return { applied: rows.length, changed: changed.length };
  }

  private tell(
    manager: EntityManager,
    actor: Actor,
    action: AuditAction,
    id: number,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(manager, actor, { action, subject: { kind: 'rejudging', id }, details });
  }
}

/** The lock in the sub-select keeps a verdict that is recorded at this moment from being overwritten. */
const APPLY = `
  UPDATE submissions SET current_judgement_id = new.id, problem_version_id = new.problem_version_id,
         verdict = new.verdict, score = new.score, cpu_time_us = new.cpu_time_us,
         memory_peak_bytes = new.memory_peak_bytes, finished_at = new.finished_at, revision = revision + 1
    FROM (SELECT judgement.*, submission.verdict AS old_verdict, submission.score AS old_score
            FROM judgements AS judgement JOIN submissions AS submission ON submission.id = judgement.submission_id
           WHERE judgement.rejudging_id = $1 AND judgement.is_preview AND judgement.verdict <> 'JE'
             AND submission.current_judgement_id = judgement.replaces_id
           ORDER BY submission.id FOR NO KEY UPDATE OF submission) AS new
   WHERE submissions.id = new.submission_id
  RETURNING submissions.id, (new.verdict IS DISTINCT FROM new.old_verdict
                             OR new.score IS DISTINCT FROM new.old_score) AS "isChanged"`;

function tooMany(): DomainError {
  const message = `These are more than ${String(MOST_SUBMISSIONS)} submissions; take a part of them by since and until`;
  return new DomainError('validation-failed', message, [{ field: 'since', message }]);
}

async function insertPreviews(
  manager: EntityManager,
  rejudgingId: number,
  submissionIds: readonly number[],
): Promise<{ subjectId: number; personId: number }[]> {
  return manager.query(
    `WITH made AS (
       INSERT INTO judgements (submission_id, ordinal, problem_version_id, rejudging_id, replaces_id, is_preview)
       SELECT submission.id,
              1 + (SELECT max(ordinal) FROM judgements WHERE submission_id = submission.id),
              coalesce(version.id, submission.problem_version_id), $1, submission.current_judgement_id, true
         FROM submissions AS submission
         LEFT JOIN problems AS problem ON problem.id = submission.problem_id
         LEFT JOIN problem_versions AS version ON version.id = problem.current_version_id AND version.state = 'ready'
        WHERE submission.id = ANY ($2) ORDER BY submission.id
       RETURNING id, submission_id)
     SELECT made.id AS "subjectId", submissions.user_id AS "personId"
       FROM made JOIN submissions ON submissions.id = made.submission_id`,
    [rejudgingId, submissionIds],
  );
}

function hasUnfinished(manager: EntityManager, rejudgingId: number): Promise<boolean> {
  return manager
    .createQueryBuilder(Judgement, 'judgement')
    .where("rejudging_id = :rejudgingId AND state <> 'finished'", { rejudgingId })
    .getExists();
}
