import type { EntityManager } from 'typeorm';
import { LANES, type Lane } from '../contract/lanes.js';
import { presentTraceContext } from '../tracing/tracing.js';
import { JOBS_CHANNEL } from './queue.service.js';

/**
 * Adds many jobs of one kind and lane, as `QueueService.enqueue` would one by one, in one statement: each person's
 * jobs take their turns one step of virtual time apart.
 */
export async function enqueueAll(
  manager: EntityManager,
  kind: string,
  lane: Lane,
  jobs: readonly { subjectId: number; personId: number }[],
): Promise<void> {
  if (jobs.length === 0) return;
  await manager.query(
    `WITH clock AS (SELECT coalesce((SELECT virtual_time FROM lane_clocks WHERE lane = $2), 0) AS now),
       added AS (SELECT subject_id, person_id, row_number() OVER (PARTITION BY person_id ORDER BY subject_id) AS step
                   FROM unnest($4::integer[], $5::integer[]) AS job (subject_id, person_id)),
       shares AS (
         INSERT INTO lane_shares (lane, person_id, virtual_time)
         SELECT $2, person_id, (SELECT now FROM clock) + count(*) FROM added GROUP BY person_id ORDER BY person_id
         ON CONFLICT (lane, person_id) DO UPDATE SET virtual_time =
           greatest(lane_shares.virtual_time, (SELECT now FROM clock)) + excluded.virtual_time - (SELECT now FROM clock)
         RETURNING person_id, virtual_time),
       steps AS (SELECT person_id, max(step) AS last FROM added GROUP BY person_id)
     INSERT INTO jobs (kind, subject_id, lane, lane_rank, person_id, virtual_time, trace_context)
     SELECT $1, added.subject_id, $2, $3::smallint, added.person_id, shares.virtual_time - steps.last + added.step,
            $6::jsonb
       FROM added JOIN shares USING (person_id) JOIN steps USING (person_id) ORDER BY added.subject_id`,
    [
      kind,
      lane,
      LANES[lane].rank,
      jobs.map(({ subjectId }) => subjectId),
      jobs.map(({ personId }) => personId),
      presentTraceContext(),
    ],
  );
  await manager.query(`SELECT pg_notify('${JOBS_CHANNEL}', '')`);
}
