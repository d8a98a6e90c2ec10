/**
 * Polygon's packages: `problem.xml`, which names everything else. In the full package generated tests are files; the
 * standard package has only the commands that make them.
 */
import { checkFileNames, filesInWords } from '../file-names.js';
import { blankPackage, type ForeignReading, setLimits } from '../foreign/foreign-reading.js';
import { programLanguage } from '../foreign/language-names.js';
import { lineChecker } from '../foreign/line-checkers.js';
import { makeProgram, makeSubmission } from '../foreign/programs.js';
import { TESTLIB_MISSING, TESTLIB_REMEDY, withTestlib } from '../foreign/testlib.js';
import { MIB } from '../../contract/limits.js';
import { rulesOf } from '../kattis/format-rules.js';
import { readTextFile } from '../kattis/reading.js';
import { checkDefaultFlags, splitFlags } from '../kattis/validator-flags.js';
import type { NamedFile, PackageProgram, ProblemPackage } from '../problem-package.js';
import { type XmlElement, readXml } from '../xml-reader.js';
import { standardChecker } from '../foreign/standard-checkers.js';
import { FLAGS_PROPERTY } from './flags-property.js';
import { PolygonGenerators } from './generators.js';
import { readPoints } from './points.js';
import { readPublishedFiles } from './published-files.js';
import { readResources } from './resources.js';
import { expectationOf, NOT_RUN, type PlacedTests, tagOf } from './solution-tags.js';
import { ownSource, sourcesOf } from './sources.js';
import { readStatements, showExamples } from './statements.js';
import { readTests } from './tests.js';
import { setTwoRuns } from './two-runs.js';
import { readValidatorTests, toldOfTests } from './validator-tests.js';

const METADATA = 'problem.xml';

export async function readPolygon(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings } = reading;
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings);
  const root = text === null ? null : readXml(text, METADATA, findings);
  if (root === null) return null;
  if (root.name !== 'problem') {
    findings.error(root.place, `the root element is <${root.name}>, not <problem>`, 'Give a package of one problem');
    return null;
  }
  const problem = blankPackage('polygon', root.attribute('short-name') ?? tree.name);
  problem.metadata.keywords = (root.at('tags')?.all('tag') ?? []).flatMap((tag) => tag.attribute('value') ?? []);
  await readStatements(reading, root, problem);
  await readPrograms(reading, root, problem);
  const running = readResources(reading, root, problem);
  readPublishedFiles(reading, root, problem);
  const placed = await readJudging(reading, root, problem, running);
  await setTwoRuns(reading, root, problem);
  await showExamples(reading, problem);
  await readValidatorTests(reading, root, problem);
  await readSolutions(reading, root, problem, placed);
  return problem;
}

async function readJudging(
  reading: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
  files: NamedFile[],
): Promise<PlacedTests> {
  const { findings, conversion } = reading;
  const judging = root.find('judging');
  const testsets = judging?.all('testset') ?? [];
  const testset = testsets.find((one) => one.attribute('name') === 'tests') ?? testsets[0];
  if (judging === null || testset === undefined) {
    findings.error(root.place, 'there is no <judging> with a <testset>', 'Give a package as Polygon makes it');
    return { testset: null, groups: new Map(), givesPoints: false };
  }
  const nameOf = (key: 'input-file' | 'output-file'): string | null => {
    const name = judging.attribute(key) ?? '';
    return ['', 'stdin', 'stdout'].includes(name) ? null : name;
  };
  const names = { input: nameOf('input-file'), output: nameOf('output-file') };
  problem.fileNames = checkFileNames(names, judging.place, findings);
  if (problem.fileNames !== null) conversion.kept('files', filesInWords(names));
  for (const other of testsets) {
    if (other !== testset) conversion.lost('testset', other.attribute('name') ?? 'without a name');
  }
  const timeLimitMs = Number(testset.find('time-limit')?.text.trim() ?? NaN);
  const memoryBytes = Number(testset.find('memory-limit')?.text.trim() ?? NaN);
  setLimits(reading, problem, { timeLimitMs, memoryMiB: memoryBytes / MIB }, testset.place);
  const generators = new PolygonGenerators(reading, root, problem);
  const told = await toldOfTests(problem);
  const isOpen = await readPoints(reading, root, testset, problem);
  const groups = await readTests(reading, { testset, generators, told, isOpen, files }, problem);
  generators.finish();
  const givesPoints = isOpen || problem.outputValidators.some(({ points }) => points === 'percent');
  return { testset: testset.attribute('name'), groups, givesPoints };
}

