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
  isGenerated: boolean;
}

/** Keys of a test case that Docket has no place for, and what that means. */
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
  const made = ['generator', 'generator_args', 'generator_in'].map((key) => map.get(key)).find((one) => one !== null);
  const checker = map.get('checker');
  if (checker !== null) checker.wrong('is a checker of one test case', 'Use one checker for all');
  const input = map.text('in');
  const isGenerated = made != null && input === null;
  const read = { place: value.place, input, output: map.text('out'), isGenerated };
  map.get('points');
  rest(map);
  return read;
}

function rest(map: YamlMap): void {
  for (const key of CASE_KEYS_LOST) map.get(key);
  map.reportUnknown();
}
