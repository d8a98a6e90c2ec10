/** Writes a package in the Kattis format, 2025-09 or legacy, which the reader in `kattis/` reads to the same problem. */
import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { DEFAULT_LIMITS } from '../../problems/limits.js';
import type { Person } from '../../problems/problem-version.entity.js';
import { type FormatRules, rulesOf } from '../kattis/format-rules.js';
import type { PackageProgram, ProblemPackage } from '../problem-package.js';
import { kattisInputValidators, kattisValidators } from './kattis-programs.js';
import { writeStatements } from './kattis-statements.js';
import { writeTestData } from './kattis-test-data.js';
import { addNamed, type Outgoing } from './outgoing.js';
import { isScoring } from './scoring.js';
import { placeOf, uniqueName } from './submission-places.js';

const ENDINGS: Readonly<Record<string, string>> = { markdown: 'md', latex: 'tex', pdf: 'pdf' };

export async function writeKattis(
  problem: ProblemPackage,
  format: '2025-09' | 'legacy',
  outgoing: Outgoing,
): Promise<void> {
  const rules = rulesOf(format);
  const validators = await kattisValidators(problem, outgoing);
  refuseOthers(problem, validators, rules, outgoing);
  const metadata = rules.isLegacy ? legacyYaml(problem, validators, outgoing) : newerYaml(problem);
  outgoing.text('problem.yaml', stringify(metadata, { lineWidth: 0 }));
  if (rules.isLegacy && problem.timeLimitMs !== null) {
    outgoing.text('.timelimit', `${String(problem.timeLimitMs / 1000)}\n`);
  }
  writeDocketYaml(problem, outgoing);
  await writeStatements(problem, rules, outgoing, ENDINGS);
  writeTestData(problem, rules, outgoing, validators.length === 0);
  await writePrograms(problem, rules, outgoing, validators);
  await writeSubmissions(problem, rules, outgoing);
  addNamed(outgoing, 'attachments', problem.attachments);
  for (const [code, files] of Object.entries(problem.includedFiles)) {
    for (const { name, file } of files)
      await outgoing.source(`include/${code}/${name}`, file, constantsFor(problem, rules));
  }
}

/** What the format has no place for: Docket's own file does. */
function writeDocketYaml(problem: ProblemPackage, outgoing: Outgoing): void {
  const { answerSheet, fileNames, codeAround, processes, limitFactors } = problem;
  const parts: { what: string; key: string; value: unknown }[] = [];
  if (problem.outputValidators.some(({ seesRun }) => seesRun)) {
    parts.push({ what: 'what validators see', key: 'validators_see_run', value: true });
  }
  if (answerSheet != null) parts.push({ what: 'answer sheet', key: 'answer_sheet', value: answerSheet });
  if (fileNames != null) parts.push({ what: 'files', key: 'files', value: present({ ...fileNames }) });
  if (codeAround !== undefined) parts.push({ what: 'code around submissions', key: 'around', value: codeAround });
  if (processes != null) {
    const value = { count: processes.count, time_limit: processes.timeLimit };
    parts.push({ what: 'processes', key: 'processes', value });
  }
  if (limitFactors !== undefined) {
    parts.push({ what: 'limits by language', key: 'language_limits', value: limitFactors });
  }
  if (parts.length === 0) return;
  outgoing.text('docket.yaml', stringify(Object.fromEntries(parts.map(({ key, value }) => [key, value]))));
  for (const { what } of parts) outgoing.conversion.kept(what, 'in docket.yaml, which other systems ignore');
}

/** 2025-09 has constants of its own. */
function constantsFor(problem: ProblemPackage, rules: FormatRules): ProblemPackage['constants'] {
  return rules.isLegacy ? problem.constants : {};
}

function refuseOthers(
  problem: ProblemPackage,
  validators: readonly PackageProgram[],
  rules: FormatRules,
  outgoing: Outgoing,
): void {
  if (validators.length > 1 && !rules.isLegacy) outgoing.cannot('several output validators', 'Keep one');
  if (problem.entryPoints !== undefined)
    outgoing.cannot('where programs start in Java', 'Take the grader in Java away');
  if (!rules.isLegacy) {
    if (problem.graders.length > 0) outgoing.cannot('a grader of the package', 'Export it as legacy');
    if (problem.objective === 'min') outgoing.cannot('that a lower score is better', 'Export it as legacy');
    return;
  }
  for (const type of problem.types) {
    if (!['pass-fail', 'scoring', 'interactive'].includes(type))
      outgoing.cannot(`the type ${type}`, 'Export it as 2025-09');
  }
  if (problem.languageCodes !== null) outgoing.conversion.lost('languages', 'which languages may be used');
}

