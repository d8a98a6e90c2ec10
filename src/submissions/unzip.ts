/** Small zips that come within a request, unpacked in memory. */
import { promisify } from 'node:util';
import { buffer } from 'node:stream/consumers';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

/** A local file header: how every zip with a file in it begins. */
const ZIP_START = Buffer.from('PK\x03\x04', 'latin1');

export class UnzipError extends Error {
  override readonly name = 'UnzipError';
  constructor(
    readonly reason: 'unreadable' | 'too-large' | 'too-many',
    message: string = reason,
  ) {
    super(message);
  }
}

export function isZip(content: Buffer): boolean {
  return content.subarray(0, ZIP_START.length).equals(ZIP_START);
}

/**
 * Folders are skipped, links are files with a path in them; yauzl refuses names that lead elsewhere and false sizes.
 *
 * @throws UnzipError
 */
export async function unzip(
  content: Buffer,
  { mostBytes, mostFiles }: { mostBytes: number; mostFiles: number },
): Promise<{ name: string; content: Buffer }[]> {
  try {
    const zip = await promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer)(content, { lazyEntries: true });
    return await filesOf(zip, mostBytes, mostFiles);
  } catch (error) {
    throw error instanceof UnzipError ? error : new UnzipError('unreadable', String(error));
  }
}

async function filesOf(
  zip: ZipFile,
  mostBytes: number,
  mostFiles: number,
): Promise<{ name: string; content: Buffer }[]> {
  const files: { name: string; content: Buffer }[] = [];
  let left = mostBytes;
  const open = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      const take = async (): Promise<void> => {
        if (entry.fileName.endsWith('/')) return;
        left -= entry.uncompressedSize;
        if (left < 0) throw new UnzipError('too-large');
        if (files.length === mostFiles) throw new UnzipError('too-many');
        files.push({ name: entry.fileName, content: await buffer(await open(entry)) });
      };
      take().then(() => {
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
  return files;
}
