/** One pass of an interactive problem: the submission talks with a validator, and both ends together are the verdict. */
import { devNull } from 'node:os';
import type { ExecutionReport } from '../sandbox/execution.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import { verdictOfInteraction } from './interaction-verdict.js';
import { guestOf, type JudgingParts, limitsOf } from './judging-parts.js';
import { JuryFaultError } from './judging-errors.js';
import { answerOfValidator, answerOrRemove, type CheckAnswer, compareFile, validateFile } from './output-checks.js';
import type { Feedback, ValidatedCase, ValidatorSession } from './output-validation.js';
import { failureOf, lateEnd, type Pass, passOf } from './pass.js';
import { failureOfAll, reportOfAll } from './processes.js';
import { type Fate, type Interaction, type Listener, runInteraction, type Side } from './run-interaction.js';
import type { RunFailure } from './verdict-of-run.js';

/** What a pass is made with. */
export interface TalkingPass {
  parts: JudgingParts;
  testCase: TestCase;
  validated: ValidatedCase;
  /** What the validator left in the pass before. */
  earlier: Feedback | null;
  listener: Listener | null;
  /** For pipes, on the sandbox's file system. */
  directory: string;
  /** Executes one of the submission's processes. */
  execute: (streams: Parameters<Side>[0], index: number) => Promise<ExecutionReport>;
}

/** @throws JuryFaultError, SandboxError */
export async function runInteractivePass(pass: TalkingPass): Promise<Pass> {
  const { parts, testCase } = pass;
  const validator = talkerOf(parts);
  const { program, sessions } = guestOf(parts);
  await Promise.all([...sessions.map((session) => session.prepare()), validator.prepare()]);
  const left: { feedback: Feedback | null } = { feedback: null };
  try {
    const interaction = await interact(pass, validator, left);
    const all = reportOfAll(interaction, parts.task.version.judging.processes ?? null);
    const verdict = verdictOfInteraction(
      interaction,
      failureOfAll(interaction, (report) => failureOf(program, report), all),
    );
    if (verdict.decides === 'nobody') throw validator.fault(testCase.name, interaction.validator, verdict.fault);
    if (left.feedback === null) throw new Error('the validator ended without its feedback');
    if (verdict.decides === 'validator') {
      const answer = await answerOrRemove(validator, testCase.name, interaction.validator, left.feedback);
      const talked = answerOfValidator(answer, left.feedback);
      const isDecided = parts.interactor === null || !answer.isAccepted;
      return passOf(all, null, isDecided ? talked : await checkTalk(pass, talked), null);
    }
    const { judgeMessage, teamMessage } = left.feedback.texts;
    const failed = passOf(all, verdict.failure, null, null);
    const late = lateEndOfAll(pass, interaction, all);
    const lateVerdict = late && (late.failure?.verdict ?? (await verdictOfTalk(pass, interaction, left.feedback)));
    await left.feedback.remove();
    return { ...failed, lateVerdict, judgeFeedback: judgeMessage, teamFeedback: teamMessage };
  } catch (error) {
    await left.feedback?.remove();
    throw error;
  }
}

/** Who talks with the submission. */
function talkerOf({ validators, interactor }: JudgingParts): ValidatorSession {
  const [only, another] = validators;
  const validator = interactor ?? only;
  if (validator === undefined || (interactor === null && another !== undefined)) {
    throw new JuryFaultError('An interactive problem needs one output validator.');
  }
  return validator;
}

function interact(
  { parts, testCase, validated, earlier, listener, directory, execute }: TalkingPass,
  validator: ValidatorSession,
  left: { feedback: Feedback | null },
): Promise<Interaction> {
  const { program, sessions } = guestOf(parts);
  const waitingTimeMs = limitsOf(parts, testCase).wallTimeMs;
  const sides = {
    programs: sessions.map(
      (_, index): Side =>
        (streams) =>
          execute(streams, index),
    ),
    validator: async (streams: Parameters<Side>[0]) => {
      const { report, feedback } = await validator.execute(validated, { ...streams, waitingTimeMs }, earlier, null);
      left.feedback = feedback;
      return report;
    },
  };
  const fateOf = (report: ExecutionReport): Fate => {
    if (failureOf(program, report) === null) return 'well';
    return lateEnd(parts, testCase, program, report) === null ? 'failed' : 'late';
  };
  const patienceMs = parts.task.version.limits.validationTimeS * 1000;
  const accepts = (report: ExecutionReport): boolean => validator.accepts(report);
  return runInteraction(directory, sides, patienceMs, { fateOf, accepts }, listener);
}

/** As {@link lateEnd}: none of the processes, nor all together, had to be stopped for being too slow. */
function lateEndOfAll(
  { parts, testCase }: TalkingPass,
  { programs }: Interaction,
  all: ExecutionReport,
): { failure: RunFailure | null } | null {
  const { program } = guestOf(parts);
  if (lateEnd(parts, testCase, program, all) === null) return null;
  const failures = programs.map((report) => {
    if (report.isCancelled) return null;
    const late = lateEnd(parts, testCase, program, report);
    return late === null ? failureOf(program, report) : late.failure;
  });
  return { failure: failures.find((failure) => failure !== null) ?? null };
}

/** Of processes that were only too slow: as if they had not been. null: the end of who talked with them is no judgement. */
async function verdictOfTalk(
  pass: TalkingPass,
  { validator: report }: Interaction,
  feedback: Feedback,
): Promise<'AC' | 'WA' | null> {
  const { parts, testCase } = pass;
  const validator = talkerOf(parts);
  const verdict = validator.verdictOf(report);
  if (verdict !== 'AC' || parts.interactor === null) return verdict;
  const talked = answerOfValidator(validator.answerOf(testCase.name, report, feedback), feedback);
  const checked = await checkTalk(pass, talked);
  await checked.feedback?.remove();
  return checked.isAccepted ? 'AC' : 'WA';
}

/** An interactor that accepts leaves an output, which the output validators (or the comparison) judge. */
async function checkTalk(
  { parts: { validators }, testCase, validated }: TalkingPass,
  { feedback }: CheckAnswer,
): Promise<CheckAnswer> {
  try {
    const output = feedback?.talkOutput ?? devNull;
    return validators.length === 0
      ? await compareFile(output, validated, testCase.isSample)
      : await validateFile(output, validated, validators, null, null);
  } finally {
    await feedback?.remove();
  }
}
