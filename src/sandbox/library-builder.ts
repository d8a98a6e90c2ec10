/**
 * Builds the toolchain library: installs the languages' Debian packages into a tree of its own and finishes it with the
 * scripts of `images/library`.
 *
 * A tree is made under a temporary name and renamed when it is complete and on the disk, so that a build that was
 * killed leaves nothing that anybody would use; the next build clears it away.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
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
  ToolchainLibraryError,
  type ToolchainLibrary,
} from './toolchain-library.js';

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
  await removeUnfinished(home);
  const tree = path.join(home, `building-${String(process.pid)}-${randomBytes(3).toString('hex')}`);
  await mkdir(tree, { mode: 0o755 });
  try {
    await installTree({ recipe, tree, architecture, dockerSocket, onProgress });
    const library = await finishTree(tree, recipe, options);
    await describeLibrary(dataDir, library);
    return library;
  } finally {
    removeTree(tree);
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
  spawnSync('sync', ['--file-system', tree]);
  // The same packages as a tree that is there already: that one stays, containers may be using it.
  if ((await stat(final).catch(() => null)) === null) await rename(tree, final);
  return { digest, path: final, languages: versions, recipe: recipe.hash, builtAt: new Date().toISOString(), packages };
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = /^building-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeTree(path.join(home, name));
  }
}

/** Never into another file system: a build that was killed may have left /proc or /dev mounted in the tree. */
function removeTree(tree: string): void {
  spawnSync('rm', ['-rf', ...(process.platform === 'linux' ? ['--one-file-system'] : []), tree]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
