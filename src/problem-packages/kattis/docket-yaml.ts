/**
 * `docket.yaml` in a package's root: what Docket judges beyond the format. Other systems ignore the file. The README
 * ("Beyond the package format") has its keys.
 */
import { languagesOfKattisId } from '../../languages/languages.js';
import { type FunctionSignature, RESULT_TYPES, VALUE_TYPES } from '../../problems/function-task.js';
import type { CodeAround, LimitFactors } from '../../problems/judging.js';
import {
  type FileNames,
  PROCESS_TIME_LIMITS,
  type Processes,
  type ValidatorProtocol,
} from '../../problems/package-words.js';
import { readFileName } from '../file-names.js';
import type { Place } from '../findings.js';
import { readLimitFactor } from '../limit-factors.js';
import { readProcessCount } from '../process-count.js';
import { type YamlMap, type YamlValue, readYamlMap } from '../yaml-reader.js';
import { type Reading, readTextFile } from './reading.js';

const FILE = 'docket.yaml';
const PROTOCOLS = ['kattis', 'testlib'] as const;
/** A name in every language that tasks are solved in. */
const IDENTIFIER = /^[a-z][a-z0-9_]{0,63}$/;
/** Words of C, C++, Java or Python that look like names, and `main`. */
const RESERVED = new Set(
  (
    'abstract alignas alignof and as asm assert async auto await bool boolean break byte case catch char class const ' +
    'continue def default del delete do double elif else enum except export extends extern false final finally float ' +
    'for from friend global goto if implements import in inline inout instanceof int interface is lambda long main ' +
    'mutable namespace native new none nonlocal not null nullptr operator or package pass private protected public ' +
    'raise register requires return short signed sizeof static strictfp string struct super switch synchronized ' +
    'template this throw throws transient true try typedef typeid typename union unsigned using var virtual void ' +
    'volatile while with yield calls answers docket'
  ).split(' '),
);

export interface DocketYaml {
  /** Of output validators and interactors. */
  validatorProtocol: ValidatorProtocol;
  inputValidatorProtocol: ValidatorProtocol;
  /** Output validators are shown the source, and what the run took. */
  validatorsSeeRun: boolean;
  /** Directory of an interactor that is no output validator. */
  interactor: string | null;
  /** Submit-answer problems; null: each test case has a file of its own. */
  answerSheet: string | null;
  /** null: standard input and output. */
  fileNames: FileNames | null;
  /** null: a submission is run as one process. */
  processes: Processes | null;
  /** Functions that a submission consists of; null: it is a program. */
  functions: FunctionSignature[] | null;
  /** By the format's code of a language; null: the limits are the same for all. */
  limitFactors: Record<string, LimitFactors> | null;
  /** By the format's code of a language. */
  around: { code: string; around: CodeAround; place: Place }[];
}

const NOTHING: DocketYaml = {
  validatorProtocol: 'kattis',
  inputValidatorProtocol: 'kattis',
  validatorsSeeRun: false,
  interactor: null,
  answerSheet: null,
  fileNames: null,
  processes: null,
  functions: null,
  limitFactors: null,
  around: [],
};

export async function readDocketYaml(reading: Reading): Promise<DocketYaml> {
  const file = reading.tree.find(FILE);
  const text = file === null ? null : await readTextFile(file, reading.findings);
  const yaml = text === null ? null : readYamlMap(text, FILE, reading.findings);
  if (yaml === null) return NOTHING;
  const functions = yaml.get('functions');
  const read: DocketYaml = {
    validatorProtocol: yaml.choice('validator_protocol', PROTOCOLS, 'kattis'),
    inputValidatorProtocol: yaml.choice('input_validator_protocol', PROTOCOLS, 'kattis'),
    validatorsSeeRun: yaml.get('validators_see_run')?.boolean() ?? false,
    interactor: readDirectory(reading, yaml),
    answerSheet: yaml.text('answer_sheet'),
    fileNames: readFileNames(yaml),
    processes: readProcesses(yaml),
    functions: functions === null ? null : readFunctions(functions),
    limitFactors: readLimitFactors(yaml),
    around: readAround(yaml),
  };
  yaml.reportUnknown();
  return read;
}

