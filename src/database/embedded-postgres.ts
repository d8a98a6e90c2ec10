/**
 * Starts the PostgreSQL that comes with Docket's dependencies, for a machine that has none.
 *
 * Everything is below `<dataDir>/postgres`: the cluster, `access.json` (0600: the passwords) and the Unix socket, which
 * is the only way in. A kill -9 of anything, at any moment, leaves a state from which the next start goes on: the
 * cluster is made aside and renamed, an orphaned server is taken over, a stale lock file is recognised.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, readdir, realpath, rename, rm, chown, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  commandLine,
  EmbeddedPostgresError,
  findPostgresPrograms,
  type PostgresPrograms,
} from './postgres-binaries.js';
import { exclusively } from './exclusive.js';
import { clearAfterKilledServer, findServerOf, isAlive, stopServerOf } from './postgres-processes.js';

export interface EmbeddedPostgresOptions {
  /** Docket's data directory; created where it is missing. */
  dataDir: string;
  /** Where the server's log goes; default `<dataDir>/logs/postgres.log`. */
  logFile?: string;
  /** False only for data that nobody will miss: no waiting for the disk. */
  isDurable?: boolean;
}

export interface EmbeddedPostgres {
  /** Address for the application's role, which is no superuser and owns its database. */
  url: string;
  /** Address for the superuser: making and dropping databases. */
  superuserUrl: string;
  /** The server's process id. */
  pid: number;
  /** Ends the server after a checkpoint; connections are cut. */
  stop(): Promise<void>;
}

interface Access {
  superuserPassword: string;
  applicationPassword: string;
}

/** What is where, below the data directory. */
interface Places {
  home: string;
  cluster: string;
  accessFile: string;
  logFile: string;
}

const SUPERUSER = 'postgres';
const APPLICATION = 'docket';
/** A server that was killed with much unwritten data replays its log first. */
const START_TIMEOUT_MS = 120_000;
/** sun_path of unix(7) less its final zero. */
const SOCKET_PATH_BYTES = 107;

/**
 * Starts the server, or takes over the one that already serves this directory.
 *
 * @throws EmbeddedPostgresError with a plain sentence when that cannot be
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const places = await makePlaces(options);
  const { access, pid } = await exclusively(options.dataDir, 'postgres', ignore, () => start(places, options));
  return {
    url: addressOf(APPLICATION, access.applicationPassword, places, APPLICATION),
    superuserUrl: addressOf(SUPERUSER, access.superuserPassword, places, 'postgres'),
    pid,
    stop: () => stopEmbeddedPostgres(options.dataDir),
  };
}

/** Nobody waits for long. */
const ignore = (): void => undefined;

async function start(
  places: Places,
  { isDurable = true }: EmbeddedPostgresOptions,
): Promise<{ access: Access; pid: number }> {
  const programs = await findPostgresPrograms(path.join(places.home, 'programs'));
  if (programs.owner) await chown(places.home, programs.owner.uid, programs.owner.gid);
  const access = await readOrMakeAccess(places);
  await makeCluster(programs, places, access, isDurable);
  const pid = await findOrLaunch(programs, places, access, isDurable);
  await makeApplicationDatabase(places, access);
  return { access, pid };
}

export async function isEmbeddedPostgresRunning(dataDir: string): Promise<boolean> {
  return (await findServerOf(path.join(dataDir, 'postgres', 'cluster'))) !== null;
}

/** Ends the server of this data directory, whoever started it. Nothing happens where none runs. */
export async function stopEmbeddedPostgres(dataDir: string): Promise<void> {
  await stopServerOf(path.join(dataDir, 'postgres', 'cluster'));
}

async function makePlaces(options: EmbeddedPostgresOptions): Promise<Places> {
  await mkdir(options.dataDir, { recursive: true });
  const home = path.join(await realpath(options.dataDir), 'postgres');
  if (Buffer.byteLength(path.join(home, '.s.PGSQL.5432')) > SOCKET_PATH_BYTES) {
    throw new EmbeddedPostgresError(
      `${options.dataDir} is too long a path for PostgreSQL's socket; set DOCKET_DATA to a shorter one.`,
    );
  }
  await mkdir(home, { recursive: true, mode: 0o700 });
  const logFile = options.logFile ?? path.join(options.dataDir, 'logs', 'postgres.log');
  await mkdir(path.dirname(logFile), { recursive: true });
  return { home, cluster: path.join(home, 'cluster'), accessFile: path.join(home, 'access.json'), logFile };
}

async function readOrMakeAccess(places: Places): Promise<Access> {
  const known = await readFile(places.accessFile, 'utf8').catch(() => null);
  if (known !== null) return JSON.parse(known) as Access;
  if (await isThere(path.join(places.cluster, 'PG_VERSION'))) {
    throw new EmbeddedPostgresError(
      `${places.accessFile} is gone, and with it the passwords of the database; restore it, or remove ${places.home} to start anew.`,
    );
  }
  const password = (): string => randomBytes(24).toString('base64url');
  const aside = path.join(places.home, `access.${asideMark()}`);
  await writeFile(aside, JSON.stringify({ superuserPassword: password(), applicationPassword: password() }), {
    mode: 0o600,
    // The cluster is on the disk before anybody uses it, and nobody could without this.
    flush: true,
  });
  // A link fails where the file is there already: of two first starts at once, one decides.
  await link(aside, places.accessFile).catch(() => undefined);
  await rm(aside, { force: true });
  return JSON.parse(await readFile(places.accessFile, 'utf8')) as Access;
}

