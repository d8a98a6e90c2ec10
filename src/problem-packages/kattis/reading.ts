import { MIB } from '../../contract/limits.js';
import type { Findings } from '../findings.js';
import type { MadeFiles } from '../made-files.js';
import { type PackageFile, type PackageTree, readHead } from '../package-tree.js';
import type { DetectProgram } from '../problem-package.js';
import type { FormatRules } from './format-rules.js';

/** What every part of the reader works with. */
export interface Reading {
  tree: PackageTree;
  rules: FormatRules;
  findings: Findings;
  detect: DetectProgram;
  /** Integral files that are treated as if they were not there, for their names; left out: there is none. */
  ignored?: readonly string[];
  /** Where what is packed inside the package is unpacked to; left out: it stays as it is. */
  made?: MadeFiles;
}

/** No file that is read as a whole (YAML, statements, sources for their language) is larger. */
const MOST_TEXT_BYTES = MIB;

/** By UTF-8 where it is that, whatever is said of it: texts in other encodings are none by chance. */
function decode(bytes: Buffer, encoding: string): string {
  const options = { fatal: true, ignoreBOM: true };
  try {
    return new TextDecoder('utf-8', options).decode(bytes);
  } catch (error) {
    if (encoding === 'utf-8') throw error;
    return new TextDecoder(encoding, options).decode(bytes);
  }
}

/**
 * A text file as the format wants it ("General requirements"): UTF-8. A byte-order mark is dropped with a warning.
 * null with a finding where it is too large or not UTF-8.
 *
 * @param encoding of what is not UTF-8, where another format allows it; a label of the Encoding Standard
 */
export async function readTextFile(
  file: PackageFile,
  findings: Findings,
  mostBytes: number = MOST_TEXT_BYTES,
  encoding = 'utf-8',
): Promise<string | null> {
  if (file.sizeBytes > mostBytes) {
    findings.error(file.path, `the file is larger than ${String(mostBytes / MIB)} MiB`, 'Make it smaller');
    return null;
  }
  const bytes = await readHead(file, mostBytes);
  let text: string;
  try {
    text = decode(bytes, encoding);
  } catch {
    findings.error(file.path, `the file is not ${encoding.toUpperCase()}`, 'Save it as UTF-8');
    return null;
  }
  if (text.startsWith('\ufeff')) {
    findings.warning(file.path, 'the file begins with a byte-order mark', 'Save it as UTF-8 without BOM');
    text = text.slice(1);
  }
  // Zero bytes are not text, and no PostgreSQL text either.
  if (text.includes('\0')) {
    findings.error(file.path, 'the file has zero bytes', 'Save it as plain text');
    return null;
  }
  return text;
}

/**
 * The directory among the names a version knows; a name of another version is read with a warning.
 * null: there is none of them.
 */
export function findDirectory({ tree, rules, findings }: Reading, names: readonly string[]): string | null {
  const found = names.filter((name) => tree.isDirectory(name));
  const [first, ...others] = found;
  const [proper] = names;
  if (first === undefined || proper === undefined) return null;
  if (first !== proper) {
    findings.warning(first, `format ${rules.format} calls this directory ${proper}`, `Rename it to ${proper}`);
  }
  for (const other of others) {
    findings.warning(other, `the directory is ignored beside ${first}`, `Move its files to ${proper}`);
  }
  return first;
}
