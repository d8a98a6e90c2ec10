import express, { type RequestHandler } from 'express';
import { DomainError } from '../contract/errors.js';
import { CAPS, KIB, MIB } from '../contract/limits.js';

/** JSON may write a byte as six characters (an escape such as that of NUL), besides the fields around the content. */
const ESCAPED = 6;
const AROUND = 64 * KIB;
/** A batch there has several programs with inputs and outputs. */
const JUDGE0_BODY_BYTES = 32 * MIB;
const LIMITS: readonly { path: RegExp; bytes: number }[] = [
  { path: /^\/api\/v1\/submissions\/?$/, bytes: CAPS.sourceBytes * ESCAPED + AROUND },
  { path: /^\/api\/v1\/runs\/?$/, bytes: (CAPS.sourceBytes + CAPS.customInputBytes) * ESCAPED + AROUND },
  { path: /^\/api\/v1\/judge0\/submissions(\/batch)?\/?$/, bytes: JUDGE0_BODY_BYTES },
  { path: /^\/api\/v1\/problems\/[^/]+\/edit\/?$/, bytes: CAPS.packageEditBytes },
  { path: /^\/api\/v1\/problems\/[^/]+\/statement-preview\/?$/, bytes: CAPS.packageEditBytes },
];
/** Types that a route reads from the request itself, as a stream. */
const RAW_TYPES = ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'];

/**
 * Reads JSON bodies, as large as the route may need and no larger. Zip uploads pass through unread. Another type of
 * body is refused here, since a route would only see that every field is missing.
 */
export function jsonBody(): RequestHandler {
  const sized = LIMITS.map(({ path, bytes }) => ({ path, parse: express.json({ limit: bytes }) }));
  const parseSmall = express.json({ limit: AROUND });
  return (request, response, next) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
    if (!hasBody) {
      request.body = {};
      next();
    } else if (request.is(RAW_TYPES) !== false) {
      next();
    } else if (request.is('json') === false) {
      next(new DomainError('malformed-request', 'Send the body as JSON with Content-Type: application/json'));
    } else {
      const parse = sized.find(({ path }) => path.test(request.path))?.parse ?? parseSmall;
      parse(request, response, next);
    }
  };
}
