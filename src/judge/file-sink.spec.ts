import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileSink } from './file-sink.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'docket-sink-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file for output', () => {
  it('has all that was written when it has ended', async () => {
    const sink = new FileSink(path.join(folder, 'output'), 0o600);
    const chunk = Buffer.alloc(100_000, 'x');
    for (let count = 0; count < 10; count += 1) await sink.write(chunk);
    await sink.end();
    expect((await readFile(path.join(folder, 'output'))).length).toBe(1_000_000);
  });

  it('that cannot be made tells whoever writes or ends it, and ends nothing else', async () => {
    const sink = new FileSink(path.join(folder, 'none', 'output'), 0o600);
    const write = async (): Promise<void> => {
      for (;;) {
        await sink.write(Buffer.from('x'));
        await setImmediate();
      }
    };
    await expect(write()).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(sink.end()).rejects.toMatchObject({ code: 'ENOENT' });
    await sink.close();
  });

  it('is not made any more once it is given up', async () => {
    for (let count = 0; count < 200; count += 1) {
      const file = path.join(folder, String(count));
      const sink = new FileSink(file, 0o600);
      // By now it is on its way.
      await Promise.resolve();
      await sink.close();
      await rm(file, { force: true });
    }
    // Whatever is still on its way to the disk comes before this.
    const last = new FileSink(path.join(folder, 'last'), 0o600);
    await last.end();
    expect(await readdir(folder)).toEqual(['last']);
  });
});
