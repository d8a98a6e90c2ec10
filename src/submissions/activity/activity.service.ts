/** The judge's work: how much and how quickly over time, and what is on its way now. Read from what is recorded anyway. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Lane } from '../../contract/lanes.js';
import type { JobKind } from '../job-kinds.js';
import type { ActivityDto, ActivityPartDto, WorkDto } from './activity.dto.js';

/** About as many points as a chart of a laptop's width can show. */
const MOST_PARTS = 96;
const MOST_WORK = 200;
const PART_SECONDS = [60, 300, 900, 3_600, 7_200, 14_400, 28_800];
const PERCENTILES = '0.5, 0.95, 0.99';

interface PartRow {
  started_at: Date;
  judged: number;
  failed: number;
  wait: number[] | null;
  verdict: number[] | null;
}

interface WorkRow {
  kind: JobKind;
  id: number;
  lane: Lane;
  state: WorkDto['state'];
  problem: string | null;
  username: string;
  worker_id: string | null;
  since: Date;
  last_error: string | null;
}

@Injectable()
export class ActivityService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async over(hours: number): Promise<ActivityDto> {
    const partSeconds = partSecondsFor(hours);
    const rows = await this.dataSource.query<PartRow[]>(
      `SELECT part AS started_at, count(id)::integer AS judged,
         (count(id) FILTER (WHERE verdict = 'JE'))::integer AS failed,
         percentile_cont(ARRAY[${PERCENTILES}]) WITHIN GROUP (ORDER BY wait) FILTER (WHERE is_persons) AS wait,
         percentile_cont(ARRAY[${PERCENTILES}]) WITHIN GROUP (ORDER BY total) FILTER (WHERE is_persons) AS verdict
       FROM generate_series(
         to_timestamp(floor(extract(epoch FROM now()) / $1) * $1 - ($2 - 1) * $1), now(), $1 * interval '1 second') AS part
       LEFT JOIN (
         SELECT j.id, j.verdict, j.finished_at, s.jury_submission_id IS NULL AND j.ordinal = 1 AS is_persons,
           extract(epoch FROM j.started_at - j.created_at)::double precision AS wait,
           extract(epoch FROM j.finished_at - j.created_at)::double precision AS total
         FROM judgements j JOIN submissions s ON s.id = j.submission_id
         WHERE j.finished_at > now() - ($2 + 1) * $1 * interval '1 second'
       ) AS judged ON judged.finished_at >= part AND judged.finished_at < part + $1 * interval '1 second'
       GROUP BY part ORDER BY part`,
      [partSeconds, Math.ceil((hours * 3_600) / partSeconds)],
    );
    return { partSeconds, parts: rows.map(partOf) };
  }

  /** Jobs that are at a worker or were set aside, then those that wait, in the order in which they are served. */
  async now(): Promise<WorkDto[]> {
    const rows = await this.dataSource.query<WorkRow[]>(
      `SELECT jobs.kind, coalesce(s.id, r.id) AS id, jobs.lane, jobs.state, p.slug AS problem, u.username,
         jobs.worker_id, jobs.last_error,
         CASE jobs.state WHEN 'leased' THEN coalesce(jobs.leased_at, jobs.created_at) ELSE jobs.created_at END AS since
       FROM jobs
       LEFT JOIN judgements j ON jobs.kind = 'judge' AND j.id = jobs.subject_id
       LEFT JOIN submissions s ON s.id = j.submission_id
       LEFT JOIN problems p ON p.id = s.problem_id
       LEFT JOIN custom_runs r ON jobs.kind = 'custom-run' AND r.id = jobs.subject_id
       JOIN users u ON u.id = coalesce(s.user_id, r.user_id)
       ORDER BY (jobs.state = 'waiting'), jobs.lane_rank, jobs.virtual_time, jobs.id
       LIMIT $1`,
      [MOST_WORK],
    );
    return rows.map((row) => ({
      kind: row.kind === 'custom-run' ? 'run' : 'submission',
      id: row.id,
      lane: row.lane,
      state: row.state,
      problem: row.problem,
      username: row.username,
      workerId: row.worker_id,
      since: row.since.toISOString(),
      lastError: row.last_error,
    }));
  }
}

/** Round lengths, so that parts begin at round times. */
function partSecondsFor(hours: number): number {
  return PART_SECONDS.find((seconds) => (hours * 3_600) / seconds <= MOST_PARTS) ?? 28_800;
}

function partOf(row: PartRow): ActivityPartDto {
  return {
    startedAt: row.started_at.toISOString(),
    judgedCount: row.judged,
    failedCount: row.failed,
    waitSeconds: percentilesOf(row.wait),
    verdictSeconds: percentilesOf(row.verdict),
  };
}

function percentilesOf(values: (number | null)[] | null): ActivityPartDto['waitSeconds'] {
  const [p50, p95, p99] = values ?? [];
  return p50 == null || p95 == null || p99 == null ? null : { p50, p95, p99 };
}
