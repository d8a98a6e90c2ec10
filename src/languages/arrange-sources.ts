/**
 * Gives a program's files the names that its language needs and finds where it starts, by the rules of the problem
 * package format ("Submissions", appendix "Languages"; legacy: the main file is `main.*`, else the first by name).
 *
 * People hand in `solution (3).java` with `public class Robot` in it, or text from an editor without any name; what can
 * be understood is accepted. What cannot is told in words and is a compile error.
 */
import { posix } from 'node:path';
import type { ArrangedProgram } from './command-lines.js';
import { scanJava, type JavaFile } from './java-source.js';
import type { EntryPointRule, SourceFile } from './language.js';
import type { Language } from './languages.js';

export type Arrangement =
  { ok: true; program: ArrangedProgram; contents: SourceFile[] } | { ok: false; /** For people. */ reason: string };

/** The format's rule for names, and `+` for `.c++`. A name never starts with a dash: it stands on a command line. */
const NAME_SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,254}$/;
/** Linux's NAME_MAX, for what a class is called: its file is named for it. */
const MAX_NAME_BYTES = 255;

/** @param entryPoint as the submitter or `submissions.yaml` names it: a file, or a class */
export function arrangeSources(language: Language, given: SourceFile[], entryPoint?: string | null): Arrangement {
  if (given.length === 0) return failure('There is no source file.');
  const contents = named(
    language,
    given.map((file) => renamedModule(language, file)),
  );
  if ('reason' in contents) return contents;
  if (language.entryPoint.kind === 'java-class') return arrangeJava(language, contents, entryPoint);
  const sources = contents.map(({ name }) => name).filter((name) => isSource(language, name));
  const found =
    language.entryPoint.kind === 'jvm-main'
      ? jvmMain(language.entryPoint, contents, sources, entryPoint)
      : mainFile(language, sources, entryPoint);
  if ('reason' in found) return found;
  return { ok: true, program: { sources, files: contents.map(({ name }) => name), entryPoint: found.name }, contents };
}

export function isSource(language: Language, name: string): boolean {
  return language.extensions.some((extension) => name.endsWith(extension));
}

/** A source, or what sources include. */
export function isCode(language: Language, name: string): boolean {
  return isSource(language, name) || language.headerExtensions.some((extension) => name.endsWith(extension));
}

function failure(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}

/** Names are kept where they can be; a single file may have any name, or none. */
function named(language: Language, files: SourceFile[]): SourceFile[] | { ok: false; reason: string } {
  const [only, ...more] = files;
  if (only && more.length === 0 && !isUsableName(language, only.name)) {
    return [{ ...only, name: language.sourceName }];
  }
  const seen = new Set<string>();
  for (const { name } of files) {
    if (!hasPlainName(name)) {
      return failure(
        `The file name ${JSON.stringify(name)} is not usable: letters, digits, ".", "-", "_" and "/" between folders only.`,
      );
    }
    if (seen.has(name)) return failure(`There are two files named ${name}.`);
    seen.add(name);
  }
  if (!files.some(({ name }) => isSource(language, name))) {
    return failure(
      `None of the files is ${language.name} source: their names should end in ${orList(language.extensions)}.`,
    );
  }
  return files;
}

/** Whether a source of the language can have this name beside other files. */
export function isUsableName(language: Language, name: string): boolean {
  return isSource(language, name) && hasPlainName(name);
}

