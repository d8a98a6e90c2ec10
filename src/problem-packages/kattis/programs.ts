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
    if (file !== null && GRAMMAR_ENDINGS.some((ending) => name.endsWith(ending))) {
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
