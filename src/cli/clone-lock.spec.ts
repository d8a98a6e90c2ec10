import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

type Exclusively = (lock: string, onWait: (pid: number) => void, work: () => Promise<void>) => Promise<void>;

let folder: string;
let lock: string;
let exclusively: Exclusively;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-clone-'));
  lock = path.join(folder, 'lock');
  // Plain JavaScript: it has no types.
  ({ exclusively } = (await import(new URL('./clone-lock.mjs', import.meta.url).href)) as { exclusively: Exclusively });
});
afterEach(() => rm(folder, { recursive: true }));

const leave = (identity: string): void => {
  mkdirSync(lock, { recursive: true });
  writeFileSync(path.join(lock, 'gone'), identity);
};

it('lets one work at a time, and tells whom the others wait for', async () => {
  const order: string[] = [];
  const waiting = Promise.withResolvers<number>();
  const first = exclusively(
    lock,
    () => undefined,
    async () => {
      order.push('first starts');
      expect(await waiting.promise).toBe(process.pid);
      order.push('first ends');
    },
  );
  const second = exclusively(lock, waiting.resolve, () => {
    order.push('second');
    return Promise.resolve();
  });
  await Promise.all([first, second]);
  expect(order).toEqual(['first starts', 'first ends', 'second']);
  expect(await readdir(folder)).toEqual([]);
});

it('does not wait for a process that is gone, nor for one that has its number by now', async () => {
  for (const identity of [`${String(2 ** 30)} 1`, `${String(process.pid)} 1`, '']) {
    leave(identity);
    let isDone = false;
    await exclusively(
      lock,
      () => undefined,
      () => {
        isDone = true;
        return Promise.resolve();
      },
    );
    expect(isDone).toBe(true);
  }
});
