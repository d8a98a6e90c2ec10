import type { GroupScoring, LegacyGroupScoring, TestGroup } from '../../problems/judging.js';
import { joinPath } from '../package-tree.js';
import { type YamlMap, type YamlValue, readYamlMap } from '../yaml-reader.js';
import { headText } from './programs.js';
import { type Reading, readTextFile } from './reading.js';
import { type OlderGrading, withOlderGrading } from './older-grading.js';
import { readRange } from './ranges.js';
import { splitFlags } from './validator-flags.js';

/** A directory of test data with what configures it. */
export interface GroupConfig {
  group: TestGroup;
  /** For the output validator, after the problem's own. */
  validatorFlags: string[];
  /** Where they were given, for findings. */
  validatorFlagsPlace: { file: string; line: number } | null;
  /** By validator; `*` for each that is not named. */
  inputValidatorFlags: Record<string, string[]>;
  args: string[];
  fullFeedback: boolean;
  older: OlderGrading | null;
  /** Where `static_validation_score` is, or arguments for it without it; for findings. */
  staticValidationPlace: { file: string; line: number } | null;
  /** Whether a file in this very directory configures it (2025-09: makes it a test data group). */
  hasFile: boolean;
}

const LEGACY_DEFAULTS: LegacyGroupScoring = {
  kind: 'legacy',
  grading: 'default',
  graderFlags: [],
  acceptScore: 1,
  rejectScore: 0,
  rangeLow: null,
  rangeHigh: null,
};

const LEGACY_KEYS = /^\s*(accept_score|reject_score|range|grading|grader_flags)\s*:/m;
const DRAFT_KEY = /^scoring\s*:/m;

/**
 * Whether groups are graded as in the legacy format. The draft was in use with both: with legacy's `testdata.yaml`, as
 * problemtools reads it, and with `test_group.yaml`, before that also called `testdata.yaml`, with the key `scoring`.
 */
async function hasLegacyGroups({ tree, rules }: Reading): Promise<boolean> {
  if (rules.isLegacy) return true;
  const files = tree.below('data').filter(({ path }) => path.endsWith('/testdata.yaml'));
  if (rules.format !== '2023-07' || files.length === 0) return false;
  const texts = await Promise.all(files.map(headText));
  return texts.some((text) => LEGACY_KEYS.test(text)) || !texts.some((text) => DRAFT_KEY.test(text));
}

/** What `data/` itself passes on: nothing is configured yet. */
export async function rootConfig(reading: Reading, older: OlderGrading | null): Promise<GroupConfig> {
  const scoring = (await hasLegacyGroups(reading)) ? LEGACY_DEFAULTS : null;
  const group: TestGroup = { path: '', onReject: null, scoring };
  return {
    group: withOlderGrading(group, older),
    older,
    validatorFlags: [],
    validatorFlagsPlace: null,
    inputValidatorFlags: {},
    args: [],
    fullFeedback: false,
    staticValidationPlace: null,
    hasFile: false,
  };
}

/**
 * The configuration of a directory: legacy `testdata.yaml` and 2025-09 `test_group.yaml`, with what it inherits.
 *
 * @param path relative to `data/`
 * @param substitute puts constants in place
 */
export async function readGroupConfig(
  reading: Reading,
  path: string,
  parent: GroupConfig,
  substitute: (text: string) => string,
): Promise<GroupConfig> {
  const { tree, rules, findings } = reading;
  const inherited: GroupConfig = {
    ...parent,
    staticValidationPlace: null,
    hasFile: false,
    fullFeedback: path === 'sample' ? true : parent.fullFeedback,
    group: { ...parent.group, path, scoring: parent.group.scoring?.kind === 'legacy' ? parent.group.scoring : null },
  };
  const directory = path === '' ? 'data' : joinPath('data', path);
  const names = rules.groupFiles.filter((name) => tree.find(joinPath(directory, name)) !== null);
  const [name, ...others] = names;
  for (const other of others) {
    findings.warning(joinPath(directory, other), `the file is ignored beside ${name ?? ''}`, 'Keep one of them');
  }
  const file = name === undefined ? null : tree.find(joinPath(directory, name));
  if (file === null) return inherited;
  if (name !== rules.groupFiles[0]) {
    const proper = rules.groupFiles[0] ?? '';
    findings.warning(file.path, `format ${rules.format} calls this file ${proper}`, `Rename it to ${proper}`);
  }
  const text = await readTextFile(file, findings);
  const yaml = text === null ? null : readYamlMap(substitute(text), file.path, findings);
  if (yaml === null) return { ...inherited, hasFile: true };
  const staticValidation = yaml.get('static_validation_score') ?? yaml.get('static_validator_args');
  const staticValidationPlace = staticValidation?.place ?? null;
  const config = { ...readCommon(yaml, inherited), staticValidationPlace, hasFile: true };
  const isLegacyGroup = inherited.group.scoring?.kind === 'legacy';
  const scoring = isLegacyGroup ? readLegacyScoring(yaml, inherited) : readScoring(yaml);
  const isContinue = yaml.get('on_reject') !== null;
  const onReject = isContinue ? yaml.choice('on_reject', ['break', 'continue'], 'break') : inherited.group.onReject;
  if (!isLegacyGroup) ignoreDraftKeys(yaml);
  else if (!rules.isLegacy) yaml.get('scoring');
  yaml.reportUnknown();
  return { ...config, group: withOlderGrading({ path, onReject, scoring }, parent.older) };
}

