import { setTimeout as pause } from 'node:timers/promises';
import type { RunningService, Service } from './services.js';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;
/** A service that ran so long was well: its next failure is a new one. */
const WELL_MS = 60_000;

/** The pause before a service is started again, after so many failures in a row: doubling, up to half a minute. */
export function pauseBeforeStartMs(failures: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1));
}

/** A service that is started again whenever it ends. */
export interface KeptService {
  /** Ends it for good. */
  stop(): Promise<void>;
}

/**
 * Starts a service and starts it again when it ends, ever more slowly while it fails.
 *
 * @returns once it was started for the first time; a first start that fails is thrown
 */
export async function keepRunning(service: Service, log: (line: string) => void): Promise<KeptService> {
  const stopping = new AbortController();
  let present = await service.start();
  const loop = (async () => {
    for (let failures = 0; present !== null;) {
      const startedAt = performance.now();
      log(`${service.name} runs (process ${String(present.pid)})`);
      const end = await Promise.race([present.ended, aborted(stopping.signal)]);
      if (stopping.signal.aborted) return;
      failures = performance.now() - startedAt > WELL_MS ? 1 : failures + 1;
      log(`${service.name} ended: ${end}`);
      present = await startAgain(service, failures, stopping.signal, log);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await loop;
      await present?.stop();
    },
  };
}

async function startAgain(
  service: Service,
  failures: number,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<RunningService | null> {
  for (let count = failures; ; count += 1) {
    const waitMs = pauseBeforeStartMs(count);
    log(`${service.name} is started again in ${String(waitMs)} ms`);
    const isStopping = await pause(waitMs, false, { signal }).catch(() => true);
    if (isStopping) return null;
    try {
      return await service.start();
    } catch (error) {
      log(`${service.name} does not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function aborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => {
      resolve('stopped');
    });
  });
}
