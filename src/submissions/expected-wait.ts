/** How long a submission that waits may have to wait still: an estimate from what the last judgings took. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { workerHealth } from '../health/health.service.js';
import { listWorkers } from '../queue/worker-registration.js';

/** Every submission asks; the answer changes slowly. */
const KEEP_MS = 2_000;
/** As many of the last judgings count. */
const SAMPLE = 100;
/** Before anything has been judged. */
const FIRST_GUESS_S = 2;

interface Throughput {
  /** Of workers that can judge. */
  slots: number;
  secondsPerJudging: number;
}

@Injectable()
export class ExpectedWait {
  private known: { throughput: Promise<Throughput>; atMs: number } | null = null;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * @param position jobs that are served before this one
   * @returns seconds until its judging begins, rounded up; null when no worker can judge
   */
  async seconds(position: number): Promise<number | null> {
    if (this.known === null || Date.now() - this.known.atMs > KEEP_MS) {
      this.known = { throughput: this.measure(), atMs: Date.now() };
      this.known.throughput.catch(() => (this.known = null));
    }
    return expectedWaitSeconds(position, await this.known.throughput);
  }

  private async measure(): Promise<Throughput> {
    const [workers, [row]] = await Promise.all([
      listWorkers(this.dataSource.manager),
      this.dataSource.query<{ seconds: number | null }[]>(
        `SELECT avg(extract(epoch FROM finished_at - started_at))::double precision AS seconds
         FROM (SELECT started_at, finished_at FROM judgements WHERE finished_at IS NOT NULL
               ORDER BY finished_at DESC LIMIT $1) AS last`,
        [SAMPLE],
      ),
    ]);
    const able = workers.filter((worker) => workerHealth(worker).canJudge);
    return {
      slots: able.reduce((sum, { slots }) => sum + slots, 0),
      secondsPerJudging: row?.seconds ?? FIRST_GUESS_S,
    };
  }
}

/** Pure: all slots are busy, and the jobs ahead are shared among them. */
export function expectedWaitSeconds(position: number, { slots, secondsPerJudging }: Throughput): number | null {
  if (slots === 0) return null;
  return Math.ceil(((position + 1) * secondsPerJudging) / slots);
}
