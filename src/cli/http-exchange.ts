/**
 * One HTTP request and its whole answer over node:http. Not `fetch`: an upload must be able to stop when the server
 * answers early (413, 401), a socket's silence must be bounded, and start-up stays quick.
 */
import { createWriteStream } from 'node:fs';
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface HttpRequest {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** A stream is sent in chunks and can be sent only once. */
  body?: Buffer | Readable;
  /** How long the connection may be silent. */
  idleTimeoutMs: number;
  signal?: AbortSignal | undefined;
  /** A file for the body of a successful answer, which may be large; the answer's own body is empty then. */
  saveTo?: string;
}

export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Far more than any list or source; a server that sends more is not ours. */
const ANSWER_CAP_BYTES = 64 * 1024 * 1024;

const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/** Sends a request and collects the answer; rejects with the socket's error, or with the signal's reason. */
export function exchange(request: HttpRequest): Promise<HttpAnswer> {
  const isTls = request.url.protocol === 'https:';
  const { body } = request;
  return new Promise((resolve, reject) => {
    let hasAnswer = false;
    const outgoing = (isTls ? httpsRequest : httpRequest)(request.url, {
      method: request.method,
      headers: Buffer.isBuffer(body) ? { ...request.headers, 'content-length': body.length } : request.headers,
      agent: agents[isTls ? 'https:' : 'http:'],
      signal: request.signal,
      timeout: request.idleTimeoutMs,
    });
    outgoing.on('timeout', () => {
      outgoing.destroy(Object.assign(new Error('the server does not answer'), { code: 'ETIMEDOUT' }));
    });
    outgoing.on('response', (incoming) => {
      hasAnswer = true;
      collect(incoming, request.saveTo).then((answer) => {
        resolve(answer);
        // An answer before the upload's end: the rest is not wanted.
        if (body && !Buffer.isBuffer(body) && !body.readableEnded) {
          body.destroy();
          outgoing.destroy();
        }
      }, reject);
    });
    // Once the answer has begun, it tells more than a failed write (EPIPE) of the upload's rest.
    outgoing.on('error', (error) => {
      if (!hasAnswer) reject(error);
    });
    if (body === undefined || Buffer.isBuffer(body)) outgoing.end(body);
    else {
      body.on('error', (error) => {
        reject(error);
        outgoing.destroy();
      });
      body.pipe(outgoing);
    }
  });
}

async function save(incoming: IncomingMessage, file: string): Promise<HttpAnswer> {
  await pipeline(incoming, createWriteStream(file));
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.alloc(0) };
}

function collect(incoming: IncomingMessage, saveTo?: string): Promise<HttpAnswer> {
  if (saveTo !== undefined && (incoming.statusCode ?? 0) < 300) return save(incoming, saveTo);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > ANSWER_CAP_BYTES) incoming.destroy(new Error('the answer is too large'));
    });
    incoming.on('end', () => {
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
    });
    incoming.on('error', reject);
    incoming.on('close', () => {
      if (!incoming.complete) {
        reject(Object.assign(new Error('the connection was lost within the answer'), { code: 'ECONNRESET' }));
      }
    });
  });
}
