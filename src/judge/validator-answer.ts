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
import { toText } from './text.js';

type Judgement = 'accepted' | 'wrong-answer';

/**
 * testlib.h, `TResult`: 7 goes with points; of the others, 3 and what is not here are the validator's own failure. What it
 * says of points on standard error comes before its exit code (`readTestlibPoints`).
 */
const POINTS = 7;
/** `PC_BASE_EXIT_CODE`, which `_pc(n)` adds n to: as it is, with TESTSYS, and `_partially` itself. */
const PARTIAL_BASES = [0, 50, 16];
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

type EndFacts = Pick<
  ExecutionReport,
  'exitCode' | 'signal' | 'limitFired' | 'forbiddenCalls' | 'isCancelled' | 'stderrTail'
>;

/** The judgement; null where the validator crashed, was stopped or answered with an exit code that is no judgement. */
export function judgementOf(report: EndFacts, protocol: ValidatorProtocol = 'kattis'): Judgement | null {
  const { exitCode, signal, limitFired, forbiddenCalls, isCancelled } = report;
  if (limitFired !== null || signal !== null || forbiddenCalls.length > 0 || isCancelled) return null;
  const points = protocol === 'testlib' ? readTestlibPoints(report) : null;
  // No points are what a wrong answer has.
  if (points === 0) return 'wrong-answer';
  if (typeof points === 'number') return 'accepted';
  return EXIT_CODES[protocol][exitCode ?? -1] ?? null;
}

/**
 * The points of a testlib validator that accepts; null where it answered without any.
 *
 * @throws JuryFaultError where it answered with points and names none, or names what a scorer makes points of (`quitpi`)
 */
export function testlibPoints(report: EndFacts): number | null {
  const points = readTestlibPoints(report);
  if (points === 'none' || points === 'for a scorer') {
    const why = points === 'none' ? 'its message has none' : 'its message leaves them to a scorer';
    const said = toText(report.stderrTail).trim().slice(0, 100);
    throw new JuryFaultError(`It answered with points, but ${why}: "${said}".`);
  }
  return points;
}

const NUMBER = String.raw`([+-]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:e[+-]?\d{1,4})?)(?=\s|$)`;
/** The line that `quitp` writes; else what is behind something else on a line, or a message that begins with them. */
const POINTS_LINES = [
  new RegExp(`^points\\s+${NUMBER}`, 'i'),
  new RegExp(`\\bpoints\\s+${NUMBER}`, 'i'),
  new RegExp(`^\\s*${NUMBER}`, 'i'),
];
/** `quitpi` */
const POINTS_INFO = /\bpoints\s+points_info=/i;
/** How testlib begins the line with its judgement; the last such line is its own, what it quotes comes before. */
const OUTCOME = /^(ok|wrong answer|wrong output format|unexpected eof|fail|points|partially correct)(\s|$)/i;
/** Far above any; behind it is nothing but a message. */
const MOST_LINE_CHARACTERS = 1_000;

/**
 * What a testlib validator says of points, which its last line that does so decides (testlib.h, `InStream::quit`): `points
 * n` with exit code 7, in 0.8.8 to 0.9.6 with 0; `partially correct (n)` with n on top of a base, `_pc(n)`.
 *
 * @returns null where it does not answer with points; `none` where it does and there is no number
 */
function readTestlibPoints({ exitCode, stderrTail }: EndFacts): number | 'none' | 'for a scorer' | null {
  if (exitCode === null) return null;
  const lines = toText(stderrTail)
    .split('\n')
    .map((line) => line.slice(0, MOST_LINE_CHARACTERS));
  const outcome = lines.findLast((line) => OUTCOME.test(line)) ?? '';
  const partial = /^partially correct \((\d+)\)/i.exec(outcome)?.[1];
  if (partial !== undefined && PARTIAL_BASES.some((base) => base + Number(partial) === exitCode))
    return Number(partial);
  if (exitCode === 0) return numberIn([outcome], POINTS_LINES.slice(0, 1));
  if (exitCode !== POINTS) return null;
  return numberIn(lines, POINTS_LINES) ?? (lines.some((line) => POINTS_INFO.test(line)) ? 'for a scorer' : 'none');
}

/** The number in the last line that the first of the patterns which fits any finds; null: there is none. */
function numberIn(lines: readonly string[], patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = lines.map((line) => Number(pattern.exec(line)?.[1] ?? NaN)).findLast(Number.isFinite);
    if (found !== undefined) return found;
  }
  return null;
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
