/**
 * The settings of the web process, the judge process and the commands: read from the environment once, checked as a
 * whole, and never read again. This folder is the only reader of `process.env`.
 *
 * Every wrong variable is reported in one error, each with what to write instead, so that an operator fixes a
 * configuration in one go.
 */
import { availableParallelism, homedir } from 'node:os';
import { isIP } from 'node:net';
import path from 'node:path';
import { readTraces, type TracesConfig } from './traces.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Requests one person (signed in) or one address (not signed in) may send. Admins are exempt: they run pipelines. */
export interface RateLimits {
  /** Any request of a signed-in person, a minute. */
  requestsPerMinute: number;
  /** Any request of an address that is not signed in, a minute. A lab behind one address shares it. */
  anonymousRequestsPerMinute: number;
  /** Submissions and runs without a problem of one person, a minute. */
  submissionsPerMinute: number;
  /** Failed sign-ins of one account from one address in 15 minutes; ten times as many for one address or one account. */
  signInAttempts: number;
  /** Accounts that one address may make itself, an hour. */
  registrationsPerHour: number;
}

/** An OpenID Connect provider by which people sign in. */
export interface OidcConfig {
  /** Its address; `/.well-known/openid-configuration` below it says the rest. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the sign-in page calls it. */
  name: string;
  /** Whether somebody who has no account here gets one, as a student. */
  makesAccounts: boolean;
}

/** One entry of DOCKET_SYSTEM_CALLS; which calls and languages there are is not known here. */
export interface SystemCallAddition {
  stage: 'compile' | 'run';
  /** null: all languages */
  language: string | null;
  answer: 'allow' | 'forbidden';
  calls: readonly string[];
}

export interface Config {
  /** Absolute path; everything that Docket keeps on this machine lives below it. */
  dataDir: string;
  /** null: the embedded PostgreSQL that `up` starts; it passes its address to the processes it starts. */
  databaseUrl: string | null;
  httpHost: string;
  httpPort: number;
  /** The address people use, without a slash at its end; null: whatever they typed. */
  publicUrl: string | null;
  /** Submissions that a worker judges at once. */
  workerSlots: number;
  /** Warm containers that a worker keeps. */
  poolSize: number;
  /** A worker that neither renews its leases nor dies loses its jobs after so many seconds. */
  leaseSeconds: number;
  /** How long a process that is told to stop may go on with what it is at. */
  stopSeconds: number;
  /** Jobs that may wait; with so many, nothing more is taken in. */
  queueLimit: number;
  /** Path of the Docker Engine's Unix socket. */
  dockerSocket: string;
  /** What to set up: ids of languages, `default`, `all`; the language table knows which there are. `default` alone keeps what was added. */
  languages: 'default' | readonly string[];
  /** Appended to the system call policy, in this order. */
  systemCalls: readonly SystemCallAddition[];
  /** Whether judging stops at the first test case that is not accepted, where the problem does not say. */
  stopAfterFirstFailure: boolean;
  /** Whether an imported package is verified by itself, and published only when that shows no errors. */
  verifyImports: boolean;
  /** A testlib.h for packages that include it and have none; null: there is none. */
  testlib: string | null;
  /** A session ends this many days after sign-in. */
  sessionDays: number;
  /** 32 bytes with which secrets are sealed that the database keeps; null: they are kept in clear. */
  secretKey: Buffer | null;
  /** Whether people may make themselves accounts. */
  registration: boolean;
  /** null: none. */
  oidc: OidcConfig | null;
  rateLimits: RateLimits;
  logLevel: LogLevel;
  /** null: no traces are recorded. */
  traces: TracesConfig | null;
  /** Where clients of Judge0 find its routes, without a slash at its end; null: below /api/v1/judge0 alone. */
  judge0Path: string | null;
  /** Subnets that webhooks may reach besides public addresses. */
  webhookNetworks: readonly string[];
  /** Which proxies may name the client's address: false, a count of hops, or a list of addresses and subnets. */
  trustProxy: false | number | string;
}

/** What the defaults depend on. */
export interface Host {
  isRoot: boolean;
  homeDir: string;
  cores: number;
}

/** Some settings are wrong: the message has a line for each, with its remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(['The configuration is not usable:', ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @throws ConfigError naming every variable that is wrong and what it should look like
 */
