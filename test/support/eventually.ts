import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE_MS } from './time-factor.js';

const LOOK_AGAIN_MS = 50;

/**
 * Waits for a condition: looks until it answers something other than null. Whatever it throws ends the waiting.
 *
 * @throws Error naming what was waited for, after {@link PATIENCE_MS}
 */
export async function eventually<T>(what: string, look: () => T | null | Promise<T | null>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`Not within ${String(PATIENCE_MS / 1000)} s: ${what}`);
    await pause(LOOK_AGAIN_MS);
  }
}
