/**
 * Docket as it runs in earnest: the built web process and worker processes as children of a test or a benchmark, on a
 * database and a data directory that are given, reached over real HTTP and Socket.IO.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureAdmin, ensureCliToken } from '../../src/auth/ensure-admin.js';
import type { Role, TokenScope } from '../../src/contract/roles.js';
import { RestClient } from './rest-client.js';
import { eventually } from './eventually.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The first worker on a machine makes its containers and proves its guards. */

export interface Account {
  username: string;
  rest: RestClient;
  token: string;
}

export interface CommandResult {
  code: number | null;
  out: string;
  err: string;
}

export interface CommandOptions {
  token?: string;
  env?: Record<string, string>;
  input?: string;
}

/** One process of Docket; its log is kept to be shown when a test fails. */
export class DocketProcess {
  private log = '';

  constructor(
    readonly name: string,
    readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The first log line of this message. */
  async logged(message: string): Promise<Record<string, unknown>> {
    return eventually(`${this.name} logs "${message}"`, () => {
      if (this.hasEnded) throw new Error(`${this.name} ended:\n${this.lastLines()}`);
      const line = this.log.split('\n').find((each) => each.includes(`"msg":"${message}"`));
      return line === undefined ? null : (JSON.parse(line) as Record<string, unknown>);
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.hasEnded) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }

  text(): string {
    return this.log;
  }

  lastLines(count = 30): string {
    return this.log.trimEnd().split('\n').slice(-count).join('\n');
  }
}

/** Where a server keeps its state. */
export interface ServerPlace {
  /** Of a migrated database. */
  databaseUrl: string;
  /** With a toolchain library in it. */
  dataDir: string;
  /** More variables for its processes. */
  env?: Record<string, string>;
}

export class RunningServer {
  url = '';
  /** An admin's, with the token that `up` makes for the command line. */
  admin!: Account;
  readonly workers: DocketProcess[] = [];
  private web: DocketProcess | null = null;
  private readonly others: DocketProcess[] = [];
  /** Other test files make accounts on the same server. */
  private accountCount = Date.now() % 1_000_000;

  private constructor(private readonly place: ServerPlace) {}

  get databaseUrl(): string {
    return this.place.databaseUrl;
  }

  /** Starts the web process and so many workers; returns when all of them can judge. */
  static async start(place: ServerPlace, workers: number): Promise<RunningServer> {
    const server = new RunningServer(place);
    try {
      await server.launch();
      for (let count = 0; count < workers; count += 1) server.startWorker();
      if (workers > 0) await server.untilWorkersCanJudge(workers);
      return server;
    } catch (error) {
      const logs = server.logs();
      await server.stop();
      throw new Error(`Docket did not start: ${String(error)}\n${logs}`, { cause: error });
    }
  }

  /** One that somebody else started and will stop. */
  static attach(place: ServerPlace, url: string, token: string): RunningServer {
    const server = new RunningServer(place);
    server.url = url;
    server.admin = { username: 'admin', token, rest: new RestClient(url, token) };
    return server;
  }

  private async launch(): Promise<void> {
    await ensureAdmin(this.place.databaseUrl);
    const token = await ensureCliToken(this.place.databaseUrl, null);
    await this.startWeb('0');
    this.admin = { username: 'admin', token, rest: new RestClient(this.url, token) };
    const access = JSON.stringify({ url: this.url, token });
    await writeFile(path.join(this.place.dataDir, 'cli.json'), access, { mode: 0o600 });
  }

  private async startWeb(port: string): Promise<void> {
    const web = this.launchProcess('web', 'main.js', { DOCKET_PORT: port });
    this.web = web;
    const line = await web.logged('the web process listens');
    this.url = `http://127.0.0.1:${new URL(String(line['url'])).port}`;
  }

  /** Kills the web process as hard as can be and starts it again at the same address. */
  async restartWeb(): Promise<void> {
    await this.endWeb('SIGKILL');
    await this.resumeWeb();
  }

  async endWeb(signal: NodeJS.Signals): Promise<void> {
    await this.web?.end(signal);
  }

  /** Starts the web process again at the address it had. */
  async resumeWeb(): Promise<void> {
    await this.startWeb(new URL(this.url).port);
  }

  /** A second web process beside the first one, as a load balancer has them. */
  async startAnotherWeb(): Promise<{ url: string; process: DocketProcess }> {
    const process = this.launchProcess('another web', 'main.js', { DOCKET_PORT: '0' });
    this.others.push(process);
    const line = await process.logged('the web process listens');
    return { url: `http://127.0.0.1:${new URL(String(line['url'])).port}`, process };
  }

  private launchProcess(name: string, file: string, env: Record<string, string> = {}): DocketProcess {
    const node = path.join(ROOT, 'node_modules', '.bin', 'node');
    // The kernel ends it with its parent, however that goes: a killed test run leaves no server behind.
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', node, path.join(ROOT, 'dist', file)], {
      cwd: ROOT,
      env: {
        ...process.env,
        DATABASE_URL: this.place.databaseUrl,
        DOCKET_DATA: this.place.dataDir,
        DOCKET_HOST: '127.0.0.1',
        DOCKET_WORKER_SLOTS: '2',
        DOCKET_RATE_SUBMISSIONS: '1000',
        // Tests ask for its health until it is ready, on a slow machine for minutes.
        DOCKET_RATE_ANONYMOUS_REQUESTS: '100000',
        DOCKET_LOG_LEVEL: 'info',
        // Judging what an import brings would only take its time from the tests.
        DOCKET_VERIFY_IMPORTS: 'false',
        ...this.place.env,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new DocketProcess(name, child);
  }

  startWorker(): DocketProcess {
    const worker = this.launchProcess(`worker ${String(this.workers.length + 1)}`, 'worker.js');
    this.workers.push(worker);
    return worker;
  }

  async untilWorkersCanJudge(count: number): Promise<void> {
    await eventually(`${String(count)} workers can judge`, async () => {
      const { workers } = await new RestClient(this.url, null).get<{
        workers: { canJudge: boolean; reason: string | null }[];
      }>('/health');
      const dead = this.workers.find(({ hasEnded }) => hasEnded);
      const aliveCount = this.workers.filter(({ hasEnded }) => !hasEnded).length;
      if (dead && aliveCount < count) throw new Error(`${dead.name} ended:\n${dead.lastLines()}`);
      return workers.filter(({ canJudge }) => canJudge).length >= count ? true : null;
    });
  }

  /** A new account with a token of these scopes. */
  async account(role: Role = 'student', scopes: TokenScope[] = ['admin']): Promise<Account> {
    this.accountCount += 1;
    const username = `${role}${String(this.accountCount)}`;
    const password = `secret of ${username}, long enough`;
    await this.admin.rest.post('/users', { username, password, role, displayName: username });
    const cookie = await new RestClient(this.url, null).signIn(username, password);
    const session = new RestClient(this.url, null, cookie);
    const { token } = await session.post<{ token: string }>('/auth/tokens', { name: 'test', scopes });
    return { username, token, rest: new RestClient(this.url, token) };
  }

  /**
   * Runs the `docket` command as a person would, in a process of its own. Without `token` it finds the server by the
   * file that `up` leaves in the data directory.
   */
  docket(args: string[], options: CommandOptions = {}): Promise<CommandResult> {
    return this.startDocket(args, options).result;
  }

  /** The same for a command that is not to end by itself. */
  startDocket(
    args: string[],
    { token, env = {}, input = '' }: CommandOptions = {},
  ): { result: Promise<CommandResult>; kill: () => void } {
    const access = token === undefined ? {} : { DOCKET_URL: this.url, DOCKET_TOKEN: token };
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [path.join(ROOT, 'src', 'cli', 'docket.mjs'), ...args], {
      env: { PATH, HOME: this.place.dataDir, DOCKET_DATA: this.place.dataDir, ...access, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.end(input);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { result: ended.then((code) => ({ code, out, err })), kill: () => child.kill('SIGKILL') };
  }

  private get processes(): DocketProcess[] {
    return [...(this.web === null ? [] : [this.web]), ...this.others, ...this.workers];
  }

  get webPid(): number {
    return this.web?.pid ?? 0;
  }

  /** All that the web process has logged. */
  webLog(): string {
    return this.web?.text() ?? '';
  }

  logs(): string {
    return this.processes.map((each) => `--- ${each.name}\n${each.lastLines()}`).join('\n');
  }

  /** Ends all processes, as an operator would. */
  async stop(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end('SIGTERM')));
  }
}