function newerYaml(problem: ProblemPackage): Record<string, unknown> {
  const { metadata, names, types, constants } = problem;
  return {
    problem_format_version: '2025-09',
    type: types,
    name: names,
    uuid: metadata.uuid ?? uuidOf(problem),
    ...present({
      version: metadata.version,
      credits: creditsOf(metadata.credits),
      source: metadata.source.map(({ name, url }) => (url === null ? { name } : { name, url })),
      license: metadata.license === 'unknown' ? null : metadata.license,
      rights_owner: metadata.rightsOwner,
      embargo_until: metadata.embargoUntil?.replace(/\.\d+Z$/, 'Z') ?? null,
      keywords: metadata.keywords,
      languages: problem.languageCodes,
      constants: constantsYaml(constants),
    }),
    limits: newerLimits(problem),
  };
}

/** Steps that a time limit may be a multiple of; the largest is chosen. */
const RESOLUTIONS_MS = [1000, 500, 250, 100, 50, 10, 1];

function newerLimits({ limits, timeLimitMs }: ProblemPackage): Record<string, unknown> {
  const usual = rulesOf('2025-09').timeMultipliers;
  const { acToTimeLimit, timeLimitToTle } = limits.timeMultipliers;
  // Legacy packages may have multipliers that the newer version does not allow; with a limit they say nothing.
  const isOther = acToTimeLimit !== usual.acToTimeLimit || timeLimitToTle !== usual.timeLimitToTle;
  const isAllowed = acToTimeLimit >= 1 && timeLimitToTle >= 1;
  const resolutionMs = timeLimitMs === null ? limits.timeResolutionMs : stepFor(timeLimitMs, limits.timeResolutionMs);
  return {
    ...(timeLimitMs === null ? {} : { time_limit: timeLimitMs / 1000 }),
    ...(resolutionMs === DEFAULT_LIMITS.timeResolutionMs ? {} : { time_resolution: resolutionMs / 1000 }),
    ...(isOther && isAllowed
      ? { time_multipliers: { ac_to_time_limit: acToTimeLimit, time_limit_to_tle: timeLimitToTle } }
      : {}),
    ...sizes(limits),
    ...(limits.validationPasses === DEFAULT_LIMITS.validationPasses
      ? {}
      : { validation_passes: limits.validationPasses }),
  };
}

function stepFor(timeLimitMs: number, resolutionMs: number): number {
  if (timeLimitMs % resolutionMs === 0) return resolutionMs;
  return RESOLUTIONS_MS.find((step) => timeLimitMs % step === 0) ?? 1;
}

function sizes(limits: ProblemPackage['limits']): Record<string, number> {
  const keys = {
    memory: 'memoryMiB',
    output: 'outputMiB',
    code: 'codeKiB',
    compilation_time: 'compilationTimeS',
    compilation_memory: 'compilationMemoryMiB',
    validation_time: 'validationTimeS',
    validation_memory: 'validationMemoryMiB',
    validation_output: 'validationOutputMiB',
  } as const;
  const entries = Object.entries(keys).filter(([, key]) => key === 'memoryMiB' || limits[key] !== DEFAULT_LIMITS[key]);
  return Object.fromEntries(entries.map(([name, key]) => [name, limits[key]]));
}

function legacyYaml(
  problem: ProblemPackage,
  validators: readonly PackageProgram[],
  outgoing: Outgoing,
): Record<string, unknown> {
  const { metadata, names, limits } = problem;
  const [first] = Object.values(names);
  const isCustom = validators.length > 0;
  const words = [
    ...(isScoring(problem) ? ['score'] : []),
    ...(problem.types.includes('interactive') ? ['interactive'] : []),
  ];
  const [source] = metadata.source;
  const authors = (metadata.credits['authors'] ?? []).map(personText).join(', ');
  if (metadata.source.length > 1) outgoing.conversion.lost('source', 'all but the first');
  if (metadata.embargoUntil !== null) outgoing.conversion.lost('embargo', metadata.embargoUntil);
  const usual = rulesOf('legacy').timeMultipliers;
  return {
    ...present({
      name: names['en'] ?? first ?? null,
      uuid: metadata.uuid,
      author: authors === '' ? null : authors,
      source: source?.name ?? null,
      source_url: source?.url ?? null,
      license: metadata.license === 'unknown' ? null : metadata.license,
      rights_owner: metadata.rightsOwner,
      keywords:
        metadata.keywords.length === 0 ? null : metadata.keywords.map((word) => word.replace(/\s+/g, '-')).join(' '),
    }),
    ...(isScoring(problem) ? { type: 'scoring' } : {}),
    ...(isCustom ? { validation: ['custom', ...words].join(' ') } : {}),
    ...(problem.objective === 'min' ? { grading: { objective: 'min' } } : {}),
    limits: {
      ...(limits.timeMultipliers.acToTimeLimit === usual.acToTimeLimit
        ? {}
        : { time_multiplier: limits.timeMultipliers.acToTimeLimit }),
      ...(limits.timeMultipliers.timeLimitToTle === usual.timeLimitToTle
        ? {}
        : { time_safety_margin: limits.timeMultipliers.timeLimitToTle }),
      ...sizes(limits),
    },
  };
}

