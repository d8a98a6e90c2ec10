/**
 * The test data of `config.yaml`, with points as Hydro gives them: whole numbers, what is not said shared out evenly and
 * the last ones getting what is left over; a score of 0 says nothing.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup } from '../foreign/test-data.js';
import { type PackageFile, baseName } from '../package-tree.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import { findSubtasks, TEST_DATA } from './case-names.js';
import { type HydroLimits, readLimits, theirLimits } from './limits.js';

type Place = string | { file: string; line: number };

interface HydroCase extends ForeignCase {
  score: number | null;
  limits: HydroLimits;
}

interface HydroSubtask {
  /** null: it has none, and its place counts. */
  id: number | null;
  type: 'min' | 'max' | 'sum';
  score: number | null;
  /** Names of subtasks. */
  needs: { name: string; place: Place }[];
  cases: HydroCase[];
  place: Place;
}

export interface HydroTests {
  groups: ForeignGroup[];
  /** Whether there are points to be had, or each test case counts the same. */
  isScored: boolean;
  limits: { timeLimitMs: number; memoryMiB: number; place: Place };
}

/** Of all subtasks together. */
const FULL = 100;

/**
 * `cases`, else `subtasks`, else what the names of files make.
 *
 * @param config null: there is no config.yaml
 */
export async function readHydroTests(reading: ForeignReading, config: YamlMap | null): Promise<HydroTests> {
  const { findings, conversion } = reading;
  const listed = config?.get('cases')?.list() ?? [];
  const written = config?.get('subtasks')?.list() ?? [];
  if (listed.length > 0 && written.length > 0) conversion.lost('subtasks', 'there are cases as well, which go first');
  let subtasks: HydroSubtask[] = [];
  if (listed.length > 0) {
    const cases = await readCases(reading, config?.get('cases') ?? null, 'sum');
    subtasks = [{ id: null, type: 'sum', score: null, needs: [], cases, place: TEST_DATA }];
  } else {
    for (const one of written) subtasks.push(...(await readSubtask(reading, one)));
    if (subtasks.every(({ cases }) => cases.length === 0)) subtasks = fillByNames(reading, subtasks);
  }
  if (subtasks.length === 0) findings.error(TEST_DATA, 'there are no test cases', 'Add 1.in and 1.out there');
  for (const { cases, place } of subtasks) {
    if (cases.length === 0) findings.error(place, 'there are no test cases', 'Add cases');
  }
  const ordered = inOrder(subtasks);
  const isPlain =
    (listed.length > 0 || written.length === 0) &&
    ordered.every(({ type, cases }) => type === 'sum' && cases.every(({ score }) => score === null));
  const limits = theirLimits(reading, config, ordered);
  return { groups: groupsOf(reading, ordered), isScored: !isPlain, limits };
}

async function readSubtask(reading: ForeignReading, value: YamlValue): Promise<HydroSubtask[]> {
  const subtask = value.map();
  if (subtask === null) return [];
  const id = subtask.get('id') === null ? null : subtask.number('id', { isWhole: true, least: 0 }, 0);
  const type = subtask.choice('type', ['min', 'max', 'sum'] as const, 'min');
  const score = subtask.number('score', { least: 0 }, 0);
  const needs = (subtask.get('if')?.list() ?? []).map((one) => ({
    name: String(one.number() ?? ''),
    place: one.place,
  }));
  const limits = readLimits(subtask);
  const cases = (await readCases(reading, subtask.get('cases'), type)).map((one) => ({
    ...one,
    limits: {
      timeLimitMs: one.limits.timeLimitMs ?? limits.timeLimitMs,
      memoryMiB: one.limits.memoryMiB ?? limits.memoryMiB,
    },
  }));
  subtask.reportUnknown();
  return [{ id, type, score: score === 0 ? null : score, needs, cases, place: value.place }];
}

async function readCases(
  reading: ForeignReading,
  value: YamlValue | null,
  type: HydroSubtask['type'],
): Promise<HydroCase[]> {
  const cases: HydroCase[] = [];
  for (const one of value?.list() ?? []) {
    const map = one.map();
    if (map === null) continue;
    const score = map.number('score', { least: 0 }, 0);
    if (score !== 0 && type !== 'sum') {
      map.get('score')?.wrong(`is given, but the subtask counts its ${type}`, 'Leave it out, or make the type sum');
    }
    const input = await file(reading, map.get('input'));
    const answer = await file(reading, map.get('output'));
    const limits = readLimits(map);
    map.get('id');
    map.reportUnknown();
    if (input === null || answer === null) continue;
    cases.push({ input, answer, description: baseName(input.path), score: score === 0 ? null : score, limits });
  }
  return cases;
}

