import type { EntityManager } from 'typeorm';
import type { SubmissionEvent } from '../contract/events.js';
import { Problem } from '../problems/problem.entity.js';
import type { Judgement } from './judgement.entity.js';
import type { Submission } from './submission.entity.js';

/** The present state of a submission, as subscribers are told it. */
export function submissionEventOf(
  submission: Pick<Submission, 'id' | 'revision'>,
  judgement: Judgement,
  problemSlug: string | null,
): SubmissionEvent {
  return {
    submissionId: submission.id,
    judgementId: judgement.id,
    revision: submission.revision,
    state: judgement.state,
    verdict: judgement.verdict,
    score: judgement.score,
    problemSlug,
    testCaseCount: judgement.testCaseCount,
    cpuTimeUs: judgement.cpuTimeUs,
    memoryPeakBytes: judgement.memoryPeakBytes,
    reason: judgement.reason,
  };
}

const MOST_KNOWN_SLUGS = 10_000;
/** By database and problem: a slug is given once, and every event names it. */
const knownSlugs = new WeakMap<object, Map<number, string>>();

export async function problemSlugOf(manager: EntityManager, problemId: number | null): Promise<string | null> {
  if (problemId === null) return null;
  const known = knownSlugs.get(manager.dataSource) ?? new Map<number, string>();
  knownSlugs.set(manager.dataSource, known);
  const slug = known.get(problemId);
  if (slug !== undefined) return slug;
  const problem = await manager.findOne(Problem, { where: { id: problemId }, select: { id: true, slug: true } });
  if (problem === null) return null;
  if (known.size >= MOST_KNOWN_SLUGS) known.clear();
  known.set(problemId, problem.slug);
  return problem.slug;
}
