/** What a verification has shown, put together from what was recorded of its submissions and of the package's programs. */
import { type EntityManager, In } from 'typeorm';
import { languagesAtHand } from '../languages/languages-at-hand.js';
import { isLanguageId } from '../languages/languages.js';
import { ANSWER_LANGUAGE } from '../problems/answer-files.js';
import { bestScore } from '../problems/best-score.js';
import { unmetExpectations } from '../problems/expectation.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { Judgement } from './judgement.entity.js';
import { Run } from './run.entity.js';
import {
  type JudgedExample,
  marginFindings,
  slowestAccepted,
  type TimeMargins,
  weakTestCases,
  weaknessFindings,
} from './soundness-report.js';
import { Submission } from './submission.entity.js';
import type { PackageChecks, Verification, VerificationEntry, VerificationResult } from './verification.entity.js';

/** The entries and findings as far as they have come. */
export async function verificationResult(
  manager: EntityManager,
  verification: Verification,
): Promise<VerificationResult> {
  const version = await manager.findOneByOrFail(ProblemVersion, { id: verification.problemVersionId });
  const jury = await manager.find(JurySubmission, {
    where: { problemVersionId: version.id },
    order: { path: 'ASC' },
  });
  const submissions = await manager.findBy(Submission, { verificationId: verification.id });
  const testCases = await manager.findBy(TestCase, { problemVersionId: version.id });
  const runs = await manager.findBy(Run, {
    judgementId: In(submissions.map(({ currentJudgementId }) => currentJudgementId ?? 0)),
  });
  const atHand = await languagesAtHand(manager);
  const best = bestScore(version.judging);
  const entries: VerificationEntry[] = [];
  const examples: JudgedExample[] = [];
  for (const one of jury) {
    const submission = submissions.find(({ jurySubmissionId }) => jurySubmissionId === one.id) ?? null;
    const own = runs
      .filter(({ judgementId }) => judgementId === submission?.currentJudgementId)
      .map(({ testCaseId, verdict, cpuTimeUs, judgeFeedback }) => ({
        testCaseName: testCases.find(({ id }) => id === testCaseId)?.name ?? '',
        verdict,
        cpuTimeUs,
        judgeFeedback,
      }));
    const { path, expectation } = one;
    examples.push({ path, expectation, verdict: submission?.verdict ?? null, runs: own });
    entries.push(await entryOf(manager, one, submission, own, testCases.length, best, atHand));
  }
  const { checks } = verification;
  const margins = marginsOf(version, examples, checks);
  const secret = testCases.filter(({ isSample }) => !isSample).map(({ name }) => name);
  const weak = weakTestCases(examples, secret);
  const findings = [
    ...(checks?.findings ?? []),
    ...(margins === null ? [] : marginFindings(margins)),
    ...weaknessFindings(weak, secret.length),
  ];
  return {
    isAsExpected:
      version.state === 'ready' &&
      entries.every(({ isAsExpected }) => isAsExpected !== false) &&
      findings.every(({ severity }) => severity !== 'error'),
    timeLimitMs: version.timeLimitMs,
    timeLimitSource: version.timeLimitSource,
    findings,
    counts: checks?.counts ?? null,
    margins,
    weakTestCases: weak,
    entries,
    notes: version.stateReason === null ? [] : [version.stateReason],
  };
}

async function entryOf(
  manager: EntityManager,
  jury: JurySubmission,
  submission: Submission | null,
  runs: (Pick<Run, 'verdict' | 'judgeFeedback'> & { testCaseName: string })[],
  testCaseCount: number,
  best: number | null,
  atHand: ReadonlySet<string> | null,
): Promise<VerificationEntry> {
  const entry: VerificationEntry = {
    path: jury.path,
    language: jury.language,
    expected: jury.expectation.verdicts,
    got: submission?.verdict ?? null,
    isAsExpected: null,
    cpuTimeUs: submission?.cpuTimeUs ?? null,
    memoryPeakBytes: submission?.memoryPeakBytes ?? null,
    submissionId: submission?.id ?? null,
    notes: [],
  };
  if (submission === null && !isJudged(jury.language, atHand)) {
    return { ...entry, notes: ['written in a language that is not judged here'] };
  }
  if (submission?.verdict == null) return entry;
  const judgement = await manager.findOneBy(Judgement, { id: submission.currentJudgementId ?? 0 });
  const notes = unmetExpectations(jury.expectation, {
    verdict: submission.verdict,
    stoppedEarly: runs.length < testCaseCount,
    score: submission.score,
    groups: judgement?.evidence.groups ?? [],
    bestScore: best,
    cases: runs.map((run) => ({
      name: run.testCaseName,
      verdict: run.verdict,
      judgeMessage: run.judgeFeedback,
    })),
  });
  if (submission.verdict === 'JE' && judgement?.reason != null) notes.push(judgement.reason);
  const { verdicts, rules, isPartial } = jury.expectation;
  const hasExpectation = verdicts.length > 0 || rules.length > 0 || isPartial === true;
  return {
    ...entry,
    notes,
    isAsExpected: hasExpectation || submission.verdict === 'JE' ? notes.length === 0 : null,
  };
}

/** Outputs are in no language, and are judged all the same. */
export function isJudged(language: string | null, atHand: ReadonlySet<string> | null): boolean {
  if (language === null || language === ANSWER_LANGUAGE) return language !== null;
  return isLanguageId(language) && (atHand === null || atHand.has(language));
}

function marginsOf(
  { timeLimitMs, limits }: ProblemVersion,
  examples: readonly JudgedExample[],
  checks: PackageChecks | null,
): TimeMargins | null {
  if (timeLimitMs === null) return null;
  const fastestTooSlow = checks?.fastestTooSlow ?? null;
  return { ...limits.timeMultipliers, timeLimitMs, slowestAccepted: slowestAccepted(examples), fastestTooSlow };
}