function present(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  );
}

function creditsOf(credits: Record<string, Person[]>): Record<string, unknown> | null {
  const translators = Object.entries(credits).filter(([role]) => role.startsWith('translators.'));
  const others = Object.entries(credits).filter(([role]) => !role.startsWith('translators.'));
  if (translators.length + others.length === 0) return null;
  const byLanguage = Object.fromEntries(
    translators.map(([role, people]) => [role.slice('translators.'.length), people]),
  );
  return { ...Object.fromEntries(others), ...(translators.length > 0 ? { translators: byLanguage } : {}) };
}

function personText({ name, email }: Person): string {
  return email === undefined ? name : `${name} <${email}>`;
}

/** `{ name: value, name.value: value, name.variant: other }` as the format writes it. */
function constantsYaml(constants: Readonly<Record<string, string>>): Record<string, unknown> | null {
  const names = Object.keys(constants).filter((name) => !name.includes('.'));
  if (names.length === 0) return null;
  return Object.fromEntries(
    names.map((name): [string, unknown] => {
      const variants = Object.entries(constants).filter(([key]) => key.startsWith(`${name}.`));
      return variants.length <= 1
        ? [name, constants[name]]
        : [name, Object.fromEntries(variants.map(([key, value]) => [key.slice(name.length + 1), value]))];
    }),
  );
}

/** The same problem has the same one. */
function uuidOf({ shortName, names, testCases }: ProblemPackage): string {
  const parts = [shortName ?? '', JSON.stringify(names), ...testCases.map(({ input }) => input.sha256)];
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function writePrograms(
  problem: ProblemPackage,
  rules: FormatRules,
  outgoing: Outgoing,
  validators: readonly PackageProgram[],
): Promise<void> {
  const constants = constantsFor(problem, rules);
  const [validatorDir = ''] = rules.outputValidatorDirs;
  const [inputDir = ''] = rules.inputValidatorDirs;
  const names = new Set<string>();
  for (const program of validators) {
    const directory = rules.isLegacy ? `${validatorDir}/${uniqueName(program.name, true, names)}` : validatorDir;
    await outgoing.program(directory, program, constants);
  }
  const inputNames = new Set<string>();
  for (const program of await kattisInputValidators(problem, outgoing)) {
    const [only, ...others] = program.files;
    if (only !== undefined && others.length === 0) {
      const name = uniqueName(only.name, false, inputNames);
      await outgoing.source(`${inputDir}/${name}`, only.file, constants);
    } else {
      await outgoing.program(`${inputDir}/${uniqueName(program.name, true, inputNames)}`, program, constants);
    }
  }
  if (problem.inputValidators.length === 0) outgoing.conversion.lost('input validators', 'the package has none');
  for (const program of problem.graders) await outgoing.program(`graders/${program.name}`, program, constants);
  if (rules.isLegacy) return;
  if (problem.staticValidator !== null) await outgoing.program('static_validator', problem.staticValidator, constants);
  if (problem.outputVisualizer !== null)
    await outgoing.program('output_visualizer', problem.outputVisualizer, constants);
}

async function writeSubmissions(problem: ProblemPackage, rules: FormatRules, outgoing: Outgoing): Promise<void> {
  const { conversion } = outgoing;
  const taken = new Map<string, Set<string>>();
  const yaml: Record<string, unknown> = {};
  for (const submission of problem.submissions) {
    const { directory, rule, isExact } = placeOf(submission, rules);
    const names = taken.get(directory) ?? new Set<string>();
    taken.set(directory, names);
    const [only, ...others] = submission.files;
    const isSingle = only !== undefined && others.length === 0;
    const name = uniqueName(isSingle ? only.name : submission.path, !isSingle, names);
    for (const { name: fileName, file } of submission.files) {
      const path = isSingle ? name : `${name}/${fileName}`;
      await outgoing.source(`submissions/${directory}/${path}`, file, constantsFor(problem, rules));
    }
    if (rule !== null) yaml[`${directory}/${name}`] = rule;
    if (!isExact) conversion.changed('expectation', `of ${submission.path}: ${directory} is the nearest there is`);
  }
  if (Object.keys(yaml).length > 0) outgoing.text('submissions/submissions.yaml', stringify(yaml));
  if (problem.submissions.length > 0) conversion.kept('submissions', String(problem.submissions.length));
  else conversion.lost('submissions', 'the package has none, which the format wants');
}
