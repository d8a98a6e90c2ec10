/**
 * Handing in, looking up and judging again. The judge itself is elsewhere (judge/): this module writes a submission
 * with its job, and shows what has been recorded of it.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, QueryFailedError } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import type { Principal } from '../auth/principal.js';
import { BlobStore } from '../blobs/blob-store.js';
import { DomainError } from '../contract/errors.js';
import type { RunEvent, SubmissionEvent } from '../contract/events.js';
import type { Verdict } from '../contract/verdicts.js';
import { Problem } from '../problems/problem.entity.js';
import type { ServedFile } from '../problems/problems.service.js';
import type { Side } from '../problems/sample-rows.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { addToLogContext } from '../logging/log-context.js';
import { QueueService } from '../queue/queue.service.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { User } from '../users/user.entity.js';
import { ExpectedWait } from './expected-wait.js';
import { AdmissionChain } from './admission/admission-chain.js';
import { Judgement } from './judgement.entity.js';
import { SubmissionWriter } from './new-submission.js';
import { Run } from './run.entity.js';
import { sharedSide } from './shared-sides.js';
import { submissionEventOf } from './submission-event.js';
import { storeProgram } from './store-program.js';
import { Submission } from './submission.entity.js';
import type { HandedIn } from './submitted-program.js';
import { Waiting } from './waiting.js';

export interface SubmissionFilter {
  userId?: number;
  problemId?: number;
  problemSlug?: string;
  username?: string;
  language?: string;
  verdict?: Verdict;
  withJury: boolean;
  beforeId: number | null;
  limit: number;
}

export interface SubmissionSummary {
  submission: Submission;
  problem: Problem | null;
  user: User;
}

interface PlaceInQueue {
  /** null: it does not wait. */
  queuePosition: number | null;
  expectedWaitSeconds: number | null;
}

export interface SubmissionDetail extends SubmissionSummary, PlaceInQueue {
  version: ProblemVersion;
  judgement: Judgement;
  runs: { run: Run; testCase: TestCase }[];
  judgementCount: number;
}

const UNIQUE_VIOLATION = '23505';

