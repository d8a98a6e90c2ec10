/** What a rejudging changes: the judgement that counts (or counted) against the new one, for each of its submissions. */
import type { EntityManager } from 'typeorm';
import type { SubmissionState, Verdict } from '../../contract/verdicts.js';

export interface ComparisonCounts {
  total: number;
  judged: number;
  /** Verdict or score differs. */
  changed: number;
  /** New judgements that ended as JE: they are never applied. */
  judgingErrors: number;
  /** Submissions whose judgement that counts is another one by now: they are left alone. */
  overtaken: number;
  /** New judgements that count. */
  applied: number;
}

/** How many went from one verdict to another; `after` is null while they are judged. */
export interface Transition {
  before: Verdict | null;
  after: Verdict | null;
  count: number;
}

export interface ComparedSubmission {
  submissionId: number;
  problem: string | null;
  username: string;
  language: string;
  judgementId: number;
  beforeVerdict: Verdict | null;
  beforeScore: number | null;
  beforeVersion: number | null;
  state: SubmissionState;
  afterVerdict: Verdict | null;
  afterScore: number | null;
  afterVersion: number;
  isChanged: boolean;
  isApplied: boolean;
  isOvertaken: boolean;
}

export interface ComparedFilter {
  changed?: boolean;
  before?: Verdict;
  after?: Verdict;
  afterId: number | null;
  limit: number;
}

const CHANGED = `(new.state = 'finished' AND (new.verdict IS DISTINCT FROM old.verdict OR new.score IS DISTINCT FROM old.score))`;
/** The new judgement does not count, and the one that it was made to replace does not count any more either. */
const OVERTAKEN = `(new.is_preview AND submission.current_judgement_id IS DISTINCT FROM new.replaces_id)`;
const MEMBERS = `
  FROM judgements AS new
  JOIN submissions AS submission ON submission.id = new.submission_id
  LEFT JOIN judgements AS old ON old.id = new.replaces_id
 WHERE new.rejudging_id = $1`;

export async function compareCounts(manager: EntityManager, rejudgingId: number): Promise<ComparisonCounts> {
  const [counts] = await manager.query<ComparisonCounts[]>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE new.state = 'finished') AS judged,
            count(*) FILTER (WHERE ${CHANGED}) AS changed,
            count(*) FILTER (WHERE new.verdict = 'JE') AS "judgingErrors",
            count(*) FILTER (WHERE ${OVERTAKEN}) AS overtaken,
            count(*) FILTER (WHERE NOT new.is_preview) AS applied ${MEMBERS}`,
    [rejudgingId],
  );
  return counts ?? { total: 0, judged: 0, changed: 0, judgingErrors: 0, overtaken: 0, applied: 0 };
}

/** Those that happened most often first. */
export function compareVerdicts(manager: EntityManager, rejudgingId: number): Promise<Transition[]> {
  return manager.query<Transition[]>(
    `SELECT old.verdict AS before, new.verdict AS after, count(*) AS count ${MEMBERS}
      GROUP BY old.verdict, new.verdict ORDER BY count(*) DESC, old.verdict, new.verdict`,
    [rejudgingId],
  );
}

/** In the order of the submissions. */
export function compareSubmissions(
  manager: EntityManager,
  rejudgingId: number,
  filter: ComparedFilter,
): Promise<ComparedSubmission[]> {
  return manager.query<ComparedSubmission[]>(
    `SELECT submission.id AS "submissionId", problem.slug AS problem, person.username, submission.language,
            new.id AS "judgementId", old.verdict AS "beforeVerdict", old.score AS "beforeScore",
            old_version.ordinal AS "beforeVersion", new.state, new.verdict AS "afterVerdict",
            new.score AS "afterScore", new_version.ordinal AS "afterVersion", ${CHANGED} AS "isChanged",
            NOT new.is_preview AS "isApplied", ${OVERTAKEN} AS "isOvertaken"
       FROM judgements AS new
       JOIN submissions AS submission ON submission.id = new.submission_id
       JOIN users AS person ON person.id = submission.user_id
       JOIN problem_versions AS new_version ON new_version.id = new.problem_version_id
       LEFT JOIN problems AS problem ON problem.id = submission.problem_id
       LEFT JOIN judgements AS old ON old.id = new.replaces_id
       LEFT JOIN problem_versions AS old_version ON old_version.id = old.problem_version_id
      WHERE new.rejudging_id = $1
        AND ($2::boolean IS NULL OR ${CHANGED} = $2)
        AND ($3::text IS NULL OR old.verdict = $3)
        AND ($4::text IS NULL OR new.verdict = $4)
        AND ($5::integer IS NULL OR submission.id > $5)
      ORDER BY submission.id
      LIMIT $6`,
    [rejudgingId, filter.changed ?? null, filter.before ?? null, filter.after ?? null, filter.afterId, filter.limit],
  );
}
