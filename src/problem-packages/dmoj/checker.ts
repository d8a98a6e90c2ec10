import { adaptChecker, type CheckerDialect, CHECKER_DIALECTS, whyNotAdaptable } from '../foreign/checker-adapter.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type LineCheck, lineChecker } from '../foreign/line-checkers.js';
import { TESTLIB_MISSING, withTestlib } from '../foreign/testlib.js';
import { readHead } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import { pythonChecker } from './python-checker.js';
import { looksAtRun } from './python-modules.js';

/** Checkers that come with DMOJ's judge and that flags of the default comparison can stand for. */
const BY_FLAGS: Readonly<Record<string, string[]>> = {
  standard: ['case_sensitive'],
  identical: ['case_sensitive', 'space_change_sensitive'],
};
const TOLERANCES = {
  default: 'float_tolerance',
  absolute: 'float_absolute_tolerance',
  relative: 'float_relative_tolerance',
};
const FLOATS: Readonly<Record<string, keyof typeof TOLERANCES | null>> = {
  floats: null,
  floatsabs: 'absolute',
  floatsrel: 'relative',
};
const BY_LINES: Readonly<Record<string, LineCheck>> = {
  easy: 'letters',
  unordered: 'sorted-tokens',
  rstripped: 'rstripped',
  linecount: 'linecount',
  linematches: 'linematches',
};
/** What compares where nothing says how. */
const STANDARD = 'standard';
const MOST_PRECISION = 15;
const MOST_CHECKER_BYTES = 1024 * 1024;

export interface ReadChecker {
  name: string;
  value: YamlValue | null;
  args: YamlMap | null;
  /** Whether it can give a part of a test case's points. */
  isPartial: boolean;
}

/** `checker: name` or `checker: { name, args }`; null: none is named. */
export function findChecker(value: YamlValue | null): ReadChecker {
  if (value === null) return { name: STANDARD, value: null, args: null, isPartial: false };
  const map = value.isMap ? value.map() : null;
  const name = (map === null ? value.text() : map.text('name')) ?? STANDARD;
  const args = map?.map('args') ?? null;
  const type = args?.get('type')?.text() ?? 'default';
  const isPartial =
    name.endsWith('.py') || ['linecount', 'linematches'].includes(name) || (name === 'bridged' && type !== 'default');
  return { name, value, args, isPartial };
}

/** The checkers of all test cases, each once, and which of them a test case has. */
export class DmojCheckers {
  readonly all: readonly ReadChecker[];
  private readonly flags = new Map<string, string[]>();
  private readonly byKey = new Map<string, ReadChecker>();

  constructor(values: readonly (YamlValue | null)[]) {
    for (const value of values) {
      const key = keyOf(value);
      if (!this.byKey.has(key)) this.byKey.set(key, findChecker(value));
    }
    this.all = [...this.byKey.values()];
  }

  /** Flags that a test case has besides the problem's. */
  flagsOf(value: YamlValue | null): string[] {
    return this.flags.get(keyOf(value)) ?? [];
  }

  /**
   * One checker is the problem's. Several are so if they are one program here, whose flags then differ by test case.
   *
   * @param points of a test case, where all have the same; else null
   */
  async set(reading: ForeignReading, problem: ProblemPackage, points: number | null): Promise<void> {
    const [first, ...others] = this.all;
    if (first === undefined) return;
    const program = programOf(first);
    const other = others.find((one) => programOf(one) !== program);
    if (other !== undefined) {
      const [named, than] = other.value === null ? [first, other] : [other, first];
      named.value?.wrong(
        `is ${named.name}, and other test cases have ${than.name}: one program checks all test cases here`,
        'Use one checker for all, or those that compare tokens, or those that compare lines',
      );
      return;
    }
    for (const [key, checker] of this.byKey) {
      await setChecker(reading, problem, checker, points);
      if (others.length > 0) this.flags.set(key, problem.validatorFlags);
    }
    if (others.length === 0) return;
    problem.validatorFlags = [];
    reading.conversion.kept('checkers', `${String(this.all.length)}, each with its batches and test cases`);
  }
}

