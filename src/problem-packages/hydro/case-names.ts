/**
 * Test data that config.yaml does not list: Hydro finds it by the names of files, and subtasks with it. `1.in` belongs to
 * subtask 1, `2-3.in` or `sum2_3.in` to subtask 2, whose worst test case then counts. An input whose output is not
 * there is passed over.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { compareNames, type PackageFile } from '../package-tree.js';

export const TEST_DATA = 'testdata';

/**
 * A file of the test data by the name that the settings give it. Where it is in a folder there, Hydro looks for it
 * without the folder first (`ensureFile` of its judge). null: there is none.
 */
export function findTestData({ tree }: ForeignReading, name: string): PackageFile | null {
  const below = name.split('/')[1];
  const flat = below === undefined ? null : tree.find(`${TEST_DATA}/${below}`);
  return flat ?? tree.find(`${TEST_DATA}/${name}`);
}

export interface FoundSubtask {
  id: number;
  type: 'min' | 'sum';
  /** Names below testdata/, in the order of judging; `number` is what the name counts them by. */
  cases: { input: string; output: string; number: number | null }[];
}

interface Rule {
  input: RegExp;
  /** Names of outputs, the likeliest first. */
  outputs: (match: RegExpExecArray) => string[];
  /** Of the subtask, and the test case in it; null: the name has none. */
  subtask: (match: RegExpExecArray) => number | null;
  number: (match: RegExpExecArray) => number | null;
}

const ENDINGS = ['out', 'OUT', 'out.txt', 'OUT.TXT', 'ans', 'ANS', 'ans.txt', 'ANS.TXT'];

/** The first that fits a name decides, where its output is there. */
const RULES: readonly Rule[] = [
  {
    input: /^(([\w.-]*?)(?:(\d*)[-_])?(\d+))\.(?:in|IN|txt|TXT|in\.txt|IN\.TXT)$/,
    outputs: ([, stem = '']) => [
      ...ENDINGS.flatMap((ending) => [`${stem}.${ending}`, asOutput(`${stem}.${ending}`)]),
      ...(stem.includes('input') ? [asOutput(`${stem}.txt`)] : []),
    ],
    subtask: ([, , , subtask = '']) => (subtask === '' ? null : Number(subtask)),
    number: ([, , , , number]) => Number(number),
  },
  {
    input: /^(\D*)\.(in|IN)(\d+)$/,
    outputs: ([, stem = '', ending, number = '']) =>
      (ending === 'in' ? ['ou', 'out'] : ['OU', 'OUT'])
        .map((one) => `${stem}.${one}${number}`)
        .flatMap((name) => [name, asOutput(name)]),
    subtask: () => null,
    number: () => null,
  },
  {
    input: /^(\D*\d+[-_]\d+)\.(?:in|IN)$/,
    outputs: ([, stem = '']) => plainOutputs(stem),
    subtask: ([, stem = '']) => Number(/\d+/.exec(stem)?.[0]),
    number: ([, stem = '']) => Number(/\d+$/.exec(stem)?.[0]),
  },
  {
    input: /^(\d+[-_].*)\.(?:in|IN)$/,
    outputs: ([, stem = '']) => plainOutputs(stem),
    subtask: () => null,
    number: ([, stem = '']) => Number(/^\d+/.exec(stem)?.[0]),
  },
];

export function findSubtasks({ tree, findings, conversion }: ForeignReading): FoundSubtask[] {
  const inFolder = (folder: string): string[] => tree.list(`${TEST_DATA}/${folder}`).map((name) => `${folder}/${name}`);
  const names = [...tree.list(TEST_DATA), ...inFolder('input'), ...inFolder('output')].filter(
    (name) => tree.find(`${TEST_DATA}/${name}`) !== null,
  );
  const present = new Set(names);
  const found = new Map<number, FoundSubtask>();
  for (const name of names.toSorted(compareNumbers)) {
    const fits = RULES.flatMap((rule) => {
      const match = rule.input.exec(name);
      if (match === null) return [];
      const output = rule.outputs(match).find((one) => one !== name && present.has(one));
      return [{ output, subtask: rule.subtask(match), number: rule.number(match) }];
    });
    const fit = fits.find(({ output }) => output !== undefined);
    if (fit?.output !== undefined) {
      const id = fit.subtask ?? 1;
      const subtask = found.get(id) ?? { id, type: fit.subtask === null ? 'sum' : 'min', cases: [] };
      found.set(id, subtask);
      subtask.cases.push({ input: name, output: fit.output, number: fit.number });
    } else if (/\.in\d*$/i.test(name)) {
      findings.warning(`${TEST_DATA}/${name}`, 'the input has no output that is found by its name', 'Add the file');
      conversion.lost('test case', `${name}: it has no output that is found by its name`);
    }
  }
  return [...found.values()]
    .map((one) => ({ ...one, cases: one.cases.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)) }))
    .toSorted((a, b) => a.id - b.id);
}

function asOutput(name: string): string {
  return name.replaceAll('input', 'output').replaceAll('INPUT', 'OUTPUT');
}

function plainOutputs(stem: string): string[] {
  return ['out', 'ans', 'OUT', 'ANS'].map((ending) => `${stem}.${ending}`);
}

/** `2.in` before `10.in`: numbers in names as numbers. */
function compareNumbers(a: string, b: string): number {
  const [first, second] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [index, part] of first.entries()) {
    const other = second[index] ?? '';
    const difference = index % 2 === 1 ? Number(part) - Number(other) : compareNames(part, other);
    if (difference !== 0) return difference;
  }
  return compareNames(a, b);
}
