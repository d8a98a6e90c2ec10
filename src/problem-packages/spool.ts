import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Longer than any import takes. */
const LEFT_AFTER_MS = 24 * 3600_000;

/** Removes what imports that never ended (a killed process, a power cut) left behind. */
export async function removeLeftovers(spoolDir: string, nowMs = Date.now()): Promise<void> {
  const names = await readdir(spoolDir).catch(() => []);
  for (const name of names.filter((one) => /^(upload|package|zip)-/.test(one))) {
    const found = await stat(path.join(spoolDir, name)).catch(() => null);
    const isLeft = found !== null && nowMs - found.mtimeMs > LEFT_AFTER_MS;
    if (isLeft) await rm(path.join(spoolDir, name), { recursive: true, force: true });
  }
}
