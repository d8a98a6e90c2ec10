/**
 * Hydro: `problem.yaml` for title and tags, `problem_<language>.md`, and `testdata/` with `config.yaml`, test data and
 * the jury's programs.
 */
import { addCodeAround } from '../code-around.js';
import { filesInWords, readFileName } from '../file-names.js';
import { blankPackage, type ForeignReading, setLimits, takeOutputs } from '../foreign/foreign-reading.js';
import { setPlainCases, setScoredGroups } from '../foreign/test-data.js';
import { readTextFile } from '../kattis/reading.js';
import type { ProblemPackage } from '../problem-package.js';
import { type YamlMap, readYamlMap } from '../yaml-reader.js';
import { TEST_DATA } from './case-names.js';
import { iniAsYaml } from './config-ini.js';
import { readHydroTests } from './config.js';
import { setExtraFiles } from './extra-files.js';
import { readPasses, setPasses } from './multi-pass.js';
import { givesParts, readChecker, readInteractor, readManager, readValidator } from './programs.js';
import { languageCode } from './language-code.js';
import { RATES, setLimitRates } from './limit-rates.js';
import { readObjective } from './objective/read-objective.js';
import { readStatements } from './statements.js';

const METADATA = 'problem.yaml';
/** The first that is there. */
const CONFIGS = ['config.yaml', 'config.yml', 'config.ini'].map((name) => `${TEST_DATA}/${name}`);

const TYPES = ['default', 'interactive', 'submit_answer', 'objective', 'communication', 'remote_judge'] as const;
/** What cannot be judged, and why. */
const REFUSED: Partial<Record<(typeof TYPES)[number], string>> = {
  remote_judge: 'it is judged by another server, which has its test data',
};

export async function readHydro(reading: ForeignReading): Promise<ProblemPackage | null> {
  const { tree, findings } = reading;
  const yaml = await readMap(reading, METADATA);
  const path = CONFIGS.find((one) => tree.find(one) !== null) ?? null;
  const config = path === null ? null : await readMap(reading, path);
  if (yaml === null || (config === null && path !== null)) return null;
  const problem = blankPackage('hydro', yaml.text('pid') ?? tree.name);
  problem.metadata.keywords = yaml.get('tag')?.texts() ?? [];
  const type = config?.choice('type', TYPES, 'default') ?? 'default';
  if (type === 'objective') await readObjective(reading, { yaml, config, problem });
  else await readStatements(reading, yaml, problem, null);
  for (const key of ['owner', 'nSubmit', 'nAccept', 'difficulty', 'hidden', 'reference', 'content']) yaml.get(key);
  yaml.reportUnknown();
  const refusal = REFUSED[type];
  if (refusal !== undefined) {
    const place = config?.get('type')?.place ?? METADATA;
    findings.error(place, `type ${type}: ${refusal}`, 'Import another problem');
    return problem;
  }
  if (type !== 'objective') await readJudging(reading, config, problem, type);
  problem.attachments = tree
    .below('additional_file')
    .map((file) => ({ name: file.path.slice('additional_file/'.length), file }));
  finishConfig(reading, config, type);
  return problem;
}

async function readJudging(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
  type: (typeof TYPES)[number],
): Promise<void> {
  const { conversion } = reading;
  const inParts = await givesParts(reading, config);
  const { groups, isScored, limits } = await readHydroTests(reading, config, inParts);
  setLimits(reading, problem, limits, limits.place);
  setLimitRates(reading, config, problem);
  setFileNames(reading, config, problem);
  setLanguages(reading, config, problem);
  readTemplates(reading, config, problem);
  const isScoring = isScored || inParts;
  if (isScoring) problem.types = ['scoring'];
  if (type === 'submit_answer') takeOutputs(reading, problem);
  const passes = readPasses(config, type);
  const isOfOnePass = passes === null;
  if (type === 'interactive') await readInteractor(reading, config, problem, isOfOnePass);
  else if (type === 'communication') await readManager(reading, config, problem);
  else await readChecker(reading, config, problem, isOfOnePass);
  if (passes !== null) await setPasses(reading, problem, passes);
  await readValidator(reading, config, problem);
  if (isScoring) {
    setScoredGroups(
      problem,
      [],
      groups.map((group) => ({ ...group, requiresFullScore: inParts })),
    );
  } else {
    setPlainCases(
      problem,
      groups.flatMap(({ cases }) => cases),
    );
    conversion.changed('points', 'each test case counts the same: the problem is pass-fail');
  }
  conversion.kept('test cases', `${String(problem.testCases.length)} in ${String(groups.length)} subtasks`);
  if (type === 'communication' && problem.processes == null) {
    // Its index; of several processes, each is told its own.
    problem.testCases = problem.testCases.map((one) => ({ ...one, args: ['0'] }));
  }
  await setExtraFiles(reading, config, problem);
}

