/**
 * Judging a package's own example submissions: to derive a time limit that the package leaves open, and to show that
 * each gets the verdict its authors expect.
 *
 * With an open time limit the submissions that bound it from below go first, under {@link CALIBRATION_TIME_LIMIT_MS};
 * the last of them to finish sets the limit and queues the others, all in the transaction that records its verdict, so
 * that no process has to stay alive for it.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, IsNull, LessThan } from 'typeorm';
import { DomainError } from '../contract/errors.js';
import { languagesAtHand } from '../languages/languages-at-hand.js';
import { isLanguageId } from '../languages/languages.js';
import { bestScore } from '../problems/best-score.js';
import { deriveTimeLimit } from '../problems/derive-time-limit.js';
import { unmetExpectations } from '../problems/expectation.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { makeCurrent } from '../problems/make-current.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { Judgement } from './judgement.entity.js';
import { SubmissionWriter } from './new-submission.js';
import { Run } from './run.entity.js';
import { SubmissionEvents } from './submission-events.js';
import { Submission } from './submission.entity.js';
import { Waiting } from './waiting.js';
import { Verification, type VerificationEntry, type VerificationResult } from './verification.entity.js';

/** A jury's accepted submission may take this long on one test case while the time limit is still open. */
export const CALIBRATION_TIME_LIMIT_MS = 60_000;
/** Packages that were only verified, never kept, are forgotten after a day. */
const KEEP_UNKEPT_MS = 24 * 3600_000;

