/**
 * What the format asks of test data groups beyond the keys of their files (2025-09, "Test data groups" and "Result
 * aggregation"; legacy, "Graders"). Whatever would leave test cases out of the score, or end a student's submission as
 * a judging error, is an error here.
 */
import type { GroupScoring, LegacyGroupScoring, TestGroup } from '../../problems/judging.js';
import type { Findings } from '../findings.js';
import { joinPath, type PackageTree } from '../package-tree.js';
import type { ProblemType } from '../../problems/package-words.js';
import type { PackageTestCase } from '../problem-package.js';
import type { GroupConfig } from './test-groups.js';

const SECRET_MAX_SCORE = 100;
const GRADER_FLAGS = [
  ...['worst_error', 'no_errors', 'first_error', 'always_accept', 'sum', 'avg', 'min', 'max'],
  ...['ignore_sample', 'accept_if_any_accepted'],
];

type Scored = TestGroup & { scoring: GroupScoring };

export function checkScoredGroups(
  groups: readonly TestGroup[],
  testCases: readonly PackageTestCase[],
  tree: PackageTree,
  findings: Findings,
): void {
  checkLegacy(groups, tree, findings);
  if (groups.some(({ scoring }) => scoring?.kind === 'legacy')) return;
  const scored = groups.filter((group): group is Scored => group.scoring?.kind === '2025-09');
  const secret = scored.find(({ path }) => path === 'secret')?.scoring;
  const parts = scored.filter(({ path }) => path.startsWith('secret/'));
  checkPlaces(parts, testCases, tree, findings);
  checkPoints(secret, parts, tree, findings);
  for (const group of scored) {
    checkRequired(group, parts, tree, findings);
    checkStatic(group, tree, findings);
  }
}

/** A group counts once, and every secret test case in one where there are any. */
function checkPlaces(
  parts: readonly Scored[],
  testCases: readonly PackageTestCase[],
  tree: PackageTree,
  findings: Findings,
): void {
  for (const { path } of parts) {
    const place = placeOf(tree, path);
    if (parts.some((other) => path.startsWith(`${other.path}/`))) {
      findings.error(
        place,
        'a test data group is inside another one, and would count twice',
        'Have one level of groups',
      );
    }
    const isEmpty = testCases.every(({ groupPath }) => !isWithin(groupPath, path));
    const isStatic = parts.some((one) => one.path === path && one.scoring.staticValidationScore !== null);
    if (isEmpty && !isStatic) findings.error(place, 'the test data group has no test case', 'Add one, or remove it');
  }
  const loose = testCases.find(
    ({ groupPath, isSample }) => parts.length > 0 && !isSample && !parts.some(({ path }) => isWithin(groupPath, path)),
  );
  if (loose === undefined) return;
  const message = 'the test case is in no test data group, and others are: it would never be judged';
  findings.error(`data/${loose.name}.in`, message, 'Add test_group.yaml to its directory, or move it to a group');
}

function checkPoints(
  secret: GroupScoring | undefined,
  parts: readonly Scored[],
  tree: PackageTree,
  findings: Findings,
): void {
  const most = secret?.maxScore ?? SECRET_MAX_SCORE;
  const aggregation = secret?.aggregation ?? 'sum';
  const place = placeOf(tree, 'secret');
  if (aggregation === 'pass-fail' && most === 'unbounded') {
    findings.error(place, 'pass-fail needs a maximum score', 'Write max_score');
  }
  for (const { path, scoring } of parts) {
    const own = scoring.aggregation ?? 'pass-fail';
    const isUnbounded = scoring.maxScore === null || scoring.maxScore === 'unbounded';
    if (isUnbounded && (most !== 'unbounded' || own === 'pass-fail')) {
      findings.error(
        placeOf(tree, path),
        'the test data group has no max_score',
        'Write max_score, the points it gives',
      );
    }
    if (aggregation === 'pass-fail' && own !== 'pass-fail') {
      findings.error(placeOf(tree, path), `secret is pass-fail, and this group is ${own}`, 'Write pass-fail here, too');
    }
  }
  const points = parts.flatMap(({ scoring: { maxScore } }) => (typeof maxScore === 'number' ? [maxScore] : []));
  if (typeof most !== 'number' || points.length === 0) return;
  const [sum, least] = [points.reduce((total, one) => total + one, 0), Math.min(...points)];
  if (aggregation === 'sum' && Math.round((sum - most) * 1e9) > 0) {
    const message = `the groups give ${String(sum)} points in all, and secret has a max_score of ${String(most)}`;
    findings.error(place, message, 'Write the sum as max_score of data/secret/test_group.yaml');
  }
  if (aggregation === 'min' && least > most) {
    const message = `each group gives ${String(least)} points or more, and secret has a max_score of ${String(most)}`;
    findings.error(place, message, 'Write the least of them as max_score of data/secret/test_group.yaml');
  }
}

/** What the source gets is a part of what a sum can come to; the test cases share the rest. */
function checkStatic({ path, scoring }: Scored, tree: PackageTree, findings: Findings): void {
  const isSecret = path === 'secret';
  const most = scoring.maxScore ?? (isSecret ? SECRET_MAX_SCORE : 'unbounded');
  const own = scoring.staticValidationScore;
  const isSum = (scoring.aggregation ?? (isSecret ? 'sum' : 'pass-fail')) === 'sum';
  if (!isSum || typeof own !== 'number' || typeof most !== 'number' || own <= most) return;
  const message = `static_validation_score is ${String(own)}, and the max_score of the group ${String(most)}`;
  findings.error(placeOf(tree, path), message, 'Make it smaller');
}

