import type { Library } from '../api/endpoints.js';

/** What went wrong in a library's latest try, by language id. */
export function failuresOf({ selfTest }: Library): Record<string, string> {
  const failed = Object.entries(selfTest?.results ?? {}).filter((one): one is [string, string] => one[1] !== null);
  return Object.fromEntries(failed);
}

/** Of one language: null where it came out right, undefined where it was not tried. */
export function testOf({ selfTest }: Library, id: string): string | null | undefined {
  return selfTest?.results[id];
}
