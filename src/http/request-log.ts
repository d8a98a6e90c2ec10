import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import { serializeError } from '../logging/logger.js';

/**
 * Gives each request an id (`X-Request-Id`, the caller's own where it is plain) and a logger `request.log`, and logs
 * each answer in one line. Headers and bodies are not logged: that is where the secrets are.
 */
export function requestLog(logger: Logger): HttpLogger {
  return pinoHttp({
    logger,
    quietReqLogger: true,
    genReqId: (request, response) => {
      const id = requestId(request);
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: (_request, response, error) => {
      if (error !== undefined || response.statusCode >= 500) return 'error';
      return response.statusCode >= 400 ? 'info' : 'debug';
    },
    customSuccessMessage: summary,
    customErrorMessage: summary,
    // The cause of a failed request was logged by the filter that answered it.
    customErrorObject: (_request, _response, _error, told: Record<string, unknown>) => ({ ...told, err: undefined }),
    serializers: { req: () => undefined, res: () => undefined, err: serializeError },
  });
}

function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/** The path without its query: search words and one-time links are nobody's business. */
function summary(request: IncomingMessage, response: ServerResponse): string {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  return `${request.method ?? ''} ${path} ${String(response.statusCode)}`;
}
