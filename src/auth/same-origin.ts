import type { IncomingHttpHeaders } from 'node:http';

/** What a browser says about where a request comes from. */
export type RequestOrigin = 'same-origin' | 'other-site' | 'unknown';

/**
 * Judges by `Origin` (which every browser sends with an unsafe method and with a WebSocket) and, where it is missing,
 * by `Sec-Fetch-Site`. A program that is no browser sends neither: `unknown`.
 *
 * @param publicUrl the configured address; without it the `Host` header is taken for ours
 */
export function requestOrigin(headers: IncomingHttpHeaders, publicUrl: string | null): RequestOrigin {
  const { origin, host } = headers;
  const fetchSite = headers['sec-fetch-site'];
  if (origin !== undefined) {
    if (publicUrl !== null && origin === new URL(publicUrl).origin) return 'same-origin';
    // Behind a proxy the scheme may differ; `null` and anything unreadable is some other site.
    return URL.parse(origin)?.host === host && host !== undefined ? 'same-origin' : 'other-site';
  }
  if (fetchSite === undefined) return 'unknown';
  return fetchSite === 'same-origin' ? 'same-origin' : 'other-site';
}
