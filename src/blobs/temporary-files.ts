import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Longer than any piece of work takes. */
const LEFT_AFTER_MS = 24 * 3600_000;

/**
 * Removes what work that never ended (a killed process, a power cut) left in the folder `tmp`: uploads, unpacked packages,
 * exports. What judging leaves lies beside its containers and goes with them (SandboxService.workDirectory).
 */
export async function removeLeftovers(dataDir: string, nowMs = Date.now()): Promise<void> {
  const folder = path.join(dataDir, 'tmp');
  for (const name of await readdir(folder).catch(() => [])) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    const isLeft = found !== null && nowMs - found.mtimeMs > LEFT_AFTER_MS;
    if (isLeft) await rm(path.join(folder, name), { recursive: true, force: true });
  }
}
