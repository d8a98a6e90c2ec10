/** Limits of an execution that follow from those the problem names. */
import { MIB } from '../contract/limits.js';
import type { ExecutionLimits } from '../sandbox/execution.js';

/** A program may sleep or wait for its pipes: this much longer than it may compute. Generous, for a loaded machine. */
const WALL_FACTOR = 2;
const WALL_EXTRA_MS = 2_000;
/** Share of the time limit; what ends so close to it, on either side, is repeated (near-limit.ts). */
export const NEAR_LIMIT_MARGIN = 0.05;
const OPEN_FILES = 256;
/** The largest single file a program may write. */
export const FILE_SIZE_BYTES = 256 * MIB;

/**
 * The stack may grow as large as memory allows, but endless recursion should end as a segmentation fault (RTE) before
 * the memory limit kills it: the rest of the program needs a share as well.
 */
export function programStackBytes(memoryLimitBytes: number): number {
  return memoryLimitBytes - Math.min(memoryLimitBytes / 4, 16 * MIB);
}

/**
 * @param limits.stopTimeMs how long it may go on beyond the time limit, where that is to be seen
 * @param turns how many processes of a submission may have to wait for one another
 */
export function programLimits(
  limits: { timeLimitMs: number; stopTimeMs?: number | null; memoryLimitBytes: number; outputLimitBytes: number },
  processLimit: number,
  turns = 1,
): ExecutionLimits {
  const nearMs = Math.ceil(limits.timeLimitMs * (1 + NEAR_LIMIT_MARGIN));
  return {
    cpuTimeMs: limits.timeLimitMs,
    cpuStopMs: Math.max(nearMs, limits.stopTimeMs ?? 0),
    wallTimeMs: turns * WALL_FACTOR * limits.timeLimitMs + WALL_EXTRA_MS,
    memoryBytes: limits.memoryLimitBytes,
    processes: processLimit,
    outputBytes: limits.outputLimitBytes,
    fileSizeBytes: FILE_SIZE_BYTES,
    openFiles: OPEN_FILES,
    stackBytes: Math.floor(programStackBytes(limits.memoryLimitBytes)),
  };
}
