/** Talks themselves need containers: test/judging/interaction.test.ts. */
import { mkdir, mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { executionReport } from '../../test/support/execution-report.js';
import { SharedWaits } from '../sandbox/shared-waits.js';
import { runInteraction, type Side } from './run-interaction.js';

/** The longest path that Linux takes, with its zero byte (limits.h). */
const PATH_MAX = 4096;

/** A directory below which a pipe of the tenth process, whose name is a digit longer, has no name any more. */
async function deepDirectory(root: string): Promise<string> {
  const folder = `interaction-${'0'.repeat(36)}`;
  const length = PATH_MAX - 1 - `/${folder}/to-validator-9`.length;
  let directory = root;
  while (directory.length < length) {
    const left = length - directory.length - 1;
    directory += `/${'d'.repeat(left > 250 ? 200 : left)}`;
  }
  await mkdir(directory, { recursive: true });
  return directory;
}

async function openBelow(root: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd');
  const files = await Promise.all(descriptors.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')));
  return files.filter((file) => file.startsWith(root));
}

it.each([1, 3])(
  'none of %i processes and their validator is charged for waiting for one without a processor',
  async (count) => {
    const root = await mkdtemp(path.join(tmpdir(), 'docket-pipes-'));
    try {
      const waits: unknown[] = [];
      const side: Side = ({ sharedWaits }) => {
        waits.push(sharedWaits);
        return Promise.resolve(executionReport());
      };
      const programs = Array.from({ length: count }, () => side);
      await runInteraction(root, { programs, validator: side }, 1, { fateOf: () => 'well', accepts: () => false });
      expect(waits).toHaveLength(count + 1);
      expect(new Set(waits)).toEqual(new Set([expect.any(SharedWaits)]));
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  },
);

it('pipes that cannot all be made leave none open, and nothing on the disk', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'docket-pipes-'));
  try {
    const directory = await deepDirectory(root);
    const side: Side = () => Promise.reject(new Error('nothing is started'));
    const programs = Array.from({ length: 11 }, () => side);
    const judgeEnds = { fateOf: () => 'well' as const, accepts: () => true };
    await expect(runInteraction(directory, { programs, validator: side }, 1, judgeEnds)).rejects.toThrow('mkfifo');
    expect(await openBelow(root)).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
