/** The time limit of a version whose package leaves it to Docket, once the submissions that bound it have been judged. */
import { type EntityManager, In, Not } from 'typeorm';
import { type Explained, explained } from '../contract/explanations.js';
import type { Verdict } from '../contract/verdicts.js';
import { deriveTimeLimit } from '../problems/derive-time-limit.js';
import { boundsBySome, covers, type Expectation } from '../problems/expectation.js';
import { limitFactors } from '../problems/language-limits.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { Judgement } from './judgement.entity.js';
import { Run } from './run.entity.js';
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
  const surprises: { words: string; signs: string }[] = [];
  for (const { id, path, expectation } of jury) {
    const submission = judged.find(({ jurySubmissionId }) => jurySubmissionId === id);
    const surprise = submission === undefined ? null : await surpriseOf(manager, submission, expectation);
    if (surprise === null) continue;
    const { got, permitted } = surprise;
    surprises.push({
      words: `${path} got ${got} instead of ${permitted.join(' or ') || 'an end in time'}`,
      signs: `${path}: ${got} ≠ ${permitted.join('/') || 'AC'}`,
    });
  }
  if (surprises.length > 0) {
    const words = `The time limit cannot be derived: ${surprises.map((one) => one.words).join('; ')}.`;
    return explained(words, 'version-surprises', { surprises: surprises.map((one) => one.signs).join('; ') });
  }
  // Of the test cases by which each bounds the limit: it was run on no others (judge/judging-task.ts).
  const slowestUs = Math.max(
    ...judged.map(({ cpuTimeUs, language }) => (cpuTimeUs ?? 0) / limitFactors(judging, language).time),
  );
  return deriveTimeLimit(format, limits.timeMultipliers, limits.timeResolutionMs, slowestUs / 1000);
}

/** Those that were only run on the test cases by which they bound the time limit: by the limit they are judged in whole. */
export async function judgedInPart(
  manager: EntityManager,
  version: ProblemVersion,
  judged: readonly Submission[],
): Promise<Submission[]> {
  const jury = await manager.findBy(JurySubmission, { id: In(judged.map((one) => one.jurySubmissionId)) });
  const some = judged.filter(({ jurySubmissionId }) =>
    jury.some(({ id, expectation }) => id === jurySubmissionId && boundsBySome(expectation)),
  );
  if (some.length === 0) return [];
  const count = await manager.countBy(TestCase, { problemVersionId: version.id });
  const judgements = await manager.findBy(Judgement, { id: In(some.map((one) => one.currentJudgementId)) });
  return some.filter(({ currentJudgementId }) =>
    judgements.some(({ id, testCaseCount }) => id === currentJudgementId && (testCaseCount ?? count) < count),
  );
}

/** What did not come out as expected, by the verdict or on a single test case; null: nothing. */
async function surpriseOf(
  manager: EntityManager,
  { verdict, currentJudgementId }: Submission,
  expectation: Expectation,
): Promise<{ got: string; permitted: readonly Verdict[] } | null> {
  const { verdicts, rules } = expectation;
  const got = verdict ?? 'JE';
  // Of some test cases alone there is no verdict of the whole.
  const isWhole = verdicts.length > 0 && !boundsBySome(expectation);
  if (isWhole ? !verdicts.includes(got) : got === 'JE' || got === 'CE') return { got, permitted: verdicts };
  const runs = await manager.find(Run, {
    where: { judgementId: currentJudgementId ?? 0, verdict: Not('AC') },
    order: { ordinal: 'ASC' },
  });
  const testCases = await manager.findBy(TestCase, { id: In(runs.map(({ testCaseId }) => testCaseId)) });
  for (const { testCaseId, verdict: one } of runs) {
    const name = testCases.find(({ id }) => id === testCaseId)?.name ?? '';
    const forbidding = isWhole
      ? undefined
      : rules.find((rule) => covers(rule, name) && rule.permitted?.includes(one) === false);
    if (forbidding !== undefined) return { got: `${one} on ${name}`, permitted: forbidding.permitted ?? [] };
    // It would have taken longer than it was let.
    if (one === 'TLE') return { got: `${one} on ${name}`, permitted: [] };
  }
  return null;
}
