import type { Request, Response } from 'express';
import { DomainError } from '../contract/errors.js';
import type { Visitor } from './sessions.service.js';

export function visitorOf(request: Request): Visitor {
  return { ipAddress: request.ip ?? '', userAgent: request.headers['user-agent'] ?? '' };
}

/** Sets `Retry-After` and throws, where there is a time to wait. @throws DomainError `too-many-requests` */
export function refuseTooMany(response: Response, seconds: number): void {
  if (seconds === 0) return;
  response.setHeader('Retry-After', String(seconds));
  throw new DomainError('too-many-requests', `Too many tries; wait ${String(seconds)} s`);
}
