/**
 * Problems whose submissions are run twice on a test (Polygon, "Run solutions twice"). The interactor talks with the first
 * run and writes what the second gets: as its input, or, with "Interactive second invocation", as the interactor's, which
 * then talks once more. The checker judges what comes out in the end.
 */
import { whyNotAdaptable } from '../foreign/checker-adapter.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { adaptInteractorAndChecker } from '../foreign/interactor-adapter.js';
import type { ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import { FULL_PACKAGE } from './generators.js';

const REMEDY = 'Import another problem';

/** How often a submission is run on a test, and in which of these runs the interactor talks with it. */
function runsOf(root: XmlElement): { count: number; talking: number[] } {
  const numbers = (root.at('assets', 'interactor', 'runs')?.all('run') ?? []).map(({ text }) => Number(text.trim()));
  const talking = numbers.length === 0 ? [1] : numbers;
  return { count: Math.max(Number(root.find('judging')?.attribute('run-count') ?? 1), ...talking), talking };
}

/** Call it when the programs and tests are there. */
export async function setTwoRuns(reading: ForeignReading, root: XmlElement, problem: ProblemPackage): Promise<void> {
  const { findings, conversion, made } = reading;
  const { count, talking } = runsOf(root);
  if (count === 1) return;
  const { interactor } = problem;
  const [checker] = problem.outputValidators;
  const place = root.find('judging')?.place ?? root.place;
  if (count > 2 || !talking.includes(1)) {
    findings.error(place, 'a submission is run on a test in a way that is not known of Polygon', REMEDY);
  } else if (interactor == null || checker?.protocol !== 'testlib') {
    findings.error(
      place,
      'a submission is run twice on a test without an interactor and a checker for testlib',
      REMEDY,
    );
  } else if (problem.testCases.some(({ generated }) => generated?.solution !== undefined)) {
    findings.error(place, 'answers that two runs of a solution make are not made here', FULL_PACKAGE);
  } else {
    const why = whyNotAdaptable(interactor.files) ?? whyNotAdaptable(checker.files);
    if (why !== null) {
      findings.error(place, `the programs of a problem of two runs cannot be used: ${why}`, REMEDY);
      return;
    }
    const secondRun = talking.includes(2) ? 'talks' : 'reads';
    const isAbsolute = checker.points !== 'percent';
    const options = { isScoring: problem.types.includes('scoring'), isAbsolute, secondRun } as const;
    problem.outputValidators = [await adaptInteractorAndChecker(made, interactor.files, checker.files, options)];
    problem.interactor = null;
    problem.types = [...problem.types, 'multi-pass'];
    problem.limits = { ...problem.limits, validationPasses: 2 };
    conversion.changed('two runs', 'interactor and checker run sandboxed as one output validator of two passes');
  }
}
