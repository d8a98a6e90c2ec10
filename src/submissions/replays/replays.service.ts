/**
 * Replays: the judgement that counts is made once more, on the same version of the problem and with the same toolchain
 * library, to see whether it comes out the same. It is a judgement of its own that never counts.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import { ProblemVersion } from '../../problems/problem-version.entity.js';
import { QueueService } from '../../queue/queue.service.js';
import { TestCase } from '../../test-cases/test-case.entity.js';
import { isReplay, Judgement } from '../judgement.entity.js';
import { Run } from '../run.entity.js';
import { Submission } from '../submission.entity.js';
import { Waiting } from '../waiting.js';
import type { ReplayDto, ReplayedTestCaseDto, ReplaySideDto } from './replay.dto.js';

@Injectable()
export class ReplaysService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly waiting: Waiting,
  ) {}

  /**
   * @returns the id of the judgement made for it
   * @throws DomainError `not-found`; `conflict` where there is nothing yet, or no more, that could be repeated
   */
  start(submissionId: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const where = { id: submissionId };
      const submission = await manager.findOne(Submission, { where, lock: { mode: 'for_no_key_update' } });
      if (submission === null) throw new DomainError('not-found', `There is no submission ${String(submissionId)}.`);
      const recorded = await manager.findOneBy(Judgement, { id: submission.currentJudgementId ?? 0 });
      if (recorded?.state !== 'finished') {
        throw new DomainError('conflict', 'It is being judged; wait for its verdict, then replay it.');
      }
      if (recorded.libraryDigest === null) {
        throw new DomainError('conflict', 'It was never judged to its end, so there is nothing to compare with.');
      }
      const replay = await manager.save(Judgement, await this.replayOf(manager, recorded));
      const job = { kind: 'judge', subjectId: replay.id, lane: 'rejudge', personId: submission.userId } as const;
      await this.queue.enqueue(manager, job);
      return replay.id;
    });
  }

  private async replayOf(manager: EntityManager, recorded: Judgement): Promise<Judgement> {
    const { submissionId, problemVersionId, libraryDigest } = recorded;
    const ordinal = 1 + ((await manager.maximum(Judgement, 'ordinal', { submissionId })) ?? 0);
    const unknown = { verdict: null, score: null, reason: null, cpuTimeUs: null, memoryPeakBytes: null };
    return manager.create(Judgement, {
      ...{ submissionId, problemVersionId, libraryDigest, ordinal },
      ...unknown,
      state: 'queued',
      testCaseCount: null,
      isPreview: true,
      replacesId: recorded.id,
    });
  }

  /** Returns once it is finished, or after so many seconds. */
  async wait(id: number, seconds: number): Promise<void> {
    await this.waiting.until(`replay:${id}`, seconds, () =>
      this.dataSource.manager.existsBy(Judgement, { id, state: 'finished' }),
    );
  }

  /** @throws DomainError `not-found` */
  async get(submissionId: number, id: number): Promise<ReplayDto> {
    const { manager } = this.dataSource;
    const replay = await manager.findOneBy(Judgement, { id, submissionId });
    const recorded = replay && isReplay(replay) ? await manager.findOneBy(Judgement, { id: replay.replacesId }) : null;
    if (replay === null || recorded === null) {
      throw new DomainError('not-found', `There is no replay ${String(id)} of submission ${String(submissionId)}.`);
    }
    const [version, testCases] = await Promise.all([
      manager.findOneByOrFail(ProblemVersion, { id: replay.problemVersionId }),
      this.testCases(recorded.id, replay.id),
    ]);
    return {
      id,
      submission: submissionId,
      state: replay.state,
      isSame: replay.state === 'finished' ? isSame(recorded, replay, testCases) : null,
      libraryDigest: recorded.libraryDigest ?? '',
      problemVersion: version.ordinal,
      recorded: sideOf(recorded),
      replayed: sideOf(replay),
      testCases,
    };
  }

  private async testCases(recordedId: number, replayId: number): Promise<ReplayedTestCaseDto[]> {
    const { manager } = this.dataSource;
    const where = { judgementId: In([recordedId, replayId]) };
    const runs = await manager.find(Run, { where, order: { ordinal: 'ASC' } });
    const names = await manager.findBy(TestCase, { id: In(runs.map(({ testCaseId }) => testCaseId)) });
    return [...new Set(runs.map(({ testCaseId }) => testCaseId))].map((testCaseId) => {
      const side = (judgementId: number): ReplayedTestCaseDto['recorded'] => {
        const run = runs.find((one) => one.judgementId === judgementId && one.testCaseId === testCaseId);
        if (run === undefined) return null;
        const { verdict, cpuTimeUs, memoryPeakBytes } = run;
        return { verdict, cpuTimeUs, memoryPeakBytes };
      };
      const testCaseName = names.find(({ id }) => id === testCaseId)?.name ?? '';
      return { testCaseName, recorded: side(recordedId), replayed: side(replayId) };
    });
  }
}

function sideOf({ verdict, score, reason, cpuTimeUs, memoryPeakBytes, evidence }: Judgement): ReplaySideDto {
  return { verdict, score, reason, cpuTimeUs, memoryPeakBytes, evidence };
}

/** Times and memory are shown, not compared: no two runs take the same. */
function isSame(recorded: Judgement, replay: Judgement, testCases: readonly ReplayedTestCaseDto[]): boolean {
  const areRunsSame = testCases.every((one) => one.recorded?.verdict === one.replayed?.verdict);
  return recorded.verdict === replay.verdict && recorded.score === replay.score && areRunsSame;
}
