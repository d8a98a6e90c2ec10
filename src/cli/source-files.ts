import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { CAPS } from '../contract/limits.js';
import type { LanguageRow } from './api-types.js';
import { CliError, usageError, type ErrorDetail } from './exit-codes.js';
import { formatBytes } from './quantities.js';

export interface SourceFile {
  name: string;
  content: string;
}

/**
 * Reads the files of a submission; `-` is standard input. Names travel without their folders. Every file that will
 * not do (absent, not text, two of one name, too large) is named in one usage error.
 */
export async function readSources(paths: string[], readInput: () => Promise<Buffer>): Promise<SourceFile[]> {
  const faults: ErrorDetail[] = [];
  const sources: SourceFile[] = [];
  let sizeBytes = 0;
  for (const path of paths) {
    const name = path === '-' ? '' : basename(path);
    const data = await (path === '-' ? readInput() : readFile(path)).catch((error: unknown) => describe(error));
    if (typeof data === 'string') {
      faults.push({ field: path, message: data });
      continue;
    }
    const content = decodeUtf8(data);
    sizeBytes += data.length;
    if (content === null)
      faults.push({ field: path, message: 'is not UTF-8 text: convert it, for example with iconv' });
    else if (data.length === 0) faults.push({ field: path, message: 'is empty' });
    else if (sources.some((other) => other.name === name)) {
      faults.push({ field: path, message: `is the second file named ${name}: folders are not kept` });
    } else sources.push({ name, content });
  }
  if (paths.length > CAPS.sourceFiles) {
    faults.push({
      field: 'files',
      message: `are ${String(paths.length)}, but at most ${String(CAPS.sourceFiles)} are taken`,
    });
  }
  if (sizeBytes > CAPS.sourceBytes) {
    faults.push({
      field: 'files',
      message: `have ${formatBytes(sizeBytes)} together, but at most ${formatBytes(CAPS.sourceBytes)} are taken`,
    });
  }
  if (faults.length > 0) throw new CliError('usage', 'the source cannot be submitted', { details: faults });
  return sources;
}

function describe(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file';
  if (code === 'EISDIR') return 'is a folder: name its files';
  if (code === 'EACCES') return 'may not be read';
  throw error;
}

function decodeUtf8(data: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    return null;
  }
}

/**
 * The language of a submission: the one named (by id, or by name in any case), else the first in the server's order
 * that takes the extension of the first file whose extension says one. Header files alone say nothing.
 */
export function chooseLanguage(languages: LanguageRow[], fileNames: string[], wanted: string | undefined): LanguageRow {
  const known = languages.map(({ id }) => id).join(', ');
  if (wanted !== undefined) {
    const lower = wanted.toLowerCase();
    const named =
      languages.find(({ id }) => id === lower) ?? languages.find(({ name }) => name.toLowerCase() === lower);
    if (!named) throw usageError(`the server knows no language "${wanted}"`, `take one of ${known}`);
    return named;
  }
  for (const fileName of fileNames) {
    const extension = extname(fileName).slice(1);
    if (extension === '') continue;
    const fitting = languages.filter(({ extensions }) =>
      extensions.some((each) => each.replace(/^\./, '') === extension),
    );
    const found = fitting.find(({ available }) => available) ?? fitting[0];
    if (found) return found;
  }
  throw usageError('the file names do not tell the language', `give it with --language, one of ${known}`);
}

/** The files with a name for the one that came from standard input: the language's own source name. */
export function nameSources(sources: SourceFile[], language: LanguageRow): SourceFile[] {
  return sources.map((source) => (source.name === '' ? { ...source, name: language.sourceName } : source));
}
