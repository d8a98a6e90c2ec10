import { lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeFifo } from './host-files.js';

it('FIFOs that are asked for at once are made or not each for itself', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'docket-fifos-'));
  try {
    const taken = path.join(folder, 'taken');
    await writeFile(taken, '');
    const asked = ['a', 'gone/b', 'taken', 'c'].map((name) => makeFifo(path.join(folder, name)));
    const made = await Promise.allSettled(asked);
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    for (const name of ['a', 'c']) expect((await lstat(path.join(folder, name))).isFIFO()).toBe(true);
    expect((await lstat(taken)).isFile()).toBe(true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
