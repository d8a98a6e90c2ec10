/**
 * Builds the sandbox image from images/sandbox: the runner is compiled by the toolchain library's own gcc, in a
 * container without network, and goes into an image FROM scratch. The tag names the digest of all that went in, so
 * an image that is there is never built twice, and a changed runner is never mistaken for the old one.
 */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import type Dockerode from 'dockerode';
import { pack } from 'tar-stream';

import { LABELS, LIBRARY_PARTS } from './container-policy.js';
import { askEngine, engineStatus } from './engine.js';
import { SandboxError } from './sandbox-errors.js';
import { existingParts } from './library-parts.js';

const SOURCES = fileURLToPath(new URL('../../images/sandbox', import.meta.url));
const REPOSITORY = 'docket-sandbox';
/** It takes ten seconds; on a host that does other things, more. */
const BUILD_DEADLINE_MS = 600_000;
/** The step that fails where it is the library that cannot do it. */
export const COMPILE_STEP = 'compile the runner';

/** By path: permissions. A tmpfs takes them over from where it is mounted, whatever it is told. */
const MOUNT_POINTS: Record<string, number> = {
  ...Object.fromEntries(
    [...LIBRARY_PARTS, 'var', 'dev', 'proc', 'sys', 'control', 'data', 'artifact'].map((p) => [p, 0o755]),
  ),
  box: 0o700,
  tmp: 0o700,
};
const LINKS = { bin: 'usr/bin', sbin: 'usr/sbin', lib: 'usr/lib', lib64: 'usr/lib64' } as const;

export interface BuildSandboxImageOptions {
  docker: Dockerode;
  /** Host directory of a toolchain library with gcc and libc6-dev. */
  libraryPath: string;
  /** Told of each step, for a person who waits. */
  onProgress?: (step: string) => void;
}

/** docker-modem's own types leave it out. */
interface Demultiplexer {
  demuxStream: (from: NodeJS.ReadableStream, stdout: NodeJS.WritableStream, stderr: NodeJS.WritableStream) => void;
}

interface SourceFile {
  name: string;
  content: Buffer;
}

async function readSources(): Promise<SourceFile[]> {
  const entries = await readdir(join(SOURCES, 'runner'));
  const names = ['Dockerfile', 'build.sh', ...entries.filter((name) => /\.[ch]$/.test(name)).map((n) => `runner/${n}`)];
  return Promise.all(names.sort().map(async (name) => ({ name, content: await readFile(join(SOURCES, name)) })));
}

function digestOf(sources: SourceFile[], libraryPath: string): string {
  const hash = createHash('sha256')
    .update(basename(libraryPath))
    .update(JSON.stringify([MOUNT_POINTS, LINKS]));
  for (const { name, content } of sources) hash.update(`\0${name}\0${String(content.length)}\0`).update(content);
  return hash.digest('hex').slice(0, 16);
}

/** A build context whose rootfs/ holds mount points and links, and the runner: its sources, or what became of them. */
function buildContext(sources: SourceFile[], runner: Buffer | null): NodeJS.ReadableStream {
  const tar = pack();
  const epoch = { mtime: new Date(0) };
  for (const { name, content } of sources) {
    if (name === 'Dockerfile') tar.entry({ name, ...epoch }, content);
    if (!runner) tar.entry({ name: `rootfs/src/${name}`, mode: 0o755, ...epoch }, content);
  }
  for (const name of Object.keys(MOUNT_POINTS).sort()) {
    tar.entry({ name: `rootfs/${name}`, type: 'directory', mode: MOUNT_POINTS[name], ...epoch });
  }
  for (const [name, linkname] of Object.entries(LINKS)) {
    tar.entry({ name: `rootfs/${name}`, type: 'symlink', linkname, ...epoch });
  }
  if (runner) tar.entry({ name: 'rootfs/runner', mode: 0o755, ...epoch }, runner);
  tar.finalize();
  return tar;
}

