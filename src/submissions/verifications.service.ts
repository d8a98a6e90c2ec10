/**
 * Judging a package's own example submissions: to derive a time limit that the package leaves open, and to show that
 * each gets the verdict its authors expect.
 *
 * With an open time limit the submissions that bound it from below go first, under {@link CALIBRATION_TIME_LIMIT_MS};
 * the last of them to finish sets the limit and queues the others, all in the transaction that records its verdict, so
 * that no process has to stay alive for it. Those that bound it by some of their test cases are run on these alone, and
 * then judged once more by the limit. Before all that, a job makes the test data that generators are to make. What
 * did not come out as expected in Python is judged once more with PyPy ({@link mayBePypy}). When all have been judged, one
 * job more runs the package's validators on its test data (judge/soundness); with what that turned up the verification is
 * finished.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { DomainError } from '../contract/errors.js';
import { type Explained, explained } from '../contract/explanations.js';
import { languagesAtHand } from '../languages/languages-at-hand.js';
import { boundsFromBelow } from '../problems/expectation.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { makeCurrent } from '../problems/make-current.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { type Lease, QueueService } from '../queue/queue.service.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import { type MadeTestCase, TestCase } from '../test-cases/test-case.entity.js';
import { calibratedTimeLimit, judgedInPart, NO_ACCEPTED } from './calibration.js';
import { SubmissionWriter } from './new-submission.js';
import { SubmissionEvents } from './submission-events.js';
import { Submission } from './submission.entity.js';
import { Waiting } from './waiting.js';
import {
  type ListedVerification,
  type PackageChecks,
  Verification,
  type VerificationResult,
} from './verification.entity.js';
import { isJudged, mayBePypy, PYPY, verificationResult } from './verification-result.js';

/** A jury's accepted submission may take this long on one test case while the time limit is still open. */
export const CALIBRATION_TIME_LIMIT_MS = 60_000;
/** More than anybody looks at. */
const LISTED = 100;
/** Packages that were only verified, never kept, are forgotten after a day. */
const KEEP_UNKEPT_MS = 24 * 3600_000;