function readDirectory({ tree }: Reading, yaml: YamlMap): string | null {
  const value = yaml.get('interactor');
  const directory = value?.text() ?? null;
  if (value === null || directory === null || tree.isDirectory(directory)) return directory;
  return value.wrong(`is "${directory}", and there is no such directory`, 'Name the directory of the interactor');
}

function readFileNames(yaml: YamlMap): FileNames | null {
  const files = yaml.map('files');
  if (files === null) return null;
  const names = { input: readFileName(files.get('input')), output: readFileName(files.get('output')) };
  files.reportUnknown();
  return names.input === null && names.output === null ? null : names;
}

function readProcesses(yaml: YamlMap): Processes | null {
  const processes = yaml.map('processes');
  if (processes === null) return null;
  if (processes.get('count') === null) yaml.get('processes')?.wrong('has no count', 'Add the key count');
  const count = readProcessCount(processes.get('count'));
  const timeLimit = processes.choice('time_limit', PROCESS_TIME_LIMITS, 'total');
  processes.reportUnknown();
  return count > 1 ? { count, timeLimit } : null;
}

function readLimitFactors(yaml: YamlMap): Record<string, LimitFactors> | null {
  const entries = (yaml.map('language_limits')?.entries() ?? []).flatMap(([code, value]): [string, LimitFactors][] => {
    const map = value.map();
    if (map === null) return [];
    if (languagesOfKattisId(code).length === 0) value.warn('is for a language that Docket has not', 'Remove it');
    const [time, memory] = [map.get('time'), map.get('memory')];
    if (time === null && memory === null) value.wrong('has neither time nor memory', 'Add how many times the limit');
    const factors = {
      time: (time === null ? null : readLimitFactor(time)) ?? 1,
      memory: (memory === null ? null : readLimitFactor(memory)) ?? 1,
    };
    map.reportUnknown();
    return [[code, factors]];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function readAround(yaml: YamlMap): DocketYaml['around'] {
  return (yaml.map('around')?.entries() ?? []).flatMap(([code, value]) => {
    const map = value.map();
    const around = { before: map?.text('before') ?? '', after: map?.text('after') ?? '' };
    map?.reportUnknown();
    return [{ code, around, place: value.place }];
  });
}

function readFunctions(value: YamlValue): FunctionSignature[] {
  const functions = (value.list() ?? []).flatMap((one) => {
    const map = one.map();
    const signature = map === null ? null : readSignature(one, map);
    map?.reportUnknown();
    return signature === null ? [] : [signature];
  });
  const names = functions.map(({ name }) => name);
  if (new Set(names).size < names.length) value.wrong('names a function twice', 'Name each once');
  if (functions.length === 0) value.wrong('has no function', 'Add one with name, parameters and returns');
  return functions;
}

function readSignature(place: YamlValue, map: YamlMap): FunctionSignature | null {
  const name = readName(map);
  const parameters = (map.get('parameters')?.list() ?? []).flatMap((one) => {
    const parameter = one.map();
    if (parameter === null) return [];
    const parameterName = readName(parameter);
    const type = parameter.choice('type', VALUE_TYPES, 'int64');
    if (parameter.get('type') === null) one.wrong('has no type', `Use one of ${VALUE_TYPES.join(', ')}`);
    parameter.reportUnknown();
    return parameterName === null ? [] : [{ name: parameterName, type }];
  });
  if (map.get('returns') === null) place.wrong('does not say what it returns', `Use one of ${RESULT_TYPES.join(', ')}`);
  const returns = map.choice('returns', RESULT_TYPES, 'int64');
  return name === null ? null : { name, returns, parameters };
}

function readName(map: YamlMap): string | null {
  const value = map.get('name');
  const name = value?.text() ?? '';
  if (IDENTIFIER.test(name) && !RESERVED.has(name)) return name;
  const remedy = 'Use small letters, digits and "_", and no word of C, C++, Java or Python';
  (value ?? map.get('name'))?.wrong(`is "${name}", which not every language can use`, remedy);
  return null;
}