@Injectable()
export class VerificationsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly writer: SubmissionWriter,
    private readonly events: SubmissionEvents,
    private readonly waiting: Waiting,
    private readonly webhooks: WebhookOutbox,
  ) {}

  /** Queues the version's example submissions. */
  async start(problemVersionId: number, userId: number, within?: EntityManager): Promise<Verification> {
    const work = async (manager: EntityManager): Promise<Verification> => {
      const version = await manager.findOneByOrFail(ProblemVersion, { id: problemVersionId });
      const verification = await manager.save(
        Verification,
        manager.create(Verification, { problemVersionId, userId, state: 'running', result: null, finishedAt: null }),
      );
      await this.queueNext(manager, verification, version);
      return verification;
    };
    return within === undefined ? this.dataSource.transaction(work) : work(within);
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
  async result(verification: Verification): Promise<VerificationResult> {
    return verification.result ?? this.resultOf(this.dataSource.manager, verification);
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
      if (unkept.affected === 0) await manager.delete(Verification, { id });
      await manager.query(
        `DELETE FROM jobs WHERE kind = 'judge' AND NOT EXISTS (SELECT 1 FROM judgements WHERE judgements.id = subject_id)`,
      );
      await within(manager);
    });
  }

  async removeOld(): Promise<void> {
    await this.dataSource.manager.delete(ProblemVersion, {
      problemId: IsNull(),
      createdAt: LessThan(new Date(Date.now() - KEEP_UNKEPT_MS)),
    });
  }

  /** Called in the transaction that records a verdict of one of the verification's submissions. */
  async afterFinish(manager: EntityManager, verificationId: number): Promise<void> {
    // The lock makes the last two to finish take turns: one of them sees that it is the last.
    const verification = await manager.findOneOrFail(Verification, {
      where: { id: verificationId },
      lock: { mode: 'pessimistic_write' },
    });
    if (verification.state === 'finished') return;
    const open = await manager.countBy(Submission, { verificationId, verdict: IsNull() });
    if (open === 0) {
      const version = await manager.findOneOrFail(ProblemVersion, {
        where: { id: verification.problemVersionId },
        lock: { mode: 'pessimistic_write' },
      });
      if (version.state === 'calibrating') await this.calibrate(manager, verification, version);
      await this.queueNext(manager, verification, version);
    }
    await this.events.publish(manager, { kind: 'verification', userId: verification.userId, id: verification.id });
  }

  private async queueNext(manager: EntityManager, verification: Verification, version: ProblemVersion): Promise<void> {
    if (version.state !== 'failed') {
      const queued = await manager.findBy(Submission, { verificationId: verification.id });
      const waiting = (await this.judgeable(manager, version)).filter(
        ({ id }) => !queued.some(({ jurySubmissionId }) => jurySubmissionId === id),
      );
      const calibrating = waiting.filter(({ expectation }) => expectation.timeLimitBound === 'lower');
      const next = version.state === 'calibrating' ? calibrating : waiting;
      for (const jury of next) await this.queueOne(manager, verification, version, jury);
      if (next.length > 0) return;
      if (version.state === 'calibrating') {
        await this.giveUp(manager, version, 'No accepted submission in a language at hand could bound the time limit.');
      }
    }
    verification.result = await this.resultOf(manager, verification);
    verification.state = 'finished';
    verification.finishedAt = new Date();
    await manager.save(Verification, verification);
    const { id, result } = verification;
    await this.webhooks.add(manager, 'verification.finished', () => ({ id, ...result }));
  }

  private async queueOne(
    manager: EntityManager,
    verification: Verification,
    version: ProblemVersion,
    jury: JurySubmission,
  ): Promise<void> {
    await this.writer.create(manager, {
      userId: verification.userId,
      problemId: version.problemId,
      problemVersionId: version.id,
      jurySubmissionId: jury.id,
      verificationId: verification.id,
      language: jury.language ?? '',
      files: jury.files.map(({ name, blob }) => ({ name, blob })),
      entryPoint: jury.entryPoint,
      sourceBytes: jury.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      lane: 'verify',
    });
  }

  private async calibrate(manager: EntityManager, verification: Verification, version: ProblemVersion): Promise<void> {
    const judged = await manager.findBy(Submission, { verificationId: verification.id });
    const jury = await manager.findBy(JurySubmission, { id: In(judged.map((one) => one.jurySubmissionId)) });
    const surprises = jury.flatMap(({ id, path, expectation: { verdicts } }) => {
      const verdict = judged.find(({ jurySubmissionId }) => jurySubmissionId === id)?.verdict ?? 'JE';
      const isMet = verdicts.length > 0 ? verdicts.includes(verdict) : verdict !== 'TLE' && verdict !== 'JE';
      return isMet ? [] : [`${path} got ${verdict} instead of ${verdicts.join(' or ') || 'an end in time'}`];
    });
    if (surprises.length > 0) {
      await this.giveUp(manager, version, `The time limit cannot be derived: ${surprises.join('; ')}.`);
      return;
    }
    const slowestUs = Math.max(...judged.map(({ cpuTimeUs }) => cpuTimeUs ?? 0));
    const { timeMultipliers, timeResolutionMs } = version.limits;
    version.timeLimitMs = deriveTimeLimit(version.format, timeMultipliers, timeResolutionMs, slowestUs / 1000);
    version.state = 'ready';
    await manager.save(ProblemVersion, version);
    await makeCurrent(manager, version.id);
  }

  private async giveUp(manager: EntityManager, version: ProblemVersion, reason: string): Promise<void> {
    version.state = 'failed';
    version.stateReason = reason;
    await manager.save(ProblemVersion, version);
  }

  private async judgeable(manager: EntityManager, version: ProblemVersion): Promise<JurySubmission[]> {
    const all = await manager.find(JurySubmission, { where: { problemVersionId: version.id }, order: { path: 'ASC' } });
    const atHand = await languagesAtHand(manager);
    return all.filter(
      ({ language }) => language !== null && isLanguageId(language) && (atHand === null || atHand.has(language)),
    );
  }

  private async resultOf(manager: EntityManager, verification: Verification): Promise<VerificationResult> {
    const version = await manager.findOneByOrFail(ProblemVersion, { id: verification.problemVersionId });
    const jury = await manager.find(JurySubmission, {
      where: { problemVersionId: version.id },
      order: { path: 'ASC' },
    });
    const submissions = await manager.findBy(Submission, { verificationId: verification.id });
    const testCases = await manager.findBy(TestCase, { problemVersionId: version.id });
    const atHand = await languagesAtHand(manager);
    const entries: VerificationEntry[] = [];
    for (const one of jury) {
      const submission = submissions.find(({ jurySubmissionId }) => jurySubmissionId === one.id) ?? null;
      if (submission === null && atHand !== null && !(atHand as ReadonlySet<string>).has(one.language ?? '')) {
        entries.push({ ...notJudged(one), notes: ['written in a language that is not judged here'] });
        continue;
      }
      entries.push(await this.entryOf(manager, one, submission, testCases, bestScore(version.judging)));
    }
    return {
      isAsExpected: version.state === 'ready' && entries.every(({ isAsExpected }) => isAsExpected !== false),
      timeLimitMs: version.timeLimitMs,
      timeLimitSource: version.timeLimitSource,
      entries,
      notes: version.stateReason === null ? [] : [version.stateReason],
    };
  }

  private async entryOf(
    manager: EntityManager,
    jury: JurySubmission,
    submission: Submission | null,
    testCases: TestCase[],
    best: number | null,
  ): Promise<VerificationEntry> {
    const entry: VerificationEntry = {
      ...notJudged(jury),
      got: submission?.verdict ?? null,
      cpuTimeUs: submission?.cpuTimeUs ?? null,
      memoryPeakBytes: submission?.memoryPeakBytes ?? null,
      submissionId: submission?.id ?? null,
    };
    if (jury.language === null || !isLanguageId(jury.language)) {
      return { ...entry, notes: ['written in a language that is not judged here'] };
    }
    if (submission?.verdict == null) return entry;
    const runs = await manager.findBy(Run, { judgementId: submission.currentJudgementId ?? 0 });
    const judgement = await manager.findOneBy(Judgement, { id: submission.currentJudgementId ?? 0 });
    const notes = unmetExpectations(jury.expectation, {
      verdict: submission.verdict,
      stoppedEarly: runs.length < testCases.length,
      score: submission.score,
      groups: judgement?.evidence.groups ?? [],
      bestScore: best,
      cases: runs.map((run) => ({
        name: testCases.find(({ id }) => id === run.testCaseId)?.name ?? '',
        verdict: run.verdict,
        judgeMessage: run.judgeFeedback,
      })),
    });
    if (submission.verdict === 'JE' && judgement?.reason != null) notes.push(judgement.reason);
    const { verdicts, rules, isPartial } = jury.expectation;
    const hasExpectation = verdicts.length > 0 || rules.length > 0 || isPartial === true;
    return {
      ...entry,
      notes,
      isAsExpected: hasExpectation || submission.verdict === 'JE' ? notes.length === 0 : null,
    };
  }
}

function notJudged({ path, language, expectation }: JurySubmission): VerificationEntry {
  return {
    path,
    language,
    expected: expectation.verdicts,
    got: null,
    isAsExpected: null,
    cpuTimeUs: null,
    memoryPeakBytes: null,
    submissionId: null,
    notes: [],
  };
}
