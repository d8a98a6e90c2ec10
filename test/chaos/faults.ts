/** What is broken, and how it comes back. Each fault is over when its function returns. */
import { open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MAX_ATTEMPTS } from '../../src/queue/queue.service.js';
import type { DocketProcess } from '../support/running-server.js';
import { type ChaosPlace, LEASE_SECONDS } from './place.js';
import type { Random } from './random.js';

type Fault = (place: ChaosPlace, random: Random) => Promise<void>;

export const FAULTS: Record<string, Fault> = {
  'kill -9 the web process': async ({ server }, random) => {
    await server.endWeb('SIGKILL');
    await pause(random.between(0, 1_000));
    await server.resumeWeb();
  },

  'kill -9 a worker': async (place, random) => {
    await (await victim(place, random))?.end('SIGKILL');
    await pause(random.between(0, 1_500));
    place.server.startWorker();
  },

  'kill a container': async (place, random) => {
    const id = await anyContainer(place, random);
    await place.engine.docker
      .getContainer(id ?? 'none')
      .kill()
      .catch(() => undefined);
  },

  'kill -9 a runner': async (place, random) => {
    const id = await anyContainer(place, random);
    const facts = await place.engine.docker
      .getContainer(id ?? 'none')
      .inspect()
      .catch(() => null);
    if (facts !== null && facts.State.Pid > 1) killIfThere(facts.State.Pid);
  },

  'kill -9 dockerd': async ({ engine }, random) => {
    await engine.kill();
    await pause(random.between(0, 2_000));
    await engine.start();
  },

  'kill -9 PostgreSQL': async (place, random) => {
    place.killPostgres();
    await pause(random.between(0, 1_500));
    await place.startPostgres();
  },

  'stop PostgreSQL past the leases': async (place, random) => {
    if ((await suspects(place)).length > 0) return;
    const resume = await place.freezePostgres();
    await pause(LEASE_SECONDS * 1_000 + random.between(500, 1_500));
    resume();
  },

  'cut every connection to PostgreSQL': async (place) => {
    if ((await suspects(place)).length > 0) return;
    await place.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
  },

  'stop a worker past its lease': async (place, random) => {
    const worker = await victim(place, random);
    if (worker === undefined) return;
    worker.child.kill('SIGSTOP');
    await pause(LEASE_SECONDS * 1_000 + random.between(1_000, 3_000));
    worker.child.kill('SIGCONT');
  },

  'fill the data disk': async ({ dataDir }, random) => {
    const filler = path.join(dataDir, 'filler');
    await fill(filler);
    await pause(random.between(1_000, 3_000));
    await rm(filler, { force: true });
  },

  'drop the Docker socket': async ({ engine }, random) => {
    await engine.hideSocket();
    await pause(random.between(1_000, 3_000));
    await engine.showSocket();
  },

  'corrupt a cached blob': ({ dataDir }, random) => corruptOne(path.join(dataDir, 'cache', 'blobs'), random),

  'corrupt a cached artifact': ({ dataDir }, random) => corruptOne(path.join(dataDir, 'cache', 'artifacts'), random),

  'stop a worker politely': async (place, random) => {
    await (await victim(place, random))?.end('SIGTERM');
    place.server.startWorker();
  },
};

/** Too long for the short cut of the suite. */
export const LONG_FAULTS = ['stop PostgreSQL past the leases'];

/** Workers at a job that lost its worker so often that once more would have it set aside. */
async function suspects(place: ChaosPlace): Promise<string[]> {
  const rows = await place.query<{ worker_id: string }>(
    `SELECT worker_id FROM jobs WHERE state = 'leased' AND attempts >= $1`,
    [MAX_ATTEMPTS],
  );
  return rows.map(({ worker_id: id }) => id);
}

/**
 * A worker that may be lost. The suite plays a machine that fails, not a submission that kills: a job that lost its
 * worker or container so often that once more would have it set aside is spared.
 */
async function victim(place: ChaosPlace, random: Random): Promise<DocketProcess | undefined> {
  const spared = await suspects(place);
  const alive = place.server.workers.filter(
    ({ hasEnded, pid }) => !hasEnded && !spared.some((id) => id.includes(`-${String(pid)}-`)),
  );
  return alive.length === 0 ? undefined : random.pick(alive);
}

async function anyContainer({ engine }: ChaosPlace, random: Random): Promise<string | undefined> {
  const containers = await engine.docker.listContainers().catch(() => []);
  return containers.length === 0 ? undefined : random.pick(containers).Id;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Writes until the disk is full. */
async function fill(file: string): Promise<void> {
  for (const chunkBytes of [4 * 1024 ** 2, 4096]) {
    const chunk = Buffer.alloc(chunkBytes, 'x');
    try {
      for (;;) await writeFile(file, chunk, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

/** Turns over one byte of one file, as a disk that fails does. */
async function corruptOne(directory: string, random: Random): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (files.length === 0) return;
  const name = random.pick(files);
  const size = (await stat(name).catch(() => null))?.size ?? 0;
  if (size === 0) return;
  const file = await open(name, 'r+');
  try {
    const at = Math.floor(random.next() * size);
    const byte = Buffer.alloc(1);
    await file.read(byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ 0x01;
    await file.write(byte, 0, 1, at);
  } finally {
    await file.close();
  }
}
