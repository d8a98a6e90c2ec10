/** What the queue knows of one job, for those who ask why it is not done yet. */
import type { EntityManager } from 'typeorm';
import type { Lane } from '../contract/lanes.js';

/** A worker that had the job and was lost: its process is gone, or it did not renew its lease. */
export interface LostLease {
  workerId: string;
  leasedAt: string | null;
  lostAt: string;
  reason: 'worker-gone' | 'lease-ended';
}

export interface JobFacts {
  id: number;
  state: 'waiting' | 'leased' | 'set-aside';
  lane: Lane;
  attempts: number;
  workerId: string | null;
  leasedAt: Date | null;
  leaseEndsAt: Date | null;
  /** Not claimed before. */
  availableAt: Date;
  lastError: string | null;
  losses: LostLease[];
}

interface Row {
  id: number;
  state: JobFacts['state'];
  lane: Lane;
  attempts: number;
  worker_id: string | null;
  leased_at: Date | null;
  lease_ends_at: Date | null;
  available_at: Date;
  last_error: string | null;
  losses: LostLease[];
}

/** null: there is none (any more), since a finished job's row is gone. */
export async function findJob(manager: EntityManager, kind: string, subjectId: number): Promise<JobFacts | null> {
  const [row] = await manager.query<Row[]>(
    `SELECT id, state, lane, attempts, worker_id, leased_at, lease_ends_at, available_at, last_error, losses
     FROM jobs WHERE kind = $1 AND subject_id = $2`,
    [kind, subjectId],
  );
  if (row === undefined) return null;
  return {
    id: row.id,
    state: row.state,
    lane: row.lane,
    attempts: row.attempts,
    workerId: row.worker_id,
    leasedAt: row.leased_at,
    leaseEndsAt: row.lease_ends_at,
    availableAt: row.available_at,
    lastError: row.last_error,
    losses: row.losses,
  };
}
