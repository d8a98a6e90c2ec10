/**
 * The toolchain library changed while judging goes on: a second one, made of the first by another name, is tried, switched
 * to, and the first removed. A judging that runs meanwhile finishes on the library it began with.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { currentLibrary, type ToolchainLibrary } from '../../src/sandbox/toolchain-library.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { HeldLock } from '../support/held-lock.js';
import { RunningServer } from '../support/running-server.js';

const FIRST = '1111111111111111';
const SECOND = '2222222222222222';
const INCOMPLETE = '3333333333333333';
const EMPTY = '4444444444444444';

let database: TestDatabase;
let dataDir: string;
let server: RunningServer;

beforeAll(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(path.join(inject('dataDir'), 'server-'));
  const home = path.join(dataDir, 'library');
  await mkdir(home);
  const real = await currentLibrary(inject('dataDir'));
  for (const digest of [FIRST, SECOND]) {
    await symlink(real.path, path.join(home, digest));
    await describe(digest, { c: real.languages['c'], python: real.languages['python'] }, real);
  }
  // Java's programs are found through /etc/alternatives.
  await mkdir(path.join(home, INCOMPLETE));
  await symlink(path.join(real.path, 'usr'), path.join(home, INCOMPLETE, 'usr'));
  await describe(INCOMPLETE, { java: real.languages['java'], c: real.languages['c'] }, real);
  // Has not even the compiler that every library needs for the sandbox itself.
  await mkdir(path.join(home, EMPTY, 'usr'), { recursive: true });
  await describe(EMPTY, { c: real.languages['c'], python: real.languages['python'] }, real);
  await writeFile(path.join(home, 'current.json'), await readFile(path.join(home, `${FIRST}.json`)));
  server = await RunningServer.start({ databaseUrl: database.url, dataDir, env: { DOCKET_POOL_SIZE: '1' } }, 1);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function describe(digest: string, languages: object, real: ToolchainLibrary): Promise<void> {
  const home = path.join(dataDir, 'library');
  const library = { ...real, digest, path: path.join(home, digest), languages };
  await writeFile(path.join(home, `${digest}.json`), JSON.stringify(library));
}

interface Task {
  id: number;
  state: string;
  message: string;
}

async function carriedOut(asked: Task[]): Promise<Task> {
  return eventually('the task is carried out', async () => {
    const tasks = await server.admin.rest.get<Task[]>('/libraries/tasks');
    const task = tasks.find(({ id }) => id === asked[0]?.id);
    return task !== undefined && ['done', 'failed'].includes(task.state) ? task : null;
  });
}
const inUse = async (): Promise<string | null> =>
  (await server.admin.rest.get<{ digest: string; isInUse: boolean }[]>('/libraries')).find((one) => one.isInUse)
    ?.digest ?? null;

it('switches without a stop once every language was tried, and a judging under way finishes', async () => {
  expect(await eventually('the worker tells its libraries', inUse)).toBe(FIRST);
  // It is at work while the library is switched: it ends by its wall time limit.
  const running = await server.admin.rest.post<{ id: number }>('/runs', {
    language: 'python',
    source: 'import time\ntime.sleep(60)',
    limits: { timeLimitMs: 8_000 },
  });
  await eventually('the program runs', async () => {
    const { state } = await server.admin.rest.get<{ state: string }>(`/runs/${running.id}`);
    return state === 'running' ? true : null;
  });
  const task = await carriedOut(await server.admin.rest.post<Task[]>(`/libraries/${SECOND}/use`, {}));
  expect(task).toMatchObject({ state: 'done', message: '' });
  expect((await currentLibrary(dataDir)).digest).toBe(SECOND);
  expect(
    await eventually('the worker tells of the switch', async () => ((await inUse()) === SECOND ? SECOND : null)),
  ).toBe(SECOND);
  const { result } = await eventually('the run ends', async () => {
    const run = await server.admin.rest.get<{ state: string; result: { verdict: string } }>(`/runs/${running.id}`);
    return run.state === 'finished' ? run : null;
  });
  expect(result.verdict).toBe('TLE');
});

it('does not switch to a library that cannot judge what it claims to', async () => {
  const ofIncomplete = await carriedOut(await server.admin.rest.post<Task[]>(`/libraries/${INCOMPLETE}/use`, {}));
  expect(ofIncomplete.state).toBe('failed');
  expect(ofIncomplete.message).toMatch(/does not judge "hello" right in java \(/);
  const ofEmpty = await carriedOut(await server.admin.rest.post<Task[]>(`/libraries/${EMPTY}/use`, {}));
  expect(ofEmpty.state).toBe('failed');
  expect(ofEmpty.message).toMatch(/"hello" right in c \(compile the runner: .*; python \(compile the runner: /s);
  expect((await currentLibrary(dataDir)).digest).toBe(SECOND);
  const libraries =
    await server.admin.rest.get<{ digest: string; selfTest: { results: object } | null }[]>('/libraries');
  const resultsOf = (digest: string) => libraries.find((one) => one.digest === digest)?.selfTest?.results;
  expect(resultsOf(INCOMPLETE)).toMatchObject({ java: expect.stringMatching(/./) as string, c: null });
  expect(resultsOf(SECOND)).toMatchObject({ python: null });
});

/** The end of a task waits for whoever holds this lock. */
const AT_ITS_END = `
  CREATE FUNCTION wait_at_the_end() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(42); RETURN NEW; END $$;
  CREATE TRIGGER wait_at_the_end BEFORE UPDATE ON library_tasks FOR EACH ROW
    WHEN (NEW.state IN ('done', 'failed')) EXECUTE FUNCTION wait_at_the_end();
  SELECT pg_advisory_lock(42)`;

it('of a worker that is killed at it the next one says so, and clears away what it left', async () => {
  const held = await HeldLock.take(database.url, `${AT_ITS_END}; COMMIT; BEGIN`);
  const asked = await server.admin.rest.post<Task[]>(`/libraries/${INCOMPLETE}/use`, {});
  await held.untilWaitedFor();
  const [worker] = server.workers;
  const unfinished = path.join(dataDir, 'library', `building-${String(worker?.pid)}-abcdef`);
  await mkdir(unfinished);
  const longAgo = new Date(Date.now() - 60 * 60_000);
  await utimes(unfinished, longAgo, longAgo);
  await worker?.end('SIGKILL');
  await held.endWaiting();
  await held.release();
  server.startWorker();
  expect(await carriedOut(asked)).toMatchObject({ state: 'failed', message: 'the worker at it was lost' });
  await server.untilWorkersCanJudge(1);
  expect((await currentLibrary(dataDir)).digest).toBe(SECOND);
  await eventually('the half-made tree is gone', async () =>
    (await readdir(path.join(dataDir, 'library'))).includes(path.basename(unfinished)) ? null : true,
  );
});

it('removes what nothing needs, once its containers are gone', async () => {
  const task = await eventually('it is removed', async () => {
    const asked = await server.admin.rest.delete<Task[]>(`/libraries/${FIRST}`);
    const { state, message } = await carriedOut(asked);
    // Warm containers of before the switch go with the next judgings.
    if (state === 'failed' && /mounted in \d+ containers/.test(message)) return null;
    return { state, message };
  });
  expect(task).toEqual({ state: 'done', message: '' });
  const left = (await server.admin.rest.get<{ digest: string }[]>('/libraries')).map(({ digest }) => digest);
  expect(left).not.toContain(FIRST);
});
