/**
 * The directory of one task as CMS' loader `italy_yaml` reads it: `task.yaml`, `input/input<n>.txt`,
 * `output/output<n>.txt`, subtasks in `gen/GEN` or the metadata, statements as PDFs, checkers as programs.
 */
import { adaptChecker, CHECKER_DIALECTS } from '../foreign/checker-adapter.js';
import { expectedResult } from '../foreign/expectations.js';
import { filesInWords, readFileName } from '../file-names.js';
import { blankPackage, type ForeignReading, setLimits, takeOutputs } from '../foreign/foreign-reading.js';
import { kattisLanguage } from '../foreign/language-names.js';
import { makeSubmission } from '../foreign/programs.js';
import { readTextFile } from '../kattis/reading.js';
import { baseName } from '../package-tree.js';
import type { ProblemPackage } from '../problem-package.js';
import { type YamlMap, readYamlMap } from '../yaml-reader.js';
import { isCommunication, setCommunication } from './communication.js';
import { setCompiledWith } from './compiled-with.js';
import { jurySources } from './jury-sources.js';
import { readStatements } from './statements.js';
import { CHECKER_DIRS, readTestData } from './test-data.js';

const METADATA = 'task.yaml';
const OUTPUTS_TIME_LIMIT_MS = 1000;
/** Of contests, not of the problem. */
const CONTEST_KEYS = /^(token_|max_|min_|score_mode|score_precision|feedback|version|n_input)/;
const CHECKER_NAMES = /^(checker|correttore)\.(cpp|cc|c|py|rs)$/;

export async function readCms(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings, conversion } = reading;
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings);
  const yaml = text === null ? null : readYamlMap(text, METADATA, findings);
  if (yaml === null) return null;
  const problem = blankPackage('cms', yaml.text('name') ?? yaml.text('nome_breve') ?? tree.name);
  readStatements(reading, yaml, problem);
  const isOutputOnly = yaml.boolean('output_only', false);
  readLimits(reading, yaml, problem, isOutputOnly);
  const isTalk = !isOutputOnly && isCommunication(reading);
  refuseOutputsBeside(yaml, !isOutputOnly && !isTalk);
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
  wantSolution(reading, problem);
  for (const key of yaml.keys.filter((one) => CONTEST_KEYS.test(one))) {
    if (yaml.get(key) !== null && key !== 'n_input') conversion.lost(key, 'it is of a contest, not of the problem');
  }
  yaml.reportUnknown();
  return problem;
}

/** Without a limit CMS has none (its documentation, "Task description"), and here there must be one. */
function readLimits(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage, isOutputOnly: boolean): void {
  const { conversion } = reading;
  const time = yaml.get('time_limit') ?? yaml.get('timeout');
  const memory = yaml.get('memory_limit') ?? yaml.get('memlimit');
  if (isOutputOnly && time === null) {
    // No program runs that it could bound.
    problem.timeLimitMs = OUTPUTS_TIME_LIMIT_MS;
    return;
  }
  const [seconds, written] = [time?.number() ?? null, memory?.number() ?? null];
  const isMalformed = (time !== null && seconds === null) || (memory !== null && written === null);
  if (isMalformed) return;
  const memoryMiB = written ?? problem.limits.memoryMiB;
  const timeLimitMs = seconds === null ? null : seconds * 1000;
  const place = (time ?? memory)?.place;
  if (place !== undefined) setLimits(reading, problem, { timeLimitMs, memoryMiB }, place);
  if (time === null) conversion.changed('time limit', 'task.yaml has none: it is derived from the solutions');
  if (memory === null) conversion.changed('memory limit', `task.yaml has none: it is ${String(memoryMiB)} MiB`);
}

/** Where the time limit is left open, a solution has to say what it should be. */
function wantSolution({ findings }: ForeignReading, { timeLimitMs, submissions }: ProblemPackage): void {
  if (timeLimitMs !== null || findings.hasErrors || submissions.some(({ language }) => language !== null)) return;
  const message = 'there is no time_limit, and no sol/solution that it could be derived from';
  findings.error(METADATA, message, 'Add time_limit, in seconds, or a solution');
}

/** CMS' task type BatchAndOutput, in which the outputs of some test cases may be handed in beside a program. */
function refuseOutputsBeside(yaml: YamlMap, isBatch: boolean): void {
  for (const key of ['output_only_testcases', 'output_optional_testcases']) {
    const value = yaml.get(key);
    if (!isBatch || value === null || value.text() === '') continue;
    value.wrong(
      'has outputs handed in beside a program: such tasks are not judged here',
      'Make it a task of programs, or one of outputs only',
    );
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
