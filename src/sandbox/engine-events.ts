/**
 * Why a container ended all by itself. A program may lower its oom_score_adj to the runner's, fill memory that counts
 * for no process (a tmpfs), and so have the kernel kill the runner, the larger of the two. That is the program's memory
 * limit and no fault of ours; the kernel's count and the engine's events tell it apart from an administrator's
 * `docker kill`.
 */
import type { Readable } from 'node:stream';
import type Dockerode from 'dockerode';
import { askEngine } from './engine.js';
import { oomKillsOf } from './oom-count.js';

/** On a busy machine the engine has told of the end nine seconds after the kill. */
const DEADLINE_S = 30;
/** The kernel's notice of the OOM kill and that of the end come by different ways. */
const AFTER_DEATH_MS = 2000;
const KILLED_EXIT_CODE = '137';

interface EngineEvent {
  Action?: string;
  Actor?: { Attributes?: Record<string, string> };
}

/**
 * Whether the kernel killed the container's first process for want of memory.
 *
 * @param knownOomKills how many kills in this container are accounted for: they were of programs
 */
export async function diedOfMemory(
  docker: Dockerode,
  id: string,
  sinceMs: number,
  knownOomKills: number,
): Promise<boolean> {
  // At once: the engine is about to remove the container, and the count with it.
  let ranOutOfMemory = (oomKillsOf(id) ?? 0) > knownOomKills;
  const since = (sinceMs / 1000).toFixed(3);
  const until = (Date.now() / 1000 + DEADLINE_S).toFixed(3);
  const filters = { container: [id], event: ['oom', 'die'] };
  const stream = (await askEngine('ask why a container ended', () =>
    docker.getEvents({ since, until, filters: JSON.stringify(filters) } as unknown as Dockerode.GetEventsOptions),
  )) as Readable;
  let wasKilled = false;
  let timer: NodeJS.Timeout | undefined;
  try {
    for await (const { Action, Actor } of eventsOf(stream)) {
      if (Action === 'oom') ranOutOfMemory = true;
      if (Action === 'die') {
        wasKilled = Actor?.Attributes?.['exitCode'] === KILLED_EXIT_CODE;
        timer = setTimeout(() => stream.destroy(), AFTER_DEATH_MS);
      }
      if (ranOutOfMemory && wasKilled) break;
    }
  } catch (error) {
    if (!stream.destroyed) throw error;
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
  return ranOutOfMemory && wasKilled;
}

async function* eventsOf(stream: Readable): AsyncGenerator<EngineEvent> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '') yield JSON.parse(line) as EngineEvent;
    }
  }
}