/**
 * "Static validation test cases": a test case without points has no place in a sum or a minimum of points, where it would
 * be given those of another test case; and points have none where only all test cases together count.
 */
export function checkStaticValidation(
  { group: { path, scoring }, staticValidationPlace: place }: GroupConfig,
  types: readonly ProblemType[],
  findings: Findings,
): void {
  if (place === null || scoring?.kind !== '2025-09') return;
  const { staticValidationScore: own, aggregation } = scoring;
  if (own === null) {
    const remedy = 'Write static_validation_score, or remove them';
    findings.error(place, 'static_validator_args without static_validation_score: nothing is validated', remedy);
    return;
  }
  if (!types.includes('scoring')) {
    if (own === 'pass-fail') return;
    const message = `static_validation_score is ${String(own)}, and the problem is not scored: the points are ignored`;
    findings.warning(place, message, 'Write pass-fail');
    return;
  }
  const counts = aggregation ?? (path === 'secret' ? 'sum' : 'pass-fail');
  if ((own === 'pass-fail') === (counts === 'pass-fail')) return;
  const remedy = own === 'pass-fail' ? 'Write the points that it gives' : 'Write pass-fail';
  const message = `static_validation_score is ${String(own)}, and the score_aggregation of the group ${counts}`;
  findings.error(place, message, remedy);
}

function checkRequired(
  { path, scoring: { requirePass } }: Scored,
  parts: readonly Scored[],
  tree: PackageTree,
  findings: Findings,
): void {
  const place = placeOf(tree, path);
  if (path === 'sample' || path.startsWith('sample/')) {
    if (requirePass.length > 0)
      findings.warning(place, 'samples depend on nothing: require_pass is ignored', 'Remove it');
    return;
  }
  const at = parts.findIndex((one) => one.path === path);
  for (const name of requirePass) {
    const needed = parts.findIndex((one) => one.path === name);
    if (name === 'sample') continue;
    if (needed < 0 || path === 'secret' || needed >= at) {
      const isShort = parts.some((one) => one.path === `secret/${name}`);
      const why = isShort ? `secret/${name} is its whole name` : 'it must be sample, or a group that comes before';
      findings.error(place, `require_pass names ${name}: ${why}`, 'Correct the name, or the order of the groups');
    } else if ((parts[needed]?.scoring.aggregation ?? 'pass-fail') !== 'pass-fail') {
      const message = `require_pass names ${name}, which is not pass-fail: all its test cases have to be accepted`;
      findings.warning(place, message, 'Nothing needs to be done if that is what is meant');
    }
  }
}

/** Graders: one of the package's own where it is asked for, and flags that the default one knows. */
function checkLegacy(groups: readonly TestGroup[], tree: PackageTree, findings: Findings): void {
  const graders = tree.list('graders');
  for (const { path, scoring } of groups) {
    if (scoring?.kind !== 'legacy' || !hasFile(tree, path)) continue;
    const place = placeOf(tree, path);
    if (scoring.grading === 'custom' && graders.length === 0) {
      findings.error(place, 'grading is custom, and there is no grader', 'Add it in graders/, or write default');
    }
    if (scoring.grading === 'default') checkGraderFlags(scoring, path, place, findings);
  }
}

function checkGraderFlags({ graderFlags }: LegacyGroupScoring, path: string, place: string, findings: Findings): void {
  const unknown = graderFlags.filter((flag) => !GRADER_FLAGS.includes(flag));
  for (const flag of unknown) {
    findings.warning(place, `the default grader has no flag ${flag}: it is ignored`, `Use ${GRADER_FLAGS.join(', ')}`);
  }
  if (path !== '' && graderFlags.includes('ignore_sample')) {
    findings.warning(place, 'ignore_sample means something only for the whole test data: it is ignored', 'Remove it');
  }
}

/** Of a problem without a score. */
export function reportUnscored(groups: readonly TestGroup[], findings: Findings): void {
  const asks = groups.find(
    ({ scoring }) =>
      scoring?.kind === '2025-09' &&
      (scoring.maxScore !== null || scoring.aggregation !== null || scoring.requirePass.length > 0),
  );
  if (asks === undefined) return;
  const message = 'max_score, score_aggregation and require_pass are for scoring problems: they are ignored';
  findings.warning(`data/${asks.path}`, message, 'Write type: scoring in problem.yaml, or remove them');
}

function isWithin(groupPath: string, path: string): boolean {
  return groupPath === path || groupPath.startsWith(`${path}/`);
}

function fileOf(tree: PackageTree, path: string): string | null {
  const directory = path === '' ? 'data' : joinPath('data', path);
  const names = ['test_group.yaml', 'testdata.yaml'].map((name) => joinPath(directory, name));
  return names.find((name) => tree.find(name) !== null) ?? null;
}

function hasFile(tree: PackageTree, path: string): boolean {
  return fileOf(tree, path) !== null;
}

function placeOf(tree: PackageTree, path: string): string {
  return fileOf(tree, path) ?? joinPath('data', path);
}
