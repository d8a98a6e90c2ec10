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
  /** The generator's own words for this test case, where there are some. */
  generator: YamlValue | null;
  generatorArgs: string[];
  generatorInput: string | null;
}

/** A test case whose data are files alone. */
export const NOT_GENERATED = { generator: null, generatorArgs: [], generatorInput: null };

/** Keys of a test case that Docket has no place for. */
const CASE_KEYS_LOST = ['output_prefix_length', 'output_limit_length', 'binary_data', 'symlinks', 'wall_time_factor'];

/** A list of test cases. Keys that only say how a test case is shown are passed over. */
export function readUnits(value: YamlValue, defaultPoints: number): DmojUnit[] {
  return (value.list() ?? []).flatMap((one) => {
    const map = one.map();
    return map === null ? [] : [readUnit(map, one, defaultPoints)];
  });
}

function readUnit(map: YamlMap, value: YamlValue, defaultPoints: number): DmojUnit {
  const points = map.number('points', { least: 0 }, defaultPoints);
  const batch = map.get('batched');
  const dependencies = (map.get('dependencies')?.list() ?? []).flatMap((one) => one.number() ?? []);
  if (batch === null) {
    const cases = [readCase(map, value)];
    return { place: value.place, points, isBatch: false, dependencies, cases };
  }
  const cases = (batch.list() ?? []).flatMap((one) => {
    const inner = one.map();
    if (inner?.get('batched') != null) {
      one.wrong('is a batch inside a batch', 'Make it a batch of its own');
      return [];
    }
    return inner === null ? [] : [readCase(inner, one)];
  });
  if (cases.length === 0) batch.wrong('is empty', 'Add test cases');
  rest(map);
  return { place: value.place, points, isBatch: true, dependencies, cases };
}

function readCase(map: YamlMap, value: YamlValue): DmojCase {
  const checker = map.get('checker');
  if (checker !== null) checker.wrong('is a checker of one test case', 'Use one checker for all');
  const input = map.text('in');
  const args = map.get('generator_args');
  const generatorInput = map.text('generator_in');
  if (input !== null && (args !== null || generatorInput !== null)) {
    value.wrong('has an input and words for the generator that is to make it', 'Leave one of them out');
  }
  const read: DmojCase = {
    place: value.place,
    input,
    output: map.text('out'),
    generator: map.get('generator'),
    generatorArgs: args?.texts() ?? [],
    generatorInput,
  };
  map.get('points');
  rest(map);
  return read;
}

function rest(map: YamlMap): void {
  for (const key of CASE_KEYS_LOST) map.get(key)?.warn('of a single test case has no place here', 'Set it for all');
  map.reportUnknown();
}
