/**
 * The one table of languages: to add one is to add a row in `rows/`, its Debian packages with it, and its programs to
 * `test/languages/<id>`.
 *
 * A program is compiled in `/box`, in a container of its own; the artifact is mounted read-only at `/artifact` in the
 * container that runs it, with an empty `/box` as working directory. What it takes to run a command line is all here;
 * limits come from the problem, except how many processes a runtime needs for itself.
 */
import type { LanguageRow } from './language.js';
import { C_FAMILY_ROWS } from './rows/c-family.js';
import { DATA_ROWS } from './rows/data.js';
import { GCC_LANGUAGE_ROWS } from './rows/gcc-languages.js';
import { GO_RUST_ROWS } from './rows/go-rust.js';
import { JVM_ROWS } from './rows/jvm.js';
import { LISP_PROLOG_ROWS } from './rows/lisp-prolog.js';
import { MANAGED_ROWS } from './rows/managed.js';
import { NATIVE_COMPILER_ROWS } from './rows/native-compilers.js';
import { PYTHON_ROWS } from './rows/python.js';
import { SCRIPT_ROWS } from './rows/scripts.js';

/** Of two languages with the same extension the first is taken, unless the second's first line claims the file. */
const ROWS = {
  ...C_FAMILY_ROWS,
  ...PYTHON_ROWS,
  ...JVM_ROWS,
  ...MANAGED_ROWS,
  ...GO_RUST_ROWS,
  ...SCRIPT_ROWS,
  ...NATIVE_COMPILER_ROWS,
  ...GCC_LANGUAGE_ROWS,
  ...LISP_PROLOG_ROWS,
  ...DATA_ROWS,
} as const satisfies Record<string, LanguageRow>;

export type LanguageId = keyof typeof ROWS;

export interface Language extends LanguageRow {
  id: LanguageId;
}

export const LANGUAGE_IDS = Object.keys(ROWS) as LanguageId[];

export const LANGUAGES: Readonly<Record<LanguageId, Language>> = Object.fromEntries(
  LANGUAGE_IDS.map((id) => [id, { id, ...ROWS[id] }]),
) as unknown as Record<LanguageId, Language>;

/** What `npm run up` sets up by itself: the languages of most contests, and those that need no more than they do. */
export const DEFAULT_LANGUAGE_IDS: readonly LanguageId[] = [
  ...(['c', 'cpp', 'cpp17', 'cpp23', 'python', 'pypy', 'java', 'javascript', 'go', 'rust', 'bash'] as const),
];

export function isLanguageId(id: string): id is LanguageId {
  return Object.hasOwn(ROWS, id);
}

/** What a problem package calls a language, as ours: several where it is run by several implementations, the usual one first. */
export function languagesOfKattisId(kattisId: string): Language[] {
  return LANGUAGE_IDS.map((id) => LANGUAGES[id]).filter(({ kattisIds }) => kattisIds.includes(kattisId));
}
