import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CAPS } from '../contract/limits.js';
import { CliError, usageError, type ErrorDetail } from './exit-codes.js';
import { formatBytes } from './quantities.js';

export interface SourceFile {
  name: string;
  content: string;
  encoding?: 'base64';
}

/** A program as REST takes it: named files, or the text of a single one without a name. */
export type Program = { files: SourceFile[] } | { source: string };

/**
 * Reads the files of a program; `-` alone is standard input. Names travel without their folders. Every file that will
 * not do (absent, not text, two of one name, too large) is named in one usage error. Which language it is written in
 * is for the server to tell, where nobody says.
 */
export async function readProgram(paths: string[], readInput: () => Promise<Buffer>): Promise<Program> {
  if (paths.length > 1 && paths.includes('-')) {
    throw usageError('standard input (-) can only be a whole program', 'name all files');
  }
  const faults: ErrorDetail[] = [];
  const files: SourceFile[] = [];
  let sizeBytes = 0;
  for (const path of paths) {
    const data = await (path === '-' ? readInput() : readFile(path)).catch((error: unknown) => describe(error));
    if (typeof data === 'string') {
      faults.push({ field: path, message: data });
      continue;
    }
    sizeBytes += data.length;
    const name = basename(path);
    const content = decodeUtf8(data);
    // A zip of outputs, for a submit-answer problem: whether it is one is for the server to tell.
    if (isZip(data)) files.push({ name, content: data.toString('base64'), encoding: 'base64' });
    else if (content === null)
      faults.push({ field: path, message: 'is not UTF-8 text: convert it, for example with iconv' });
    else if (data.length === 0) faults.push({ field: path, message: 'is empty' });
    else if (files.some((other) => other.name === name)) {
      faults.push({ field: path, message: `is the second file named ${name}: folders are not kept` });
    } else files.push({ name, content });
  }
  faults.push(...sizeFaults(paths.length, sizeBytes));
  if (faults.length > 0) throw new CliError('usage', 'the source cannot be sent', { details: faults });
  return paths[0] === '-' ? { source: files[0]?.content ?? '' } : { files };
}

function isZip(data: Buffer): boolean {
  return data.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
}

function sizeFaults(count: number, sizeBytes: number): ErrorDetail[] {
  const faults: ErrorDetail[] = [];
  if (count > CAPS.sourceFiles) {
    const most = String(CAPS.sourceFiles);
    faults.push({ field: 'files', message: `are ${String(count)}, but at most ${most} are taken` });
  }
  if (sizeBytes > CAPS.sourceBytes) {
    const most = formatBytes(CAPS.sourceBytes);
    faults.push({ field: 'files', message: `have ${formatBytes(sizeBytes)} together, but at most ${most} are taken` });
  }
  return faults;
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
