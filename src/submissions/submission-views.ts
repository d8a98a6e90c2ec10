/** From rows to what REST shows; who may see what of a test case is decided here. */
import { limitsInLanguage } from '../problems/language-limits.js';
import type { User } from '../users/user.entity.js';
import type { CustomRun, CustomRunResult } from './custom-run.entity.js';
import type { CustomRunDto, CustomRunResultDto } from './custom-runs.dto.js';
import type { SubmissionDetail, SubmissionSummary } from './submissions.service.js';
import type { EvidenceDto } from './evidence.dto.js';
import type { RecordedEvidence } from './run.entity.js';
import { type SeenRun, sharedSide, SIDES } from './shared-sides.js';
import type { RunDto, SubmissionDto, SubmissionSummaryDto } from './submissions.dto.js';

/** The members of a class without the class. */
type Fields<T> = Pick<T, keyof T>;

export function summaryView({ submission, problem, user }: SubmissionSummary): Fields<SubmissionSummaryDto> {
  return {
    id: submission.id,
    problem: problem?.slug ?? null,
    username: user.username,
    language: submission.language,
    sourceBytes: submission.sourceBytes,
    state: submission.state,
    verdict: submission.verdict,
    score: submission.score,
    cpuTimeUs: submission.cpuTimeUs,
    memoryPeakBytes: submission.memoryPeakBytes,
    createdAt: submission.createdAt.toISOString(),
    finishedAt: submission.finishedAt?.toISOString() ?? null,
  };
}

export function detailView(detail: SubmissionDetail, viewer: User): SubmissionDto {
  const { submission, judgement, version } = detail;
  const { groups = [], ...evidence } = judgement.evidence;
  const limits = limitsInLanguage(version, submission.language);
  return {
    ...summaryView(detail),
    entryPoint: submission.entryPoint,
    revision: submission.revision,
    queuePosition: detail.queuePosition,
    expectedWaitSeconds: detail.expectedWaitSeconds,
    judgementCount: detail.judgementCount,
    judgement: {
      id: judgement.id,
      ordinal: judgement.ordinal,
      state: judgement.state,
      verdict: judgement.verdict,
      reason: judgement.reason,
      explanation: judgement.explanation,
      compilerOutput: judgement.compilerOutput,
      testCaseCount: judgement.testCaseCount,
      problemVersion: version.ordinal,
      timeLimitMs: limits.timeLimitMs ?? 0,
      memoryLimitBytes: limits.memoryLimitBytes,
      libraryDigest: judgement.libraryDigest,
      groups,
      evidence: viewer.role === 'admin' ? evidence : { ...evidence, error: undefined },
      startedAt: judgement.startedAt?.toISOString() ?? null,
      finishedAt: judgement.finishedAt?.toISOString() ?? null,
    },
    runs: detail.runs.map((one) => runView({ ...one, version }, viewer)),
  };
}

function runView(seen: SubmissionDetail['runs'][number] & SeenRun, viewer: User): RunDto {
  const { run, testCase } = seen;
  // Output, standard error and the comparison's findings can carry secret test data to the outside.
  const isOpen = viewer.role === 'admin' || testCase.isSample || testCase.settings.fullFeedback;
  return {
    ordinal: run.ordinal,
    testCaseName: testCase.name,
    isSample: testCase.isSample,
    verdict: run.verdict,
    score: run.score,
    cpuTimeUs: run.cpuTimeUs,
    wallTimeUs: run.wallTimeUs,
    memoryPeakBytes: run.memoryPeakBytes,
    reason: run.reason,
    explanation: run.explanation,
    evidence: evidenceView(run.evidence),
    teamFeedback: run.teamFeedback,
    shared: SIDES.filter((side) => sharedSide(seen, side, viewer) !== null),
    hint: isOpen && run.verdict !== 'AC' ? testCase.settings.hint : null,
    judgeFeedback: isOpen ? run.judgeFeedback : null,
    outputHead: isOpen ? run.outputHead : null,
    stderrTail: isOpen ? run.stderrTail : null,
    talk: isOpen ? run.talk : null,
  };
}

export function customRunView(run: CustomRun): CustomRunDto {
  return {
    id: run.id,
    language: run.language,
    state: run.state,
    result: run.result && runResultView(run.result),
    createdAt: run.createdAt.toISOString(),
  };
}

/** What was recorded before there were codes has none. */
function runResultView(result: CustomRunResult): CustomRunResultDto {
  const { explanation = null, evidence } = result;
  return { ...result, explanation, evidence: evidence && evidenceView(evidence) };
}

/** What was recorded before runs were repeated does not say that they were not. */
function evidenceView(evidence: RecordedEvidence): EvidenceDto {
  return { ...evidence, repeatedCpuTimesUs: evidence.repeatedCpuTimesUs ?? [] };
}
