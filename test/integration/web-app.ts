/**
 * The web process's application on a database of its own, listening on a free port: what integration tests send
 * requests to.
 */
import 'reflect-metadata';
import { PassThrough } from 'node:stream';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { inject } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { ensureAdmin, ensureCliToken } from '../../src/auth/ensure-admin.js';
import { type Config, loadConfig } from '../../src/config/config.js';
import { CONFIG } from '../../src/config/config.module.js';
import { configureWeb } from '../../src/http/configure-web.js';
import { NestLogger, createLogger } from '../../src/logging/logger.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

export interface Sent {
  body?: unknown;
  /** An API token. */
  token?: string;
  /** A `Cookie` header. */
  cookie?: string;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The JSON body, or null. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  body: any;
}

export class WebApp {
  private constructor(
    private readonly app: NestExpressApplication,
    private readonly database: TestDatabase,
    readonly url: string,
    readonly adminPassword: string,
    readonly adminToken: string,
    private readonly logged: string[],
  ) {}

  /**
   * @param settings environment variables of the process
   * @param controllers routes besides the application's own
   * @param database by default a fresh one; it is dropped in the end
   */
  static async start(
    settings: Record<string, string> = {},
    controllers: Type[] = [],
    database: TestDatabase | null = null,
  ): Promise<WebApp> {
    return WebApp.startOn(database ?? (await freshDatabase()), settings, controllers);
  }

  private static async startOn(
    database: TestDatabase,
    settings: Record<string, string>,
    controllers: Type[],
  ): Promise<WebApp> {
    const { password } = await ensureAdmin(database.url);
    const adminToken = await ensureCliToken(database.url, null);
    const config = loadConfig({
      DOCKET_DATA: inject('dataDir'),
      DATABASE_URL: database.url,
      DOCKET_LOG_LEVEL: 'trace',
      // There is no judge: what an import has verified would never be.
      DOCKET_VERIFY_IMPORTS: 'false',
      ...settings,
    });
    const logged: string[] = [];
    const app = await createApp(config, logged, controllers);
    await app.listen(0, '127.0.0.1');
    return new WebApp(app, database, await app.getUrl(), password ?? '', adminToken, logged);
  }

  /** Another web process on the same database; stop it before the first. */
  async another(settings: Record<string, string> = {}): Promise<WebApp> {
    const config = loadConfig({ DOCKET_DATA: inject('dataDir'), DATABASE_URL: this.database.url, ...settings });
    const logged: string[] = [];
    const app = await createApp(config, logged, []);
    await app.listen(0, '127.0.0.1');
    const shared = { url: this.database.url, drop: () => Promise.resolve() };
    return new WebApp(app, shared, await app.getUrl(), this.adminPassword, this.adminToken, logged);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }

  /** As when the database server is lost. */
  dropDatabase(): Promise<void> {
    return this.database.drop();
  }

  /** A provider of the application, such as a service. */
  get<T>(token: Type<T>): T {
    return this.app.get<T>(token);
  }

  /** Everything written to the log so far. */
  get log(): string {
    return this.logged.join('');
  }

  /** @param target below /api/v1, or a whole path when it starts with a dot: `./api/docs-json` */
  async send(method: string, target: string, { body, token, cookie, headers = {} }: Sent = {}): Promise<Answer> {
    const url = target.startsWith('.') ? this.url + target.slice(1) : `${this.url}/api/v1${target}`;
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Signs in as a browser on our own page would. @returns the `Cookie` header to send from then on */
  async signIn(username: string, password: string, cookie?: string): Promise<string> {
    const headers = { origin: this.url };
    const answer = await this.send('POST', '/auth/sign-in', { body: { username, password }, headers, cookie });
    if (answer.status !== 200) throw new Error(`signing in answered ${JSON.stringify(answer.body)}`);
    return cookieOf(answer);
  }

  /** Makes a student. @returns name, password and a token of theirs with these scopes */
  async makeStudent(username: string, scopes: string[] = ['submit']) {
    const body = { username, role: 'student', password: `password of ${username}` };
    const made = await this.send('POST', '/users', { token: this.adminToken, body });
    const cookie = await this.signIn(username, body.password);
    const issued = await this.send('POST', '/auth/tokens', {
      cookie,
      headers: { origin: this.url },
      body: { name: 'a test', scopes },
    });
    return {
      id: made.body.id as number,
      username,
      password: body.password,
      cookie,
      token: issued.body.token as string,
    };
  }
}

/** The `Cookie` header that a browser would send after this answer. */
export function cookieOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
}

async function createApp(config: Config, logged: string[], controllers: Type[]): Promise<NestExpressApplication> {
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => logged.push(chunk.toString()));
  const logger = createLogger('web', config.logLevel, sink);
  const module = await Test.createTestingModule({ imports: [AppModule], controllers })
    .overrideProvider(CONFIG)
    .useValue(config)
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    forceCloseConnections: true,
    logger: new NestLogger(logger),
  });
  configureWeb(app, config, logger);
  return app;
}
