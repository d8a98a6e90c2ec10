import type { DataSource } from 'typeorm';
import type { LibraryAction } from '../libraries/library-task.entity.js';

/** The first half of an advisory lock's key; the second is the machine. */
const MACHINE_LOCK = 20_118;

export interface ClaimedLibraryTask {
  id: number;
  action: LibraryAction;
  digest: string | null;
  languages: string[];
}

/**
 * The next task of a machine, for one of its workers; null when none waits, or another worker of the machine is at one: a
 * library must not be removed while somebody else is about to switch to it.
 */
export function claimLibraryTask(
  dataSource: DataSource,
  host: string,
  workerId: string,
): Promise<ClaimedLibraryTask | null> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [MACHINE_LOCK, host]);
    // What a worker of this machine left half done when it died is told to have failed: nothing of it was switched to.
    await manager.query(
      `UPDATE library_tasks SET state = 'failed', message = 'the worker at it was lost', finished_at = now()
       WHERE host = $1 AND state = 'running' AND worker_id NOT IN (
         SELECT id FROM workers WHERE EXISTS (
           SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND (classid::bigint << 32 | objid::bigint) = lock_key))`,
      [host],
    );
    const [rows] = await manager.query<[ClaimedLibraryTask[], number]>(
      `UPDATE library_tasks SET state = 'running', worker_id = $2 WHERE id = (
         SELECT min(id) FROM library_tasks WHERE host = $1 AND state = 'queued')
         AND NOT EXISTS (SELECT FROM library_tasks WHERE host = $1 AND state = 'running')
       RETURNING id, action, digest, languages`,
      [host, workerId],
    );
    return rows[0] ?? null;
  });
}
