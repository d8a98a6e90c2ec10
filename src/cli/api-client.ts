import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProblemDetails } from '../contract/errors.js';
import { CliError, usageError } from './exit-codes.js';
import { exchange, type HttpAnswer, type HttpRequest } from './http-exchange.js';
import type { ServerAccess } from './logins.js';
import { isUnreachable, mayRetry, PATIENCE_MS, pauseMs, type Failure } from './retry.js';
import { printableLine } from './terminal.js';

export interface CallOptions {
  query?: Record<string, string | number | undefined>;
  /** Sent as JSON. */
  json?: unknown;
  /** A zip to send; a function, since a repeated request needs a new stream. */
  zip?: () => Readable;
  /** A POST that may be sent again without doing its work twice: carries an `Idempotency-Key`. */
  isRepeatable?: boolean;
  /** A long-poll's seconds (`?wait=`): the answer may take that long. */
  waitS?: number;
  /** The command's deadline; when it fires, the call throws a `timedOut`. */
  signal?: AbortSignal | undefined;
  /** A file for the body of a successful answer. */
  saveTo?: string;
  /** More headers, such as a session's cookie. */
  headers?: Record<string, string>;
}

const IDLE_TIMEOUT_MS = 30_000;
/** Unpacking and checking a large package takes its time. */
const UPLOAD_IDLE_TIMEOUT_MS = 15 * 60_000;

/**
 * Docket's REST API (`/api/v1`). Every failure is a {@link CliError}: `usage` with the server's own words for a 4xx,
 * `unreachable` where there is no server or it answers 5xx again and again, `timedOut` when the deadline fires.
 */
export class ApiClient {
  private hasContact = false;

  constructor(
    private readonly server: ServerAccess,
    private readonly onNotice: (line: string) => void = () => undefined,
    private readonly patienceMs: { firstContact: number; restart: number } = PATIENCE_MS,
  ) {}

  get url(): string {
    return this.server.url;
  }

  async get<T>(path: string, options: CallOptions = {}): Promise<T> {
    return parseJson(await this.call('GET', path, options)) as T;
  }

  async post<T>(path: string, options: CallOptions = {}): Promise<T> {
    return parseJson(await this.call('POST', path, options)) as T;
  }

  async delete(path: string, options: CallOptions = {}): Promise<void> {
    await this.call('DELETE', path, options);
  }

