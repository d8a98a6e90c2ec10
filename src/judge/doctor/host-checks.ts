import { access, constants, readFile, statfs } from 'node:fs/promises';
import { arch, availableParallelism, release, totalmem } from 'node:os';
import path from 'node:path';
import { GIB } from '../../contract/limits.js';
import { bad, coded, good, poor, type Check } from './check.js';

/** A library, its successor while it is built, and some test data. */
const FREE_BYTES_WANTED = 10 * GIB;
const MEMORY_BYTES_WANTED = 2 * GIB;

/** The machine as it is: nothing is started and nothing is written. */
export async function checkHost(dataDir: string): Promise<Check[]> {
  return [await checkSystem(), checkCores(), checkMemory(), await checkSwap(), await checkDataDir(dataDir)];
}

async function checkSystem(): Promise<Check> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const name = /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? process.platform;
  const finding = `${name}, kernel ${release()}, ${arch()}, Node.js ${process.versions.node}`;
  const values = { name, kernel: release(), architecture: arch(), node: process.versions.node };
  return process.platform === 'linux'
    ? coded(good('system', finding), 'doctor-system', values)
    : coded(
        bad('system', finding, 'judging needs Linux; the other commands work anywhere'),
        'doctor-system-other',
        values,
      );
}

function checkCores(): Check {
  const cores = availableParallelism();
  return cores > 1
    ? coded(good('cores', String(cores)), 'doctor-cores', { count: cores })
    : coded(
        poor('cores', '1', 'with two or more, the server and a judged program do not slow each other down'),
        'doctor-cores-one',
      );
}

function checkMemory(): Check {
  const finding = inGib(totalmem());
  const values = { gib: gibOf(totalmem()) };
  return totalmem() >= MEMORY_BYTES_WANTED
    ? coded(good('memory', finding), 'doctor-memory', values)
    : coded(
        poor('memory', finding, 'a problem’s memory limit must fit; 2 GiB is little'),
        'doctor-memory-little',
        values,
      );
}

/** Containers have no swap of their own; the host's swap still blurs times when memory is short. */
async function checkSwap(): Promise<Check> {
  const text = await readFile('/proc/swaps', 'utf8').catch(() => '');
  const count = text.trim().split('\n').length - 1;
  return count <= 0
    ? coded(good('swap', 'none'), 'doctor-swap-none')
    : coded(
        poor(
          'swap',
          `${String(count)} in use`,
          'judged programs never swap, but times are steadier without (swapoff -a)',
        ),
        'doctor-swap-used',
        { count },
      );
}

async function checkDataDir(dataDir: string): Promise<Check> {
  const existing = await nearestExisting(dataDir);
  const isWritable = await access(existing, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) {
    const remedy = 'set DOCKET_DATA to a directory that you may write to';
    const check = bad('data directory', `${dataDir} cannot be written`, remedy);
    return coded(check, 'doctor-data-unwritable', { directory: dataDir });
  }
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  const finding = `${dataDir}, ${inGib(free)} free`;
  const values = { directory: dataDir, gib: gibOf(free) };
  return free >= FREE_BYTES_WANTED
    ? coded(good('data directory', finding), 'doctor-data', values)
    : coded(
        poor('data directory', finding, 'a toolchain library alone takes about 3 GiB: make room or set DOCKET_DATA'),
        'doctor-data-little',
        values,
      );
}

/** Such as `23.5 GiB`. */
export function inGib(bytes: number): string {
  return `${gibOf(bytes)} GiB`;
}

export function gibOf(bytes: number): string {
  return (bytes / GIB).toFixed(1);
}

async function nearestExisting(place: string): Promise<string> {
  const isThere = await access(place).then(
    () => true,
    () => false,
  );
  return isThere || path.dirname(place) === place ? place : nearestExisting(path.dirname(place));
}