/** Checkers that say the same are one. */
function keyOf(value: YamlValue | null): string {
  return JSON.stringify(value === null ? STANDARD : plainValue(value));
}

/** What checks here: the default comparison, the one by lines, or a program of the package that is as it is. */
function programOf({ name, value }: ReadChecker): string {
  if (BY_FLAGS[name] !== undefined || Object.hasOwn(FLOATS, name)) return 'tokens';
  return name === 'sorted' || BY_LINES[name] !== undefined ? 'lines' : keyOf(value);
}

async function setChecker(
  reading: ForeignReading,
  problem: ProblemPackage,
  checker: ReadChecker,
  points: number | null,
): Promise<void> {
  const { conversion } = reading;
  const { name, args } = checker;
  const isScoring = problem.types.includes('scoring');
  const flags = BY_FLAGS[name];
  if (flags !== undefined) {
    problem.validatorFlags = flags;
    if (name === STANDARD) conversion.changed('checker standard', 'tokens are compared; line breaks count as blanks');
    else conversion.kept(`checker ${name}`, 'the default comparison does the same');
  } else if (Object.hasOwn(FLOATS, name)) {
    setFloats(reading, problem, checker);
  } else if (name === 'sorted') {
    const isTokens = args?.get('split_on')?.text() === 'whitespace';
    await setByLines(reading, problem, [isTokens ? 'sorted-tokens' : 'sorted-lines']);
    conversion.kept('checker sorted', 'as an output validator of its own');
  } else if (BY_LINES[name] !== undefined) {
    await setByLines(reading, problem, [BY_LINES[name], ...lineArguments(args), ...(isScoring ? [] : ['whole'])]);
    const isPart = name === 'linecount' && isScoring;
    if (isPart)
      conversion.changed(
        'checker linecount',
        'an output that is partly right is accepted, with its part of the points',
      );
    else conversion.kept(`checker ${name}`, 'as an output validator of its own');
  } else if (name === 'bridged') {
    await setBridged(reading, problem, checker, points);
  } else if (name.endsWith('.py')) {
    await setPython(reading, problem, checker, points);
  } else {
    checker.value?.wrong(`is "${name}", which is no checker of DMOJ`, 'Use standard, floats, bridged…');
  }
}

async function setByLines({ made }: ForeignReading, problem: ProblemPackage, flags: string[]): Promise<void> {
  if (problem.outputValidators.length === 0) problem.outputValidators = [await lineChecker(made)];
  problem.validatorFlags = flags;
}

function setFloats(reading: ForeignReading, problem: ProblemPackage, { name, args }: ReadChecker): void {
  const mode = FLOATS[name] ?? args?.choice('error_mode', ['default', 'absolute', 'relative'] as const, 'default');
  const precision = args?.number('precision', { least: 0, isWhole: true }, 6) ?? 6;
  const tolerance = `1e-${String(Math.min(precision, MOST_PRECISION))}`;
  problem.validatorFlags = ['case_sensitive', TOLERANCES[mode ?? 'default'], tolerance];
  reading.conversion.changed(`checker ${name}`, `numbers within ${tolerance}; line breaks count as blanks`);
}

function lineArguments(args: YamlMap | null): string[] {
  const points =
    args
      ?.get('point_distribution')
      ?.list()
      ?.map((one) => String(one.number() ?? 0)) ?? [];
  const isAnyLength = args?.get('filler_lines_required')?.boolean() === false;
  const isFiltered = args?.get('filter_new_line')?.boolean() === true;
  args?.get('feedback');
  return [...points, ...(isAnyLength ? ['any-length'] : []), ...(isFiltered ? ['filter'] : [])];
}

/** The files that `files` names; null with a finding where one is missing. */
export function namedFiles({ tree }: ForeignReading, value: YamlValue | null): NamedFile[] | null {
  const names = value === null ? [] : value.isList ? (value.texts() ?? []) : [value.text() ?? ''];
  const files = names.map((name) => tree.find(name));
  const missing = names.find((_, index) => files[index] === null);
  if (missing !== undefined) {
    value?.wrong(`names ${missing}, which is not in the package`, 'Add the file');
    return null;
  }
  return files.flatMap((file, index) => (file === null ? [] : [{ name: names[index] ?? '', file }]));
}

