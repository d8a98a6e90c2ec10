/** The jury's programs of a Hydro problem: checker, interactor and validator. */
import { adaptChecker, CHECKER_DIALECTS, type CheckerDialect, whyNotAdaptable } from '../foreign/checker-adapter.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { adaptInteractor } from '../foreign/interactor-adapter.js';
import { programLanguage } from '../foreign/language-names.js';
import { adaptManager } from '../foreign/manager-adapter.js';
import { lineChecker } from '../foreign/line-checkers.js';
import { makeProgram } from '../foreign/programs.js';
import { EXAMPLE_CHECKERS, standardChecker } from '../foreign/standard-checkers.js';
import { TESTLIB_MISSING, TESTLIB_REMEDY, withTestlib } from '../foreign/testlib.js';
import { headText } from '../kattis/programs.js';
import { readProcessCount } from '../process-count.js';
import { baseName } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import { findTestData, TEST_DATA } from './case-names.js';

const CHECKER_TYPES = ['default', 'strict', 'testlib', 'syzoj', 'hustoj', 'qduoj', 'lemon', 'kattis'] as const;
/** Checkers that give a part of the points by what they are. */
const IN_PARTS = ['syzoj', 'lemon'];
const DIALECTS = {
  testlib: 'hydro',
  syzoj: 'syzoj',
  hustoj: 'hustoj',
  // Any exit code but 0 rejects there.
  qduoj: 'hydro qduoj',
  lemon: 'lemon',
} as const;
/** What a program for testlib that gives a part of the points has in it. */
const PARTIAL = /\b(quitp|quitpi|_pc|_points|_partially)\b/;
const REMEDY = 'Write it in C, C++, Python 3 or Rust';

interface HydroProgram {
  value: YamlValue;
  files: NamedFile[];
  languageCode: string | null;
}

/** Whether the problem's checker or interactor can give a part of the points. */
export async function givesParts(reading: ForeignReading, config: YamlMap | null): Promise<boolean> {
  if (config?.get('type')?.text() === 'communication') return true;
  const isInteractive = config?.get('type')?.text() === 'interactive';
  const type = config?.get('checker_type')?.text() ?? 'default';
  if (!isInteractive && type !== 'testlib') return IN_PARTS.includes(type);
  const value = config?.get(isInteractive ? 'interactor' : 'checker') ?? null;
  const name =
    (value?.isMap === true ? value.map()?.text('file') : value?.isScalar === true ? value.text() : null) ?? '';
  const file = findTestData(reading, name);
  return file !== null && PARTIAL.test(await headText(file));
}

