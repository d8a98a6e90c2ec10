import { symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { currentLibrary, type ToolchainLibrary } from '../../src/sandbox/toolchain-library.js';

/** Another toolchain library beside the one in use: the same tree by another name, with these of its languages. */
export async function addLibrary(dataDir: string, digest: string, languages: string[]): Promise<ToolchainLibrary> {
  const real = await currentLibrary(dataDir);
  const home = path.join(dataDir, 'library');
  await symlink(real.path, path.join(home, digest));
  const library: ToolchainLibrary = {
    ...real,
    digest,
    path: path.join(home, digest),
    languages: Object.fromEntries(languages.map((id) => [id, real.languages[id] ?? { version: '' }])),
  };
  await writeFile(path.join(home, `${digest}.json`), JSON.stringify(library));
  return library;
}
