import { readFile } from 'node:fs/promises';
import { headText } from '../kattis/programs.js';
import { type PackageFile, baseName } from '../package-tree.js';
import type { NamedFile } from '../problem-package.js';
import type { ForeignReading } from './foreign-reading.js';

const HEADER = 'testlib.h';
const INCLUDE = /^\s*#\s*include\s*[<"](?:[^<>"]*\/)?testlib\.h[>"]/m;

/**
 * The files of a program together with testlib.h where it includes it: checkers, validators and interactors of many
 * packages do, and no Debian package has it, so it has to come with the problem, or be this server's own.
 *
 * @returns null where it is needed and nowhere
 */
export async function withTestlib(
  reading: ForeignReading,
  files: readonly NamedFile[],
): Promise<readonly NamedFile[] | null> {
  if (files.some(({ name }) => baseName(name) === HEADER)) return files;
  const heads = await Promise.all(files.map(({ file }) => headText(file)));
  if (!heads.some((head) => INCLUDE.test(head))) return files;
  const header = reading.tree.files.find(({ path }) => baseName(path) === HEADER) ?? (await ownHeader(reading));
  return header === null ? null : [...files, { name: HEADER, file: header }];
}

async function ownHeader({ testlib, made, findings, conversion }: ForeignReading): Promise<PackageFile | null> {
  if (testlib === null) return null;
  try {
    const header = await made.add(HEADER, await readFile(testlib));
    conversion.changed(HEADER, 'is not in the package: this server’s own is used');
    return header;
  } catch {
    findings.warning('', `DOCKET_TESTLIB names ${testlib}, which cannot be read`, 'Correct the setting of the server');
    return null;
  }
}

export const TESTLIB_MISSING = 'it includes testlib.h, which is not in the package and in no Debian package either';
export const TESTLIB_REMEDY =
  'Put testlib.h into the package, or name one for all packages in the server’s DOCKET_TESTLIB';
