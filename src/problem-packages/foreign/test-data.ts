import { MIB } from '../../contract/limits.js';
import type { GroupScoring, TestGroup } from '../../problems/judging.js';
import type { PackageFile } from '../package-tree.js';
import type { NamedFile, PackageGeneratedData, PackageTestCase, ProblemPackage } from '../problem-package.js';

/** One test case of another format, before it has a place. */
export interface ForeignCase {
  input: PackageFile;
  answer: PackageFile;
  isSample?: boolean;
  /** What it is called there. */
  description?: string | null;
  validatorFlags?: string[];
  inputValidatorFlags?: Record<string, string[]>;
  files?: NamedFile[];
  /** Both less than the problem's; left out: the same. */
  timeLimitMs?: number;
  memoryLimitMiB?: number;
  generated?: PackageGeneratedData;
}

/** Test cases that are scored together. */
export interface ForeignGroup {
  /** As others name it in `requires`; also its directory. */
  name: string;
  /** null: the format gives none. */
  points: number;
  /** `min`: the worst test case counts; `max`: the best; `sum`: each counts its part. */
  aggregation: 'min' | 'max' | 'sum';
  /** Names of groups that must be accepted before; `sample` for the samples. */
  requires: string[];
  /** Left out: it is enough that they were accepted, be it for a part of their points. */
  requiresFullScore?: boolean;
  cases: ForeignCase[];
}

const WIDTH_LEAST = 2;

/** Test cases of a pass-fail problem, in their order. Set the problem's flags before. */
export function setPlainCases(problem: ProblemPackage, cases: readonly ForeignCase[]): void {
  const samples = cases.filter(({ isSample }) => isSample === true);
  const secret = cases.filter(({ isSample }) => isSample !== true);
  problem.testCases = [...place(problem, 'sample', samples), ...place(problem, 'secret', secret)];
  problem.groups = [plainGroup('sample'), plainGroup('secret')];
}

/**
 * Test cases of a scoring problem whose groups each have their points. Where every group is one test case and all have
 * the same points, the groups are left out: the test cases share the score by themselves.
 *
 * @param samples judged first, for no score
 * @param isOpen whether the output validator may give a test case more than its points
 */
export function setScoredGroups(
  problem: ProblemPackage,
  samples: readonly ForeignCase[],
  groups: readonly ForeignGroup[],
  isOpen = false,
): void {
  const total = tidy(groups.reduce((sum, { points }) => sum + points, 0));
  const open = isOpen ? ({ isOpen } as const) : {};
  const secret = scoredGroup('secret', total, 'sum', []);
  Object.assign(secret.scoring, open);
  problem.types = ['scoring', ...problem.types.filter((type) => type !== 'pass-fail' && type !== 'scoring')];
  const [first] = groups;
  const isFlat = groups.every(
    ({ cases, points, requires }) => cases.length === 1 && points === first?.points && requires.length === 0,
  );
  if (isFlat) {
    problem.groups = [plainGroup('sample'), secret];
    problem.testCases = [
      ...place(problem, 'sample', samples),
      ...place(
        problem,
        'secret',
        groups.flatMap(({ cases }) => cases),
      ),
    ];
    return;
  }
  const width = widthOf(groups.length);
  const paths = new Map(
    groups.map(({ name }, index) => [name, `secret/${String(index + 1).padStart(width, '0')}-${safeName(name)}`]),
  );
  const pathOf = (name: string): string => paths.get(name) ?? (name === 'sample' ? name : `secret/${safeName(name)}`);
  problem.groups = [
    plainGroup('sample'),
    secret,
    ...groups.map(({ name, points, aggregation, requires, requiresFullScore }) => {
      const group = scoredGroup(pathOf(name), points, aggregation, requires.map(pathOf));
      Object.assign(group.scoring, open);
      if (requiresFullScore === true) group.scoring.requireFullScore = true;
      return group;
    }),
  ];
  problem.testCases = [
    ...place(problem, 'sample', samples),
    ...groups.flatMap(({ name, cases }) => place(problem, pathOf(name), cases)),
  ];
}

function place(problem: ProblemPackage, groupPath: string, cases: readonly ForeignCase[]): PackageTestCase[] {
  const { validatorFlags, limits } = problem;
  const width = widthOf(cases.length);
  const longest = Math.max(0, ...cases.map(({ answer }) => answer.sizeBytes));
  problem.limits = { ...limits, outputMiB: Math.max(limits.outputMiB, Math.ceil((2 * longest) / MIB)) };
  return cases.map((one, index) => ({
    name: `${groupPath}/${String(index + 1).padStart(width, '0')}`,
    groupPath,
    isSample: groupPath === 'sample',
    input: one.input,
    answer: one.answer,
    validatorFlags: [...validatorFlags, ...(one.validatorFlags ?? [])],
    inputValidatorFlags: one.inputValidatorFlags ?? {},
    args: [],
    files: one.files ?? [],
    fullFeedback: groupPath === 'sample',
    hint: null,
    description: one.description ?? null,
    ...(one.timeLimitMs === undefined ? {} : { timeLimitMs: one.timeLimitMs }),
    ...(one.memoryLimitMiB === undefined ? {} : { memoryLimitMiB: one.memoryLimitMiB }),
    ...(one.generated === undefined ? {} : { generated: one.generated }),
    shown: { input: null, answer: null, interaction: null },
  }));
}

/** Names sort as their numbers do. */
function widthOf(count: number): number {
  return Math.max(WIDTH_LEAST, String(count).length);
}

function plainGroup(path: string): TestGroup {
  return { path, onReject: null, scoring: null };
}

function scoredGroup(
  path: string,
  maxScore: number,
  aggregation: GroupScoring['aggregation'],
  requirePass: string[],
): TestGroup & { scoring: GroupScoring } {
  const scoring: GroupScoring = {
    kind: '2025-09',
    maxScore,
    aggregation,
    staticValidationScore: null,
    staticValidatorFlags: [],
    requirePass,
  };
  return { path, onReject: null, scoring };
}

/** Letters and digits that every format and file system takes. */
export function safeName(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40);
  return safe === '' ? 'x' : safe;
}

function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
