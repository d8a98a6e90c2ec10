/** The web process is killed while somebody waits: nothing of the judging is lost, and the waiting goes on. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SubmissionEvent } from '../../src/contract/events.js';
import { eventually } from '../support/eventually.js';
import { LiveEvents } from '../support/live-events.js';
import type { RunningServer } from '../support/running-server.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';

const SLOW = `import time\ntime.sleep(0.5)\n${DOUBLE.python}`;
const CASE_COUNT = 9;

let started: TestServer;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  started = await startTestServer();
  ({ server } = started);
  await importTinyProblem(server, { slug: 'double', secretCount: CASE_COUNT - 1, timeLimitS: 3 });
  folder = await mkdtemp(path.join(tmpdir(), 'docket-e2e-'));
  await writeFile(path.join(folder, 'slow.py'), SLOW);
});
afterAll(async () => {
  await started.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('docket submit --wait goes on waiting over the restart and gets the verdict', async () => {
  const file = path.join(folder, 'slow.py');
  const waiting = server.docket(['submit', file, '--problem', 'double', '--wait', '--json', '--timeout', '120']);
  await eventually('it is being judged', async () => {
    const { items } = await server.admin.rest.get<{ items: { state: string }[] }>('/submissions');
    return items.some(({ state }) => state === 'running') ? true : null;
  });
  await server.restartWeb();
  const { code, out, err } = await waiting;
  expect(code, err).toBe(0);
  const { verdict, runs } = JSON.parse(out) as { verdict: string; runs: unknown[] };
  expect({ verdict, runs: runs.length }).toEqual({ verdict: 'AC', runs: CASE_COUNT });
  const { items } = await server.admin.rest.get<{ items: unknown[] }>('/submissions');
  expect(items).toHaveLength(1);
});

it('a browser that reconnects and subscribes anew gets the present state, then the rest, none twice', async () => {
  const live = await LiveEvents.connect(server.url, server.admin.token);
  await live.subscribe({ mine: true });
  const body = { problem: 'double', language: 'python', source: `# again\n${SLOW}` };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', body);
  await eventually('two runs are told', () =>
    live.of(id).filter(({ name }) => name === 'run').length >= 2 ? true : null,
  );
  const reconnected = live.reconnected();
  await server.restartWeb();
  await reconnected;
  const seenBefore = live.of(id).length;
  expect(await live.subscribe({ submission: id })).toEqual({ ok: true });
  await live.finished(id);
  const [present, ...later] = live.of(id).slice(seenBefore);
  const known = (present as SubmissionEvent).runs ?? [];
  const newer = later.filter((event) => event.name === 'run' && event.revision > (present?.revision ?? 0));
  expect(present?.name).toBe('submission');
  expect(known.length + newer.length).toBe(CASE_COUNT);
  live.close();
});
