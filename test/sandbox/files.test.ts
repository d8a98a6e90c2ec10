import { readdir, readFile, stat, writeFile, mkdtemp, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RefusedFileError, type Refusal } from '../../src/sandbox/sandbox-errors.js';
import { stretched } from '../support/time-factor.js';
import { execute, MIB, testProgram } from './workbench.js';

const program = testProgram('box');
const CAT = '/bin/cat';
/** The program makes a sparse file of 4 GiB. */
const ARRANGE = { keepFiles: true, limits: { fileSizeBytes: 8192 * MIB } };

async function newDirectory(): Promise<string> {
  return mkdtemp(join(program.bench.directory, 'files-'));
}

async function hostFile(content: string, mode: number): Promise<string> {
  const path = join(await newDirectory(), 'file');
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
}

describe('fetching files', () => {
  beforeEach(async () => {
    expect(await program.run([], ARRANGE)).toMatchObject({ exitCode: 0, cleanAfter: true });
  });
  afterEach(async () => {
    await program.container.reset();
  });

  it('copies regular files, even those that their owner closed', async () => {
    const directory = await newDirectory();
    const files = await program.container.fetchFiles(['plain', 'empty', 'closed', 'hard'], directory, MIB);
    expect(files.map(({ path, sizeBytes }) => [path, sizeBytes])).toEqual([
      ['plain', 5],
      ['empty', 0],
      ['closed', 6],
      ['hard', 5],
    ]);
    expect(await readFile(join(directory, 'closed'), 'utf8')).toBe('closed');
  });

  it('of a directory takes the regular files below it and nothing else', async () => {
    const directory = await newDirectory();
    const files = await program.container.fetchFiles(['tree'], directory, MIB);
    expect(files.map(({ path }) => path).sort()).toEqual(['tree/below/two', 'tree/odd \n"name', 'tree/one']);
    expect(await readdir(join(directory, 'tree'))).not.toContain('link');
  });

  it.each<[string, Refusal]>([
    ['absent', 'not-found'],
    ['link', 'not-a-regular-file'],
    ['link-to-plain', 'not-a-regular-file'],
    ['etc/passwd', 'not-a-regular-file'],
    ['control/runner.sock', 'not-a-regular-file'],
    ['fifo', 'not-a-regular-file'],
    ['sparse', 'too-large'],
    ['deep', 'too-deep'],
    ['../etc/passwd', 'not-a-regular-file'],
    ['/etc/passwd', 'not-a-regular-file'],
    ['tree/../plain', 'not-a-regular-file'],
  ])('refuses %j: %s', async (path, refusal) => {
    const directory = await newDirectory();
    const fetching = program.container.fetchFiles([path], directory, MIB);
    await expect(fetching).rejects.toBeInstanceOf(RefusedFileError);
    await expect(fetching).rejects.toMatchObject({ refusal });
    expect(await readdir(directory)).toEqual([]);
  });

  it('refuses names that are the same to the host', async () => {
    const fetching = program.container.fetchFiles(['twins'], await newDirectory(), MIB);
    await expect(fetching).rejects.toMatchObject({ refusal: 'bad-name' });
  });

  it('caps what all files together may hold', async () => {
    const fetching = program.container.fetchFiles(['plain', 'hard'], await newDirectory(), 9);
    await expect(fetching).rejects.toMatchObject({ refusal: 'too-large', path: 'hard' });
  });

  it('takes everything for a dot', async () => {
    await program.container.reset();
    await program.container.putFile('a/b/c.txt', Buffer.from('c'));
    const files = await program.container.fetchFiles(['.'], await newDirectory(), MIB);
    expect(files.map(({ path }) => path)).toEqual(['a/b/c.txt']);
  });
});

describe('putting files', () => {
  afterEach(async () => {
    await program.container.reset();
  });

  it('gives them to the program, with the mode asked for', async () => {
    await program.container.putFile('dir/tool', Buffer.from('#!/bin/sh\nchmod 700 "$0" && stat -c %a "$0"\n'), 0o755);
    expect(await execute(program.container, ['/box/dir/tool'])).toMatchObject({ exitCode: 0, output: '700\n' });
  });

  it('takes large ones, from memory and from the host', async () => {
    const content = Buffer.alloc(3 * MIB, 'z');
    await program.container.putFile('memory', content);
    await program.container.putFile('host', { hostPath: await hostFile(content.toString(), 0o600) });
    const report = await execute(program.container, ['/usr/bin/cmp', 'memory', 'host']);
    expect(report).toMatchObject({ exitCode: 0, output: '' });
  });

  it('never follows what a program put in the way', async () => {
    await program.run([], ARRANGE);
    await expect(program.container.putFile('elsewhere/file', Buffer.from('x'))).rejects.toBeInstanceOf(
      RefusedFileError,
    );
    await program.container.putFile('link', Buffer.from('mine'));
    expect((await execute(program.container, [CAT, 'link'])).output).toBe('mine');
  });

  it.each(['../x', '/x', 'a//b', '', '.', 'a/.'])('refuses the path %j', async (path) => {
    await expect(program.container.putFile(path, Buffer.from('x'))).rejects.toBeInstanceOf(RefusedFileError);
  });
});

