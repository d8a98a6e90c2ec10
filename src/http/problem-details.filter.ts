import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { describeError } from './problem-details.js';

/** How long a client should wait before it tries again, where nobody said better. */
const RETRY_AFTER_SECONDS = 10;

/** Answers every error of an HTTP request as `application/problem+json`, and logs our own faults, once. */
@Catch()
export class ProblemDetailsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { problem, isOurs, retryAfterSeconds = RETRY_AFTER_SECONDS } = describeError(error);
    if (isOurs) request.log.error({ err: error }, 'request failed');
    if (response.headersSent) {
      // Half an answer is out: cutting the connection is the only way left to say that it is not whole.
      response.destroy();
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="docket"');
    if ((problem.status === 429 || problem.status === 503) && !response.hasHeader('Retry-After')) {
      response.setHeader('Retry-After', String(retryAfterSeconds));
    }
    const id = response.getHeader('X-Request-Id');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify({ ...problem, instance: `urn:docket:request:${String(id)}` }));
  }
}
