/**
 * Nothing that was accepted is ever lost: while clients hand in, processes, containers, engine, database and disk fail
 * again and again; in the end each submission has exactly one verdict, the right one, and nothing is left over.
 *
 * `npm run test:chaos` is the whole suite; `npm test` runs a short cut of it. DOCKET_CHAOS_SEED repeats a run: the same
 * programs, faults and pauses in the same order (what they meet depends on the machine's timing all the same).
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Verdict } from '../../src/contract/verdicts.js';
import { eventually } from '../support/eventually.js';
import { type Account } from '../support/running-server.js';
import { importTinyProblem } from '../support/tiny-problem.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { type ClientLog, handInAll } from './clients.js';
import { FAULTS, LONG_FAULTS } from './faults.js';
import { ChaosPlace, WORKERS } from './place.js';
import { type HandIn, makeHandIns, PROBLEMS } from './programs.js';
import { Random } from './random.js';
import { Subscriber } from './subscriber.js';
import { importVerified, verificationFaults, verifyOnce } from './verifications.js';

const IS_WHOLE = process.env['DOCKET_CHAOS'] === 'whole';
const SIZE = IS_WHOLE
  ? { submissions: 500, clients: 10, rounds: 4, longestPauseS: 6, gapS: 2.5 }
  : { submissions: 40, clients: 4, rounds: 1, longestPauseS: 2.5, gapS: 0.4 };
const SEED = Number(process.env['DOCKET_CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CASE_COUNT = 4;

interface Health {
  status: string;
  workers: { canJudge: boolean; reason: string | null }[];
}

const random = new Random(SEED);
let place: ChaosPlace;
let accounts: Account[];
let receiver: WebhookReceiver;

beforeAll(async () => {
  console.log(`chaos: seed ${String(SEED)} (DOCKET_CHAOS_SEED=${String(SEED)} repeats it)`);
  place = await ChaosPlace.make();
  for (const problem of PROBLEMS) await importTinyProblem(place.server, { ...problem, secretCount: CASE_COUNT - 1 });
  await importVerified(place.server);
  receiver = await WebhookReceiver.start();
  await place.server.admin.rest.post('/webhooks', {
    name: 'told of everything',
    url: receiver.url,
    events: ['submission.finished', 'verification.finished'],
  });
  accounts = [];
  for (let count = 0; count < SIZE.clients; count += 1) accounts.push(await place.server.account());
});
afterAll(async () => {
  await place.dispose();
  await receiver.stop();
});

it('while the engine is away nothing is claimed, health says why, and judging goes on by itself', async () => {
  await place.engine.kill();
  const handIns = makeHandIns(4, random.branch()).map((handIn) => ({ ...handIn, key: `away ${handIn.key}` }));
  const [account] = accounts;
  const { accepted } = await handInAll(() => place.server.url, account?.token ?? '', handIns, random, 0);
  await eventually('every worker says that the engine is away', async () => {
    const { status, workers } = await place.server.admin.rest.get<Health>('/health');
    const hasSaid = workers.every(({ canJudge, reason }) => !canJudge && reason?.includes('Docker Engine'));
    return hasSaid && status === 'degraded' ? true : null;
  });
  const jobs = await place.query('SELECT DISTINCT state, attempts FROM jobs');
  expect(jobs).toEqual([{ state: 'waiting', attempts: 0 }]);

  await place.engine.start();
  await settled();
  for (const { id, handIn } of accepted) {
    const { verdict } = await place.server.admin.rest.get<{ verdict: string }>(`/submissions/${String(id)}`);
    expect(verdict).toBe(handIn.verdict);
  }
});

it('nothing accepted is lost, judged twice or judged wrongly, whatever fails', async () => {
  const handIns = makeHandIns(SIZE.submissions, random.branch());
  const subscribers = accounts.map(({ token }) => new Subscriber(place.server.url, token));
  const handingIn = accounts.map((account, index) =>
    handInAll(
      () => place.server.url,
      account.token,
      handIns.filter((_, at) => at % SIZE.clients === index),
      random.branch(),
      SIZE.longestPauseS,
    ),
  );
  try {
    await breakThings();
    const logs = await Promise.all(handingIn);
    await settled();
    await checkVerdicts(handIns, logs);
    await checkSubscribers(subscribers);
    await checkVerifications();
    // A delivery that was cut off is tried again after its lease of a minute: too long for the short cut.
    if (IS_WHOLE) await checkWebhooks(logs);
    const retries = logs.reduce((sum, log) => sum + log.retries, 0);
    const events = subscribers.reduce((sum, { eventCount }) => sum + eventCount, 0);
    const connections = subscribers.reduce((sum, { connectionCount }) => sum + connectionCount, 0);
    console.log(
      `chaos: ${String(retries)} requests repeated, ${String(events)} events on ${String(connections)} connections`,
    );
    for (const subscriber of subscribers) subscriber.close();
    await checkNothingIsLeft();
  } catch (error) {
    throw new Error(`With seed ${String(SEED)}: ${String(error)}\n${place.server.logs()}`, { cause: error });
  }
});

/** Round after round, each fault once, and now and then two at the same time; a package is verified meanwhile. */
async function breakThings(): Promise<void> {
  const recoveriesS: number[] = [];
  const verifying: Promise<void>[] = [];
  for (let round = 0; round < SIZE.rounds; round += 1) {
    const left = random.shuffled(Object.keys(FAULTS).filter((name) => IS_WHOLE || !LONG_FAULTS.includes(name)));
    verifying.push(verifyOnce(place.server));
    while (left.length > 0) {
      await pause(random.between(0.2, SIZE.gapS) * 1000);
      const names = left.splice(0, IS_WHOLE && random.next() < 0.25 ? 2 : 1);
      const startedAt = performance.now();
      await Promise.all(names.map(async (name) => FAULTS[name]?.(place, random.branch())));
      const lastedMs = performance.now() - startedAt;
      const recoveredMs = await untilNextVerdict();
      recoveriesS.push(recoveredMs / 1000);
      const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
      console.log(
        `chaos: ${names.join(' + ')}: lasted ${seconds(lastedMs)}, next verdict ${seconds(recoveredMs)} later`,
      );
    }
  }
  await Promise.all(verifying);
  const sorted = recoveriesS.sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)} s`;
  console.log(
    `chaos: ${String(sorted.length)} times something failed; next verdict after it: median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}`,
  );
}

/** @returns milliseconds until something is judged to its end again; 0 when nothing is to be judged */
async function untilNextVerdict(): Promise<number> {
  const startedAt = performance.now();
  const [{ now } = { now: new Date() }] = await place.query<{ now: Date }>('SELECT now()');
  await eventually('a verdict after the fault', async () => {
    const [row] = await place.query<{ is_judging: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM submissions WHERE finished_at > $1)
           OR NOT EXISTS (SELECT 1 FROM submissions WHERE state <> 'finished') AS is_judging`,
      [now],
    );
    return row?.is_judging === true ? true : null;
  });
  return performance.now() - startedAt;
}

