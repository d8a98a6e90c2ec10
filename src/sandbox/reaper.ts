/**
 * Removes what a dead process left behind. Every process that makes containers has a directory under
 * <dataDir>/sandboxes with a socket in it that it listens on: the kernel stops listening when the process dies, however
 * it dies, so whoever cannot connect knows. (Process ids would not do: workers in containers all have the same ones.)
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

import type Dockerode from 'dockerode';

import { LABELS } from './container-policy.js';
import { askEngine, engineStatus } from './engine.js';
import { removeContainerDirectories } from './host-files.js';
import { type SocketPath, socketPath } from './unix-socket-path.js';

const ALIVE_SOCKET = 'alive.sock';

/** A name that begins so is of a directory in which nobody listens yet: it says nothing about who is dead. */
const IN_THE_MAKING = '.';
/** Making one takes a millisecond. */
const NEVER_FINISHED_AFTER_MS = 60_000;

export interface Owner {
  installation: string;
  id: string;
  directory: string;
  /** Ends the sign of life and removes the directory. */
  leave: () => Promise<void>;
}

/** The same for every process on one data directory, and for no other. */
async function installationOf(sandboxes: string): Promise<string> {
  return createHash('sha256')
    .update(await realpath(sandboxes))
    .digest('hex')
    .slice(0, 16);
}

export async function becomeOwner(dataDir: string): Promise<Owner> {
  const sandboxes = join(dataDir, 'sandboxes');
  const id = randomBytes(6).toString('hex');
  const inTheMaking = join(sandboxes, IN_THE_MAKING + id);
  const directory = join(sandboxes, id);
  mkdirSync(inTheMaking, { recursive: true, mode: 0o711 });
  const server = await listen(inTheMaking);
  // Only now, or another process that starts in this moment takes us for dead and removes what we are about to make.
  renameSync(inTheMaking, directory);
  return {
    installation: await installationOf(sandboxes),
    id,
    directory,
    leave: async () => {
      await new Promise((resolve) => server.close(resolve));
      await removeContainerDirectories(directory);
    },
  };
}

function listen(directory: string): Promise<Server> {
  const { path, close } = socketPath(directory, ALIVE_SOCKET);
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', reject);
    server.once('close', close);
    server.listen(path, () => {
      resolve(server);
    });
  });
}

/** Anything but these says that somebody may be there. */
const NOBODY_LISTENS = ['ECONNREFUSED', 'ENOENT', 'ENOTDIR'];

function mayBeAlive(error: unknown): boolean {
  return !NOBODY_LISTENS.includes((error as NodeJS.ErrnoException).code ?? '');
}

async function isAlive(directory: string): Promise<boolean> {
  try {
    return await answers(socketPath(directory, ALIVE_SOCKET));
  } catch (error) {
    // Where the path is too long, the directory is opened: whoever it was of may have left in this moment.
    return mayBeAlive(error);
  }
}

function answers({ path, close }: SocketPath): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (isThere: boolean): void => {
      socket.destroy();
      close();
      resolve(isThere);
    };
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', (error) => {
      answer(mayBeAlive(error));
    });
  });
}

export interface Reaped {
  containers: number;
  directories: number;
}

/** Removes containers and directories of this installation whose owner is dead. */
export async function reapLeftovers(docker: Dockerode, dataDir: string): Promise<Reaped> {
  const sandboxes = join(dataDir, 'sandboxes');
  // Before the owners are looked at: a container there is by now has had an owner for longer.
  const containers = await listContainers(docker, await installationOf(sandboxes));
  const alive = new Set<string>();
  const dead: string[] = [];
  await Promise.all(
    (await readdir(sandboxes)).map(async (owner) => {
      const directory = join(sandboxes, owner);
      if (owner.startsWith(IN_THE_MAKING)) {
        if (await isOlderThan(directory, NEVER_FINISHED_AFTER_MS)) dead.push(directory);
      } else if (await isAlive(directory)) {
        alive.add(owner);
      } else {
        dead.push(directory);
      }
    }),
  );
  const orphans = containers.filter(({ Labels }) => !alive.has(Labels[LABELS.owner] ?? ''));
  await Promise.all(orphans.map(({ Id }) => removeByForce(docker, Id)));
  await Promise.all(dead.map((directory) => removeContainerDirectories(directory)));
  return { containers: orphans.length, directories: dead.length };
}

async function isOlderThan(directory: string, ageMs: number): Promise<boolean> {
  // One that is gone has got its name.
  const mtimeMs = await stat(directory).then(
    (found) => found.mtimeMs,
    () => Infinity,
  );
  return Date.now() - mtimeMs > ageMs;
}

/** Removes containers of a living owner that it does not know although they are older than so many seconds. */
export async function reapForgotten(
  docker: Dockerode,
  owner: Owner,
  leastAgeS: number,
  isKnown: (containerId: string) => boolean,
): Promise<number> {
  const containers = await listContainers(docker, owner.installation);
  const forgotten = containers.filter(
    ({ Id, Labels, Created }) =>
      Labels[LABELS.owner] === owner.id && !isKnown(Id) && Date.now() / 1000 - Created >= leastAgeS,
  );
  await Promise.all(forgotten.map(({ Id }) => removeByForce(docker, Id)));
  return forgotten.length;
}

/** Every sandbox container of an installation, whoever made it: for `down`. */
export async function removeAllContainers(docker: Dockerode, dataDir: string): Promise<number> {
  const containers = await listContainers(docker, await installationOf(join(dataDir, 'sandboxes')));
  await Promise.all(containers.map(({ Id }) => removeByForce(docker, Id)));
  return containers.length;
}

function listContainers(docker: Dockerode, installation: string): Promise<Dockerode.ContainerInfo[]> {
  const filters = { label: [`${LABELS.installation}=${installation}`] };
  return askEngine('list containers', () => docker.listContainers({ all: true, filters }));
}

async function removeByForce(docker: Dockerode, id: string): Promise<void> {
  try {
    await askEngine('remove a container', () => docker.getContainer(id).remove({ force: true }));
  } catch (error) {
    const status = engineStatus(error instanceof Error ? error.cause : undefined);
    if (status !== 404 && status !== 409) throw error;
  }
}
