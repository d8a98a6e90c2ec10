import type { Request, RequestHandler } from 'express';
import { addToLogContext } from '../logging/log-context.js';
import type { TracedRequest } from '../tracing/recorder.js';
import { presentTraceId, traceRequest } from '../tracing/tracing.js';
import { API_PREFIX } from './api-prefix.js';

/** Asked every few seconds by machines. */
const NOT_TRACED = new RegExp(`^/${API_PREFIX}/(health|metrics)(/|$)`);

/** A span for each request that a route of ours answers, named by the route; its log lines carry the trace's id. */
export function requestTrace(): RequestHandler {
  return (request, response, next) => {
    if (NOT_TRACED.test(request.path)) {
      next();
      return;
    }
    const { method, path, headers } = request;
    const onEnd: TracedRequest['onEnd'] = (end) => {
      response.once('close', () => {
        end({ status: response.statusCode, route: routeOf(request) });
      });
    };
    traceRequest({ method, path, headers, onEnd }, () => {
      const traceId = presentTraceId();
      if (traceId !== undefined) addToLogContext({ traceId });
      next();
    });
  };
}

/** With its parameters' names, not their values. */
function routeOf(request: Request): string | null {
  const route: unknown = request.route;
  if (typeof route !== 'object' || route === null || !('path' in route)) return null;
  return typeof route.path === 'string' ? route.path : null;
}
