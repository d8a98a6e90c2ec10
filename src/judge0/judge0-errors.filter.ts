import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { describeError } from '../http/problem-details.js';
import type { Judge0Errors } from './judge0-request.js';

/** What Judge0 answers with this status and body. */
export class Judge0Refusal extends Error {
  override readonly name = 'Judge0Refusal';
  constructor(
    readonly status: number,
    readonly body: Judge0Errors | { error: string },
  ) {
    super('refused');
  }
}

/** Answers errors as Judge0 does, `{"error": "…"}`, with our code besides. */
@Catch()
export class Judge0ErrorsFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    if (error instanceof Judge0Refusal) {
      response.status(error.status).json(error.body);
      return;
    }
    const { problem, isOurs, retryAfterSeconds } = describeError(error);
    if (isOurs) host.switchToHttp().getRequest<Request>().log.error({ err: error }, 'request failed');
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
    response.status(problem.status).json({ error: problem.detail, code: problem.code, errors: problem.errors });
  }
}
