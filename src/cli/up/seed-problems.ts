import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiClient } from '../api-client.js';
import type { ImportAnswer } from '../api-types.js';
import { CliError } from '../exit-codes.js';
import { openPackage } from '../package-archive.js';
import { readJson } from './read-json.js';

const EXAMPLES = fileURLToPath(new URL('../../../test/problems/', import.meta.url));

/** How hard the examples are, on the scale of Kattis: 1 to 10. */
const DIFFICULTIES: Record<string, number> = {
  anagramshelf: 2.4,
  beehives: 5.1,
  commonmelody: 4.8,
  harbourroutes: 3.9,
  islands: 3.2,
  lanterns: 4.4,
  leakypipe: 2.9,
  lighthouse: 1.4,
  nightpost: 5.6,
  primesplit: 3.1,
  seesaw: 2.2,
  tworivers: 1.1,
};

/** Verifying them would take the first minutes of a new installation, and has been done. */
const SHIPPED = 'An example that comes with Docket, whose own tests verify it';

export interface SeedResult {
  /** Problems imported just now. */
  imported: string[];
  /** Those that the server refused, with its reason. */
  refused: { name: string; reason: string }[];
}

/**
 * Imports the example problems that this installation has not had yet, and makes them public. Each is imported once:
 * one that an admin removed or changed is left alone.
 */
export async function seedProblems(
  client: ApiClient,
  dataDir: string,
  onProgress: (name: string) => void,
): Promise<SeedResult> {
  const markFile = path.join(dataDir, 'seeded.json');
  const done = new Set(await readJson<string[]>(markFile));
  const result: SeedResult = { imported: [], refused: [] };
  for (const name of await exampleNames()) {
    if (done.has(name)) continue;
    try {
      if (!(await hasProblem(client, name))) {
        onProgress(name);
        const archive = await openPackage(path.join(EXAMPLES, name));
        const query = { slug: name, verify: 'false' };
        const { slug } = await client.post<ImportAnswer>('/problems', { zip: archive.open, query });
        await client.call('PATCH', `/problems/${slug}`, {
          json: { visibility: 'public', difficulty: DIFFICULTIES[name], overrideReason: SHIPPED },
        });
        result.imported.push(slug);
      }
    } catch (error) {
      if (!(error instanceof CliError) || error.reason === 'unreachable') throw error;
      const details = error.details.slice(0, 3).map(({ field, message }) => `${field}: ${message}`);
      result.refused.push({ name, reason: [error.message, ...details].join('; ') });
      continue;
    }
    done.add(name);
    await writeFile(markFile, JSON.stringify([...done]));
  }
  return result;
}

async function exampleNames(): Promise<string[]> {
  const entries = await readdir(EXAMPLES, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function hasProblem(client: ApiClient, slug: string): Promise<boolean> {
  try {
    await client.get(`/problems/${slug}`);
    return true;
  } catch (error) {
    if (error instanceof CliError && error.code === 'not-found') return false;
    throw error;
  }
}
