/**
 * What the readers of other judges' formats share. Each format has a folder of its own beside this one; all make the
 * same `ProblemPackage` as the Kattis reader, and say in a {@link Conversion} what they could not take over.
 */
import type { Conversion } from '../conversion.js';
import type { Findings } from '../findings.js';
import type { MadeFiles } from '../made-files.js';
import type { PackageTree } from '../package-tree.js';
import type { DetectProgram, ProblemPackage } from '../problem-package.js';
import type { PackageFormat } from '../../problems/package-words.js';
import { DEFAULT_LIMITS } from '../../problems/limits.js';
import { rulesOf } from '../kattis/format-rules.js';

export interface ForeignReading {
  tree: PackageTree;
  findings: Findings;
  conversion: Conversion;
  made: MadeFiles;
  detect: DetectProgram;
  /** This server's testlib.h, for packages without their own; null: there is none. */
  testlib: string | null;
}

/** Bounds on what a package may ask for: beyond them it is a slip of units. */
const MOST_TIME_LIMIT_MS = 3600_000;
const MOST_MEMORY_MIB = 1024 * 1024;

/** Other judges name none, or one that nobody reaches. */
const USUAL_OUTPUT_MIB = 64;

/** A package with nothing in it yet: pass-fail, default comparison that minds upper and lower case, usual limits. */
export function blankPackage(format: PackageFormat, shortName: string | null): ProblemPackage {
  const { timeMultipliers } = rulesOf('2025-09');
  return {
    format,
    shortName,
    types: ['pass-fail'],
    names: {},
    metadata: {
      uuid: null,
      version: null,
      credits: {},
      source: [],
      license: 'unknown',
      rightsOwner: null,
      embargoUntil: null,
      keywords: [],
    },
    limits: { ...DEFAULT_LIMITS, outputMiB: USUAL_OUTPUT_MIB, timeMultipliers },
    timeLimitMs: null,
    languageCodes: null,
    statements: [],
    attachments: [],
    groups: [],
    testCases: [],
    stopAtFirstFailure: null,
    validatorFlags: [],
    outputValidators: [],
    interactor: null,
    inputValidators: [],
    staticValidator: null,
    graders: [],
    outputVisualizer: null,
    includedFiles: {},
    objective: 'max',
    submissions: [],
    constants: {},
  };
}

/**
 * Sets both limits, and says so.
 *
 * @param timeLimitMs null: there is none, and it is left open
 * @param place where they are given, for findings
 */
export function setLimits(
  reading: ForeignReading,
  problem: ProblemPackage,
  { timeLimitMs, memoryMiB }: { timeLimitMs: number | null; memoryMiB: number },
  place: string | { file: string; line: number },
): void {
  const { findings, conversion } = reading;
  if (timeLimitMs !== null && !(timeLimitMs >= 1 && timeLimitMs <= MOST_TIME_LIMIT_MS)) {
    findings.error(place, `the time limit is ${String(timeLimitMs)} ms`, 'Give one between 1 ms and an hour');
    return;
  }
  if (!(memoryMiB > 0 && memoryMiB <= MOST_MEMORY_MIB)) {
    findings.error(place, `the memory limit is ${String(memoryMiB)} MiB`, 'Give one between 1 MiB and 1 TiB');
    return;
  }
  problem.timeLimitMs = timeLimitMs === null ? null : Math.round(timeLimitMs);
  problem.limits = { ...problem.limits, memoryMiB: Math.max(1, Math.ceil(memoryMiB)) };
  const memory = `${String(problem.limits.memoryMiB)} MiB`;
  if (problem.timeLimitMs === null) conversion.kept('limits', memory);
  else conversion.kept('limits', `${String(problem.timeLimitMs / 1000)} s, ${memory}`);
}

/** For a task whose outputs are handed in, not programs. Call it before the test cases are set. */
export function takeOutputs({ conversion }: ForeignReading, problem: ProblemPackage): void {
  problem.types = [...problem.types, 'submit-answer'];
  conversion.changed('outputs', 'are handed in as files named after the test cases here, or as a zip of them');
}
