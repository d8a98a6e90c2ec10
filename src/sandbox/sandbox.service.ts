/**
 * The sandbox: programs nobody trusts are executed in throwaway containers, and only facts come back.
 *
 *   const sandbox = new SandboxService({ dataDir, dockerSocket, poolSize });
 *   await sandbox.start(libraryPath);                      // reaps leftovers, builds the image, warms the pool
 *   const container = await sandbox.acquire(spec);         // one stage of one submission
 *   await container.putFile('main.c', source);
 *   const report = await container.execute({ argv: ['/usr/bin/gcc', …], … });
 *   await container.fetchFiles(['main'], directory, cap);
 *   await container.release();                             // destroyed, never reused
 *
 * Errors: EngineUnavailableError (try again later), SandboxError (our fault; `retryable` says whether another container
 * may do), RefusedFileError (the program's files). See execution.ts for requests and reports, container-policy.ts for
 * what holds a program, system-call-policy.ts for what it may call.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type Dockerode from 'dockerode';

import { DEFAULT_BOX_BYTES } from './container-policy.js';
import { ContainerPool } from './container-pool.js';
import {
  bindContainer,
  destroyContainer,
  startContainer,
  type StartedContainer,
  type StarterOptions,
} from './container-starter.js';
import { connectToEngine, describeEngine, type EngineFacts } from './engine.js';
import { diedOfMemory } from './engine-events.js';
import { EngineWatch } from './engine-watch.js';
import type { ContainerSpec } from './execution.js';
import { QuietTime } from './quiet-time.js';
import { containers, containerStartSeconds, onCollect } from '../metrics/metrics.js';
import { becomeOwner, reapForgotten, reapLeftovers, type Owner } from './reaper.js';
import { SandboxContainer } from './sandbox-container.js';
import { SandboxError } from './sandbox-errors.js';
import { buildSandboxImage } from './sandbox-image.js';
import { SystemCallPolicies } from './system-call-policies.js';
import type { PolicyAddition } from './system-call-policy.js';
import { startSpan } from '../tracing/tracing.js';

/** A container that has been starting for longer has no one who waits for it; the engine's clock may be another one. */
const FORGOTTEN_AFTER_S = 120;

export interface SandboxOptions {
  /** Everything of ours is below <dataDir>/sandboxes. */
  dataDir: string;
  /** Path of the engine's socket, or a URL as in DOCKER_HOST. */
  dockerSocket?: string;
  /** Containers kept warm; 0 starts each when it is asked for. */
  poolSize: number;
  policyAdditions?: readonly PolicyAddition[];
  /** Takes a guard away, for the tests that see an attack succeed without it. No configuration leads here. */
  withoutGuard?: StarterOptions['withoutGuard'];
  onProgress?: (step: string) => void;
  /** Faults that nobody waits for, such as a warm container that would not start. */
  onError?: (error: unknown) => void;
}

export interface PoolStatus {
  engine: EngineFacts;
  image: string | null;
  /** Names the system call policies of all stages and languages, with the installation's additions. */
  seccompDigest: string;
  poolSize: number;
  warm: number;
  starting: number;
  busy: number;
  /** The last start of a container that failed, until one succeeds. */
  lastError: string | null;
}

export class SandboxService {
  readonly docker: Dockerode;
  private readonly watch: EngineWatch;
  private readonly policies: SystemCallPolicies;
  private readonly pool: ContainerPool;
  private readonly quiet = new QuietTime();
  private readonly images = new Map<string, Promise<string>>();
  private readonly busy = new Map<string, SandboxContainer>();
  private readonly leaving = new Set<Promise<void>>();
  /** Ids of all containers of ours that have started and are not gone yet. */
  private readonly known = new Set<string>();
  private owner: Owner | null = null;
  private image: string | null = null;
  private lastError: string | null = null;

  constructor(private readonly options: SandboxOptions) {
    this.docker = connectToEngine(options.dockerSocket);
    this.watch = new EngineWatch(this.docker);
    onCollect(() => {
      containers.set({ state: 'warm' }, this.pool.warmCount);
      containers.set({ state: 'starting' }, this.pool.startingCount);
      containers.set({ state: 'busy' }, this.busy.size);
    });
    this.policies = new SystemCallPolicies(options.policyAdditions ?? []);
    this.pool = new ContainerPool({
      size: options.poolSize,
      start: (libraryPath) => this.startOne(libraryPath, DEFAULT_BOX_BYTES),
      destroy: (container) => this.destroy(container),
      quietTime: () => this.quiet.wait(),
      onError: (error) => {
        this.lastError = error instanceof Error ? error.message : String(error);
        options.onError?.(error);
      },
    });
  }

  /**
   * Removes what dead processes of this installation left, and begins to warm the pool. Where it fails it may be
   * called again.
   * @param libraryPath the library that most containers will want; without it the first `acquire` tells
   * @throws EngineUnavailableError where there is no engine to talk to
   */
  async start(libraryPath?: string): Promise<void> {
    this.watch.start();
    mkdirSync(join(this.options.dataDir, 'sandboxes'), { recursive: true, mode: 0o711 });
    this.owner ??= await becomeOwner(this.options.dataDir);
    await reapLeftovers(this.docker, this.options.dataDir);
    if (libraryPath === undefined) return;
    await this.imageFor(libraryPath);
    this.pool.use(libraryPath);
  }

  /** Whether the engine answers, known without asking it. */
  get isEngineUp(): boolean {
    return this.watch.isUp;
  }

  /** Grows each time the engine goes away, and its containers with it. */
  get engineEpoch(): number {
    return this.watch.epoch;
  }

