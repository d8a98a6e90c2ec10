import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { MIB } from '../../src/contract/limits.js';
import { LiveEvents } from '../support/live-events.js';
import { newerPackage, packageZip } from '../support/packages.js';
import type { Account, RunningServer } from '../support/running-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';
import { benchTable, median, rounded, type Bench } from './bench.js';
import { withBenchServer } from './bench-server.js';

/** The hour is replayed in so many slices of five minutes' worth each. */
const SLICES = { full: 12, quick: 4 };
/** Of five minutes: a submission every 5 s, a page every second, people who come and go, a package now and then. */
const OF_A_SLICE = { submissions: 60, pages: 300, sockets: 30, runs: 5, imports: 1 };
/** Submissions that wait for their verdict at once. */
const AT_ONCE = 6;
const SAMPLE_EVERY_MS = 500;
const PEOPLE = 5;
const PAGES = [
  '/problems?limit=50',
  '/submissions?limit=50',
  '/problems/double',
  '/problems/double/statement',
  '/auth/me',
];
const PROCESSES = ['web', 'worker'] as const;
type ProcessName = (typeof PROCESSES)[number];

interface Sample {
  rssMib: number;
  heapMib: number;
}

/**
 * An hour's worth of work, as fast as it goes: does the memory of web process and worker stay flat? The resident set of
 * each slice is the median of its samples; of the heap the lowest counts, which is what a collection of garbage left.
 */
export const memory: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const slices = SLICES[isQuick ? 'quick' : 'full'];
  const env = {
    DOCKET_RATE_SUBMISSIONS: '100000',
    DOCKET_RATE_REQUESTS: '100000',
    // A worker tells its figures four times within a lease.
    DOCKET_LEASE_SECONDS: '4',
  };
  const work = async (server: RunningServer): Promise<Record<ProcessName, Sample>[]> => {
    await importTinyProblem(server, { slug: 'double', secretCount: 3 });
    const people: Account[] = [];
    for (let count = 0; count < PEOPLE; count += 1) people.push(await server.account());
    const measured: Record<ProcessName, Sample>[] = [];
    for (let slice = 0; slice < slices; slice += 1) {
      const startedAt = performance.now();
      measured.push(await sampled(server, replay(server, people, slice)));
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      onProgress(`${String(slice + 1)} of ${String(slices)}, ${seconds} s`);
    }
    return measured;
  };
  const measured = await withBenchServer(dataDir, work, env);
  const row = (sample: Record<ProcessName, Sample>) =>
    PROCESSES.flatMap((name) => [sample[name].rssMib, sample[name].heapMib]);
  const slopes = PROCESSES.flatMap((name) => [
    slopePerHour(measured.map((sample) => sample[name].rssMib)),
    slopePerHour(measured.map((sample) => sample[name].heapMib)),
  ]);
  const rows = [
    ...measured.map((sample, slice) => [`after ${String(5 * (slice + 1))} min`, ...row(sample)]),
    ['MiB an hour, second half', ...slopes],
  ];
  const [webRss = NaN, webHeap = NaN, workerRss = NaN, workerHeap = NaN] = slopes.map((slope) => rounded(slope, 1));
  return {
    lines: benchTable(['MiB', 'web RSS', 'web heap', 'worker RSS', 'worker heap'], rows),
    figures: { memoryMibPerHour: { webRss, webHeap, workerRss, workerHeap } },
  };
};

/** Samples both processes until the work is done. */
async function sampled(server: RunningServer, work: Promise<void>): Promise<Record<ProcessName, Sample>> {
  const samples: Record<ProcessName, Sample[]> = { web: [], worker: [] };
  const done = work.then(() => true);
  do {
    const heaps = await heapsOf(server);
    const pids = { web: server.webPid, worker: server.workers[0]?.pid ?? 0 };
    for (const name of PROCESSES) samples[name].push({ rssMib: await rssMib(pids[name]), heapMib: heaps[name] });
  } while (!(await Promise.race([done, pause(SAMPLE_EVERY_MS, false)])));
  const summed = (of: Sample[]): Sample => ({
    rssMib: median(of.map((sample) => sample.rssMib)),
    heapMib: Math.min(...of.map((sample) => sample.heapMib)),
  });
  return { web: summed(samples.web), worker: summed(samples.worker) };
}

/** As both processes tell Prometheus. */
async function heapsOf(server: RunningServer): Promise<Record<ProcessName, number>> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${server.admin.token}` } });
  const text = await response.text();
  const heap = (name: ProcessName): number => {
    const found = new RegExp(`^nodejs_heap_size_used_bytes\\{.*process="${name}".*\\} (\\S+)`, 'm').exec(text)?.[1];
    if (found === undefined) throw new Error(`/metrics does not tell the heap of ${name}`);
    return Number(found) / MIB;
  };
  return { web: heap('web'), worker: heap('worker') };
}

async function rssMib(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function replay(server: RunningServer, people: readonly Account[], slice: number): Promise<void> {
  const { submissions, pages, sockets, runs, imports } = OF_A_SLICE;
  const person = (index: number): Account => people[index % people.length] ?? server.admin;
  const source = (index: number): string => `# ${String(slice)} ${String(index)}\n${DOUBLE.python}`;
  await Promise.all([
    inTurns(submissions, AT_ONCE, async (index) => {
      const { rest } = person(index);
      const body = { problem: 'double', language: 'python', source: source(index) };
      const { id } = await rest.post<{ id: number }>('/submissions', body);
      await rest.get(`/submissions/${String(id)}?wait=30`);
    }),
    inTurns(pages, 3, async (index) => person(index).rest.get(PAGES[index % PAGES.length] ?? '/auth/me')),
    inTurns(sockets, 2, async (index) => {
      const live = await LiveEvents.connect(server.url, person(index).token);
      await live.subscribe({ mine: true });
      await pause(200);
      live.close();
    }),
    inTurns(runs, 1, async (index) => {
      const { id } = await person(index).rest.post<{ id: number }>('/runs', {
        language: 'python',
        source: source(index),
      });
      await person(index).rest.get(`/runs/${String(id)}?wait=30`);
    }),
    inTurns(imports, 1, () => importVersion(server, slice)),
  ]);
}

/** Each a new version of one problem. */
async function importVersion(server: RunningServer, slice: number): Promise<void> {
  const zip = await packageZip(
    newerPackage({ 'data/secret/3.in': `${String(slice)} 1\n`, 'data/secret/3.ans': `${String(slice + 1)}\n` }),
  );
  const headers = { authorization: `Bearer ${server.admin.token}`, 'content-type': 'application/zip' };
  const response = await fetch(`${server.url}/api/v1/problems`, { method: 'POST', headers, body: new Uint8Array(zip) });
  if (response.status !== 201)
    throw new Error(`The import answered ${String(response.status)}: ${await response.text()}`);
}

/** Does it so many times, a few at once. */
async function inTurns(count: number, atOnce: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Least squares over the second half: caches have filled up by then. */
function slopePerHour(values: readonly number[]): number {
  const late = values.slice(Math.floor(values.length / 2));
  const middle = (late.length - 1) / 2;
  const mean = late.reduce((sum, value) => sum + value, 0) / late.length;
  const covered = late.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const spread = late.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return (covered / spread) * 12;
}
