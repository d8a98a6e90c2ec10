/**
 * Builds the toolchain library: installs the languages' Debian packages into a tree of its own and finishes it with the
 * scripts of `images/library`.
 *
 * A tree is made under a temporary name and renamed when it is complete and on the disk, so that a build that was
 * killed leaves nothing that anybody would use; a worker, or the next build, clears it away.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { bootstrapTree, whyNoBootstrap } from './library-bootstrap.js';
import { installTreeInContainer } from './library-container.js';
import {
  libraryDigest,
  makeRecipe,
  readResults,
  RECIPE_DIR,
  type LibraryLanguage,
  type LibraryRecipe,
  type TreeBuild,
} from './library-recipe.js';
import {
  describeLibrary,
  findCurrentLibrary,
  libraryDir,
  listLibraries,
  switchLibrary,
  unfinishedTree,
  ToolchainLibraryError,
  type ToolchainLibrary,
} from './toolchain-library.js';

/** A build says as often as this that it is alive: it may be that of a container, whose processes we cannot see. */
const ALIVE_MS = 20_000;
const LEFT_AFTER_MS = 10 * 60_000;

export interface LibraryBuildOptions {
  dataDir: string;
  languages: readonly LibraryLanguage[];
  /** Path of the engine's socket: where the host cannot install Debian packages, a container does. */
  dockerSocket: string;
  /** Debian's name for the processor, such as `amd64`. */
  architecture: string;
  /** Told of each step, in a few words. */
  onProgress: (step: string) => void;
}

/**
 * The library for these languages: the one in use where it is right, else one that is kept, else a new one; it is then
 * in use.
 *
 * @throws ToolchainLibraryError with a plain sentence and its remedy
 */
export async function ensureLibrary(options: LibraryBuildOptions): Promise<ToolchainLibrary> {
  const recipe = await makeRecipe(options.languages, options.architecture);
  const present = await findCurrentLibrary(options.dataDir);
  if (present?.recipe === recipe.hash) return present;
  const kept = (await listLibraries(options.dataDir)).find((library) => library.recipe === recipe.hash);
  const library = kept ?? (await buildLibrary(options));
  await switchLibrary(options.dataDir, library);
  return library;
}

/**
 * A library of today's packages, complete but not in use.
 *
 * @throws ToolchainLibraryError with a plain sentence and its remedy
 */
export async function buildLibrary(options: LibraryBuildOptions): Promise<ToolchainLibrary> {
  const { dataDir, languages, architecture, dockerSocket, onProgress } = options;
  const recipe = await makeRecipe(languages, architecture);
  const home = libraryDir(dataDir);
  await mkdir(home, { recursive: true, mode: 0o755 });
  await removeUnfinishedBuilds(dataDir);
  const tree = unfinishedTree(dataDir);
  await mkdir(tree, { mode: 0o755 });
  const sayingSo = setInterval(() => {
    // It has its final name by now, perhaps.
    utimes(tree, new Date(), new Date()).catch(() => undefined);
  }, ALIVE_MS);
  try {
    await installTree({ recipe, tree, architecture, dockerSocket, onProgress });
    return await finishTree(tree, recipe, options);
  } finally {
    clearInterval(sayingSo);
    await removeTree(tree);
  }
}

/** Debian's own bootstrap where this host can do it, else a container of Debian's image. */
async function installTree(build: TreeBuild): Promise<void> {
  const obstacle = await whyNoBootstrap(build.onProgress);
  if (obstacle === null) {
    await bootstrapTree(build);
    return;
  }
  try {
    await installTreeInContainer(build);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ToolchainLibraryError(
      `The toolchain library cannot be built: ${obstacle}, and Debian's image cannot be used instead (${reason}). ` +
        'Run this as root on Debian or Ubuntu, or make an image registry reachable.',
      { cause },
    );
  }
}

async function finishTree(
  tree: string,
  recipe: LibraryRecipe,
  options: LibraryBuildOptions,
): Promise<ToolchainLibrary> {
  const { packages, versions } = await readResults(tree, options.languages);
  // The nodes of /dev were for the installation; a container has its own.
  for (const name of [RECIPE_DIR, 'dev']) await rm(path.join(tree, name), { recursive: true });
  const digest = libraryDigest(recipe, packages);
  const final = path.join(libraryDir(options.dataDir), digest);
  options.onProgress('writing it to the disk');
  await carriedOut('sync', ['--file-system', tree]);
  const builtAt = new Date().toISOString();
  const library = { digest, path: final, languages: versions, recipe: recipe.hash, builtAt, packages };
  // First the description: without its tree it counts for nothing, whereas nobody would find a tree without it.
  await describeLibrary(options.dataDir, library);
  // The same packages as a tree that is there already: that one stays, containers may be using it.
  await rename(tree, final).catch((error: unknown) => {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  });
  return library;
}

/**
 * Clears away what builds left that were killed: those of processes that are gone, once they have given no sign of life
 * for ten minutes. Not to be called by a process that is building.
 */
export async function removeUnfinishedBuilds(dataDir: string): Promise<void> {
  const home = libraryDir(dataDir);
  for (const name of await readdir(home).catch(() => [])) {
    const pid = /^building-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && (await isLeft(path.join(home, name), Number(pid))))
      await removeTree(path.join(home, name));
  }
}

async function isLeft(tree: string, pid: number): Promise<boolean> {
  // In a container a process often has the number of the one before it.
  if (pid !== process.pid && isAlive(pid)) return false;
  const found = await stat(tree).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > LEFT_AFTER_MS;
}

/** Never into another file system: a build that was killed may have left /proc or /dev mounted in the tree. */
function removeTree(tree: string): Promise<void> {
  return carriedOut('rm', ['-rf', ...(process.platform === 'linux' ? ['--one-file-system'] : []), tree]);
}

/** However it ends: beside the judging, which goes on. */
async function carriedOut(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore' });
  await once(child, 'close').catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
