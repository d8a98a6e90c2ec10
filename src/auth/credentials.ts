import type { IncomingHttpHeaders } from 'node:http';
import { parseCookie } from './cookies.js';
import type { Config } from '../config/config.js';

/** A `__Host-` cookie is refused by browsers unless it is secure, and cannot be planted by a neighbouring host. */
const SECURE_COOKIE = '__Host-docket';
/** Over plain http browsers refuse `Secure`, and so that prefix. */
const PLAIN_COOKIE = 'docket_session';

/** What a caller shows to say who they are; not yet known to be worth anything. */
export type Credentials = { kind: 'token'; token: string } | { kind: 'session'; token: string };

/**
 * A bearer token goes before a cookie: it was put there on purpose, and no browser adds it by itself.
 *
 * @returns null when there are none
 */
export function readCredentials(headers: IncomingHttpHeaders, config: Config): Credentials | null {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? tokenHeader(headers);
  if (bearer !== undefined) return { kind: 'token', token: bearer };
  const session = readSessionToken(headers, config);
  return session === null ? null : { kind: 'session', token: session };
}

/** Where clients of Judge0 put their token. Like `Authorization`, no browser adds it for another site. */
function tokenHeader(headers: IncomingHttpHeaders): string | undefined {
  const token = headers['x-auth-token'] ?? headers['x-rapidapi-key'];
  return typeof token === 'string' && /^\S+$/.test(token) ? token : undefined;
}

/** What the session cookie holds, whether or not there is a bearer token too. */
export function readSessionToken(headers: IncomingHttpHeaders, config: Config): string | null {
  return parseCookie(headers.cookie ?? '', cookieName(headers, config));
}

export function cookieName(headers: IncomingHttpHeaders, config: Config): string {
  return isHttps(headers, config) ? SECURE_COOKIE : PLAIN_COOKIE;
}

/** Docket itself speaks plain http; a proxy in front that is trusted, or the configured address, tells of https. */
export function isHttps(headers: IncomingHttpHeaders, config: Config): boolean {
  if (config.publicUrl !== null) return config.publicUrl.startsWith('https:');
  const forwarded = headers['x-forwarded-proto'];
  const protocol = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim();
  return config.trustProxy !== false && protocol === 'https';
}
