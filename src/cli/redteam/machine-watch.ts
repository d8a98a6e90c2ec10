/**
 * What the attacks left on the machine: compared before and after, and the containers seen meanwhile looked after. Only
 * where the server's worker is on this machine, which is taken from the server's address and its data directory.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '../../config/config.js';
import { LABELS } from '../../sandbox/container-policy.js';
import { connectToEngine } from '../../sandbox/engine.js';
import { findCurrentLibrary } from '../../sandbox/toolchain-library.js';
import { bad, good, poor, type Check } from '../../judge/doctor/check.js';
import { counted } from '../quantities.js';
import { changesOf, filesOfPrograms, type HostState, hostState, processesOf } from './host-state.js';

const GONE_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 250;
const SHOWN_CHANGES = 20;
const HERE = new Set(['127.0.0.1', 'localhost', '[::1]']);

export class MachineWatch {
  private readonly docker = connectToEngine(loadConfig().dockerSocket);
  private readonly containerIds = new Set<string>();

  private constructor(
    private readonly dataDir: string,
    private readonly libraryPath: string,
    private readonly before: HostState,
  ) {}

  /** null where the machine that judges is another one. */
  static async begin(serverUrl: string, dataDir: string): Promise<MachineWatch | null> {
    const library = HERE.has(new URL(serverUrl).hostname) ? await findCurrentLibrary(dataDir).catch(() => null) : null;
    if (library === null) return null;
    return new MachineWatch(dataDir, library.path, await hostState(library.path));
  }

  /** Notes which containers there are of this installation. */
  async look(): Promise<void> {
    const containers = await this.docker.listContainers({ filters: { label: [LABELS.installation] } });
    for (const { Id, Mounts } of containers) {
      if (Mounts.some(({ Source }) => Source.startsWith(this.dataDir))) this.containerIds.add(Id);
    }
  }

  async end(): Promise<Check[]> {
    return [await this.compare(), await this.leftovers()];
  }

  private async compare(): Promise<Check> {
    const changes = changesOf(this.before, await hostState(this.libraryPath));
    const what = 'mounts, network interfaces, firewall rules, files of the system and of the library';
    if (changes.length === 0) return good('machine', `${what}: as before`);
    const shown = changes.slice(0, SHOWN_CHANGES).join('\n');
    return bad('machine', `${counted(changes.length, 'change')} (${what}):\n${shown}`, 'find out who made them');
  }

  private async leftovers(): Promise<Check> {
    const seen = counted(this.containerIds.size, 'container');
    if (this.containerIds.size === 0)
      return bad('leftovers', 'no container was seen', 'check DOCKER_HOST, DOCKET_DATA');
    const processes = await this.processesLeft();
    const files = await filesOfPrograms();
    if (processes.length + files.length === 0) return good('leftovers', `nothing is left of ${seen}`);
    const left = [...processes.map((pid) => `process ${pid}`), ...files].slice(0, SHOWN_CHANGES).join('\n');
    return bad('leftovers', `left of ${seen}:\n${left}`, 'look at the worker’s log');
  }

  /** Processes of containers that are gone. A container's end takes a moment. */
  private async processesLeft(): Promise<string[]> {
    const deadline = performance.now() + GONE_WITHIN_MS;
    for (;;) {
      const alive = new Set((await this.docker.listContainers({ all: true })).map(({ Id }) => Id));
      const gone = new Set([...this.containerIds].filter((id) => !alive.has(id)));
      const left = await processesOf(gone);
      if (left.length === 0 || performance.now() > deadline) return left;
      await pause(LOOK_EVERY_MS);
    }
  }
}

/** Where there was nothing to compare. */
export function machineNotSeen(): Check {
  const finding = 'not looked at: the server judges elsewhere';
  return poor('machine', finding, 'run the command where the worker runs to have it compared');
}
