import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EXPLANATION_CODES, type Explanation, type Explained } from '../contract/explanations.js';
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

/** Reads the members `canJudge`, `reason` and `explanation` of what the worker told. Pure. */
export function workerHealth({ id, slots, report, isAlive }: WorkerInfo): WorkerHealthDto {
  if (!isAlive) return idle(id, slots, WORKER_IS_GONE);
  if (report['canJudge'] === true) return { id, slots, canJudge: true, reason: null, explanation: null };
  const { reason } = report;
  if (typeof reason !== 'string') return idle(id, slots, WORKER_IS_STARTING);
  return { id, slots, canJudge: false, reason, explanation: explanationOf(report['explanation']) };
}

export function idle(id: string, slots: number, { words, explanation }: Explained): WorkerHealthDto {
  return { id, slots, canJudge: false, reason: words, explanation };
}

/** null where there is none, or a worker of another version tells one that is not known here. */
function explanationOf(told: unknown): Explanation | null {
  const { code, values } = (told ?? {}) as Partial<Explanation>;
  const known = EXPLANATION_CODES.find((one) => one === code);
  return known === undefined ? null : { code: known, values: values ?? {} };
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
