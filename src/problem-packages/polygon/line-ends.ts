import { MIB } from '../../contract/limits.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { headText } from '../kattis/programs.js';
import { type PackageFile, readHead } from '../package-tree.js';

const MOST_BYTES = 256 * MIB;

/**
 * A test without the line ends of Windows: Polygon's package for Windows has them, where programs and testlib never see
 * them. One that has others as well is as it is meant to be.
 */
export async function unixLines(reading: ForeignReading, file: PackageFile | null): Promise<PackageFile | null> {
  if (file === null || file.sizeBytes > MOST_BYTES || !isOfWindows(await headText(file))) return file;
  const text = (await readHead(file, MOST_BYTES)).toString('latin1');
  if (!isOfWindows(text)) return file;
  reading.conversion.changed('tests', 'their line ends are those of Linux here');
  return reading.made.add(file.path, Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'));
}

function isOfWindows(text: string): boolean {
  return text.includes('\r\n') && !/(^|[^\r])\n/.test(text);
}

/** Whether a test read so far had them. */
export function hadWindowsLines({ conversion }: ForeignReading): boolean {
  return conversion.entries.some(({ detail }) => detail.startsWith('their line ends are'));
}