async function readMap({ tree, findings }: ForeignReading, path: string): Promise<YamlMap | null> {
  const file = tree.find(path);
  const text = file === null ? null : await readTextFile(file, findings);
  const yaml = text !== null && path.endsWith('.ini') ? iniAsYaml(text, path, findings) : text;
  return yaml === null ? null : readYamlMap(yaml, path, findings);
}

/** `filename: sum` stands for `sum.in` and `sum.out`. */
function setFileNames({ conversion }: ForeignReading, config: YamlMap | null, problem: ProblemPackage): void {
  const stem = readFileName(config?.get('filename') ?? null);
  if (stem === null) return;
  problem.fileNames = { input: `${stem}.in`, output: `${stem}.out` };
  conversion.kept('files', filesInWords(problem.fileNames));
}

/** `langs`: `cc.cc17o2`, `py.py3`; what has no name here nobody can submit in anyway. */
function setLanguages({ conversion }: ForeignReading, config: YamlMap | null, problem: ProblemPackage): void {
  const names = config?.get('langs')?.texts() ?? [];
  if (names.length === 0) return;
  const codes = names.flatMap((name) => languageCode(name) ?? []);
  problem.languageCodes = [...new Set(codes)];
  conversion.changed('langs', `submissions may be in ${problem.languageCodes.join(', ')}, in whatever version`);
}

/** `template`: for each language that may be used, what stands in front of a submission and behind it. */
function readTemplates(
  { findings, conversion }: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
): void {
  const templates = config?.map('template')?.entries() ?? [];
  if (templates.length === 0) return;
  const codes: string[] = [];
  for (const [name, value] of templates) {
    const [before, after, ...more] = value.texts() ?? [];
    const code = languageCode(name);
    if (code === null || codes.includes(code)) {
      conversion.lost(
        'template',
        `${name}: ${code === null ? 'a language that is not known' : 'another version goes first'}`,
      );
      continue;
    }
    codes.push(code);
    if (before === undefined || after === undefined || more.length > 0) {
      value.wrong('must be a list of two texts', 'Write what stands in front and what behind');
    } else addCodeAround(problem, code, { before, after }, value.place, findings);
  }
  // Hydro compiles nothing in other languages.
  problem.languageCodes = problem.languageCodes?.filter((code) => codes.includes(code)) ?? codes;
  conversion.kept('code around submissions', codes.join(', '));
}

/** What has no place is told. */
function finishConfig({ conversion }: ForeignReading, config: YamlMap | null, type: string): void {
  if (config === null) return;
  const lost = [
    ...['detail', 'score', 'subType'],
    ...(type === 'communication' ? [] : ['num_processes']),
    ...(type === 'objective'
      ? ['cases', 'subtasks', 'filename', 'template', 'user_extra_files', 'validator', 'checker', 'interactor']
      : []),
  ];
  for (const key of lost) if (config.get(key) !== null) conversion.lost(key, 'there is no place for it');
  if (type === 'objective') for (const key of ['time', 'memory', 'langs', ...Object.values(RATES)]) config.get(key);
  for (const key of [
    'judge_extra_files',
    'interactor',
    'checker',
    'checker_type',
    'manager',
    'redirect',
    'target',
    'key',
  ]) {
    config.get(key);
  }
  config.reportUnknown();
}
