import { DomainError } from '../../contract/errors.js';
import { CAPS } from '../../contract/limits.js';
import { ANSWER_LANGUAGE } from '../../problems/answer-files.js';
import { boundsOf, covers, type Expectation, type ExpectationRule, finalVerdicts } from '../../problems/expectation.js';
import type { ProblemType } from '../../problems/package-words.js';
import { baseName, joinPath, type PackageFile } from '../package-tree.js';
import type { NamedFile, PackageSubmission } from '../problem-package.js';
import { ARCHIVE_LIMITS, readZip } from '../read-zip.js';
import { readYamlMap } from '../yaml-reader.js';
import { isForDomjudge } from './domjudge-ini.js';
import { directoryOfResult, type ExpectedResults, findExpectedResults } from './expected-results.js';
import type { DirectoryRule } from './format-rules.js';
import { detectLanguage, headText } from './programs.js';
import { type Reading, readTextFile } from './reading.js';
import {
  type PatternRule,
  type SubmissionPattern,
  matchingPatterns,
  readSubmissionPatterns,
} from './submissions-yaml.js';
import type { TestData } from './test-data.js';
import { boundsOfRule, reportContradiction, ruleOfUse, type TimedRule } from './time-limit-bounds.js';

const ROOT = 'submissions';
const METADATA = `${ROOT}/submissions.yaml`;

/** "Example submissions": each file and each directory in a subdirectory of `submissions/` is one. */
export async function readSubmissions(
  reading: Reading,
  types: readonly ProblemType[],
  testData: Pick<TestData, 'testCases' | 'groups'>,
): Promise<PackageSubmission[]> {
  const { tree, rules, findings } = reading;
  const patterns = rules.isLegacy ? [] : await readPatterns(reading);
  const testCaseNames = testData.testCases.map(({ name }) => name);
  const submissions: PackageSubmission[] = [];
  for (const directory of tree.list(ROOT)) {
    const path = joinPath(ROOT, directory);
    if (path === METADATA) continue;
    if (tree.find(path) !== null) {
      findings.warning(path, 'a submission must be in a subdirectory: it is ignored', `Move it to ${ROOT}/accepted`);
      continue;
    }
    reportUnknownDirectory(reading, directory, patterns);
    for (const name of tree.list(path)) {
      const submission = await readSubmission(reading, joinPath(path, name), patterns, types, testCaseNames);
      if (submission !== null) submissions.push(submission);
    }
  }
  const hasAccepted = submissions.some(({ path }) => knownDirectory(reading, path, patterns) === 'accepted');
  if (!hasAccepted) {
    // DOMjudge needs none.
    const severity = isForDomjudge(reading) ? 'warning' : 'error';
    const remedy = 'Add a solution that solves the problem';
    findings.add(severity, `${ROOT}/accepted`, 'there is no accepted submission', remedy);
  }
  reportUnused(reading, patterns, submissions);
  reportIdleRules(reading, patterns, [...testCaseNames, ...testData.groups.map(({ path }) => path)]);
  return submissions;
}

async function readPatterns({ tree, findings }: Reading): Promise<SubmissionPattern[]> {
  const file = tree.find(METADATA);
  const text = file === null ? null : await readTextFile(file, findings);
  const yaml = text === null ? null : readYamlMap(text, METADATA, findings);
  return yaml === null ? [] : readSubmissionPatterns(yaml);
}

async function readSubmission(
  reading: Reading,
  path: string,
  patterns: readonly SubmissionPattern[],
  types: readonly ProblemType[],
  testCaseNames: readonly string[],
): Promise<PackageSubmission | null> {
  const { tree, findings } = reading;
  const areOutputs = types.includes('submit-answer');
  const single = tree.find(path);
  const files: NamedFile[] =
    single !== null
      ? areOutputs
        ? await outputsIn(reading, single)
        : [{ name: baseName(path), file: single }]
      : tree.below(path).map((file) => ({ name: file.path.slice(path.length + 1), file }));
  const matching = matchingPatterns(patterns, path.slice(ROOT.length + 1));
  const languageCode = matching.findLast((one) => one.languageCode !== null)?.languageCode ?? null;
  const entryPoint = matching.findLast((one) => one.entryPoint !== null)?.entryPoint ?? null;
  const heads = await Promise.all(files.map(({ file }) => headText(file)));
  const expected = (): Expectation => expectationOf(reading, path, { patterns, types, heads, testCaseNames });
  if (areOutputs) {
    const expectation = expected();
    return { path, files, language: ANSWER_LANGUAGE, entryPoint: null, expectation };
  }
  const hasText = heads.some((head) => head !== '');
  const isSource = languageCode !== null || files.some(({ name }) => /[^/.]\.[A-Za-z0-9+]+$/.test(name));
  if (!hasText || !isSource) {
    findings.warning(path, 'no source file: it is ignored', 'Keep compiled programs out of the package');
    return null;
  }
  const answer = await detectLanguage(reading, files, languageCode, entryPoint);
  if (answer.language === null) {
    findings.info(path, `${answer.reason}: it will not be judged`, 'Nothing needs to be done');
  }
  const expectation = expected();
  return { path, files, language: answer.language, entryPoint: answer.entryPoint, expectation };
}

