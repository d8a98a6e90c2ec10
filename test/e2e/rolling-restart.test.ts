/**
 * Web processes and workers are replaced one after the other while people hand in: nothing is lost, no request is cut
 * off, nothing is judged twice. Clients reach the web processes as through a load balancer: one that takes no
 * connection is left out.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

let started: TestServer;
let server: RunningServer;
/** Where requests may be sent, in this order. */
let urls: string[];
let isHandingIn = true;
const accepted: number[] = [];
const cutOff: string[] = [];

beforeAll(async () => {
  started = await startTestServer({ workers: 2, env: { DOCKET_POOL_SIZE: '1' } });
  ({ server } = started);
  urls = [server.url];
  await importTinyProblem(server, { slug: 'double', secretCount: 1 });
});
afterAll(() => started.dispose());

/** Hands in one after the other until told to stop. */
async function handIn(token: string, name: string): Promise<void> {
  for (let count = 0; isHandingIn; count += 1) {
    const body = JSON.stringify({
      problem: 'double',
      language: 'python',
      source: `# ${name} ${count}\n${DOUBLE.python}`,
    });
    const id = await sendToAny(token, body);
    if (id !== null) accepted.push(id);
    // One at a time, as long as the judge needs: the queue does not grow without end.
    await eventually('some of what was handed in is judged', async () => ((await unfinished()) < 6 ? true : null));
  }
}

async function sendToAny(token: string, body: string): Promise<number | null> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (const url of urls) {
    try {
      const response = await fetch(`${url}/api/v1/submissions`, { method: 'POST', headers, body });
      if (response.status === 202) return ((await response.json()) as { id: number }).id;
      cutOff.push(`HTTP ${response.status}`);
      return null;
    } catch (error) {
      // Refused before anything was sent: the next one. A request under way must not be cut.
      const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
      if (code !== 'ECONNREFUSED') cutOff.push(String(code ?? error));
    }
  }
  return null;
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function unfinished(): Promise<number> {
  const [row] = await query<{ count: string }>(`SELECT count(*) FROM submissions WHERE state <> 'finished'`);
  return Number(row?.count);
}

const acceptedMore = (than: number) =>
  eventually('more is handed in', () => (accepted.length >= than + 3 ? true : null));

it('nothing is lost, cut off or judged twice', async () => {
  const people = [await server.account(), await server.account()];
  const handingIn = people.map(({ token, username }) => handIn(token, username));
  await acceptedMore(0);

  const another = await server.startAnotherWeb();
  urls.push(another.url);
  await server.endWeb('SIGTERM');
  await acceptedMore(accepted.length);
  await server.resumeWeb();
  urls.reverse();
  await another.process.end('SIGTERM');
  await acceptedMore(accepted.length);

  for (const old of server.workers.slice(0, 2)) {
    server.startWorker();
    await server.untilWorkersCanJudge(3);
    await old.end('SIGTERM');
    await acceptedMore(accepted.length);
  }
  isHandingIn = false;
  await Promise.all(handingIn);
  await eventually('all is judged', async () => ((await unfinished()) === 0 ? true : null));

  expect(cutOff).toEqual([]);
  const rows =
    await query(`SELECT submissions.id, submissions.verdict, count(*)::int AS judgements, max(attempts) AS attempts
    FROM submissions JOIN judgements ON submission_id = submissions.id WHERE jury_submission_id IS NULL
    GROUP BY submissions.id ORDER BY submissions.id`);
  expect(rows).toEqual(accepted.sort((a, b) => a - b).map((id) => ({ id, verdict: 'AC', judgements: 1, attempts: 1 })));
});
