/** Reads a backup from its beginning to its end, and finds out whether it is whole before anybody relies on it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import {
  type BackupChecksums,
  BackupError,
  type BackupManifest,
  CHECKSUMS,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST,
  MOST_DESCRIPTION_BYTES,
  tableOf,
} from './backup-format.js';

export interface BackupEntry {
  name: string;
  content: Readable;
}

/** The entries in the order of the file; each must be read before the next one comes. */
export async function* readEntries(file: string): AsyncGenerator<BackupEntry> {
  const extract = tar.extract();
  const reading = pipeline(createReadStream(file), createGunzip(), extract);
  reading.catch(() => undefined);
  for await (const entry of extract) {
    const { name, size = 0 } = entry.header;
    if (tableOf(name) === null && size > MOST_DESCRIPTION_BYTES) throw foreign(file);
    yield { name, content: entry };
  }
  await reading;
}

export interface CheckedBackup {
  manifest: BackupManifest;
  checksums: BackupChecksums;
}

/**
 * Reads all of it and compares every checksum. Nothing is believed of the file that was not checked.
 *
 * @throws BackupError when it is no backup, is cut off or damaged, or of a newer format
 */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let manifest: BackupManifest | null = null;
  let checksums: BackupChecksums | null = null;
  const seen: BackupChecksums['entries'] = [];
  try {
    for await (const { name, content } of readEntries(file)) {
      if (checksums !== null) throw new BackupError(`${file} goes on after its end: it is damaged`);
      if (manifest === null && name !== MANIFEST) throw foreign(file);
      if (name === CHECKSUMS) checksums = JSON.parse((await buffer(content)).toString()) as BackupChecksums;
      else if (name === MANIFEST) {
        const text = await buffer(content);
        seen.push({ name, bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') });
        manifest = readManifest(file, text.toString());
      } else seen.push({ name, ...(await digest(content)) });
    }
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    throw unreadable(file, cause, manifest !== null);
  }
  if (manifest === null) throw foreign(file);
  if (checksums === null) throw new BackupError(`${file} is cut off: its end, with the checksums, is missing`);
  compare(file, manifest, checksums, seen);
  return { manifest, checksums };
}

function compare(
  file: string,
  manifest: BackupManifest,
  checksums: BackupChecksums,
  seen: BackupChecksums['entries'],
): void {
  const isSame =
    checksums.entries.length === seen.length &&
    checksums.entries.every(({ name, bytes, sha256 }, index) => {
      const found = seen[index];
      return found?.name === name && found.bytes === bytes && found.sha256 === sha256;
    });
  const tables = manifest.tables.map(({ name }) => name);
  const isPlanned = seen.every(({ name }) => name === MANIFEST || tables.includes(tableOf(name) ?? ''));
  if (!isSame || !isPlanned) throw new BackupError(`${file} is damaged: its content does not have its checksums`);
}

function readManifest(file: string, text: string): BackupManifest {
  const manifest = parse(text);
  if (manifest?.format !== FORMAT || !Array.isArray(manifest.tables) || !Array.isArray(manifest.migrations)) {
    throw foreign(file);
  }
  if (manifest.formatVersion !== FORMAT_VERSION) {
    const { formatVersion } = manifest;
    throw new BackupError(
      `${file} is a backup in format ${String(formatVersion)}, and this version reads ${String(FORMAT_VERSION)}: use the version of Docket that wrote it, or a newer one`,
    );
  }
  return manifest as BackupManifest;
}

function parse(text: string): Partial<BackupManifest> | null {
  try {
    return JSON.parse(text) as Partial<BackupManifest> | null;
  } catch {
    return null;
  }
}

async function digest(content: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function foreign(file: string): BackupError {
  return new BackupError(`${file} is no backup of Docket: give a file that docket backup wrote`);
}

function unreadable(file: string, cause: unknown, hasBegun: boolean): BackupError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new BackupError(`${file} cannot be read: ${message}`, { cause });
  }
  return hasBegun ? new BackupError(`${file} is damaged or cut off: ${message}`, { cause }) : foreign(file);
}