/** A zip of outputs is what a student hands in as well: its files are. */
async function outputsIn({ made, findings }: Reading, file: PackageFile): Promise<NamedFile[]> {
  if (made === undefined || !/\.zip$/i.test(file.path)) return [{ name: baseName(file.path), file }];
  try {
    const limits = { ...ARCHIVE_LIMITS, unpackedBytes: CAPS.answerBytes };
    const { files } = await readZip(file.hostPath, made.directory, null, limits);
    return files.map((one) => ({ name: one.path, file: one }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    for (const { message } of error.errors) {
      findings.error(file.path, message.replace(/\. [^.]*\.$/, ''), 'Make the zip anew');
    }
    return [];
  }
}

/**
 * Directory, submissions.yaml and tag together. The format knows no tag: DOMjudge's says what a submission should get where
 * submissions.yaml says nothing of it and its directory is none of the standard ones.
 */
function expectationOf(
  reading: Reading,
  path: string,
  given: {
    patterns: readonly SubmissionPattern[];
    types: readonly ProblemType[];
    heads: readonly string[];
    testCaseNames: readonly string[];
  },
): Expectation {
  const { patterns, types, heads, testCaseNames } = given;
  const matching = matchingPatterns(patterns, path.slice(ROOT.length + 1));
  const directory = path.split('/')[1] ?? '';
  const known = knownDirectory(reading, path, patterns);
  const standard = known === null ? undefined : reading.rules.submissionDirs[known];
  const override = matching.find(({ pattern }) => pattern === directory)?.rules[0];
  const additional = matching.flatMap(({ pattern, rules }) =>
    pattern === directory && standard !== undefined ? rules.slice(1) : rules,
  );
  const { verdicts: tag, score } = tagOf(reading, path, { matching, heads, isStandard: standard?.isStandard === true });
  // A directory of ours says the whole verdict, unless submissions.yaml writes another rule for it.
  const isOverridden = override?.hasPermitted === true || override?.hasRequired === true;
  const verdicts = tag ?? (isOverridden ? undefined : standard?.verdicts);
  const base = standard === undefined ? ANYTHING : directoryRule(standard, override);
  const own = verdicts === undefined ? base : { ...base, permitted: null, required: null };
  const timed: TimedRule[] = [{ ...own, timeLimitUse: override?.timeLimitUse ?? null }, ...additional];
  const ofScore = score === null || !types.includes('scoring') ? [] : [{ ...ANYTHING, score: exactly(score) }];
  const rules = [...timed.flatMap(rulesOf), ...ofScore];
  const decisive = reading.rules.isLegacy ? (own.required ?? own.permitted) : null;
  const [first] = matching;
  if (first !== undefined) reportContradiction(rules, testCaseNames, { path, place: first.place }, reading.findings);
  const bounds = reading.rules.isLegacy ? boundsOf(standard?.timeLimitBound ?? null) : timed.flatMap(boundsOfRule);
  const isWritten = override !== undefined || additional.some((rule) => rulesOf(rule).length > 0);
  return {
    source: tag !== null ? '@EXPECTED_RESULTS@' : isWritten ? 'submissions.yaml' : directory,
    verdicts: verdicts ?? finalVerdicts(rules),
    rules,
    ...(decisive === null ? {} : { decisive }),
    ...(tag === null && standard?.isPartial === true ? { isPartial: true } : {}),
    timeLimitBounds: bounds.filter(
      (bound) => bound.cases === null || testCaseNames.some((name) => covers(bound, name)),
    ),
    isModelSolution: matching.some((one) => one.isModelSolution),
  };
}

/**
 * What tags say: nothing where submissions.yaml says what the submission should get. A standard directory says the result
 * itself, but never the score.
 */
function tagOf(
  reading: Reading,
  path: string,
  given: { matching: readonly SubmissionPattern[]; heads: readonly string[]; isStandard: boolean },
): { verdicts: Expectation['verdicts'] | null; score: number | null } {
  const { matching, heads, isStandard } = given;
  const tag = isStandard ? onlyScore(findExpectedResults(heads)) : readTag(reading, path, heads);
  if (tag === null) return { verdicts: null, score: null };
  const { score } = tag;
  const verdicts = tag.verdicts.length > 0 ? tag.verdicts : null;
  if (!matching.some(({ rules }) => rules.some(asksForResult))) return { verdicts, score };
  const message = 'submissions.yaml says what the submission should get: @EXPECTED_RESULTS@ does not count';
  reading.findings.info(path, message, 'Nothing needs to be done');
  return { verdicts: null, score: null };
}

function onlyScore(tag: ExpectedResults | 'several' | null): ExpectedResults | null {
  return tag === null || tag === 'several' || tag.score === null ? null : { ...tag, verdicts: [] };
}

function exactly(score: number): [number, number] {
  return [score, score];
}

/** The directory of the format that a submission is in, be it by a result's name of DOMjudge's; null: it is in another. */
function knownDirectory(
  { rules: { submissionDirs } }: Reading,
  path: string,
  patterns: readonly SubmissionPattern[],
): string | null {
  const directory = path.split('/')[1] ?? '';
  if (Object.hasOwn(submissionDirs, directory)) return directory;
  if (patterns.some(({ pattern }) => pattern.split('/')[0] === directory)) return null;
  return directoryOfResult(directory, Object.keys(submissionDirs));
}

/** A directory's default, with the keys that submissions.yaml writes for it in their place. */
function directoryRule(standard: DirectoryRule, override: PatternRule | undefined): ExpectationRule {
  return {
    cases: null,
    permitted: override?.hasPermitted ? override.permitted : standard.permitted,
    required: override?.hasRequired ? override.required : standard.required,
    message: override?.message ?? null,
    score: override?.score ?? null,
  };
}

function readTag({ findings }: Reading, path: string, heads: readonly string[]): ExpectedResults | null {
  const found = findExpectedResults(heads);
  if (found === null) return null;
  if (found === 'several') {
    findings.warning(path, 'there is more than one @EXPECTED_RESULTS@: none counts', 'Keep one');
    return null;
  }
  for (const word of found.unknown) {
    findings.warning(
      path,
      `@EXPECTED_RESULTS@ has "${word}", which is no result`,
      'Use CORRECT, WRONG-ANSWER, TIMELIMIT…',
    );
  }
  return found.verdicts.length > 0 || found.score !== null ? found : null;
}

function reportUnknownDirectory(reading: Reading, directory: string, patterns: readonly SubmissionPattern[]): void {
  const { rules, findings } = reading;
  const path = joinPath(ROOT, directory);
  const known = knownDirectory(reading, path, patterns);
  if (known === directory || patterns.some(({ pattern }) => pattern.split('/')[0] === directory)) return;
  if (known !== null) {
    findings.info(path, `the format calls this directory ${known}; it is read as that`, `Rename it to ${known}`);
    return;
  }
  const some = Object.keys(rules.submissionDirs).slice(0, 5).join(', ');
  const message = 'the format has no such directory: only @EXPECTED_RESULTS@ tags say what its submissions should get';
  findings.info(path, message, `Use one of ${some} where one fits`);
}

function reportUnused(
  { findings }: Reading,
  patterns: readonly SubmissionPattern[],
  submissions: readonly PackageSubmission[],
): void {
  const paths = submissions.map(({ path }) => path.slice(ROOT.length + 1));
  for (const one of patterns) {
    if (paths.some((path) => matchingPatterns([one], path).length > 0)) continue;
    findings.warning(one.place, `the pattern ${one.pattern} matches no submission`, 'Correct it or remove it');
  }
}

/** Rules that take nothing out of the inference of the time limit, or are about no test case. */
function reportIdleRules(
  { rules: { submissionDirs }, findings }: Reading,
  patterns: readonly SubmissionPattern[],
  dataPaths: readonly string[],
): void {
  for (const { pattern, rules } of patterns) {
    for (const [index, rule] of rules.entries()) {
      if (rule.cases !== null && !dataPaths.some((path) => covers(rule, path))) {
        findings.warning(rule.place, `${rule.cases} matches no test case`, 'Correct it or remove it');
      }
      const standard = index === 0 && Object.hasOwn(submissionDirs, pattern) ? submissionDirs[pattern] : undefined;
      const whole = standard === undefined ? rule : directoryRule(standard, rule);
      if (rule.timeLimitUse !== 'none' || boundsOfRule({ ...whole, timeLimitUse: null }).length > 0) continue;
      const message = 'use_for_time_limit: false is about its own rule alone, and that one bounds no time limit';
      findings.warning(rule.place, message, 'Write it beside the permitted or required that does, or remove it');
    }
  }
}

const ANYTHING: ExpectationRule = { cases: null, permitted: null, required: null, message: null, score: null };

/** Itself, and what `use_for_time_limit` asks beyond it. */
function rulesOf(rule: TimedRule): ExpectationRule[] {
  const { cases, permitted, required, message, score } = rule;
  const use = ruleOfUse(rule);
  const own = { cases, permitted, required, message, score };
  return [...(saysSomething(own) ? [own] : []), ...(use === null ? [] : [use])];
}

/** Whether the keys of a rule say what a submission should get, be it anything. */
function asksForResult({ hasPermitted, hasRequired, message, score }: PatternRule): boolean {
  return hasPermitted || hasRequired || message !== null || score !== null;
}

function saysSomething({ permitted, required, message, score }: ExpectationRule): boolean {
  return permitted !== null || required !== null || message !== null || score !== null;
}