@Injectable()
export class SubmissionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
    private readonly admission: AdmissionChain,
    private readonly writer: SubmissionWriter,
    private readonly queue: QueueService,
    private readonly waiting: Waiting,
    private readonly audit: AuditService,
    private readonly expectedWait: ExpectedWait,
  ) {}

  /**
   * Sends it along the admission chain and writes the submission and its job, all in one transaction. With an
   * idempotency key seen before, the submission made then is returned and nothing is written.
   *
   * @throws DomainError for anything wrong with it, or with the person's asking for it now
   */
  async submit(
    principal: Principal,
    handedIn: HandedIn & { problem: string },
    idempotencyKey: string | null,
  ): Promise<SubmissionDetail> {
    const { user } = principal;
    const known = idempotencyKey === null ? null : await this.findByKey(user, idempotencyKey);
    if (known !== null) return this.detail(known);
    try {
      const written = await this.dataSource.transaction(async (manager) => {
        const { problem, version, program, lane } = await this.admission.admitSubmission(manager, principal, handedIn);
        const made = await this.writer.create(manager, {
          userId: user.id,
          problemId: problem.id,
          problemVersionId: version.id,
          language: program.language.id,
          files: (await storeProgram(this.blobs, manager, program)).files,
          entryPoint: program.entryPoint,
          sourceBytes: program.sourceBytes,
          lane,
          idempotencyKey,
        });
        addToLogContext({ submissionId: made.submission.id });
        return { ...made, problem, version };
      });
      return { ...written, user, runs: [], judgementCount: 1, ...(await this.placeInQueue(written.judgement)) };
    } catch (error) {
      // The same key at the same time from a client that retries: the other one won.
      const winner = idempotencyKey === null ? null : await this.findByKey(user, idempotencyKey);
      if (winner !== null && (isUniqueViolation(error) || error instanceof DomainError)) return this.detail(winner);
      throw error;
    }
  }

  async list(filter: SubmissionFilter): Promise<SubmissionSummary[]> {
    const query = this.dataSource.manager
      .createQueryBuilder(Submission, 'submission')
      .orderBy('submission.id', 'DESC')
      .take(filter.limit);
    if (!filter.withJury) query.andWhere('submission.jury_submission_id IS NULL');
    if (filter.beforeId !== null) query.andWhere('submission.id < :beforeId', { beforeId: filter.beforeId });
    if (filter.userId !== undefined) query.andWhere('submission.user_id = :userId', { userId: filter.userId });
    if (filter.problemId !== undefined) query.andWhere('submission.problem_id = :problemId', filter);
    if (filter.problemSlug !== undefined) {
      query.andWhere('submission.problem_id = (SELECT id FROM problems WHERE slug = :problemSlug)', filter);
    }
    if (filter.username !== undefined) {
      query.andWhere('submission.user_id = (SELECT id FROM users WHERE lower(username) = lower(:username))', filter);
    }
    if (filter.language !== undefined) query.andWhere('submission.language = :language', filter);
    if (filter.verdict !== undefined) query.andWhere('submission.verdict = :verdict', filter);
    const submissions = await query.getMany();
    const manager = this.dataSource.manager;
    const [problems, users] = await Promise.all([
      manager.findBy(Problem, { id: In(submissions.map(({ problemId }) => problemId)) }),
      manager.findBy(User, { id: In(submissions.map(({ userId }) => userId)) }),
    ]);
    return submissions.map((submission) => ({
      submission,
      problem: problems.find(({ id }) => id === submission.problemId) ?? null,
      user: found(users.find(({ id }) => id === submission.userId)),
    }));
  }

  /**
   * What the user may see: their own, and everything for an admin.
   *
   * @throws DomainError `not-found`, also where there is one that is not theirs
   */
  async get(user: User, id: number): Promise<Submission> {
    addToLogContext({ submissionId: id });
    const submission = await this.dataSource.manager.findOneBy(Submission, { id });
    if (submission === null || (user.role !== 'admin' && submission.userId !== user.id)) {
      throw new DomainError('not-found', `There is no submission ${String(id)} of yours.`);
    }
    return submission;
  }

  async detail(submission: Submission): Promise<SubmissionDetail> {
    const manager = this.dataSource.manager;
    const judgementId = submission.currentJudgementId ?? 0;
    // Before its runs are: of a judgement that is finished by now, none is missing then.
    const judgement = await manager.findOneByOrFail(Judgement, { id: judgementId });
    const [problem, user, version, runs, judgementCount] = await Promise.all([
      submission.problemId === null ? null : manager.findOneBy(Problem, { id: submission.problemId }),
      manager.findOneByOrFail(User, { id: submission.userId }),
      manager.findOneByOrFail(ProblemVersion, { id: submission.problemVersionId }),
      manager.find(Run, { where: { judgementId }, order: { ordinal: 'ASC' } }),
      manager.countBy(Judgement, { submissionId: submission.id, isPreview: false }),
    ]);
    const testCases = await manager.findBy(TestCase, { id: In(runs.map(({ testCaseId }) => testCaseId)) });
    return {
      submission,
      problem,
      user,
      version,
      judgement,
      judgementCount,
      ...(await this.placeInQueue(judgement)),
      runs: runs.map((run) => ({ run, testCase: found(testCases.find(({ id }) => id === run.testCaseId)) })),
    };
  }

  private async placeInQueue({ id, state }: Judgement): Promise<PlaceInQueue> {
    const queuePosition = state === 'queued' ? await this.queue.position('judge', id) : null;
    const expectedWaitSeconds = queuePosition === null ? null : await this.expectedWait.seconds(queuePosition);
    return { queuePosition, expectedWaitSeconds };
  }

  /** Returns once the submission is finished, or after so many seconds. */
  async wait(id: number, seconds: number): Promise<void> {
    await this.waiting.until(`submission:${id}`, seconds, async () =>
      this.dataSource.manager.existsBy(Submission, { id, state: 'finished' }),
    );
  }

  /**
   * Input or answer of a test case that the current judgement ran.
   *
   * @throws DomainError `not-found`, also for what the user may not see
   */
  async sharedFile(user: User, submission: Submission, ordinal: number, side: Side): Promise<ServedFile> {
    const { runs, version } = await this.detail(submission);
    const seen = runs.find(({ run }) => run.ordinal === ordinal);
    const shared = seen === undefined ? null : sharedSide({ ...seen, version }, side, user);
    if (seen === undefined || shared === null) {
      throw new DomainError('not-found', `Test case ${String(ordinal)} of this submission has no ${side} to show`);
    }
    const name = `${seen.testCase.name.replaceAll('/', '-')}.${side === 'input' ? 'in' : 'ans'}`;
    const content = this.blobs.read(shared.blob);
    return { name, mediaType: 'text/plain; charset=utf-8', sizeBytes: shared.sizeBytes, content };
  }

  async source(submission: Submission): Promise<{ name: string; content: string }[]> {
    return Promise.all(
      submission.files.map(async ({ name, blob }) => ({
        name,
        content: (await this.blobs.readBuffer(blob, Number.MAX_SAFE_INTEGER)).toString('utf8'),
      })),
    );
  }

  /** Judges again, on the problem's current version; earlier judgements are kept. */
  async rejudge(id: number, actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const submission = await manager.findOne(Submission, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (submission === null) throw new DomainError('not-found', `There is no submission ${String(id)}.`);
      if (submission.state !== 'finished') {
        throw new DomainError('conflict', 'It is being judged already; wait for its verdict.');
      }
      const problem =
        submission.problemId === null ? null : await manager.findOneBy(Problem, { id: submission.problemId });
      submission.problemVersionId = problem?.currentVersionId ?? submission.problemVersionId;
      await this.writer.judge(manager, submission, 'rejudge');
      await this.audit.record(manager, actor, { action: 'submission-rejudged', subject: { kind: 'submission', id } });
    });
  }

  /** The present state with the runs judged so far, as a subscriber is told it first. */
  async snapshot(submission: Submission): Promise<SubmissionEvent> {
    const { judgement, runs, problem } = await this.detail(submission);
    const event = submissionEventOf(submission, judgement, problem?.slug ?? null);
    return { ...event, runs: runs.map(({ run, testCase }) => runEvent(submission, run, testCase)) };
  }

  /** Ids of a person's submissions that are still on their way. */
  async unfinished(userId: number): Promise<Submission[]> {
    return this.dataSource.manager
      .createQueryBuilder(Submission, 'submission')
      .where("user_id = :userId AND state <> 'finished' AND jury_submission_id IS NULL", { userId })
      .orderBy('submission.id', 'ASC')
      .getMany();
  }

  private findByKey(user: User, idempotencyKey: string): Promise<Submission | null> {
    return this.dataSource.manager.findOneBy(Submission, { userId: user.id, idempotencyKey });
  }
}

function runEvent(submission: Submission, run: Run, testCase: TestCase): RunEvent {
  return {
    submissionId: submission.id,
    judgementId: run.judgementId,
    revision: submission.revision,
    ordinal: run.ordinal,
    testCaseName: testCase.name,
    isSample: testCase.isSample,
    verdict: run.verdict,
    cpuTimeUs: run.cpuTimeUs,
    score: run.score,
    wallTimeUs: run.wallTimeUs,
    memoryPeakBytes: run.memoryPeakBytes,
    reason: run.reason,
  };
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION;
}

/** What a foreign key guarantees. */
function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A row that a foreign key guarantees is missing');
  return value;
}
