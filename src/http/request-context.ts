import type { RequestHandler } from 'express';
import { withLogContext } from '../logging/log-context.js';
import { httpRequestSeconds } from '../metrics/metrics.js';

/** What is logged on behalf of a request carries its id, whoever logs it; and the request is timed. */
export function requestContext(): RequestHandler {
  return (request, response, next) => {
    const end = httpRequestSeconds.startTimer({ method: request.method });
    response.once('close', () => {
      end({ status: String(response.statusCode) });
    });
    withLogContext({ requestId: String(response.getHeader('X-Request-Id')) }, next);
  };
}
