/**
 * DMOJ: a directory with `init.yml`, test data in an archive or beside it, and checkers or interactors as sources.
 *
 * Title, statement and limits are kept by the site, not in the package; Docket says so and assumes limits.
 */
import { whyNotAdaptable } from '../foreign/checker-adapter.js';
import { adaptInteractor } from '../foreign/interactor-adapter.js';
import { blankPackage, type ForeignReading, setLimits } from '../foreign/foreign-reading.js';
import { placeholder } from '../foreign/statement-parts.js';
import { type ForeignCase, type ForeignGroup, setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import { TESTLIB_MISSING, withTestlib } from '../foreign/testlib.js';
import { headText } from '../kattis/programs.js';
import { MIB } from '../../contract/limits.js';
import { readTextFile } from '../kattis/reading.js';
import type { ProblemPackage } from '../problem-package.js';
import { type YamlMap, readYamlMap } from '../yaml-reader.js';
import { DmojData } from './archive-data.js';
import { type CustomJudge, customJudgeProgram, readCustomJudge } from './custom-judge.js';
import { DmojGenerators } from './generators.js';
import { findUnits } from './case-names.js';
import { dialectOf, DmojCheckers, namedFiles } from './checker.js';
import { type DmojCase, type DmojUnit, readUnits, refuseComputed } from './init-yml.js';
import { setSignatureGrader } from './signature-grader.js';
import { addTests, readTests, usualLimits } from './test-submissions.js';

const METADATA = 'init.yml';
/** Where nothing says more. */
const ASSUMED = { timeLimitMs: 2000, memoryMiB: 256 };

/** Kinds of problems that only DMOJ's own judge can judge, and why. */
const REFUSED: Readonly<Record<string, string>> = {
  grader: 'runs inside the judge of DMOJ and cannot be kept apart from it',
};
/** What has no place here and changes no verdict. */
const LOST: Readonly<Record<string, string>> = {
  hints: 'hints',
  symlinks: 'names beside the program for its input and output',
  output_prefix_length: 'how much of an output is shown',
  wall_time_factor: 'how long a program may wait',
};

const LINE_BY_LINE = `#include <stdio.h>

static void write_line_by_line(void) __attribute__((constructor));
static void write_line_by_line(void) { setvbuf(stdout, NULL, _IOLBF, 0); }
`;

export async function readDmoj(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings, conversion } = reading;
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings);
  const yaml = text === null ? null : readYamlMap(text, METADATA, findings);
  if (yaml === null) return null;
  const problem = blankPackage('dmoj', tree.name);
  const tests = await readTests(reading);
  setLimits(reading, problem, usualLimits(tests) ?? ASSUMED, METADATA);
  if (tests.length === 0) {
    const limits = `${String(ASSUMED.timeLimitMs / 1000)} s and ${String(ASSUMED.memoryMiB)} MiB`;
    findings.warning(METADATA, `DMOJ keeps limits outside the package: ${limits} are assumed`, 'Check the limits');
    conversion.lost('limits', `the package has none; ${limits} are assumed`);
  }
  await addStatement(reading, problem);
  for (const [key, why] of Object.entries(REFUSED)) yaml.get(key)?.wrong(why, 'Write a checker or an interactor');
  for (const [key, what] of Object.entries(LOST)) {
    if (yaml.get(key) !== null) conversion.lost(key, what);
  }
  await readTestData(reading, yaml, problem);
  if (yaml.boolean('unbuffered', false)) await setUnbuffered(reading, problem);
  for (const key of ['meta', 'binary_data', 'short_circuit', 'points', 'output_limit_length', 'archive']) yaml.get(key);
  refuseComputed(yaml);
  yaml.reportUnknown();
  await addTests(reading, problem, tests);
  return problem;
}

/** The most that a test case has. */
function setOutputLimit({ conversion }: ForeignReading, problem: ProblemPackage, cases: readonly DmojCase[]): void {
  const limits = new Set(cases.map(({ outputLimitBytes }) => outputLimitBytes));
  if (limits.size === 0) return;
  const outputMiB = Math.ceil(Math.max(...limits) / MIB);
  problem.limits = { ...problem.limits, outputMiB };
  if (limits.size > 1) {
    conversion.changed('output_limit_length', `is ${String(outputMiB)} MiB for all, the most that a test case has`);
  }
}

/**
 * DMOJ gives submissions a terminal, to which C and C++ write line by line without being asked to. Other languages that
 * do so too have to flush here.
 */
