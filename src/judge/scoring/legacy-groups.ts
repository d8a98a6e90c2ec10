/**
 * Scoring as the legacy format has it ("Test data groups", "Graders"): a tree of groups, each graded from the results
 * of its test cases and subgroups; `on_reject: break` leaves out the rest of a group.
 */
import type { LegacyGroupScoring, TestGroup } from '../../problems/judging.js';
import type { GroupScore } from '../../submissions/judgement.entity.js';
import { JuryFaultError } from '../judging-errors.js';
import { type GradedResult, gradeByDefault } from './default-grader.js';
import type { PlacedCase, RunScoredCase, ScoreOfCase, ScoredSubmission } from './scored-run.js';

const DEFAULTS: LegacyGroupScoring = {
  kind: 'legacy',
  grading: 'default',
  graderFlags: [],
  acceptScore: 1,
  rejectScore: 0,
  rangeLow: null,
  rangeHigh: null,
};

/** A package's own grader. */
export type CustomGrader = (results: readonly GradedResult[], flags: readonly string[]) => Promise<GradedResult>;

interface Node<Case> {
  path: string;
  children: (Case | Node<Case>)[];
}

/**
 * @param cases in the package's order
 * @param customGrader null where there is none
 * @throws JuryFaultError where a group asks for a grader that is not there, or an accepted one leaves its range
 */
export async function judgeLegacyGroups<Case extends PlacedCase>(
  groups: readonly TestGroup[],
  cases: readonly Case[],
  run: RunScoredCase<Case>,
  customGrader: CustomGrader | null,
): Promise<ScoredSubmission> {
  const scores: GroupScore[] = [];
  const judge = async (node: Node<Case>): Promise<GradedResult> => {
    const group = groups.find(({ path }) => path === node.path);
    const scoring = group?.scoring?.kind === 'legacy' ? group.scoring : DEFAULTS;
    const place = scores.push({ path: node.path, verdict: null, score: null }) - 1;
    const results: GradedResult[] = [];
    for (const child of node.children) {
      const result = isNode(child) ? await judge(child) : await runOne(child, run, scoring);
      results.push(result);
      if (result.verdict !== 'AC' && (group?.onReject ?? 'break') === 'break') break;
    }
    const result = await grade(node.path, results, scoring, customGrader);
    scores[place] = { path: node.path, ...result };
    return result;
  };
  const { verdict, score } = await judge(treeOf(cases));
  // "For non-Accepted verdicts on scoring problems, the score provided by the grader will always be ignored."
  return { verdict, score: verdict === 'AC' ? score : null, groups: scores };
}

async function runOne<Case>(
  testCase: Case,
  run: RunScoredCase<Case>,
  { acceptScore, rejectScore }: LegacyGroupScoring,
): Promise<GradedResult> {
  const scoreOf: ScoreOfCase = (verdict, files) => files.score ?? (verdict === 'AC' ? acceptScore : rejectScore);
  const { verdict, score } = await run(testCase, scoreOf);
  return { verdict, score: score ?? rejectScore };
}

async function grade(
  path: string,
  results: readonly GradedResult[],
  scoring: LegacyGroupScoring,
  customGrader: CustomGrader | null,
): Promise<GradedResult> {
  const where = path === '' ? 'the test data' : path;
  if (scoring.grading === 'custom' && customGrader === null) {
    throw new JuryFaultError(`A grader of the package's own is to grade ${where}, but there is none in graders/.`);
  }
  const result =
    scoring.grading === 'custom' && customGrader !== null
      ? await customGrader(results, scoring.graderFlags)
      : gradeByDefault(results, scoring.graderFlags, path === '');
  const [low, high] = [scoring.rangeLow ?? -Infinity, scoring.rangeHigh ?? Infinity];
  if (result.verdict === 'AC' && (result.score < low || result.score > high)) {
    throw new JuryFaultError(`The score of ${where}, ${String(result.score)}, is not in its range ${low} to ${high}.`);
  }
  return result;
}

/** Directories as nodes below the root, in the order in which their first test cases come. */
function treeOf<Case extends PlacedCase>(cases: readonly Case[]): Node<Case> {
  const root: Node<Case> = { path: '', children: [] };
  const nodes = new Map([['', root]]);
  const nodeAt = (path: string): Node<Case> => {
    const known = nodes.get(path);
    if (known !== undefined) return known;
    const node: Node<Case> = { path, children: [] };
    nodes.set(path, node);
    nodeAt(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '').children.push(node);
    return node;
  };
  for (const testCase of cases) nodeAt(testCase.groupPath).children.push(testCase);
  return root;
}

function isNode<Case>(child: Case | Node<Case>): child is Node<Case> {
  return typeof child === 'object' && child !== null && 'children' in child;
}
