import pg from 'pg';
import { LiveEvents } from '../support/live-events.js';
import { RestClient } from '../support/rest-client.js';
import type { RunningServer } from '../support/running-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';
import { benchTable, median, quantile, rounded, type Bench } from './bench.js';
import { withBenchServer } from './bench-server.js';
import { fillDatabase, LOAD, loadToken } from './load-data.js';

const MODEL = 'model';
const PHASE_S = { full: 60, quick: 10 };
/** A person reads for a while before the next page. */
const THINK_MS = { least: 5_000, most: 15_000 };
/** More than the worker judges: it is busy all the time. */
const SUBMISSIONS_PER_S = 4;
const SOCKETS = { full: 1_000, quick: 200 };
const FAN_OUT_EVENTS = { full: 50, quick: 10 };
const FAN_OUT_EVERY_MS = 300;
const PICKUPS = { full: 40, quick: 10 };

/** What a browser asks for, by page; `server time` is that of each request. */
const PAGES: Record<string, (random: () => number) => string[]> = {
  'list of problems': () => ['/problems?limit=50'],
  'list, searched': (random) => [`/problems?limit=50&search=${String(Math.floor(random() * 100))}&solved=untried`],
  problem: (random) => {
    const slug = `load-${String(1 + Math.floor(random() * (LOAD.problems - 1)))}`;
    return [`/problems/${slug}`, `/problems/${slug}/statement`, `/submissions?problem=${slug}`];
  },
  'list of submissions': () => ['/submissions?limit=50'],
};

/**
 * 300 browsers, each with a socket, turn pages of a database with 100,000 submissions; a minute with the judge idle and
 * a minute while it is busy. Then one event is told to 1,000 sockets, and it is measured how soon a worker takes a job.
 * Server time is what the web process logs of each request, from its arrival to the end of the answer.
 */
export const load: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const size = isQuick ? 'quick' : 'full';
  const env = { DOCKET_LOG_LEVEL: 'debug', DOCKET_RATE_SUBMISSIONS: '10000', DOCKET_RATE_REQUESTS: '100000' };
  const work = async (server: RunningServer) => {
    await importTinyProblem(server, { slug: MODEL, secretCount: 5, sampleCount: 1, timeLimitS: 2 });
    onProgress('filling the database');
    await fillDatabase(server.databaseUrl, MODEL, isQuick ? LOAD.submissions / 10 : LOAD.submissions);
    const pickupMs = await measurePickup(server, PICKUPS[size]);
    onProgress(`${String(LOAD.people)} browsers connect`);
    const browsers = await openBrowsers(server, LOAD.people);
    onProgress('judge idle');
    const idle = await browse(server, PHASE_S[size], 0);
    onProgress('judge busy');
    const busy = await browse(server, PHASE_S[size], SUBMISSIONS_PER_S);
    for (const live of browsers) live.close();
    onProgress(`one event to ${String(SOCKETS[size])} sockets`);
    const fanOutMs = await measureFanOut(server, SOCKETS[size], FAN_OUT_EVENTS[size]);
    return { idle, busy, fanOutMs, pickupMs };
  };
  const { idle, busy, fanOutMs, pickupMs } = await withBenchServer(dataDir, work, env);
  const row = (name: string, one: number[], other: number[]) => [
    name,
    String(one.length),
    ...[median(one), quantile(one, 0.95), median(other), quantile(other, 0.95)],
  ];
  const rows = Object.keys(PAGES).map((page) => row(page, idle.get(page) ?? [], busy.get(page) ?? []));
  const titles = ['server time ms', 'requests', 'idle p50', 'idle p95', 'judging p50', 'judging p95'];
  const times = benchTable(
    ['ms', 'median', 'p95'],
    [
      [`one event to ${String(SOCKETS[size])} sockets`, median(fanOutMs), quantile(fanOutMs, 0.95)],
      ['a waiting job is taken', median(pickupMs), quantile(pickupMs, 0.95)],
    ],
  );
  const all = (measured: Map<string, number[]>) => [...measured.values()].flat();
  return {
    lines: [...benchTable(titles, rows), '', ...times],
    figures: {
      loadServerMsP95: { idle: rounded(quantile(all(idle), 0.95)), judging: rounded(quantile(all(busy), 0.95)) },
      fanOutMsP95: rounded(quantile(fanOutMs, 0.95)),
      pickupMsMedian: rounded(median(pickupMs)),
    },
  };
};

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function openBrowsers(server: RunningServer, count: number): Promise<LiveEvents[]> {
  const browsers: LiveEvents[] = [];
  for (let person = 1; person <= count; person += 1) {
    const live = await LiveEvents.connect(server.url, loadToken(person));
    await live.subscribe({ mine: true });
    browsers.push(live);
  }
  return browsers;
}

