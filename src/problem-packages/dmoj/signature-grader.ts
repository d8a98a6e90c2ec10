/**
 * `signature_grader`: the jury's entry has the main function and calls what the header declares; a submission defines it.
 * DMOJ compiles both in one go, in C and C++ only, with the macro SIGNATURE_GRADER; it includes the header in front of the
 * submission and gives a main function there another name, unless `allow_main` says that the header deals with it. Here
 * the entry and the header are the problem's included files.
 */
import { readFile } from 'node:fs/promises';
import { addCodeAround } from '../code-around.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { baseName } from '../package-tree.js';
import type { NamedFile, ProblemPackage } from '../problem-package.js';
import type { YamlMap } from '../yaml-reader.js';
import type { DmojData } from './archive-data.js';

/** The format's codes of the languages, and what the entry has to end in to be compiled as such. */
const ENDINGS = { c: '.c', cpp: '.cpp' };
const MACRO = '#define SIGNATURE_GRADER 1\n';
const OTHER_MAIN = '#define main main_of_submission\n';

export async function setSignatureGrader(
  { conversion, findings, made }: ForeignReading,
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
  const isMainKept = grader.boolean('allow_main', false);
  grader.reportUnknown();
  if (entry === null || header === null) return;
  problem.languageCodes = Object.keys(ENDINGS);
  for (const [code, ending] of Object.entries(ENDINGS)) {
    const name = entry.name.replace(/\.[^.]*$/, '') + ending;
    const parts = [`${MACRO}#line 1\n`, await readFile(entry.file.hostPath)].map((part) => Buffer.from(part));
    problem.includedFiles[code] = [{ name, file: await made.add(entry.file.path, Buffer.concat(parts)) }, header];
    const before = `${MACRO}#include "${header.name}"\n${isMainKept ? '' : OTHER_MAIN}`;
    addCodeAround(problem, code, { before, after: '' }, grader.place, findings);
  }
  conversion.changed(
    'signature_grader',
    `${entry.name} and ${header.name} are compiled with each submission, in C and C++`,
  );
}
