/** A worker that is killed in the middle of a judging: its work is taken over, and exactly one final verdict stands. */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveEvents } from '../support/live-events.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

const SLOW = `import time\ntime.sleep(0.4)\n${DOUBLE.python}`;
const CASE_COUNT = 11;
const TAKEOVER_LIMIT_MS = 30_000;

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer({ workers: 2 });
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: CASE_COUNT - 1, timeLimitS: 3 });
}, 300_000);
afterAll(() => started.dispose());

it('a judging outlives kill -9 of its worker: one verdict, within 30 s, by another worker', async () => {
  const live = await LiveEvents.connect(server.url, server.admin.token);
  await live.subscribe({ mine: true });
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', {
    problem: 'double',
    language: 'python',
    source: SLOW,
  });
  await expect
    .poll(() => live.of(id).filter(({ name }) => name === 'run').length, { timeout: 30_000 })
    .toBeGreaterThan(2);
  const [first] = await judgementsOf(id);
  const victim = server.workers.find(({ pid }) => first?.worker_id?.includes(`-${String(pid)}-`));
  expect(victim, 'the worker that judges it').toBeDefined();

  const killedAt = performance.now();
  await victim?.end('SIGKILL');
  const verdict = await live.finished(id, TAKEOVER_LIMIT_MS + CASE_COUNT * 1000);
  const tookMs = performance.now() - killedAt;

  expect(verdict.verdict).toBe('AC');
  expect(tookMs).toBeLessThan(TAKEOVER_LIMIT_MS);
  const judgements = await judgementsOf(id);
  expect(judgements).toHaveLength(1);
  expect(judgements[0]).toMatchObject({ verdict: 'AC', run_count: CASE_COUNT });
  expect(judgements[0]?.worker_id).not.toBe(first?.worker_id);
  const finals = live.of(id).filter((event) => event.name === 'submission' && event.state === 'finished');
  expect(finals).toHaveLength(1);
  live.close();
});

it('a worker that starts when all others were killed finishes what they left', async () => {
  const ids: number[] = [];
  for (let count = 0; count < 4; count += 1) {
    const body = { problem: 'double', language: 'python', source: `# ${count}\n${SLOW}` };
    ids.push((await server.admin.rest.post<{ id: number }>('/submissions', body)).id);
  }
  await expect
    .poll(async () => (await server.admin.rest.get<{ state: string }>(`/submissions/${ids[0] ?? 0}`)).state, {
      timeout: 30_000,
    })
    .toBe('running');
  await Promise.all(server.workers.map((worker) => worker.end('SIGKILL')));
  server.startWorker();
  for (const id of ids) {
    await expect
      .poll(
        async () => (await server.admin.rest.get<{ verdict: string | null }>(`/submissions/${id}?wait=20`)).verdict,
        {
          timeout: 120_000,
        },
      )
      .toBe('AC');
    expect((await judgementsOf(id)).map(({ verdict, run_count }) => ({ verdict, run_count }))).toEqual([
      { verdict: 'AC', run_count: CASE_COUNT },
    ]);
  }
}, 180_000);

interface JudgementRow {
  worker_id: string | null;
  verdict: string | null;
  run_count: number;
}

async function judgementsOf(submissionId: number): Promise<JudgementRow[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<JudgementRow>(
      `SELECT worker_id, verdict, (SELECT count(*)::int FROM runs WHERE judgement_id = judgements.id) AS run_count
       FROM judgements WHERE submission_id = $1 ORDER BY ordinal`,
      [submissionId],
    );
    return rows;
  } finally {
    await client.end();
  }
}
