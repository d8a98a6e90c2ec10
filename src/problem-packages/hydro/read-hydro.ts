/**
 * Hydro: `problem.yaml` for title and tags, `problem_<language>.md`, and `testdata/` with `config.yaml`, test data and
 * the jury's programs.
 */
import { adaptChecker, CHECKER_DIALECTS, whyNotAdaptable } from '../foreign/checker-adapter.js';
import { filesInWords, readFileName } from '../file-names.js';
import { blankPackage, type ForeignReading, setLimits, takeOutputs } from '../foreign/foreign-reading.js';
import { kattisLanguage } from '../foreign/language-names.js';
import { makeProgram } from '../foreign/programs.js';
import { setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import { TESTLIB_MISSING, TESTLIB_REMEDY, withTestlib } from '../foreign/testlib.js';
import { readTextFile } from '../kattis/reading.js';
import { baseName } from '../package-tree.js';
import type { NamedFile, PackageProgram, ProblemPackage } from '../problem-package.js';
import { standardChecker } from '../foreign/standard-checkers.js';
import { lineChecker } from '../foreign/line-checkers.js';
import { type YamlMap, type YamlValue, readYamlMap } from '../yaml-reader.js';
import { mebibytes, milliseconds, readHydroTests, TEST_DATA } from './config.js';
import { readStatements } from './statements.js';

const METADATA = 'problem.yaml';
const CONFIG = `${TEST_DATA}/config.yaml`;
/** Hydro's own, where the problem says nothing. */
const ASSUMED = { time: '1s', memory: '256m' };

const TYPES = ['default', 'interactive', 'submit_answer', 'objective', 'communication', 'remote_judge'] as const;
/** What cannot be judged, and why. */
const REFUSED: Partial<Record<(typeof TYPES)[number], string>> = {
  objective: 'it is a questionnaire, not a problem for programs',
  communication: 'several programs of one submission talk with each other, which is not judged',
  remote_judge: 'it is judged by another server, which has its test data',
};
const CHECKER_TYPES = ['default', 'strict', 'testlib', 'syzoj', 'hustoj', 'qduoj', 'lemon', 'kattis'] as const;

export async function readHydro(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings, conversion } = reading;
  const yaml = await readMap(reading, METADATA);
  const config = await readMap(reading, CONFIG);
  if (yaml === null || (config === null && tree.find(CONFIG) !== null)) return null;
  const problem = blankPackage('hydro', yaml.text('pid') ?? tree.name);
  problem.metadata.keywords = yaml.get('tag')?.texts() ?? [];
  await readStatements(reading, yaml, problem);
  for (const key of ['owner', 'nSubmit', 'nAccept', 'difficulty', 'hidden', 'reference', 'content']) yaml.get(key);
  yaml.reportUnknown();
  const type = config?.choice('type', TYPES, 'default') ?? 'default';
  const refusal = REFUSED[type];
  if (refusal !== undefined) {
    findings.error(config?.get('type')?.place ?? CONFIG, `type ${type}: ${refusal}`, 'Import another problem');
    return problem;
  }
  readLimits(reading, config, problem);
  setFileNames(reading, config, problem);
  const tests = readHydroTests(reading, config);
  if (tests.isScored) problem.types = ['scoring'];
  if (type === 'interactive') await readInteractor(reading, config, problem);
  if (type === 'submit_answer') takeOutputs(reading, problem);
  await readChecker(reading, config, problem, tests.isScored);
  await readValidator(reading, config, problem);
  if (tests.isScored) setScoredGroups(problem, [], tests.groups);
  else {
    setPlainCases(
      problem,
      tests.groups.flatMap(({ cases }) => cases),
    );
    conversion.changed('points', 'each test case counts the same: the problem is pass-fail');
  }
  conversion.kept('test cases', `${String(problem.testCases.length)} in ${String(tests.groups.length)} subtasks`);
  problem.attachments = tree
    .below('additional_file')
    .map((file) => ({ name: file.path.slice('additional_file/'.length), file }));
  finishConfig(reading, config);
  return problem;
}

