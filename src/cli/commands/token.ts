import type { NewToken, TokenRow } from '../api-types.js';
import { printJson, type CommandContext, type OutputOptions } from '../command-context.js';
import { exitCode } from '../exit-codes.js';
import { formatTimestamp } from '../quantities.js';
import { tableLines } from '../table.js';
import { printableLine } from '../terminal.js';
import { parseScopes } from './login.js';

export interface TokenCreateOptions extends OutputOptions {
  scope: string[];
  expiresInDays?: number;
}

/** `docket token create`: the token goes to standard output, alone, so that a script can take it; it is never shown again. */
export async function createToken(context: CommandContext, name: string, options: TokenCreateOptions): Promise<number> {
  const client = await context.connect();
  const token = await client.post<NewToken>('/auth/tokens', {
    json: {
      name,
      scopes: parseScopes(options.scope.length > 0 ? options.scope : ['submit', 'read']),
      ...(options.expiresInDays === undefined ? {} : { expiresInDays: options.expiresInDays }),
    },
  });
  if (options.json) printJson(context, token);
  else {
    context.terminal.print(token.token);
    const end = token.expiresAt ? `until ${formatTimestamp(token.expiresAt)}` : 'until it is revoked';
    if (!options.quiet)
      context.terminal.note(`token ${String(token.id)} may ${token.scopes.join(', ')} ${end}; it is not shown again`);
  }
  return exitCode('asExpected');
}

/** `docket token list`: one's own tokens, without the secret. */
export async function listTokens(context: CommandContext, options: OutputOptions): Promise<number> {
  const client = await context.connect();
  const tokens = await client.list<TokenRow>('/auth/tokens', 1000);
  if (options.json) {
    printJson(context, tokens);
    return exitCode('asExpected');
  }
  const columns = ['id', 'token', 'name', 'scopes', 'last used', 'expires'].map((title) => ({ title }));
  const rows = tokens.map((token) => [
    String(token.id),
    `${token.prefix}…`,
    printableLine(token.name),
    token.scopes.join(', '),
    formatTimestamp(token.lastUsedAt),
    formatTimestamp(token.expiresAt),
  ]);
  for (const line of tableLines(columns, rows, context.terminal)) context.terminal.print(line);
  return exitCode('asExpected');
}

/** `docket token revoke`: the token stops working at once. */
export async function revokeToken(context: CommandContext, id: number): Promise<number> {
  const client = await context.connect();
  await client.delete(`/auth/tokens/${String(id)}`);
  context.terminal.note(`token ${String(id)} is revoked`);
  return exitCode('asExpected');
}
