/**
 * Every limit of `problem.yaml`, with the system's default where the package names none
 * (format, "Limits", column "Typical system default").
 */
export interface ProblemLimits {
  timeMultipliers: TimeMultipliers;
  /** A derived time limit is a multiple of this. */
  timeResolutionMs: number;
  memoryMiB: number;
  outputMiB: number;
  codeKiB: number;
  compilationTimeS: number;
  compilationMemoryMiB: number;
  validationTimeS: number;
  validationMemoryMiB: number;
  validationOutputMiB: number;
  /** Multi-pass problems only: the most passes a judging may take. */
  validationPasses: number;
}

/** Safety margins around the time limit (2025-09, "Problem timing"). */
export interface TimeMultipliers {
  /** Slowest accepted submission times this is at most the time limit. */
  acToTimeLimit: number;
  /** Time limit times this is at most the fastest time_limit_exceeded submission. */
  timeLimitToTle: number;
}

export const DEFAULT_LIMITS: Omit<ProblemLimits, 'timeMultipliers'> = {
  timeResolutionMs: 1000,
  memoryMiB: 2048,
  outputMiB: 8,
  codeKiB: 128,
  compilationTimeS: 60,
  compilationMemoryMiB: 2048,
  validationTimeS: 60,
  validationMemoryMiB: 2048,
  validationOutputMiB: 8,
  validationPasses: 2,
};
