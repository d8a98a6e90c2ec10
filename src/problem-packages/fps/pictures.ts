import type { ForeignReading } from '../foreign/foreign-reading.js';
import type { NamedFile } from '../problem-package.js';
import type { XmlElement } from '../xml-reader.js';

export interface FpsPicture extends NamedFile {
  /** As the HTML names it. */
  source: string;
}

/** The first bytes of what a page shows. */
const KINDS: readonly [Buffer, string][] = [
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'png'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'jpg'],
  [Buffer.from('GIF8'), 'gif'],
  [Buffer.from('RIFF'), 'webp'],
];

/** `<img><src>…</src><base64>…</base64></img>`. */
export async function readPictures(reading: ForeignReading, item: XmlElement): Promise<FpsPicture[]> {
  const { made, findings, conversion } = reading;
  const pictures: FpsPicture[] = [];
  for (const element of item.all('img')) {
    const source = element.find('src')?.text.trim() ?? '';
    const base64 = (element.find('base64')?.text ?? '').replace(/\s+/g, '');
    if (source === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
      findings.error(element.place, 'the picture has no <src> or no <base64>', 'Export it anew, or remove <img>');
      continue;
    }
    const bytes = Buffer.from(base64, 'base64');
    const kind = KINDS.find(([start]) => bytes.subarray(0, start.length).equals(start))?.[1];
    if (kind === undefined) {
      conversion.lost('picture', `${source.slice(0, 100)} is neither PNG, JPEG, GIF nor WebP`);
      continue;
    }
    const name = `picture-${String(pictures.length + 1)}.${kind}`;
    pictures.push({ source, name, file: await made.add(`statement/${name}`, bytes) });
  }
  return pictures;
}

/** The HTML with its pictures under their names here. */
export function withPictures(html: string, pictures: readonly FpsPicture[]): string {
  return pictures.reduce((text, { source, name }) => text.replaceAll(source, name), html);
}