/** Pages turned by everybody for so long. @returns server times by page */
async function browse(server: RunningServer, seconds: number, submissionsPerS: number): Promise<Map<string, number[]>> {
  const endsAt = Date.now() + seconds * 1000;
  const requestIds = new Map<string, string>();
  const person = async (number: number): Promise<void> => {
    const random = randomFrom(number);
    const think = () => THINK_MS.least + random() * (THINK_MS.most - THINK_MS.least);
    await pause(random() * THINK_MS.most);
    while (Date.now() < endsAt) {
      const page = Object.keys(PAGES)[Math.floor(random() * Object.keys(PAGES).length)] ?? '';
      const paths = PAGES[page]?.(random) ?? [];
      await Promise.all(paths.map((path) => ask(server, number, path, page, requestIds)));
      await pause(think());
    }
  };
  const judge = async (): Promise<void> => {
    for (let count = 0; submissionsPerS > 0 && Date.now() < endsAt; count += 1) {
      const client = new RestClient(server.url, loadToken(1 + (count % LOAD.people)));
      const source = `# ${String(count)} ${String(Math.random())}\n${DOUBLE.python}`;
      await client.post('/submissions', { problem: MODEL, language: 'python', source });
      await pause(1000 / submissionsPerS);
    }
  };
  await Promise.all([...Array.from({ length: LOAD.people }, (_, index) => person(index + 1)), judge()]);
  return serverTimes(server, requestIds);
}

async function ask(
  server: RunningServer,
  person: number,
  path: string,
  page: string,
  requestIds: Map<string, string>,
): Promise<void> {
  const requestId = `load-${String(requestIds.size)}-${String(Math.floor(Math.random() * 1e9))}`;
  requestIds.set(requestId, page);
  const headers = { authorization: `Bearer ${loadToken(person)}`, 'x-request-id': requestId };
  const response = await fetch(`${server.url}/api/v1${path}`, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`);
}

/** From the log of the web process. */
function serverTimes(server: RunningServer, requestIds: Map<string, string>): Map<string, number[]> {
  const times = new Map<string, number[]>();
  for (const line of server.webLog().split('\n')) {
    if (!line.includes('"responseTime"')) continue;
    const entry = JSON.parse(line) as { responseTime: number; reqId?: string; req?: { id?: string } };
    const page = requestIds.get(entry.reqId ?? entry.req?.id ?? /"(load-[\d-]+)"/.exec(line)?.[1] ?? '');
    if (page !== undefined) times.set(page, [...(times.get(page) ?? []), entry.responseTime]);
  }
  if (times.size === 0) throw new Error('The web process logged none of the requests');
  return times;
}

/** From the NOTIFY to each of the sockets, all of them in this one process. */
async function measureFanOut(server: RunningServer, sockets: number, events: number): Promise<number[]> {
  const body = { problem: MODEL, language: 'python', source: DOUBLE.python };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', body);
  await server.admin.rest.get(`/submissions/${String(id)}?wait=60`);
  const all: LiveEvents[] = [];
  for (let count = 0; count < sockets; count += 1) {
    const live = await LiveEvents.connect(server.url, server.admin.token);
    await live.subscribe({ submission: id });
    live.events.length = 0;
    all.push(live);
  }
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  const sentAtMs: number[] = [];
  for (let number = 0; number < events; number += 1) {
    const event = { submissionId: id, revision: 1000 + number, state: 'running' };
    const payload = { topic: 'submissions', data: { kind: 'submission', userId: 0, event } };
    sentAtMs.push(performance.now());
    await client.query("SELECT pg_notify('docket_events', $1)", [JSON.stringify(payload)]);
    await pause(FAN_OUT_EVERY_MS);
  }
  await client.end();
  await pause(1000);
  const delays = all.flatMap((live) =>
    live.events.map(({ receivedAtMs, revision }) => receivedAtMs - (sentAtMs[revision - 1000] ?? NaN)),
  );
  for (const live of all) live.close();
  if (delays.length !== sockets * events) {
    throw new Error(`${String(sockets * events - delays.length)} events did not arrive`);
  }
  return delays;
}

/** From the beginning of the commit that makes a job until a worker has leased it, with the worker idle. */
async function measurePickup(server: RunningServer, count: number): Promise<number[]> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  await client.query(
    `CREATE TABLE load_pickups (job_id bigint PRIMARY KEY, committed_at timestamptz, leased_at timestamptz);
     CREATE FUNCTION load_committed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       INSERT INTO load_pickups VALUES (NEW.id, clock_timestamp()); RETURN NULL; END $$;
     CREATE FUNCTION load_leased() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       UPDATE load_pickups SET leased_at = clock_timestamp() WHERE job_id = NEW.id AND leased_at IS NULL;
       RETURN NULL; END $$;
     CREATE CONSTRAINT TRIGGER load_committed AFTER INSERT ON jobs DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION load_committed();
     CREATE TRIGGER load_leased AFTER UPDATE ON jobs FOR EACH ROW
       WHEN (NEW.state = 'leased' AND OLD.state = 'waiting') EXECUTE FUNCTION load_leased();`,
  );
  for (let number = 0; number < count; number += 1) {
    const body = { language: 'python', source: `print(${String(number)})` };
    const { id } = await server.admin.rest.post<{ id: number }>('/runs', body);
    await server.admin.rest.get(`/runs/${String(id)}?wait=60`);
    await pause(100);
  }
  const { rows } = await client.query<{ ms: number }>(
    'SELECT extract(epoch FROM leased_at - committed_at)::double precision * 1000 AS ms FROM load_pickups',
  );
  await client.query('DROP TRIGGER load_committed ON jobs; DROP TRIGGER load_leased ON jobs');
  await client.end();
  return rows.map(({ ms }) => ms);
}
