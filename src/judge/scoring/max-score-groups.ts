/**
 * Scoring as 2025-09 has it ("Result aggregation"): `secret` is scored by its groups, or by its test cases where it has
 * no groups, each up to a maximum.
 *
 * The best of a group's test cases can count as well, and validators can give more than a maximum that is open, which is
 * in no version of the format.
 *
 * The format gives a score and no verdict. A submission is AC here when nothing failed and nothing was left out,
 * otherwise it has the verdict of its first failure, next to its score.
 */
import type { GroupScoring, TestGroup } from '../../problems/judging.js';
import type { RunVerdict } from '../../contract/verdicts.js';
import type { GroupScore } from '../../submissions/judgement.entity.js';
import { JuryFaultError } from '../judging-errors.js';
import type { ScoreFiles } from '../validator-answer.js';
import {
  type PlacedCase,
  type RunScoredCase,
  type ScoreOfCase,
  type ScoredRun,
  type ScoredSubmission,
  tidy,
} from './scored-run.js';

/** "Test data configuration", column Default: of `secret`. */
const SECRET_MAX_SCORE = 100;

interface Rules {
  path: string;
  aggregation: 'pass-fail' | 'sum' | 'min' | 'max';
  /** null: unbounded. */
  maxScore: number | null;
  requirePass: string[];
  requireFullScore: boolean;
  isOpen: boolean;
}

/**
 * @param cases in the package's order
 * @param mayStop whether test cases that can change nothing any more are left out
 * @throws JuryFaultError where validators or groups break the rules for scores
 */