async function readMap({ tree, findings }: ForeignReading, path: string): Promise<YamlMap | null> {
  const file = tree.find(path);
  const text = file === null ? null : await readTextFile(file, findings);
  return text === null ? null : readYamlMap(text, path, findings);
}

function readLimits(reading: ForeignReading, config: YamlMap | null, problem: ProblemPackage): void {
  const [time, memory] = [config?.get('time') ?? null, config?.get('memory') ?? null];
  const timeLimitMs = milliseconds(time?.text() ?? ASSUMED.time);
  const memoryMiB = mebibytes(memory?.text() ?? ASSUMED.memory);
  if (timeLimitMs === null) time?.wrong('is no time', 'Write for example 1s or 500ms');
  if (memoryMiB === null) memory?.wrong('is no size', 'Write for example 256m');
  if (timeLimitMs === null || memoryMiB === null) return;
  setLimits(reading, problem, { timeLimitMs, memoryMiB }, time?.place ?? CONFIG);
}

/** A program of `testdata/`: its name, or `{ file, lang }`; with the files that `judge_extra_files` puts beside it. */
function namedProgram(
  { tree }: ForeignReading,
  config: YamlMap,
  value: YamlValue,
): { files: NamedFile[]; languageCode: string | null } | null {
  const map = value.isMap ? value.map() : null;
  const name = (map === null ? value.text() : map.text('file')) ?? '';
  const language = map?.text('lang') ?? null;
  const file = tree.find(`${TEST_DATA}/${name}`);
  if (file === null) return value.wrong(`is ${name}, which is not in ${TEST_DATA}/`, 'Add the file');
  const extra = (config.get('judge_extra_files')?.texts() ?? []).flatMap(
    (one) => tree.find(`${TEST_DATA}/${one}`) ?? [],
  );
  const files = [file, ...extra].map((one) => ({ name: baseName(one.path), file: one }));
  const isAuto = language === null || language === 'auto';
  return { files, languageCode: isAuto ? null : kattisLanguage(language) };
}

async function readInteractor(reading: ForeignReading, config: YamlMap | null, problem: ProblemPackage): Promise<void> {
  const value = config?.get('interactor') ?? null;
  problem.types = [...problem.types, 'interactive'];
  if (config === null || value === null) {
    reading.findings.error(CONFIG, 'the problem is interactive but names no interactor', 'Add the key interactor');
    return;
  }
  problem.interactor = await testlibProgram(reading, config, value, 'interactor');
  if (problem.interactor !== null) reading.conversion.kept('interactor', `${problem.interactor.path} (testlib)`);
}

