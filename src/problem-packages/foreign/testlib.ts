import { headText } from '../kattis/programs.js';
import { baseName } from '../package-tree.js';
import type { NamedFile } from '../problem-package.js';
import type { ForeignReading } from './foreign-reading.js';

const HEADER = 'testlib.h';
const INCLUDE = /^\s*#\s*include\s*[<"](?:[^<>"]*\/)?testlib\.h[>"]/m;

/**
 * The files of a program together with testlib.h where it includes it: checkers, validators and interactors of many
 * packages do, and no Debian package has it, so it has to come with the problem.
 *
 * @returns null where it is needed and not in the package
 */
export async function withTestlib(
  { tree }: ForeignReading,
  files: readonly NamedFile[],
): Promise<readonly NamedFile[] | null> {
  if (files.some(({ name }) => baseName(name) === HEADER)) return files;
  const heads = await Promise.all(files.map(({ file }) => headText(file)));
  if (!heads.some((head) => INCLUDE.test(head))) return files;
  const header = tree.files.find(({ path }) => baseName(path) === HEADER);
  return header === undefined ? null : [...files, { name: HEADER, file: header }];
}

export const TESTLIB_MISSING = 'it includes testlib.h, which is not in the package and in no Debian package either';
export const TESTLIB_REMEDY = 'Put testlib.h into the package, beside the program';
