/**
 * `domjudge-problem.ini`: what a package for DOMjudge says besides problem.yaml, or in its place. Its time limit is one
 * of several (time-limit-files.ts); `special_compare_args` are flags of the output validator, `special_compare` and
 * `special_run` name one that is on the server, where it is not in the package.
 */
import { splitFlags } from './validator-flags.js';
import { findDirectory, readTextFile, type Reading } from './reading.js';

export const DOMJUDGE_FILE = 'domjudge-problem.ini';
/**
 * DOMjudge needs no statement and no solution, and takes any validator. Besides its own file, a statement in the root
 * tells its packages; `.timelimit` does not, which others have as well.
 */
export function isForDomjudge({ tree, rules }: Reading): boolean {
  return tree.find(DOMJUDGE_FILE) !== null || (rules.isLegacy && tree.find('problem.pdf') !== null);
}

/** DOMjudge's own, which do what the format says. */
const USUAL = ['', 'compare', 'run'];

/** @param flags of problem.yaml, which go first @returns the flags of the output validator */
export async function withDomjudgeFlags(reading: Reading, flags: string[]): Promise<string[]> {
  const { tree, findings, rules } = reading;
  const file = tree.find(DOMJUDGE_FILE);
  const text = file === null ? null : await readTextFile(file, findings);
  if (text === null) return flags;
  const hasValidator = findDirectory(reading, rules.outputValidatorDirs) !== null;
  for (const key of ['special_compare', 'special_run']) {
    const { value, line } = find(text, key);
    if (hasValidator || USUAL.includes(value)) continue;
    const message = `${key} names "${value}", which is on a DOMjudge server and not in the package`;
    findings.error({ file: DOMJUDGE_FILE, line }, message, 'Add it as an output validator');
  }
  const { value, line } = find(text, 'special_compare_args');
  const own = splitFlags(value);
  if (own.length === 0 || own.join(' ') === flags.join(' ')) return flags;
  if (flags.length === 0) return own;
  findings.warning({ file: DOMJUDGE_FILE, line }, 'problem.yaml has other flags, which are used', 'Keep one of them');
  return flags;
}

/** The problem's name, for packages that have no problem.yaml; null where it says none. */
export async function domjudgeName({ tree, findings }: Reading): Promise<string | null> {
  const file = tree.find(DOMJUDGE_FILE);
  const text = file === null ? null : await readTextFile(file, findings);
  const { value } = find(text ?? '', 'name');
  return value === '' ? null : value;
}

/** Far above any there is. */
const MOST_LINE_CHARACTERS = 1_000;

/** The line is 0 where it says nothing of the key. */
export function find(text: string, key: string): { value: string; line: number } {
  const lines = text.split('\n').map((line) => line.slice(0, MOST_LINE_CHARACTERS));
  // A comment may follow, as PHP reads such files.
  const pattern = new RegExp(`^\\s*${key}\\s*=\\s*(?:'([^']*)'|"([^"]*)"|([^'"].*?)?)\\s*(?:;.*)?$`);
  const at = lines.findIndex((line) => pattern.test(line));
  const match = pattern.exec(lines[at] ?? '');
  return { value: (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim(), line: at + 1 };
}
