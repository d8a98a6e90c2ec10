/**
 * Input and answer of a test case, for whoever failed on it where the package says so (2025-09, "Samples and full
 * feedback"). The same things stand in their place as for a sample: a talk in place of both, a file for download.
 */
import { type Side, wholeSide } from '../problems/sample-rows.js';
import type { StoredFile } from '../problems/package-words.js';
import type { ProblemVersion } from '../problems/problem-version.entity.js';
import type { TestCase } from '../test-cases/test-case.entity.js';
import type { User } from '../users/user.entity.js';
import type { Run } from './run.entity.js';

export const SIDES: readonly Side[] = ['input', 'answer'];

export interface SeenRun {
  run: Pick<Run, 'verdict'>;
  testCase: Pick<TestCase, 'settings' | 'inputBlob' | 'inputBytes' | 'answerBlob' | 'answerBytes'>;
  version: Pick<ProblemVersion, 'types'>;
}

/** null: the viewer may not have it, or it is none. */
export function sharedSide(
  { run, testCase, version }: SeenRun,
  side: Side,
  viewer: Pick<User, 'role'>,
): Pick<StoredFile, 'blob' | 'sizeBytes'> | null {
  const { settings } = testCase;
  if (settings.staticValidation != null) return null;
  const whole = wholeSide({ ...testCase, shown: settings.shown }, side);
  if (viewer.role === 'admin') return whole;
  if (!settings.fullFeedback || run.verdict === 'AC' || run.verdict === 'JE') return null;
  // What an interactor reads says nothing to a student, and may be the very thing that is to be found out.
  return version.types.includes('interactive') ? (settings.shown.download?.[side] ?? null) : whole;
}
