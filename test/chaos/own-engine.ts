/**
 * A Docker Engine of the suite's own, below a directory that is given: it is killed and cut off here, and nobody else
 * is disturbed. It has its own containerd, and like the real one it leaves containers behind when it is killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import type Dockerode from 'dockerode';
import { whyNotAnswering } from '../../src/sandbox/engine-setup.js';
import { connectToEngine } from '../../src/sandbox/engine.js';
import { eventually } from '../support/eventually.js';

export class OwnEngine {
  readonly socket: string;
  private child: ChildProcess | null = null;

  constructor(private readonly directory: string) {
    this.socket = path.join(directory, 'docker.sock');
  }

  get docker(): Dockerode {
    return connectToEngine(this.socket);
  }

  async start(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
    // The kernel ends its containerd with it, but where nobody reaps, the number stays taken and looks alive.
    for (const name of ['docker.pid', 'exec/containerd/containerd.pid']) {
      await rm(path.join(this.directory, name), { force: true });
    }
    const log = await open(path.join(this.directory, 'dockerd.log'), 'a');
    const places = ['--data-root', 'data', '--exec-root', 'exec', '--pidfile', 'docker.pid'].map((word) =>
      word.startsWith('-') ? word : path.join(this.directory, word),
    );
    const noNetwork = ['--bridge=none', '--iptables=false', '--ip6tables=false', '--ip-forward=false'];
    // In a network namespace of its own: an engine without a bridge takes the machine's docker0 away at its start.
    this.child = spawn('unshare', ['--net', 'dockerd', ...places, '-H', `unix://${this.socket}`, ...noNetwork], {
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
    });
    await log.close();
    await this.untilItAnswers();
  }

  async untilItAnswers(): Promise<void> {
    await eventually('the engine answers', async () => {
      if (this.child?.exitCode != null) {
        const log = await readFile(path.join(this.directory, 'dockerd.log'), 'utf8');
        throw new Error(`dockerd ended: ${log.split('\n').slice(-8).join('\n')}`);
      }
      return (await whyNotAnswering(this.socket)) === null ? true : null;
    });
  }

  /** Takes over the images of another engine that carry this label: making them anew takes its time. */
  async takeImages(from: Dockerode, label: string): Promise<void> {
    const images = await from.listImages({ filters: { label: [label] } });
    for (const tag of images.flatMap(({ RepoTags }) => RepoTags ?? [])) {
      const answer = await this.docker.loadImage(await from.getImage(tag).get());
      await text(answer);
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /**
   * All containers that there are. An engine that was killed while it removed one may list it until its next start although
   * nobody can inspect or remove it: the list is read from a copy that a late event wrote into.
   */
  async containers(): Promise<string[]> {
    const listed = await this.docker.listContainers({ all: true });
    const found = await Promise.all(
      listed.map(({ Id, State }) =>
        this.docker
          .getContainer(Id)
          .inspect()
          .then(
            () => [`${Id} (${State})`],
            (error: unknown) => {
              if ((error as { statusCode?: number }).statusCode === 404) return [];
              throw error;
            },
          ),
      ),
    );
    return found.flat();
  }

  /** The engine goes on, and nobody finds it. */
  async hideSocket(): Promise<void> {
    await rename(this.socket, `${this.socket}.hidden`);
  }

  /** An engine that another fault has killed and started meanwhile has one of its own: that stays. */
  async showSocket(): Promise<void> {
    const hidden = `${this.socket}.hidden`;
    if (existsSync(this.socket)) await rm(hidden);
    else await rename(hidden, this.socket);
  }

  /** Ends it with all that it started. */
  async dispose(): Promise<void> {
    await this.kill('SIGTERM');
    // What a killed engine left: its containerd and the shims of its containers, all named by the directory.
    for (let look = 0; look < 40; look += 1) {
      const left = await this.processes();
      if (left.length === 0) return;
      for (const pid of left) killIfThere(pid);
      await pause(50);
    }
  }

  private async processes(): Promise<number[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const found: number[] = [];
    for (const pid of pids) {
      const words = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
      const isEngines = /^(\/usr\/s?bin\/)?(dockerd|containerd)/.test(words);
      if (isEngines && words.includes(`${this.directory}/`)) found.push(pid);
    }
    return found;
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
