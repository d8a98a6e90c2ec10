import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup, setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';
import type { PolygonGenerators } from './generators.js';
import { unixLines } from './line-ends.js';
import { numbered } from './sources.js';
import { testFlags } from './validator-tests.js';

const COMPLETE_GROUP = 'complete-group';
const EACH_TEST = 'each-test';

interface PolygonTest {
  case: ForeignCase;
  isSample: boolean;
  group: string | null;
  points: number;
}

interface PolygonGroup {
  name: string;
  points: number | null;
  isComplete: boolean;
  dependencies: string[];
}

export interface TestReading {
  testset: XmlElement;
  generators: PolygonGenerators;
  /** Who asks for the testset and group of a test. */
  told: { validators: boolean; checker: boolean };
  /** Whether the checker gives tests points of its own, which may be more than theirs. */
  isOpen: boolean;
  /** Beside each running submission. */
  files: NamedFile[];
}

/**
 * The tests of a testset, with the points and dependencies of their groups.
 *
 * @returns the names of the test cases by Polygon's name of their group
 */
export async function readTests(
  reading: ForeignReading,
  given: TestReading,
  problem: ProblemPackage,
): Promise<Map<string, string[]>> {
  const tests = await readFiles(reading, given);
  placeTests(reading, given, tests, problem);
  const groupOf = new Map(tests.map((test) => [test.case.generated ?? test.case.input, test.group]));
  const names = new Map<string, string[]>();
  for (const { generated, input, name } of problem.testCases) {
    const group = groupOf.get(generated ?? input) ?? null;
    if (group !== null) names.set(group, [...(names.get(group) ?? []), name]);
  }
  return names;
}

function placeTests(
  reading: ForeignReading,
  { testset, isOpen }: TestReading,
  tests: readonly PolygonTest[],
  problem: ProblemPackage,
): void {
  const { conversion, findings } = reading;
  const written = testset.at('groups')?.all('group') ?? [];
  const declared = written.map((group) => readGroup(reading, group, written));
  const groups = ordered(declared, findings, testset.place);
  const isScored = isOpen || tests.some(({ points }) => points > 0) || groups.some(({ points }) => (points ?? 0) > 0);
  const samples = tests.filter(({ isSample }) => isSample);
  conversion.kept('tests', `${String(tests.length)}, of these ${String(samples.length)} samples`);
  if (!isScored) {
    if (groups.length > 0) conversion.lost('groups', 'they have no points: each test counts the same');
    setPlainCases(
      problem,
      tests.map((test) => ({ ...test.case, isSample: test.isSample })),
    );
    if (tests.length > 0 && samples.length === tests.length) {
      // Every test is shown; the format still wants some that count.
      setPlainCases(problem, [
        ...samples.map((test) => ({ ...test.case, isSample: true })),
        ...tests.map((test) => test.case),
      ]);
      conversion.changed('tests', 'all of them are samples: each is judged once as a sample and once more');
    }
    return;
  }
  const unknown = tests.find(({ group }) => group !== null && !groups.some(({ name }) => name === group));
  if (unknown !== undefined && groups.length > 0) {
    findings.error(
      testset.place,
      `a test is in group ${unknown.group ?? ''}, which is not declared`,
      'Declare the group',
    );
  }
  setScoredGroups(
    problem,
    samples.map((test) => ({ ...test.case, isSample: true })),
    scoredGroups(tests, groups, isOpen),
    isOpen,
  );
  conversion.kept('groups', `${String(groups.length)}, with points and dependencies`);
}

async function readFiles(reading: ForeignReading, given: TestReading): Promise<PolygonTest[]> {
  const { tree, findings } = reading;
  const { testset, generators, told, files } = given;
  const inputPattern = testset.find('input-path-pattern')?.text.trim() ?? 'tests/%02d';
  const answerPattern = testset.find('answer-path-pattern')?.text.trim() ?? `${inputPattern}.a`;
  const elements = testset.at('tests')?.all('test') ?? [];
  const count = testset.find('test-count');
  if (count !== null && Number(count.text.trim()) !== elements.length) {
    const message = `<test-count> is ${count.text.trim()}, and there are ${String(elements.length)} <test>`;
    findings.error(count.place, message, 'Download the package anew');
  }
  for (const kind of ['input', 'answer'] as const) {
    const pattern = kind === 'input' ? inputPattern : answerPattern;
    if (elements.length < 2 || numbered(pattern, 1) !== numbered(pattern, 2)) continue;
    findings.error(
      testset.place,
      `the ${kind}-path-pattern ${pattern} has no %d: all tests are one file`,
      'Write %02d',
    );
  }
  if (elements.length === 0) findings.error(testset.place, 'the testset has no tests', 'Add tests');
  const tests: PolygonTest[] = [];
  for (const [index, element] of elements.entries()) {
    const number = index + 1;
    const [inputPath, answerPath] = [numbered(inputPattern, number), numbered(answerPattern, number)];
    const input = await unixLines(reading, tree.find(inputPath));
    const answer = await unixLines(reading, tree.find(answerPath));
    const data = await generators.dataOf({ element, number, input, answer, inputPath, answerPath });
    if (data === null) continue;
    const points = Number(element.attribute('points') ?? 0);
    if (!(points >= 0)) findings.error(element.place, 'points is no number', 'Write for example points="10"');
    const group = element.attribute('group');
    const flags = testFlags(testset.attribute('name'), group);
    const inputValidatorFlags: Record<string, string[]> = told.validators && flags.length > 0 ? { '*': flags } : {};
    const validatorFlags = told.checker ? flags : [];
    const description = element.attribute('description') ?? element.attribute('cmd');
    tests.push({
      case: { ...data, description, inputValidatorFlags, validatorFlags, files },
      isSample: element.attribute('sample') === 'true',
      group,
      points: points >= 0 ? points : 0,
    });
  }
  return tests;
}