export async function judgeMaxScoreGroups<Case extends PlacedCase>(
  groups: readonly TestGroup[],
  cases: readonly Case[],
  run: RunScoredCase<Case>,
  mayStop: boolean,
): Promise<ScoredSubmission> {
  const inside = (path: string): Case[] => cases.filter(({ groupPath }) => isWithin(groupPath, path));
  const secret = rulesOf(groups, 'secret');
  const parts = groups.filter(({ path }) => path.startsWith('secret/')).map(({ path }) => rulesOf(groups, path));
  const judged: GroupScore[] = [];
  const isMissing = ({ requirePass, requireFullScore }: Rules): boolean =>
    requirePass.some((path) => {
      const needed = judged.find((one) => one.path === path);
      return (
        needed?.verdict !== 'AC' || (requireFullScore && (needed.score ?? 0) < (rulesOf(groups, path).maxScore ?? 0))
      );
    });
  const judgeGroup = async (rules: Rules): Promise<GroupScore> => {
    const part = inside(rules.path);
    return scoreOfRuns(rules, await runAll(part, run, scorerOf(rules, part), mayStop ? stopOf(rules) : null));
  };

  judged.push({
    path: 'sample',
    verdict: first(await runAll(inside('sample'), run, () => () => null, null)),
    score: null,
  });
  if (isMissing(secret)) {
    judged.push(...[...parts, secret].map(leftOut));
  } else if (parts.length === 0) {
    judged.push(await judgeGroup(secret));
  } else {
    const scores: GroupScore[] = [];
    for (const part of parts) {
      const isLost = mayStop && secret.aggregation !== 'sum' && scores.some(({ verdict }) => verdict !== 'AC');
      const score = isLost || isMissing(part) ? leftOut(part) : await judgeGroup(part);
      scores.push(score);
      judged.push(score);
    }
    judged.push(scoreOfGroups(secret, scores));
  }
  const failed = judged.find(({ verdict }) => verdict !== 'AC' && verdict !== null);
  return {
    verdict: failed?.verdict ?? 'AC',
    score: judged.at(-1)?.score ?? 0,
    groups: judged.sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

async function runAll<Case>(
  cases: readonly Case[],
  run: RunScoredCase<Case>,
  scoreOf: (testCase: Case) => ScoreOfCase,
  stopsAt: ((run: ScoredRun) => boolean) | null,
): Promise<ScoredRun[]> {
  const runs: ScoredRun[] = [];
  for (const testCase of cases) {
    const one = await run(testCase, scoreOf(testCase));
    runs.push(one);
    if (stopsAt?.(one) === true) break;
  }
  return runs;
}

/**
 * The score of one test case ("Scoring test cases").
 *
 * @param isOpen whether a score may be above the maximum
 */
export function scoreOfCase(
  aggregation: Rules['aggregation'],
  maxScore: number | null,
  verdict: RunVerdict,
  { score, multiplier }: ScoreFiles,
  isOpen = false,
): number | null {
  const hasFile = score !== null || multiplier !== null;
  if (hasFile && aggregation === 'pass-fail')
    throw new JuryFaultError('A validator gave a score in a pass-fail group.');
  if (hasFile && verdict !== 'AC') throw new JuryFaultError('A validator gave a score to what it did not accept.');
  if (aggregation === 'pass-fail') return null;
  if (verdict !== 'AC') return 0;
  if (score !== null && score < 0) throw new JuryFaultError(`A validator gave the score ${String(score)}.`);
  if (maxScore === null) {
    if (score === null) throw new JuryFaultError('Without a maximum score the validator must write score.txt.');
    return score;
  }
  if (multiplier !== null && (multiplier < 0 || multiplier > 1)) {
    throw new JuryFaultError(`A validator gave the multiplier ${String(multiplier)}, not one of 0 to 1.`);
  }
  if (!isOpen && score !== null && tidy(score) > tidy(maxScore)) {
    throw new JuryFaultError(`A validator gave the score ${String(score)}, more than the maximum ${String(maxScore)}.`);
  }
  return score ?? (multiplier ?? 1) * maxScore;
}

function rulesOf(groups: readonly TestGroup[], path: string): Rules {
  const scoring = groups.find((group) => group.path === path)?.scoring ?? null;
  const given: Partial<GroupScoring> = scoring?.kind === '2025-09' ? scoring : {};
  const isSecret = path === 'secret';
  const maxScore = given.maxScore ?? (isSecret ? SECRET_MAX_SCORE : 'unbounded');
  return {
    path,
    aggregation: given.aggregation ?? (isSecret ? 'sum' : 'pass-fail'),
    maxScore: maxScore === 'unbounded' ? null : maxScore,
    requirePass: given.requirePass ?? [],
    requireFullScore: given.requireFullScore ?? false,
    isOpen: given.isOpen ?? false,
  };
}

/** From which run on the rest of a group's test cases can change nothing; null: none. */
function stopOf({ aggregation, maxScore }: Rules): ((run: ScoredRun) => boolean) | null {
  if (aggregation === 'max') return (run) => isBest(run, maxScore);
  return aggregation === 'sum' ? null : isFailure;
}

function isBest({ verdict, score }: ScoredRun, maxScore: number | null): boolean {
  return verdict === 'AC' && maxScore !== null && (score ?? 0) >= maxScore;
}

/** How the test cases of a group are scored: a static validation test case has a maximum of its own. */
function scorerOf<Case extends PlacedCase>(
  { path, aggregation, maxScore, isOpen }: Rules,
  cases: readonly Case[],
): (testCase: Case) => ScoreOfCase {
  const statics = cases.flatMap(({ settings }) => settings?.staticValidation ?? []);
  const reserved = statics.reduce((sum, one) => sum + (one.maxScore ?? 0), 0);
  const count = cases.length - statics.length;
  const most = maxScore === null || aggregation !== 'sum' ? maxScore : (maxScore - reserved) / count;
  return ({ settings }) =>
    (verdict, files) => {
      try {
        return scoreOfCase(aggregation, settings?.staticValidation?.maxScore ?? most, verdict, files, isOpen);
      } catch (error) {
        throw error instanceof JuryFaultError ? new JuryFaultError(`${path}: ${error.message}`) : error;
      }
    };
}

/** Where the best counts, what comes after a test case with all points is not looked at, be it run or not. */
function scoreOfRuns(rules: Rules, all: readonly ScoredRun[]): GroupScore {
  const best = rules.aggregation === 'max' ? all.findIndex((run) => isBest(run, rules.maxScore)) : -1;
  const runs = best < 0 ? all : all.slice(0, best + 1);
  const scores = runs.map(({ score }) => score ?? 0);
  return { path: rules.path, verdict: first(runs), score: aggregate(rules, scores, runs.every(isAccepted)) };
}

function scoreOfGroups(rules: Rules, parts: readonly GroupScore[]): GroupScore {
  const isPassed = parts.every(({ verdict }) => verdict === 'AC');
  const failed = parts.find(({ verdict }) => verdict !== 'AC' && verdict !== null);
  const scores = parts.map(({ score }) => score ?? 0);
  const verdict = isPassed ? 'AC' : (failed?.verdict ?? null);
  return { path: rules.path, verdict, score: aggregate(rules, scores, isPassed) };
}

function aggregate(
  { path, aggregation, maxScore, isOpen }: Rules,
  scores: readonly number[],
  isPassed: boolean,
): number {
  if (aggregation === 'pass-fail') {
    if (maxScore === null) throw new JuryFaultError(`${path} is pass-fail and must have a max_score.`);
    return isPassed ? maxScore : 0;
  }
  const score = tidy(aggregation === 'sum' ? scores.reduce((sum, one) => sum + one, 0) : Math[aggregation](...scores));
  if (!isOpen && maxScore !== null && score > maxScore) {
    throw new JuryFaultError(`The score of ${path}, ${String(score)}, is more than its max_score ${String(maxScore)}.`);
  }
  return score;
}

const leftOut = ({ path }: Rules): GroupScore => ({ path, verdict: null, score: 0 });

/** The verdict of the first failure. */
function first(runs: readonly ScoredRun[]): RunVerdict {
  return runs.find(isFailure)?.verdict ?? 'AC';
}

const isAccepted = ({ verdict }: ScoredRun): boolean => verdict === 'AC';
const isFailure = ({ verdict }: ScoredRun): boolean => verdict !== 'AC';

function isWithin(groupPath: string, path: string): boolean {
  return groupPath === path || groupPath.startsWith(`${path}/`);
}