async function settled(): Promise<void> {
  await eventually('all are finished', async () => {
    const [row] = await place.query<{ is_settled: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM submissions WHERE state <> 'finished')
          AND NOT EXISTS (SELECT 1 FROM verifications WHERE state <> 'finished') AS is_settled`,
    );
    return row?.is_settled === true ? true : null;
  });
}

interface Told {
  type: string;
  data: { id: number };
}

interface FinalRow {
  id: number;
  key: string;
  verdict: Verdict;
  judgements: number;
  runs: number;
  distinct_runs: number;
  reason: string | null;
}

async function finals(): Promise<FinalRow[]> {
  return place.query<FinalRow>(
    `SELECT submissions.id, idempotency_key AS key, submissions.verdict, max(judgements.reason) AS reason,
       count(DISTINCT judgements.id)::int AS judgements, count(runs.*)::int AS runs,
       count(DISTINCT runs.test_case_id)::int AS distinct_runs
     FROM submissions JOIN judgements ON submission_id = submissions.id LEFT JOIN runs ON judgement_id = judgements.id
     WHERE idempotency_key LIKE 'chaos-%' GROUP BY submissions.id`,
  );
}

async function checkVerdicts(handIns: readonly HandIn[], logs: readonly ClientLog[]): Promise<void> {
  const refusals = logs.flatMap((log) => log.refusals);
  expect(refusals, refusals.join('\n')).toEqual([]);
  const accepted = logs.flatMap((log) => log.accepted);
  expect(accepted).toHaveLength(handIns.length);
  const rows = await finals();
  // One submission for each key, whichever of its requests was answered.
  expect(rows).toHaveLength(handIns.length);
  const wrong = accepted.flatMap(({ handIn, id }) => {
    const row = rows.find((each) => each.key === handIn.key);
    if (row?.id === id && row.verdict === handIn.verdict) return [];
    return [
      `${handIn.key} (${String(id)}): ${handIn.verdict} expected, ${row?.verdict ?? 'nothing'}: ${row?.reason ?? ''}`,
    ];
  });
  expect(wrong, wrong.join('\n')).toEqual([]);
  const notOnce = rows.filter(({ judgements, runs, distinct_runs: distinct, verdict }) => {
    const isRunCountRight = verdict === 'CE' ? runs === 0 : verdict === 'AC' ? runs === CASE_COUNT : runs > 0;
    return judgements !== 1 || runs !== distinct || !isRunCountRight;
  });
  expect(notOnce).toEqual([]);
}

async function checkSubscribers(subscribers: readonly Subscriber[]): Promise<void> {
  const verdicts = new Map((await finals()).map(({ id, verdict }) => [id, verdict]));
  const faults = subscribers.flatMap((subscriber) => subscriber.faults(verdicts));
  expect(faults, faults.join('\n')).toEqual([]);
}

async function checkVerifications(): Promise<void> {
  const { count, faults } = await verificationFaults(place.server);
  expect(faults, faults.join('\n')).toEqual([]);
  expect(count).toBeGreaterThanOrEqual(SIZE.rounds);
}

/** Each verdict is told at least once, however often the web process died with it. */
async function checkWebhooks(logs: readonly ClientLog[]): Promise<void> {
  const ids = logs.flatMap(({ accepted }) => accepted.map(({ id }) => id));
  await eventually('every verdict is told', () => {
    const events = receiver.received.map(({ body }) => JSON.parse(body) as Told);
    const told = new Set(events.flatMap(({ type, data }) => (type === 'submission.finished' ? [data.id] : [])));
    return ids.every((id) => told.has(id)) ? true : null;
  });
}

/** While all is idle, and then when all has been stopped as an operator stops it. */
async function checkNothingIsLeft(): Promise<void> {
  expect(await place.query('SELECT kind, subject_id, state, last_error FROM jobs')).toEqual([]);
  // Also the last fault is over only when every worker is back.
  await place.server.untilWorkersCanJudge(WORKERS);
  await place.server.stop();
  expect(await place.query(`SELECT id FROM workers WHERE seen_at > now() - interval '2 seconds'`)).toEqual([]);
  const locks = await place.query(
    `SELECT objid FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  expect(locks).toEqual([]);
  expect(await place.engine.containers()).toEqual([]);
  expect(await place.leftDirectories()).toEqual([]);
}
