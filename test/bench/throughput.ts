import { rm } from 'node:fs/promises';
import type Dockerode from 'dockerode';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { eventually } from '../support/eventually.js';
import { LiveEvents } from '../support/live-events.js';
import type { RunningServer } from '../support/running-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';
import { benchTable, median, rounded, type Bench } from './bench.js';
import { withBenchServer } from './bench-server.js';

const BLOCKS = { full: 4, quick: 1 };
const SUBMISSIONS_PER_BLOCK = 50;
const CONTAINERS_PER_LOOP = 25;
/** As many at once as the server's worker has slots. */
const AT_ONCE = 2;

/**
 * 200 submissions of one test case in Python, all new sources, from the first POST to the last verdict; against a bare
 * loop of create + start + remove of the same container by the engine's API, one after the other. A submission needs
 * two containers, one that compiles and one that runs. The loop with as many at once as the worker has slots keeps all
 * processors busy with containers alone: against that one 0.5 would be the engine's own speed.
 */
export const throughput: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const blocks = isQuick ? BLOCKS.quick : BLOCKS.full;
  const library = await currentLibrary(dataDir);
  return withBenchServer(dataDir, async (server) => {
    await importTinyProblem(server, { slug: 'double', secretCount: 1, sampleCount: 0, timeLimitS: 5, memoryMib: 256 });
    const live = await LiveEvents.connect(server.url, server.admin.token);
    await live.subscribe({ mine: true });
    const bare = await bareContainer(`${dataDir}/bench-bare`, library.path);
    const judgedPerS: number[] = [];
    const barePerS: number[] = [];
    const bareAtOncePerS: number[] = [];
    try {
      await judgeMany(server, live, 2 * AT_ONCE);
      await bare.loop(2 * AT_ONCE, AT_ONCE);
      for (let block = 0; block < blocks; block += 1) {
        onProgress(`block ${block + 1} of ${blocks}`);
        barePerS.push(CONTAINERS_PER_LOOP / (await bare.loop(CONTAINERS_PER_LOOP, 1)));
        bareAtOncePerS.push(CONTAINERS_PER_LOOP / (await bare.loop(CONTAINERS_PER_LOOP, AT_ONCE)));
        judgedPerS.push(SUBMISSIONS_PER_BLOCK / (await judgeMany(server, live, SUBMISSIONS_PER_BLOCK)));
      }
    } finally {
      live.close();
      await bare.stop();
    }
    const ratioTo = (bases: number[]): number => median(judgedPerS.map((perS, block) => perS / (bases[block] ?? NaN)));
    const rows = [
      ['submissions judged, two containers each', median(judgedPerS), ''],
      ['bare containers, one after the other', median(barePerS), ratioTo(barePerS)],
      [`bare containers, ${AT_ONCE} at once`, median(bareAtOncePerS), ratioTo(bareAtOncePerS)],
    ];
    return {
      lines: benchTable(['', 'per second', 'ratio'], rows),
      figures: {
        throughputRatio: rounded(ratioTo(barePerS), 3),
        throughputRatioToParallelLoop: rounded(ratioTo(bareAtOncePerS), 3),
        submissionsPerSecond: rounded(median(judgedPerS)),
      },
    };
  });
};

/** Seconds from the first POST to the last verdict. */
async function judgeMany(server: RunningServer, live: LiveEvents, count: number): Promise<number> {
  const startedAtMs = performance.now();
  const ids: number[] = [];
  const body = { problem: 'double', language: 'python' };
  for (let number = 0; number < count; number += 1) {
    const source = `# ${number} ${Math.random()}\n${DOUBLE.python}`;
    ids.push((await server.admin.rest.post<{ id: number }>('/submissions', { ...body, source })).id);
  }
  const ends = await Promise.all(ids.map((id) => live.finished(id)));
  const wrong = ends.filter(({ verdict }) => verdict !== 'AC');
  if (wrong.length > 0) throw new Error(`${wrong.length} of the benchmark's submissions were not accepted`);
  return (Math.max(...ends.map(({ receivedAtMs }) => receivedAtMs)) - startedAtMs) / 1000;
}

/** The engine's own speed with containers that are configured as ours are: asked of one of ours. */
async function bareContainer(
  dataDir: string,
  libraryPath: string,
): Promise<{ loop: (count: number, atOnce: number) => Promise<number>; stop: () => Promise<void> }> {
  const sandbox = new SandboxService({ dataDir, poolSize: 0 });
  await sandbox.start(libraryPath);
  const model = await sandbox.acquire({
    stage: 'run',
    memoryLimitBytes: 256 * 1024 * 1024,
    processLimit: 64,
    cpus: 1,
    libraryPath,
    purpose: 'benchmark',
  });
  const { Config, HostConfig } = await sandbox.docker.getContainer(model.id).inspect();
  const options = { ...Config, HostConfig: { ...HostConfig, AutoRemove: false } } as Dockerode.ContainerCreateOptions;
  const one = async (): Promise<void> => {
    const container = await sandbox.docker.createContainer(options);
    await container.start();
    // An engine that finds it ended between its look and its kill refuses; the second time it is known to have ended.
    await container.remove({ force: true }).catch(() => container.remove({ force: true }));
  };
  const loop = async (count: number, atOnce: number): Promise<number> => {
    const startedAtMs = performance.now();
    let left = count;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await one();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    return (performance.now() - startedAtMs) / 1000;
  };
  const stop = async (): Promise<void> => {
    await model.release();
    await sandbox.stop();
    await eventually('the benchmark’s containers are gone', async () => {
      const { busy, warm } = await sandbox.status();
      return busy + warm === 0 ? true : null;
    });
    await rm(dataDir, { recursive: true, force: true });
  };
  return { loop, stop };
}
