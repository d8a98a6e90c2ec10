import { DomainError } from '../../contract/errors.js';
import { CAPS } from '../../contract/limits.js';
import { ANSWER_LANGUAGE } from '../../problems/answer-files.js';
import { type Expectation, type ExpectationRule, finalVerdicts, verdictsOf } from '../../problems/expectation.js';
import { baseName, joinPath, type PackageFile } from '../package-tree.js';
import type { NamedFile, PackageSubmission } from '../problem-package.js';
import { ARCHIVE_LIMITS, readZip } from '../read-zip.js';
import { readYamlMap } from '../yaml-reader.js';
import { DOMJUDGE_FILE } from './domjudge-ini.js';
import { findExpectedResults } from './expected-results.js';
import type { DirectoryRule } from './format-rules.js';
import { detectLanguage, headText } from './programs.js';
import { type Reading, readTextFile } from './reading.js';
import {
  type PatternRule,
  type SubmissionPattern,
  matchingPatterns,
  readSubmissionPatterns,
} from './submissions-yaml.js';

const ROOT = 'submissions';
const METADATA = `${ROOT}/submissions.yaml`;

/**
 * "Example submissions": each file and each directory in a subdirectory of `submissions/` is one.
 *
 * @param areOutputs whether they are outputs, of a submit-answer problem
 */
export async function readSubmissions(reading: Reading, areOutputs: boolean): Promise<PackageSubmission[]> {
  const { tree, rules, findings } = reading;
  const patterns = rules.isLegacy ? [] : await readPatterns(reading);
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
      const submission = await readSubmission(reading, joinPath(path, name), patterns, areOutputs);
      if (submission !== null) submissions.push(submission);
    }
  }
  const hasAccepted = submissions.some(({ path }) => path.startsWith(`${ROOT}/accepted/`));
  if (!hasAccepted) {
    // DOMjudge needs none.
    const severity = tree.find(DOMJUDGE_FILE) === null ? 'error' : 'warning';
    const remedy = 'Add a solution that solves the problem';
    findings.add(severity, `${ROOT}/accepted`, 'there is no accepted submission', remedy);
  }
  reportUnused(reading, patterns, submissions);
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
  areOutputs: boolean,
): Promise<PackageSubmission | null> {
  const { tree, findings } = reading;
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
  if (areOutputs) {
    const expectation = expectationOf(reading, path, matching, heads);
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
  const expectation = expectationOf(reading, path, matching, heads);
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

/** Directory, submissions.yaml and tag together. */
function expectationOf(
  reading: Reading,
  path: string,
  matching: readonly SubmissionPattern[],
  heads: readonly string[],
): Expectation {
  const directory = path.split('/')[1] ?? '';
  const standard = reading.rules.submissionDirs[directory];
  const override = matching.find(({ pattern }) => pattern === directory)?.rules[0];
  const base = standard === undefined ? null : directoryRule(standard, override);
  const additional = matching
    .flatMap(({ pattern, rules }) => (pattern === directory && standard !== undefined ? rules.slice(1) : rules))
    .map((rule) => ({ rule: plainRule(rule), use: rule.timeLimitUse }));
  const rules = [...(base === null ? [] : [base]), ...additional.map(({ rule }) => rule)].filter(saysSomething);
  const isModelSolution = matching.some((one) => one.isModelSolution);
  const tag = standard?.isStandard === true ? null : readTag(reading, path, heads);
  if (tag !== null) {
    return { source: '@EXPECTED_RESULTS@', verdicts: tag, rules: [], timeLimitBound: null, isModelSolution };
  }
  const uses = [override?.timeLimitUse ?? null, ...additional.map(({ use }) => use)];
  return {
    source: additional.some(({ rule }) => saysSomething(rule)) || override ? 'submissions.yaml' : directory,
    verdicts: standard?.verdicts ?? finalVerdicts(rules),
    rules: standard?.verdicts === undefined ? rules : [],
    ...(standard?.isPartial === true ? { isPartial: true } : {}),
    timeLimitBound: boundOf(rules, uses, standard, reading.rules.isLegacy),
    isModelSolution,
  };
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

/**
 * "Timelimit inference": what may not exceed the limit at all bounds it from below, what must exceed it from above,
 * unless `use_for_time_limit` says otherwise. Legacy: the accepted and the time_limit_exceeded ones.
 */
function boundOf(
  rules: readonly ExpectationRule[],
  uses: readonly (PatternRule['timeLimitUse'] | null)[],
  standard: DirectoryRule | undefined,
  isLegacy: boolean,
): Expectation['timeLimitBound'] {
  const said = uses.findLast((use) => use !== null);
  if (said != null) return said === 'none' ? null : said;
  if (isLegacy) return standard?.timeLimitBound ?? null;
  const general = rules.filter(({ cases }) => cases === null);
  const tle = verdictsOf(['TLE']).join();
  if (general.some(({ required }) => required?.join() === tle)) return 'upper';
  return general.some(({ permitted }) => permitted !== null && !permitted.includes('TLE')) ? 'lower' : null;
}

function readTag({ findings }: Reading, path: string, heads: readonly string[]): Expectation['verdicts'] | null {
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
  return found.verdicts.length > 0 ? found.verdicts : null;
}

function reportUnknownDirectory(
  { rules, findings }: Reading,
  directory: string,
  patterns: readonly SubmissionPattern[],
): void {
  if (Object.hasOwn(rules.submissionDirs, directory)) return;
  if (patterns.some(({ pattern }) => pattern.split('/')[0] === directory)) return;
  const known = Object.keys(rules.submissionDirs).slice(0, 5).join(', ');
  const message = 'the format has no such directory: only @EXPECTED_RESULTS@ tags say what its submissions should get';
  findings.info(joinPath(ROOT, directory), message, `Use one of ${known} where one fits`);
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

function plainRule({ cases, permitted, required, message, score }: PatternRule): ExpectationRule {
  return { cases, permitted, required, message, score };
}

function saysSomething({ permitted, required, message, score }: ExpectationRule): boolean {
  return permitted !== null || required !== null || message !== null || score !== null;
}
