/** A worker that is killed in the middle of a judging: its work is taken over, and exactly one final verdict stands. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { MAX_ATTEMPTS } from '../../src/queue/queue.service.js';
import { LABELS } from '../../src/sandbox/container-policy.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { eventually } from '../support/eventually.js';
import { LiveEvents } from '../support/live-events.js';
import type { RunningServer } from '../support/running-server.js';
import { importTalkingProblem } from '../support/talking-problem.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

const SLOW = `import time\ntime.sleep(0.4)\n${DOUBLE.python}`;
const CASE_COUNT = 6;
const TAKEOVER_LIMIT_MS = 30_000;

let started: TestServer;
let server: RunningServer;

beforeAll(async () => {
  started = await startTestServer({ workers: 2, env: { DOCKET_POOL_SIZE: '1' } });
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: CASE_COUNT - 1, timeLimitS: 3 });
});
afterAll(() => started.dispose());

it('a judging outlives kill -9 of its worker: one verdict, within 30 s, by another worker', async () => {
  const live = await LiveEvents.connect(server.url, server.admin.token);
  await live.subscribe({ mine: true });
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', {
    problem: 'double',
    language: 'python',
    source: SLOW,
  });
  await expect.poll(() => live.of(id).filter(({ name }) => name === 'run').length).toBeGreaterThan(1);
  const [first] = await judgementsOf(id);
  const victim = server.workers.find(({ pid }) => first?.worker_id?.includes(`-${String(pid)}-`));
  expect(victim, 'the worker that judges it').toBeDefined();

  const killedAt = performance.now();
  await victim?.end('SIGKILL');
  const verdict = await live.finished(id);
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

it('a talk whose worker is killed is held anew from its beginning, and nothing of the first one stays', async () => {
  await importTalkingProblem(server);
  server.startWorker();
  await server.untilWorkersCanJudge(2);
  const talk = 'import time\nprint("say hi", flush=True)\ntime.sleep(2)\nassert input() == "hi"\nprint("accept")\n';
  const body = { problem: 'talking', language: 'python', source: talk };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', body);
  const sandboxes = path.join(started.dataDir, 'sandboxes');
  const owner = await eventually('both talk', async () => {
    for (const name of await readdir(sandboxes)) {
      const entries = await readdir(path.join(sandboxes, name)).catch(() => []);
      if (entries.some((entry) => entry.startsWith('interaction-'))) return name;
    }
    return null;
  });
  const [first] = await judgementsOf(id);
  await server.workers.find(({ pid }) => first?.worker_id?.includes(`-${String(pid)}-`))?.end('SIGKILL');

  await eventually('it has a verdict', async () => {
    const { state } = await server.admin.rest.get<{ state: string }>(`/submissions/${String(id)}?wait=20`);
    return state === 'finished' || null;
  });
  const judgements = await judgementsOf(id);
  expect(judgements).toMatchObject([{ verdict: 'AC', run_count: 1 }]);
  expect(judgements[0]?.worker_id).not.toBe(first?.worker_id);

  server.startWorker();
  const docker = connectToEngine(loadConfig().dockerSocket);
  const filters = { label: [`${LABELS.owner}=${owner}`] };
  await eventually('nothing is left of the first', async () => {
    const containers = await docker.listContainers({ all: true, filters });
    return (containers.length === 0 && !(await readdir(sandboxes)).includes(owner)) || null;
  });
});

it('a submission that loses its worker thrice is set aside with the evidence, and judged when an admin wants it', async () => {
  const { rest } = server.admin;
  const body = { problem: 'double', language: 'python', source: `# another\n${SLOW}` };
  const { id } = await rest.post<{ id: number }>('/submissions', body);
  const atIt = new Set<string>();
  for (let loss = 0; loss < MAX_ATTEMPTS; loss += 1) {
    const victim = await eventually('a worker is at it', async () => {
      const [judgement] = await judgementsOf(id);
      const workerId = judgement?.state === 'running' ? (judgement.worker_id ?? '') : '';
      return atIt.has(workerId)
        ? null
        : (server.workers.find(({ pid }) => workerId.includes(`-${String(pid)}-`)) ?? null);
    });
    atIt.add((await judgementsOf(id))[0]?.worker_id ?? '');
    await victim.end('SIGKILL');
    // Also where all others were killed, the next one goes on with what they left.
    if (server.workers.every(({ hasEnded }) => hasEnded)) server.startWorker();
  }
  const verdict = (): Promise<string> =>
    eventually('it has a verdict', async () => {
      const shown = await rest.get<{ state: string; verdict: string | null }>(`/submissions/${String(id)}?wait=20`);
      return shown.state === 'finished' ? shown.verdict : null;
    });
  expect(await verdict()).toBe('JE');
  const { job } = await rest.get<{ job: { state: string; losses: { workerId: string; reason: string }[] } }>(
    `/submissions/${String(id)}/timeline`,
  );
  expect(job.state).toBe('set-aside');
  expect(job.losses.map(({ workerId, reason }) => [workerId, reason])).toEqual(
    [...atIt].map((workerId) => [workerId, 'worker-gone']),
  );

  expect((await server.docket(['retry', String(id)])).code).toBe(0);
  expect(await verdict()).toBe('AC');
  expect((await judgementsOf(id)).map(({ verdict, run_count }) => ({ verdict, run_count }))).toEqual([
    { verdict: 'JE', run_count: expect.any(Number) as number },
    { verdict: 'AC', run_count: CASE_COUNT },
  ]);
});

interface JudgementRow {
  state: string;
  worker_id: string | null;
  verdict: string | null;
  run_count: number;
}

async function judgementsOf(submissionId: number): Promise<JudgementRow[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<JudgementRow>(
      `SELECT state, worker_id, verdict, (SELECT count(*)::int FROM runs WHERE judgement_id = judgements.id) AS run_count
       FROM judgements WHERE submission_id = $1 ORDER BY ordinal`,
      [submissionId],
    );
    return rows;
  } finally {
    await client.end();
  }
}