/** The configuration of one test case, `<name>.yaml` (2025-09, "Test case configuration"). */
export async function readCaseConfig(
  reading: Reading,
  file: string,
  group: GroupConfig,
): Promise<{ config: GroupConfig; hint: string | null; description: string | null }> {
  const found = reading.tree.find(file);
  const text = found === null ? null : await readTextFile(found, reading.findings);
  const yaml = text === null ? null : readYamlMap(text, file, reading.findings);
  if (yaml === null) return { config: group, hint: null, description: null };
  const read = { config: readCommon(yaml, group), hint: yaml.text('hint'), description: yaml.text('description') };
  for (const key of ['input_visualizer_args', 'output_visualizer_args']) yaml.get(key);
  yaml.reportUnknown();
  return read;
}

/** Keys that a group and a test case share. Drafts and legacy say `flags` for `args`. */
function readCommon(yaml: YamlMap, inherited: GroupConfig): GroupConfig {
  const output = yaml.get('output_validator_args') ?? yaml.get('output_validator_flags');
  const input = yaml.get('input_validator_args') ?? yaml.get('input_validator_flags');
  const args = yaml.get('args');
  return {
    ...inherited,
    validatorFlags: output === null ? inherited.validatorFlags : readFlags(output),
    validatorFlagsPlace: output?.place ?? inherited.validatorFlagsPlace,
    inputValidatorFlags: input === null ? inherited.inputValidatorFlags : readFlagsByName(input),
    args: args === null ? inherited.args : (args.texts() ?? []),
    fullFeedback: yaml.boolean('full_feedback', inherited.fullFeedback),
  };
}

/** A list of texts; legacy: one text, or a map of `name` and `flags`. */
function readFlags(value: YamlValue): string[] {
  if (value.isList) return value.texts() ?? [];
  if (value.isMap) return splitFlags(value.map()?.text('flags') ?? '');
  return splitFlags(value.text() ?? '');
}

function readFlagsByName(value: YamlValue): Record<string, string[]> {
  if (!value.isMap) return { '*': readFlags(value) };
  const map = value.map();
  const name = map?.get('name') ?? null;
  const flags = map?.get('flags') ?? null;
  if (name !== null && flags !== null && flags.isScalar) return { [name.text() ?? '*']: readFlags(flags) };
  return Object.fromEntries((map?.entries() ?? []).map(([validator, list]) => [validator, readFlags(list)]));
}

/** Legacy "Test data groups": properties are inherited from the nearest directory above that has them. */
function readLegacyScoring(yaml: YamlMap, inherited: GroupConfig): LegacyGroupScoring {
  const above = inherited.group.scoring?.kind === 'legacy' ? inherited.group.scoring : LEGACY_DEFAULTS;
  const graderFlags = yaml.text('grader_flags');
  const range = yaml.get('range');
  const [rangeLow, rangeHigh] = range === null ? [above.rangeLow, above.rangeHigh] : readRange(range);
  return {
    kind: 'legacy',
    grading: yaml.choice('grading', ['default', 'custom'], above.grading),
    graderFlags: graderFlags === null ? above.graderFlags : splitFlags(graderFlags),
    acceptScore: readNumber(yaml.get('accept_score'), above.acceptScore),
    rejectScore: readNumber(yaml.get('reject_score'), above.rejectScore),
    rangeLow,
    rangeHigh,
  };
}

/** Drafts had score and aggregation below `scoring`, which means the same. */
function readDraftScoring(yaml: YamlMap): YamlMap | null {
  const value = yaml.get('scoring');
  if (value === null) return null;
  value.warn('is of a draft of the format', 'Use max_score and score_aggregation');
  return value.isMap ? value.map() : null;
}

/** 2025-09 "Test data configuration". */
function readScoring(yaml: YamlMap): GroupScoring {
  const draft = readDraftScoring(yaml);
  const maxScore = yaml.get('max_score') ?? draft?.get('score') ?? null;
  const staticScore = yaml.get('static_validation_score');
  const requirePass = yaml.get('require_pass');
  const isDraft = draft?.get('aggregation') != null;
  const aggregation = yaml.get('score_aggregation') ?? draft?.get('aggregation') ?? null;
  const isUnbounded = maxScore?.isScalar === true && maxScore.text() === 'unbounded';
  const isPassFail = staticScore?.isScalar === true && staticScore.text() === 'pass-fail';
  for (const key of ['input_visualizer_args', 'output_visualizer_args']) yaml.get(key);
  return {
    kind: '2025-09',
    maxScore: maxScore === null ? null : isUnbounded ? 'unbounded' : readMaxScore(maxScore),
    aggregation:
      aggregation === null
        ? null
        : ((isDraft ? draft : null) ?? yaml).choice(
            isDraft ? 'aggregation' : 'score_aggregation',
            ['pass-fail', 'sum', 'min'] as const,
            'sum',
          ),
    staticValidationScore: staticScore === null ? null : isPassFail ? 'pass-fail' : readMaxScore(staticScore),
    staticValidatorFlags: yaml.get('static_validator_args')?.texts() ?? [],
    requirePass: requirePass === null ? [] : requirePass.isList ? (requirePass.texts() ?? []) : readFlags(requirePass),
  };
}

/** Packages of the draft's time still configure groups as legacy does; only scoring problems would need it. */
function ignoreDraftKeys(yaml: YamlMap): void {
  for (const key of ['range', 'accept_score', 'reject_score', 'grading', 'grader_flags']) {
    yaml.get(key)?.warn('is a key of the legacy format: it is ignored', 'Use score_aggregation and max_score');
  }
}

function readMaxScore(value: YamlValue): number {
  const score = readNumber(value, 0);
  if (score >= 0) return score;
  value.wrong(`is ${String(score)}`, 'Write a number that is not below 0, or unbounded');
  return 0;
}

function readNumber(value: YamlValue | null, fallback: number): number {
  return value?.number() ?? fallback;
}
