/**
 * The test data of `config.yaml`, with points as Hydro gives them: whole numbers, what is not said shared out evenly and
 * the last ones getting what is left over; a score of 0 says nothing.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type ForeignCase, type ForeignGroup } from '../foreign/test-data.js';
import { type PackageFile, baseName } from '../package-tree.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';
import { findSubtasks, findTestData, TEST_DATA } from './case-names.js';
import { type HydroLimits, readLimits, theirLimits } from './limits.js';

type Place = string | { file: string; line: number };

interface HydroCase extends ForeignCase {
  score: number | null;
  /** Where the score is written. */
  scoreValue: YamlValue | null;
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
/** Hydro's name of no file. */
const NO_FILE = '/dev/null';

/**
 * `cases`, else `subtasks`, else what the names of files make.
 *
 * @param config null: there is no config.yaml
 * @param inParts whether a test case can be worth a part of its points
 */
export async function readHydroTests(
  reading: ForeignReading,
  config: YamlMap | null,
  inParts: boolean,
): Promise<HydroTests> {
  const { findings, conversion } = reading;
  const listed = config?.get('cases')?.list() ?? [];
  const written = config?.get('subtasks')?.list() ?? [];
  if (listed.length > 0 && written.length > 0) conversion.lost('subtasks', 'there are cases as well, which go first');
  let subtasks: HydroSubtask[] = [];
  if (listed.length > 0) {
    const cases = await readCases(reading, config?.get('cases') ?? null);
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
  return { groups: groupsOf(reading, ordered, inParts), isScored: !isPlain, limits };
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
  const cases = (await readCases(reading, subtask.get('cases'))).map((one) => ({
    ...one,
    limits: {
      timeLimitMs: one.limits.timeLimitMs ?? limits.timeLimitMs,
      memoryMiB: one.limits.memoryMiB ?? limits.memoryMiB,
    },
  }));
  subtask.reportUnknown();
  return [{ id, type, score: score === 0 ? null : score, needs, cases, place: value.place }];
}

async function readCases(reading: ForeignReading, value: YamlValue | null): Promise<HydroCase[]> {
  const cases: HydroCase[] = [];
  for (const one of value?.list() ?? []) {
    const map = one.map();
    if (map === null) continue;
    const score = map.number('score', { least: 0 }, 0);
    const input = await file(reading, map.get('input'));
    const answer = await file(reading, map.get('output'));
    const limits = readLimits(map);
    map.get('id');
    map.reportUnknown();
    if (input === null || answer === null) continue;
    const [own, scoreValue] = score === 0 ? [null, null] : [score, map.get('score')];
    cases.push({ input, answer, description: baseName(input.path), score: own, scoreValue, limits });
  }
  return cases;
}

/** What is not named is empty. */
async function file(reading: ForeignReading, value: YamlValue | null): Promise<PackageFile | null> {
  const name = value?.text() ?? null;
  if (value === null || name === NO_FILE) return reading.made.add('empty', '');
  if (name === null) return null;
  const found = findTestData(reading, name) ?? reading.tree.find(name);
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
      if (from === null || to === null) return [];
      return [{ input: from, answer: to, description: input, score: null, scoreValue: null, limits }];
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

interface NamedSubtask {
  name: string;
  points: number;
  subtask: HydroSubtask;
}

/** In the order of judging, with what each needs before it. */
function groupsOf(
  { findings, conversion }: ForeignReading,
  subtasks: readonly HydroSubtask[],
  inParts: boolean,
): ForeignGroup[] {
  const shares = shared(
    FULL,
    subtasks.map(({ score }) => score),
  );
  const named = new Map<string, NamedSubtask>();
  for (const [index, subtask] of subtasks.entries()) {
    const name = String(subtask.id ?? index + 1);
    if (named.has(name)) {
      findings.error(subtask.place, `another subtask is ${name}, too`, 'Give each an id of its own');
    } else named.set(name, { name, points: worthOf(subtask, shares[index] ?? 0, inParts), subtask });
  }
  for (const { needs } of subtasks) {
    for (const { name, place } of needs.filter((need) => !named.has(need.name))) {
      findings.error(place, `there is no subtask ${name}`, 'Name the id of a subtask');
    }
  }
  const { ordered, circle } = byNeeds(named);
  for (const { name, subtask } of circle) {
    findings.error(subtask.place, `subtask ${name} needs itself, by way of others or not`, 'Take one need away');
  }
  if (circle.length === 0 && ordered.some(({ name }, index) => name !== [...named.keys()][index])) {
    conversion.changed('order of subtasks', 'those that others need are judged before them');
  }
  const partsOf = new Map<string, string[]>();
  return ordered.flatMap(({ name, points, subtask }) => {
    const requires = subtask.needs.flatMap((need) => partsOf.get(need.name) ?? []);
    const parts = partsOfSubtask(subtask, name, points);
    partsOf.set(
      name,
      parts.map((part) => part.name),
    );
    return parts.map((part) => ({ ...part, requires }));
  });
}

/**
 * Hydro judges all subtasks and then sees which of them count: a need may come later. Here it comes first; else the
 * order stays as it is.
 *
 * @returns `circle`: those that wait for one another
 */
function byNeeds(named: ReadonlyMap<string, NamedSubtask>): { ordered: NamedSubtask[]; circle: NamedSubtask[] } {
  const ordered: NamedSubtask[] = [];
  const waiting = new Map(named);
  const isReady = ({ subtask }: NamedSubtask): boolean => !subtask.needs.some(({ name }) => waiting.has(name));
  for (;;) {
    const next = [...waiting.values()].find(isReady);
    if (next === undefined) return { ordered, circle: [...waiting.values()] };
    ordered.push(next);
    waiting.delete(next.name);
  }
}

/**
 * The points of a subtask. Of one that counts its worst or best test case, each test case has the whole of them or the
 * points that it names, and the worst case cannot give more than the whole (`normalizeSubtasks` and `judgeSubtask` of
 * Hydro's judge): with different ones, the points are not those of one test case here.
 */
function worthOf({ type, cases }: HydroSubtask, points: number, inParts: boolean): number {
  const values = cases.flatMap(({ scoreValue }) => scoreValue ?? []);
  const [first] = values;
  if (type === 'sum' || first === undefined) return points;
  const scores = cases.map(({ score }) => score ?? points);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  if (type === 'max' && least < most) {
    first.wrong(
      'differs from that of another test case, of which the best counts: how much it is worth depends on which is right',
      'Give all test cases of the subtask the same score',
    );
  } else if (type === 'min' && inParts && (least < most || most > points)) {
    first.wrong(
      'differs from that of another test case or exceeds the subtask’s, and test cases can be worth a part of their points',
      'Leave it out, or make the type sum',
    );
  }
  return type === 'min' ? Math.min(points, least) : most;
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
