import type { ProblemVersion } from '../../problems/problem-version.entity.js';
import type { ToolchainLibrary } from '../../sandbox/toolchain-library.js';
import type { TestCase } from '../../test-cases/test-case.entity.js';

/** The package whose own programs are run, and what they are run with. */
export interface CheckedPackage {
  verificationId: number;
  version: ProblemVersion;
  /** In the order of judging. */
  testCases: TestCase[];
  library: ToolchainLibrary;
  purpose: string;
  /** Aborted when the worker stops. */
  signal: AbortSignal;
}