function readGroup(
  { findings, conversion }: ForeignReading,
  element: XmlElement,
  siblings: readonly XmlElement[],
): PolygonGroup {
  const name = element.attribute('name') ?? '';
  if (name === '') findings.error(element.place, 'the group has no name', 'Add the attribute name');
  const twin = siblings.find((one) => one.attribute('name') === name);
  if (name !== '' && twin !== undefined && twin !== element) {
    findings.error(element.place, `the group ${name} is declared twice`, 'Declare it once');
  }
  const written = element.attribute('points');
  const points = written === null ? null : Number(written);
  if (points !== null && !(points >= 0)) {
    findings.error(element.place, 'points is no number', 'Write for example points="20"');
  }
  const policy = wordOf(element.attribute('points-policy')) ?? COMPLETE_GROUP;
  if (policy !== COMPLETE_GROUP && policy !== EACH_TEST) {
    findings.error(element.place, `the points-policy "${policy}" is not known`, 'Write complete-group or each-test');
  }
  const feedback = wordOf(element.attribute('feedback-policy')) ?? 'complete';
  if (feedback !== 'complete') conversion.lost('feedback policy', `of group ${name}: ${feedback}`);
  return {
    name,
    points: points !== null && points >= 0 ? points : null,
    isComplete: policy !== EACH_TEST,
    dependencies: (element.at('dependencies')?.all('dependency') ?? []).flatMap((one) => one.attribute('group') ?? []),
  };
}

/** `EACH_TEST` of Polygon's API is `each-test` in packages. */
function wordOf(value: string | null): string | null {
  return value?.toLowerCase().replaceAll('_', '-') ?? null;
}

/** Each group behind those it depends on; otherwise as they are declared. */
function ordered(
  groups: readonly PolygonGroup[],
  findings: ForeignReading['findings'],
  place: { file: string; line: number },
): PolygonGroup[] {
  const sorted: PolygonGroup[] = [];
  let left = [...groups];
  while (left.length > 0) {
    const next = left.find(({ dependencies }) => dependencies.every((name) => sorted.some((one) => one.name === name)));
    if (next === undefined) break;
    sorted.push(next);
    left = left.filter((one) => one !== next);
  }
  for (const { name, dependencies } of left) {
    const needed = dependencies.find((one) => !sorted.some((group) => group.name === one)) ?? '';
    const message = `group ${name} depends on ${needed}, which is no group, or depends on ${name} itself`;
    findings.error(place, message, 'Correct the dependencies of the groups');
  }
  return [...sorted, ...left];
}

/** Where tests of a group have different points, each becomes a group of its own. */
function scoredGroups(
  tests: readonly PolygonTest[],
  declared: readonly PolygonGroup[],
  isOpen: boolean,
): ForeignGroup[] {
  const loose = tests.filter(({ group }) => group === null || declared.length === 0);
  const parts = new Map<string, string[]>();
  const groups: ForeignGroup[] = [];
  const add = (owner: string, group: ForeignGroup): void => {
    groups.push(group);
    parts.set(owner, [...(parts.get(owner) ?? []), group.name]);
  };
  const addEach = (owner: string, own: readonly PolygonTest[], requires: string[]): void => {
    for (const [index, test] of own.entries()) {
      const name = `${owner}-${String(index + 1)}`;
      add(owner, { name, points: test.points, aggregation: 'sum', requires, cases: [test.case] });
    }
  };
  for (const { name, points, isComplete, dependencies } of declared) {
    const own = tests.filter(({ group }) => group === name);
    const sum = own.reduce((total, test) => total + test.points, 0);
    // A group of samples without points is judged as the samples are, unless the checker gives some.
    const isOnlySamples =
      !isOpen && own.length > 0 && sum === 0 && (points ?? 0) === 0 && own.every(({ isSample }) => isSample);
    if (isOnlySamples) {
      parts.set(name, ['sample']);
      continue;
    }
    if (own.length === 0) {
      parts.set(name, []);
      continue;
    }
    const requires = dependencies.flatMap((needed) => parts.get(needed) ?? []);
    const cases = own.map((test) => test.case);
    const isEven = own.every((test) => test.points === own[0]?.points);
    const total = sum > 0 ? sum : (points ?? 0);
    if (isComplete) add(name, { name, points: points ?? sum, aggregation: 'min', requires, cases });
    else if (isEven) add(name, { name, points: total, aggregation: 'sum', requires, cases });
    else addEach(name, own, requires);
  }
  const counted = loose.filter((test) => isOpen || !(test.isSample && test.points === 0));
  addEach('test', counted, []);
  return groups;
}
