import { MIB } from '../../contract/limits.js';
import type { YamlMap, YamlValue } from '../yaml-reader.js';

/** `init.yml`, as far as it says what is judged: a test case, or a batch of them. */
export interface DmojUnit {
  place: { file: string; line: number };
  points: number;
  isBatch: boolean;
  /** Numbers of batches, from 1. */
  dependencies: number[];
  cases: DmojCase[];
}

export interface DmojCase {
  place: { file: string; line: number };
  input: string | null;
  output: string | null;
  /** null: no generator. */
  generator: YamlValue | null;
  generatorArgs: string[];
  generatorInput: string | null;
  /** null: the standard one. */
  checker: YamlValue | null;
  /** Its data are given to programs as they are. */
  isBinary: boolean;
  outputLimitBytes: number;
}

/** What DMOJ's judge sets where nothing does. */
const DEFAULT_OUTPUT_BYTES = 24 * MIB;
const DEFAULT_POINTS = 1;

/** Keys of test cases that Docket has no place for. */
const CASE_KEYS_LOST = ['output_prefix_length', 'symlinks', 'wall_time_factor'];

/**
 * Settings of a test case: its own, else those of its batch, else those of the whole file. A key that is written without
 * a value is not looked for further up (`ConfigNode` of DMOJ's judge).
 */
class Settings {
  /** @param maps from the test case up */
  constructor(private readonly maps: readonly YamlMap[]) {}

  get(key: string): YamlValue | null {
    return this.asking(key)?.get(key) ?? null;
  }

  number(key: string, rule: { above?: number; least?: number }, fallback: number): number {
    return this.asking(key)?.number(key, rule, fallback) ?? fallback;
  }

  boolean(key: string, fallback: boolean): boolean {
    return this.asking(key)?.boolean(key, fallback) ?? fallback;
  }

  /** The map that has the key; to the others it is known, too. */
  private asking(key: string): YamlMap | null {
    for (const map of this.maps) map.get(key);
    return this.maps.find((map) => map.has(key)) ?? null;
  }
}

/** A list of test cases. Keys that only say how a test case is shown are passed over. */
export function readUnits(value: YamlValue, root: YamlMap): DmojUnit[] {
  return (value.list() ?? []).flatMap((one) => {
    const map = one.map();
    return map === null ? [] : [readUnit(map, one, root)];
  });
}

/** What a test case has that says nothing but the names of its files. */
export function namedCase(
  root: YamlMap,
  place: { file: string; line: number },
  names: { input: string | null; output: string | null },
): DmojCase {
  return { place, ...commonSettings(new Settings([root])), ...names };
}

/** Of a test case that has none of its own. */
export function defaultPoints(root: YamlMap): number {
  return root.number('points', { least: 0 }, DEFAULT_POINTS);
}

function readUnit(map: YamlMap, value: YamlValue, root: YamlMap): DmojUnit {
  const settings = new Settings([map, root]);
  const points = settings.number('points', { least: 0 }, DEFAULT_POINTS);
  const batch = map.get('batched');
  if (batch === null) {
    const cases = [readCase(map, value, settings)];
    return { place: value.place, points, isBatch: false, dependencies: [], cases };
  }
  const dependencies = (map.get('dependencies')?.list() ?? []).flatMap((one) => one.number() ?? []);
  const ownPoints = new Set<number>();
  const cases = (batch.list() ?? []).flatMap((one) => {
    const inner = one.map();
    if (inner?.get('batched') != null) {
      one.wrong('is a batch inside a batch', 'Make it a batch of its own');
      return [];
    }
    if (inner === null) return [];
    const own = new Settings([inner, map, root]);
    ownPoints.add(own.number('points', { least: 0 }, DEFAULT_POINTS));
    return [readCase(inner, one, own)];
  });
  if (cases.length === 0) batch.wrong('is empty', 'Add test cases');
  // DMOJ's site gives a batch the least points that a test case got, out of the most that one is worth.
  if (ownPoints.size > 1) {
    batch.wrong('has test cases with different points, which nobody gets in full', 'Give points to the batch alone');
  }
  rest(map);
  const [worth = points] = ownPoints;
  return { place: value.place, points: worth, isBatch: true, dependencies, cases };
}

function readCase(map: YamlMap, value: YamlValue, settings: Settings): DmojCase {
  const read = { place: value.place, ...commonSettings(settings) };
  if (
    read.input !== null &&
    read.generator !== null &&
    (read.generatorArgs.length > 0 || read.generatorInput !== null)
  ) {
    value.wrong('has an input and words for the generator that is to make it', 'Leave one of them out');
  }
  rest(map);
  return read;
}

function commonSettings(settings: Settings): Omit<DmojCase, 'place'> {
  return {
    input: settings.get('in')?.text() ?? null,
    output: settings.get('out')?.text() ?? null,
    generator: settings.get('generator'),
    generatorArgs: settings.get('generator_args')?.texts() ?? [],
    generatorInput: settings.get('generator_in')?.text() ?? null,
    checker: settings.get('checker'),
    isBinary: settings.boolean('binary_data', false),
    outputLimitBytes: settings.number('output_limit_length', { above: 0 }, DEFAULT_OUTPUT_BYTES),
  };
}

/** Keys that end so are Python of the package's, which DMOJ's judge runs inside itself to get the value. */
export function refuseComputed(map: YamlMap): void {
  for (const key of map.keys.filter((name) => name.endsWith('+'))) {
    map.get(key)?.wrong('is computed inside the judge of DMOJ', `Write what ${key.replace(/\++$/, '')} is`);
  }
}

function rest(map: YamlMap): void {
  refuseComputed(map);
  for (const key of CASE_KEYS_LOST) map.get(key)?.warn('of some test cases has no place here', 'Set it for all');
  map.reportUnknown();
}
