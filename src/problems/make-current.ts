import type { EntityManager } from 'typeorm';

/**
 * Has a version's problem judged by it from now on, unless a newer ready version is in use already, or somebody chose
 * among those there were. A version that is not ready takes the place only where the problem has no other. A public
 * problem changes neither to a version that has errors nor to one whose verification is under way, unless an override
 * says so. Without a problem nothing happens.
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
                AND version.ordinal > coalesce(problems.chosen_over, 0)
                AND version.ordinal >=
                    (SELECT ordinal FROM problem_versions WHERE id = problems.current_version_id))`,
    [versionId],
  );
}

/**
 * Has a version's problem judged by it from now on, whatever newer ones there are; the next one that is imported may
 * take its place again. Whether it may be used is for the caller to say.
 */
export async function chooseVersion(manager: EntityManager, versionId: number): Promise<void> {
  await manager.query(
    `UPDATE problems
        SET current_version_id = version.id, updated_at = now(),
            chosen_over = (SELECT max(ordinal) FROM problem_versions WHERE problem_id = problems.id)
       FROM problem_versions AS version
      WHERE version.id = $1 AND problems.id = version.problem_id`,
    [versionId],
  );
}