describe('an artifact', () => {
  it('is read-only, owned by root, and no copy where the host file has the right mode', async () => {
    const path = await hostFile('#!/bin/sh\nid -u > /artifact/pkg/tool; echo ran', 0o555);
    await program.container.mountArtifact([{ name: 'pkg/tool', hostPath: path, mode: 0o555 }]);
    expect((await stat(path)).nlink).toBe(2);
    const report = await execute(program.container, ['/artifact/pkg/tool']);
    expect(report).toMatchObject({ exitCode: 0, output: 'ran\n' });
    expect((await execute(program.container, ['/usr/bin/stat', '-c', '%a %u', '/artifact/pkg/tool'])).output).toBe(
      '555 0\n',
    );
  });
});

describe('the input', () => {
  it('is a link where others may read the file, else a copy; the program may open /dev/stdin either way', async () => {
    for (const mode of [0o444, 0o400]) {
      const file = await hostFile('3 4\n', mode);
      const direct = await execute(program.container, [CAT], { stdin: { file } });
      const reopened = await execute(program.container, [CAT, '/dev/stdin'], { stdin: { file } });
      expect([direct.output, reopened.output]).toEqual(['3 4\n', '3 4\n']);
      expect((await stat(file)).nlink).toBe(1);
    }
  });

  it('may be given as bytes, or be empty', async () => {
    const bytes = Buffer.from('a\0b');
    expect((await execute(program.container, [CAT], { stdin: { content: bytes } })).output).toBe('a\0b');
    expect((await execute(program.container, [CAT])).output).toBe('');
  });

  it('comes with further files where asked for, and only then', async () => {
    const file = await hostFile('the answer', 0o400);
    const list = ['/bin/sh', '-c', 'ls /data; cat /data/*/* 2>/dev/null'];
    const extraFiles = [{ name: 'jury/answer', file }];
    expect((await execute(program.container, list, { extraFiles })).output).toBe('jury\nthe answer');
    expect((await execute(program.container, list)).output).not.toContain('answer');
  });
});

describe('the output', () => {
  it('of 100 MB arrives whole', async () => {
    let bytes = 0;
    const report = await program.container.execute({
      argv: ['/usr/bin/head', '-c', '100000000', '/dev/zero'],
      stdin: 'empty',
      stdout: { sink: (chunk) => void (bytes += chunk.length) },
      limits: {
        cpuTimeMs: stretched(20_000),
        wallTimeMs: stretched(40_000),
        memoryBytes: 128 * MIB,
        processes: 8,
        outputBytes: 200 * MIB,
        fileSizeBytes: MIB,
        openFiles: 16,
        stackBytes: 8 * MIB,
      },
    });
    expect(report).toMatchObject({ exitCode: 0, limitFired: null, outputBytes: 100_000_000 });
    expect(bytes).toBe(100_000_000);
  });

  it('waits for a slow reader', async () => {
    let bytes = 0;
    let isBusy = false;
    const report = await program.container.execute({
      argv: ['/usr/bin/head', '-c', '1000000', '/dev/zero'],
      stdin: 'empty',
      stdout: {
        sink: async (chunk) => {
          expect(isBusy).toBe(false);
          isBusy = true;
          await new Promise(setImmediate);
          bytes += chunk.length;
          isBusy = false;
        },
      },
      limits: {
        cpuTimeMs: stretched(20_000),
        wallTimeMs: stretched(40_000),
        memoryBytes: 128 * MIB,
        processes: 8,
        outputBytes: MIB,
        fileSizeBytes: MIB,
        openFiles: 16,
        stackBytes: 8 * MIB,
      },
    });
    expect(report.exitCode).toBe(0);
    expect(bytes).toBe(1_000_000);
  });

  it('may be written through /dev/stdout and /dev/stderr', async () => {
    const report = await execute(program.container, [
      '/bin/sh',
      '-c',
      'echo out > /dev/stdout; echo err > /dev/stderr',
    ]);
    expect([report.output, report.stderrTail.toString()]).toEqual(['out\n', 'err\n']);
  });
});