  /** All pages of a list, up to `limit` entries. */
  async list<T>(path: string, limit: number, query: CallOptions['query'] = {}): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.get<{ items: T[]; nextCursor: string | null }>(path, {
        query: { ...query, limit: Math.min(100, limit - items.length), cursor },
      });
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && items.length < limit);
    return items.slice(0, limit);
  }

  /** Sends a request, again where that is safe and helps, and returns the 2xx answer. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<HttpAnswer> {
    const isRepeatable = method === 'GET' || method === 'DELETE' || options.isRepeatable === true;
    const headers = this.headers(method, options);
    const startedAt = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      const { answer, failure, cause } = await this.attempt(method, path, headers, options);
      if (answer && answer.status < 300) {
        this.hasContact = true;
        return answer;
      }
      if (failure.status !== null && failure.status < 500) this.hasContact = true;
      const waitMs = pauseMs(attempt, failure);
      const patience = this.hasContact ? this.patienceMs.restart : this.patienceMs.firstContact;
      const isHopeless = performance.now() - startedAt + waitMs > patience;
      if (!mayRetry(failure, isRepeatable) || isHopeless) throw this.errorFor(method, path, failure, answer, cause);
      this.onNotice(`${this.server.url} ${describeFailure(failure)}; trying again…`);
      await pause(waitMs, undefined, { signal: options.signal }).catch(() => {
        throw this.errorFor(method, path, failure, answer, cause);
      });
    }
  }

  private async attempt(
    method: string,
    path: string,
    headers: Record<string, string>,
    options: CallOptions,
  ): Promise<{ answer: HttpAnswer | null; failure: Failure; cause: unknown }> {
    const request: HttpRequest = {
      method,
      url: this.urlOf(path, options),
      headers,
      idleTimeoutMs: options.zip ? UPLOAD_IDLE_TIMEOUT_MS : IDLE_TIMEOUT_MS + (options.waitS ?? 0) * 1000,
      signal: options.signal,
    };
    if (options.saveTo !== undefined) request.saveTo = options.saveTo;
    if (options.zip) request.body = options.zip();
    else if (options.json !== undefined) request.body = Buffer.from(JSON.stringify(options.json));
    try {
      const answer = await exchange(request);
      const retryAfter = answer.headers['retry-after'] ?? null;
      return { answer, failure: { socketCode: null, status: answer.status, retryAfter }, cause: null };
    } catch (cause) {
      if (options.signal?.aborted) throw new CliError('timedOut', 'the time is over', { cause });
      if (cause instanceof CliError) throw cause;
      const code = socketCode(cause);
      if (code === null) throw cause;
      return { answer: null, failure: { socketCode: code, status: null, retryAfter: null }, cause };
    }
  }

  private urlOf(path: string, options: CallOptions): URL {
    const url = new URL(`${this.server.url}/api/v1${path}`);
    for (const [name, value] of Object.entries({ ...options.query, wait: options.waitS })) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    return url;
  }

  private headers(method: string, options: CallOptions): Record<string, string> {
    const headers: Record<string, string> = {
      accept: 'application/json, application/problem+json',
      ...options.headers,
    };
    if (this.server.token !== null && !headers.cookie) headers.authorization = `Bearer ${this.server.token}`;
    if (options.zip) headers['content-type'] = 'application/zip';
    else if (options.json !== undefined) headers['content-type'] = 'application/json';
    if (method === 'POST' && options.isRepeatable) headers['idempotency-key'] = randomUUID();
    return headers;
  }

  private errorFor(
    method: string,
    path: string,
    failure: Failure,
    answer: HttpAnswer | null,
    cause: unknown,
  ): CliError {
    if (isUnreachable(failure)) {
      const problem = answer ? problemOf(answer) : null;
      const words = problem ? `: ${printableLine(problem.detail || problem.title)}` : '';
      return new CliError('unreachable', `${this.server.url} ${describeFailure(failure)}${words}`, {
        remedy: failure.socketCode === null ? null : this.server.source,
        code: problem?.code ?? 'unreachable',
        cause,
      });
    }
    if (!answer) return new CliError('unreachable', `${this.server.url} ${describeFailure(failure)}`, { cause });
    return refusal(`${method} ${path}`, answer, this.server.token !== null);
  }
}

/** The server's refusal as it is to be shown: its detail, then one line per field. */
function refusal(what: string, answer: HttpAnswer, hasToken: boolean): CliError {
  const problem = problemOf(answer);
  if (!problem) {
    return new CliError(
      'usage',
      `${what} was answered with HTTP ${String(answer.status)} by something that is not Docket`,
      {
        remedy: 'check the address',
      },
    );
  }
  return new CliError('usage', printableLine(problem.detail || problem.title), {
    code: problem.code,
    details: problem.errors ?? [],
    remedy: remedyFor(problem, hasToken),
  });
}

function remedyFor(problem: ProblemDetails, hasToken: boolean): string | null {
  switch (problem.code) {
    case 'not-signed-in':
      return hasToken
        ? 'the token is not valid here (any more): run docket login, or set DOCKET_TOKEN'
        : 'run docket login, or set DOCKET_TOKEN';
    case 'token-scope':
      return 'make a token with the scope needed: docket token create --scope …';
    default:
      return null;
  }
}

function problemOf(answer: HttpAnswer): ProblemDetails | null {
  if (!/^application\/problem\+json\b/.test(answer.headers['content-type'] ?? '')) return null;
  try {
    return JSON.parse(answer.body.toString('utf8')) as ProblemDetails;
  } catch {
    return null;
  }
}

function parseJson(answer: HttpAnswer): unknown {
  if (answer.body.length === 0) return undefined;
  try {
    return JSON.parse(answer.body.toString('utf8'));
  } catch (cause) {
    throw usageError(
      'the server answered with something that is not JSON: is this address a Docket server?',
      String(cause),
    );
  }
}

/** The code of a network error; null for anything else. An AggregateError is what Node throws when all addresses of a name fail. */
function socketCode(error: unknown): string | null {
  if (error instanceof AggregateError) return socketCode(error.errors[0]);
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : null;
}

const SOCKET_WORDS: Record<string, string> = {
  ECONNREFUSED: 'cannot be reached: nothing listens there',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ETIMEDOUT: 'does not answer',
  ENOTFOUND: 'cannot be reached: no such host',
  EAI_AGAIN: 'cannot be reached: the name cannot be looked up now',
};

function describeFailure(failure: Failure): string {
  if (failure.socketCode !== null)
    return SOCKET_WORDS[failure.socketCode] ?? `cannot be reached (${failure.socketCode})`;
  if (failure.status === 429) return 'has had too many requests from here (HTTP 429)';
  return `answers HTTP ${String(failure.status)}`;
}
