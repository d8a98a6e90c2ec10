/**
 * The directory of one task as CMS' loader `italy_yaml` reads it: `task.yaml`, `input/input<n>.txt`,
 * `output/output<n>.txt`, subtasks in `gen/GEN`, the statement as a PDF, checkers as programs.
 */
import { adaptChecker, CHECKER_DIALECTS } from '../foreign/checker-adapter.js';
import { expectedResult } from '../foreign/expectations.js';
import { filesInWords, readFileName } from '../file-names.js';
import { blankPackage, type ForeignReading, setLimits, takeOutputs } from '../foreign/foreign-reading.js';
import { kattisLanguage } from '../foreign/language-names.js';
import { makeSubmission } from '../foreign/programs.js';
import { type ForeignCase, type ForeignGroup, setScoredGroups } from '../foreign/test-data.js';
import { readTextFile } from '../kattis/reading.js';
import { baseName } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import { type YamlMap, readYamlMap } from '../yaml-reader.js';
import { isCommunication, setCommunication } from './communication.js';
import { setCompiledWith } from './compiled-with.js';
import { jurySources } from './jury-sources.js';
import { readGen, type Subtask } from './gen.js';

const METADATA = 'task.yaml';
const FULL = 100;
/** Of contests, not of the problem. */
const CONTEST_KEYS = /^(token_|max_|min_|score_mode|score_precision|feedback|version|n_input)/;
const CHECKER_DIRS = ['check', 'cor'];
const CHECKER_NAMES = /^(checker|correttore)\.(cpp|cc|c|py|rs)$/;

export async function readCms(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings, conversion } = reading;
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings);
  const yaml = text === null ? null : readYamlMap(text, METADATA, findings);
  if (yaml === null) return null;
  const problem = blankPackage('cms', yaml.text('name') ?? yaml.text('nome_breve') ?? tree.name);
  readStatement(reading, yaml, problem);
  readLimits(reading, yaml, problem);
  const isOutputOnly = yaml.boolean('output_only', false);
  const isTalk = !isOutputOnly && isCommunication(reading);
  problem.types = ['scoring'];
  if (isOutputOnly) {
    takeOutputs(reading, problem);
  } else if (!isTalk) {
    setFileNames(reading, yaml, problem);
    await setCompiledWith(reading, problem, 'grader');
  }
  await readTestData(reading, yaml, problem);
  if (isTalk) await setCommunication(reading, yaml, problem);
  else await readChecker(reading, problem);
  problem.attachments = tree.below('att').map((one) => ({ name: one.path.slice('att/'.length), file: one }));
  if (problem.attachments.length > 0) conversion.kept('attachments', String(problem.attachments.length));
  // Of a task that takes outputs, these are the programs that made them.
  if (!isOutputOnly) await readSolutions(reading, problem);
  for (const key of yaml.keys.filter((one) => CONTEST_KEYS.test(one))) {
    if (yaml.get(key) !== null && key !== 'n_input') conversion.lost(key, 'it is of a contest, not of the problem');
  }
  yaml.reportUnknown();
  return problem;
}

function readStatement({ tree, findings, conversion }: ForeignReading, yaml: YamlMap, problem: ProblemPackage): void {
  const language = yaml.text('primary_language') ?? 'it';
  const title = yaml.text('title') ?? yaml.text('nome') ?? problem.shortName;
  if (title === null) findings.error(METADATA, 'the task has no title', 'Add the key title');
  const file = tree.find('statement/statement.pdf') ?? tree.find('testo/testo.pdf');
  problem.names = { [language]: title ?? '' };
  if (file === null) {
    findings.error('statement/statement.pdf', 'there is no statement', 'Add the PDF');
    return;
  }
  problem.statements = [{ language, format: 'pdf', file, assets: [] }];
  conversion.kept('statement', `PDF in ${language}`);
}

function readLimits(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): void {
  const time = yaml.get('time_limit') ?? yaml.get('timeout');
  const memory = yaml.get('memory_limit') ?? yaml.get('memlimit');
  if (time === null || memory === null) {
    if (yaml.get('output_only') !== null) return;
    const remedy = 'Add both, in seconds and MiB';
    reading.findings.error(METADATA, 'time_limit or memory_limit is missing', remedy);
    return;
  }
  const [seconds, memoryMiB] = [time.number(), memory.number()];
  if (seconds !== null && memoryMiB !== null) {
    setLimits(reading, problem, { timeLimitMs: seconds * 1000, memoryMiB }, time.place);
  }
}

/** An empty text is a standard stream; without the key CMS takes its usual name. */
function setFileNames({ conversion }: ForeignReading, yaml: YamlMap, problem: ProblemPackage): void {
  const nameOf = (key: 'infile' | 'outfile', usual: string): string | null => {
    const value = yaml.get(key);
    // For the reader an empty text is no value.
    const isEmpty = value === null ? yaml.keys.includes(key) : value.text() === '';
    if (isEmpty) return null;
    return value === null ? usual : readFileName(value);
  };
  const names = { input: nameOf('infile', 'input.txt'), output: nameOf('outfile', 'output.txt') };
  if (names.input === null && names.output === null) return;
  problem.fileNames = names;
  conversion.kept('files', filesInWords(names));
}

