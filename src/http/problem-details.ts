/**
 * The one place where an error becomes an answer: RFC 9457 problem details. REST uses it through the filter beside
 * it; the socket gateway calls {@link describeError} itself.
 */
import { HttpException } from '@nestjs/common';
import { DomainError, ERRORS, type ErrorCode, type ProblemDetails } from '../contract/errors.js';
import { databaseOutageOf } from '../database/database-outage.js';

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'payload-too-large',
  415: 'malformed-request',
  422: 'validation-failed',
  429: 'too-many-requests',
};

/** PostgreSQL refuses values that no type check sees: text with a NUL, numbers and times out of range. */
const UNSTORABLE: Record<string, string> = {
  '22021': 'A text holds a NUL character or is not valid UTF-8',
  '22P05': 'A text holds a character that cannot be stored',
  '22003': 'A number is out of range',
  '22008': 'A date is out of range',
};

/**
 * What somebody else changed between a look and a write, which the rules of the database then refuse; two that wait for
 * each other. Nothing was written; logged all the same, for where it comes without anybody else it is a fault of ours.
 */
const OVERTAKEN: Record<string, string> = {
  '23503': 'Something that this refers to was removed in the same moment',
  '23505': 'The same was made by somebody else in the same moment',
  '40001': 'Somebody else changed the same in the same moment',
  '40P01': 'Somebody else changed the same in the same moment',
};

/** PostgreSQL starts, and recovers from a crash, within seconds. */
const OUTAGE_RETRY_SECONDS = 5;

export interface ErrorDescription {
  problem: ProblemDetails;
  /** Our own fault: to be logged with its cause; the answer tells nothing of it. */
  isOurs: boolean;
  /** Where it is known when to try again. */
  retryAfterSeconds?: number;
}

/** Total: an error of any kind has an answer, and an unknown one is an `internal-error`. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof DomainError) {
    const problem = problemOf(error.code, error.message);
    if (error.errors.length > 0) problem.errors = error.errors;
    const isOurs = ERRORS[error.code].status === 500;
    const { retryAfterSeconds } = error;
    return retryAfterSeconds === null ? { problem, isOurs } : { problem, isOurs, retryAfterSeconds };
  }
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error.message);
  const unstorable = UNSTORABLE[stringProperty(error, 'code') ?? ''];
  if (unstorable !== undefined) return { problem: problemOf('malformed-request', unstorable), isOurs: false };
  const overtaken = OVERTAKEN[stringProperty(error, 'code') ?? ''];
  if (overtaken !== undefined) return { problem: problemOf('conflict', `${overtaken}. Try again.`), isOurs: true };
  if (error instanceof URIError) return fromStatus(400, 'The address has a broken % escape');
  // Express and its body parsers throw http-errors: `expose` tells that the message is meant for the caller.
  if (error instanceof Error && 'expose' in error && error.expose === true && 'status' in error) {
    return fromStatus(Number(error.status), error.message);
  }
  return isOutage(error) ? unavailable() : ours();
}

/** The database is away, or the disk full: the same request may well be carried out later. */
function isOutage(error: unknown): boolean {
  return databaseOutageOf(error) !== null || ['ENOSPC', 'EDQUOT'].includes(stringProperty(error, 'code') ?? '');
}

function unavailable(): ErrorDescription {
  const detail = 'Something that Docket needs is away for the moment. Send the request again in a few seconds.';
  return { problem: problemOf('unavailable', detail), isOurs: true, retryAfterSeconds: OUTAGE_RETRY_SECONDS };
}

function fromStatus(status: number, detail: string): ErrorDescription {
  if (status >= 500) return ours();
  const code = CODE_BY_STATUS[status] ?? 'malformed-request';
  return { problem: problemOf(code, detail), isOurs: false };
}

function ours(): ErrorDescription {
  const detail = 'The request was not carried out. Try again; if it stays, tell the operator the request id.';
  return { problem: problemOf('internal-error', detail), isOurs: true };
}

function problemOf(code: ErrorCode, detail: string): ProblemDetails {
  const { status, title } = ERRORS[code];
  return { type: `urn:docket:error:${code}`, title, status, detail, code };
}

function stringProperty(error: unknown, name: string): string | null {
  if (typeof error !== 'object' || error === null || !(name in error)) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : null;
}
