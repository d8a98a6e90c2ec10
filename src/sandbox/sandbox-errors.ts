/**
 * What can go wrong in the sandbox through our own fault. Nothing here is ever the program's doing: that is a fact in
 * the report, or a {@link RefusedFileError}.
 */

/** Our fault. `step` names the set-up step that failed, in the runner or on the host. */
export class SandboxError extends Error {
  override readonly name: string = 'SandboxError';
  constructor(
    readonly step: string,
    message: string,
    /** True where the same work may well succeed later or in another container. */
    readonly retryable: boolean,
    options?: ErrorOptions,
  ) {
    super(`${step}: ${message}`, options);
  }
}

/** The Docker Engine does not answer, or not as it should. Always worth another try. */
export class EngineUnavailableError extends SandboxError {
  override readonly name = 'EngineUnavailableError';
  constructor(step: string, message: string, options?: ErrorOptions) {
    super(step, message, true, options);
  }
}

/** The runner's socket closed while somebody waited for an answer. */
export class RunnerGoneError extends SandboxError {
  override readonly name = 'RunnerGoneError';
  constructor(message: string, options?: ErrorOptions) {
    super('runner connection', message, true, options);
  }
}

/** The container cannot prove that nothing of the last program is left. Release it and take another one. */
export class SandboxDirtyError extends SandboxError {
  override readonly name = 'SandboxDirtyError';
  constructor(containerId: string) {
    super('clean', `container ${containerId} cannot prove that nothing of the last program is left`, true);
  }
}

export const REFUSALS = {
  'not-found': 'is not there',
  'not-a-regular-file': 'is not a regular file',
  'not-readable': 'cannot be read',
  'too-large': 'is too large',
  'too-many-files': 'is one file too many',
  'too-deep': 'is nested too deeply',
  'bad-name': 'has a name that is not allowed',
  'not-writable': 'cannot be written',
} as const satisfies Record<string, string>;
export type Refusal = keyof typeof REFUSALS;

/** A file cannot be put or fetched for a reason the program gave: it is missing, too large, or no regular file. */
export class RefusedFileError extends Error {
  override readonly name = 'RefusedFileError';
  constructor(
    readonly refusal: Refusal,
    readonly path: string,
    detail = '',
  ) {
    super(`${path} ${REFUSALS[refusal]}${detail ? ` (${detail})` : ''}`);
  }
}
