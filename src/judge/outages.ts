/**
 * Tells an outage of what the judge stands on (the engine, PostgreSQL, the disk) from a failure of one judging. An
 * outage never counts against a submission: its job goes back to the queue as it was.
 */
import { type Explained, explained } from '../contract/explanations.js';
import { ENGINE_IS_AWAY } from '../contract/worker-reasons.js';
import { databaseOutageOf } from '../database/database-outage.js';
import { EngineUnavailableError, SandboxError } from '../sandbox/sandbox-errors.js';
import { COMPILE_STEP } from '../sandbox/sandbox-image.js';

/** Before a program has been started, nothing that goes wrong can be its doing. */
const STEPS_BEFORE_A_PROGRAM = [
  'create a container',
  'start a container',
  'start the runner',
  'update the limits of a container',
  'make the container directory',
  'build the sandbox image',
  COMPILE_STEP,
];
/** The host ran out of something, or the other end of a connection is gone (errno(3)). */
const HOST_CODES = [
  'ENOSPC',
  'EDQUOT',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EIO',
  'EROFS',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
];
/** null when it is no outage. */
export function outageOf(error: unknown): Explained | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  if (error instanceof EngineUnavailableError) return ENGINE_IS_AWAY;
  if (error instanceof SandboxError && STEPS_BEFORE_A_PROGRAM.includes(error.step)) {
    return explained(`containers cannot be started: ${message}`, 'worker-no-containers', { error: message });
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const database = databaseOutageOf(error);
  if (database !== null) return explained(database, 'worker-no-database', { error: database });
  if (HOST_CODES.includes(code)) {
    return explained(`the host fails: ${message}`, 'worker-host-fails', { error: message });
  }
  return outageOf('driverError' in error ? error.driverError : error.cause);
}
