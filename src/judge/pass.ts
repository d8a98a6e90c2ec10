/** From the facts of one pass of a test case, and from what its output was found to be, to what is kept of it. */
import type { RunVerdict } from '../contract/verdicts.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { RunnableProgram } from './compile-program.js';
import { evidenceOf } from './evidence.js';
import type { JudgedPass } from './judged-test-case.js';
import { type JudgingParts, timesOf } from './judging-parts.js';
import type { CheckAnswer } from './output-checks.js';
import type { Feedback } from './output-validation.js';
import { toText } from './text.js';
import { endedLate } from './too-slow.js';
import { NO_SCORE_FILES } from './validator-answer.js';
import { type RunFailure, verdictOfRun } from './verdict-of-run.js';

export interface Pass extends JudgedPass {
  feedback: Feedback | null;
}

export function failureOf(program: RunnableProgram, report: ExecutionReport): RunFailure | null {
  const heapExhausted = program.heapExhausted?.test(toText(report.stderrTail)) ?? false;
  return verdictOfRun(evidenceOf(report), { heapExhausted });
}

/**
 * How a program ended that was too slow but was let go on: as if it had been in time. null where it was not too slow, or
 * had to be stopped; and where passes follow one another, of which nobody knows how many there would have been.
 */
export function lateEnd(
  parts: JudgingParts,
  testCase: TestCase,
  program: RunnableProgram,
  report: ExecutionReport,
): { failure: RunFailure | null } | null {
  const { stopTimeMs } = timesOf(parts, testCase);
  if (stopTimeMs === null || parts.task.version.types.includes('multi-pass')) return null;
  if (!endedLate(report, stopTimeMs)) return null;
  return { failure: failureOf(program, { ...report, limitFired: null }) };
}

export function verdictOfAnswer(answer: CheckAnswer | null): RunVerdict {
  return answer?.isAccepted === true ? 'AC' : 'WA';
}

export function passOf(
  report: ExecutionReport,
  failure: RunFailure | null,
  answer: CheckAnswer | null,
  outputHead: string | null,
): Pass {
  return {
    verdict: failure?.verdict ?? verdictOfAnswer(answer),
    lateVerdict: null,
    reason: failure?.reason ?? answer?.reason ?? '',
    explanation: failure ? (failure.explanation ?? null) : (answer?.explanation ?? null),
    evidence: evidenceOf(report),
    judgeFeedback: answer?.judgeFeedback ?? null,
    teamFeedback: answer?.teamFeedback ?? null,
    scoreFiles: answer?.scoreFiles ?? NO_SCORE_FILES,
    outputHead,
    stderrTail: toText(report.stderrTail),
    feedback: answer?.feedback ?? null,
  };
}
