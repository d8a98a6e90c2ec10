/**
 * Reads lists of problems in one statement. It looks into the table of submissions, whose module stands above this one,
 * for what a person has solved: its rows, none of its code.
 */
import type { EntityManager } from 'typeorm';
import type { ProblemType } from './package-words.js';
import type { Visibility } from './problem.entity.js';
import type { SolvedState } from './problems.dto.js';
import type { VersionState } from './problem-version.entity.js';

export interface ProblemRow {
  id: number;
  slug: string;
  visibility: Visibility;
  tags: string[];
  difficulty: number | null;
  versionId: number;
  names: Record<string, string>;
  types: ProblemType[];
  timeLimitMs: number | null;
  memoryLimitBytes: number;
  versionState: VersionState;
  mySolved: SolvedState | null;
}

export interface ProblemFilter {
  userId: number;
  /** Hidden problems too. */
  withHidden: boolean;
  slug?: string;
  search?: string;
  tag?: string;
  solved?: SolvedState | 'untried';
  afterSlug?: string | null;
  limit: number;
}

/** By slug. A problem whose first version was never stored does not exist for anybody. */
export async function listProblems(manager: EntityManager, filter: ProblemFilter): Promise<ProblemRow[]> {
  return manager.query<ProblemRow[]>(SQL, [
    filter.userId,
    filter.withHidden,
    filter.slug ?? null,
    filter.search === undefined ? null : `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`,
    filter.tag ?? null,
    filter.solved ?? null,
    filter.afterSlug ?? null,
    filter.limit,
  ]);
}

const SQL = `
  SELECT problem.id, problem.slug, problem.visibility, problem.tags, problem.difficulty,
         version.id AS "versionId", version.names, version.types, version.time_limit_ms AS "timeLimitMs",
         version.memory_limit_bytes AS "memoryLimitBytes", version.state AS "versionState",
         mine.solved AS "mySolved"
    FROM problems AS problem
    JOIN problem_versions AS version ON version.id = problem.current_version_id
   CROSS JOIN LATERAL (
         SELECT CASE WHEN bool_or(verdict = 'AC') THEN 'solved' WHEN count(*) > 0 THEN 'tried' END AS solved
           FROM submissions
          WHERE problem_id = problem.id AND user_id = $1 AND jury_submission_id IS NULL
         ) AS mine
   WHERE ($2 OR problem.visibility = 'public')
     AND ($3::text IS NULL OR problem.slug = $3)
     AND ($4::text IS NULL OR problem.slug ILIKE $4
          OR EXISTS (SELECT 1 FROM jsonb_each_text(version.names) AS name WHERE name.value ILIKE $4))
     AND ($5::text IS NULL OR $5 = ANY (problem.tags))
     AND ($6::text IS NULL OR coalesce(mine.solved, 'untried') = $6)
     AND ($7::text IS NULL OR problem.slug > $7)
   ORDER BY problem.slug
   LIMIT $8`;
