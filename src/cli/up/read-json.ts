import { readFile } from 'node:fs/promises';

/** What a file of ours holds; null where there is none, or an empty one, as a power cut may leave it. */
export async function readJson<T>(file: string): Promise<T | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
