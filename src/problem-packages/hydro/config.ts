import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup } from '../foreign/test-data.js';
import { type PackageFile, baseName, compareNames } from '../package-tree.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';

export const TEST_DATA = 'testdata';

export interface HydroTests {
  groups: ForeignGroup[];
  isScored: boolean;
}

/** Points of a problem that says nothing about them. */
const FULL = 100;

/**
 * `subtasks`, else `cases`, else every pair of input and output that the names of files make.
 *
 * @param config null: there is no config.yaml
 */
export function readHydroTests(reading: ForeignReading, config: YamlMap | null): HydroTests {
  const subtasks = config?.get('subtasks') ?? null;
  const cases = config?.get('cases') ?? null;
  if (subtasks !== null) return readSubtasks(reading, subtasks);
  const listed =
    cases === null ? findPairs(reading) : readCases(reading, cases, config).map((one) => ({ ...one, points: null }));
  if (listed.length === 0) reading.findings.error(TEST_DATA, 'there are no test cases', 'Add 1.in and 1.out there');
  const group = { name: '1', points: FULL, aggregation: 'sum' as const, requires: [], cases: listed };
  return { groups: [group], isScored: false };
}

function readSubtasks(reading: ForeignReading, value: YamlValue): HydroTests {
  const { findings, conversion } = reading;
  const subtasks = (value.list() ?? []).flatMap((one) => one.map() ?? []);
  const scores = subtasks.map((one) => (one.get('score') === null ? null : one.number('score', { least: 0 }, 0)));
  const given = scores.reduce<number>((sum, score) => sum + (score ?? 0), 0);
  const open = scores.filter((score) => score === null).length;
  const ids = subtasks.map((one, index) => String(one.number('id', { isWhole: true }, index + 1)));
  const groups: ForeignGroup[] = [];
  for (const [index, subtask] of subtasks.entries()) {
    const name = ids[index] ?? String(index + 1);
    const type = subtask.choice('type', ['min', 'max', 'sum'] as const, 'min');
    if (type === 'max') {
      subtask.get('type')?.wrong('is max, which no score of a group can be here', 'Use min or sum');
    }
    for (const key of ['time', 'memory']) {
      if (subtask.get(key) !== null) conversion.lost(`${key} of subtask ${name}`, 'all test cases have one limit');
    }
    const requires = (subtask.get('if')?.list() ?? []).flatMap((one) => {
      const needed = String(one.number() ?? '');
      const at = ids.indexOf(needed);
      if (at >= 0 && at < index) return [needed];
      findings.error(one.place, `there is no subtask ${needed} before this one`, 'Order subtasks by what they need');
      return [];
    });
    groups.push({
      name,
      points: scores[index] ?? Math.max(0, FULL - given) / open,
      aggregation: type === 'sum' ? 'sum' : 'min',
      requires,
      cases: readCases(reading, subtask.get('cases'), subtask),
    });
    subtask.reportUnknown();
  }
  const [only] = groups;
  if (only === undefined) findings.error(value.place, 'there are no subtasks', 'Add some, or leave the key out');
  return { groups, isScored: true };
}

function readCases(reading: ForeignReading, value: YamlValue | null, parent: YamlMap | null): ForeignCase[] {
  const { findings, conversion } = reading;
  const list = value?.list() ?? [];
  if (list.length === 0)
    findings.error(value?.place ?? parent?.place ?? TEST_DATA, 'there are no test cases', 'Add cases');
  return list.flatMap((one) => {
    const map = one.map();
    if (map === null) return [];
    for (const key of ['time', 'memory', 'score']) {
      if (map.get(key) !== null) conversion.lost(`${key} of a test case`, 'it has that of all');
    }
    const [input, answer] = [file(reading, map.get('input')), file(reading, map.get('output'))];
    map.reportUnknown();
    return input === null || answer === null ? [] : [{ input, answer, description: baseName(input.path) }];
  });
}

function file({ tree }: ForeignReading, value: YamlValue | null): PackageFile | null {
  const name = value?.text() ?? null;
  if (value === null || name === null) return null;
  const found = tree.find(`${TEST_DATA}/${name}`) ?? tree.find(name);
  return found ?? value.wrong(`is ${name}, which is not in ${TEST_DATA}/`, 'Add the file');
}

/** Endings of outputs by the ending of inputs. */
const PAIRS: readonly [RegExp, string[]][] = [
  [/^(.*)\.in$/i, ['$1.out', '$1.ans', '$1.a']],
  [/^(.*)\.in(\d+)$/i, ['$1.ou$2', '$1.out$2', '$1.ans$2']],
  [/^(.*)input(.*)\.txt$/i, ['$1output$2.txt', '$1answer$2.txt']],
  [/^input(.*)$/i, ['output$1', 'answer$1']],
];

function findPairs(reading: ForeignReading): ForeignCase[] {
  const { tree, conversion } = reading;
  const names = tree.list(TEST_DATA);
  const cases: ForeignCase[] = [];
  for (const name of names.toSorted(compareNumbers)) {
    const pair = PAIRS.find(([input]) => input.test(name));
    const input = tree.find(`${TEST_DATA}/${name}`);
    if (pair === undefined || input === null) continue;
    const answer = pair[1].map((form) => tree.find(`${TEST_DATA}/${name.replace(pair[0], form)}`)).find((one) => one);
    if (answer === undefined || answer === null) {
      reading.findings.error(input.path, 'the input has no output', 'Add the file, or name the cases in config.yaml');
    } else {
      cases.push({ input, answer, description: name });
    }
  }
  if (cases.length > 0) conversion.kept('test cases', 'found by their names');
  return cases;
}

/** `2.in` before `10.in`. */
function compareNumbers(a: string, b: string): number {
  const [first, second] = [/\d+/.exec(a)?.[0], /\d+/.exec(b)?.[0]];
  const difference = Number(first ?? 0) - Number(second ?? 0);
  return difference === 0 ? compareNames(a, b) : difference;
}

/** `1s`, `500ms`, `1000`: milliseconds, which is what a number alone means. null where it is none. */
export function milliseconds(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|us)?\s*$/i.exec(text);
  if (match === null) return null;
  const unit = match[2]?.toLowerCase() ?? 'ms';
  return Number(match[1]) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
}

/** `256m`, `256MB`, `1g`, `65536k`: MiB, which is what a number alone means. null where it is none. */
export function mebibytes(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmg])?i?b?\s*$/i.exec(text);
  if (match === null) return null;
  const unit = match[2]?.toLowerCase() ?? 'm';
  return Number(match[1]) * (unit === 'g' ? 1024 : unit === 'k' ? 1 / 1024 : 1);
}
