import type { ErrorCode, FieldError, ProblemDetails } from '../../contract/errors.js';

/**
 * The one place where the UI talks HTTP. Answers that are not 2xx become an {@link ApiError};
 * a server out of reach becomes a {@link Unreachable}. Both are what the designed error states show.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly errors: FieldError[],
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
  }
}

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export type QueryValue = string | number | boolean | null | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue>;
  json?: unknown;
  /** A raw body, such as a zip. */
  body?: Blob;
  signal?: AbortSignal;
}

const BASE = '/api/v1';

export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  const tail = parameters.toString();
  return `${BASE}${path}${tail === '' ? '' : `?${tail}`}`;
}

export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  let body: BodyInit | undefined;
  if (options.body) {
    headers['content-type'] = options.body.type || 'application/zip';
    body = options.body;
  } else if (options.json !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(options.json);
  }
  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body,
      signal: options.signal,
      credentials: 'same-origin',
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new Unreachable('The server cannot be reached', { cause });
  }
  return readAnswer<T>(response.status, await response.text(), response.headers.get('retry-after'));
}

/** Sends a file with upload progress (0 to 1), which fetch cannot report. */
export function upload<T>(path: string, file: Blob, options: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', apiUrl(path, options.query));
    xhr.setRequestHeader('accept', 'application/json');
    xhr.setRequestHeader('content-type', 'application/zip');
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    };
    xhr.onerror = () => {
      reject(new Unreachable('The server cannot be reached'));
    };
    xhr.onload = () => {
      try {
        resolve(readAnswer<T>(xhr.status, xhr.responseText, xhr.getResponseHeader('retry-after')));
      } catch (error) {
        reject(error as Error);
      }
    };
    xhr.send(file);
  });
}

export interface UploadOptions {
  query?: Record<string, QueryValue>;
  onProgress?: (fraction: number) => void;
}

function readAnswer<T>(status: number, text: string, retryAfter: string | null): T {
  const value = parse(text);
  if (status >= 200 && status < 300) return value as T;
  // A proxy in front answers these while the server restarts.
  if (status === 502 || status === 504) throw new Unreachable('The server cannot be reached');
  const details = (value ?? {}) as Partial<ProblemDetails>;
  throw new ApiError(
    status,
    details.code ?? codeOfStatus(status),
    details.detail ?? details.title ?? '',
    details.errors ?? [],
    retryAfter === null ? null : Number(retryAfter),
  );
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 413) return 'payload-too-large';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'internal-error' : 'malformed-request';
}
