/**
 * The host's side of a container's directory: control/ (only container-root can enter it), data/ and artifact/
 * (readable by the program, mounted read-only). Nothing a program can write is ever below here.
 *
 * Links and removals are synchronous: they take 10–20 µs, a trip through the thread pool ten times that.
 */
import { execFile } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { RefusedFileError, SandboxError } from './sandbox-errors.js';

export interface ContainerDirectories {
  root: string;
  control: string;
  data: string;
  artifact: string;
}

const OTHERS_READ = 0o004;
const READABLE = 0o444;

/** @throws SandboxError where the directory cannot be made. */
export function makeContainerDirectories(root: string): ContainerDirectories {
  const directories = {
    root,
    control: join(root, 'control'),
    data: join(root, 'data'),
    artifact: join(root, 'artifact'),
  };
  try {
    mkdirSync(root, { recursive: true, mode: 0o711 });
    for (const [path, mode] of [
      [directories.control, 0o700],
      [directories.data, 0o755],
      [directories.artifact, 0o755],
    ] as const) {
      mkdirSync(path);
      // Whatever the umask says.
      chmodSync(path, mode);
    }
  } catch (error) {
    throw new SandboxError('make the container directory', String(error), false, { cause: error });
  }
  return directories;
}

export async function removeContainerDirectories(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}

/**
 * Shows a host file under another name. A hard link where the file has the wanted permissions already and is on the
 * same filesystem, a copy otherwise: permissions belong to the file, not to its names.
 *
 * @param mode null: anything that lets others read
 */
export function showFile(hostPath: string, target: string, mode: number | null): void {
  const present = statSync(hostPath).mode & 0o777;
  const fits = mode === null ? (present & OTHERS_READ) !== 0 : present === mode;
  if (fits && tryLink(hostPath, target)) return;
  copyFileSync(hostPath, target, constants.COPYFILE_FICLONE);
  chmodSync(target, mode ?? READABLE);
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EXDEV' || code === 'EPERM' || code === 'EMLINK') return false;
    throw error;
  }
}

export function writeControlFile(target: string, content: Buffer): void {
  writeFileSync(target, content, { mode: READABLE, flag: 'wx' });
}

/** Does nothing where it is gone already, with its container. */
export function forgetFile(path: string): void {
  rmSync(path, { force: true });
}

/** `root` and a relative name below it, such as `pkg/Main.class`; makes the directories between. */
export function pathBelow(root: string, name: string): string {
  const parts = name.split('/');
  const isPlain = parts.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
  if (!isPlain) throw new RefusedFileError('bad-name', name);
  const path = join(root, ...parts);
  if (parts.length > 1) mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  return path;
}

/**
 * A way from a writer to a reader in two containers, held open by the host until `letGo`: until then no reader sees an
 * end of input and no writer a broken pipe, whoever else comes and goes.
 */
export interface Channel {
  writerPath: string;
  readerPath: string;
  /** Reads and forgets whatever is written from now on, so that a writer without a reader is never held up. */
  drain: () => void;
  /** Only when whoever shall read has opened it: what nobody holds open is lost. */
  letGo: () => void;
  /** Gives up whatever is still in it. */
  close: () => void;
}

/** One FIFO is all of it. */
export interface HeldFifo extends Channel {
  path: string;
}

/** Those that were asked for at once, and the one process that makes them all. */
let asked: { paths: string[]; made: Promise<unknown> } | null = null;

/**
 * Node.js has no call for it, so that it takes a process of its own; to start one holds this process up for some
 * milliseconds. Those that are asked for at once are made by one, which goes on where one of them cannot be made.
 */
export async function makeFifo(path: string): Promise<void> {
  if (asked === null) {
    const paths: string[] = [];
    const makeAll = async (): Promise<unknown> => {
      asked = null;
      return promisify(execFile)('mkfifo', ['-m', '666', ...paths]);
    };
    asked = { paths, made: Promise.resolve().then(makeAll) };
  }
  asked.paths.push(path);
  await asked.made.catch(async (error: unknown) => {
    const found = await lstat(path).catch(() => null);
    if (found?.isFIFO() !== true) throw error;
  });
}

/** Makes a FIFO for two containers. */
export async function createFifo(path: string): Promise<HeldFifo> {
  await makeFifo(path);
  const descriptor = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  let isHeld = true;
  let drain: Socket | null = null;
  const letGo = (): void => {
    if (isHeld && drain === null) closeSync(descriptor);
    // It owns the descriptor.
    drain?.destroy();
    isHeld = false;
  };
  return {
    path,
    writerPath: path,
    readerPath: path,
    drain: () => {
      if (!isHeld || drain !== null) return;
      drain = new Socket({ fd: descriptor, readable: true, writable: false });
      drain.on('error', () => undefined);
      drain.resume();
    },
    letGo,
    close: letGo,
  };
}
