/**
 * `user_extra_files`: Hydro puts them beside the submission when it is compiled and when it is run, and compiles the
 * submission alone. What C and C++ would compile as a unit of its own here is therefore made one with nothing in it: it
 * has its content for those that include it.
 */
import { readFile } from 'node:fs/promises';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import { extraFiles } from './programs.js';

/** Sources that programs of a language find by themselves, by the package format's code of the language. */
const FOUND_BY: Readonly<Record<string, RegExp>> = {
  c: /\.c$/,
  cpp: /\.(cpp|cc|cxx|c\+\+|C)$/,
  haskell: /\.hs$/,
  java: /\.java$/,
  javascript: /\.(js|mjs|cjs)$/,
  lua: /\.lua$/,
  pascal: /\.pas$/,
  perl: /\.(pl|pm)$/,
  php: /\.php$/,
  python3: /\.py3?$/,
  ruby: /\.rb$/,
  rust: /\.rs$/,
};
const UNITS = ['c', 'cpp'];
/** Other languages compile every source that lies there; Hydro's commands name the submission alone. */
const SOURCE =
  /\.(c|cpp|cc|cxx|c\+\+|C|hs|java|js|mjs|cjs|lua|pas|pl|pm|php|py3?|rb|rs|go|cs|kt|scala|d|ml|ts|f90|erl|ex|exs|R)$/;
/** What may stand beside sources of every language. */
const PLAIN_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/;
/** How a submission is compiled or run, where the package has its own way. */
const SCRIPTS = ['compile.sh', 'execute.sh'];

/** Call it when the test cases are there. */
export async function setExtraFiles(
  reading: ForeignReading,
  config: YamlMap | null,
  problem: ProblemPackage,
): Promise<void> {
  const { conversion } = reading;
  const files = extraFiles(reading, config, 'user_extra_files');
  if (files.length === 0) return;
  const list = config?.get('user_extra_files');
  const script = files.find(({ name }) => SCRIPTS.includes(name));
  if (script !== undefined) {
    list?.wrong(`has ${script.name}, a way of its own to compile or run submissions`, 'Import a problem without it');
    return;
  }
  const odd = files.find(({ name }) => !PLAIN_NAME.test(name));
  if (odd !== undefined) {
    list?.wrong(`has ${odd.name}, which is no plain name of a file`, 'Use letters, digits, ".", "-" and "_"');
    return;
  }
  const twice = files.find(({ name }, index) => files.findIndex((one) => one.name === name) !== index);
  if (twice !== undefined) {
    list?.wrong(`has two files named ${twice.name}`, 'Keep one of them');
    return;
  }
  if (problem.types.includes('submit-answer')) {
    conversion.lost('user_extra_files', 'no programs are handed in');
    return;
  }
  const plain = files.filter(({ name }) => !SOURCE.test(name));
  if (plain.length > 0) problem.includedFiles = { default: plain };
  for (const [code, ending] of Object.entries(FOUND_BY)) {
    const sources = files.filter(({ name }) => ending.test(name));
    if (sources.length === 0) continue;
    const own = UNITS.includes(code) ? await Promise.all(sources.map((one) => onlyIncluded(reading, one))) : sources;
    problem.includedFiles[code] = [...plain, ...own];
  }
  problem.testCases = problem.testCases.map((one) => ({ ...one, files: [...one.files, ...files] }));
  conversion.kept('user_extra_files', `${files.map(({ name }) => name).join(', ')}: beside each submission`);
}

/** GCC and Clang count in `__INCLUDE_LEVEL__`; a unit by itself is at 0. */
async function onlyIncluded({ made }: ForeignReading, { name, file }: NamedFile): Promise<NamedFile> {
  const parts = ['#if __INCLUDE_LEVEL__ > 0\n#line 1\n', await readFile(file.hostPath), '\n#endif\n'];
  return { name, file: await made.add(file.path, Buffer.concat(parts.map((part) => Buffer.from(part)))) };
}
