import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../contract/export-formats.js';
import { PACKAGE_FORMATS } from '../problems/package-words.js';

/** How the README calls what a version's format and an export say. */
const NAMES: Record<(typeof PACKAGE_FORMATS)[number], string> = {
  legacy: 'Kattis/ICPC legacy, legacy-icpc',
  'legacy-icpc': 'Kattis/ICPC legacy, legacy-icpc',
  '2023-07': 'Kattis/ICPC 2023-07',
  '2025-09': 'Kattis/ICPC 2025-09',
  polygon: 'Polygon',
  dmoj: 'DMOJ',
  hydro: 'Hydro',
  fps: 'FPS (HUSTOJ)',
  qduoj: 'QDUOJ',
  cms: 'CMS italy_yaml',
};

it('the README’s table of formats names those that are read and written', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('### Formats'));
  const rows = [...section.matchAll(/^\| ([^|]+?) +\| (yes|no) +\| (yes|no) +\|/gm)].map(([, name, read, written]) => ({
    name,
    read,
    written,
  }));
  const written: readonly string[] = EXPORT_FORMATS;
  const expected = [...new Set(Object.values(NAMES))].map((name) => {
    const formats = PACKAGE_FORMATS.filter((format) => NAMES[format] === name);
    return { name, read: 'yes', written: formats.some((format) => written.includes(format)) ? 'yes' : 'no' };
  });
  expect(rows.toSorted(byName)).toEqual(expected.toSorted(byName));
});

function byName(one: { name?: string | undefined }, other: { name?: string | undefined }): number {
  return (one.name ?? '') < (other.name ?? '') ? -1 : 1;
}
