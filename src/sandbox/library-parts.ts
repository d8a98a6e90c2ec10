/** Which parts of a toolchain library there are to mount: a small library has no /opt. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { LIBRARY_PARTS } from './container-policy.js';

/** Asked for every container: as with links (host-files.ts) a trip through the thread pool takes ten times as long. */
export function existingParts(libraryPath: string): string[] {
  return LIBRARY_PARTS.filter((part) => existsSync(join(libraryPath, part)));
}