async function readTestData(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): Promise<void> {
  const { tree, findings, conversion } = reading;
  const gen = tree.find('gen/GEN');
  const subtasks = gen === null ? null : await readGen(gen, findings);
  const declared = yaml.get('n_input')?.number() ?? null;
  const listed = tree.list('input').filter((name) => /^input\d+\.txt$/.test(name)).length;
  const count = subtasks?.reduce((sum, one) => sum + one.count, 0) ?? declared ?? listed;
  if (declared !== null && subtasks !== null && declared !== count) {
    const message = `n_input is ${String(declared)}, but gen/GEN has ${String(count)} test cases`;
    findings.error(yaml.get('n_input')?.place ?? METADATA, message, 'Correct one of them');
  }
  if (count === 0) findings.error('input', 'there are no test cases', 'Add input/input0.txt and output/output0.txt');
  const cases = readCases(reading, Math.min(count, listed + 1));
  // Of the sum of all; subtasks have their own.
  const full = yaml.number('total_value', { above: 0 }, FULL);
  const whole: Subtask[] = [{ points: full, count: cases.length }];
  const hasSubtasks = subtasks?.some(({ points }) => points !== null) === true;
  const groups = groupsOf(hasSubtasks ? subtasks : whole, cases, hasSubtasks);
  const total = groups.reduce((sum, { points }) => sum + points, 0);
  if (hasSubtasks && total !== FULL) {
    findings.warning(
      'gen/GEN',
      `the subtasks have ${String(total)} points, CMS wants ${String(FULL)}`,
      'Correct the points',
    );
  }
  const [only] = groups;
  if (!hasSubtasks && only !== undefined) {
    const each = full / Math.max(1, cases.length);
    setScoredGroups(
      problem,
      [],
      cases.map((one, index) => ({
        name: String(index),
        points: each,
        aggregation: 'sum',
        requires: [],
        cases: [one],
      })),
    );
    // Thirds of a hundred add up to a hundred.
    problem.groups = problem.groups.map((group) =>
      group.path === 'secret' && group.scoring?.kind === '2025-09'
        ? { ...group, scoring: { ...group.scoring, maxScore: full } }
        : group,
    );
  } else {
    setScoredGroups(problem, [], groups);
  }
  const rule = hasSubtasks
    ? `${String(groups.length)} subtasks, each as good as its worst test case`
    : 'the sum of all';
  conversion.kept('test cases', `${String(cases.length)}; score: ${rule}`);
  if (yaml.get('public_testcases') !== null || yaml.get('risultati') !== null) {
    conversion.lost('public_testcases', 'which test cases students see the result of');
  }
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

function groupsOf(subtasks: readonly Subtask[], cases: readonly ForeignCase[], isMin: boolean): ForeignGroup[] {
  let at = 0;
  return subtasks
    .map(({ points, count }, index): ForeignGroup => {
      const own = cases.slice(at, at + count);
      at += count;
      const aggregation = isMin ? 'min' : 'sum';
      return { name: String(index), points: points ?? 0, aggregation, requires: [], cases: own };
    })
    .filter(({ cases: own }) => own.length > 0);
}

async function readChecker(reading: ForeignReading, problem: ProblemPackage): Promise<void> {
  const { tree, findings, conversion, made } = reading;
  const paths = CHECKER_DIRS.flatMap((directory) => tree.list(directory).map((name) => `${directory}/${name}`));
  const source = paths.find((path) => CHECKER_NAMES.test(baseName(path)));
  const binary = paths.find((path) => /^(checker|correttore)$/.test(baseName(path)));
  if (source === undefined) {
    if (binary !== undefined) {
      findings.error(binary, 'the checker is there only compiled', 'Add its source beside it');
      return;
    }
    problem.validatorFlags = ['case_sensitive'];
    problem.testCases = problem.testCases.map((one) => ({ ...one, validatorFlags: problem.validatorFlags }));
    conversion.changed('comparison', 'tokens are compared; line breaks count as blanks');
    return;
  }
  const files = await jurySources(reading, source, 'checker');
  if (files === null) return;
  problem.outputValidators = [await adaptChecker(made, files, CHECKER_DIALECTS.cms, { isScoring: true })];
  conversion.changed('checker', `${source} runs sandboxed as an output validator, behind a small script`);
}

/** `sol/` holds what the authors wrote; only the one called solution is known to be right. */
async function readSolutions(reading: ForeignReading, problem: ProblemPackage): Promise<void> {
  const { tree, conversion } = reading;
  for (const name of [...tree.list('sol'), ...tree.list('')]) {
    if (!/^(solution|soluzione)\.[A-Za-z+]+$/.test(name)) continue;
    const file = tree.find(`sol/${name}`) ?? tree.find(name);
    if (file === null) continue;
    const code = kattisLanguage(name.slice(name.lastIndexOf('.') + 1)) ?? '';
    if (problem.languageCodes?.includes(code) === false) {
      conversion.lost('solution', `${file.path}: nothing is compiled with it in its language`);
      continue;
    }
    const submission = await makeSubmission(reading, file.path, [{ name, file }], expectedResult('accepted', true));
    problem.submissions.push(submission);
  }
  const { length } = problem.submissions;
  if (length > 0) conversion.kept('solutions', `${String(length)}, expected to be accepted`);
}
