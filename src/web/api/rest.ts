import createClient from 'openapi-fetch';
import type { ErrorCode, FieldError, ProblemDetails } from '../../contract/errors.js';
import type { paths } from '../../contract/openapi.js';

/**
 * The one place where the UI talks HTTP: a client typed by the server's own OpenAPI document. Answers that are not
 * 2xx become an {@link ApiError}, a server out of reach an {@link Unreachable}: what the error states show.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly errors: FieldError[],
  ) {
    super(message);
  }
}

export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export const client = createClient<paths>({ baseUrl: '/', credentials: 'same-origin', fetch: reach });

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new Unreachable('The server cannot be reached', { cause });
  }
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a 2xx answer, or a thrown error. */
export async function answer<T>(pending: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await pending;
  if (!response.ok) throw errorOf(response.status, error);
  return data as T;
}

/** A file as text. */
export async function fetchText(path: string, signal: AbortSignal | undefined): Promise<string> {
  const response = await reach(new Request(path, { credentials: 'same-origin', signal }));
  const text = await response.text();
  if (!response.ok) throw errorOf(response.status, parse(text));
  return text;
}

export interface UploadOptions {
  onProgress?: (fraction: number) => void;
}

/** Sends a zip and tells how much of it has gone (0 to 1), which fetch cannot. */
export function uploadZip<T>(path: keyof paths, file: Blob, { onProgress }: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', path);
    xhr.setRequestHeader('accept', 'application/json');
    xhr.setRequestHeader('content-type', 'application/zip');
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    xhr.onerror = () => {
      reject(new Unreachable('The server cannot be reached'));
    };
    xhr.onload = () => {
      const body = parse(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300) resolve(body as T);
      else reject(errorOf(xhr.status, body));
    };
    xhr.send(file);
  });
}

function errorOf(status: number, body: unknown): Error {
  // A proxy in front answers these while the server restarts.
  if (status === 502 || status === 504) return new Unreachable('The server cannot be reached');
  const details: Partial<ProblemDetails> = typeof body === 'object' && body !== null ? body : {};
  const code = details.code ?? codeOfStatus(status);
  return new ApiError(status, code, details.detail ?? details.title ?? '', details.errors ?? []);
}

function parse(text: string): unknown {
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
