import { hostname } from 'node:os';
import { TOKEN_SCOPES, type TokenScope } from '../../contract/roles.js';
import { ApiClient } from '../api-client.js';
import type { NewToken } from '../api-types.js';
import type { CommandContext } from '../command-context.js';
import { CliError, exitCode, usageError } from '../exit-codes.js';
import { findServer, forgetLogin, keepLogin, normaliseUrl, readLogins } from '../logins.js';

export interface LoginOptions {
  user?: string;
  scope: string[];
  expiresInDays?: number;
  /** Of the authenticator app, where the account has a second factor. */
  code?: string;
}

/**
 * `docket login`: signs in with a password, makes an API token, keeps the token and forgets the password. Without a
 * terminal the password is the first line of standard input.
 */
export async function login(
  context: CommandContext,
  urlText: string | undefined,
  options: LoginOptions,
): Promise<number> {
  const { terminal, environment } = context;
  const scopes = parseScopes(options.scope.length > 0 ? options.scope : ['admin']);
  const suggested = (await findServer(environment)).url;
  const askedUrl =
    urlText ?? environment.url ?? (terminal.canAsk ? await terminal.ask(`Address [${suggested}]: `) : null);
  const url = normaliseUrl(askedUrl || suggested);
  const username = options.user ?? (terminal.canAsk ? await terminal.ask('User name: ') : null);
  if (!username) throw usageError('no user name', 'give it with --user');
  const password = await readPassword(context, username);
  const client = new ApiClient({ url, token: null, source: 'check the address' }, (line) => {
    terminal.status(line);
  });

  const session = await openSession(client, url, { username, password }, () => readCode(context, options.code));
  const token = await client.post<NewToken>('/auth/tokens', {
    json: {
      name: `docket CLI on ${hostname()}`,
      scopes,
      ...(options.expiresInDays === undefined ? {} : { expiresInDays: options.expiresInDays }),
    },
    headers: session,
  });
  await client.call('POST', '/auth/sign-out', { headers: session });
  const path = await keepLogin(environment, { url, username, token: token.token, tokenId: token.id });
  terminal.note(`signed in to ${url} as ${username}; the token is kept in ${path}`);
  if (environment.url !== null && normaliseUrl(environment.url) !== url) {
    terminal.note(`DOCKET_URL is set to another server (${environment.url}) and goes first`);
  }
  return exitCode('asExpected');
}

async function readPassword(context: CommandContext, username: string): Promise<string> {
  const password = context.terminal.canAsk
    ? await context.terminal.ask(`Password of ${username}: `, { isSecret: true })
    : ((await context.readInput()).toString('utf8').split(/\r?\n/)[0] ?? '');
  if (!password) throw usageError('no password', 'type it, or give it as the first line of standard input');
  return password;
}

/** The second factor, asked for only where the account has one. */
async function readCode({ terminal }: CommandContext, given: string | undefined): Promise<string> {
  const code = given ?? (terminal.canAsk ? await terminal.ask('Code of your authenticator app: ') : null);
  if (!code) throw usageError('this account has a second factor', 'give its code, or a recovery code, with --code');
  return code;
}

/** Signs in; the headers that carry the session. A cookie counts only together with the server's own origin. */
async function openSession(
  client: ApiClient,
  url: string,
  credentials: { username: string; password: string },
  readCodeOf: () => Promise<string>,
): Promise<Record<string, string>> {
  const origin = { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' };
  const signIn = (code?: string) =>
    client.call('POST', '/auth/sign-in', { json: { ...credentials, code }, headers: origin });
  const answer = await signIn().catch(async (error: unknown) => {
    if (!(error instanceof CliError) || error.code !== 'second-factor-needed') throw error;
    return signIn(await readCodeOf());
  });
  const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0] ?? '');
  if (cookies.length === 0) throw usageError(`${url} did not open a session`, 'is this address a Docket server?');
  return { ...origin, cookie: cookies.join('; ') };
}

/** Checks the names of token scopes. */
export function parseScopes(texts: string[]): TokenScope[] {
  const known = Object.keys(TOKEN_SCOPES);
  const scopes = texts.flatMap((text) => text.split(',')).map((text) => text.trim());
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) throw usageError(`${unknown.join(', ')} is not a scope`, `take one of ${known.join(', ')}`);
  return [...new Set(scopes)] as TokenScope[];
}

/** `docket logout`: revokes the token that `login` made and forgets it, even where the server cannot be reached. */
export async function logout(context: CommandContext): Promise<number> {
  const { environment, terminal } = context;
  const { servers } = await readLogins(environment);
  const { url } = await findServer({ ...environment, token: null });
  const kept = servers.find((server) => server.url === url);
  if (!kept) throw usageError(`there is no login for ${url}`);
  await forgetLogin(environment, url);
  try {
    const client = new ApiClient({ url, token: kept.token, source: 'the address is from docket login' });
    await client.delete(`/auth/tokens/${String(kept.tokenId)}`);
    terminal.note(`signed out of ${url}`);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    terminal.note(`forgot the token for ${url}; it could not be revoked there (${error.message})`);
  }
  return exitCode('asExpected');
}
