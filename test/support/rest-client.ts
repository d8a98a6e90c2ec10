import type { ProblemDetails } from '../../src/contract/errors.js';

/** An answer that is not 2xx, with its problem details. */
export class RestError extends Error {
  override readonly name = 'RestError';
  constructor(
    readonly status: number,
    readonly problem: ProblemDetails | null,
    request: string,
  ) {
    super(`${request} answered ${String(status)}: ${problem?.detail ?? ''} ${JSON.stringify(problem?.errors ?? [])}`);
  }
}

/** REST as somebody: with a token, a session's cookie, or neither. */
export class RestClient {
  constructor(
    private readonly url: string,
    private readonly token: string | null,
    private readonly cookie: string | null = null,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    return this.send<T>('POST', path, body, headers);
  }

  /** Imports a package, sent as a zip. */
  async importPackage(zip: Buffer, slug: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.token ?? ''}`, 'content-type': 'application/zip' };
    const response = await fetch(`${this.url}/api/v1/problems?slug=${slug}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(zip),
    });
    if (!response.ok) throw await errorOf(response, `POST /problems as ${slug}`);
  }

  delete<T>(path: string): Promise<T> {
    return this.send<T>('DELETE', path);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>('PATCH', path, body);
  }

  /** Signs in and returns the session's cookie. */
  async signIn(username: string, password: string): Promise<string> {
    const response = await this.fetch('POST', '/auth/sign-in', { username, password });
    if (!response.ok) throw await errorOf(response, 'sign-in');
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** The status and problem of a request that is refused; an error when it is not. */
  async refusal(method: string, path: string, body?: unknown): Promise<RestError> {
    const response = await this.fetch(method, path, body);
    if (response.ok) throw new Error(`${method} ${path} was not refused but answered ${String(response.status)}`);
    return errorOf(response, `${method} ${path}`);
  }

  private async send<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const response = await this.fetch(method, path, body, headers);
    if (!response.ok) throw await errorOf(response, `${method} ${path}`);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  private fetch(method: string, path: string, body?: unknown, more: Record<string, string> = {}): Promise<Response> {
    const headers: Record<string, string> = { accept: 'application/json', ...more };
    if (this.token !== null) headers['authorization'] = `Bearer ${this.token}`;
    if (this.cookie !== null) Object.assign(headers, { cookie: this.cookie, origin: new URL(this.url).origin });
    if (body !== undefined) headers['content-type'] = 'application/json';
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    return fetch(`${this.url}/api/v1${path}`, init);
  }
}

async function errorOf(response: Response, request: string): Promise<RestError> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  return new RestError(response.status, isProblem ? (JSON.parse(text) as ProblemDetails) : null, request);
}
