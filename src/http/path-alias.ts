import type { RequestHandler } from 'express';

/** Makes requests below one path those below another: routes whose place a client of another server expects. */
export function pathAlias(from: string, to: string): RequestHandler {
  return (request, _response, next) => {
    const rest = request.url.startsWith(from) ? request.url.slice(from.length) : null;
    if (rest !== null && (rest === '' || rest.startsWith('/') || rest.startsWith('?'))) request.url = `${to}${rest}`;
    next();
  };
}