async function readPrograms(reading: ForeignReading, root: XmlElement, problem: ProblemPackage): Promise<void> {
  const { conversion, findings } = reading;
  const assets = root.find('assets');
  const interactor = assets?.find('interactor') ?? null;
  if (interactor !== null) {
    problem.types = [...problem.types, 'interactive'];
    problem.interactor = await readProgram(reading, root, interactor, 'interactor');
    if (problem.interactor !== null) conversion.kept('interactor', `${problem.interactor.path} (testlib)`);
  }
  const checker = assets?.find('checker') ?? null;
  if (checker === null) findings.error(root.place, 'there is no <checker>', 'Choose a checker in Polygon');
  else await readChecker(reading, root, checker, problem);
  for (const validator of assets?.at('validators')?.all('validator') ?? []) {
    const program = await readProgram(reading, root, validator, 'validator');
    if (program === null) continue;
    problem.inputValidators.push(program);
    conversion.kept('validator', `${program.path} (testlib)`);
  }
}

async function readChecker(
  reading: ForeignReading,
  root: XmlElement,
  checker: XmlElement,
  problem: ProblemPackage,
): Promise<void> {
  const { conversion, made } = reading;
  const property = (root.at('properties')?.all('property') ?? []).find(
    (one) => one.attribute('name') === FLAGS_PROPERTY,
  );
  if (property !== undefined) {
    problem.validatorFlags = splitFlags(property.attribute('value') ?? '');
    checkDefaultFlags(problem.validatorFlags, property.place, rulesOf('2025-09'), reading.findings);
    conversion.kept('comparison', 'the default one with its flags');
    return;
  }
  const name = checker.attribute('name');
  const standard = standardChecker(name);
  const files = await sourcesOf(reading, root, checker);
  const whole = files === null ? null : await withTestlib(reading, files);
  if (whole === null && standard !== null) {
    const { flags, lines, differs } = standard;
    problem.validatorFlags = flags;
    if (lines !== undefined) problem.outputValidators = [await lineChecker(made)];
    const own = differs === null ? '' : `; ${differs}`;
    conversion.changed('checker', `${name ?? ''} without testlib.h: its comparison is done without it${own}`);
    return;
  }
  const program = await readProgram(reading, root, checker, 'checker');
  if (program === null) return;
  problem.outputValidators = [program];
  conversion.kept('checker', `${program.path} (testlib)`);
}

/** A program in testlib's protocol; null with an error where something of it is missing. */
async function readProgram(
  reading: ForeignReading,
  root: XmlElement,
  element: XmlElement,
  role: string,
): Promise<PackageProgram | null> {
  const { findings, conversion } = reading;
  const own = await sourcesOf(reading, root, element);
  if (own === null) {
    findings.error(element.place, `the ${role} has no source in the package`, 'Download the package anew');
    return null;
  }
  const files = await withTestlib(reading, own);
  const languageCode = programLanguage(element.find('source')?.attribute('type') ?? '');
  if (files !== null) return makeProgram(reading, role, files, { protocol: 'testlib', languageCode });
  if (role === 'validator') {
    // The problem can be judged without it.
    findings.warning(element.place, `the ${role} is left out: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
    conversion.lost('validator', TESTLIB_MISSING);
  } else {
    findings.error(element.place, `the ${role} cannot be compiled: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
  }
  return null;
}

async function readSolutions(
  reading: ForeignReading,
  root: XmlElement,
  problem: ProblemPackage,
  placed: PlacedTests,
): Promise<void> {
  const { findings, conversion } = reading;
  const solutions = root.at('assets', 'solutions')?.all('solution') ?? [];
  for (const solution of solutions) {
    const source = solution.find('source');
    const path = source?.attribute('path') ?? '';
    const own = await ownSource(reading, source);
    if (own === null) {
      findings.warning(solution.place, `the solution ${path} is not in the package`, 'Download the package anew');
      continue;
    }
    if (problem.submissions.some((one) => one.path === path)) {
      findings.warning(solution.place, `the solution ${path} is named twice: the first counts`, 'Name it once');
      conversion.lost('solution', `${path} as ${solution.attribute('tag') ?? ''}: it is named before`);
      continue;
    }
    if (tagOf(solution) === NOT_RUN) {
      conversion.lost('solution', `${path} is not to be run`);
      continue;
    }
    const expectation = expectationOf(reading, solution, path, problem, placed);
    const code = programLanguage(source?.attribute('type') ?? '');
    problem.submissions.push(await makeSubmission(reading, path, [own], expectation, code));
  }
  if (problem.submissions.length > 0)
    conversion.kept('solutions', `${String(problem.submissions.length)} with their tags`);
}
