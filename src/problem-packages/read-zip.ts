import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { CAPS, MIB } from '../contract/limits.js';
import { type ArchiveLimits, cleanPath, findClashes, isArchiveLitter } from './archive-names.js';
import { Findings } from './findings.js';
import { type Link, resolveLinks } from './links.js';
import { type PackageFile, PackageTree } from './package-tree.js';

export const ARCHIVE_LIMITS: ArchiveLimits = {
  files: CAPS.packageFiles,
  unpackedBytes: CAPS.packageUnpackedBytes,
  ratioFromBytes: 256 * MIB,
  // Honest test data goes to about 1000:1 for a single file of zeros (deflate's own limit is 1032:1), not overall.
  ratio: 400,
};

/** The type bits of a Unix mode, which archives keep in the upper half of an entry's external attributes. */
const TYPE_MASK = 0o170000;
const TYPES = { none: 0, directory: 0o040000, file: 0o100000, link: 0o120000 };
const STORED = 0;
const DEFLATED = 8;
const MOST_LINK_BYTES = 1024;

interface ZipEntry {
  entry: yauzl.Entry;
  path: string;
  isLink: boolean;
}

/**
 * Unpacks a zip into a new directory of its own below `spoolDir`, under names of our own, one file at a time.
 *
 * Everything the archive says of itself is checked against what comes out: sizes, checksums, overlapping entries, and
 * the total of inflated bytes, which stops the unpacking the moment it passes the limit.
 *
 * @throws DomainError `package-invalid` with every finding; nothing is left on disk then
 */
