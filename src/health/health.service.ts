import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WORKER_IS_GONE, WORKER_IS_STARTING } from '../contract/worker-reasons.js';
import { QueueService } from '../queue/queue.service.js';
import { type WorkerInfo, listWorkers } from '../queue/worker-registration.js';
import type { HealthDto, WorkerHealthDto } from './health.dto.js';

/** A database that takes longer is of no use to anybody who waits. */
const TIMEOUT_MS = 3_000;

@Injectable()
export class HealthService {
  private readonly logger = new Logger(HealthService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueService,
  ) {}

  /** Never throws: trouble is the answer. */
  async look(): Promise<HealthDto> {
    try {
      const [workers, queue] = await withDeadline(
        Promise.all([listWorkers(this.dataSource.manager), this.queue.depths()]),
      );
      const healths = workers.map(workerHealth);
      const status = healths.some(({ canJudge }) => canJudge) ? 'ok' : 'degraded';
      return { status, database: 'reachable', workers: healths, queue };
    } catch (error) {
      this.logger.error(error);
      return { status: 'down', database: 'unreachable', workers: [], queue: [] };
    }
  }
}

/** Reads the members `canJudge` and `reason` of what the worker told. Pure. */
export function workerHealth({ id, slots, report, isAlive }: WorkerInfo): WorkerHealthDto {
  if (!isAlive) return { id, slots, canJudge: false, reason: WORKER_IS_GONE };
  if (report['canJudge'] === true) return { id, slots, canJudge: true, reason: null };
  return {
    id,
    slots,
    canJudge: false,
    reason: typeof report['reason'] === 'string' ? report['reason'] : WORKER_IS_STARTING,
  };
}

async function withDeadline<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController();
  const tooLate = pause(TIMEOUT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`The database did not answer within ${String(TIMEOUT_MS)} ms`);
  });
  // Aborted once the work is done; and a late failure of the work has nobody left to tell.
  tooLate.catch(() => undefined);
  work.catch(() => undefined);
  return Promise.race([work, tooLate]).finally(() => {
    timer.abort();
  });
}