/** How a program of a package answers (`type`), with its own arguments where it has some. */
export function dialectOf(args: YamlMap, interactor: boolean, points: number | null): CheckerDialect | null {
  const type = args.choice('type', ['default', 'testlib', 'coci', 'peg'] as const, 'default');
  if (interactor && type === 'peg') {
    args.get('type')?.wrong('is peg, which has no interactors', 'Use default');
    return null;
  }
  const base: CheckerDialect = type === 'testlib' ? CHECKER_DIALECTS.testlib : CHECKER_DIALECTS[`dmoj ${type}`];
  const usual = interactor && type !== 'testlib' ? ['{input}', '{answer}'] : base.args;
  const written = args.get('args_format_string')?.text() ?? null;
  return {
    ...base,
    args: written === null ? [...usual] : splitArguments(written),
    ...(points === null ? {} : { full: points }),
  };
}

/** As a shell would split it; names of files as DMOJ writes them. */
function splitArguments(text: string): string[] {
  const parts = text.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g) ?? [];
  return parts.map((part) => part.replace(/["']/g, '').replace(/\{(input|output|answer)_file\}/g, '{$1}'));
}

async function setBridged(
  reading: ForeignReading,
  problem: ProblemPackage,
  { value, args }: ReadChecker,
  points: number | null,
): Promise<void> {
  const { conversion, made } = reading;
  const named = args === null ? null : namedFiles(reading, args.get('files'));
  const dialect = args === null ? null : dialectOf(args, false, points);
  if (args === null || named === null || dialect === null) {
    if (args === null) value?.wrong('has no args', 'Add args with files');
    return;
  }
  const flags = args.get('flags')?.texts() ?? [];
  const files = await withTestlib(reading, named);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files, flags);
  if (why !== null || files === null) {
    value?.wrong(`cannot be used: ${why ?? ''}`, 'Give the checker with all its files, in C, C++, Python 3 or Rust');
    return;
  }
  const isScoring = problem.types.includes('scoring');
  problem.outputValidators = [await adaptChecker(made, files, dialect, { isScoring, flags })];
  for (const key of ['lang', 'feedback', 'cached', 'time_limit', 'memory_limit', 'compiler_time_limit']) args.get(key);
  args.reportUnknown();
  conversion.changed('checker', `${files[0]?.name ?? ''} runs sandboxed as an output validator, behind a small script`);
}

async function setPython(
  reading: ForeignReading,
  problem: ProblemPackage,
  { name, value, args }: ReadChecker,
  points: number | null,
): Promise<void> {
  const { tree, made, conversion } = reading;
  const file = tree.find(name);
  if (file === null) {
    value?.wrong(`is ${name}, which is not in the package`, 'Add the file');
    return;
  }
  const given = Object.fromEntries((args?.entries() ?? []).map(([key, one]) => [key, plainValue(one)]));
  const isScoring = problem.types.includes('scoring');
  const seesRun = looksAtRun((await readHead(file, MOST_CHECKER_BYTES)).toString('latin1'));
  problem.outputValidators = [
    await pythonChecker(made, { name, file }, { args: given, isScoring, points: points ?? 1, seesRun }),
  ];
  const besides = seesRun ? 'the source, and what its run took' : 'not the submission nor its run';
  conversion.changed(
    'checker',
    `${name} runs sandboxed as an output validator; it sees input, output and answer, ${besides}`,
  );
}

function plainValue(value: YamlValue): unknown {
  if (value.isList) return value.list()?.map(plainValue) ?? [];
  if (value.isMap)
    return Object.fromEntries((value.map()?.entries() ?? []).map(([key, one]) => [key, plainValue(one)]));
  const text = value.text() ?? '';
  if (/^(true|false)$/i.test(text)) return /^true$/i.test(text);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
