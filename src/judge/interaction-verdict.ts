/**
 * Who decides an interaction. The format leaves it open; this is what its reference implementation does, made exact
 * where that guesses:
 *
 * | ended first | how                                   | verdict                                                     |
 * |-------------|---------------------------------------|-------------------------------------------------------------|
 * | validator   | 43                                    | WA; the program is stopped, whatever it would have done     |
 * | validator   | 42                                    | the program's own failure if it then fails, else AC         |
 * | validator   | anything else                         | JE                                                          |
 * | program     | SV, MLE, OLE, RTE, TLE by CPU time    | that; the validator's answer is only kept as feedback       |
 * | program     | TLE by wall time                      | that, unless it was the validator that kept it waiting: JE  |
 * | program     | exit code 0                           | the validator's: 42 AC, 43 WA, anything else JE             |
 *
 * Of several processes of one submission the first that fails is the program of the table, and stops the others. If none
 * fails, the program has ended when all have. That they took too much CPU time together is a failure of the program as
 * well (processes.ts).
 *
 * The validator kept it waiting if it does not end even when it reads the end of its input, if it then ran into a limit
 * of its own, or if it computed for half of the time itself. (2025-09 allows JE for every interaction that runs out of
 * wall time; a program that forgot to flush would then be the jury's fault, and packages expect TLE of it.)
 */
import type { ExecutionReport } from '../sandbox/execution.js';
import type { Interaction } from './run-interaction.js';
import type { RunFailure } from './verdict-of-run.js';

export type InteractionVerdict =
  /** The validator's answer decides; it may turn out to be none. */
  | { decides: 'validator' }
  | { decides: 'program'; failure: RunFailure }
  /** What the validator did wrong. */
  | { decides: 'nobody'; fault: string };

/** The part of a computing validator in a program's wall time from which on the wait is the validator's doing. */
const COMPUTING_SHARE = 0.5;

/** @param failure what the end of the submission's processes comes to; null: they ended well */
export function verdictOfInteraction(
  { first, programs, failed, validator, isAccepted }: Interaction,
  failure: RunFailure | null,
): InteractionVerdict {
  if (first === 'validator') {
    return isAccepted && failure !== null ? { decides: 'program', failure } : { decides: 'validator' };
  }
  if (failure === null) return { decides: 'validator' };
  const program = failed === null ? undefined : programs[failed];
  const fault = program?.limitFired === 'wall-time' ? waitingFault(program, validator) : null;
  return fault === null ? { decides: 'program', failure } : { decides: 'nobody', fault };
}

function waitingFault(program: ExecutionReport, validator: ExecutionReport): string | null {
  if (validator.limitFired !== null) {
    return `kept the program waiting for its whole wall time limit and ran into its own ${validator.limitFired} limit`;
  }
  if (validator.isCancelled) {
    return 'kept the program waiting for its whole wall time limit and did not end when its input had ended';
  }
  if (validator.cpuTimeUs >= COMPUTING_SHARE * program.wallTimeUs) {
    return `computed for ${seconds(validator.cpuTimeUs)} of the ${seconds(program.wallTimeUs)} that the program may take`;
  }
  return null;
}

function seconds(microseconds: number): string {
  return `${(microseconds / 1_000_000).toFixed(1)} s`;
}
