/** The time limit of a version whose package leaves it to Docket, once the submissions that bound it have been judged. */
import { type EntityManager, In } from 'typeorm';
import { type Explained, explained } from '../contract/explanations.js';
import { deriveTimeLimit } from '../problems/derive-time-limit.js';
import { limitFactors } from '../problems/language-limits.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import { Submission } from './submission.entity.js';
import { olderPythonOf } from './verification-result.js';
import type { Verification } from './verification.entity.js';

export const NO_ACCEPTED = explained(
  'No accepted submission in a language at hand could bound the time limit.',
  'version-no-accepted',
);

/** @returns milliseconds, or why there is none */
export async function calibratedTimeLimit(
  manager: EntityManager,
  { id: verificationId }: Verification,
  { format, limits, judging }: ProblemVersion,
): Promise<number | Explained> {
  const judged: Submission[] = [];
  for (const one of await manager.findBy(Submission, { verificationId })) {
    if ((await olderPythonOf(manager, one)) === null) judged.push(one);
  }
  if (judged.length === 0) return NO_ACCEPTED;
  const jury = await manager.findBy(JurySubmission, { id: In(judged.map((one) => one.jurySubmissionId)) });
  const surprises = jury.flatMap(({ id, path, expectation: { verdicts } }) => {
    const verdict = judged.find(({ jurySubmissionId }) => jurySubmissionId === id)?.verdict ?? 'JE';
    const isMet = verdicts.length > 0 ? verdicts.includes(verdict) : verdict !== 'TLE' && verdict !== 'JE';
    if (isMet) return [];
    const words = `${path} got ${verdict} instead of ${verdicts.join(' or ') || 'an end in time'}`;
    return [{ words, signs: `${path}: ${verdict} ≠ ${verdicts.join('/') || 'AC'}` }];
  });
  if (surprises.length > 0) {
    const words = `The time limit cannot be derived: ${surprises.map((one) => one.words).join('; ')}.`;
    return explained(words, 'version-surprises', { surprises: surprises.map((one) => one.signs).join('; ') });
  }
  const slowestUs = Math.max(
    ...judged.map(({ cpuTimeUs, language }) => (cpuTimeUs ?? 0) / limitFactors(judging, language).time),
  );
  return deriveTimeLimit(format, limits.timeMultipliers, limits.timeResolutionMs, slowestUs / 1000);
}
