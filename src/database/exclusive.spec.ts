import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exclusively } from './exclusive.js';

let dataDir: string;
let lock: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-exclusive-'));
  lock = path.join(dataDir, 'run', 'set-up-lock');
});
afterEach(() => rm(dataDir, { recursive: true }));

const setUp = <T>(work: () => Promise<T>, onWait: (pid: number) => void = () => undefined): Promise<T> =>
  exclusively(dataDir, 'set-up', onWait, work);

it('lets one work at a time', async () => {
  const order: string[] = [];
  const free = Promise.withResolvers<undefined>();
  const first = setUp(async () => {
    order.push('first starts');
    await free.promise;
    order.push('first ends');
  });
  const waiting = Promise.withResolvers<number>();
  while (!existsSync(lock)) await new Promise(setImmediate);
  const second = setUp(() => {
    order.push('second');
    return Promise.resolve();
  }, waiting.resolve);
  expect(await waiting.promise).toBe(process.pid);
  free.resolve(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(['first starts', 'first ends', 'second']);
  expect(await readdir(path.dirname(lock))).toEqual(['set-up-lock']);
});

it('frees the lock when the work fails', async () => {
  await expect(setUp(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await setUp(() => Promise.resolve('done'))).toBe('done');
});

it('does not count the lock of a process that is gone, nor of one that has its number by now', async () => {
  await mkdir(lock, { recursive: true });
  for (const owner of [
    { pid: 2 ** 30, startTime: '1' },
    { pid: process.pid, startTime: 'another' },
    // What a power cut leaves.
    null,
  ]) {
    await writeFile(path.join(lock, 'gone'), owner === null ? '' : JSON.stringify(owner));
    expect(await setUp(() => Promise.resolve('done'))).toBe('done');
  }
});

it('does not take the lock of somebody who was quicker for that of a process that is gone', async () => {
  // Whoever reads it waits until it has content: the moment between the look at a lock and its removal.
  await mkdir(lock, { recursive: true });
  const gone = path.join(lock, 'gone');
  await promisify(execFile)('mkfifo', [gone]);
  const order: string[] = [];
  const waiting = Promise.withResolvers<number>();
  const slow = setUp(() => {
    order.push('slow');
    return Promise.resolve();
  }, waiting.resolve);
  const fifo = await open(gone, 'w');
  await rm(gone);
  const quick = setUp(async () => {
    await fifo.writeFile(JSON.stringify({ pid: 2 ** 30, startTime: '1' }));
    await fifo.close();
    order.push('quick starts');
    await Promise.race([waiting.promise, slow]);
    order.push('quick ends');
  });
  await Promise.all([slow, quick]);
  expect(order).toEqual(['quick starts', 'quick ends', 'slow']);
});

it('lets one work at a time however many come, each after a process that was killed', async () => {
  await mkdir(lock, { recursive: true });
  let atWork = 0;
  for (let round = 0; round < 20; round += 1) {
    await writeFile(path.join(lock, 'gone'), JSON.stringify({ pid: 2 ** 30, startTime: '1' }));
    const work = async (): Promise<void> => {
      atWork += 1;
      expect(atWork).toBe(1);
      await new Promise(setImmediate);
      atWork -= 1;
    };
    await Promise.all([setUp(work), setUp(work)]);
  }
});