async function setUnbuffered({ made, conversion }: ForeignReading, problem: ProblemPackage): Promise<void> {
  for (const code of ['c', 'cpp']) {
    const name = `docket_line_by_line.${code}`;
    const own = problem.includedFiles[code] ?? [];
    problem.includedFiles[code] = [...own, { name, file: await made.add(name, LINE_BY_LINE) }];
  }
  conversion.changed('unbuffered', 'C and C++ write line by line; programs in other languages have to flush');
}

async function readTestData(reading: ForeignReading, yaml: YamlMap, problem: ProblemPackage): Promise<void> {
  const { conversion } = reading;
  const data = await DmojData.open(reading, yaml);
  const units = data === null ? null : findTestCases(reading, yaml, data);
  if (units === null || data === null) return;
  const written = yaml.get('custom_judge');
  const custom = written === null ? null : await readCustomJudge(reading, written, data);
  const signature = yaml.map('signature_grader');
  if (signature !== null) await setSignatureGrader(reading, problem, signature, data);
  const generators = new DmojGenerators(reading, yaml);
  const cases = units.flatMap((unit) => unit.cases);
  setOutputLimit(reading, problem, cases);
  const checkers = new DmojCheckers(cases.map(({ checker }) => checker));
  const interactive = yaml.map('interactive');
  const isScored = units.some(({ isBatch }) => isBatch) || new Set(units.map(({ points }) => points)).size > 1;
  const canBePart =
    custom === null
      ? checkers.all.some(({ isPartial }) => isPartial) || (interactive?.text('type') ?? 'default') !== 'default'
      : custom.isPartial;
  if (isScored || (canBePart && units.length > 0)) problem.types = ['scoring'];
  if (custom !== null) await setCustomJudge(reading, problem, custom, samePoints(units));
  else if (interactive === null) await checkers.set(reading, problem, samePoints(units));
  else await setInteractor(reading, problem, interactive, checkers, samePoints(units));
  const flagsOf = await caseFlags(reading, units, checkers, custom);
  const groups = await makeGroups(reading, units, data, generators, flagsOf);
  generators.finish(problem);
  if (problem.types.includes('scoring')) {
    setScoredGroups(problem, [], groups);
    conversion.kept('points', `${String(units.length)} test cases and batches with their points and dependencies`);
  } else {
    setPlainCases(
      problem,
      groups.flatMap(({ cases }) => cases),
    );
    conversion.changed('points', 'each test case counts the same: the problem is pass-fail');
  }
  conversion.kept('test cases', String(problem.testCases.length));
}

async function setCustomJudge(
  { made, conversion }: ForeignReading,
  problem: ProblemPackage,
  custom: CustomJudge,
  points: number | null,
): Promise<void> {
  const isScoring = problem.types.includes('scoring');
  if (custom.isInteractive) problem.types = [...problem.types, 'interactive'];
  problem.outputValidators = [await customJudgeProgram(made, custom, { isScoring, points })];
  conversion.changed(
    'custom_judge',
    `${custom.module.file.path} runs sandboxed as an output validator; it is asked about programs that ended well only`,
  );
}

/** Flags of its checker, or what a Python module of the package is told of a test case, as far as it asks for it. */
async function caseFlags(
  { tree }: ForeignReading,
  units: readonly DmojUnit[],
  checkers: DmojCheckers,
  custom: CustomJudge | null,
): Promise<(place: CasePlace) => string[]> {
  const name = checkers.all[0]?.name ?? '';
  const file = name.endsWith('.py') ? tree.find(name) : null;
  const text = custom?.text ?? (file === null ? null : await headText(file));
  if (text === null) return ({ checker }) => checkers.flagsOf(checker);
  return ({ position, batch, points }) => [
    ...(/position\b/.test(text) ? [`position=${String(position)}`] : []),
    ...(/\bbatch\b/.test(text) ? [`batch=${String(batch)}`] : []),
    ...(samePoints(units) === null ? [`points=${String(points)}`] : []),
  ];
}

interface CasePlace {
  /** From 0. */
  position: number;
  /** From 1; 0: it is in none. */
  batch: number;
  points: number;
  checker: DmojCase['checker'];
}

function samePoints(units: readonly DmojUnit[]): number | null {
  const points = new Set(units.map((unit) => unit.points));
  const [only] = points;
  return points.size === 1 && only !== undefined && only > 0 ? only : null;
}