export async function readZip(
  zipPath: string,
  spoolDir: string,
  name: string | null = null,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<PackageTree> {
  const findings = new Findings();
  const zip = await openZip(zipPath, findings);
  try {
    const entries = await readDirectory(zip, limits, findings);
    findings.refuseOnErrors();
    await mkdir(spoolDir, { recursive: true, mode: 0o700 });
    const directory = await mkdtemp(path.join(spoolDir, 'package-'));
    try {
      const { files, links } = await unpack(zip, entries, directory, limits, findings);
      findings.refuseOnErrors();
      const resolved = resolveLinks(files, links, limits.files, findings);
      findings.refuseOnErrors();
      return new PackageTree(name, resolved, directory);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  } finally {
    zip.close();
  }
}

async function openZip(zipPath: string, findings: Findings): Promise<yauzl.ZipFile> {
  try {
    // Names stay bytes here: the reader would stop at the first bad one, and all are to be reported.
    return await yauzl.openPromise(zipPath, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch (error) {
    findings.error(
      '',
      `this is not a zip archive that can be read: ${messageOf(error).replace(/\.$/, '')}`,
      'Upload the package as a zip',
    );
    findings.refuseOnErrors();
    throw error;
  }
}

/** Reads the central directory and checks all that can be known before unpacking. */
async function readDirectory(zip: yauzl.ZipFile, limits: ArchiveLimits, findings: Findings): Promise<ZipEntry[]> {
  if (zip.entryCount > limits.files) {
    findings.error('', `the archive has ${String(zip.entryCount)} entries`, `Keep to ${String(limits.files)} files`);
    return [];
  }
  const all: yauzl.Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) all.push(entry);
  } catch (error) {
    findings.error('', `the archive is damaged: ${messageOf(error)}`, 'Make the archive anew and upload it again');
  }
  // Some tools of Windows write its separator; where there is the proper one, a backslash is part of a name.
  const hasSlash = all.some((entry) => decodeName(entry).includes('/'));
  const entries = all.flatMap((entry) => {
    const name = decodeName(entry);
    return inspect(entry, hasSlash ? name : name.replaceAll('\\', '/'), findings) ?? [];
  });
  findClashes(
    entries.map((one) => one.path),
    findings,
  );
  checkSizes(zip, entries, limits, findings);
  return entries;
}

/** null for what is no file: a directory, or an entry that was refused. */
function inspect(entry: yauzl.Entry, raw: string, findings: Findings): ZipEntry | null {
  const cleaned = cleanPath(raw, findings);
  if (cleaned === null || isArchiveLitter(cleaned)) return null;
  const type = (entry.externalFileAttributes >>> 16) & TYPE_MASK;
  if (raw.endsWith('/') || type === TYPES.directory) return null;
  if (entry.isEncrypted()) {
    findings.error(cleaned, 'the file is encrypted', 'Make the archive without a password');
  } else if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    findings.error(
      cleaned,
      `the file is packed by method ${String(entry.compressionMethod)}`,
      'Use plain zip (deflate)',
    );
  }
  if (type !== TYPES.none && type !== TYPES.file && type !== TYPES.link) {
    findings.error(cleaned, 'this is neither a file nor a directory', 'Leave devices, pipes and sockets out');
  }
  return { entry, path: cleaned, isLink: type === TYPES.link };
}

function decodeName(entry: yauzl.Entry): string {
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
  // Many tools write UTF-8 without saying so; what is no UTF-8 keeps its bytes, as characters that no package uses.
  const bytes = entry.fileNameRaw;
  const text = bytes.toString('utf8');
  return isUtf8 || !text.includes('\u{fffd}') ? text : bytes.toString('latin1');
}

/** Sizes as declared, and entries that share packed bytes: the trick of the densest zip bombs. */
function checkSizes(zip: yauzl.ZipFile, entries: readonly ZipEntry[], limits: ArchiveLimits, findings: Findings): void {
  const declared = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (declared > limits.unpackedBytes) {
    findings.error('', `unpacked the archive has ${mebibytes(declared)}`, `Keep to ${mebibytes(limits.unpackedBytes)}`);
  }
  if (declared > limits.ratioFromBytes && declared / zip.fileSize > limits.ratio) {
    const ratio = Math.round(declared / zip.fileSize);
    findings.error('', `the archive unpacks to ${String(ratio)} times its size: a zip bomb`, 'Upload a real package');
  }
  const byStart = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  byStart.forEach(({ entry }, index) => {
    const next = byStart[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize;
    if (next !== undefined && next.entry.relativeOffsetOfLocalHeader < end) {
      findings.error(
        next.path,
        'the file shares its packed bytes with another one: a zip bomb',
        'Upload a real package',
      );
    }
  });
}
const LOCAL_HEADER_BYTES = 30;

async function unpack(
  zip: yauzl.ZipFile,
  entries: readonly ZipEntry[],
  directory: string,
  limits: ArchiveLimits,
  findings: Findings,
): Promise<{ files: PackageFile[]; links: Link[] }> {
  const files: PackageFile[] = [];
  const links: Link[] = [];
  let leftBytes = limits.unpackedBytes;
  for (const one of entries) {
    const hostPath = path.join(directory, String(files.length));
    const allowedBytes = Math.min(leftBytes, one.isLink ? MOST_LINK_BYTES : Infinity);
    const counted = counter(allowedBytes);
    try {
      const packed = await zip.openReadStreamPromise(one.entry);
      if (one.isLink) {
        links.push({ path: one.path, target: await readText(packed.pipe(counted.stream)) });
      } else {
        await pipeline(packed, counted.stream, createWriteStream(hostPath, { flags: 'wx', mode: 0o600 }));
      }
    } catch (error) {
      if (isOwnFault(error)) throw error;
      findings.error(one.path, `the file cannot be unpacked: ${messageOf(error)}`, 'Make the archive anew');
      // What is over the limit once is over it for good; the rest would only be work for nothing.
      if (counted.bytes() > allowedBytes) break;
      continue;
    }
    leftBytes -= counted.bytes();
    if (counted.checksum() !== one.entry.crc32 >>> 0) {
      findings.error(one.path, 'the checksum is wrong: the archive is damaged', 'Make the archive anew');
    }
    if (one.isLink) continue;
    const isExecutable = ((one.entry.externalFileAttributes >>> 16) & 0o111) !== 0;
    files.push({ path: one.path, sizeBytes: counted.bytes(), isExecutable, sha256: counted.sha256(), hostPath });
  }
  return { files, links };
}

/** Passes bytes through, counts and hashes them, and fails once there are more than allowed. */
function counter(allowedBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  let checksum = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > allowedBytes) {
        done(new Error('it is larger than the archive may be'));
        return;
      }
      checksum = crc32(chunk, checksum);
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes, checksum: () => checksum >>> 0, sha256: () => hash.digest('hex') };
}

async function readText(stream: AsyncIterable<unknown>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of stream) parts.push(chunk as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** A full disk is ours; bad bytes are the archive's. */
function isOwnFault(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && ['ENOSPC', 'EDQUOT', 'EACCES', 'EMFILE', 'EIO', 'EEXIST'].includes(code);
}

function mebibytes(bytes: number): string {
  return `${(bytes / MIB).toLocaleString('en', { maximumFractionDigits: 1 })} MiB`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
