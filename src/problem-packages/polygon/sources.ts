/** Sources of the jury, with what Polygon puts beside them, as they compile here. */
import { MIB } from '../../contract/limits.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { kattisLanguage } from '../foreign/language-names.js';
import { baseName, type PackageFile, readHead } from '../package-tree.js';
import type { NamedFile } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

const HEADER = /\.(h|hpp|hh|inc)$/i;
const TESTLIB = 'testlib.h';
/** Larger ones stay as they are. */
const MOST_BYTES = MIB;

/**
 * The source of a program and of the problem's resources what it may need: every header, and what it includes, uses or
 * imports by name. null: the source is not there.
 */
export async function sourcesOf(
  reading: ForeignReading,
  root: XmlElement,
  element: XmlElement,
): Promise<NamedFile[] | null> {
  const own = await ownSource(reading, element.find('source'));
  if (own === null) return null;
  const resources = (root.at('files', 'resources')?.all('file') ?? []).flatMap((file) => {
    const found = reading.tree.find(file.attribute('path') ?? '');
    return found === null || baseName(found.path) === TESTLIB || found.path === own.file.path ? [] : [found];
  });
  const text = await textOf(own.file);
  const isC = isOfC(element.find('source'));
  const beside = resources
    .filter(({ path }) => HEADER.test(path) || isNamedIn(text, baseName(path)))
    // One that is included is not to be compiled by itself as well.
    .map((file) => ({ file, name: `${usableName(file)}${isC && !HEADER.test(file.path) ? '.inc' : ''}` }));
  const renamed = isC
    ? beside.reduce((whole, { file, name }) => whole.replace(includeOf(baseName(file.path)), `$1${name}$2`), text)
    : text;
  if (renamed === text) return [own, ...beside];
  return [{ ...own, file: await reading.made.add(own.file.path, Buffer.from(renamed, 'latin1')) }, ...beside];
}

/**
 * A `<source>` as it compiles here: on Windows `%I64d` is what `%lld` is here, and Polygon compiles Pascal in Delphi's
 * dialect (`-Mdelphi`), where an integer has 32 bits and a string no bound. null: it is not there.
 */
export async function ownSource(reading: ForeignReading, source: XmlElement | null): Promise<NamedFile | null> {
  const file = reading.tree.find(source?.attribute('path') ?? '');
  if (file === null) return null;
  const text = await textOf(file);
  const adapted = isOfC(source) ? withoutI64(text) : isPascal(source) ? inDelphiMode(text) : text;
  if (adapted === text) return { name: usableName(file), file };
  reading.conversion.changed('source', `${file.path}: ${isPascal(source) ? 'in Delphi mode' : '%I64d is %lld here'}`);
  return { name: usableName(file), file: await reading.made.add(file.path, Buffer.from(adapted, 'latin1')) };
}

const languageOf = (source: XmlElement | null): string | null => kattisLanguage(source?.attribute('type') ?? '');
const isOfC = (source: XmlElement | null): boolean => ['c', 'cpp'].includes(languageOf(source) ?? '');
const isPascal = (source: XmlElement | null): boolean => languageOf(source) === 'pascal';

function withoutI64(text: string): string {
  return text.replace(/%([-+ #0-9.*]{0,20})I64([diouxX])/g, '%$1ll$2');
}

function inDelphiMode(text: string): string {
  if (text === '' || /\{\$mode\b/i.test(text)) return text;
  const bom = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : 0;
  // On the first line, so that what the compiler says of the others is right.
  return `${text.slice(0, bom)}{$MODE DELPHI}${text.slice(bom)}`;
}

/** By bytes, whatever their encoding; empty for what is no source. */
async function textOf(file: PackageFile): Promise<string> {
  if (file.sizeBytes > MOST_BYTES) return '';
  const bytes = await readHead(file, MOST_BYTES);
  return bytes.includes(0) ? '' : bytes.toString('latin1');
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function includeOf(name: string): RegExp {
  return new RegExp(`(^[ \\t]*#\\s*include\\s*["<](?:[^">\\n]*/)?)${escaped(name)}([">])`, 'gm');
}

/** `#include "common.cpp"`, `uses testlib;`, `import common`. */
function isNamedIn(text: string, name: string): boolean {
  const stem = escaped(name.replace(/\.[^.]*$/, ''));
  if (/\.(pas|pp|dpr)$/i.test(name)) return new RegExp(`\\buses\\b[^;]{0,2000}\\b${stem}\\b`, 'i').test(text);
  if (/\.py$/i.test(name)) return new RegExp(`^[ \\t]{0,99}(?:import|from)\\b.{0,2000}\\b${stem}\\b`, 'm').test(text);
  return includeOf(name).test(text);
}

/** The compilers' own rule for names is narrower than Polygon's. */
function usableName({ path }: PackageFile): string {
  return baseName(path)
    .replace(/[^A-Za-z0-9_.+-]/g, '_')
    .replace(/^[.+-]/, '_');
}

/** `tests/%02d`. */
export function numbered(pattern: string, number: number): string {
  return pattern.replace(/%0?(\d*)d/, (_, width: string) => String(number).padStart(Number(width), '0'));
}
