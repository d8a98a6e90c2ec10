/** What a verification has shown, put together from what was recorded of its submissions and of the package's programs. */
import { type EntityManager, In, Not } from 'typeorm';
import type { Finding } from '../contract/package-finding.js';
import { languagesAtHand } from '../languages/languages-at-hand.js';
import { isLanguageId, type LanguageId } from '../languages/languages.js';
import { olderPythonNeeded } from '../languages/older-python.js';
import { ANSWER_LANGUAGE } from '../problems/answer-files.js';
import { bestScore } from '../problems/best-score.js';
import { compareExpectation, type TimedCase, type TimeLimit } from '../problems/compare-expectation.js';
import { boundsBySome } from '../problems/expectation.js';
import { deriveTimeLimit } from '../problems/derive-time-limit.js';
import { limitFactors, limitsInLanguage, timeLimitTimes } from '../problems/language-limits.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { KATTIS_FORMATS } from '../problems/package-words.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { Judgement } from './judgement.entity.js';
import { Run } from './run.entity.js';
import {
  fastestTooSlow,
  type JudgedExample,
  marginFindings,
  otherMachineFindings,
  slowestAccepted,
  type TimeMargins,
  untriedFindings,
  weakTestCases,
  weaknessFindings,
} from './soundness-report.js';
import { Submission } from './submission.entity.js';
import type { Verification, VerificationEntry, VerificationResult } from './verification.entity.js';

export const PYPY: LanguageId = 'pypy';

