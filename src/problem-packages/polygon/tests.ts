import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup, setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import type { ProblemPackage } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

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

/** The tests of a testset, with the points and dependencies of their groups. */
export function readTests(reading: ForeignReading, testset: XmlElement, problem: ProblemPackage): void {
  const { conversion, findings } = reading;
  const tests = readFiles(reading, testset);
  const groups = (testset.at('groups')?.all('group') ?? []).map((group) => readGroup(reading, group));
  const isScored = tests.some(({ points }) => points > 0) || groups.some(({ points }) => (points ?? 0) > 0);
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
  checkDependencies(groups, tests, findings, testset.place);
  setScoredGroups(
    problem,
    samples.map((test) => ({ ...test.case, isSample: true })),
    scoredGroups(tests, groups),
  );
  conversion.kept('groups', `${String(groups.length)}, with points and dependencies`);
}

function readFiles(reading: ForeignReading, testset: XmlElement): PolygonTest[] {
  const { tree, findings } = reading;
  const inputPattern = testset.find('input-path-pattern')?.text.trim() ?? 'tests/%02d';
  const answerPattern = testset.find('answer-path-pattern')?.text.trim() ?? `${inputPattern}.a`;
  const elements = testset.at('tests')?.all('test') ?? [];
  if (elements.length === 0) findings.error(testset.place, 'the testset has no tests', 'Add tests');
  const tests: PolygonTest[] = [];
  const missing: { number: number; path: string; place: { file: string; line: number } }[] = [];
  for (const [index, element] of elements.entries()) {
    const number = index + 1;
    const [inputPath, answerPath] = [numbered(inputPattern, number), numbered(answerPattern, number)];
    const [input, answer] = [tree.find(inputPath), tree.find(answerPath)];
    if (input === null || answer === null) {
      const path = input === null ? inputPath : answerPath;
      if (element.attribute('method') === 'generated') missing.push({ number, path, place: element.place });
      else findings.error(element.place, `test ${String(number)} has no file ${path}`, 'Add the file');
      continue;
    }
    const points = Number(element.attribute('points') ?? 0);
    if (!(points >= 0)) findings.error(element.place, 'points is no number', 'Write for example points="10"');
    tests.push({
      case: { input, answer, description: element.attribute('description') ?? element.attribute('cmd') },
      isSample: element.attribute('sample') === 'true',
      group: element.attribute('group'),
      points: points >= 0 ? points : 0,
    });
  }
  const [first] = missing;
  if (first !== undefined) {
    const message = `${String(missing.length)} generated tests are not in the package, the first is ${first.path}`;
    findings.error(first.place, message, 'Download the full package, which has them');
  }
  return tests;
}

/** `tests/%02d`. */
function numbered(pattern: string, number: number): string {
  return pattern.replace(/%0?(\d*)d/, (_, width: string) => String(number).padStart(Number(width), '0'));
}

function readGroup({ findings }: ForeignReading, element: XmlElement): PolygonGroup {
  const name = element.attribute('name') ?? '';
  if (name === '') findings.error(element.place, 'the group has no name', 'Add the attribute name');
  const written = element.attribute('points');
  const points = written === null ? null : Number(written);
  if (points !== null && !(points >= 0)) {
    findings.error(element.place, 'points is no number', 'Write for example points="20"');
  }
  return {
    name,
    points: points !== null && points >= 0 ? points : null,
    isComplete: element.attribute('points-policy') !== 'each-test',
    dependencies: (element.at('dependencies')?.all('dependency') ?? []).flatMap((one) => one.attribute('group') ?? []),
  };
}

function checkDependencies(
  groups: readonly PolygonGroup[],
  tests: readonly PolygonTest[],
  findings: ForeignReading['findings'],
  place: { file: string; line: number },
): void {
  for (const [index, group] of groups.entries()) {
    for (const needed of group.dependencies) {
      const at = groups.findIndex(({ name }) => name === needed);
      if (at >= 0 && at < index) continue;
      const message = `group ${group.name} depends on ${needed}, which is no group before it`;
      findings.error(place, message, 'Order the groups by their dependencies');
    }
  }
  const unknown = tests.find(({ group }) => group !== null && !groups.some(({ name }) => name === group));
  if (unknown !== undefined && groups.length > 0) {
    findings.error(place, `a test is in group ${unknown.group ?? ''}, which is not declared`, 'Declare the group');
  }
}

/** Where tests of a group have different points, each becomes a group of its own. */
function scoredGroups(tests: readonly PolygonTest[], declared: readonly PolygonGroup[]): ForeignGroup[] {
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
    // A group of samples without points is judged as the samples are.
    const isOnlySamples = own.length > 0 && sum === 0 && (points ?? 0) === 0 && own.every(({ isSample }) => isSample);
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
  const counted = loose.filter((test) => !(test.isSample && test.points === 0));
  addEach('test', counted, []);
  return groups;
}
