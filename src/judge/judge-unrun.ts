/** Test cases for which nothing of the submission runs: an output was handed in, or its source is inspected. */
import { stat } from 'node:fs/promises';
import type { BlobCache } from '../blobs/blob-cache.js';
import type { RunEvidence } from '../contract/evidence.js';
import type { Explanation } from '../contract/explanations.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { type JudgedPass, type JudgedTestCase, judged } from './judged-test-case.js';
import { JuryFaultError } from './judging-errors.js';
import { answerOfValidator, type CheckAnswer, compareFile, validateFile } from './output-checks.js';
import type { ValidatedCase, ValidatorSession } from './output-validation.js';
import type { SubmissionInspector } from './static-validation.js';
import { NO_SCORE_FILES } from './validator-answer.js';

const NO_ANSWER: CheckAnswer = {
  isAccepted: false,
  reason: '',
  explanation: null,
  judgeFeedback: null,
  teamFeedback: null,
  scoreFiles: NO_SCORE_FILES,
  feedback: null,
};

/** The facts of what was only looked at. */
const NOTHING_RAN: RunEvidence = {
  limitFired: null,
  exitCode: null,
  signal: null,
  cpuTimeUs: 0,
  cpuTimeLimitMs: 0,
  wallTimeUs: 0,
  wallTimeLimitMs: 0,
  memoryPeakBytes: 0,
  cgroupMemoryPeakBytes: 0,
  memoryLimitBytes: 0,
  outputBytes: 0,
  outputLimitBytes: 0,
  oomKills: 0,
  processLimitHits: 0,
  forbiddenCalls: [],
  repeatedCpuTimesUs: [],
};

function passOfAnswer(answer: CheckAnswer): JudgedPass {
  const { isAccepted, reason, explanation, judgeFeedback, teamFeedback, scoreFiles } = answer;
  const verdict = isAccepted ? 'AC' : 'WA';
  const words = { reason, explanation, judgeFeedback, teamFeedback, outputHead: null, stderrTail: '' };
  return { verdict, lateVerdict: null, evidence: NOTHING_RAN, scoreFiles, ...words };
}

/**
 * The static validator looks at the submission's files.
 *
 * @throws JuryFaultError
 */
export async function inspectSubmission(
  inspector: SubmissionInspector | null,
  testCase: TestCase,
): Promise<JudgedTestCase> {
  if (inspector === null) throw new JuryFaultError(`${testCase.name} needs a static validator, and there is none.`);
  const answer = answerOfValidator(...(await inspector.inspect(testCase)));
  await answer.feedback?.remove();
  return judged(testCase, passOfAnswer(answer), 1, NOTHING_RAN, null);
}

/**
 * An output that was handed in. A sample's may be left out: everybody knows its answer.
 *
 * @param outputs blobs by the name of the test case
 * @throws JuryFaultError
 */
export async function judgeOutput(
  cache: BlobCache,
  outputs: ReadonlyMap<string, string>,
  validators: readonly ValidatorSession[],
  testCase: TestCase,
): Promise<JudgedTestCase> {
  const blob = outputs.get(testCase.name);
  if (blob === undefined) {
    const reason = testCase.isSample ? '' : 'no output was handed in for this test case';
    const explanation: Explanation | null = testCase.isSample ? null : { code: 'output-not-given', values: {} };
    const answer = { ...NO_ANSWER, isAccepted: testCase.isSample, reason, explanation };
    return judged(testCase, passOfAnswer(answer), 1, NOTHING_RAN, null);
  }
  const output = await cache.path(blob);
  const validated: ValidatedCase = {
    name: testCase.name,
    input: await cache.path(testCase.inputBlob),
    answer: await cache.path(testCase.answerBlob),
    flags: testCase.settings.validatorFlags,
  };
  const answer =
    validators.length === 0
      ? await compareFile(output, validated, testCase.isSample)
      : await validateFile(output, validated, validators, null, null);
  await answer.feedback?.remove();
  const evidence = { ...NOTHING_RAN, outputBytes: (await stat(output)).size };
  return judged(testCase, { ...passOfAnswer(answer), evidence }, 1, evidence, null);
}
