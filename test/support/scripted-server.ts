import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { readEnvironment } from '../../src/cli/environment.js';
import { main } from '../../src/cli/main.js';
import { Terminal } from '../../src/cli/terminal.js';

/** A request as the scripted server saw it; `path` without `/api/v1`, with its query. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}
export type Route = (seen: Seen, response: ServerResponse) => void;

export const json =
  (value: unknown, status = 200): Route =>
  (_seen, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

export const problem =
  (status: number, code: string, detail: string, errors?: object[]): Route =>
  (_seen, response) => {
    const body = { type: `urn:docket:error:${code}`, title: 'No', status, detail, code, errors };
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
  };

/** Each request takes the next route; the last one stays. */
export const inTurn =
  (...turns: Route[]): Route =>
  (request, response) => {
    const route = turns.length > 1 ? turns.shift() : turns[0];
    route?.(request, response);
  };

export const hangUp: Route = (_seen, response) => {
  response.destroy();
};

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/**
 * A small HTTP server whose answers a test writes down, with a home directory of its own, to run the `docket` command
 * line against: for what a real server does too rarely (restart, overload, lost connections).
 */
export class ScriptedServer {
  readonly seen: Seen[] = [];
  readonly routes: Record<string, Route> = {};
  home = '';
  port = 0;

  private readonly server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://server');
      const path = url.pathname.replace('/api/v1', '');
      const { method = '', headers } = request;
      const seen = { method, path: path + url.search, headers, body: body.toString() };
      this.seen.push(seen);
      const route = this.routes[`${method} ${path}`] ?? problem(404, 'not-found', `There is no ${path}`);
      route(seen, response);
    });
  });

  async start(): Promise<void> {
    this.home = await mkdtemp(join(tmpdir(), 'docket-cli-'));
    await this.listen();
  }

  async stop(): Promise<void> {
    await this.close();
    await rm(this.home, { recursive: true, force: true });
  }

  /** Listens, after {@link close} on the same port again. */
  listen(): Promise<void> {
    return new Promise((resolve) => {
      this.server.listen(this.port, '127.0.0.1', () => {
        this.port = (this.server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** Runs one command line against this server, as somebody without a terminal. */
  async docket(
    args: string[],
    { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
  ): Promise<Outcome> {
    const output = new PassThrough();
    const errors = new PassThrough();
    const environment = readEnvironment({
      HOME: this.home,
      DOCKET_DATA: this.home,
      DOCKET_URL: this.url,
      DOCKET_TOKEN: 'dkt_test',
      ...env,
    });
    const terminal = new Terminal({ input: Readable.from([input]), output, errors, refusesColours: false });
    const code = await main(args, environment, terminal);
    output.end();
    errors.end();
    const [out, err] = await Promise.all([text(output), text(errors)]);
    return { code, out, err };
  }
}
