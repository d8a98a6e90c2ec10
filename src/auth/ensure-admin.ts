/**
 * What `up` needs before anybody can sign in: a first admin, and a token for the command line on the same machine.
 * Works on a migrated database without the web process.
 */
import { hostname } from 'node:os';
import pg from 'pg';
import { commandLineActor } from '../audit/actor.js';
import { entryValues, INSERT_ENTRY } from '../audit/audit.service.js';
import { hashPassword, randomPassword } from '../users/passwords.js';
import { hashSecret, newApiToken } from './secrets.js';

const ADVISORY_LOCK_KEY = 7_238_111_905;
const USERNAME = 'admin';
/** Enabled admins with the right to be the owner of the local token; the oldest is taken. */
const FIND_ADMIN = `SELECT id, username FROM users WHERE role = 'admin' AND NOT is_disabled ORDER BY id LIMIT 1`;

export interface EnsuredAdmin {
  username: string;
  /** Only when the admin was made just now: to be shown once and never logged or kept. */
  password: string | null;
}

/** Makes the user `admin` with a random password unless there is an enabled admin. Safe to call at the same time. */
export function ensureAdmin(databaseUrl: string): Promise<EnsuredAdmin> {
  return exclusively(databaseUrl, async (client) => {
    const existing = await findAdmin(client);
    if (existing !== null) return { username: existing.username, password: null };
    const password = randomPassword();
    // An account of that name that is no enabled admin becomes one: somebody with this machine's root asks for it.
    const { rows } = await client.query<{ id: number; username: string }>(
      `INSERT INTO users (username, display_name, role, password_hash) VALUES ($1, 'Administrator', 'admin', $2)
       ON CONFLICT (lower(username)) DO UPDATE
         SET role = 'admin', is_disabled = false, password_hash = EXCLUDED.password_hash
       RETURNING id, username`,
      [USERNAME, await hashPassword(password)],
    );
    for (const { id, username } of rows) await tell(client, id, { username });
    return { username: rows[0]?.username ?? USERNAME, password };
  });
}

/** Gives the oldest admin a new random password and ends what was signed in with the old one. */
export function resetAdminPassword(databaseUrl: string): Promise<EnsuredAdmin> {
  return exclusively(databaseUrl, async (client) => {
    const admin = await findAdmin(client);
    if (admin === null) throw new Error('There is no enabled admin; call ensureAdmin first');
    const password = randomPassword();
    await client.query('UPDATE users SET password_hash = $2 WHERE id = $1', [admin.id, await hashPassword(password)]);
    await client.query('DELETE FROM sessions WHERE user_id = $1', [admin.id]);
    await tell(client, admin.id, { username: admin.username, password: 'set' });
    return { username: admin.username, password };
  });
}

/**
 * A token with all scopes of the oldest admin, for the command line on this machine.
 *
 * @param current the token kept from an earlier start; returned as it is while it still works
 * @param machine several may share a database: a new token of one does not end another's
 * @returns the token; earlier ones of the same machine are revoked when a new one is made
 * @throws Error when there is no admin
 */
export function ensureCliToken(
  databaseUrl: string,
  current: string | null,
  machine: string = hostname(),
): Promise<string> {
  const name = `docket on ${machine}`;
  return exclusively(databaseUrl, async (client) => {
    if (current !== null && (await isWorking(client, current))) return current;
    const admin = await findAdmin(client);
    if (admin === null) throw new Error('There is no enabled admin; call ensureAdmin first');
    await client.query(
      `UPDATE api_tokens SET revoked_at = now() WHERE name = $1 AND user_id = $2 AND revoked_at IS NULL`,
      [name, admin.id],
    );
    const { token, prefix } = newApiToken();
    await client.query(
      `INSERT INTO api_tokens (user_id, name, prefix, token_hash, scopes) VALUES ($1, $2, $3, $4, '{admin}')`,
      [admin.id, name, prefix, hashSecret(token)],
    );
    return token;
  });
}

async function tell(client: pg.Client, id: number, details: Record<string, unknown>): Promise<void> {
  const subject = { kind: 'account', id } as const;
  await client.query(INSERT_ENTRY, entryValues(commandLineActor(), { action: 'admin-ensured', subject, details }));
}

async function isWorking(client: pg.Client, token: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM api_tokens JOIN users ON users.id = user_id
     WHERE token_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
       AND 'admin' = ANY (scopes) AND role = 'admin' AND NOT is_disabled`,
    [hashSecret(token)],
  );
  return rowCount === 1;
}

async function findAdmin(client: pg.Client): Promise<{ id: number; username: string } | null> {
  const { rows } = await client.query<{ id: number; username: string }>(FIND_ADMIN);
  return rows[0] ?? null;
}

/** One transaction under a lock: two machines that start at once make one admin. */
async function exclusively<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'docket-up' });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK_KEY]);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } finally {
    await client.end();
  }
}