async function makeCluster(
  programs: PostgresPrograms,
  places: Places,
  access: Access,
  isDurable: boolean,
): Promise<void> {
  const version = await readFile(path.join(places.cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version !== null) return;
  const mark = asideMark();
  const aside = path.join(places.home, `cluster.${mark}`);
  const passwordFile = path.join(places.home, `password.${mark}`);
  await removeLeftOvers(places.home);
  await writeFile(passwordFile, `${access.superuserPassword}\n`, { mode: 0o600 });
  if (programs.owner) await chown(passwordFile, programs.owner.uid, programs.owner.gid);
  const args = ['-D', aside, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'];
  args.push('-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums');
  if (!isDurable) args.push('--no-sync');
  try {
    const { code, output } = await run(commandLine(programs, 'initdb', args));
    if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL's initdb failed: ${lastLines(output)}`);
    await rename(aside, places.cluster).catch(async (error: unknown) => {
      if (!(await isThere(path.join(places.cluster, 'PG_VERSION')))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(aside, { recursive: true, force: true });
  }
}

/** Names what is being made by its process, so that it can be cleared away when that was killed. */
function asideMark(): string {
  return `${String(process.pid)}.${randomBytes(4).toString('hex')}`;
}

/** Half-made clusters of starts that were killed. */
async function removeLeftOvers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const pid = Number(/^(?:cluster|password|access)\.(\d+)\./.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isAlive(pid)) await rm(path.join(home, name), { recursive: true, force: true });
  }
}

async function findOrLaunch(
  programs: PostgresPrograms,
  places: Places,
  access: Access,
  isDurable: boolean,
): Promise<number> {
  if ((await findServerOf(places.cluster)) === null) {
    await clearAfterKilledServer(places.cluster);
    const server = await launchServer(programs, places, isDurable);
    await waitUntilServing(server, places, access).catch(async (error: unknown) => {
      // Somebody else may have been a moment faster.
      if ((await findServerOf(places.cluster)) === null) throw error;
    });
  }
  await connectAs(SUPERUSER, access.superuserPassword, places, 'postgres', START_TIMEOUT_MS, () => null);
  const pid = await findServerOf(places.cluster);
  if (pid === null)
    throw new EmbeddedPostgresError('The embedded PostgreSQL ended right after its start; start again.');
  return pid;
}

async function launchServer(programs: PostgresPrograms, places: Places, isDurable: boolean): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: places.home,
    unix_socket_permissions: '0700',
    max_connections: '200',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    places.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const line = commandLine(programs, 'postgres', args);
  const log = await open(places.logFile, 'a', 0o600);
  try {
    // In a session of its own: a Ctrl-C in the terminal must not end it before those who use it.
    return spawn(line.command, line.args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...line.owner,
    });
  } finally {
    await log.close();
  }
}

/** Waits for a real connection: an open socket or a pid file alone does not mean that the server answers. */
async function waitUntilServing(server: ChildProcess, places: Places, access: Access): Promise<void> {
  let failure: string | null = null;
  server.once('error', (error) => (failure = error.message));
  server.once('exit', (code, signal) => (failure = `it ended with ${String(signal ?? code)}`));
  server.unref();
  await connectAs(SUPERUSER, access.superuserPassword, places, 'postgres', START_TIMEOUT_MS, () => failure);
}

async function makeApplicationDatabase(places: Places, access: Access): Promise<void> {
  const client = await connectAs(SUPERUSER, access.superuserPassword, places, 'postgres', 10_000, () => null, true);
  try {
    const has = async (sql: string): Promise<boolean> => ((await client.query(sql, [APPLICATION])).rowCount ?? 0) > 0;
    // Two starts at once: one makes, the other finds. Ending the connection frees the lock.
    await client.query('SELECT pg_advisory_lock(1)');
    const password = pg.escapeLiteral(access.applicationPassword);
    if (!(await has('SELECT 1 FROM pg_roles WHERE rolname = $1'))) {
      await client.query(`CREATE ROLE ${APPLICATION} LOGIN NOSUPERUSER NOCREATEROLE PASSWORD ${password}`);
    }
    if (!(await has('SELECT 1 FROM pg_database WHERE datname = $1'))) {
      await client.query(`CREATE DATABASE ${APPLICATION} OWNER ${APPLICATION}`);
    }
  } finally {
    await client.end();
  }
}

/** Connects within a time; closes the connection again unless `keep`. `failure` tells early that it is hopeless. */
async function connectAs(
  user: string,
  password: string,
  places: Places,
  database: string,
  timeoutMs: number,
  failure: () => string | null,
  keep = false,
): Promise<pg.Client> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const client = new pg.Client({
      connectionString: addressOf(user, password, places, database),
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (!keep) await client.end();
      return client;
    } catch (cause) {
      const reason =
        failure() ?? (performance.now() > deadline ? `no answer within ${String(timeoutMs / 1000)} s` : null);
      if (reason !== null) {
        const log = await readFile(places.logFile, 'utf8').catch(() => '');
        throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start (${reason}): ${lastLines(log)}`, {
          cause,
        });
      }
      await pause(15);
    }
  }
}

function addressOf(user: string, password: string, places: Places, database: string): string {
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(places.home)}`;
}

async function run(line: ReturnType<typeof commandLine>): Promise<{ code: number | null; output: string }> {
  const child = spawn(line.command, line.args, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...line.owner });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  return { code, output };
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' / ');
}

async function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
