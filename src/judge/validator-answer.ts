/**
 * What an output validator said: its exit code and the files it left in the feedback directory (problem package format,
 * "Reporting a judgement" and "Reporting additional feedback"). Whatever breaks the format's rules is the jury's fault.
 * Validators written for testlib.h answer with exit codes of their own and a message on standard error.
 */
import { MIB } from '../contract/limits.js';
import type { ValidatorProtocol } from '../problems/package-words.js';
import type { ExecutionReport } from '../sandbox/execution.js';
import { FILE_SIZE_BYTES } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';

type Judgement = 'accepted' | 'wrong-answer';

/** testlib.h, `TResult`: 7 goes with points; of the others, 3 and what is not here are the validator's own failure. */
const POINTS = 7;
const EXIT_CODES: Readonly<Record<ValidatorProtocol, Readonly<Record<number, Judgement>>>> = {
  kattis: { 42: 'accepted', 43: 'wrong-answer' },
  testlib: {
    0: 'accepted',
    // Wrong answer, presentation error, extra output, output that ends too early.
    1: 'wrong-answer',
    2: 'wrong-answer',
    4: 'wrong-answer',
    8: 'wrong-answer',
    [POINTS]: 'accepted',
  },
};
/** For people: what a validator of the protocol should have answered. */
export const EXPECTED_CODES: Readonly<Record<ValidatorProtocol, string>> = {
  kattis: 'neither 42 nor 43',
  testlib: 'none of 0, 1, 2, 4, 7 and 8',
};

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

/** The judgement; null where the validator crashed, was stopped or answered with an exit code that is no judgement. */
export function judgementOf(report: EndFacts, protocol: ValidatorProtocol = 'kattis'): Judgement | null {
  const { exitCode, signal, limitFired, forbiddenCalls, isCancelled } = report;
  if (limitFired !== null || signal !== null || forbiddenCalls.length > 0 || isCancelled) return null;
  return EXIT_CODES[protocol][exitCode ?? -1] ?? null;
}

/**
 * The points of a testlib validator: the number at the start of its message, where it answered with them.
 *
 * @throws JuryFaultError where it answered with points and names none
 */
export function testlibPoints(report: EndFacts, message: string): number | null {
  if (report.exitCode !== POINTS) return null;
  const points = /^\s*(?:points\s+)?([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?=\s|$)/i.exec(message)?.[1];
  if (points !== undefined && Number.isFinite(Number(points))) return Number(points);
  throw new JuryFaultError(`It answered with points, but its message has none: "${message.slice(0, 100)}".`);
}

/** How a program of the jury ended, where it should have ended otherwise. */
export function misbehaviour(report: EndFacts): string {
  if (report.limitFired === 'file-size') return `wrote a file of more than ${String(FILE_SIZE_BYTES / MIB)} MiB`;
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
