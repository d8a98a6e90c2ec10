import { isCode, isSource } from '../../languages/arrange-sources.js';
import { LANGUAGE_IDS, LANGUAGES } from '../../languages/languages.js';
import { GRAMMAR_ENDINGS } from '../../problems/package-words.js';
import { type PackageFile, baseName, joinPath, readHead } from '../package-tree.js';
import type { NamedFile, PackageProgram, ProgramAnswer } from '../problem-package.js';
import type { Reading } from './reading.js';

/** Enough of a file to tell its language. */
const HEAD_BYTES = 64 * 1024;

/** Every program of a directory: each file, and each directory as a whole ("Programs"). */
export async function readPrograms(reading: Reading, directory: string): Promise<PackageProgram[]> {
  const { tree, findings } = reading;
  const programs: PackageProgram[] = [];
  for (const name of tree.list(directory)) {
    const path = joinPath(directory, name);
    const file = tree.find(path);
    if (file !== null && isGrammar(name)) {
      programs.push(makeProgram(path, [{ name, file }], { language: null, entryPoint: null, reason: '' }));
      continue;
    }
    const program = await readProgram(reading, path);
    if (program.language !== null || program.hasBuild || program.hasRun) {
      programs.push(program);
    } else {
      findings.warning(
        path,
        'no program in a language that Docket runs: it is ignored',
        'Remove it if nothing needs it',
      );
    }
  }
  return programs;
}

/**
 * The one program of a directory that holds it directly or in a subdirectory of its own ("Output validator").
 * null with an error where there is none.
 */
export async function readSingleProgram(reading: Reading, directory: string): Promise<PackageProgram | null> {
  const { tree, findings } = reading;
  const names = tree.list(directory);
  const [only] = names;
  const inside = names.length === 1 && only !== undefined ? joinPath(directory, only) : null;
  const program = await readProgram(reading, inside !== null && tree.isDirectory(inside) ? inside : directory);
  if (program.language !== null || program.hasBuild || program.hasRun) return program;
  findings.error(directory, 'there is no program in a language that Docket runs', 'Write it in C, C++ or Python 3');
  return null;
}

/**
 * Output validators of the legacy format. To DOMjudge all files are one program: so they are where a script that builds or
 * runs, or what sources include, stands straight in the directory.
 */
export async function readOutputPrograms(reading: Reading, directory: string): Promise<PackageProgram[]> {
  const { tree, findings } = reading;
  const files = tree.list(directory).filter((name) => tree.find(joinPath(directory, name)) !== null);
  if (isOneProgram(files)) {
    const program = await readSingleProgram(reading, directory);
    return program === null ? [] : [program];
  }
  const programs = await readPrograms(reading, directory);
  return programs.filter(({ path }) => {
    if (!isGrammar(path)) return true;
    findings.error(path, 'a grammar checks inputs, not outputs', 'Move it to input_validators/, or write a program');
    return false;
  });
}

function isOneProgram(names: readonly string[]): boolean {
  const languages = LANGUAGE_IDS.map((id) => LANGUAGES[id]);
  const sources = names.filter((name) => languages.some((language) => isSource(language, name)));
  const isHeader = (name: string): boolean => !sources.includes(name) && languages.some((one) => isCode(one, name));
  return names.includes('build') || names.includes('run') || (sources.length > 0 && names.some(isHeader));
}

function isGrammar(path: string): boolean {
  return GRAMMAR_ENDINGS.some((ending) => path.endsWith(ending));
}

async function readProgram(reading: Reading, path: string): Promise<PackageProgram> {
  const file = reading.tree.find(path);
  const files: NamedFile[] =
    file !== null
      ? [{ name: baseName(path), file }]
      : reading.tree.below(path).map((one) => ({ name: one.path.slice(path.length + 1), file: one }));
  return makeProgram(path, files, await detectLanguage(reading, files, null, null));
}

function makeProgram(path: string, files: NamedFile[], answer: ProgramAnswer): PackageProgram {
  const isDirectory = files.length !== 1 || files[0]?.file.path !== path;
  return {
    // "The name of the program is the base name of the file or the name of the directory."
    name: isDirectory ? baseName(path) : baseName(path).replace(/\.[^.]*$/, ''),
    path,
    files,
    language: answer.language,
    entryPoint: answer.entryPoint,
    hasBuild: isDirectory && files.some(({ name }) => name === 'build'),
    hasRun: isDirectory && files.some(({ name }) => name === 'run'),
  };
}

export async function detectLanguage(
  { detect }: Reading,
  files: readonly NamedFile[],
  languageCode: string | null,
  entryPoint: string | null,
): Promise<ProgramAnswer> {
  const heads = await Promise.all(files.map(async ({ name, file }) => ({ name, head: await headText(file) })));
  return detect({ files: heads, languageCode, entryPoint });
}

/** The beginning of a file as text; empty for what is binary. */
export async function headText(file: PackageFile): Promise<string> {
  const head = await readHead(file, HEAD_BYTES);
  return head.includes(0) ? '' : head.toString('utf8');
}
