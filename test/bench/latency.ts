import { setTimeout as pause } from 'node:timers/promises';
import { arrangeSources } from '../../src/languages/arrange-sources.js';
import { compileCommand, runCommand } from '../../src/languages/command-lines.js';
import { LANGUAGES } from '../../src/languages/languages.js';
import { currentLibrary } from '../../src/sandbox/toolchain-library.js';
import { LiveEvents } from '../support/live-events.js';
import type { RunningServer } from '../support/running-server.js';
import { DOUBLE, importTinyProblem } from '../support/tiny-problem.js';
import { BareMachine, type BareJob } from './bare-machine.js';
import { benchTable, median, quantile, rounded, type Bench } from './bench.js';
import { withBenchServer } from './bench-server.js';

const ROUNDS = { full: 40, quick: 5 };
const WARM_UP_ROUNDS = 5;
/**
 * A student's next submission does not come at once: the pool has time to fill again. And the bare run must not be
 * measured while it does.
 */
const REST_MS = 700;
const MEMORY_BYTES = 256 * 1024 * 1024;

const PROGRAMS = { python: { id: 'python', comment: '#' }, cpp: { id: 'cpp', comment: '//' } } as const;
type ProgramId = keyof typeof PROGRAMS;

/**
 * From the POST to the event with the verdict, for a problem of one test case on a warm pool, less the time that
 * compiling and running the same source takes bare. Each source is new (a comment differs): nothing is cached.
 */
export const latency: Bench = async ({ dataDir, isQuick, onProgress }) => {
  const rounds = isQuick ? ROUNDS.quick : ROUNDS.full;
  const library = await currentLibrary(dataDir);
  const bare = await BareMachine.start(library.path);
  try {
    return await withBenchServer(dataDir, async (server) => {
      await importTinyProblem(server, {
        slug: 'double',
        secretCount: 1,
        sampleCount: 0,
        timeLimitS: 5,
        memoryMib: 256,
      });
      const live = await LiveEvents.connect(server.url, server.admin.token);
      await live.subscribe({ mine: true });
      const figures: Record<string, number> = {};
      const rows: (string | number)[][] = [];
      const samples = { python: emptySamples(), cpp: emptySamples() };
      for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
        if (round % 10 === 0) onProgress(`round ${round} of ${rounds}`);
        for (const id of Object.keys(PROGRAMS) as ProgramId[]) {
          const judgedMs = await judge(server, live, id, sourceOf(id, round));
          await pause(REST_MS);
          const { ms: bareMs } = await bare.time(jobOf(id, sourceOf(id, round)));
          if (round >= 0) {
            samples[id].judged.push(judgedMs);
            samples[id].bare.push(bareMs);
            samples[id].over.push(judgedMs - bareMs);
          }
          await pause(REST_MS);
        }
      }
      live.close();
      for (const id of Object.keys(PROGRAMS) as ProgramId[]) {
        const { judged, bare: bareMs, over } = samples[id];
        figures[id] = rounded(median(over));
        rows.push([LANGUAGES[id].name, median(judged), median(bareMs), median(over), quantile(over, 0.9)]);
      }
      const titles = ['language', 'POST to verdict ms', 'bare ms', 'over bare ms', 'p90 ms'];
      return { lines: benchTable(titles, rows), figures: { latencyMsOverBareMedian: figures } };
    });
  } finally {
    await bare.stop();
  }
};

function emptySamples(): { judged: number[]; bare: number[]; over: number[] } {
  return { judged: [], bare: [], over: [] };
}

function sourceOf(id: ProgramId, round: number): string {
  return `${PROGRAMS[id].comment} ${round} ${Math.random()}\n${DOUBLE[id]}`;
}

async function judge(server: RunningServer, live: LiveEvents, language: string, source: string): Promise<number> {
  const startedAt = performance.now();
  const body = { problem: 'double', language, source };
  const { id } = await server.admin.rest.post<{ id: number }>('/submissions', body);
  const { verdict, receivedAtMs } = await live.finished(id);
  if (verdict !== 'AC') throw new Error(`The benchmark's program in ${language} got ${String(verdict)}`);
  return receivedAtMs - startedAt;
}

/** The very command lines of the language table. */
function jobOf(id: ProgramId, content: string): BareJob {
  const language = LANGUAGES[id];
  const name = language.sourceName;
  const arranged = arrangeSources(language, [{ name, content: Buffer.from(content) }]);
  if (!arranged.ok) throw new Error(arranged.reason);
  const steps = [
    compileCommand(language, arranged.program, MEMORY_BYTES),
    runCommand(language, arranged.program, MEMORY_BYTES),
  ];
  return { name, content, steps: steps.map(({ argv, env }) => ({ argv, env })), input: '3\n' };
}