function findTestCases(reading: ForeignReading, yaml: YamlMap, data: DmojData): DmojUnit[] | null {
  const { findings } = reading;
  const list = yaml.get('test_cases');
  const place = list?.place ?? yaml.place;
  const units =
    list?.isList === true ? readUnits(list, yaml) : findUnits(data.archiveNames, list?.map() ?? null, place, yaml);
  if (units === null) return null;
  const pretests = yaml.get('pretest_test_cases');
  if (pretests !== null) {
    // Judged first; a failure there is a failure of all.
    units.unshift(...readUnits(pretests, yaml).map((unit) => ({ ...unit, points: 0 })));
    reading.conversion.changed('pretests', 'are judged first, for no points');
  }
  if (units.length === 0) findings.error(place, 'there are no test cases', 'Add test_cases');
  return units;
}

/** Each test case or batch is a group; what has no points and fails ends the judging, as everything then depends on it. */
async function makeGroups(
  reading: ForeignReading,
  units: readonly DmojUnit[],
  data: DmojData,
  generators: DmojGenerators,
  flagsOf: (place: CasePlace) => string[],
): Promise<ForeignGroup[]> {
  const groups: ForeignGroup[] = [];
  const batches: string[] = [];
  const gates: string[] = [];
  let position = 0;
  for (const [index, unit] of units.entries()) {
    const name = unit.isBatch ? `batch${String(batches.length + 1)}` : `case${String(index + 1)}`;
    const requires = unit.dependencies.flatMap((number) => {
      const required = batches[number - 1];
      if (required !== undefined) return [required];
      const message = `the dependency ${String(number)} is no batch before this one`;
      reading.findings.error(unit.place, message, 'Name batches that come earlier, from 1');
      return [];
    });
    const cases: ForeignCase[] = [];
    for (const one of unit.cases) {
      const input = await data.file(one.input, one.place, one.isBinary);
      const answer = await data.file(one.output, one.place, one.isBinary);
      const generated = await generators.dataOf(one, data);
      const batch = unit.isBatch ? batches.length + 1 : 0;
      const validatorFlags = flagsOf({ position, batch, points: unit.points, checker: one.checker });
      position += 1;
      if (input === null || answer === null) continue;
      cases.push({ input, answer, description: one.input, validatorFlags, ...generated });
    }
    groups.push({
      name,
      points: unit.points,
      aggregation: unit.isBatch ? 'min' : 'sum',
      requires: [...new Set([...gates, ...requires])],
      cases,
    });
    if (unit.isBatch) batches.push(name);
    if (unit.points === 0) gates.push(name);
  }
  return groups;
}

async function setInteractor(
  reading: ForeignReading,
  problem: ProblemPackage,
  interactive: YamlMap,
  checkers: DmojCheckers,
  points: number | null,
): Promise<void> {
  const { conversion, made } = reading;
  problem.types = [...problem.types, 'interactive'];
  if (checkers.all.some(({ value }) => value !== null)) conversion.lost('checker', 'an interactor decides by itself');
  const value = interactive.get('files');
  const named = namedFiles(reading, value);
  const dialect = dialectOf(interactive, true, points);
  if (named === null || dialect === null) return;
  const flags = interactive.get('flags')?.texts() ?? [];
  const files = await withTestlib(reading, named);
  const why = files === null ? TESTLIB_MISSING : whyNotAdaptable(files, flags);
  if (why !== null || files === null) {
    reading.findings.error(
      value?.place ?? interactive.place,
      `the interactor cannot be used: ${why ?? ''}`,
      'Give it with all its files, in C, C++, Python 3 or Rust',
    );
    return;
  }
  const isScoring = problem.types.includes('scoring');
  problem.outputValidators = [await adaptInteractor(made, files, dialect, { isScoring, flags })];
  for (const key of [
    'lang',
    'feedback',
    'unbuffered',
    'preprocessing_time',
    'memory_limit',
    'compiler_time_limit',
    'cached',
  ]) {
    interactive.get(key);
  }
  interactive.reportUnknown();
  conversion.changed(
    'interactor',
    `${files[0]?.name ?? ''} runs sandboxed as an output validator, behind a small script`,
  );
}

/** The site has the statement. */
async function addStatement(reading: ForeignReading, problem: ProblemPackage): Promise<void> {
  const { tree, made, conversion } = reading;
  const title = tree.name ?? 'Problem';
  problem.names = { en: title };
  const own = tree.list('').find((name) => /^(problem|statement|readme)\.md$/i.test(name));
  const file = own === undefined ? null : tree.find(own);
  if (file === null) {
    problem.statements = [await placeholder(made, title)];
    conversion.lost('statement', 'DMOJ keeps title and statement outside the package');
  } else {
    problem.statements = [{ language: 'en', format: 'markdown', file, assets: [] }];
    conversion.kept('statement', file.path);
  }
}
