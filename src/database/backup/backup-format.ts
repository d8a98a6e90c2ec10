/**
 * A backup is one gzipped tar:
 *
 * - `manifest.json`: what it is, of which schema, and which tables and columns follow;
 * - `tables/<table>/<number>.copy`: the rows as PostgreSQL's COPY writes them (text format), in pieces, so that neither
 *   side ever holds a table in memory; tables come in an order in which they can be loaded;
 * - `checksums.json`: length and sha-256 of everything before it, rows of each table, and the state of the sequences.
 *
 * Ordinary tools can look into it: `tar -tzf`.
 */
export const FORMAT = 'docket-backup';
/** Grows when older versions of Docket can no longer read what is written. */
export const FORMAT_VERSION = 1;
/** Of COPY text in one entry. */
export const PIECE_BYTES = 4 * 1024 * 1024;
export const MANIFEST = 'manifest.json';
export const CHECKSUMS = 'checksums.json';
/** What describes the backup is small; a foreign archive's first file may be anything. */
export const MOST_DESCRIPTION_BYTES = 256 * 1024 * 1024;

export interface BackupManifest {
  format: typeof FORMAT;
  formatVersion: number;
  /** ISO 8601. */
  createdAt: string;
  /** The schema: every migration applied, in order. */
  migrations: { name: string; checksum: string }[];
  /** In the order in which they are loaded. */
  tables: { name: string; columns: string[] }[];
}

export interface BackupChecksums {
  entries: { name: string; bytes: number; sha256: string }[];
  rows: Record<string, number>;
  /** The value each sequence gave last; null: none yet. */
  sequences: Record<string, number | null>;
}

/** The file is no backup, is damaged, or does not fit this version or this database; nothing was written. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

export function pieceName(table: string, ordinal: number): string {
  return `tables/${table}/${String(ordinal).padStart(6, '0')}.copy`;
}

/** @returns the table that the entry holds rows of; null for any other entry */
export function tableOf(entry: string): string | null {
  return /^tables\/([a-z0-9_]+)\/\d{6,}\.copy$/.exec(entry)?.[1] ?? null;
}

/** Names come from the database or were checked against it; quoted all the same. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
