/**
 * The toolchain library: a read-only Debian tree with the compilers and interpreters, bind-mounted into every container.
 *
 * Trees are folders `<dataDir>/library/<digest>` that never change; `current.json` beside them names the one in use and
 * is replaced atomically, so a new library is switched to without a stop. library-builder.ts makes them.
 */
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface ToolchainLibrary {
  /** Names the content: packages with their exact versions, and the recipe. */
  digest: string;
  /** Absolute path of the tree on this host. */
  path: string;
  /** By language id; `version` as people read it, such as `GCC 14.2.0`. */
  languages: Record<string, { version: string }>;
  /** Hash of what was asked for: another value means that the library is to be built anew. */
  recipe: string;
  /** ISO 8601. */
  builtAt: string;
  /** Each as `name=version`, sorted. */
  packages: string[];
}

/** There is no usable library; the message says what to do. */
export class ToolchainLibraryError extends Error {
  override readonly name = 'ToolchainLibraryError';
}

/**
 * The library in use.
 *
 * @throws ToolchainLibraryError when there is none
 */
export async function currentLibrary(dataDir: string): Promise<ToolchainLibrary> {
  const library = await findCurrentLibrary(dataDir);
  if (library === null) {
    throw new ToolchainLibraryError(`There is no toolchain library in ${libraryDir(dataDir)}; npm run up builds it.`);
  }
  return library;
}

/** The library in use, null where there is none or its tree is gone. */
export async function findCurrentLibrary(dataDir: string): Promise<ToolchainLibrary | null> {
  const text = await readFile(currentFile(dataDir), 'utf8').catch(() => null);
  if (text === null) return null;
  const library = JSON.parse(text) as ToolchainLibrary;
  const tree = await stat(path.join(library.path, 'usr')).catch(() => null);
  return tree === null ? null : library;
}

/** Makes a finished tree the one in use. Containers that have the earlier one mounted keep it. */
export async function switchLibrary(dataDir: string, library: ToolchainLibrary): Promise<void> {
  const aside = `${currentFile(dataDir)}.${String(process.pid)}`;
  await writeFile(aside, `${JSON.stringify(library, null, 2)}\n`);
  await rename(aside, currentFile(dataDir));
}

/** Removes finished trees other than these; returns the digests removed. */
export async function removeLibrariesExcept(dataDir: string, digests: readonly string[]): Promise<string[]> {
  const removed = (await readdir(libraryDir(dataDir))).filter(
    (name) => /^[0-9a-f]{16}$/.test(name) && !digests.includes(name),
  );
  for (const name of removed) await rm(path.join(libraryDir(dataDir), name), { recursive: true, force: true });
  return removed;
}

export function libraryDir(dataDir: string): string {
  return path.join(dataDir, 'library');
}

function currentFile(dataDir: string): string {
  return path.join(libraryDir(dataDir), 'current.json');
}