/** The interactor does the talking and decides by itself. */
export async function readInteractor(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
  isOfOnePass: boolean,
): Promise<void> {
  const { findings, conversion, made } = reading;
  problem.types = [...problem.types, 'interactive'];
  const named = namedProgram(reading, config, 'interactor');
  if (named === null) {
    if (config?.get('interactor') == null) {
      findings.error(
        'testdata/config.yaml',
        'the problem is interactive but names no interactor',
        'Add the key interactor',
      );
    }
    return;
  }
  if (config?.get('checker') != null) conversion.lost('checker', 'an interactor decides by itself');
  const files = await withTestlib(reading, named.files);
  if (files === null) {
    named.value.wrong(`cannot be compiled: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
  } else if (!isOfOnePass || (await givesParts(reading, config))) {
    const why = whyNotAdaptable(files);
    if (why !== null) {
      named.value.wrong(`cannot be used: ${why}`, REMEDY);
      return;
    }
    const isScoring = problem.types.includes('scoring');
    problem.outputValidators = [await adaptInteractor(made, files, CHECKER_DIALECTS.hydro, { isScoring })];
    conversion.changed('interactor', `${nameOf(files)} runs sandboxed as an output validator, behind a small script`);
  } else {
    const { languageCode } = named;
    const program = await makeProgram(reading, 'interactor', files, { protocol: 'testlib', languageCode });
    if (program === null) return;
    problem.outputValidators = [program];
    conversion.kept('interactor', `${program.path} (testlib)`);
  }
}

/**
 * The manager reads the input, talks with the processes of the submission, each of which is given its index, from 0, as
 * an argument, and says which part of the points it is worth. The time limit is for each process (Hydro's judge,
 * `communication`).
 */
export async function readManager(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
): Promise<void> {
  const { findings, conversion, made } = reading;
  problem.types = [...problem.types, 'interactive'];
  if (config?.get('checker') != null) conversion.lost('checker', 'a manager decides by itself');
  const place = config?.get('type')?.place ?? 'testdata/config.yaml';
  const processes = config?.get('num_processes') ?? null;
  if (processes === null) {
    findings.error(place, 'the problem is one of communication but has no num_processes', 'Add num_processes: 1');
  }
  const count = readProcessCount(processes);
  if (count > 1) {
    problem.processes = { count, timeLimit: 'each' };
    conversion.kept('num_processes', `${String(count)}: each has the time limit for itself`);
  }
  const named = namedProgram(reading, config, 'manager');
  if (named === null) {
    if (config?.get('manager') == null) {
      findings.error(place, 'the problem is one of communication but names no manager', 'Add the key manager');
    }
    return;
  }
  const files = await withTestlib(reading, named.files);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files);
  if (why !== null || files === null) {
    named.value.wrong(`cannot be used: ${why ?? ''}`, REMEDY);
    return;
  }
  problem.outputValidators = [
    await adaptManager(made, files, {
      isScoring: problem.types.includes('scoring'),
      processCount: count,
      mayFail: true,
    }),
  ];
  conversion.changed('manager', `${nameOf(files)} runs sandboxed as an output validator, behind a small script`);
}

export async function readChecker(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
  isOfOnePass: boolean,
): Promise<void> {
  const { conversion } = reading;
  const type = config?.choice('checker_type', CHECKER_TYPES, 'default') ?? 'default';
  const value = config?.get('checker') ?? null;
  if (type === 'default' || type === 'strict' || config === null || value === null) {
    if (config !== null && type !== 'default' && type !== 'strict') {
      const place = config.get('checker_type')?.place ?? 'testdata/config.yaml';
      reading.findings.error(place, `checker_type is ${type} but there is no checker`, 'Add the key checker');
    }
    if (type === 'strict') {
      problem.validatorFlags = ['exact-lines'];
      problem.outputValidators = [await lineChecker(reading.made)];
      const rule = 'line by line; carriage returns at the ends of lines and the end of the last line do not count';
      conversion.kept('checker strict', `as an output validator of its own: ${rule}`);
    } else {
      problem.validatorFlags = ['case_sensitive'];
      conversion.changed(
        'checker default',
        'tokens are compared: blanks in front of a line, how many are between tokens and line breaks do not count here',
      );
    }
    return;
  }
  if (type === 'testlib' && (await isWellKnown(reading, value, problem))) return;
  const named = namedProgram(reading, config, 'checker');
  if (named === null) return;
  if (type === 'kattis') {
    await useAsItIs(reading, named, named.files, problem, type);
    return;
  }
  const files = await withTestlib(reading, named.files);
  if (type === 'testlib' && files === null) {
    value.wrong(`cannot be compiled: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
  } else if (type === 'testlib' && files !== null && isOfOnePass && !(await givesParts(reading, config))) {
    await useAsItIs(reading, named, files, problem, type);
  } else {
    await useAdapted(reading, value, files, DIALECTS[type], problem);
  }
}

async function useAsItIs(
  reading: ForeignReading,
  { languageCode }: HydroProgram,
  files: readonly NamedFile[],
  problem: ProblemPackage,
  type: 'testlib' | 'kattis',
): Promise<void> {
  const program = await makeProgram(reading, 'checker', files, {
    languageCode,
    ...(type === 'testlib' ? { protocol: type } : {}),
  });
  if (program === null) return;
  problem.outputValidators = [program];
  reading.conversion.kept('checker', `${program.path} (${type})`);
}

async function useAdapted(
  { made, conversion }: ForeignReading,
  value: YamlValue,
  files: readonly NamedFile[] | null,
  type: 'hydro' | 'syzoj' | 'hustoj' | 'hydro qduoj' | 'lemon',
  problem: ProblemPackage,
): Promise<void> {
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files);
  if (why !== null || files === null) {
    value.wrong(`cannot be used: ${why ?? ''}`, REMEDY);
    return;
  }
  const dialect: CheckerDialect = CHECKER_DIALECTS[type];
  const isScoring = problem.types.includes('scoring');
  problem.outputValidators = [await adaptChecker(made, files, dialect, { isScoring })];
  conversion.changed('checker', `${nameOf(files)} (${type}) runs as an output validator, behind a small script`);
}

