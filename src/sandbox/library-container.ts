/**
 * Makes a library's tree in a container of Debian's official image, for hosts that are not Debian or where we are not
 * root: packages are installed inside, then the container's file system is unpacked. The container is an ordinary one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Docker from 'dockerode';
import { pack } from 'tar-stream';
import { DEBIAN_RELEASE, RECIPE_DIR, type LibraryRecipe, type TreeBuild } from './library-recipe.js';
import { ToolchainLibraryError } from './toolchain-library.js';

const IMAGE = `debian:${DEBIAN_RELEASE}-slim`;
/** Value: process id of the builder, so that what a killed one left can be told from one at work. */
export const LABEL = 'docket.library-builder';
/** Longer than any build takes. */
const LEFT_AFTER_S = 3 * 3600;

/** @throws Error when the image cannot be had, or the installation fails */
export async function installTreeInContainer(build: TreeBuild): Promise<void> {
  const docker = new Docker({ socketPath: build.dockerSocket });
  await removeLeftOvers(docker);
  await ensureImage(docker, build.onProgress);
  const container = await docker.createContainer({
    Image: IMAGE,
    Cmd: ['sh', `/${RECIPE_DIR}/install.sh`, ...build.recipe.packages],
    Labels: { [LABEL]: String(process.pid) },
    Tty: true,
  });
  try {
    await container.putArchive(recipeArchive(build.recipe), { path: '/' });
    await runToEnd(container, build.onProgress);
    build.onProgress('copying the tree out of the container');
    await unpack(await container.export(), build.tree);
  } finally {
    await container.remove({ force: true, v: true });
  }
}

async function ensureImage(docker: Docker, onProgress: (step: string) => void): Promise<void> {
  const isThere = await docker
    .getImage(IMAGE)
    .inspect()
    .then(
      () => true,
      () => false,
    );
  if (isThere) return;
  onProgress(`pulling ${IMAGE}`);
  const stream = await docker.pull(IMAGE);
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(stream, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function recipeArchive(recipe: LibraryRecipe): NodeJS.ReadableStream {
  const archive = pack();
  for (const [name, content] of Object.entries(recipe.files)) archive.entry({ name: `${RECIPE_DIR}/${name}` }, content);
  archive.finalize();
  return archive;
}

async function runToEnd(container: Docker.Container, onProgress: (step: string) => void): Promise<void> {
  const output = await container.attach({ stream: true, stdout: true, stderr: true });
  const tail: string[] = [];
  const lines = new PassThrough();
  output.pipe(lines);
  createInterface({ input: lines }).on('line', (line) => {
    const step = /^I: (.*?)\.*\s*$/.exec(line)?.[1];
    if (step !== undefined) onProgress(step);
    tail.push(line.trim());
    if (tail.length > 20) tail.shift();
  });
  await container.start();
  const { StatusCode: code } = (await container.wait()) as { StatusCode: number };
  if (code !== 0) throw new ToolchainLibraryError(`the installation failed: ${tail.slice(-3).join(' / ')}`);
}

async function unpack(archive: NodeJS.ReadableStream, tree: string): Promise<void> {
  const excludes = ['dev/*', 'proc/*', 'sys/*', '.dockerenv'].map((pattern) => `--exclude=${pattern}`);
  const tar = spawn('tar', ['-x', '-C', tree, '--anchored', ...excludes], { stdio: ['pipe', 'ignore', 'inherit'] });
  const closed = once(tar, 'close');
  await pipeline(archive, tar.stdin);
  const [code] = (await closed) as [number | null];
  if (code !== 0) throw new ToolchainLibraryError(`the tree could not be unpacked (tar ended with ${String(code)})`);
}

/** Containers of builders that were killed. One of a builder in a container, whose processes we cannot see, is young. */
export async function removeLeftOvers(docker: Docker, nowMs = Date.now()): Promise<void> {
  const found = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
  for (const { Id, Labels, Created } of found) {
    const isLeft = nowMs / 1000 - Created > LEFT_AFTER_S && !isAlive(Number(Labels[LABEL]));
    if (isLeft) await docker.getContainer(Id).remove({ force: true, v: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
