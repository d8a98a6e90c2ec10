import { stringify } from 'yaml';
import type { TestGroup } from '../../problems/judging.js';
import type { FormatRules } from '../kattis/format-rules.js';
import type { PackageTestCase, ProblemPackage } from '../problem-package.js';
import type { Outgoing } from './outgoing.js';
import { refuseOwnLimits } from './own-limits.js';
import { inputArgs, writeValidatorTests } from './validator-tests.js';
import { tellLostShown } from './shown-samples.js';
import { isBeyondFormats, isScoring, plainGroups, type PlainGroup, tidy } from './scoring.js';

/** `data/`: test cases under their names, and what configures their groups. */
export function writeTestData(
  problem: ProblemPackage,
  rules: FormatRules,
  outgoing: Outgoing,
  isDefaultValidator: boolean,
): void {
  refuseOwnLimits(problem, outgoing);
  for (const testCase of problem.testCases) {
    outgoing.file(`data/${testCase.name}.in`, testCase.input);
    outgoing.file(`data/${testCase.name}.ans`, testCase.answer);
  }
  for (const { name, file } of problem.interactions ?? []) outgoing.file(`data/${name}.interaction`, file);
  const common = commonFlags(problem.testCases);
  const groups = groupFiles(problem, rules, outgoing);
  if (common !== null && common.length > 0) {
    for (const path of ['sample', 'secret']) {
      // Without a test case there is no such directory.
      if (problem.testCases.some(({ name }) => name.startsWith(`${path}/`))) addFlags(groups, path, common, rules);
    }
  }
  const [fileName = ''] = rules.groupFiles;
  for (const [path, keys] of groups) {
    const directory = path === '' ? 'data' : `data/${path}`;
    if (Object.keys(keys).length > 0) outgoing.text(`${directory}/${fileName}`, stringify(keys));
  }
  for (const testCase of problem.testCases) {
    if (rules.isLegacy) writeLegacyCase(testCase, common, outgoing);
    else writeCase(testCase, common, outgoing);
  }
  if (rules.isLegacy) tellLostShown(problem, outgoing, true);
  writeValidatorTests(problem, rules, outgoing);
  const flags = isDefaultValidator && (common ?? ['several']).length > 0 ? ', compared by flags' : '';
  outgoing.conversion.kept('test cases', `${String(problem.testCases.length)}${flags}`);
}

type Keys = Record<string, unknown>;

/** Flags that all test cases have; null: they differ. */
function commonFlags(cases: readonly PackageTestCase[]): string[] | null {
  const [first] = cases;
  const same = cases.every(
    ({ validatorFlags }) => JSON.stringify(validatorFlags) === JSON.stringify(first?.validatorFlags),
  );
  return same ? (first?.validatorFlags ?? []) : null;
}

function addFlags(groups: Map<string, Keys>, path: string, flags: string[], rules: FormatRules): void {
  const value = rules.isLegacy ? { output_validator_flags: flags.join(' ') } : { output_validator_args: flags };
  groups.set(path, { ...groups.get(path), ...value });
}

function groupFiles(problem: ProblemPackage, rules: FormatRules, outgoing: Outgoing): Map<string, Keys> {
  const isLegacySource = problem.groups.some(({ scoring }) => scoring?.kind === 'legacy');
  if (!isScoring(problem)) {
    if (!rules.isLegacy) return sameNewer(problem, outgoing);
    if (isLegacySource) return samePassFail(problem);
    return new Map(problem.stopAtFirstFailure === false ? [['secret', { on_reject: 'continue' }]] : []);
  }
  if (rules.isLegacy && isLegacySource) return sameLegacy(problem);
  if (!rules.isLegacy && !isLegacySource) return sameNewer(problem, outgoing);
  const groups = plainGroups(problem, outgoing);
  if (groups === null) return new Map();
  return rules.isLegacy ? legacyGroups(groups, problem, outgoing) : newerGroups(groups);
}

function samePassFail({ groups }: ProblemPackage): Map<string, Keys> {
  const files = new Map<string, Keys>();
  const flagsOf = ({ scoring }: TestGroup): string[] => (scoring?.kind === 'legacy' ? scoring.graderFlags : []);
  // A group without flags would have those of the group above.
  const hasFlags = groups.some((group) => flagsOf(group).length > 0);
  for (const group of groups) {
    files.set(group.path, {
      ...(group.onReject === null ? {} : { on_reject: group.onReject }),
      ...(hasFlags ? { grader_flags: flagsOf(group).join(' ') } : {}),
    });
  }
  return files;
}

function sameLegacy({ groups }: ProblemPackage): Map<string, Keys> {
  const files = new Map<string, Keys>();
  for (const { path, onReject, scoring } of groups) {
    if (scoring?.kind !== 'legacy') continue;
    const bound = (value: number | null, sign: string): string => (value === null ? `${sign}inf` : String(value));
    files.set(path, {
      on_reject: onReject ?? 'break',
      grading: scoring.grading,
      grader_flags: scoring.graderFlags.join(' '),
      accept_score: scoring.acceptScore,
      reject_score: scoring.rejectScore,
      range: `${bound(scoring.rangeLow, '-')} ${bound(scoring.rangeHigh, '+')}`,
    });
  }
  return files;
}

