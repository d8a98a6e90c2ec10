/**
 * Where the chaos happens: a small disk of its own (a tmpfs) for Docket's data and PostgreSQL, a Docker Engine of its
 * own, web process and workers as children. Whatever is broken here is nobody else's. It also plays what keeps a real
 * installation going (systemd, Compose): what was killed is started again.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';
import { startEmbeddedPostgres, stopEmbeddedPostgres } from '../../src/database/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { loadConfig } from '../../src/config/config.js';
import { LABELS } from '../../src/sandbox/container-policy.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { RunningServer } from '../support/running-server.js';
import { OwnEngine } from './own-engine.js';

const run = promisify(execFile);

const DISK_BYTES = 768 * 1024 ** 2;
/** Short, so that a worker that hangs is noticed within the suite. */
export const LEASE_SECONDS = 6;
export const WORKERS = 2;

export class ChaosPlace {
  readonly dataDir: string;
  readonly engine: OwnEngine;
  server!: RunningServer;
  private postgresPid = 0;
  databaseUrl = '';

  private constructor(readonly base: string) {
    this.dataDir = path.join(base, 'data');
    this.engine = new OwnEngine(path.join(base, 'engine'));
  }

  /** @throws Error where mounts or an engine of one's own are not allowed: the suite needs root */
  static async make(): Promise<ChaosPlace> {
    if (process.getuid?.() !== 0)
      throw new Error('The chaos suite mounts a disk and starts a dockerd: run it as root.');
    const place = new ChaosPlace(await mkdtemp(path.join(await realpath(tmpdir()), 'docket-chaos-')));
    try {
      await place.build();
      return place;
    } catch (error) {
      await place.dispose();
      throw error;
    }
  }

  private async build(): Promise<void> {
    await mkdir(this.dataDir);
    const options = `size=${String(DISK_BYTES)},mode=755`;
    await run('mount', ['-t', 'tmpfs', '-o', options, 'docket-chaos', this.dataDir]);
    await symlink(path.join(inject('dataDir'), 'library'), path.join(this.dataDir, 'library'));
    await Promise.all([this.engine.start(), this.startPostgres()]);
    await this.engine.takeImages(connectToEngine(loadConfig().dockerSocket), LABELS.image);
    await migrate(this.databaseUrl);
    const env = {
      DOCKER_HOST: `unix://${this.engine.socket}`,
      DOCKET_LEASE_SECONDS: String(LEASE_SECONDS),
      DOCKET_POOL_SIZE: '2',
      DOCKET_RATE_REQUESTS: '1000000',
      DOCKET_RATE_ANONYMOUS_REQUESTS: '1000000',
      DOCKET_RATE_SUBMISSIONS: '1000000',
      DOCKET_WEBHOOK_NETWORKS: '127.0.0.0/8',
    };
    const place = { databaseUrl: this.databaseUrl, dataDir: this.dataDir, env };
    this.server = await RunningServer.start(place, WORKERS);
  }

  async startPostgres(): Promise<void> {
    const postgres = await startEmbeddedPostgres({ dataDir: this.dataDir, isDurable: true });
    this.postgresPid = postgres.pid;
    this.databaseUrl = postgres.url;
  }

  killPostgres(): void {
    process.kill(this.postgresPid, 'SIGKILL');
  }

  /** Stops all processes of PostgreSQL, as a host that hangs does. @returns what lets them go on */
  async freezePostgres(): Promise<() => void> {
    // Of all processes: `ps --ppid` fails where another fault has just killed the server and it has no children.
    const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
    const family = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
    const children = family.filter(([, parent]) => parent === this.postgresPid).map(([pid = 0]) => pid);
    const pids = [this.postgresPid, ...children];
    // One that has ended meanwhile is not there to be stopped.
    const send = (signal: NodeJS.Signals): void => {
      for (const pid of pids) if (isThere(pid)) process.kill(pid, signal);
    };
    send('SIGSTOP');
    return () => {
      send('SIGCONT');
    };
  }

  /** Asks the database, as soon as it answers. */
  async query<Row extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    for (let left = 200; ; left -= 1) {
      const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 5_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query<Row>(sql, parameters)).rows;
      } catch (error) {
        if (left === 0) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  /** What is left below the directories of the sandbox: nothing, once all workers have ended. */
  async leftDirectories(): Promise<string[]> {
    const places = ['sandboxes', 'tmp'];
    const names = await Promise.all(
      places.map(async (place) =>
        (await readdir(path.join(this.dataDir, place)).catch(() => [])).map((name) => `${place}/${name}`),
      ),
    );
    return names.flat();
  }

  async dispose(): Promise<void> {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not there where the start failed
    await this.server?.stop();
    await stopEmbeddedPostgres(this.dataDir).catch(() => undefined);
    await this.engine.dispose();
    for (const mount of await mountsBelow(this.base)) await run('umount', ['-l', mount]).catch(() => undefined);
    await rm(this.base, { recursive: true, force: true });
  }
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function mountsBelow(directory: string): Promise<string[]> {
  const { stdout } = await run('cat', ['/proc/self/mounts']);
  const points = stdout.split('\n').map((line) => line.split(' ')[1] ?? '');
  return points.filter((point) => point.startsWith(`${directory}/`)).sort((a, b) => b.length - a.length);
}
