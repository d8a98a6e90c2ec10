import type { ForeignReading } from '../foreign/foreign-reading.js';
import { baseName } from '../package-tree.js';
import type { NamedFile } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

/** The source of a program and the headers that Polygon puts beside every one. null: the source is not there. */
export function sourcesOf({ tree }: ForeignReading, root: XmlElement, element: XmlElement): NamedFile[] | null {
  const path = element.find('source')?.attribute('path') ?? '';
  const source = tree.find(path);
  if (source === null) return null;
  const headers = (root.at('files', 'resources')?.all('file') ?? [])
    .flatMap((file) => tree.find(file.attribute('path') ?? '') ?? [])
    .filter((file) => /\.(h|hpp|hh|inc)$/i.test(file.path) && baseName(file.path) !== 'testlib.h');
  return [source, ...headers].map((file) => ({ name: baseName(file.path), file }));
}

/** `tests/%02d`. */
export function numbered(pattern: string, number: number): string {
  return pattern.replace(/%0?(\d*)d/, (_, width: string) => String(number).padStart(Number(width), '0'));
}