/** What is not named is empty. */
async function file({ tree, made }: ForeignReading, value: YamlValue | null): Promise<PackageFile | null> {
  if (value === null) return made.add('empty', '');
  const name = value.text();
  if (name === null) return null;
  const found = tree.find(`${TEST_DATA}/${name}`) ?? tree.find(name);
  return found ?? value.wrong(`is ${name}, which is not in ${TEST_DATA}/`, 'Add the file');
}

/** @param written subtasks without test cases, which take those that names find for their id */
function fillByNames(reading: ForeignReading, written: readonly HydroSubtask[]): HydroSubtask[] {
  const { tree, conversion, findings } = reading;
  const filled = new Map<number, HydroSubtask>();
  for (const one of written) {
    if (one.id === null || one.id === 0) {
      findings.error(one.place, 'the subtask has neither cases nor an id', 'Add one of them');
    } else filled.set(one.id, one);
  }
  const found = findSubtasks(reading);
  for (const { id, type, cases } of found) {
    const files = cases.flatMap(({ input, output }): HydroCase[] => {
      const [from, to] = [tree.find(`${TEST_DATA}/${input}`), tree.find(`${TEST_DATA}/${output}`)];
      const limits = { timeLimitMs: null, memoryMiB: null };
      return from === null || to === null ? [] : [{ input: from, answer: to, description: input, score: null, limits }];
    });
    const subtask = filled.get(id) ?? { id, type, score: null, needs: [], cases: [], place: TEST_DATA };
    filled.set(id, { ...subtask, cases: files });
  }
  if (found.length > 0) conversion.kept('test cases', 'found by their names');
  return [...filled.values()];
}

/** By their ids; one without stays where it is. */
function inOrder(subtasks: readonly HydroSubtask[]): HydroSubtask[] {
  const hasIds = subtasks.every(({ id }) => id !== null);
  return hasIds ? subtasks.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0)) : [...subtasks];
}

function groupsOf({ findings }: ForeignReading, subtasks: readonly HydroSubtask[]): ForeignGroup[] {
  const points = shared(
    FULL,
    subtasks.map(({ score }) => score),
  );
  const names = subtasks.map(({ id }, index) => String(id ?? index + 1));
  const groups: ForeignGroup[] = [];
  const partsOf = new Map<string, string[]>();
  for (const [index, subtask] of subtasks.entries()) {
    if (names.indexOf(names[index] ?? '') < index) {
      findings.error(subtask.place, `another subtask is ${names[index] ?? ''}, too`, 'Give each an id of its own');
    }
    const requires = subtask.needs.flatMap(({ name, place }) => {
      const parts = partsOf.get(name);
      if (parts === undefined) {
        findings.error(place, `there is no subtask ${name} before this one`, 'Order subtasks by what they need');
      }
      return parts ?? [];
    });
    const parts = partsOfSubtask(subtask, names[index] ?? '', points[index] ?? 0);
    groups.push(...parts.map((part) => ({ ...part, requires })));
    partsOf.set(
      names[index] ?? '',
      parts.map(({ name }) => name),
    );
  }
  return groups;
}

/** A sum whose test cases have different points is a group for each run of equal ones. */
function partsOfSubtask({ type, cases }: HydroSubtask, name: string, points: number): Omit<ForeignGroup, 'requires'>[] {
  if (type !== 'sum') return [{ name, points, aggregation: type, cases }];
  const scores = shared(
    points,
    cases.map(({ score }) => score),
  );
  const parts: { points: number; each: number; cases: HydroCase[] }[] = [];
  for (const [index, one] of cases.entries()) {
    const each = scores[index] ?? 0;
    const last = parts.at(-1);
    if (last === undefined || last.each !== each) {
      parts.push({ each, points: each, cases: [one] });
    } else {
      last.cases.push(one);
      last.points += each;
    }
  }
  return parts.map((part, index) => ({
    name: parts.length === 1 ? name : `${name}-${String(index + 1)}`,
    points: part.points,
    aggregation: 'sum' as const,
    cases: part.cases,
  }));
}

/** What is left of the whole goes to those without a number: the same for each, and one more for the last of them. */
function shared(whole: number, given: readonly (number | null)[]): number[] {
  const left = Math.max(0, whole - given.reduce<number>((sum, one) => sum + (one ?? 0), 0));
  const open = given.filter((one) => one === null).length;
  const base = Math.floor(left / open);
  let plain = open - (left % open);
  return given.map((one) => {
    if (one !== null) return one;
    plain -= 1;
    return plain >= 0 ? base : base + 1;
  });
}
