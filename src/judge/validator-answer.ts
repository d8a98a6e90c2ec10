/**
 * What an output validator said: its exit code and the files it left in the feedback directory (problem package format,
 * "Reporting a judgement" and "Reporting additional feedback"). Whatever breaks the format's rules is the jury's fault.
 */
import type { ExecutionReport } from '../sandbox/execution.js';
import { JuryFaultError } from './judging-errors.js';

const ACCEPTED = 42;
const WRONG_ANSWER = 43;

/** The contents of `score.txt` and `score_multiplier.txt`. */
export interface ScoreFiles {
  score: number | null;
  multiplier: number | null;
}

export const NO_SCORE_FILES: ScoreFiles = { score: null, multiplier: null };

export interface FeedbackTexts {
  judgeMessage: string | null;
  teamMessage: string | null;
  score: string | null;
  multiplier: string | null;
}

export interface ValidatorAnswer {
  isAccepted: boolean;
  judgeMessage: string | null;
  teamMessage: string | null;
  scoreFiles: ScoreFiles;
}

type EndFacts = Pick<ExecutionReport, 'exitCode' | 'signal' | 'limitFired' | 'forbiddenCalls' | 'isCancelled'>;

/** The judgement; null where the validator crashed, was stopped or answered anything but 42 and 43. */
export function judgementOf(report: EndFacts): 'accepted' | 'wrong-answer' | null {
  const { exitCode, signal, limitFired, forbiddenCalls, isCancelled } = report;
  if (limitFired !== null || signal !== null || forbiddenCalls.length > 0 || isCancelled) return null;
  if (exitCode === ACCEPTED) return 'accepted';
  return exitCode === WRONG_ANSWER ? 'wrong-answer' : null;
}

/** How a program of the jury ended, where it should have ended otherwise. */
export function misbehaviour(report: EndFacts): string {
  if (report.limitFired !== null) return `was stopped by the ${report.limitFired} limit`;
  const [call] = report.forbiddenCalls;
  if (call !== undefined) return `used the forbidden system call ${call.name}`;
  if (report.isCancelled) return 'did not end';
  if (report.signal !== null) return `was ended by signal ${String(report.signal)}`;
  return `answered with exit code ${String(report.exitCode)}`;
}

/** @throws JuryFaultError where a score file holds no number, or both are there */
export function readScoreFiles({ score, multiplier }: FeedbackTexts): ScoreFiles {
  const files = { score: readNumber('score.txt', score), multiplier: readNumber('score_multiplier.txt', multiplier) };
  if (files.score !== null && files.multiplier !== null) {
    throw new JuryFaultError('It wrote both score.txt and score_multiplier.txt.');
  }
  return files;
}

function readNumber(file: string, text: string | null): number | null {
  if (text === null) return null;
  const value = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) && Number.isFinite(Number(value))) return Number(value);
  throw new JuryFaultError(`Its ${file} holds no number: "${value.slice(0, 100)}".`);
}
