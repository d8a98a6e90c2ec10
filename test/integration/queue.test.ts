/** The queue on a real database: leases, fencing, takeover, turns. */
import 'reflect-metadata';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { connectionOptions } from '../../src/database/database.module.js';
import { loadConfig } from '../../src/config/config.js';
import type { Lane } from '../../src/contract/lanes.js';
import {
  GRACE_AFTER_START_MS,
  LeaseLostError,
  type Lease,
  MAX_ATTEMPTS,
  QueueService,
} from '../../src/queue/queue.service.js';
import { listWorkers, WorkerRegistration } from '../../src/queue/worker-registration.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';

let database: TestDatabase;
let dataSource: DataSource;
let queue: QueueService;
let nextSubject = 1;

beforeAll(async () => {
  database = await freshDatabase();
  dataSource = await connect();
  queue = new QueueService(dataSource, config());
  // Before that nothing is taken back: the workers have their time to come back to a PostgreSQL that was started.
  await eventually('workers have had their time', async () => (await uptimeMs()) > GRACE_AFTER_START_MS || null);
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE jobs, lane_shares, lane_clocks, workers');
});

function config() {
  return loadConfig({ DATABASE_URL: database.url });
}

async function connect(): Promise<DataSource> {
  const options = connectionOptions(config());
  return new DataSource({ ...options, type: 'postgres' } as ConstructorParameters<typeof DataSource>[0]).initialize();
}

async function uptimeMs(): Promise<number> {
  const [row] = await dataSource.query<{ ms: number }[]>(
    `SELECT (extract(epoch FROM now() - pg_postmaster_start_time()) * 1000)::double precision AS ms`,
  );
  return row?.ms ?? 0;
}

async function add(lane: Lane, personId: number): Promise<number> {
  const subjectId = nextSubject++;
  await dataSource.transaction((manager) => queue.enqueue(manager, { kind: 'judge', subjectId, lane, personId }));
  return subjectId;
}

async function claimed(workerId = 'w'): Promise<Lease> {
  const lease = await queue.claim(workerId);
  if (lease === null) throw new Error('nothing to claim');
  return lease;
}

function complete(lease: Lease): Promise<void> {
  return dataSource.transaction((manager) => queue.complete(manager, lease));
}

it('a job is there only if its transaction commits', async () => {
  const failing = dataSource.transaction(async (manager) => {
    await queue.enqueue(manager, { kind: 'judge', subjectId: nextSubject++, lane: 'practice', personId: 1 });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await queue.claim('w')).toBeNull();
});

it('many workers at once claim each job exactly once', async () => {
  const subjects: number[] = [];
  for (let job = 0; job < 60; job += 1) subjects.push(await add('practice', job % 5));
  const claimedSubjects: number[] = [];
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (;;) {
        const lease = await queue.claim(`worker-${String(worker)}`);
        if (lease === null) return;
        claimedSubjects.push(lease.subjectId);
      }
    }),
  );
  expect(claimedSubjects.sort((a, b) => a - b)).toEqual(subjects);
});

it('lanes are served by rank, whatever came first', async () => {
  const rejudge = await add('rejudge', 1);
  const practice = await add('practice', 1);
  const contest = await add('contest', 1);
  expect([(await claimed()).subjectId, (await claimed()).subjectId, (await claimed()).subjectId]).toEqual([
    contest,
    practice,
    rejudge,
  ]);
});

it('no lane stands still behind another that never runs dry', async () => {
  const rejudge = await add('rejudge', 1);
  for (let job = 0; job < 24; job += 1) await add('contest', job);
  const eight = async (): Promise<number[]> => {
    const subjects: number[] = [];
    for (let job = 0; job < 8; job += 1) subjects.push((await claimed()).subjectId);
    return subjects;
  };
  expect(await eight()).not.toContain(rejudge);
  await dataSource.query(`UPDATE jobs SET available_at = now() - interval '1 minute' WHERE state = 'waiting'`);
  const next = await eight();
  expect(next).toContain(rejudge);
  expect(next.filter((subject) => subject !== rejudge)).toHaveLength(7);
});

it("somebody's hundred submissions do not hold up another's single one", async () => {
  for (let job = 0; job < 100; job += 1) await add('practice', 1);
  await complete(await claimed());
  const single = await add('practice', 2);
  const order = [(await claimed()).subjectId, (await claimed()).subjectId];
  expect(order).toContain(single);
});

it('the position counts the jobs that are served earlier', async () => {
  const first = await add('practice', 1);
  const second = await add('practice', 1);
  expect(await queue.position('judge', first)).toBe(0);
  expect(await queue.position('judge', second)).toBe(1);
  await claimed();
  expect(await queue.position('judge', second)).toBe(0);
  expect(await queue.position('judge', first)).toBeNull();
});

