/** Starts one container: its directory, its socket, the container, and the runner's first word. */
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';

import type Dockerode from 'dockerode';

import { containerOptions, DEFAULT_BOX_BYTES, engineLimits, type ContainerLimits } from './container-policy.js';
import { dockerSeccompProfile } from './docker-seccomp.js';
import { askEngine, engineStatus } from './engine.js';
import { makeContainerDirectories, removeContainerDirectories, type ContainerDirectories } from './host-files.js';
import { existingParts } from './library-parts.js';
import { ANSWER, PayloadWriter, PROTOCOL_VERSION, REQUEST, type Hello } from './protocol.js';
import { RunnerConnection } from './runner-connection.js';
import { SandboxError } from './sandbox-errors.js';
import { compileFilter } from './system-call-filter.js';
import type { SystemCallPolicy } from './system-call-policy.js';

/** systemd's table of user ids has 1879048192–2147483647 as unused: no account, no sub-uid range, no other container. */
const FIRST_PROGRAM_UID = 1_900_000_000;
const PROGRAM_UIDS = 2 ** 24;

const HELLO_DEADLINE_MS = 20_000;
const REMOVAL_DEADLINE_MS = 2_000;
/** What the engine answers about a container that it has removed meanwhile, and about one that it is removing. */
const GONE = 404;
const ON_ITS_WAY = 409;

export interface StarterOptions {
  docker: Dockerode;
  image: string;
  installation: string;
  owner: string;
  /** <dataDir>/sandboxes/<owner> */
  ownerDirectory: string;
  /** Every policy that a container may be bound to. */
  policies: readonly SystemCallPolicy[];
  /** See SandboxOptions. */
  withoutGuard?: ((options: Dockerode.ContainerCreateOptions) => Dockerode.ContainerCreateOptions) | undefined;
}

/** A container whose runner is there and waits; not yet bound to a stage. */
export interface StartedContainer {
  id: string;
  libraryPath: string;
  limits: ContainerLimits;
  directories: ContainerDirectories;
  connection: RunnerConnection;
  hello: Hello;
}

/**
 * Limits that a warm container waits with; `bind` changes them to what is asked for. They are those that most compiles
 * ask for, so that these need no change (11 ms of a student's wait); a run container's is changed while the compile runs.
 */
export const WARM_LIMITS: ContainerLimits = { memoryLimitBytes: 2048 * 1024 * 1024, processLimit: 128, cpus: 2 };

export async function startContainer(
  options: StarterOptions,
  libraryPath: string,
  boxBytes: number = DEFAULT_BOX_BYTES,
): Promise<StartedContainer> {
  const directories = makeContainerDirectories(join(options.ownerDirectory, randomBytes(6).toString('hex')));
  let connection: RunnerConnection | null = null;
  let id: string | null = null;
  try {
    connection = await RunnerConnection.listen(directories.control);
    const create = containerOptions({
      ...WARM_LIMITS,
      image: options.image,
      installation: options.installation,
      owner: options.owner,
      seccompProfile: dockerSeccompProfile(options.policies),
      boxBytes,
      programUid: FIRST_PROGRAM_UID + randomInt(PROGRAM_UIDS),
      controlUid: process.getuid?.() ?? 0,
      libraryPath,
      libraryParts: existingParts(libraryPath),
      controlDirectory: directories.control,
      dataDirectory: directories.data,
      artifactDirectory: directories.artifact,
    });
    const asked = options.withoutGuard?.(create) ?? create;
    const container = await askEngine('create a container', () => options.docker.createContainer(asked));
    ({ id } = container);
    await askEngine('start a container', () => container.start());
    const hello = await helloOf(connection);
    return { id, libraryPath, limits: WARM_LIMITS, directories, connection, hello };
  } catch (error) {
    connection?.close('the container could not be started');
    if (id) await removeContainer(options.docker, id).catch(() => undefined);
    await removeContainerDirectories(directories.root);
    throw error;
  }
}

async function helloOf(connection: RunnerConnection): Promise<Hello> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new SandboxError('start the runner', 'it did not connect to its control socket', true));
    }, HELLO_DEADLINE_MS);
  });
  try {
    const hello = await Promise.race([connection.hello, tooLate]);
    if (hello.protocolVersion !== PROTOCOL_VERSION) {
      throw new SandboxError('start the runner', 'it speaks another version of the protocol', false);
    }
    return hello;
  } finally {
    clearTimeout(timer);
  }
}

/** Filters are the same for every container of a stage: compiled once for each list of call numbers. */
const compiledFilters = new WeakMap<SystemCallPolicy, { key: string; filter: Buffer }>();

function filterFor(policy: SystemCallPolicy, hello: Hello): Buffer {
  const key = `${String(hello.auditArchitecture)}:${String(hello.systemCalls.size)}`;
  const known = compiledFilters.get(policy);
  if (known?.key === key) return known.filter;
  const filter = compileFilter(policy, hello.auditArchitecture, hello.systemCalls);
  compiledFilters.set(policy, { key, filter });
  return filter;
}

/** Binds a container to a stage, for good: the system call filter goes on, and the limits become what was asked. */
export async function bindContainer(
  docker: Dockerode,
  started: StartedContainer,
  policy: SystemCallPolicy,
  limits: ContainerLimits,
): Promise<void> {
  const wanted = engineLimits(limits);
  const present = engineLimits(started.limits);
  const isSame = JSON.stringify(wanted) === JSON.stringify(present);
  const filter = new PayloadWriter().bytes(filterFor(policy, started.hello)).toBuffer();
  await Promise.all([
    isSame
      ? undefined
      : askEngine('update the limits of a container', () => docker.getContainer(started.id).update(wanted)),
    started.connection.ask(REQUEST.configure, filter, [ANSWER.ok]),
  ]);
  started.limits = limits;
}

/** Ends the runner and waits until the engine has removed its container, by force if need be. */
export async function destroyContainer(docker: Dockerode, started: StartedContainer): Promise<void> {
  started.connection.close();
  try {
    await removeContainer(docker, started.id);
  } finally {
    // Also where the engine is away: its runner has ended with its socket.
    await removeContainerDirectories(started.directories.root);
  }
}

/** The container removes itself when its runner ends; should it not, it is removed by force. */
async function removeContainer(docker: Dockerode, id: string): Promise<void> {
  const container = docker.getContainer(id);
  try {
    await untilRemoved(container, REMOVAL_DEADLINE_MS);
  } catch {
    try {
      await askEngine('remove a container', () => container.remove({ force: true }));
    } catch (removal) {
      if (engineStatus(causeOf(removal)) === GONE) return;
      if (engineStatus(causeOf(removal)) !== ON_ITS_WAY) throw removal;
      // The engine is slow, but at it: what the container has mounted is still in use.
      await untilRemoved(container);
    }
  }
}

async function untilRemoved(container: Dockerode.Container, deadlineMs?: number): Promise<void> {
  const abort = new AbortController();
  try {
    await askEngine(
      'wait until a container is removed',
      () => container.wait({ condition: 'removed', abortSignal: abort.signal }),
      deadlineMs,
    );
  } catch (error) {
    abort.abort();
    if (engineStatus(causeOf(error)) !== GONE) throw error;
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}
