/** A database as a school's is after years: written by SQL, for it would take hours over REST. */
import { createHash } from 'node:crypto';
import pg from 'pg';

export const LOAD = { problems: 2_000, submissions: 100_000, people: 300, runsPerSubmission: 3 } as const;

/** The API token of the n-th person, from 1. */
export function loadToken(person: number): string {
  return `dkt_load_${String(person)}`;
}

/**
 * @param model slug of a problem with test cases, which the others are copies of
 */
export async function fillDatabase(databaseUrl: string, model: string, submissions: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT setseed(0.5)');
    await addPeople(client);
    await addProblems(client, model);
    await addSubmissions(client, submissions);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function addPeople(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO users (username, display_name, role)
     SELECT 'load-' || n, 'Student ' || n, 'student' FROM generate_series(1, $1::integer) AS n`,
    [LOAD.people],
  );
  const hashes = Array.from({ length: LOAD.people }, (_, index) =>
    createHash('sha256')
      .update(loadToken(index + 1))
      .digest('hex'),
  );
  await client.query(
    `INSERT INTO api_tokens (user_id, name, prefix, token_hash, scopes)
     SELECT users.id, 'load', 'dkt_load_', hash.value, '{submit}'
     FROM unnest($1::text[]) WITH ORDINALITY AS hash (value, n) JOIN users ON username = 'load-' || n`,
    [hashes],
  );
}

/** Copies all columns of the model's rows but those named. */
async function addProblems(client: pg.Client, model: string): Promise<void> {
  const copy = async (table: string, changed: Record<string, string>, from: string): Promise<void> => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name = $1 AND is_identity = 'NO' AND is_generated = 'NEVER' AND table_schema = 'public'`,
      [table],
    );
    const names = rows.map(({ name }) => name);
    const values = names.map((name) => changed[name] ?? `old.${name}`);
    await client.query(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} ${from}`);
  };
  await client.query(
    `INSERT INTO problems (slug, visibility, tags, difficulty)
     SELECT 'load-' || n, 'public', ARRAY['tag' || n % 30], 1 + n % 9
     FROM generate_series(1, $1::integer) AS n`,
    [LOAD.problems - 1],
  );
  const others = `problems AS other WHERE other.slug LIKE 'load-%'`;
  await copy(
    'problem_versions',
    { problem_id: 'other.id', slug: 'other.slug', names: `jsonb_build_object('en', 'Problem ' || other.slug)` },
    `FROM problem_versions AS old, ${others} AND old.slug = '${model}'`,
  );
  await client.query(
    `UPDATE problems SET current_version_id = problem_versions.id
     FROM problem_versions WHERE problem_versions.problem_id = problems.id`,
  );
  const versions = `problem_versions AS version, ${others} AND version.problem_id = other.id
    AND old.problem_version_id = (SELECT id FROM problem_versions WHERE slug = '${model}')`;
  for (const table of ['problem_statements', 'test_cases']) {
    await copy(table, { problem_version_id: 'version.id' }, `FROM ${table} AS old, ${versions}`);
  }
}

/** Some people and some problems have many more than others, as it is. */
async function addSubmissions(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `CREATE TEMPORARY TABLE drawn AS
     SELECT n, 1 + floor(random() * random() * $2::integer)::integer AS person,
       1 + floor(random() * random() * ($3::integer - 1))::integer AS problem,
       (ARRAY['AC', 'AC', 'WA', 'WA', 'TLE', 'RTE', 'CE'])[1 + floor(random() * 7)::integer] AS verdict,
       (ARRAY['python', 'cpp', 'java', 'c'])[1 + floor(random() * 4)::integer] AS language,
       now() - (100000 - n) * interval '5 minutes' AS at
     FROM generate_series(1, $1::integer) AS n`,
    [count, LOAD.people, LOAD.problems],
  );
  await client.query(
    `INSERT INTO submissions (user_id, problem_id, problem_version_id, language, files, source_bytes, lane, state, verdict,
       cpu_time_us, memory_peak_bytes, revision, created_at, finished_at)
     SELECT users.id, problems.id, problems.current_version_id, drawn.language,
       (SELECT jsonb_build_array(jsonb_build_object('name', 'main.py', 'blob', sha256)) FROM blobs LIMIT 1),
       400, 'practice', 'finished', drawn.verdict, 12000, 9000000, 5, drawn.at, drawn.at + interval '2 seconds'
     FROM drawn JOIN users ON username = 'load-' || drawn.person JOIN problems ON slug = 'load-' || drawn.problem
     ORDER BY drawn.n`,
  );
  await client.query(
    `INSERT INTO judgements (submission_id, ordinal, problem_version_id, state, verdict, test_case_count, cpu_time_us,
       memory_peak_bytes, created_at, started_at, finished_at)
     SELECT id, 1, problem_version_id, 'finished', verdict, ${String(LOAD.runsPerSubmission)}, cpu_time_us,
       memory_peak_bytes, created_at, created_at, finished_at FROM submissions WHERE current_judgement_id IS NULL`,
  );
  await client.query(
    `UPDATE submissions SET current_judgement_id = judgements.id
     FROM judgements WHERE judgements.submission_id = submissions.id AND submissions.current_judgement_id IS NULL`,
  );
  await client.query(
    `INSERT INTO runs (judgement_id, ordinal, test_case_id, verdict, cpu_time_us, wall_time_us, memory_peak_bytes,
       output_bytes, exit_code, evidence)
     SELECT judgements.id, test_cases.ordinal, test_cases.id, 'AC', 12000, 20000, 9000000, 3, 0,
       '{"limitFired": null, "forbiddenCalls": []}'
     FROM judgements JOIN test_cases ON test_cases.problem_version_id = judgements.problem_version_id
     WHERE judgements.verdict <> 'CE' AND judgements.worker_id IS NULL
       AND test_cases.ordinal <= ${String(LOAD.runsPerSubmission)}
     ON CONFLICT DO NOTHING`,
  );
}
