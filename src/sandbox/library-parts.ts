/** Which parts of a toolchain library there are to mount: a small library has no /opt. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { LIBRARY_PARTS } from './container-policy.js';

export async function existingParts(libraryPath: string): Promise<string[]> {
  const there = await Promise.all(
    LIBRARY_PARTS.map((part) =>
      access(join(libraryPath, part)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return LIBRARY_PARTS.filter((_, index) => there[index]);
}