it('a late result of a lost lease is refused, and its transaction with it', async () => {
  await add('practice', 1);
  const lost = await claimed('slow');
  await dataSource.query(`UPDATE jobs SET lease_ends_at = now() - interval '1 second'`);
  expect(await queue.takeBackLost()).toBe(1);
  const taken = await claimed('quick');
  expect(taken.fence).toBeGreaterThan(lost.fence);
  const late = dataSource.transaction(async (manager) => {
    await manager.query(`INSERT INTO lane_clocks VALUES ('written by a lost lease', 1)`);
    await queue.complete(manager, lost);
  });
  await expect(late).rejects.toBeInstanceOf(LeaseLostError);
  await expect(dataSource.transaction((manager) => queue.assertHeld(manager, lost))).rejects.toBeInstanceOf(
    LeaseLostError,
  );
  expect(await dataSource.query(`SELECT 1 FROM lane_clocks WHERE lane LIKE 'written%'`)).toEqual([]);
  await complete(taken);
  expect(await dataSource.query('SELECT 1 FROM jobs')).toEqual([]);
});

it('a job handed back counts no attempt; one whose worker was lost does', async () => {
  await add('practice', 1);
  const first = await claimed();
  expect(first.attempts).toBe(1);
  await queue.handBack(first, 'the engine is out');
  const second = await claimed();
  expect(second.attempts).toBe(1);
  await queue.takeBackLost();
  expect((await claimed()).attempts).toBe(2);
});

it('a job is set aside for the workers it ended, not for those that only lost their connection for a moment', async () => {
  await add('practice', 1);
  const loseIts = async (workerId: string, isSeenAgain: boolean): Promise<void> => {
    // Its lock is nobody's: as when its connection broke.
    await dataSource.query(
      `INSERT INTO workers (id, lock_key, host, slots, report) VALUES ($1, $2, 'here', 1, '{}') ON CONFLICT DO NOTHING`,
      [workerId, 12_345],
    );
    await claimed(workerId);
    expect(await queue.takeBackLost()).toBe(1);
    if (isSeenAgain) {
      await dataSource.query(`UPDATE workers SET seen_at = now() + interval '1 second' WHERE id = $1`, [workerId]);
    }
  };
  for (let time = 0; time < MAX_ATTEMPTS; time += 1) await loseIts('flickering', true);
  const innocent = await claimed();
  expect(innocent.attempts).toBe(MAX_ATTEMPTS + 1);
  expect((await queue.withoutInnocent(innocent)).attempts).toBe(1);
  await queue.handBack(innocent, null);
  for (let time = 0; time < MAX_ATTEMPTS; time += 1) await loseIts(`dead ${String(time)}`, false);
  expect((await queue.withoutInnocent(await claimed())).attempts).toBe(MAX_ATTEMPTS + 1);
});

it('a job that lost its worker too often, for whatever reason, is not tried for ever', async () => {
  await add('practice', 1);
  await dataSource.query('UPDATE jobs SET attempts = 100');
  expect((await queue.withoutInnocent(await claimed())).attempts).toBe(101);
});

it('a job set aside is not claimed again and stays in sight', async () => {
  await add('practice', 1);
  const lease = await claimed();
  await dataSource.transaction((manager) => queue.setAside(manager, lease, 'it kills its worker'));
  expect(await queue.claim('w')).toBeNull();
  const depth = (await queue.depths()).find(({ lane }) => lane === 'practice');
  expect(depth).toMatchObject({ waiting: 0, leased: 0, setAside: 1 });
});

it('the job of a worker whose connection is gone is free at once, long before its lease ends', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('SELECT pg_advisory_lock(42)');
  await client.query(`INSERT INTO workers (id, lock_key, host, slots) VALUES ('doomed', 42, 'here', 1)`);
  await add('practice', 1);
  await claimed('doomed');
  expect(await queue.takeBackLost()).toBe(0);
  expect(await listWorkers(dataSource.manager)).toMatchObject([{ id: 'doomed', isAlive: true }]);
  await client.end();
  await expect.poll(() => queue.takeBackLost(), { interval: 10 }).toBe(1);
  expect(await listWorkers(dataSource.manager)).toMatchObject([{ id: 'doomed', isAlive: false }]);
});

it('a worker that died an hour ago is listed no more, and a worker removes what is left of it', async () => {
  await dataSource.query(
    `INSERT INTO workers (id, lock_key, host, slots, seen_at) VALUES
       ('late', 7, 'here', 1, now() - interval '59 minutes'), ('gone', 8, 'here', 1, now() - interval '61 minutes')`,
  );
  const kept = async (): Promise<string[]> =>
    (await dataSource.query<{ id: string }[]>('SELECT id FROM workers ORDER BY id')).map(({ id }) => id);
  expect(await listWorkers(dataSource.manager)).toMatchObject([{ id: 'late' }]);
  expect(await kept()).toEqual(['gone', 'late']);
  await new WorkerRegistration(config(), dataSource, queue).forgetDeadWorkers();
  expect(await kept()).toEqual(['late']);
});

it('a worker whose connection breaks comes back with a lock of its own', async () => {
  const registration = new WorkerRegistration(config(), dataSource, queue);
  await registration.start(() => undefined);
  await dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docket-worker' AND datname = current_database()`,
  );
  const isAlive = async () => (await listWorkers(dataSource.manager)).map((worker) => worker.isAlive);
  await expect.poll(isAlive).toEqual([true]);
  await registration.stop();
});

it('a worker hears of a new job when its transaction commits', async () => {
  const registration = new WorkerRegistration(config(), dataSource, queue);
  let wakes = 0;
  await registration.start(() => {
    wakes += 1;
  });
  const before = wakes;
  await add('practice', 1);
  await expect.poll(() => wakes).toBeGreaterThan(before);
  await registration.stop();
});
