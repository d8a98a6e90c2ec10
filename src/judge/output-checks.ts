/**
 * Two ways to check what a program prints: the default comparison reads it as it comes and keeps nothing of it; a
 * package's own validator gets it as a file.
 */
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Explanation } from '../contract/explanations.js';
import { KIB } from '../contract/limits.js';
import { parseComparisonFlags } from './check-output/comparison-flags.js';
import { createOutputComparer } from './check-output/check-output.js';
import { describeDifference, explainDifference } from './check-output/difference.js';
import { FileSink } from './file-sink.js';
import { JuryFaultError } from './judging-errors.js';
import type { Feedback, ValidatedCase, ValidatorSession } from './output-validation.js';
import type { ShownRun } from './shown-run.js';
import { head } from './text.js';
import { NO_SCORE_FILES, type ScoreFiles, type ValidatorAnswer } from './validator-answer.js';

const FEEDBACK_MAX_CHARACTERS = 16 * KIB;

/** Takes the program's output as it comes and says at its end whether it is right. */
export interface OutputCheck {
  write(chunk: Buffer): void | Promise<void>;
  /** Called only when the run itself was in order. */
  answer(run: ShownRun | null): Promise<CheckAnswer>;
  close(): Promise<void>;
}

export interface CheckAnswer {
  isAccepted: boolean;
  /** May be shown to the author of the submission. */
  reason: string;
  /** The same as a code; null where it is accepted, or the validator has words of its own. */
  explanation: Explanation | null;
  judgeFeedback: string | null;
  teamFeedback: string | null;
  scoreFiles: ScoreFiles;
  /** What a validator left, for the caller to remove; null for the default comparison. */
  feedback: Feedback | null;
}

/** @throws JuryFaultError where the package's flags for the comparison are not usable */
export function comparison(validated: ValidatedCase, isSample: boolean): OutputCheck {
  const flags = parseComparisonFlags(validated.flags);
  if (!flags.ok) throw new JuryFaultError(`The flags of ${validated.name} are not usable: ${flags.reason}`);
  const comparer = createOutputComparer({ flags: flags.flags, answer: validated.answer });
  const known = { teamFeedback: null, scoreFiles: NO_SCORE_FILES, feedback: null };
  return {
    write: (chunk) => comparer.write(chunk),
    answer: async () => {
      const compared = await comparer.end();
      const { difference } = compared;
      if (difference === null)
        return { ...known, isAccepted: true, reason: '', explanation: null, judgeFeedback: null };
      const judgeFeedback = head(compared.reason, FEEDBACK_MAX_CHARACTERS);
      // What was expected of a secret test case is not for the author's eyes.
      const reason = isSample ? judgeFeedback : describeDifference(difference, false);
      const explanation = explainDifference(difference, isSample);
      return { ...known, isAccepted: false, reason, explanation, judgeFeedback };
    },
    close: () => comparer.close(),
  };
}

/**
 * @param directory for the output file
 * @param earlier the feedback of the pass before
 */
export async function validation(
  directory: string,
  validated: ValidatedCase,
  validators: readonly ValidatorSession[],
  earlier: Feedback | null,
): Promise<OutputCheck> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, `output-${randomUUID()}`);
  const sink = new FileSink(file, 0o400);
  return {
    write: (chunk) => sink.write(chunk),
    answer: async (run) => {
      await sink.end();
      return validateFile(file, validated, validators, earlier, run);
    },
    close: async () => {
      await sink.close();
      await rm(file, { force: true });
    },
  };
}

/**
 * Has validators judge an output that is in a file. Several of them only in the legacy format: all must accept, and the
 * first that does not is the one whose feedback counts.
 *
 * @param run whose output it is; null: nothing was run
 * @throws JuryFaultError
 */
export async function validateFile(
  file: string,
  validated: ValidatedCase,
  validators: readonly ValidatorSession[],
  earlier: Feedback | null,
  run: ShownRun | null,
): Promise<CheckAnswer> {
  for (const [index, validator] of validators.entries()) {
    const streams = { stdin: { file }, stdout: 'discard', waitingTimeMs: 0 } as const;
    const { report, feedback } = await validator.execute(validated, streams, earlier, run);
    const answer = await answerOrRemove(validator, validated.name, report, feedback);
    if (!answer.isAccepted || index === validators.length - 1) return answerOfValidator(answer, feedback);
    await feedback.remove();
  }
  throw new JuryFaultError('There is no output validator');
}

/** The default comparison of an output that is in a file. */
export async function compareFile(file: string, validated: ValidatedCase, isSample: boolean): Promise<CheckAnswer> {
  const check = comparison(validated, isSample);
  try {
    for await (const chunk of createReadStream(file)) await check.write(chunk as Buffer);
    return await check.answer(null);
  } finally {
    await check.close();
  }
}

/** @throws JuryFaultError */
export async function answerOrRemove(
  validator: ValidatorSession,
  caseName: string,
  report: Parameters<ValidatorSession['answerOf']>[1],
  feedback: Feedback,
): Promise<ValidatorAnswer> {
  try {
    return validator.answerOf(caseName, report, feedback);
  } catch (error) {
    await feedback.remove();
    throw error;
  }
}

export function answerOfValidator(answer: ValidatorAnswer, feedback: Feedback): CheckAnswer {
  const { isAccepted, judgeMessage, teamMessage, scoreFiles } = answer;
  return {
    isAccepted,
    reason: isAccepted ? '' : (teamMessage ?? 'the output validator does not accept the output'),
    explanation: isAccepted || teamMessage !== null ? null : { code: 'output-not-accepted', values: {} },
    judgeFeedback: judgeMessage,
    teamFeedback: teamMessage,
    scoreFiles,
    feedback,
  };
}
