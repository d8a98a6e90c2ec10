import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliEnvironment } from './environment.js';
import { usageError } from './exit-codes.js';

/** A server that somebody signed in to, and the token made for it. */
export interface Login {
  url: string;
  username: string;
  token: string;
  /** The token's id, by which it is revoked. */
  tokenId: number;
}

/** All logins of this person; `current` is the address that commands talk to when DOCKET_URL is not set. */
export interface LoginFile {
  current: string | null;
  servers: Login[];
}

/** A server's address and who we are there; no token means: as nobody. */
export interface ServerAccess {
  url: string;
  token: string | null;
  /** Where the address came from, as a sentence for messages. */
  source: string;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';

/** The address without a trailing slash; a usage error when it is no http(s) URL. */
export function normaliseUrl(text: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    throw usageError(`${text} is not an address`, 'give one such as https://judge.example.org');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw usageError(`${text} is not an http or https address`, 'give one such as https://judge.example.org');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function loginPath(environment: CliEnvironment): string {
  return join(environment.configDir, 'logins.json');
}

async function readJson(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES') return null;
    throw error;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw usageError(`${path} is damaged: it is not JSON`, 'remove it, then run docket login again');
  }
}

/** The stored logins; an empty list where there are none. */
export async function readLogins(environment: CliEnvironment): Promise<LoginFile> {
  const stored = (await readJson(loginPath(environment))) as Partial<LoginFile> | null;
  return { current: stored?.current ?? null, servers: Array.isArray(stored?.servers) ? stored.servers : [] };
}

/** Writes the logins so that only their owner can read them (0600, in a directory of 0700), all or nothing. */
async function writeLogins(environment: CliEnvironment, logins: LoginFile): Promise<void> {
  await mkdir(environment.configDir, { recursive: true, mode: 0o700 });
  const path = loginPath(environment);
  const draft = `${path}.${String(process.pid)}`;
  try {
    await writeFile(draft, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
    await chmod(draft, 0o600);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Keeps a login, in place of an earlier one at the same address, and makes it the current one. */
export async function keepLogin(environment: CliEnvironment, login: Login): Promise<string> {
  const { servers } = await readLogins(environment);
  const others = servers.filter((server) => server.url !== login.url);
  await writeLogins(environment, { current: login.url, servers: [...others, login] });
  return loginPath(environment);
}

/** Forgets the login at an address; the one kept before it becomes current. */
export async function forgetLogin(environment: CliEnvironment, url: string): Promise<void> {
  const { servers } = await readLogins(environment);
  const others = servers.filter((server) => server.url !== url);
  await writeLogins(environment, { current: others.at(-1)?.url ?? null, servers: others });
}

/** What `up` left for commands on the same machine: address and admin token, readable by its owner only. */
async function readLocalServer(environment: CliEnvironment): Promise<{ url: string; token: string } | null> {
  const stored = (await readJson(join(environment.dataDir, 'cli.json'))) as { url?: unknown; token?: unknown } | null;
  if (typeof stored?.url !== 'string' || typeof stored.token !== 'string') return null;
  return { url: normaliseUrl(stored.url), token: stored.token };
}

/**
 * Which server a command talks to and with which token. The address: DOCKET_URL, else the login made last, else the
 * server that runs on this machine. The token: DOCKET_TOKEN, else the one kept for exactly this address, so that a
 * token never travels to a server it was not made by.
 */
export async function findServer(environment: CliEnvironment): Promise<ServerAccess> {
  const logins = await readLogins(environment);
  const local = await readLocalServer(environment);
  const found = environment.url
    ? { url: normaliseUrl(environment.url), source: 'the address is from DOCKET_URL' }
    : logins.current
      ? { url: logins.current, source: 'the address is from docket login' }
      : local
        ? { url: local.url, source: 'this is the server on this machine: npm run up starts it' }
        : { url: DEFAULT_URL, source: 'this is the default address: set DOCKET_URL, or run docket login' };
  const known = [...logins.servers, ...(local ? [local] : [])].find(({ url }) => sameServer(url, found.url));
  return { ...found, token: environment.token ?? known?.token ?? null };
}

/** `localhost` and `127.0.0.1` on one port are one server. */
function sameServer(one: string, other: string): boolean {
  const canonical = (url: string): string => url.replace(/^(https?:\/\/)(localhost|\[::1\])(?=[:/]|$)/, '$1127.0.0.1');
  return canonical(one) === canonical(other);
}
