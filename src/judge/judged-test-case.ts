import type { RunEvidence } from '../contract/evidence.js';
import type { Explanation } from '../contract/explanations.js';
import type { RunVerdict } from '../contract/verdicts.js';
import type { RunRecord } from '../submissions/judgement-records.service.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { Transcript } from './transcript.js';
import type { ScoreFiles } from './validator-answer.js';

/** A test case with the scores its validator gave; its own score is the scoring's affair. */
export interface JudgedTestCase {
  record: RunRecord;
  scoreFiles: ScoreFiles;
}

/** One pass of a test case; most have only one. */
export interface JudgedPass {
  verdict: RunVerdict;
  /** Of a run that was too slow and ended within the time limit's margin; null of any other. */
  lateVerdict: RunVerdict | null;
  reason: string;
  explanation: Explanation | null;
  evidence: RunEvidence;
  judgeFeedback: string | null;
  teamFeedback: string | null;
  scoreFiles: ScoreFiles;
  outputHead: string | null;
  stderrTail: string;
}

/**
 * @param passes how many there were
 * @param slowest of all passes: the facts of an accepted test case
 */
export function judged(
  testCase: TestCase,
  pass: JudgedPass,
  passes: number,
  slowest: RunEvidence,
  transcript: Transcript | null,
): JudgedTestCase {
  const { ordinal, id: testCaseId, name: testCaseName, isSample } = testCase;
  const { verdict, lateVerdict, judgeFeedback, teamFeedback, outputHead, stderrTail, scoreFiles } = pass;
  const reason = passes > 1 && verdict !== 'AC' ? `pass ${String(passes)}: ${pass.reason}` : pass.reason;
  const explanation = passes > 1 ? withPass(pass.explanation, passes) : pass.explanation;
  const evidence = verdict === 'AC' ? slowest : pass.evidence;
  const place = { ordinal, testCaseId, testCaseName, isSample };
  const talk = transcript?.parts() ?? null;
  const words = { reason, explanation, judgeFeedback, teamFeedback, outputHead, stderrTail, talk };
  return { record: { ...place, verdict, lateVerdict, score: null, evidence, ...words }, scoreFiles };
}

function withPass(explanation: Explanation | null, pass: number): Explanation | null {
  return explanation && { ...explanation, values: { ...explanation.values, pass } };
}