export function loadConfig(env: Environment = process.env, host: Host = thisHost()): Config {
  const read = new Reader(env);
  const workerSlots = read.integer('DOCKET_WORKER_SLOTS', host.cores, 1, 256);
  const config: Config = {
    dataDir: read.absolutePath('DOCKET_DATA', host.isRoot ? '/var/lib/docket' : path.join(host.homeDir, '.docket')),
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/docket'),
    httpHost: read.text('DOCKET_HOST', '0.0.0.0'),
    httpPort: read.integer('DOCKET_PORT', 3000, 0, 65_535),
    publicUrl:
      read.url('DOCKET_PUBLIC_URL', ['http:', 'https:'], 'https://judge.example.org')?.replace(/\/+$/, '') ?? null,
    workerSlots,
    poolSize: read.integer('DOCKET_POOL_SIZE', workerSlots + 2, 0, 1024),
    leaseSeconds: read.integer('DOCKET_LEASE_SECONDS', 30, 4, 3600),
    stopSeconds: read.integer('DOCKET_STOP_SECONDS', 20, 1, 3600),
    queueLimit: read.integer('DOCKET_QUEUE_LIMIT', 20_000, 1, 10_000_000),
    dockerSocket: read.dockerSocket('/var/run/docker.sock'),
    languages: read.languages(),
    systemCalls: read.systemCalls(),
    stopAfterFirstFailure: read.boolean('DOCKET_STOP_AFTER_FIRST_FAILURE', true),
    verifyImports: read.boolean('DOCKET_VERIFY_IMPORTS', true),
    testlib: read.file('DOCKET_TESTLIB', '/srv/docket/testlib.h'),
    sessionDays: read.integer('DOCKET_SESSION_DAYS', 14, 1, 366),
    secretKey: read.key('DOCKET_SECRET_KEY'),
    registration: read.boolean('DOCKET_REGISTRATION', false),
    oidc: readOidc(read),
    rateLimits: {
      requestsPerMinute: read.integer('DOCKET_RATE_REQUESTS', 1200, 1, 1_000_000),
      anonymousRequestsPerMinute: read.integer('DOCKET_RATE_ANONYMOUS_REQUESTS', 600, 1, 1_000_000),
      submissionsPerMinute: read.integer('DOCKET_RATE_SUBMISSIONS', 30, 1, 1_000_000),
      signInAttempts: read.integer('DOCKET_RATE_SIGN_IN', 10, 1, 1_000_000),
      registrationsPerHour: read.integer('DOCKET_RATE_REGISTRATION', 20, 1, 1_000_000),
    },
    logLevel: read.oneOf('DOCKET_LOG_LEVEL', LOG_LEVELS, 'info'),
    traces: readTraces(read),
    judge0Path: read.judge0Path(),
    webhookNetworks: read.subnets('DOCKET_WEBHOOK_NETWORKS'),
    trustProxy: read.trustProxy(),
  };
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
}

function readOidc(read: Reader): OidcConfig | null {
  const issuer = read.url('DOCKET_OIDC_ISSUER', ['https:', 'http:'], 'https://login.example.org');
  const clientId = read.text('DOCKET_OIDC_CLIENT_ID', '');
  const clientSecret = read.text('DOCKET_OIDC_CLIENT_SECRET', '');
  const name = read.text('DOCKET_OIDC_NAME', 'OpenID Connect');
  const makesAccounts = read.boolean('DOCKET_OIDC_MAKE_ACCOUNTS', false);
  if (issuer === null) return null;
  const { protocol, hostname } = new URL(issuer);
  if (protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    read.problems.push('DOCKET_OIDC_ISSUER: write an https address; http is taken on this machine only');
  }
  for (const [variable, value] of Object.entries({
    DOCKET_OIDC_CLIENT_ID: clientId,
    DOCKET_OIDC_CLIENT_SECRET: clientSecret,
    DOCKET_PUBLIC_URL: read.text('DOCKET_PUBLIC_URL', ''),
  })) {
    if (value === '') read.problems.push(`${variable}: needed with DOCKET_OIDC_ISSUER`);
  }
  return { issuer, clientId, clientSecret, name, makesAccounts };
}

function thisHost(): Host {
  return { isRoot: process.getuid?.() === 0, homeDir: homedir(), cores: availableParallelism() };
}

/** Reads variables and gathers what is wrong with them. An empty variable counts as unset, as Compose files make them. */
class Reader {
  readonly problems: string[] = [];
  constructor(private readonly env: Environment) {}

  text(name: string, fallback: string): string {
    return this.find(name) ?? fallback;
  }

  integer(name: string, fallback: number, least: number, most: number): number {
    const text = this.find(name);
    if (text === null) return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    return this.wrong(name, text, `a whole number from ${String(least)} to ${String(most)}`, fallback);
  }

  boolean(name: string, fallback: boolean): boolean {
    const text = this.find(name)?.toLowerCase() ?? null;
    if (text === null) return fallback;
    if (['true', '1', 'yes'].includes(text)) return true;
    if (['false', '0', 'no'].includes(text)) return false;
    return this.wrong(name, text, 'true or false', fallback);
  }

  oneOf<T extends string>(name: string, values: readonly T[], fallback: T): T {
    const text = this.find(name);
    if (text === null) return fallback;
    return values.find((value) => value === text) ?? this.wrong(name, text, `one of ${values.join(', ')}`, fallback);
  }