/** Characters of a program's own words in a note. */
const MOST_SAID = 300;

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
  const submissions = await manager.find(Submission, {
    where: { verificationId: verification.id },
    order: { id: 'ASC' },
  });
  const testCases = await manager.findBy(TestCase, { problemVersionId: version.id });
  const runs = await manager.find(Run, {
    where: { judgementId: In(submissions.map(({ currentJudgementId }) => currentJudgementId ?? 0)) },
    order: { ordinal: 'ASC' },
  });
  const atHand = await languagesAtHand(manager);
  const best = bestScore(version.judging);
  const entries: VerificationEntry[] = [];
  const examples: JudgedExample[] = [];
  const judgedAs = async (one: JurySubmission, submission: Submission | null): Promise<Judged> => {
    const all = runs.filter(({ judgementId }) => judgementId === submission?.currentJudgementId);
    const own = all.map((run) => {
      const testCase = testCases.find(({ id }) => id === run.testCaseId);
      return timedCase(run, testCase, ownTimeLimit(version, testCase, submission?.language ?? ''));
    });
    const failedRuns = all.filter(({ verdict }) => verdict !== 'AC');
    const compared = { version, jury: one, submission, runs: own, failedRuns, testCases, best, atHand };
    const entry = await entryOf(manager, compared);
    const { path, expectation } = one;
    return { entry, example: { path, expectation, verdict: submission?.verdict ?? null, runs: own } };
  };
  for (const one of jury) {
    const [first = null, inPypy = null] = submissions.filter(({ jurySubmissionId }) => jurySubmissionId === one.id);
    const judged = await judgedAs(one, first);
    const again = inPypy === null ? null : await judgedAs(one, inPypy);
    const { entry, example } = again === null || again.entry.isAsExpected === false ? judged : again;
    if (entry.got !== null && entry === again?.entry) entry.notes.push(noteOfPypy(judged.entry));
    const needed = entry.isAsExpected === false && first !== null ? await olderPythonOf(manager, first) : null;
    entries.push(needed === null ? entry : notCompared(entry, needed));
    examples.push(needed === null ? example : { ...example, verdict: null, runs: [] });
  }
  const { checks } = verification;
  const margins = marginsOf(version, examples);
  const secret = testCases.filter(({ isSample }) => !isSample);
  const weak = weakTestCases(examples, secret);
  const findings = [
    ...(checks?.findings ?? []),
    ...(margins === null ? [] : [...marginFindings(margins), ...limitFindings(version, examples, margins)]),
    ...weaknessFindings(weak, secret.length),
    // Before the end there are always some to come; a version that failed has its own reason.
    ...(checks === null || version.state !== 'ready' ? [] : untriedFindings(examples)),
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

interface Judged {
  entry: VerificationEntry;
  example: JudgedExample;
}

/** Of a test case in a submission's language, where it is not the problem's. */
function ownTimeLimit(
  { timeLimitMs, judging }: ProblemVersion,
  testCase: TestCase | undefined,
  language: string,
): { timeLimitMs?: number } {
  const { time } = limitFactors(judging, language);
  const limitMs = testCase?.settings.timeLimitMs ?? (time === 1 ? null : timeLimitMs);
  return limitMs === null ? {} : { timeLimitMs: timeLimitTimes(limitMs, time) };
}

function timedCase(
  run: Run,
  testCase: TestCase | undefined,
  limit: { timeLimitMs?: number },
): TimedCase & JudgedExample['runs'][number] {
  const { verdict, lateVerdict, cpuTimeUs, judgeFeedback, evidence } = run;
  return {
    name: testCase?.name ?? '',
    verdict,
    lateVerdict,
    cpuTimeUs,
    limitFired: evidence.limitFired,
    judgeMessage: judgeFeedback,
    ...limit,
  };
}

/**
 * Python 3 of the format's own tools is PyPy (problemtools, `languages.yaml`), so what the authors of a package saw may be
 * seen only there: a brute force that is too slow, or is wrong before it is too slow.
 */
export function mayBePypy({ format }: ProblemVersion, language: string | null): boolean {
  return language === 'python' && KATTIS_FORMATS.some((one) => one === format);
}

function noteOfPypy({ got }: VerificationEntry): string {
  return `with PyPy, the Python 3 of Kattis' own tools; ${got ?? 'JE'} with CPython`;
}

/** Its error tells of the language that it is written in, and nothing of the problem. */
function notCompared(entry: VerificationEntry, needed: string): VerificationEntry {
  return { ...entry, isAsExpected: null, notes: [`not compared: it needs ${needed}`, ...entry.notes] };
}

/** Which Python a submission would need that did not get through; null: it is in another language, or nothing tells. */
export async function olderPythonOf(manager: EntityManager, submission: Submission): Promise<string | null> {
  const { language, verdict, currentJudgementId: judgementId } = submission;
  if ((language !== 'python' && language !== PYPY) || judgementId === null) return null;
  const judgement = await manager.findOneByOrFail(Judgement, { id: judgementId });
  const failedRuns = await manager.find(Run, {
    where: { judgementId, verdict: Not('AC') },
    order: { ordinal: 'ASC' },
  });
  return olderPythonNeeded(lastSaid({ verdict, compilerOutput: judgement.compilerOutput }, failedRuns));
}

interface Compared {
  version: ProblemVersion;
  jury: JurySubmission;
  submission: Submission | null;
  runs: TimedCase[];
  /** In the order of judging. */
  failedRuns: readonly FailedRun[];
  testCases: readonly TestCase[];
  /** The best score there is. */
  best: number | null;
  atHand: ReadonlySet<string> | null;
}

async function entryOf(
  manager: EntityManager,
  { version, jury, submission, runs, failedRuns, testCases, best, atHand }: Compared,
): Promise<VerificationEntry> {
  const entry: VerificationEntry = {
    path: jury.path,
    language: submission?.language ?? jury.language,
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
  if (version.timeLimitMs === null && submission.verdict !== 'JE' && boundsBySome(jury.expectation)) {
    return { ...entry, notes: ['judged only on the test cases that bound the time limit, which is open'] };
  }
  const judgement = await manager.findOneBy(Judgement, { id: submission.currentJudgementId ?? 0 });
  const { isMet, notes } = compareExpectation(
    jury.expectation,
    {
      verdict: submission.verdict,
      stoppedEarly: runs.length < testCases.length,
      score: submission.score,
      groups: judgement?.evidence.groups ?? [],
      bestScore: best,
      cases: runs,
    },
    limitOf(version, submission.language),
  );
  if (!isMet && judgement !== null) notes.push(...whyFailed(judgement, failedRuns));
  const { verdicts, rules, isPartial } = jury.expectation;
  const hasExpectation = verdicts.length > 0 || rules.length > 0 || isPartial === true;
  return {
    ...entry,
    notes,
    isAsExpected: hasExpectation || submission.verdict === 'JE' ? isMet : null,
  };
}

/** Where it failed and how, with the last line that it or its compiler had to say. */
function whyFailed(judgement: Judgement, failedRuns: readonly FailedRun[]): string[] {
  if (judgement.verdict === null || judgement.verdict === 'AC') return [];
  return [judgement.reason ?? '', lastSaid(judgement, failedRuns)].filter((text) => text !== '');
}

type FailedRun = Pick<Run, 'verdict' | 'stderrTail'>;

/** The last line of what the compiler, or the program as it crashed, had to say. */
function lastSaid(
  { verdict, compilerOutput }: Pick<Judgement, 'verdict' | 'compilerOutput'>,
  failedRuns: readonly FailedRun[],
): string {
  const crashed = failedRuns.find((run) => run.verdict === 'RTE');
  const said = verdict === 'CE' ? compilerOutput : verdict === 'RTE' ? (crashed?.stderrTail ?? null) : null;
  return (said ?? '').trim().split('\n').at(-1)?.trim().slice(0, MOST_SAID) ?? '';
}

/** Outputs are in no language, and are judged all the same. */
export function isJudged(language: string | null, atHand: ReadonlySet<string> | null): boolean {
  if (language === null || language === ANSWER_LANGUAGE) return language !== null;
  return isLanguageId(language) && (atHand === null || atHand.has(language));
}

function limitOf(version: ProblemVersion, language: string): TimeLimit | null {
  const { limits } = version;
  const { timeLimitMs } = limitsInLanguage(version, language);
  return timeLimitMs === null ? null : { timeLimitMs, timeLimitToTle: limits.timeMultipliers.timeLimitToTle };
}

function marginsOf({ timeLimitMs, limits }: ProblemVersion, examples: readonly JudgedExample[]): TimeMargins | null {
  if (timeLimitMs === null) return null;
  const { timeMultipliers } = limits;
  return {
    ...timeMultipliers,
    timeLimitMs,
    slowestAccepted: slowestAccepted(examples, timeLimitMs),
    fastestTooSlow: fastestTooSlow(examples, { timeLimitMs, timeLimitToTle: timeMultipliers.timeLimitToTle }),
  };
}

/** What the package's rule says to a limit that it names itself. */
function limitFindings(
  { format, limits, timeLimitSource }: ProblemVersion,
  examples: readonly JudgedExample[],
  margins: TimeMargins,
): Finding[] {
  const { slowestAccepted: slowest } = margins;
  if (timeLimitSource !== 'package' || slowest === null || slowest.isAtLeast || slowest.timeLimitMs !== undefined)
    return [];
  const derivedMs = deriveTimeLimit(format, limits.timeMultipliers, limits.timeResolutionMs, slowest.cpuTimeUs / 1000);
  return otherMachineFindings(examples, margins, derivedMs);
}