@Injectable()
export class VerificationsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly writer: SubmissionWriter,
    private readonly events: SubmissionEvents,
    private readonly waiting: Waiting,
    private readonly queue: QueueService,
    private readonly webhooks: WebhookOutbox,
  ) {}

  /** Queues the version's example submissions. */
  async start(problemVersionId: number, userId: number, within?: EntityManager): Promise<Verification> {
    const work = async (manager: EntityManager): Promise<Verification> => {
      // Locked: what another verification writes of it in this moment must not be overwritten by what was before.
      const version = await manager.findOneOrFail(ProblemVersion, {
        where: { id: problemVersionId },
        lock: { mode: 'for_no_key_update' },
      });
      const verification = await manager.save(
        Verification,
        manager.create(Verification, {
          problemVersionId,
          userId,
          state: 'running',
          result: null,
          checks: null,
          finishedAt: null,
        }),
      );
      // A version that was sound stays so until it is shown not to be.
      if (version.soundness !== 'sound') version.soundness = 'checking';
      await manager.save(ProblemVersion, version);
      await this.queueNext(manager, verification, version);
      return verification;
    };
    return within === undefined ? this.dataSource.transaction(work) : work(within);
  }

  /** Of a problem's versions, the latest first. */
  list(problemId: number): Promise<ListedVerification[]> {
    return this.dataSource.query<ListedVerification[]>(
      `SELECT verifications.id, ordinal AS "versionOrdinal", verifications.state,
         (result->>'isAsExpected')::boolean AS "isAsExpected", verifications.created_at AS "createdAt"
       FROM verifications JOIN problem_versions ON problem_versions.id = problem_version_id
       WHERE problem_id = $1 ORDER BY verifications.id DESC LIMIT $2`,
      [problemId, LISTED],
    );
  }

  /** @throws DomainError `not-found` */
  async get(id: number): Promise<Verification> {
    const found = await this.dataSource.manager.findOneBy(Verification, { id });
    if (found === null) throw new DomainError('not-found', `There is no verification ${String(id)}.`);
    return found;
  }

  /** Returns once it is finished, or after so many seconds. */
  async wait(id: number, seconds: number): Promise<void> {
    await this.waiting.until(`verification:${id}`, seconds, async () =>
      this.dataSource.manager.existsBy(Verification, { id, state: 'finished' }),
    );
  }

  /** The entries as far as they have come. */
  result(verification: Verification): Promise<VerificationResult> {
    if (verification.result !== null) return Promise.resolve(verification.result);
    return verificationResult(this.dataSource.manager, verification);
  }

  /**
   * Forgets a verification, and the package with it if that was not kept.
   *
   * @param within what belongs to the same transaction
   */
  async remove(id: number, within: (manager: EntityManager) => Promise<void>): Promise<void> {
    const verification = await this.get(id);
    await this.dataSource.transaction(async (manager) => {
      const unkept = await manager.delete(ProblemVersion, {
        id: verification.problemVersionId,
        problemId: IsNull(),
      });
      if (unkept.affected === 0) {
        await manager.delete(Verification, { id });
        if (verification.state === 'running') await this.forgetChecking(manager, verification.problemVersionId);
      }
      await this.forgetJudging(manager);
      await manager.query(`DELETE FROM jobs WHERE kind IN ('check-package', 'generate-tests') AND subject_id = $1`, [
        id,
      ]);
      await within(manager);
    });
  }

  /** Nobody will tell whether the version is sound, unless another verification of it is under way. */
  private async forgetChecking(manager: EntityManager, problemVersionId: number): Promise<void> {
    // Of two that are forgotten at once, the second must see that the first is gone.
    await manager.findOne(ProblemVersion, { where: { id: problemVersionId }, lock: { mode: 'for_no_key_update' } });
    if (await manager.existsBy(Verification, { problemVersionId, state: 'running' })) return;
    await manager.update(ProblemVersion, { id: problemVersionId, soundness: 'checking' }, { soundness: 'unchecked' });
  }

  /** Packages that were only verified, a day after they were handed in; not those that are still being verified. */
  async removeOld(): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [, count] = await manager.query<[unknown, number]>(
        `DELETE FROM problem_versions WHERE problem_id IS NULL AND created_at < $1 AND NOT EXISTS (
           SELECT FROM verifications WHERE problem_version_id = problem_versions.id AND state = 'running')`,
        [new Date(Date.now() - KEEP_UNKEPT_MS)],
      );
      if (count > 0) await this.forgetJudging(manager);
    });
  }

  /** Jobs name their judgement without a foreign key: one left behind would fail again and again. */
  private async forgetJudging(manager: EntityManager): Promise<void> {
    await manager.query(
      `DELETE FROM jobs
        WHERE kind = 'judge' AND NOT EXISTS (SELECT 1 FROM judgements WHERE judgements.id = subject_id)`,
    );
  }

  /** Called in the transaction that records a verdict of one of the verification's submissions. */
  async afterFinish(manager: EntityManager, verificationId: number): Promise<void> {
    // The lock makes the last two to finish take turns: one of them sees that it is the last. A stronger one would be waited
    // for by each of them for ever: PostgreSQL holds the row's key for whoever has written a submission of it twice.
    const verification = await manager.findOneOrFail(Verification, {
      where: { id: verificationId },
      lock: { mode: 'for_no_key_update' },
    });
    if (verification.state === 'finished') return;
    const open = await manager.countBy(Submission, { verificationId, verdict: IsNull() });
    if (open === 0) {
      const version = await manager.findOneOrFail(ProblemVersion, {
        where: { id: verification.problemVersionId },
        lock: { mode: 'for_no_key_update' },
      });
      if (version.state === 'calibrating') await this.calibrate(manager, verification, version);
      await this.queueNext(manager, verification, version);
    }
    await this.events.publish(manager, { kind: 'verification', userId: verification.userId, id: verification.id });
  }

  private async queueNext(manager: EntityManager, verification: Verification, version: ProblemVersion): Promise<void> {
    if (version.state === 'calibrating' && (await hasDataToMake(manager, version))) {
      await this.queueOnce(manager, 'generate-tests', verification);
      return;
    }
    if (version.state !== 'failed') {
      const queued = await manager.findBy(Submission, { verificationId: verification.id });
      const waiting = (await this.judgeable(manager, version)).filter(
        ({ id }) => !queued.some(({ jurySubmissionId }) => jurySubmissionId === id),
      );
      const calibrating = waiting.filter(({ expectation }) => boundsFromBelow(expectation));
      const next = version.state === 'calibrating' ? calibrating : waiting;
      for (const jury of next) await this.queueOne(manager, verification, version, jury);
      const again = version.state === 'calibrating' ? [] : await judgedInPart(manager, version, queued);
      for (const submission of again) await this.writer.judge(manager, submission, 'verify');
      if (next.length + again.length > 0) return;
      // Not at the end of a verification whose package was uploaded once more: there is another that sees to it.
      if (version.state === 'calibrating' && verification.checks === null) {
        await this.giveUp(manager, version, NO_ACCEPTED);
      } else if (await this.queueInPypy(manager, verification, version)) {
        return;
      }
    }
    if (verification.checks === null) await this.queueOnce(manager, 'check-package', verification);
    else await this.finish(manager, verification, version);
  }

  /**
   * Once more what did not come out as expected in Python.
   *
   * @returns whether there was any
   */
  private async queueInPypy(
    manager: EntityManager,
    verification: Verification,
    version: ProblemVersion,
  ): Promise<boolean> {
    if (verification.checks !== null || !isJudged(PYPY, await languagesAtHand(manager))) return false;
    const { entries } = await verificationResult(manager, verification);
    const judged = await manager.findBy(Submission, { verificationId: verification.id });
    const next = (await this.judgeable(manager, version)).filter(({ id, path, language }) => {
      const entry = entries.find((one) => one.path === path);
      const isFirst = judged.filter(({ jurySubmissionId }) => jurySubmissionId === id).length === 1;
      return isFirst && entry?.isAsExpected === false && entry.got !== 'JE' && mayBePypy(version, language);
    });
    for (const jury of next) await this.queueOne(manager, verification, version, jury, PYPY);
    return next.length > 0;
  }

  private async queueOnce(
    manager: EntityManager,
    kind: 'check-package' | 'generate-tests',
    { id, userId }: Verification,
  ): Promise<void> {
    const known = await manager.query<unknown[]>('SELECT 1 FROM jobs WHERE kind = $1 AND subject_id = $2', [kind, id]);
    if (known.length > 0) return;
    await this.queue.enqueue(manager, { kind, subjectId: id, lane: 'verify', personId: userId });
  }

  /**
   * Test data that generators have made, under the lease of their job. The version can be used from then on, once its
   * time limit is known.
   *
   * @throws LeaseLostError
   */
  async recordGenerated(lease: Lease, made: readonly MadeTestCase[]): Promise<void> {
    await this.underLease(lease, async (manager, verification, version) => {
      for (const { id, inputBlob, inputBytes, answerBlob, answerBytes, settings } of made) {
        await manager.update(TestCase, { id }, { inputBlob, inputBytes, answerBlob, answerBytes, settings });
      }
      if (version.timeLimitMs !== null) {
        version.state = 'ready';
        await manager.save(ProblemVersion, version);
        await makeCurrent(manager, version.id);
      }
      await this.queueNext(manager, verification, version);
    });
  }

  /**
   * The version is of no use, and the verification says why.
   *
   * @param fault whose it is: a program of the package, or our own
   * @throws LeaseLostError
   */
  async recordNotGenerated(lease: Lease, reason: string, fault: 'package' | 'judge'): Promise<void> {
    await this.underLease(lease, async (manager, verification, version) => {
      const words = `The test data cannot be made: ${reason}`;
      await this.giveUp(manager, version, explained(words, 'version-no-test-data', { error: reason }));
      const remedy =
        fault === 'package'
          ? 'Correct the program that it names'
          : 'Upload the package once more, and tell whoever runs this judge if that does not help';
      verification.checks = {
        findings: [{ severity: 'error', file: '', message: reason, remedy }],
        counts: { inputs: 0, brokenInputs: 0, outputs: 0, repeated: 0 },
      };
      await this.queueNext(manager, verification, version);
    });
  }

  /**
   * The end of the checks, under the lease of their job.
   *
   * @throws LeaseLostError
   */
  async recordChecks(lease: Lease, checks: PackageChecks): Promise<void> {
    await this.underLease(lease, async (manager, verification, version) => {
      verification.checks = checks;
      await this.queueNext(manager, verification, version);
    });
  }

  /** The end of a job about a verification; nothing but that where it was forgotten meanwhile. */
  private async underLease(
    lease: Lease,
    work: (manager: EntityManager, verification: Verification, version: ProblemVersion) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.queue.assertHeld(manager, lease);
      await this.queue.complete(manager, lease);
      const verification = await manager.findOne(Verification, {
        where: { id: lease.subjectId },
        lock: { mode: 'for_no_key_update' },
      });
      if (verification === null) return;
      const version = await manager.findOneOrFail(ProblemVersion, {
        where: { id: verification.problemVersionId },
        lock: { mode: 'for_no_key_update' },
      });
      await work(manager, verification, version);
      await this.events.publish(manager, { kind: 'verification', userId: verification.userId, id: verification.id });
    });
  }

  private async finish(manager: EntityManager, verification: Verification, version: ProblemVersion): Promise<void> {
    const result = await verificationResult(manager, verification);
    verification.result = result;
    verification.state = 'finished';
    verification.finishedAt = new Date();
    await manager.save(Verification, verification);
    version.soundness = result.isAsExpected ? 'sound' : 'unsound';
    await manager.save(ProblemVersion, version);
    if (result.isAsExpected) await makeCurrent(manager, version.id);
    await this.webhooks.add(manager, 'verification.finished', () => ({ id: verification.id, ...result }));
  }

  private async queueOne(
    manager: EntityManager,
    verification: Verification,
    version: ProblemVersion,
    jury: JurySubmission,
    language = jury.language ?? '',
  ): Promise<void> {
    await this.writer.create(manager, {
      userId: verification.userId,
      problemId: version.problemId,
      problemVersionId: version.id,
      jurySubmissionId: jury.id,
      verificationId: verification.id,
      language,
      files: jury.files.map(({ name, blob }) => ({ name, blob })),
      entryPoint: jury.entryPoint,
      sourceBytes: jury.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      lane: 'verify',
    });
  }

  private async calibrate(manager: EntityManager, verification: Verification, version: ProblemVersion): Promise<void> {
    const derived = await calibratedTimeLimit(manager, verification, version);
    if (typeof derived !== 'number') {
      await this.giveUp(manager, version, derived);
      return;
    }
    version.timeLimitMs = derived;
    version.state = 'ready';
    await manager.save(ProblemVersion, version);
    await makeCurrent(manager, version.id);
  }

  private async giveUp(manager: EntityManager, version: ProblemVersion, why: Explained): Promise<void> {
    version.state = 'failed';
    version.stateReason = why.words;
    version.stateExplanation = why.explanation;
    await manager.save(ProblemVersion, version);
  }

  private async judgeable(manager: EntityManager, version: ProblemVersion): Promise<JurySubmission[]> {
    const all = await manager.find(JurySubmission, { where: { problemVersionId: version.id }, order: { path: 'ASC' } });
    const atHand = await languagesAtHand(manager);
    return all.filter(({ language }) => isJudged(language, atHand));
  }
}

async function hasDataToMake(manager: EntityManager, { id }: ProblemVersion): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM test_cases WHERE problem_version_id = $1 AND settings->'generated'->>'isMade' = 'false' LIMIT 1`,
    [id],
  );
  return rows.length > 0;
}
