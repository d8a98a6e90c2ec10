/**
 * Reads a package in the Kattis/ICPC problem package format: legacy, 2023-07 and 2025-09.
 *
 * Everything is read, whatever is found on the way, so that one report names every error; nothing is compiled or run.
 */
import type { ValidatorProtocol } from '../../problems/package-words.js';
import { Findings } from '../findings.js';
import type { MadeFiles } from '../made-files.js';
import type { PackageTree } from '../package-tree.js';
import type { DetectProgram, PackageProgram, ProblemPackage, ReadPackage } from '../problem-package.js';
import { addCodeAround } from '../code-around.js';
import { substituteConstants } from '../constants.js';
import { type YamlMap, readYamlMap } from '../yaml-reader.js';
import { type DocketYaml, readDocketYaml } from './docket-yaml.js';
import { DOMJUDGE_FILE, domjudgeName, isForDomjudge, withDomjudgeFlags } from './domjudge-ini.js';
import { rulesOf } from './format-rules.js';
import { type ProblemYaml, readFormat, readProblemYaml } from './problem-yaml.js';
import { readOutputPrograms, readPrograms, readSingleProgram } from './programs.js';
import { type Reading, findDirectory, readTextFile } from './reading.js';
import { readAttachments, readIncludes, readNames, readStatements } from './statements.js';
import { readSubmissions } from './submissions.js';
import { readTestData } from './test-data.js';
import { reportUnused } from './unused-directories.js';
import { readTimeLimit } from './time-limit-files.js';
import { checkDefaultFlags } from './validator-flags.js';

const METADATA = 'problem.yaml';
/** Read although names that begin with a dot are no part of a package. */
const DOT_FILES = ['.timelimit'];
/** "General requirements". */
const NAME = /^[a-zA-Z0-9_][a-zA-Z0-9_.+-]{0,254}$/;

/** @param root a tree with `problem.yaml`, or DOMjudge's file, in its root, as `detectFormat` gives it */
export async function readKattis(root: PackageTree, detect: DetectProgram, made?: MadeFiles): Promise<ReadPackage> {
  const findings = new Findings();
  const { tree, ignored } = withoutIgnored(root, findings);
  const yaml = await readMetadata(tree, findings);
  const format = yaml === null ? null : readFormat(yaml);
  // Without them the rest would only be noise, but what test data lacks is the same in every version.
  if (yaml === null || format === null) {
    const reading = { tree, ignored, rules: rulesOf('legacy'), findings, detect };
    const rest = { types: [], problemFlags: [], isDefaultValidator: false, olderGrading: null };
    await readTestData(reading, { ...rest, substitute: (text) => text });
    return { problem: null, findings: findings.all };
  }
  const rules = rulesOf(format);
  const reading: Reading = { tree, ignored, rules, findings, detect, ...(made === undefined ? {} : { made }) };
  const problem = await readProblem(reading, readProblemYaml(yaml, format, findings));
  return { problem, findings: findings.all };
}

async function readProblem(reading: Reading, yaml: ProblemYaml): Promise<ProblemPackage> {
  const { tree, rules, findings } = reading;
  const docket = await readDocketYaml(reading);
  const seeing = {
    ...(docket.validatorsSeeRun ? ({ seesRun: true } as const) : {}),
    ...(rules.isLegacy ? {} : ({ seesSubmission: true } as const)),
  };
  const outputValidators = speaking(docket.validatorProtocol, await readOutputValidators(reading, yaml)).map((one) => ({
    ...one,
    ...seeing,
  }));
  const isDefaultValidator = outputValidators.length === 0 && yaml.isCustomValidation !== true;
  const validatorFlags = await withDomjudgeFlags(reading, yaml.validatorFlags);
  if (isDefaultValidator) checkDefaultFlags(validatorFlags, METADATA, rules, findings);
  if (Object.keys(yaml.names).length === 0) {
    const name = await domjudgeName(reading);
    if (name !== null) yaml.names['*'] = name;
  }
  const statements = readStatements(reading);
  const testData = await readTestData(reading, {
    types: yaml.types,
    problemFlags: validatorFlags,
    isDefaultValidator,
    olderGrading: yaml.olderGrading,
    substitute: (text) => substituteConstants(text, yaml.constants),
  });
  const problem: ProblemPackage = {
    format: rules.format,
    shortName: tree.name,
    types: yaml.types,
    names: await readNames(reading, yaml, statements),
    metadata: yaml.metadata,
    limits: yaml.limits.limits,
    timeLimitMs: await readTimeLimit(reading, yaml.limits),
    languageCodes: yaml.languageCodes,
    statements,
    attachments: readAttachments(reading),
    ...testData,
    validatorFlags,
    outputValidators,
    interactor: await readInteractor(reading, docket),
    inputValidators: speaking(docket.inputValidatorProtocol, await readInputValidators(reading)),
    staticValidator: await readOptional(reading, 'static_validator'),
    graders: rules.isLegacy ? await readPrograms(reading, 'graders') : [],
    outputVisualizer: await readOptional(reading, 'output_visualizer'),
    includedFiles: readIncludes(reading),
    ...(docket.limitFactors === null ? {} : { limitFactors: docket.limitFactors }),
    answerSheet: docket.answerSheet,
    fileNames: docket.fileNames,
    processes: docket.processes,
    functions: docket.functions,
    objective: yaml.objective,
    submissions: await readSubmissions(reading, yaml.types, testData),
    constants: yaml.constants,
  };
  reportUnused(reading);
  for (const { code, around, place } of docket.around) addCodeAround(problem, code, around, place, findings);
  return problem;
}

