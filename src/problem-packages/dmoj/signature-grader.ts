/**
 * `signature_grader`: the jury's entry has the main function and calls what the header declares; a submission defines it.
 * DMOJ compiles both in one go, in C and C++ only; here the entry and the header are the problem's included files.
 */
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { baseName } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import type { DmojData } from './archive-data.js';

/** The format's codes of the languages, and what the entry has to end in to be compiled as such. */
const ENDINGS = { c: '.c', cpp: '.cpp' };

export async function setSignatureGrader(
  { conversion, findings }: ForeignReading,
  problem: ProblemPackage,
  grader: YamlMap,
  data: DmojData,
): Promise<void> {
  const part = async (key: 'entry' | 'header'): Promise<NamedFile | null> => {
    const value = grader.get(key);
    if (value === null) findings.error(grader.place, `signature_grader has no ${key}`, 'Name its file');
    const name = value?.text() ?? null;
    const file = value === null || name === null ? null : await data.file(name, value.place);
    return name === null || file === null ? null : { name: baseName(name), file };
  };
  const entry = await part('entry');
  const header = await part('header');
  if (grader.boolean('allow_main', false)) conversion.lost('allow_main', 'a submission cannot have a main function');
  grader.reportUnknown();
  if (entry === null || header === null) return;
  problem.languageCodes = Object.keys(ENDINGS);
  for (const [code, ending] of Object.entries(ENDINGS)) {
    const named = { ...entry, name: entry.name.replace(/\.[^.]*$/, '') + ending };
    problem.includedFiles[code] = [named, header];
  }
  conversion.changed(
    'signature_grader',
    `${entry.name} and ${header.name} are compiled with each submission, in C and C++; ` +
      `a submission has to include ${header.name} itself, and SIGNATURE_GRADER is not defined`,
  );
}