/** Groups that are in the terms of that version already; without a score only what inspects the source counts. */
function sameNewer(problem: ProblemPackage, outgoing: Outgoing): Map<string, Keys> {
  const files = new Map<string, Keys>();
  for (const { path, scoring } of problem.groups) {
    if (scoring?.kind !== '2025-09') continue;
    if (isBeyondFormats(scoring)) outgoing.cannot(`how ${path} is scored`, 'Use sums and minima');
    const { maxScore, aggregation, requirePass, staticValidationScore, staticValidatorFlags } = scoring;
    files.set(path, {
      ...(isScoring(problem) && maxScore !== null ? { max_score: maxScore } : {}),
      ...(isScoring(problem) && aggregation !== null ? { score_aggregation: aggregation } : {}),
      ...(isScoring(problem) && requirePass.length > 0 ? { require_pass: requirePass } : {}),
      ...(staticValidationScore === null ? {} : { static_validation_score: staticValidationScore }),
      ...(staticValidatorFlags.length > 0 ? { static_validator_args: staticValidatorFlags } : {}),
    });
  }
  return files;
}

function newerGroups(groups: readonly PlainGroup[]): Map<string, Keys> {
  const files = new Map<string, Keys>();
  const total = tidy(groups.reduce((sum, { maxScore }) => sum + maxScore, 0));
  files.set('secret', { max_score: total, score_aggregation: 'sum' });
  for (const { path, maxScore, aggregation, requirePass } of groups) {
    files.set(path, {
      max_score: maxScore,
      score_aggregation: aggregation,
      ...(requirePass.length > 0 ? { require_pass: requirePass } : {}),
    });
  }
  return files;
}

/** The root leaves samples out of the score; a part of the score is accepted, as that version has it. */
function legacyGroups(groups: readonly PlainGroup[], problem: ProblemPackage, outgoing: Outgoing): Map<string, Keys> {
  const total = tidy(groups.reduce((sum, { maxScore }) => sum + maxScore, 0));
  const files = new Map<string, Keys>();
  const range = `0 ${String(total)}`;
  files.set('', { on_reject: 'continue', grader_flags: 'ignore_sample', range });
  if (problem.testCases.some(({ isSample }) => isSample)) {
    files.set('sample', { on_reject: 'continue', accept_score: 0, grader_flags: 'sum' });
  }
  files.set('secret', { on_reject: 'continue', grader_flags: 'sum accept_if_any_accepted', range });
  for (const { path, maxScore, aggregation, requirePass } of groups) {
    const count = problem.testCases.filter(
      ({ groupPath }) => groupPath === path || groupPath.startsWith(`${path}/`),
    ).length;
    const isMin = aggregation === 'min';
    files.set(path, {
      ...files.get(path),
      on_reject: isMin ? 'break' : 'continue',
      grader_flags: isMin ? 'min' : 'sum accept_if_any_accepted',
      accept_score: isMin ? maxScore : tidy(maxScore / Math.max(1, count)),
      range: `0 ${String(maxScore)}`,
    });
    if (requirePass.length > 0) outgoing.conversion.lost('dependency', `of ${path} on ${requirePass.join(', ')}`);
  }
  outgoing.conversion.changed('verdict', 'what has a part of the score is accepted in this version');
  return files;
}

function writeCase(testCase: PackageTestCase, common: string[] | null, outgoing: Outgoing): void {
  const path = `data/${testCase.name}`;
  const { args, files, hint, description, shown, inputValidatorFlags, validatorFlags, fullFeedback, isSample } =
    testCase;
  const keys: Keys = {
    ...(common === null && validatorFlags.length > 0 ? { output_validator_args: validatorFlags } : {}),
    ...inputArgs(inputValidatorFlags),
    ...(args.length > 0 ? { args } : {}),
    ...(fullFeedback !== isSample ? { full_feedback: fullFeedback } : {}),
    ...(hint === null ? {} : { hint }),
    ...(description === null ? {} : { description }),
  };
  if (Object.keys(keys).length > 0) outgoing.text(`${path}.yaml`, stringify(keys));
  for (const { name, file } of files) outgoing.file(`${path}.files/${name}`, file);
  if (shown.input !== null) outgoing.file(`${path}.in.statement`, shown.input);
  if (shown.answer !== null) outgoing.file(`${path}${shown.isOutput ? '.out' : '.ans.statement'}`, shown.answer);
  if (shown.interaction !== null) outgoing.file(`${path}.interaction`, shown.interaction);
  if (shown.download?.input != null) outgoing.file(`${path}.in.download`, shown.download.input);
  // An output is for download, too.
  if (shown.download?.answer != null && !shown.isOutput) outgoing.file(`${path}.ans.download`, shown.download.answer);
}

function writeLegacyCase(testCase: PackageTestCase, common: string[] | null, outgoing: Outgoing): void {
  const { name, args, files, hint, description, shown, inputValidatorFlags, validatorFlags } = testCase;
  const path = `data/${name}`;
  if (common === null && validatorFlags.length > 0) {
    outgoing.cannot(`flags of the single test case ${name}`, 'Export it as 2025-09');
  }
  if (args.length > 0) outgoing.cannot(`arguments of ${name}`, 'Export it as 2025-09');
  if (files.length > 0) outgoing.cannot(`files beside ${name}`, 'Export it as 2025-09');
  if (Object.keys(inputValidatorFlags).length > 0) {
    outgoing.conversion.lost('flags', 'those that input validators get with single test cases');
  }
  if (hint !== null) outgoing.text(`${path}.hint`, `${hint}\n`);
  if (description !== null) outgoing.text(`${path}.desc`, `${description}\n`);
  if (shown.interaction !== null) outgoing.file(`${path}.interaction`, shown.interaction);
}
