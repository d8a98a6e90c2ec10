import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exclusively } from './exclusive.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'docket-exclusive-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

it('lets one work at a time', async () => {
  const order: string[] = [];
  const free = Promise.withResolvers<undefined>();
  const first = exclusively(
    dataDir,
    () => undefined,
    async () => {
      order.push('first starts');
      await free.promise;
      order.push('first ends');
    },
  );
  const waiting = Promise.withResolvers<number>();
  while (!existsSync(path.join(dataDir, 'run', 'set-up.lock'))) await new Promise(setImmediate);
  const second = exclusively(dataDir, waiting.resolve, () => {
    order.push('second');
    return Promise.resolve();
  });
  expect(await waiting.promise).toBe(process.pid);
  free.resolve(undefined);
  await Promise.all([first, second]);
  expect(order).toEqual(['first starts', 'first ends', 'second']);
});

it('frees the lock when the work fails', async () => {
  await expect(
    exclusively(
      dataDir,
      () => undefined,
      () => Promise.reject(new Error('no')),
    ),
  ).rejects.toThrow('no');
  expect(
    await exclusively(
      dataDir,
      () => undefined,
      () => Promise.resolve('done'),
    ),
  ).toBe('done');
});

it('does not count the lock of a process that is gone, nor of one that has its number by now', async () => {
  await mkdir(path.join(dataDir, 'run'), { recursive: true });
  const lock = path.join(dataDir, 'run', 'set-up.lock');
  for (const owner of [
    { pid: 2 ** 30, startTime: '1' },
    { pid: process.pid, startTime: 'another' },
    // What a power cut leaves.
    null,
  ]) {
    await writeFile(lock, owner === null ? '' : JSON.stringify(owner));
    expect(
      await exclusively(
        dataDir,
        () => undefined,
        () => Promise.resolve('done'),
      ),
    ).toBe('done');
  }
});
