/**
 * What can go wrong that is not the submission's doing. An outage is handed back to the queue and does not count as an
 * attempt (sandbox/'s own errors say so); a jury's fault is final; anything else is tried again, then recorded as JE.
 */

/**
 * The package or the installation is at fault, and trying again would not help: a validator that crashes, hangs or answers
 * nonsense, a language that was never set up, the toolchain library of a replay that is gone.
 */
export class JuryFaultError extends Error {
  override readonly name = 'JuryFaultError';
}
