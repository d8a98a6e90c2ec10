import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryDigest, makeRecipe, readResults, RECIPE_DIR, type LibraryLanguage } from './library-recipe.js';

const python: LibraryLanguage = {
  id: 'python',
  debianPackages: ['python3'],
  libraryPreparation: [{ argv: ['/usr/bin/python3', '-c', "print('ready')"], env: { HOME: '/a b' } }],
  version: { tool: 'CPython', argv: ['/usr/bin/python3', '--version'], pattern: /^Python (\S+)/ },
};
const c: LibraryLanguage = {
  id: 'c',
  debianPackages: ['gcc', 'libc6-dev'],
  version: { tool: 'GCC', argv: ['/usr/bin/gcc', '-dumpfullversion'], pattern: /^(\d\S*)/ },
};

describe('makeRecipe', () => {
  it('always has what the runner is compiled with, and no package twice', async () => {
    expect((await makeRecipe([python, c], 'amd64')).packages).toEqual(['gcc', 'libc6-dev', 'python3']);
    expect((await makeRecipe([python], 'amd64')).packages).toEqual(['gcc', 'libc6-dev', 'python3']);
  });

  it('changes its hash with languages and processor, and with nothing else', async () => {
    const [one, same, fewer, arm] = await Promise.all([
      makeRecipe([python, c], 'amd64'),
      makeRecipe([python, c], 'amd64'),
      makeRecipe([python], 'amd64'),
      makeRecipe([python, c], 'arm64'),
    ]);
    expect(one.hash).toBe(same.hash);
    expect(new Set([one.hash, fewer.hash, arm.hash]).size).toBe(3);
  });

  it('quotes every word of a command for the shell', async () => {
    const { files } = await makeRecipe([python], 'amd64');
    expect(files['prepare.sh']).toContain(`env HOME='/a b' '/usr/bin/python3' '-c' 'print('\\''ready'\\'')'\n`);
  });
});

describe('libraryDigest', () => {
  it('names the exact versions', async () => {
    const recipe = await makeRecipe([c], 'amd64');
    expect(libraryDigest(recipe, ['gcc=4:14.2.0-1'])).toMatch(/^[0-9a-f]{16}$/);
    expect(libraryDigest(recipe, ['gcc=4:14.2.0-1'])).not.toBe(libraryDigest(recipe, ['gcc=4:14.2.0-2']));
  });
});

describe('readResults', () => {
  let tree: string;
  const result = (name: string, text: string): Promise<void> =>
    writeFile(path.join(tree, RECIPE_DIR, 'out', name), text);

  beforeAll(async () => {
    tree = await mkdtemp(path.join(tmpdir(), 'docket-recipe-spec-'));
    await mkdir(path.join(tree, RECIPE_DIR, 'out'), { recursive: true });
    await result('packages', 'gcc=4:14.2.0-1\npython3=3.13.5-1\n');
    await result('version-c', '14.2.0\n');
    await result('version-python', 'python3: not found\n');
  });
  afterAll(() => rm(tree, { recursive: true }));

  it('shows versions as tool and number', async () => {
    expect(await readResults(tree, [c])).toEqual({
      packages: ['gcc=4:14.2.0-1', 'python3=3.13.5-1'],
      versions: { c: { version: 'GCC 14.2.0' } },
    });
  });

  it('names the language whose tool does not work, with what it said', async () => {
    await expect(readResults(tree, [c, python])).rejects.toThrow('python (python3: not found)');
  });
});