function speaking(protocol: ValidatorProtocol, programs: PackageProgram[]): PackageProgram[] {
  return protocol === 'kattis' ? programs : programs.map((program) => ({ ...program, protocol }));
}

async function readInteractor(reading: Reading, docket: DocketYaml): Promise<PackageProgram | null> {
  const program = docket.interactor === null ? null : await readSingleProgram(reading, docket.interactor);
  return program === null ? null : { ...program, protocol: docket.validatorProtocol };
}

async function readMetadata(tree: PackageTree, findings: Findings): Promise<YamlMap | null> {
  const file = tree.find(METADATA);
  if (file === null && tree.find(DOMJUDGE_FILE) !== null) {
    findings.warning(METADATA, 'the file is missing: what domjudge-problem.ini says is used', 'Add it');
    return readYamlMap('', METADATA, findings);
  }
  if (file === null) {
    findings.error(METADATA, 'the file is missing', 'Add it, or upload a package that has it');
    return null;
  }
  const text = await readTextFile(file, findings);
  return text === null ? null : readYamlMap(text, METADATA, findings);
}

/**
 * "General requirements": files whose name, or a directory of theirs, breaks the rule for names are treated as if they
 * were not there. Where they look like part of the package, that is worth a warning.
 */
function withoutIgnored(tree: PackageTree, findings: Findings): { tree: PackageTree; ignored: string[] } {
  const ignored: string[] = [];
  const kept = tree.filter(({ path }) => {
    if (DOT_FILES.includes(path) || path.split('/').every((part) => NAME.test(part))) return true;
    const isHidden = /(^|\/)\./.test(path);
    const isIntegral = /^(data|submissions|problem_statement|statement|\w*_validators?)\//.test(path) && !isHidden;
    const remedy = 'Use letters, digits, ".", "-" and "_" in names';
    if (isIntegral) {
      findings.warning(path, 'the name is not allowed by the format: the file is ignored', remedy);
      ignored.push(path);
    }
    return false;
  });
  return { tree: kept, ignored };
}

async function readOutputValidators(reading: Reading, yaml: ProblemYaml): Promise<PackageProgram[]> {
  const { rules, findings } = reading;
  const directory = findDirectory(reading, rules.outputValidatorDirs);
  if (!rules.isLegacy) {
    const program = directory === null ? null : await readSingleProgram(reading, directory);
    return program === null ? [] : [program];
  }
  const [proper = ''] = rules.outputValidatorDirs;
  const programs = directory === null ? [] : await readOutputPrograms(reading, directory);
  if (yaml.isCustomValidation !== true) return programs.length === 0 ? [] : unasked(reading, yaml, programs);
  if (programs.length === 0) {
    findings.error(proper, 'validation is custom but there is no output validator', `Add it in ${proper}/`);
  }
  return programs;
}

/** DOMjudge uses a validator that is there; problemtools refuses one that problem.yaml does not ask for. */
function unasked(reading: Reading, { isCustomValidation }: ProblemYaml, programs: PackageProgram[]): PackageProgram[] {
  const { findings } = reading;
  if (isCustomValidation === null && isForDomjudge(reading)) {
    const message = 'there are output validators, and no key validation: they are used, as DOMjudge does';
    findings.warning(METADATA, message, 'Write validation: custom');
    return programs;
  }
  const message = 'there are output validators, but validation is not custom';
  // DOMjudge goes by the key where it is there.
  if (isForDomjudge(reading)) findings.warning(METADATA, message, 'Write validation: custom, or remove them');
  else findings.error(METADATA, message, 'Write validation: custom, or remove them');
  return [];
}

async function readInputValidators(reading: Reading): Promise<PackageProgram[]> {
  const { rules, findings } = reading;
  const directory = findDirectory(reading, rules.inputValidatorDirs);
  const programs = directory === null ? [] : await readPrograms(reading, directory);
  if (programs.length === 0) {
    findings.warning(
      rules.inputValidatorDirs[0] ?? '',
      'there is no input validator',
      'Add one that checks the inputs',
    );
  }
  return programs;
}

async function readOptional(reading: Reading, directory: string): Promise<PackageProgram | null> {
  const { tree, rules } = reading;
  return rules.isLegacy || !tree.isDirectory(directory) ? null : readSingleProgram(reading, directory);
}
