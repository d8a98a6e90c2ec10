/**
 * What a toolchain library is made of: packages, and the scripts that finish the tree. Pure, but for reading
 * `images/library`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToolchainLibraryError } from './toolchain-library.js';

/** What the library needs to know of a language. */
export interface LibraryLanguage {
  id: string;
  /** Packages of Debian 13. */
  debianPackages: readonly string[];
  /** Run as root inside the tree once it is installed. */
  libraryPreparation?: readonly { argv: readonly string[]; env: Readonly<Record<string, string>> }[];
  /** The pattern's first group, found in what the command prints, is shown behind `tool`. */
  version: { tool: string; argv: readonly string[]; pattern: RegExp };
}

export interface LibraryRecipe {
  /** Changes with anything below. */
  hash: string;
  packages: string[];
  /** Files of `/docket-recipe` inside the tree, by relative name. */
  files: Record<string, string>;
}

/** Everything that a build of some tree needs. */
export interface TreeBuild {
  recipe: LibraryRecipe;
  /** Folder to fill; exists and is empty. */
  tree: string;
  architecture: string;
  dockerSocket: string;
  onProgress: (step: string) => void;
}

/** Where the recipe is while a tree is finished, and where its results are found afterwards. */
export const RECIPE_DIR = 'docket-recipe';
export const DEBIAN_RELEASE = 'trixie';

/** The sandbox's runner is compiled with the library's own compiler. */
const RUNNER_NEEDS = ['gcc', 'libc6-dev'];

const SHIPPED = fileURLToPath(new URL('../../images/library/', import.meta.url));

/** @param architecture Debian's name for it, such as `amd64` */
export async function makeRecipe(languages: readonly LibraryLanguage[], architecture: string): Promise<LibraryRecipe> {
  const files = {
    ...(await readShippedFiles()),
    'prepare.sh': prepareScript(languages),
    'versions.sh': versionsScript(languages),
  };
  const packages = [...new Set([...RUNNER_NEEDS, ...languages.flatMap(({ debianPackages }) => debianPackages)])].sort();
  const content = JSON.stringify([DEBIAN_RELEASE, architecture, packages, Object.entries(files).sort()]);
  return { hash: shortHash(content), packages, files };
}

/** Names a finished tree: the same packages and recipe always get the same name. */
export function libraryDigest(recipe: LibraryRecipe, packages: readonly string[]): string {
  return shortHash(JSON.stringify([recipe.hash, packages]));
}

/** Writes the recipe's files below a tree. */
export async function writeRecipe(recipe: LibraryRecipe, tree: string): Promise<void> {
  for (const [name, content] of Object.entries(recipe.files)) {
    const file = path.join(tree, RECIPE_DIR, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/**
 * What the tree's finishing found out.
 *
 * @throws ToolchainLibraryError naming each language whose tool did not tell its version
 */
export async function readResults(
  tree: string,
  languages: readonly LibraryLanguage[],
): Promise<{ packages: string[]; versions: Record<string, { version: string }> }> {
  const out = path.join(tree, RECIPE_DIR, 'out');
  const packages = (await readFile(path.join(out, 'packages'), 'utf8')).trim().split('\n');
  const versions: Record<string, { version: string }> = {};
  const silent: string[] = [];
  for (const { id, version } of languages) {
    const text = await readFile(path.join(out, `version-${id}`), 'utf8').catch(() => '');
    const found = version.pattern.exec(text)?.[1];
    if (found === undefined) silent.push(`${id} (${text.trim().split('\n')[0] ?? ''})`);
    else versions[id] = { version: `${version.tool} ${found}` };
  }
  if (silent.length > 0) {
    throw new ToolchainLibraryError(`In the new toolchain library these do not work: ${silent.join(', ')}.`);
  }
  return { packages, versions };
}

async function readShippedFiles(): Promise<Record<string, string>> {
  const names = (await readdir(SHIPPED, { recursive: true })).filter((name) => /\.(sh|cfg)$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(path.join(SHIPPED, name), 'utf8')] as const),
  );
  return Object.fromEntries(files);
}

function prepareScript(languages: readonly LibraryLanguage[]): string {
  const lines = languages.flatMap(({ id, libraryPreparation = [] }) =>
    libraryPreparation.flatMap(({ argv, env }) => {
      const settings = Object.entries(env).map(([name, value]) => `${name}=${quote(value)}`);
      return [`echo 'I: preparing ${id}'`, ['env', ...settings, ...argv.map(quote)].join(' ')];
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** A tool that fails leaves its message: the builder shows it. */
function versionsScript(languages: readonly LibraryLanguage[]): string {
  const lines = languages.map(
    ({ id, version }) => `${version.argv.map(quote).join(' ')} >/${RECIPE_DIR}/out/version-${id} 2>&1 || true`,
  );
  return `${lines.join('\n')}\n`;
}

/** One word for sh. */
function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
