/**
 * Points that a checker gives (testlib's `quitp`): they are the points of the test, which has its own where it is only
 * accepted; with `treat-points-from-checker-as-percent` (Polygon API, `problem.enableTreatPointsFromCheckerAsPercent`)
 * they are per cent of these.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { readHead } from '../package-tree.js';
import type { PackageProgram, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

const SOURCE_BYTES = 1024 * 1024;
const REMEDY = 'Give the tests or groups their points in Polygon';

/**
 * Call it when the checker is there.
 *
 * @returns whether the checker gives tests points of its own
 */
export async function readPoints(
  { findings, conversion }: ForeignReading,
  root: XmlElement,
  testset: XmlElement,
  problem: ProblemPackage,
): Promise<boolean> {
  const scorer = root.at('assets', 'scorer');
  if (scorer !== null) {
    findings.error(
      scorer.place,
      'the points are given by a scorer, which is not run here',
      'Remove the scorer, and give the tests or groups their points in Polygon',
    );
  }
  const [checker] = problem.outputValidators;
  if (checker?.protocol !== 'testlib') return false;
  const { isGiven, isInfo } = await saidBy(checker);
  if (!isGiven && !isInfo) return false;
  const place = root.at('assets', 'checker')?.place ?? root.place;
  if (!hasPoints(testset)) {
    conversion.changed('points', 'the checker gives some and tests have none: what gets any is accepted');
    return false;
  }
  if (isInfo && scorer === null) {
    findings.error(place, 'the checker leaves points to a scorer (quitpi), and there is none', 'Use quitp');
  }
  const judging = root.find('judging');
  if (judging?.attribute('treat-points-from-checker-as-percent')?.toLowerCase() !== 'true') {
    conversion.kept('points', 'of the checker: they may be more than those of a test');
    return true;
  }
  if (!hasPoints(testset, (points) => points > 0)) {
    findings.error(judging.place, 'the checker gives a percentage of points, and no test or group has any', REMEDY);
  }
  problem.outputValidators = [{ ...checker, points: 'percent' }];
  conversion.kept('points', 'of the checker, per cent of those of a test');
  return false;
}

/** Polygon writes points, be they 0, where they are enabled. */
function hasPoints(testset: XmlElement, isMeant: (points: number) => boolean = () => true): boolean {
  const elements = [...(testset.at('tests')?.all('test') ?? []), ...(testset.at('groups')?.all('group') ?? [])];
  return elements.some((element) => {
    const points = element.attribute('points');
    return points !== null && isMeant(Number(points));
  });
}

async function saidBy({ files }: PackageProgram): Promise<{ isGiven: boolean; isInfo: boolean }> {
  const sources = files.filter(({ name }) => name !== 'testlib.h');
  const heads = await Promise.all(sources.map(({ file }) => readHead(file, SOURCE_BYTES)));
  const code = heads.map((head) => head.toString('latin1').replace(/\/\/.*|\/\*[^]*?(?:\*\/|$)/g, '')).join('\n');
  return { isGiven: /\b(quitp|_points|_pc)\b/.test(code), isInfo: /\bquitpi\b/.test(code) };
}
