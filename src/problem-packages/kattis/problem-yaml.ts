import { KATTIS_FORMATS, PROBLEM_TYPES, type KattisFormat, type ProblemType } from '../../problems/package-words.js';
import type { ProblemMetadata } from '../../problems/problem-version.entity.js';
import type { Findings } from '../findings.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import { readAuthors, readCredits, readSources } from './credits.js';
import { FORMAT_NAMES, type FormatRules, rulesOf } from './format-rules.js';
import { type ReadLimits, readLimits } from './limits-yaml.js';
import { type OlderGrading, readOlderGrading } from './older-grading.js';
import { splitFlags } from './validator-flags.js';

/** `problem.yaml` ("Problem metadata"), whatever the version wrote it as. */
export interface ProblemYaml {
  types: ProblemType[];
  /** By language; the key `*` is a name given without one. */
  names: Record<string, string>;
  metadata: ProblemMetadata;
  limits: ReadLimits;
  /** null: nothing is written. */
  isCustomValidation: boolean | null;
  validatorFlags: string[];
  languageCodes: string[] | null;
  constants: Record<string, string>;
  objective: 'max' | 'min';
  olderGrading: OlderGrading | null;
}

const LICENSES = ['unknown', 'public domain', 'cc0', 'cc by', 'cc by-sa', 'educational', 'permission'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The version a package says it is in; `legacy` where it says nothing. null with a finding for an unknown one. */
export function readFormat(yaml: YamlMap): KattisFormat | null {
  const value = yaml.get('problem_format_version');
  const name = value?.text() ?? 'legacy';
  const format = Object.hasOwn(FORMAT_NAMES, name) ? FORMAT_NAMES[name] : undefined;
  if (format === undefined) {
    value?.wrong(`is "${name}", which Docket does not read`, `Use one of ${KATTIS_FORMATS.join(', ')}`);
    return null;
  }
  return format;
}

export function readProblemYaml(yaml: YamlMap, format: KattisFormat, findings: Findings): ProblemYaml {
  const rules = rulesOf(format);
  const types = readTypes(yaml, rules);
  const written = rules.isLegacy ? readValidation(yaml, types, findings) : null;
  // Such a problem cannot do without a validator of its own.
  const isTalking = types.includes('interactive') || types.includes('multi-pass');
  const validation = written !== true && rules.isLegacy && isTalking ? true : written;
  const grading = rules.isLegacy ? yaml.map('grading') : null;
  const problem: ProblemYaml = {
    types,
    names: readNames(yaml, rules),
    metadata: readMetadata(yaml, rules, findings),
    limits: readLimits(yaml, rules, types),
    isCustomValidation: validation,
    validatorFlags: readValidatorFlags(yaml, rules),
    languageCodes: rules.isLegacy ? null : readLanguages(yaml),
    constants: readConstants(yaml, rules),
    objective: grading?.choice('objective', ['max', 'min'], 'max') ?? 'max',
    olderGrading: grading === null ? null : readOlderGrading(grading),
  };
  grading?.boolean('show_test_data_groups', false);
  grading?.reportUnknown();
  // Whether a submission may write files makes no difference here: its directory is always its own.
  if (!rules.isLegacy) yaml.boolean('allow_file_writing', false);
  yaml.reportUnknown();
  return problem;
}

/** What packages without problem_format_version have all the same, written for systems that read every version alike. */
const LATER = 'is of a later version of the format; it is used all the same';
const VERSION = 'Write problem_format_version: 2025-09, or what legacy has in its place';

/** "Type": a text or a list of them; legacy knows two. `pass-fail` is implied where it is not `scoring`. */
function readTypes(yaml: YamlMap, rules: FormatRules): ProblemType[] {
  const value = yaml.get('type');
  if (value === null) return ['pass-fail'];
  const words = value.isList ? (value.texts() ?? []) : splitTypes(value);
  const types = words.filter((word): word is ProblemType => {
    if ((PROBLEM_TYPES as readonly string[]).includes(word)) return true;
    value.wrong(`has "${word}"`, `Use ${rules.isLegacy ? 'pass-fail or scoring' : PROBLEM_TYPES.join(', ')}`);
    return false;
  });
  if (rules.isLegacy && types.some((type) => type !== 'pass-fail' && type !== 'scoring')) value.warn(LATER, VERSION);
  if (new Set(types).size < types.length) value.wrong('names a type twice', 'Name each once');
  for (const [one, other] of INCOMPATIBLE) {
    if (types.includes(one) && types.includes(other)) value.wrong(`cannot be both ${one} and ${other}`, 'Remove one');
  }
  const first: ProblemType[] = types.includes('scoring') ? ['scoring'] : ['pass-fail'];
  return [...first, ...types.filter((type) => type !== 'pass-fail' && type !== 'scoring')];
}
const INCOMPATIBLE = [
  ['pass-fail', 'scoring'],
  ['multi-pass', 'submit-answer'],
  ['interactive', 'submit-answer'],
] as const;

/** Drafts wrote several types into one text; the published version wants a list. */
function splitTypes(value: YamlValue): string[] {
  const words = (value.text() ?? '').split(/\s+/).filter((word) => word !== '');
  if (words.length > 1) value.warn('has several types in one text', `Write [${words.join(', ')}]`);
  if (words.length === 0) value.wrong('is empty', 'Use pass-fail');
  return words;
}

/** "Name": legacy has one without a language (the statements have theirs); later a map by language. */
function readNames(yaml: YamlMap, rules: FormatRules): Record<string, string> {
  const value = yaml.get('name');
  if (value === null) {
    if (!rules.isLegacy) yaml.get('problem_format_version')?.wrong('needs a name beside it', 'Add the key name');
    return {};
  }
  if (value.isMap && rules.isLegacy) value.warn(LATER, VERSION);
  if (!value.isMap) {
    const name = value.text()?.trim() ?? '';
    if (name === '') value.wrong('is empty', 'Write the name of the problem');
    return name === '' ? {} : { '*': name };
  }
  const names: Record<string, string> = {};
  for (const [language, text] of value.map()?.entries() ?? []) {
    const name = text.text()?.trim() ?? '';
    if (!isLanguageTag(language)) text.wrong('is not a language code', 'Write a code such as en or pt-BR');
    else if (name === '') text.wrong('is empty', 'Write the name of the problem');
    else names[language] = name;
  }
  return names;
}

/** "General requirements": ISO 639, optionally with an ISO 3166-1 country. */
export function isLanguageTag(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(text);
}

function readMetadata(yaml: YamlMap, rules: FormatRules, findings: Findings): ProblemMetadata {
  const uuid = yaml.get('uuid');
  const uuidText = uuid?.text() ?? null;
  if (uuid !== null && uuidText !== null && !UUID.test(uuidText)) {
    uuid.wrong('is not a UUID', 'Write 32 hexadecimal digits in five groups');
  }
  if (uuid === null && !rules.isLegacy) {
    findings.warning(yaml.place, 'the key uuid is missing', 'Add a random UUID, so that the problem can be recognised');
  }
  const license = readLicense(yaml);
  const rightsOwner = yaml.text('rights_owner');
  if (license === 'public domain' && rightsOwner !== null) {
    yaml.get('rights_owner')?.warn('is given for a problem in the public domain', 'Remove it');
  }
  return {
    uuid: uuidText,
    version: rules.isLegacy ? null : yaml.text('version'),
    credits: rules.isLegacy ? readAuthors(yaml) : readCredits(yaml),
    source: readSources(yaml, rules),
    license,
    rightsOwner,
    embargoUntil: rules.isLegacy ? null : readEmbargo(yaml),
    keywords: readKeywords(yaml, rules),
  };
}

/** Far above any that there is. */
const MOST_LICENSE_CHARACTERS = 40;

/** "License"; other spellings of it are clear all the same: `CC BY-SA`, `cc-by-sa-4.0`. */
function readLicense(yaml: YamlMap): ProblemMetadata['license'] {
  const value = yaml.get('license');
  const text = (value?.isScalar === true ? value.text() : null) ?? '';
  const plain = text
    .slice(0, MOST_LICENSE_CHARACTERS)
    .toLowerCase()
    .replace(/[- ]+\d(\.\d)?$/, '')
    .replace(/^cc[- ]+/, 'cc ')
    .trim();
  const meant = LICENSES.find((one) => one === plain);
  if (meant === undefined || meant === text) return yaml.choice('license', LICENSES, 'unknown');
  value?.warn(`is "${text}", which is read as ${meant}`, `Write ${meant}`);
  return meant;
}

function readEmbargo(yaml: YamlMap): string | null {
  const value = yaml.get('embargo_until');
  const text = value?.text() ?? null;
  if (value === null || text === null) return null;
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDate
    ? new Date(text).toISOString()
    : value.wrong('is not a date', 'Write 2026-01-31 or 2026-01-31T12:00:00Z');
}

function readKeywords(yaml: YamlMap, rules: FormatRules): string[] {
  const value = yaml.get('keywords');
  if (value === null) return [];
  if (value.isList) return value.texts() ?? [];
  if (!rules.isLegacy) value.warn('must be a list', 'Write [first, second]');
  return splitFlags(value.text() ?? '');
}

/** `multi-pass` is DOMjudge's. */
const ADDED_TYPES: Readonly<Record<string, ProblemType>> = {
  interactive: 'interactive',
  'multi-pass': 'multi-pass',
  multipass: 'multi-pass',
};

/** Legacy "Validation". true: custom; its words add to the problem's types. */
function readValidation(yaml: YamlMap, types: ProblemType[], findings: Findings): boolean | null {
  const value = yaml.get('validation');
  if (value === null) return null;
  const [kind = 'default', ...words] = splitFlags(value.text() ?? 'default');
  if (kind !== 'default' && kind !== 'custom') value.wrong(`begins with "${kind}"`, 'Begin with default or custom');
  for (const word of words) {
    const added = ADDED_TYPES[word];
    if (kind !== 'custom' || (word !== 'score' && added === undefined)) {
      value.wrong(`has "${word}"`, 'After custom only score, interactive and multi-pass may follow');
    } else if (added !== undefined) {
      if (!types.includes(added)) types.push(added);
    } else if (!types.includes('scoring')) {
      findings.error(value.place, 'validation: score needs a scoring problem', 'Add type: scoring');
    }
  }
  return kind === 'custom';
}

/** Gone since 2025-09, where `output_validator_args` of test_group.yaml has its place. */
function readValidatorFlags(yaml: YamlMap, rules: FormatRules): string[] {
  if (rules.format === '2025-09') return [];
  const value = yaml.get('validator_flags');
  if (value === null) return [];
  if (!rules.isLegacy) value.warn('is no key of the final format', 'Use output_validator_args in test_group.yaml');
  return value.isList ? (value.texts() ?? []) : splitFlags(value.text() ?? '');
}

function readLanguages(yaml: YamlMap): string[] | null {
  const value = yaml.get('languages');
  if (value === null) return null;
  if (value.isScalar && value.text() === 'all') return null;
  const codes = value.isList ? (value.texts() ?? []) : splitFlags(value.text() ?? '');
  if (codes.length === 0) value.wrong('is empty', 'Write all, or list the languages');
  return codes;
}

/** "Constants": by `name` and `name.variant`, as they are written. */
function readConstants(yaml: YamlMap, rules: FormatRules): Record<string, string> {
  // BAPCtools writes them into legacy packages, too.
  if (rules.isLegacy) yaml.get('constants')?.warn(LATER, VERSION);
  const constants: Record<string, string> = {};
  for (const [name, value] of yaml.map('constants')?.entries() ?? []) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      value.wrong('is no name for a constant', 'Use letters, digits and _');
    } else if (value.isMap) {
      const variants = value.map()?.entries() ?? [];
      if (!variants.some(([variant]) => variant === 'value')) value.wrong('has no value', 'Add the key value');
      for (const [variant, text] of variants) constants[`${name}.${variant}`] = text.text() ?? '';
      constants[name] = constants[`${name}.value`] ?? '';
    } else {
      constants[name] = constants[`${name}.value`] = value.text() ?? '';
    }
  }
  return constants;
}
