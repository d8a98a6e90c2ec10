import { setTimeout as pause } from 'node:timers/promises';
import { stretched } from './time-factor.js';

const LOOK_AGAIN_MS = 50;

/**
 * Waits for a condition: looks until it answers something other than null. Whatever it throws ends the waiting.
 *
 * @throws Error naming what was waited for, after `timeoutMs`, stretched where the machine is slow
 */
export async function eventually<T>(
  what: string,
  timeoutMs: number,
  look: () => T | null | Promise<T | null>,
): Promise<T> {
  const deadline = performance.now() + stretched(timeoutMs);
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`Not within ${String(stretched(timeoutMs) / 1000)} s: ${what}`);
    await pause(LOOK_AGAIN_MS);
  }
}
