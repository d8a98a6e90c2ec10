/**
 * How a person wants a run without a problem compiled and run: options for the compiler, arguments, files beside it. The
 * sandbox does not trust any of it, and whoever asks is the only one it can mislead; what is checked here is told with
 * its field.
 */
import { CAPS, MIB } from '../contract/limits.js';
import { DomainError } from '../contract/errors.js';
import type { Language } from '../languages/languages.js';
import type { SourceFile } from '../languages/language.js';
import { refuse, type HandedIn } from './submitted-program.js';

export interface RunOptions {
  compilerOptions?: string[];
  args?: string[];
  redirectStderrToStdout?: boolean;
  additionalFiles?: NonNullable<HandedIn['files']>;
}

export interface ReadRunOptions {
  compilerOptions: string[];
  args: string[];
  redirectStderrToStdout: boolean;
  additionalFiles: SourceFile[];
}

/** What the run has otherwise. */
export interface RunPlace {
  language: Language;
  programNames: readonly string[];
  memoryLimitBytes: number;
}

/** Linux's NAME_MAX and PATH_MAX. */
const MAX_NAME_BYTES = 255;
const MAX_PATH_BYTES = 4095;

/**
 * @returns null: nothing out of the usual
 * @throws DomainError `validation-failed`, `payload-too-large`
 */
export function readRunOptions(
  given: RunOptions,
  { language, programNames, memoryLimitBytes }: RunPlace,
): ReadRunOptions | null {
  const { compilerOptions = [], args = [], redirectStderrToStdout = false } = given;
  if (compilerOptions.length > 0 && language.compile.takesOptions !== true) {
    refuse('compilerOptions', `are not taken by ${language.name}; leave them out`);
  }
  for (const [field, words] of Object.entries({ compilerOptions, args })) {
    if (words.some((word) => word.includes('\0'))) refuse(field, 'hold NUL characters; leave them out');
  }
  const additionalFiles = readFiles(given.additionalFiles ?? [], programNames);
  if (sizeOf(additionalFiles) > memoryLimitBytes / 2) {
    refuse('additionalFiles', 'lie in memory, and are more than half of its limit; raise limits.memoryLimitBytes');
  }
  const isUsual = compilerOptions.length + args.length + additionalFiles.length === 0 && !redirectStderrToStdout;
  return isUsual ? null : { compilerOptions, args, redirectStderrToStdout, additionalFiles };
}

function readFiles(given: NonNullable<RunOptions['additionalFiles']>, programNames: readonly string[]): SourceFile[] {
  const files = given.map(({ name, content, encoding }) => ({
    name,
    content: Buffer.from(content, encoding ?? 'utf8'),
  }));
  const taken = new Set(programNames);
  for (const [index, { name }] of files.entries()) {
    const field = `additionalFiles.${String(index)}.name`;
    if (!isPathBelow(name)) refuse(field, 'is no path of a file, such as data/words.txt');
    if (taken.has(name)) refuse(field, `is ${name}, which is there already; give each file a name of its own`);
    taken.add(name);
  }
  const names = [...taken];
  const folder = names.find((name) => names.some((other) => other.startsWith(`${name}/`)));
  if (folder !== undefined) refuse('additionalFiles', `have ${folder} as a file and as a folder; rename one`);
  if (sizeOf(files) > CAPS.additionalBytes) {
    const most = `${String(CAPS.additionalBytes / MIB)} MiB`;
    throw new DomainError('payload-too-large', `The additional files may have at most ${most} together.`, [
      { field: 'additionalFiles', message: `are more than ${most}` },
    ]);
  }
  return files;
}

function sizeOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}

function isPathBelow(name: string): boolean {
  const parts = name.split('/');
  return (
    Buffer.byteLength(name) <= MAX_PATH_BYTES &&
    // eslint-disable-next-line no-control-regex -- these are what no name may hold
    !/[\u0000-\u001f\u007f]/.test(name) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && Buffer.byteLength(part) <= MAX_NAME_BYTES)
  );
}
