import type { Finding } from './package-finding.js';

/**
 * Every mistake a person or a client can make, by code, with its HTTP status and title.
 * REST answers RFC 9457 problem details: `type` is `urn:docket:error:<code>`.
 */
export const ERRORS = {
  'validation-failed': { status: 422, title: 'Some fields are not valid' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'User name or password is wrong' },
  'second-factor-needed': { status: 401, title: 'A code is needed, too' },
  'wrong-code': { status: 401, title: 'The code is wrong' },
  'registration-closed': { status: 403, title: 'Accounts are made by an admin' },
  'account-disabled': { status: 403, title: 'This account is disabled' },
  forbidden: { status: 403, title: 'You may not do this' },
  'token-scope': { status: 403, title: 'The token does not allow this' },
  'bad-origin': { status: 403, title: 'The request comes from another site' },
  'submissions-closed': { status: 403, title: 'No submissions are taken now' },
  'not-found': { status: 404, title: 'There is no such thing' },
  conflict: { status: 409, title: 'This is in the way of something that exists' },
  'duplicate-submission': { status: 409, title: 'You handed this in already' },
  'payload-too-large': { status: 413, title: 'The upload is too large' },
  'unknown-language': { status: 422, title: 'This language is not known' },
  'package-invalid': { status: 422, title: 'The problem package has errors' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'quota-exceeded': { status: 429, title: 'You have used your share' },
  unavailable: { status: 503, title: 'Docket cannot do this right now' },
  'queue-full': { status: 503, title: 'The queue is full' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One finding about one field: where, what, and what to do. */
export interface FieldError {
  field: string;
  message: string;
  /** Of a package that is refused: what `message` is made of. */
  finding?: Finding;
}

/** RFC 9457. `errors` is our extension member. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  code: ErrorCode;
  errors?: FieldError[];
}

/** A mistake on the caller's side, thrown from any module and mapped to HTTP and to the socket in one place. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly errors: FieldError[] = [],
    /** For `Retry-After`; null: nobody knows. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