/** The name of a checker that comes with testlib, whose comparison is done without it. */
async function isWellKnown(reading: ForeignReading, value: YamlValue, problem: ProblemPackage): Promise<boolean> {
  const name = value.isMap ? '' : (value.text() ?? '');
  const standard = name.includes('.') ? null : standardChecker(`std::${name}.cpp`);
  if (EXAMPLE_CHECKERS.includes(`${name}.cpp`)) {
    value.wrong(
      'is an example of testlib, which gives as many points as the output is off',
      'Put a checker of your own into testdata/',
    );
    return true;
  }
  if (standard === null) return false;
  problem.validatorFlags = standard.flags;
  if (standard.lines !== undefined) problem.outputValidators = [await lineChecker(reading.made)];
  const own = standard.differs === null ? '' : `; ${standard.differs}`;
  reading.conversion.changed('checker', `${name} of testlib: its comparison is done without testlib${own}`);
  return true;
}

export async function readValidator(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
): Promise<void> {
  const named = namedProgram(reading, config, 'validator');
  const files = named === null ? null : await withTestlib(reading, named.files);
  if (named === null) return;
  if (files === null) {
    named.value.warn(`is left out: ${TESTLIB_MISSING}`, TESTLIB_REMEDY);
    reading.conversion.lost('validator', TESTLIB_MISSING);
    return;
  }
  const program = await makeProgram(reading, 'validator', files, { protocol: 'testlib' });
  if (program === null) return;
  problem.inputValidators = [program];
  reading.conversion.kept('validator', `${program.path} (testlib)`);
}

/**
 * A program of `testdata/`: its name, or `{ file, lang }`; with the files that `judge_extra_files` puts beside it.
 * null where there is none, or with a finding where its file is missing.
 */
function namedProgram(reading: ForeignReading, config: YamlMap | null, key: string): HydroProgram | null {
  const value = config?.get(key) ?? null;
  if (config === null || value === null) return null;
  const map = value.isMap ? value.map() : null;
  const name = (map === null ? value.text() : map.text('file')) ?? '';
  const language = map?.text('lang') ?? null;
  const file = findTestData(reading, name);
  if (file === null) return value.wrong(`is ${name}, which is not in ${TEST_DATA}/`, 'Add the file');
  const files = [{ name: baseName(name), file }, ...extraFiles(reading, config, 'judge_extra_files')];
  const isAuto = language === null || language === 'auto';
  return { value, files, languageCode: isAuto ? null : programLanguage(language) };
}

/** Files under their own names, whatever folder they are in. */
export function extraFiles(
  reading: ForeignReading,
  config: YamlMap | null,
  key: 'judge_extra_files' | 'user_extra_files',
): NamedFile[] {
  return (config?.get(key)?.list() ?? []).flatMap((one) => {
    const name = one.text();
    if (name === null) return [];
    const file = findTestData(reading, name);
    if (file === null) one.wrong(`is ${name}, which is not in ${TEST_DATA}/`, 'Add the file');
    return file === null ? [] : [{ name: baseName(name), file }];
  });
}

function nameOf(files: readonly NamedFile[]): string {
  return files[0]?.name ?? '';
}
