import type { Findings } from './findings.js';

/** What an archive may hold at most. Counted on what really comes out, not on what it says of itself. */
export interface ArchiveLimits {
  files: number;
  unpackedBytes: number;
  /** From this many unpacked bytes on, the ratio of unpacked to packed is held against the archive. */
  ratioFromBytes: number;
  ratio: number;
}

const MOST_PATH_BYTES = 1024;
const MOST_NAME_BYTES = 255;
const MOST_DEPTH = 32;

/**
 * A name as an archive gives it, made a clean relative path; null when it is none, with a finding that says why.
 * A directory's trailing slash is dropped.
 */
export function cleanPath(raw: string, findings: Findings): string | null {
  const shown = raw.slice(0, 200);
  const refuse = (message: string): null => {
    findings.error(printable(shown), message, 'Make the archive anew from the package folder');
    return null;
  };
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(raw)) return refuse('the name has control characters');
  if (raw.includes('\\')) return refuse('the name has a backslash');
  if (raw.startsWith('/') || /^[A-Za-z]:/.test(raw)) return refuse('the path is absolute');
  const parts = raw
    .normalize('NFC')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return refuse('the path leads out of the package');
  if (parts.length === 0) return refuse('the name is empty');
  const path = parts.join('/');
  const isTooLong = Buffer.byteLength(path) > MOST_PATH_BYTES;
  if (isTooLong || parts.length > MOST_DEPTH || parts.some((part) => Buffer.byteLength(part) > MOST_NAME_BYTES)) {
    return refuse('the path is too long');
  }
  return path;
}

/**
 * Finds paths that are there twice, that differ in case only (they are one file on many machines), or that are a file
 * and a directory at once.
 */
export function findClashes(paths: readonly string[], findings: Findings): void {
  const remedy = 'Rename or remove one of them';
  const seen = new Map<string, string>();
  for (const path of paths) {
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    if (other === path) findings.error(path, 'the name is there twice', remedy);
    else if (other !== undefined) findings.error(path, `the name differs from ${other} in case only`, remedy);
    else seen.set(folded, path);
  }
  for (const path of new Set(paths)) {
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      const other = seen.get(path.slice(0, slash).toLowerCase());
      if (other !== undefined) findings.error(path, `${other} is a file and a directory at once`, remedy);
    }
  }
}

/** Left behind by archive tools of one system; never part of a package. */
export function isArchiveLitter(path: string): boolean {
  return path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(path);
}

function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replace(/[\u0000-\u001f\u007f]/g, '\u{fffd}');
}
