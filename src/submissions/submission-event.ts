import type { EntityManager } from 'typeorm';
import type { SubmissionEvent } from '../contract/events.js';
import { Problem } from '../problems/problem.entity.js';
import type { Judgement } from './judgement.entity.js';
import type { Submission } from './submission.entity.js';

/** The present state of a submission, as subscribers are told it. */
export async function submissionEventOf(
  manager: EntityManager,
  submission: Submission,
  judgement: Judgement,
): Promise<SubmissionEvent> {
  const problem = submission.problemId === null ? null : await manager.findOneBy(Problem, { id: submission.problemId });
  return {
    submissionId: submission.id,
    judgementId: judgement.id,
    revision: submission.revision,
    state: judgement.state,
    verdict: judgement.verdict,
    score: judgement.score,
    problemSlug: problem?.slug ?? null,
    testCaseCount: judgement.testCaseCount,
    cpuTimeUs: judgement.cpuTimeUs,
    memoryPeakBytes: judgement.memoryPeakBytes,
    reason: judgement.reason,
  };
}
