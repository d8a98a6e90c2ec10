/** Test cases of a CMS task and what they are worth: `input/`, `output/`, `gen/GEN`, and `score_type` in `task.yaml`. */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup, setScoredGroups } from '../foreign/test-data.js';
import { baseName } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import { readGen, type Subtask } from './gen.js';
import { isScoreGiven, readGivenScore } from './score-type.js';

/** Where checkers and managers are. */
export const CHECKER_DIRS = ['check', 'cor'];
const FULL = 100;

export async function readTestData(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): Promise<void> {
  const { tree, findings, conversion } = reading;
  const isGiven = isScoreGiven(yaml);
  const gen = isGiven ? null : tree.find('gen/GEN');
  const subtasks = gen === null ? null : await readGen(gen, findings);
  const declared = yaml.get('n_input')?.number() ?? null;
  const listed = tree.list('input').filter((name) => /^input\d+\.txt$/.test(name)).length;
  const count = subtasks?.reduce((sum, one) => sum + one.count, 0) ?? declared ?? listed;
  if (declared !== null && subtasks !== null && declared !== count) {
    const message = `n_input is ${String(declared)}, but gen/GEN has ${String(count)} test cases`;
    findings.error(yaml.get('n_input')?.place ?? 'task.yaml', message, 'Correct one of them');
  }
  if (count === 0) findings.error('input', 'there are no test cases', 'Add input/input0.txt and output/output0.txt');
  const cases = readCases(reading, Math.min(count, listed + 1));
  if (isGiven) setGivenScore(reading, yaml, problem, cases);
  else setUsualScore(reading, yaml, problem, cases, subtasks);
  if (yaml.get('public_testcases') !== null || yaml.get('risultati') !== null) {
    conversion.lost('public_testcases', 'which test cases students see the result of');
  }
}

/** By the subtasks of `gen/GEN`, else the sum. */
function setUsualScore(
  reading: ForeignReading,
  yaml: YamlMap,
  problem: ProblemPackage,
  cases: readonly ForeignCase[],
  subtasks: readonly Subtask[] | null,
): void {
  // Of the sum of all; subtasks have their own.
  const full = yaml.number('total_value', { above: 0 }, FULL);
  if (subtasks?.some(({ points }) => points !== null) !== true) {
    setSum(reading, problem, cases, full);
    return;
  }
  const groups = groupsOf(subtasks, cases);
  const total = groups.reduce((sum, { points }) => sum + points, 0);
  if (total !== FULL) {
    reading.findings.warning(
      'gen/GEN',
      `the subtasks have ${String(total)} points, CMS wants ${String(FULL)}`,
      'Correct the points',
    );
  }
  setGroups(reading, problem, groups, cases.length);
}

/** As `score_type` says; a finding where that cannot be followed. */
function setGivenScore(
  reading: ForeignReading,
  yaml: YamlMap,
  problem: ProblemPackage,
  cases: readonly ForeignCase[],
): void {
  const { tree, conversion } = reading;
  yaml.get('total_value');
  const programs = CHECKER_DIRS.flatMap((directory) => tree.list(directory));
  const hasParts = programs.some((name) => /^(checker|correttore|manager)(\.|$)/.test(name));
  const score = readGivenScore(yaml, cases.length, hasParts);
  if (score === null) return;
  if (typeof score === 'number') {
    setSum(reading, problem, cases, score * cases.length);
    return;
  }
  const used = score.flatMap((group) => group.cases);
  const different = new Set(used).size;
  if (used.length > different && problem.types.includes('submit-answer')) {
    const message = 'has a test case in several subtasks, whose output would have to be handed in for each';
    yaml.get('score_type_parameters')?.wrong(message, 'Put each test case into one subtask');
    return;
  }
  if (different < cases.length) {
    conversion.lost('test cases', `${String(cases.length - different)}: they are in no subtask`);
  }
  if (used.length > different) {
    conversion.changed('test cases', 'one that is in several subtasks is judged in each of them');
  }
  const groups = score.map(({ points, cases: numbers }, index): ForeignGroup => {
    const own = numbers.flatMap((number) => cases[number] ?? []);
    return { name: String(index), points, aggregation: 'min', requires: [], cases: own };
  });
  setGroups(reading, problem, groups, cases.length);
}

function setGroups(
  { conversion }: ForeignReading,
  problem: ProblemPackage,
  groups: readonly ForeignGroup[],
  count: number,
): void {
  setScoredGroups(problem, [], groups);
  const subtasks = String(groups.length);
  conversion.kept('test cases', `${String(count)}; score: ${subtasks} subtasks, each as good as its worst test case`);
}

/** Each test case has the same part of all points. */
function setSum(
  { conversion }: ForeignReading,
  problem: ProblemPackage,
  cases: readonly ForeignCase[],
  full: number,
): void {
  const each = full / Math.max(1, cases.length);
  const groups = cases.map((one, index): ForeignGroup => {
    return { name: String(index), points: each, aggregation: 'sum', requires: [], cases: [one] };
  });
  setScoredGroups(problem, [], groups);
  // Thirds of a hundred add up to a hundred.
  problem.groups = problem.groups.map((group) =>
    group.path === 'secret' && group.scoring?.kind === '2025-09'
      ? { ...group, scoring: { ...group.scoring, maxScore: full } }
      : group,
  );
  conversion.kept('test cases', `${String(cases.length)}; score: the sum of all`);
}

function readCases({ tree, findings }: ForeignReading, count: number): ForeignCase[] {
  const cases: ForeignCase[] = [];
  for (let number = 0; number < count; number += 1) {
    const [inputPath, outputPath] = [`input/input${String(number)}.txt`, `output/output${String(number)}.txt`];
    const [input, answer] = [tree.find(inputPath), tree.find(outputPath)];
    if (input === null) findings.error(inputPath, 'the file is missing', 'Generate the test data with cmsMake first');
    else if (answer === null)
      findings.error(outputPath, 'the file is missing', 'Generate the test data with cmsMake first');
    else cases.push({ input, answer, description: baseName(inputPath) });
  }
  return cases;
}

function groupsOf(subtasks: readonly Subtask[], cases: readonly ForeignCase[]): ForeignGroup[] {
  let at = 0;
  return subtasks
    .map(({ points, count }, index): ForeignGroup => {
      const own = cases.slice(at, at + count);
      at += count;
      return { name: String(index), points: points ?? 0, aggregation: 'min', requires: [], cases: own };
    })
    .filter(({ cases: own }) => own.length > 0);
}