  absolutePath(name: string, fallback: string): string {
    const text = this.find(name);
    if (text === null) return fallback;
    if (path.isAbsolute(text)) return path.normalize(text).replace(/(.)\/+$/, '$1');
    return this.wrong(name, text, 'an absolute path, such as /var/lib/docket', fallback);
  }

  /** An absolute path, or null where none is set. */
  file(name: string, example: string): string | null {
    const text = this.find(name);
    if (text === null || path.isAbsolute(text)) return text;
    return this.wrong(name, text, `an absolute path, such as ${example}`, null);
  }

  /** The value is not repeated in the message: it may hold a password. */
  url(name: string, protocols: readonly string[], example: string): string | null {
    const text = this.find(name);
    if (text === null) return null;
    const protocol = URL.parse(text)?.protocol;
    if (protocol !== undefined && protocols.includes(protocol)) return text;
    this.problems.push(`${name}: write an address such as ${example}`);
    return null;
  }

  dockerSocket(fallback: string): string {
    const text = this.find('DOCKER_HOST');
    if (text === null) return fallback;
    const socket = text.replace(/^unix:\/\//, '');
    if (path.isAbsolute(socket)) return socket;
    const remedy =
      "unix:///path/to/docker.sock (the judge hard-links files for its containers: the engine must be this machine's own)";
    return this.wrong('DOCKER_HOST', text, remedy, fallback);
  }

  languages(): Config['languages'] {
    const text = this.find('DOCKET_LANGUAGES');
    if (text === null || text === 'default') return 'default';
    const ids = text.split(',').map((id) => id.trim());
    if (ids.every((id) => /^[a-z][a-z0-9+#-]*$/.test(id))) return [...new Set(ids)];
    return this.wrong(
      'DOCKET_LANGUAGES',
      text,
      '`default`, `all`, or language ids with commas, such as default,haskell',
      'default',
    );
  }

  /** The value is not repeated in the message. */
  key(name: string): Buffer | null {
    const text = this.find(name);
    if (text === null) return null;
    const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
    if (bytes.length === 32) return bytes;
    this.problems.push(`${name}: write 32 random bytes in Base64, as \`openssl rand -base64 32\` prints them`);
    return null;
  }

  subnets(name: string): string[] {
    const text = this.find(name);
    if (text === null) return [];
    const subnets = text.split(',').map((subnet) => subnet.trim());
    if (subnets.every(isSubnet)) return subnets;
    return this.wrong(name, text, 'subnets with commas, such as 10.1.0.0/16, fd00::/8', []);
  }

  judge0Path(): string | null {
    const text = this.find('DOCKET_JUDGE0_PATH');
    if (text === null) return '/judge0';
    if (text === 'off') return null;
    if (/^(\/[\w.-]+)+\/?$/.test(text) && !/^\/(api|socket\.io|assets)(\/|$)/.test(text))
      return text.replace(/\/$/, '');
    return this.wrong('DOCKET_JUDGE0_PATH', text, '`off`, or a path such as /judge0 that is no other one’s', null);
  }

  systemCalls(): SystemCallAddition[] {
    const entries = (this.find('DOCKET_SYSTEM_CALLS') ?? '').split(';').map((entry) => entry.trim());
    return entries.flatMap((entry) => {
      if (entry === '') return [];
      const [, stage, language, answer, calls] =
        /^(compile|run)(?:\/([a-z][a-z0-9+#-]*))?\s+(allow|forbid)((?:\s+[a-z0-9_]+)+)$/.exec(entry) ?? [];
      if (stage === undefined) {
        const remedy = 'entries such as `run allow mbind; run/java forbid kcmp; compile allow flock`';
        return this.wrong('DOCKET_SYSTEM_CALLS', entry, remedy, []);
      }
      return {
        stage: stage as SystemCallAddition['stage'],
        language: language ?? null,
        answer: answer === 'allow' ? ('allow' as const) : ('forbidden' as const),
        calls: (calls ?? '').trim().split(/\s+/),
      };
    });
  }

  trustProxy(): Config['trustProxy'] {
    const text = this.find('DOCKET_TRUST_PROXY');
    if (text === null || text === 'false') return false;
    if (/^\d{1,2}$/.test(text)) return Number(text);
    if (/^[a-z0-9.:/, ]+$/i.test(text) && text !== 'true') return text;
    const remedy = 'false, a count of proxies such as 1, or their addresses such as loopback, 10.0.0.0/8';
    return this.wrong('DOCKET_TRUST_PROXY', text, remedy, false);
  }

  private find(name: string): string | null {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  private wrong<T>(name: string, text: string, remedy: string, fallback: T): T {
    this.problems.push(`${name}: "${text}" will not do; write ${remedy}`);
    return fallback;
  }
}

function isSubnet(text: string): boolean {
  const [address = '', bits = '', ...more] = text.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}