function hasPlainName(name: string): boolean {
  return name.split('/').every((segment) => NAME_SEGMENT.test(segment));
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function mainFile(
  language: Language,
  sources: string[],
  wanted?: string | null,
): { name: string } | { ok: false; reason: string } {
  const rule = language.entryPoint;
  const byName = [...sources].sort();
  const first = byName[0] ?? language.sourceName;
  if (rule.kind !== 'main-file') return { name: first };
  if (wanted) {
    return sources.includes(wanted)
      ? { name: wanted }
      : failure(`The entry point ${wanted} is not among the source files.`);
  }
  const name =
    rule.defaultNames.find((candidate) => sources.includes(candidate)) ??
    byName.find((candidate) => /^main\.[^/]*$/i.test(candidate)) ??
    byName.find((candidate) => !candidate.includes('/')) ??
    first;
  return { name };
}

/**
 * Where a program starts that stands beside files of its problem ("Included files"): at one of these if it has the
 * language's name for a main file, a driver; otherwise at one of its own. null: the language finds that by itself.
 */
export function entryPointBeside(
  language: Language,
  own: readonly string[],
  included: readonly string[],
): string | null {
  const rule = language.entryPoint;
  if (rule.kind !== 'main-file' || included.length === 0) return null;
  const isMain = (name: string): boolean => rule.defaultNames.includes(name) || /^main\.[^/]*$/i.test(name);
  if (included.some((name) => isSource(language, name) && isMain(name))) return null;
  const sources = own.filter((name) => isSource(language, name));
  const found = mainFile(language, sources);
  return sources.length > 0 && 'name' in found ? found.name : null;
}

/** @param wanted a class, with or without its package, or the file that holds it */
function jvmMain(
  rule: EntryPointRule & { kind: 'jvm-main' },
  files: SourceFile[],
  sources: string[],
  wanted?: string | null,
): { name: string } | { ok: false; reason: string } {
  const found = files
    .filter(({ name }) => sources.includes(name))
    .flatMap(({ name, content }) =>
      rule.mainClasses(content.toString('utf8'), name).map((className) => ({ file: name, name: className })),
    );
  const isWanted = ({ file, name }: { file: string; name: string }): boolean =>
    file === wanted || name === wanted || name.endsWith(`.${wanted ?? ''}`);
  if (wanted) return found.find(isWanted) ?? failure(`${wanted} is no place to start: ${rule.missing}`);
  return found[0] ?? failure(rule.missing);
}

function arrangeJava(language: Language, files: SourceFile[], wanted?: string | null): Arrangement {
  const scanned = new Map<SourceFile, JavaFile>();
  for (const file of files) {
    if (isSource(language, file.name)) scanned.set(file, scanJava(file.content.toString('utf8')));
  }
  const contents = files.map((file) => renamedJava(file, scanned.get(file)));
  const names = contents.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return failure(`Two files declare what belongs into ${twice}.`);
  const long = names.find((name) => name.split('/').some((segment) => Buffer.byteLength(segment) > MAX_NAME_BYTES));
  if (long !== undefined) return failure(`${long.slice(0, 50)}… is too long for the name of a file.`);
  const entry = mainClass([...scanned.values()], wanted);
  if ('reason' in entry) return entry;
  const sources = names.filter((name) => isSource(language, name));
  return { ok: true, program: { sources, files: names, entryPoint: entry.name }, contents };
}

/** Erlang's compiler insists on a module standing in a file of its name. */
function renamedModule(language: Language, file: SourceFile): SourceFile {
  const name = language.moduleName?.(file.content.toString('utf8'), posix.parse(file.name).name) ?? null;
  return name === null
    ? file
    : { ...file, name: posix.join(posix.dirname(file.name), name + posix.extname(language.sourceName)) };
}

/** javac insists on a public type standing in a file of its name. */
function renamedJava(file: SourceFile, scan: JavaFile | undefined): SourceFile {
  const publicType = scan?.types.find(({ isPublic }) => isPublic);
  if (!scan || !publicType) return file;
  return { ...file, name: posix.join(...scan.packageName.split('.'), `${publicType.name}.java`) };
}

/** `Main` where it can be started, else the first class with `main`, files and classes in their order. */
function mainClass(files: JavaFile[], wanted?: string | null): { name: string } | { ok: false; reason: string } {
  const startable = files.flatMap(({ packageName, types }) =>
    types
      .filter(({ hasMain }) => hasMain)
      .map(({ name }) => ({ simpleName: name, name: packageName ? `${packageName}.${name}` : name })),
  );
  if (wanted) {
    const simple = wanted.replace(/\.java$/, '');
    const match =
      startable.find(({ name }) => name === simple) ?? startable.find(({ simpleName }) => simpleName === simple);
    return match ?? failure(`There is no class ${simple} with "public static void main(String[] args)".`);
  }
  const entry = startable.find(({ simpleName }) => simpleName === 'Main') ?? startable[0];
  return entry ?? failure('No class has "public static void main(String[] args)", where the program would start.');
}
