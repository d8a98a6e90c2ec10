import type { EntityManager } from 'typeorm';

/**
 * Has a version's problem judged by it from now on, unless a newer ready version is in use already. A version that is
 * not ready takes the place only where the problem has no other. A public problem changes neither to a version that
 * has errors nor to one whose verification is under way, unless an override says so. Without a problem nothing happens.
 */
export async function makeCurrent(manager: EntityManager, versionId: number): Promise<void> {
  await manager.query(
    `UPDATE problems
        SET current_version_id = version.id, updated_at = now()
       FROM problem_versions AS version
      WHERE version.id = $1
        AND problems.id = version.problem_id
        AND (problems.current_version_id IS NULL
             OR version.state = 'ready'
                AND (problems.visibility = 'hidden' OR version.publish_override IS NOT NULL
                     OR version.soundness IN ('sound', 'unchecked'))
                AND version.ordinal >=
                    (SELECT ordinal FROM problem_versions WHERE id = problems.current_version_id))`,
    [versionId],
  );
}
