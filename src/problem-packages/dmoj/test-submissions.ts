/**
 * `tests/<name>/test.yml`: submissions with what DMOJ's own test suite expects of them. Problems on a site have none of
 * these; where they are there, they name the limits as well, which DMOJ keeps outside the package.
 */
import type { Verdict } from '../../contract/verdicts.js';
import type { Expectation, ExpectationRule } from '../../problems/expectation.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { programLanguage } from '../foreign/language-names.js';
import { makeSubmission } from '../foreign/programs.js';
import { readTextFile } from '../kattis/reading.js';
import { joinPath } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import { type YamlValue, readYamlMap } from '../yaml-reader.js';

/** One overrides the other, as on Linux. */
const FILES = ['test.yml', 'test.posix.yml', 'test.linux.yml'];

/** DMOJ's words; it tells a wrong exit code from a signal, Docket does not. SC: left out after a failure. */
const VERDICTS: Readonly<Record<string, Verdict[]>> = {
  AC: ['AC'],
  WA: ['WA'],
  TLE: ['TLE'],
  MLE: ['MLE', 'RTE'],
  OLE: ['OLE'],
  RTE: ['RTE', 'SV', 'MLE'],
  IR: ['RTE', 'SV', 'MLE'],
  CE: ['CE'],
};

export interface DmojTest {
  /** Its directory. */
  path: string;
  language: string;
  files: NamedFile[];
  timeLimitMs: number;
  memoryMiB: number;
  /** One for all test cases, or one for each. */
  expected: { all: string[] } | { cases: string[][] };
}

export async function readTests(reading: ForeignReading): Promise<DmojTest[]> {
  const { tree, findings, conversion } = reading;
  const tests: DmojTest[] = [];
  for (const name of tree.list('tests')) {
    const path = `tests/${name}`;
    const keys = new Map<string, YamlValue>();
    for (const each of FILES) {
      const file = tree.find(joinPath(path, each));
      const text = file === null ? null : await readTextFile(file, findings);
      const yaml = text === null || file === null ? null : readYamlMap(text, file.path, findings);
      for (const [key, value] of yaml?.entries() ?? []) keys.set(key, value);
    }
    if (keys.size === 0) continue;
    const test = readTest(reading, path, keys);
    if (test === null) conversion.lost('test', `${path}: it has no source in the package`);
    else tests.push(test);
  }
  return tests;
}

function readTest({ tree }: ForeignReading, path: string, keys: ReadonlyMap<string, YamlValue>): DmojTest | null {
  const source = keys.get('source');
  const names = source === undefined ? [] : source.isList ? (source.texts() ?? []) : [source.text() ?? ''];
  const files = names.flatMap((name) => {
    const file = tree.find(joinPath(path, name));
    return file === null ? [] : [{ name, file }];
  });
  if (files.length === 0 || files.length < names.length) return null;
  const cases = keys.get('cases');
  const words = (value: YamlValue | undefined): string[] =>
    value === undefined ? [] : value.isList ? (value.texts() ?? []) : [value.text() ?? ''];
  const expected =
    cases?.isList === true ? { cases: (cases.list() ?? []).map(words) } : { all: words(keys.get('expect')) };
  return {
    path,
    language: keys.get('language')?.text() ?? '',
    files,
    timeLimitMs: (keys.get('time')?.number() ?? 2) * 1000,
    memoryMiB: (keys.get('memory')?.number() ?? 262_144) / 1024,
    expected,
  };
}

/** The pair of limits that most tests name. */
export function usualLimits(tests: readonly DmojTest[]): Pick<DmojTest, 'timeLimitMs' | 'memoryMiB'> | null {
  const counts = new Map<string, DmojTest[]>();
  for (const test of tests) {
    const key = `${String(test.timeLimitMs)} ${String(test.memoryMiB)}`;
    counts.set(key, [...(counts.get(key) ?? []), test]);
  }
  return [...counts.values()].toSorted((a, b) => b.length - a.length)[0]?.[0] ?? null;
}

/** Tests become the jury's submissions; those that need other limits than the problem has are left out. */
export async function addTests(
  reading: ForeignReading,
  problem: ProblemPackage,
  tests: readonly DmojTest[],
): Promise<void> {
  const { conversion } = reading;
  for (const test of tests) {
    const { path, language, files } = test;
    if (test.timeLimitMs !== problem.timeLimitMs || Math.ceil(test.memoryMiB) !== problem.limits.memoryMiB) {
      const limits = `${String(test.timeLimitMs)} ms and ${String(test.memoryMiB)} MiB`;
      conversion.lost('test', `${path}: it wants limits of its own, ${limits}`);
      continue;
    }
    const expectation = expectationOf(test, problem);
    if (expectation === null) {
      conversion.lost('test', `${path}: it expects that judging fails`);
      continue;
    }
    const code = programLanguage(language) ?? language.toLowerCase();
    const submission = await makeSubmission(reading, path, files, expectation, code);
    problem.submissions.push(submission);
  }
  const judged = problem.submissions.filter((one) => one.language !== null).length;
  if (judged > 0) conversion.kept('tests', `${String(judged)} submissions with what is expected of them`);
}

function expectationOf(test: DmojTest, problem: ProblemPackage): Expectation | null {
  const base = { source: 'test.yml', timeLimitBounds: [], isModelSolution: false };
  const perCase = 'cases' in test.expected ? test.expected.cases : null;
  const all = 'all' in test.expected ? test.expected.all : [...new Set(perCase?.flat() ?? [])];
  if (all.includes('IE')) return null;
  const verdicts = verdictsFor(all.filter((word) => word !== 'SC'));
  if (verdicts.includes('CE')) return { ...base, verdicts, rules: [] };
  const rules: ExpectationRule[] = [ruleFor(null, verdicts)];
  for (const [index, words] of (perCase ?? []).entries()) {
    const name = problem.testCases[index]?.name;
    if (name !== undefined && !words.includes('SC')) rules.push(ruleFor(name, verdictsFor(words)));
  }
  const failures = verdicts.filter((verdict) => verdict !== 'AC');
  // Where some test case is expected to fail, the whole is.
  const isMixed = perCase !== null && failures.length > 0;
  return { ...base, verdicts: isMixed ? failures : verdicts, rules };
}

function verdictsFor(words: readonly string[]): Verdict[] {
  return [...new Set(words.flatMap((word) => VERDICTS[word] ?? []))];
}

function ruleFor(cases: string | null, permitted: readonly Verdict[]): ExpectationRule {
  return { cases, permitted: permitted.filter((one) => one !== 'CE'), required: null, message: null, score: null };
}