async function testlibProgram(
  reading: ForeignReading,
  config: YamlMap,
  value: YamlValue,
  role: string,
): Promise<PackageProgram | null> {
  const named = namedProgram(reading, config, value);
  if (named === null) return null;
  const files = await withTestlib(reading, named.files);
  if (files === null) return value.wrong(`cannot be compiled: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
  return makeProgram(reading, role, files, { protocol: 'testlib', languageCode: named.languageCode });
}

async function readChecker(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
  isScoring: boolean,
): Promise<void> {
  const { conversion, made } = reading;
  const type = config?.choice('checker_type', CHECKER_TYPES, 'default') ?? 'default';
  const value = config?.get('checker') ?? null;
  if (type === 'default' || type === 'strict' || config === null || value === null) {
    if (config !== null && type !== 'default' && type !== 'strict') {
      const place = config.get('checker_type')?.place ?? CONFIG;
      reading.findings.error(place, `checker_type is ${type} but there is no checker`, 'Add the key checker');
    }
    const isStrict = type === 'strict';
    problem.validatorFlags = ['case_sensitive', ...(isStrict ? ['space_change_sensitive'] : [])];
    if (isStrict) conversion.kept('checker strict', 'the default comparison does the same');
    else conversion.changed('checker default', 'tokens are compared; line breaks count as blanks');
    return;
  }
  if (type === 'testlib' || type === 'kattis') {
    await readWellKnown(reading, config, value, problem, type);
    return;
  }
  const named = namedProgram(reading, config, value);
  if (named === null) return;
  const files = await withTestlib(reading, named.files);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files);
  if (why !== null || files === null) {
    value.wrong(`cannot be used: ${why ?? ''}`, 'Write it in C, C++, Python 3 or Rust');
    return;
  }
  problem.outputValidators = [await adaptChecker(made, files, CHECKER_DIALECTS[type], { isScoring })];
  conversion.changed('checker', `${files[0]?.name ?? ''} (${type}) runs as an output validator, behind a small script`);
}

/** testlib: a program of the package, or the name of a checker that comes with testlib. */
async function readWellKnown(
  reading: ForeignReading,
  config: YamlMap,
  value: YamlValue,
  problem: ProblemPackage,
  type: 'testlib' | 'kattis',
): Promise<void> {
  const { conversion, made } = reading;
  const name = value.isMap ? '' : (value.text() ?? '');
  const standard = name.includes('.') ? null : standardChecker(`std::${name}.cpp`);
  if (standard !== null) {
    problem.validatorFlags = standard.flags;
    if (standard.lines !== undefined) problem.outputValidators = [await lineChecker(made)];
    conversion.changed('checker', `${name} of testlib: its comparison is done without testlib`);
    return;
  }
  const program =
    type === 'testlib'
      ? await testlibProgram(reading, config, value, 'checker')
      : await kattisProgram(reading, config, value);
  if (program === null) return;
  problem.outputValidators = [program];
  conversion.kept('checker', `${program.path} (${type})`);
}

async function kattisProgram(
  reading: ForeignReading,
  config: YamlMap,
  value: YamlValue,
): Promise<PackageProgram | null> {
  const named = namedProgram(reading, config, value);
  return named === null ? null : makeProgram(reading, 'checker', named.files, { languageCode: named.languageCode });
}

async function readValidator(reading: ForeignReading, config: YamlMap | null, problem: ProblemPackage): Promise<void> {
  const value = config?.get('validator') ?? null;
  if (config === null || value === null) return;
  const named = namedProgram(reading, config, value);
  const files = named === null ? null : await withTestlib(reading, named.files);
  if (named === null) return;
  if (files === null) {
    value.warn(`is left out: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
    reading.conversion.lost('validator', TESTLIB_MISSING);
    return;
  }
  const program = await makeProgram(reading, 'validator', files, { protocol: 'testlib' });
  if (program === null) return;
  problem.inputValidators = [program];
  reading.conversion.kept('validator', `${program.path} (testlib)`);
}

/** What changes how a program is compiled or run is refused, the rest is told. */
/** `filename: sum` stands for `sum.in` and `sum.out`. */
function setFileNames({ conversion }: ForeignReading, config: YamlMap | null, problem: ProblemPackage): void {
  const stem = readFileName(config?.get('filename') ?? null);
  if (stem === null) return;
  problem.fileNames = { input: `${stem}.in`, output: `${stem}.out` };
  conversion.kept('files', filesInWords(problem.fileNames));
}

function finishConfig({ findings, conversion }: ForeignReading, config: YamlMap | null): void {
  if (config === null) return;
  const extra = config.get('user_extra_files');
  if (extra !== null && (extra.list() ?? []).length > 0) {
    findings.error(extra.place, 'files are put beside each submission', 'Import the problem as a Kattis package');
  }
  for (const key of [
    'langs',
    'time_limit_rate',
    'memory_limit_rate',
    'detail',
    'score',
    'template',
    'num_processes',
    'subType',
  ]) {
    if (config.get(key) !== null) conversion.lost(key, 'there is no place for it');
  }
  for (const key of ['judge_extra_files', 'subtasks', 'cases', 'interactor', 'checker', 'manager', 'redirect']) {
    config.get(key);
  }
  config.reportUnknown();
}
