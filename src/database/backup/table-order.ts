import type pg from 'pg';

/** Not carried over: who works at the moment, and the schema, which restoring makes itself. */
const LEFT_OUT = ['workers', 'schema_migrations'];

export interface TableColumns {
  name: string;
  columns: string[];
}

/** Every table with its columns, each after those that its foreign keys name. */
export async function tablesInLoadOrder(client: pg.Client): Promise<TableColumns[]> {
  const { rows: tables } = await client.query<TableColumns>(
    `SELECT relname AS name, array_agg(attname::text ORDER BY attnum) AS columns
       FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' AND relname <> ALL ($1)
      GROUP BY relname ORDER BY relname`,
    [LEFT_OUT],
  );
  // Deferrable keys are looked at when the transaction ends, and a key to its own table when the table is loaded.
  const { rows: keys } = await client.query<{ from: string; to: string }>(
    `SELECT source.relname AS from, target.relname AS to
       FROM pg_constraint JOIN pg_class AS source ON source.oid = conrelid JOIN pg_class AS target ON target.oid = confrelid
      WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid AND source.relnamespace = 'public'::regnamespace`,
  );
  return inOrder(tables, keys);
}

/**
 * Pure.
 *
 * @throws Error when foreign keys that are not deferrable go in a circle
 */
export function inOrder<T extends { name: string }>(
  tables: readonly T[],
  keys: readonly { from: string; to: string }[],
): T[] {
  const waiting = [...tables];
  const ordered: T[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ name }) =>
      keys.every(({ from, to }) => from !== name || !waiting.some((other) => other.name === to)),
    );
    if (next === -1) {
      throw new Error(
        `Foreign keys go in a circle: ${waiting.map(({ name }) => name).join(', ')}; make one deferrable`,
      );
    }
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}
