/** Where a submission stands, stage by stage with times: the admin's answer to "why is it stuck". */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import { WORKER_IS_GONE } from '../../contract/worker-reasons.js';
import { idle, workerHealth } from '../../health/health.service.js';
import type { WorkerHealthDto } from '../../health/health.dto.js';
import { findJob, type JobFacts } from '../../queue/job-facts.js';
import { QueueService } from '../../queue/queue.service.js';
import { listWorkers } from '../../queue/worker-registration.js';
import { ExpectedWait } from '../expected-wait.js';
import { Judgement } from '../judgement.entity.js';
import { Run } from '../run.entity.js';
import { Submission } from '../submission.entity.js';
import { type JobDto, type StageDto, STAGES, type TimelineDto } from './timeline.dto.js';
import { whyStuck } from './why.js';

@Injectable()
export class TimelineService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueService,
    private readonly expectedWait: ExpectedWait,
  ) {}

  /** @throws DomainError `not-found` */
  async of(submissionId: number): Promise<TimelineDto> {
    const manager = this.dataSource.manager;
    const submission = await manager.findOneBy(Submission, { id: submissionId });
    if (submission === null) throw new DomainError('not-found', `There is no submission ${String(submissionId)}.`);
    const judgement = await manager.findOneByOrFail(Judgement, { id: submission.currentJudgementId ?? 0 });
    const [job, position, runCount, workerInfos] = await Promise.all([
      findJob(this.dataSource.manager, 'judge', judgement.id),
      this.queue.position('judge', judgement.id),
      manager.countBy(Run, { judgementId: judgement.id }),
      listWorkers(this.dataSource.manager),
    ]);
    const workers = workerInfos.map(workerHealth);
    const now = new Date();
    const why = whyStuck({ submissionId, judgement, job, position, runCount, workers, now });
    return {
      submissionId,
      judgementId: judgement.id,
      state: judgement.state,
      verdict: judgement.verdict,
      explanation: why.map(({ words }) => words).join(' '),
      explanations: why.map(({ explanation }) => explanation),
      stages: stagesOf(judgement, job, now),
      runCount,
      testCaseCount: judgement.testCaseCount,
      job: job === null ? null : await this.jobView(job, position, workers),
      workers,
    };
  }

  private async jobView(job: JobFacts, position: number | null, workers: WorkerHealthDto[]): Promise<JobDto> {
    const { state, lane, attempts, lastError, losses } = job;
    const gone = idle(job.workerId ?? '', 0, WORKER_IS_GONE);
    return {
      state,
      lane,
      position,
      expectedWaitSeconds: position === null ? null : await this.expectedWait.seconds(position),
      attempts,
      availableAt: job.availableAt.toISOString(),
      leaseHolder: job.workerId === null ? null : (workers.find(({ id }) => id === job.workerId) ?? gone),
      leaseEndsAt: job.leaseEndsAt?.toISOString() ?? null,
      lastError,
      losses,
    };
  }
}

/** Each stage begins when the one before it ends; those not reached yet are left out. Pure. */
export function stagesOf(
  judgement: Pick<Judgement, 'createdAt' | 'startedAt' | 'compiledAt' | 'finishedAt' | 'state'>,
  job: Pick<JobFacts, 'state' | 'leasedAt'> | null,
  now: Date,
): StageDto[] {
  // While it waits again after a lost worker, the times of that try are not this one's.
  const isWaiting = job?.state === 'waiting';
  const startedAt = isWaiting ? null : judgement.startedAt;
  const leasedAt = isWaiting ? null : (job?.leasedAt ?? startedAt);
  const compiledAt = isWaiting ? null : judgement.compiledAt;
  // A program that did not compile, or could not be judged, never ran.
  const starts = [judgement.createdAt, leasedAt, startedAt, compiledAt, judgement.finishedAt];
  return STAGES.flatMap((name, index) => {
    const start = starts[index] ?? null;
    if (start === null) return [];
    const end = starts.slice(index + 1).find((time) => time !== null) ?? null;
    const seconds = Math.max(0, (end ?? now).getTime() - start.getTime()) / 1000;
    return [{ name, startedAt: start.toISOString(), endedAt: end?.toISOString() ?? null, seconds }];
  });
}
