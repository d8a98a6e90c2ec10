/** Anything that asks PostgreSQL: TypeORM's manager, or a client of one's own. */
interface Asks {
  query(sql: string, values: unknown[]): Promise<unknown>;
}

/** How many judgements were made with each of these libraries, by digest: a judgement needs its library to be repeated. */
export async function countJudgementsWith(database: Asks, digests: readonly string[]): Promise<Map<string, number>> {
  const answer = await database.query(
    `SELECT library_digest AS digest, count(*)::int AS judgements FROM judgements
     WHERE library_digest = ANY($1) GROUP BY library_digest`,
    [digests],
  );
  const rows = (Array.isArray(answer) ? answer : (answer as { rows: unknown }).rows) as {
    digest: string;
    judgements: number;
  }[];
  return new Map(rows.map(({ digest, judgements }) => [digest, judgements]));
}
