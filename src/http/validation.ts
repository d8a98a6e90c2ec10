import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../contract/errors.js';

/** A hostile request with thousands of wrong fields gets an answer of bounded size. */
const MOST_ERRORS = 50;

/**
 * Checks bodies and queries against their classes; a field that the class does not have is refused, so that a
 * misspelt one is noticed. Every wrong field is named with what it must be.
 */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    // What is left out is not there, rather than undefined (see MayBeLeftOut).
    transformOptions: { exposeUnsetFields: false },
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => validationFailed(errors.flatMap((error) => fieldErrors(error))),
  });
}

/** Pure; `parent` is the path so far, such as `files.0`. */
export function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const field = parent === '' ? error.property : `${parent}.${error.property}`;
  const messages = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    rule === 'whitelistValidation' ? `${field} is not a field of this request; leave it out` : message,
  );
  const own = messages.length > 0 ? [{ field, message: messages.join('; ') }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, field))];
}

function validationFailed(errors: readonly FieldError[]): DomainError {
  const shown = errors.slice(0, MOST_ERRORS);
  const detail = shown.map(({ message }) => message).join('. ');
  return new DomainError('validation-failed', detail, shown);
}
