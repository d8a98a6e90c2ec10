/**
 * The toolchain library: a read-only Debian tree with the compilers and interpreters, bind-mounted into every container.
 *
 * Trees are folders `<dataDir>/library/<digest>` that never change, each with its description `<digest>.json`;
 * `current.json` beside them is that of the one in use and is replaced atomically, so a new library is switched to
 * without a stop. library-builder.ts makes them.
 */
import { randomBytes } from 'node:crypto';
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

/** What came of trying a library: a hello in each of its languages, compiled and run as a submission would be. */
export interface LibrarySelfTest {
  /** ISO 8601. */
  testedAt: string;
  /** By language id: null where it came out right, else what went wrong. */
  results: Record<string, string | null>;
}

const DESCRIPTION = /^[0-9a-f]{16}\.json$/;

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
  return readDescription(currentFile(dataDir));
}

/**
 * Makes a finished tree the one in use. Containers that have the earlier one mounted keep it.
 *
 * @throws ToolchainLibraryError where it was removed; the earlier one stays in use
 */
export async function switchLibrary(dataDir: string, library: ToolchainLibrary): Promise<void> {
  const earlier = await findCurrentLibrary(dataDir);
  await writeWhole(currentFile(dataDir), library);
  // Looked at afterwards: whoever removes it looks, after that, whether it is in use.
  if (await isThere(library)) return;
  if (earlier !== null) await writeWhole(currentFile(dataDir), earlier);
  throw new ToolchainLibraryError(
    `The toolchain library ${library.digest} was removed: build it anew, or use another.`,
  );
}

/** Writes down what a finished tree holds, so that it can be found again when it is not the one in use. */
export async function describeLibrary(dataDir: string, library: ToolchainLibrary): Promise<void> {
  await writeWhole(descriptionFile(dataDir, library.digest), library);
}

/** Keeps what came of the latest try of a library, beside its description. */
export async function recordSelfTest(dataDir: string, digest: string, test: LibrarySelfTest): Promise<void> {
  await writeWhole(selfTestFile(dataDir, digest), test);
}

/** The latest try of a library; null where it was never tried. */
export async function findSelfTest(dataDir: string, digest: string): Promise<LibrarySelfTest | null> {
  const text = await readFile(selfTestFile(dataDir, digest), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as LibrarySelfTest);
}

/** Every library that is complete, the latest first. */
export async function listLibraries(dataDir: string): Promise<ToolchainLibrary[]> {
  const names = await readdir(libraryDir(dataDir)).catch(() => []);
  const described = names.filter((name) => DESCRIPTION.test(name)).map((name) => path.join(libraryDir(dataDir), name));
  const found = await Promise.all([currentFile(dataDir), ...described].map((file) => readDescription(file)));
  const byDigest = new Map(found.flatMap((library) => (library === null ? [] : [[library.digest, library]])));
  return [...byDigest.values()].sort((a, b) => b.builtAt.localeCompare(a.builtAt));
}

/**
 * A library by its digest, or by the beginning of it.
 *
 * @throws ToolchainLibraryError when there is none, or several
 */
export async function findLibrary(dataDir: string, digest: string): Promise<ToolchainLibrary> {
  const all = await listLibraries(dataDir);
  const [found, ...more] = all.filter((library) => digest !== '' && library.digest.startsWith(digest));
  const known = all.map((library) => library.digest).join(', ') || 'none';
  if (found === undefined) {
    throw new ToolchainLibraryError(`There is no toolchain library ${digest}; there are ${known}.`);
  }
  if (more.length > 0) {
    throw new ToolchainLibraryError(`Several toolchain libraries begin with ${digest}: write more of one of ${known}.`);
  }
  return found;
}

/**
 * Removes a tree. The caller makes sure that nothing needs it any more.
 *
 * @throws ToolchainLibraryError where it is the one in use
 */
export async function removeLibrary(dataDir: string, { digest }: ToolchainLibrary): Promise<void> {
  const refuse = (): never => {
    throw new ToolchainLibraryError(`${digest} is in use: switch to another library first (docket library use).`);
  };
  if ((await read(currentFile(dataDir)))?.digest === digest) refuse();
  // First out of the way, by a name that the next build clears away: a tree that is half gone is never found.
  const tree = path.join(libraryDir(dataDir), digest);
  const leaving = unfinishedTree(dataDir);
  await rename(tree, leaving);
  // Somebody may have switched to it in this moment, and not have seen that it goes.
  if ((await read(currentFile(dataDir)))?.digest === digest) {
    await rename(leaving, tree);
    refuse();
  }
  await rm(descriptionFile(dataDir, digest), { force: true });
  await rm(selfTestFile(dataDir, digest), { force: true });
  await rm(leaving, { recursive: true, force: true });
}

/** A name for a tree that this process is building or removing, see removeUnfinishedBuilds. */
export function unfinishedTree(dataDir: string): string {
  return path.join(libraryDir(dataDir), `building-${String(process.pid)}-${randomBytes(3).toString('hex')}`);
}

export function libraryDir(dataDir: string): string {
  return path.join(dataDir, 'library');
}

function currentFile(dataDir: string): string {
  return path.join(libraryDir(dataDir), 'current.json');
}

function descriptionFile(dataDir: string, digest: string): string {
  return path.join(libraryDir(dataDir), `${digest}.json`);
}

function selfTestFile(dataDir: string, digest: string): string {
  return path.join(libraryDir(dataDir), `${digest}.self-test.json`);
}

/** Null where there is none, or its tree is gone. */
async function readDescription(file: string): Promise<ToolchainLibrary | null> {
  const library = await read(file);
  return library !== null && (await isThere(library)) ? library : null;
}

/** Whether or not its tree is there. */
async function read(file: string): Promise<ToolchainLibrary | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  // Empty, as a power cut may leave it.
  return text.trim() === '' ? null : (JSON.parse(text) as ToolchainLibrary);
}

async function isThere(library: ToolchainLibrary): Promise<boolean> {
  return (await stat(path.join(library.path, 'usr')).catch(() => null)) !== null;
}

async function writeWhole(file: string, content: ToolchainLibrary | LibrarySelfTest): Promise<void> {
  // Not the process id: workers in containers all have the same ones.
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, `${JSON.stringify(content, null, 2)}\n`, { flush: true });
  await rename(aside, file);
}