async function buildImage(docker: Dockerode, tag: string, context: NodeJS.ReadableStream): Promise<void> {
  await askEngine(
    'build the sandbox image',
    async () => {
      const output = await docker.buildImage(context, { t: tag, labels: { [LABELS.image]: tag }, forcerm: true });
      const log = await text(output);
      const failure = /"error":"((?:[^"\\]|\\.)*)"/.exec(log);
      if (failure) throw new SandboxError('build the sandbox image', failure[1] ?? log, false);
    },
    BUILD_DEADLINE_MS,
  );
}

/**
 * The library's gcc, on the image's bare mount points: no network, no capability, nothing of the host but the library.
 * Sources come with the image and the runner leaves through standard output: Docker's copying into and out of
 * containers wants to write to /etc since version 25, and there the library's is mounted read-only.
 */
async function compileRunner(docker: Dockerode, image: string, libraryPath: string): Promise<Buffer> {
  const parts = existingParts(libraryPath);
  const container = await docker.createContainer({
    Image: image,
    Entrypoint: ['/bin/sh', '-c'],
    Cmd: ['/src/build.sh /tmp/runner && cat /tmp/runner'],
    Env: ['PATH=/usr/bin', 'TMPDIR=/tmp'],
    Labels: { [LABELS.image]: image },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      LogConfig: { Type: 'none', Config: {} },
      Memory: 1024 ** 3,
      MemorySwap: 1024 ** 3,
      PidsLimit: 64,
      Tmpfs: { '/tmp': 'rw,exec,size=268435456' },
      Binds: parts.map((part) => `${libraryPath}/${part}:/${part}:ro`),
    },
  });
  try {
    const output = await container.attach({ stream: true, stdout: true, stderr: true });
    const [runner, messages] = [new PassThrough(), new PassThrough()];
    (container.modem as Demultiplexer).demuxStream(output, runner, messages);
    const ended = once(output, 'end').then(() => {
      runner.end();
      messages.end();
    });
    const [binary, log] = [buffer(runner), text(messages)];
    await startCompiling(container);
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    await ended;
    if (StatusCode === 0) return await binary;
    const reason = (await log).trim() || `exit code ${String(StatusCode)}`;
    throw new SandboxError(COMPILE_STEP, reason, false);
  } finally {
    await container.remove({ force: true });
  }
}

/** What the engine refuses (400) is to start what is not there, and all that is started here is the library's. */
async function startCompiling(container: Dockerode.Container): Promise<void> {
  try {
    await container.start();
  } catch (error) {
    if (engineStatus(error) !== 400) throw error;
    throw new SandboxError(COMPILE_STEP, error instanceof Error ? error.message.trim() : String(error), false);
  }
}

async function hasImage(docker: Dockerode, tag: string): Promise<boolean> {
  try {
    await docker.getImage(tag).inspect();
    return true;
  } catch (error) {
    if (engineStatus(error) === 404) return false;
    throw error;
  }
}

/**
 * The tag of the sandbox image for this runner and this library; builds it where it is not there yet (a few seconds).
 * @throws SandboxError where the library has no working gcc, EngineUnavailableError where the engine is away.
 */
export async function buildSandboxImage(options: BuildSandboxImageOptions): Promise<string> {
  const { docker, libraryPath } = options;
  const sources = await readSources();
  const digest = digestOf(sources, libraryPath);
  const tag = `${REPOSITORY}:${digest}`;
  return askEngine(
    'build the sandbox image',
    async () => {
      if (await hasImage(docker, tag)) return tag;
      // A name of its own: another process may be at the same work.
      const bare = `${REPOSITORY}-build:${randomBytes(6).toString('hex')}`;
      options.onProgress?.('Compiling the sandbox runner');
      await buildImage(docker, bare, buildContext(sources, null));
      try {
        const runner = await compileRunner(docker, bare, libraryPath);
        options.onProgress?.('Building the sandbox image');
        await buildImage(docker, tag, buildContext(sources, runner));
      } finally {
        await docker.getImage(bare).remove({ force: true });
      }
      return tag;
    },
    BUILD_DEADLINE_MS,
  );
}
