import { detectLanguage } from '../kattis/programs.js';
import { rulesOf } from '../kattis/format-rules.js';
import type { Expectation } from '../../problems/expectation.js';
import type { ValidatorProtocol } from '../../problems/package-words.js';
import { baseName } from '../package-tree.js';
import type { NamedFile, PackageProgram, PackageSubmission } from '../problem-package.js';
import type { ForeignReading } from './foreign-reading.js';

/**
 * A program of the jury from one source and the files it needs beside it.
 * null with an error where Docket runs no such language.
 *
 * @param role for the message: `checker`
 */
export async function makeProgram(
  reading: ForeignReading,
  role: string,
  files: readonly NamedFile[],
  options: { protocol?: ValidatorProtocol; languageCode?: string | null } = {},
): Promise<PackageProgram | null> {
  const [main] = files;
  if (main === undefined) return null;
  const sources = files.filter(({ name }) => !/\.(h|hpp|hh|inc)$/i.test(name));
  const answer = await detectLanguage(kattisReading(reading), sources, options.languageCode ?? null, null);
  if (answer.language === null) {
    reading.findings.error(
      main.file.path,
      `the ${role} is in no language that Docket runs`,
      'Write it in C, C++ or Python 3',
    );
    return null;
  }
  return {
    name: baseName(main.name).replace(/\.[^.]*$/, ''),
    path: main.file.path,
    files: [...files],
    language: answer.language,
    entryPoint: answer.entryPoint,
    hasBuild: false,
    hasRun: false,
    ...(options.protocol === undefined ? {} : { protocol: options.protocol }),
  };
}

/** A jury's solution. One in a language that is not judged here stays in the package, unjudged. */
export async function makeSubmission(
  reading: ForeignReading,
  path: string,
  files: readonly NamedFile[],
  expectation: Expectation,
  languageCode: string | null = null,
): Promise<PackageSubmission> {
  const answer = await detectLanguage(kattisReading(reading), files, languageCode, null);
  if (answer.language === null) {
    reading.conversion.lost('solution', `${path}: ${answer.reason}`);
    reading.findings.info(path, `${answer.reason}: it will not be judged`, 'Nothing needs to be done');
  }
  return { path, files: [...files], language: answer.language, entryPoint: answer.entryPoint, expectation };
}

function kattisReading({ tree, findings, detect }: ForeignReading): Parameters<typeof detectLanguage>[0] {
  return { tree, findings, detect, rules: rulesOf('2025-09') };
}