  /** For short-lived files of the sandbox's own: on the filesystem of the containers' directories, gone with us. */
  get workDirectory(): string {
    if (!this.owner) throw new SandboxError('find the work directory', 'the sandbox has not been started', false);
    return this.owner.directory;
  }

  /** Resolves once the pool is warm, or could not be warmed. */
  settle(): Promise<void> {
    return this.pool.settle();
  }

  /** Destroys every container, those in use as well. What an engine that is away keeps, the next start removes. */
  async stop(): Promise<void> {
    await Promise.all([...this.busy.values()].map((container) => container.release()));
    await this.pool.stop();
    await Promise.allSettled(this.leaving);
    await this.watch.stop();
    const { owner } = this;
    if (owner === null) return;
    await reapForgotten(this.docker, owner, 0, () => false).catch((error: unknown) => this.options.onError?.(error));
    await owner.leave();
    this.owner = null;
  }

  /**
   * Removes what dead processes of this installation left, and containers of our own that nobody knows any more: made
   * by a request whose answer was lost, or not removed while the engine was away.
   */
  async reap(): Promise<void> {
    await reapLeftovers(this.docker, this.options.dataDir);
    const { owner } = this;
    if (owner === null) return;
    await reapForgotten(this.docker, owner, FORGOTTEN_AFTER_S, (id) => this.known.has(id));
  }

  /**
   * A container for one stage of one submission, with the limits asked for.
   * @throws SandboxError, EngineUnavailableError
   */
  async acquire(spec: ContainerSpec): Promise<SandboxContainer> {
    const endUse = this.quiet.begin();
    const endSpan = startSpan('container', { 'docket.stage': spec.stage, 'docket.purpose': spec.purpose });
    try {
      const started = await this.bound(spec);
      return this.inUse(started, spec, endUse, endSpan);
    } catch (error) {
      endUse();
      endSpan();
      throw error;
    }
  }

  private async bound(spec: ContainerSpec): Promise<StartedContainer> {
    const boxBytes = spec.boxBytes ?? DEFAULT_BOX_BYTES;
    const started =
      boxBytes === DEFAULT_BOX_BYTES
        ? await this.pool.take(spec.libraryPath)
        : await this.startOne(spec.libraryPath, boxBytes);
    try {
      await bindContainer(this.docker, started, this.policies.of(spec.stage, spec.language ?? null), spec);
      return started;
    } catch (error) {
      void this.destroyBehind(started);
      throw error;
    }
  }

  private inUse(
    started: StartedContainer,
    spec: ContainerSpec,
    endUse: () => void,
    endSpan: ReturnType<typeof startSpan>,
  ): SandboxContainer {
    const container = new SandboxContainer({
      id: started.id,
      stage: spec.stage,
      cpus: spec.cpus,
      processLimit: spec.processLimit,
      directories: started.directories,
      connection: started.connection,
      hello: started.hello,
      diedOfMemory: (sinceMs, knownOomKills) => diedOfMemory(this.docker, started.id, sinceMs, knownOomKills),
      destroy: (isDirty) => {
        this.busy.delete(started.id);
        endUse();
        // What may still be running is ended at once.
        const gone = this.destroyBehind(started, isDirty ? Promise.resolve() : this.quiet.wait());
        return gone.finally(() => {
          endSpan({ 'container.id': started.id });
        });
      },
    });
    this.busy.set(started.id, container);
    return container;
  }

  /** @throws EngineUnavailableError */
  async status(): Promise<PoolStatus> {
    return {
      engine: await describeEngine(this.docker),
      image: this.image,
      seccompDigest: this.policies.digest,
      poolSize: this.options.poolSize,
      warm: this.pool.warmCount,
      starting: this.pool.startingCount,
      busy: this.busy.size,
      lastError: this.lastError,
    };
  }

  private async startOne(libraryPath: string, boxBytes: number): Promise<StartedContainer> {
    const { owner } = this;
    if (!owner) throw new SandboxError('start a container', 'the sandbox has not been started', false);
    const image = await this.imageFor(libraryPath);
    const starter: StarterOptions = {
      docker: this.docker,
      image,
      installation: owner.installation,
      owner: owner.id,
      ownerDirectory: owner.directory,
      policies: this.policies.all,
      withoutGuard: this.options.withoutGuard,
    };
    const end = containerStartSeconds.startTimer();
    const started = await startContainer(starter, libraryPath, boxBytes);
    end();
    this.known.add(started.id);
    this.lastError = null;
    return started;
  }

  /** Built at most once for each library; a failed build is tried again. */
  private imageFor(libraryPath: string): Promise<string> {
    const known = this.images.get(libraryPath);
    if (known) return known;
    const { onProgress } = this.options;
    const building = buildSandboxImage({ docker: this.docker, libraryPath, onProgress });
    this.images.set(libraryPath, building);
    building
      .then((tag) => {
        this.image = tag;
      })
      .catch(() => {
        this.images.delete(libraryPath);
      });
    return building;
  }

  private async destroy(started: StartedContainer): Promise<void> {
    try {
      await destroyContainer(this.docker, started);
    } finally {
      this.known.delete(started.id);
    }
  }

  private destroyBehind(started: StartedContainer, when: Promise<void> = Promise.resolve()): Promise<void> {
    const work = when
      .then(() => this.destroy(started))
      .catch((error: unknown) => {
        this.options.onError?.(error);
      });
    this.leaving.add(work);
    void work.finally(() => this.leaving.delete(work));
    return work;
  }
}
