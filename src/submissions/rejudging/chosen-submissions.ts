import type { EntityManager } from 'typeorm';
import { DomainError } from '../../contract/errors.js';
import type { RejudgingFilter } from './rejudging.entity.js';

/** A submission to judge again. */
export interface ChosenSubmission {
  id: number;
  userId: number;
  isFinished: boolean;
}

/**
 * The submissions of the filter, held until the caller's transaction ends, so that none of them is rejudged by two at
 * once. Example submissions of packages are none of them: a verification judges those.
 *
 * @throws DomainError `validation-failed` for a problem or a person that there is not
 */
export async function chooseSubmissions(
  manager: EntityManager,
  filter: RejudgingFilter,
  most: number,
): Promise<ChosenSubmission[]> {
  const problemId = await idOf(manager, 'problem', 'SELECT id FROM problems WHERE slug = $1', filter.problem);
  const userId = await idOf(manager, 'user', 'SELECT id FROM users WHERE lower(username) = lower($1)', filter.user);
  return manager.query<ChosenSubmission[]>(
    `SELECT id, user_id AS "userId", state = 'finished' AS "isFinished" FROM submissions
      WHERE jury_submission_id IS NULL
        AND ($1::integer[] IS NULL OR id = ANY ($1))
        AND ($2::integer IS NULL OR problem_id = $2)
        AND ($3::integer IS NULL OR user_id = $3)
        AND ($4::text IS NULL OR language = $4)
        AND ($5::text IS NULL OR verdict = $5)
        AND ($6::timestamptz IS NULL OR created_at >= $6)
        AND ($7::timestamptz IS NULL OR created_at < $7)
      ORDER BY id LIMIT $8 FOR NO KEY UPDATE`,
    [
      filter.submissions ?? null,
      problemId,
      userId,
      filter.language ?? null,
      filter.verdict ?? null,
      filter.since ?? null,
      filter.until ?? null,
      most + 1,
    ],
  );
}

async function idOf(
  manager: EntityManager,
  field: string,
  sql: string,
  name: string | undefined,
): Promise<number | null> {
  if (name === undefined) return null;
  const [row] = await manager.query<{ id: number }[]>(sql, [name]);
  if (row !== undefined) return row.id;
  const message = `${field}: there is no ${field} ${JSON.stringify(name)}`;
  throw new DomainError('validation-failed', message, [{ field, message }]);
}
