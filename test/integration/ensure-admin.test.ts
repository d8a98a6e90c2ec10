/** The first admin and the local command line's token, as `up` makes them. */
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureAdmin, ensureCliToken } from '../../src/auth/ensure-admin.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

it('starts that come at once make one admin and tell its password once', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => ensureAdmin(database.url)));
  expect(made.filter(({ password }) => password !== null)).toHaveLength(1);
  expect(await query(`SELECT username, role FROM users`)).toEqual([{ username: 'admin', role: 'admin' }]);
});

it('an enabled admin of any name is enough', async () => {
  await query(`INSERT INTO users (username, role) VALUES ('grace', 'admin')`);
  expect(await ensureAdmin(database.url)).toEqual({ username: 'grace', password: null });
});

it('where the only admin is disabled, there is a way back in', async () => {
  await ensureAdmin(database.url);
  await query(`UPDATE users SET is_disabled = true`);
  expect(await ensureAdmin(database.url)).toMatchObject({ username: 'admin', password: expect.any(String) });
  expect(await query(`SELECT is_disabled FROM users`)).toEqual([{ is_disabled: false }]);
});

it('the token of the last start goes on while it works, and is replaced when it does not', async () => {
  await ensureAdmin(database.url);
  const first = await ensureCliToken(database.url, null);
  expect(await ensureCliToken(database.url, first)).toBe(first);
  await query(`UPDATE api_tokens SET revoked_at = now()`);
  const second = await ensureCliToken(database.url, first);
  expect(second).not.toBe(first);
  const third = await ensureCliToken(database.url, null);
  expect(third).not.toBe(second);
  expect(await query(`SELECT count(*)::int AS working FROM api_tokens WHERE revoked_at IS NULL`)).toEqual([
    { working: 1 },
  ]);
});

it('two machines with one database have a token each', async () => {
  await ensureAdmin(database.url);
  const here = await ensureCliToken(database.url, null, 'here');
  await ensureCliToken(database.url, null, 'there');
  expect(await ensureCliToken(database.url, here, 'here')).toBe(here);
});

it('there is no token without an admin', async () => {
  await expect(ensureCliToken(database.url, null)).rejects.toThrow(/no enabled admin/);
});
