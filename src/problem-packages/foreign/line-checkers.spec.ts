/** Runs the comparison itself: needs `python3`, as the sandbox has it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MadeFiles } from '../made-files.js';
import { lineChecker } from './line-checkers.js';

const ACCEPTED = 42;
const REJECTED = 43;

let directory = '';
let script = '';
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'line-checkers-'));
  const { files } = await lineChecker(new MadeFiles(path.join(directory, 'made')));
  script = files[0]?.file.hostPath ?? '';
});
afterAll(async () => rm(directory, { recursive: true, force: true }));

describe('a comparison of exact lines', () => {
  it.each([
    ['1\n2\n', '1\r\n2\r\n', ACCEPTED],
    ['1\r\n2\r\n', '1\n2', ACCEPTED],
    ['3', '3\n', ACCEPTED],
    ['3\n', '3', ACCEPTED],
    ['3\r', '3', ACCEPTED],
    ['', '', ACCEPTED],
    ['3 \n', '3\n', REJECTED],
    [' 3\n', '3\n', REJECTED],
    ['1\r2\n', '1\n2\n', REJECTED],
    ['3\n\n', '3\n', REJECTED],
    ['3\n', '3\n\n', REJECTED],
    ['\n', '', REJECTED],
  ])('of the output %j with the answer %j ends with %i', async (output, answer, code) => {
    const file = path.join(directory, 'answer');
    await writeFile(file, answer);
    const { status, error } = spawnSync('python3', [script, file, file, directory, 'exact-lines'], { input: output });
    expect([status, error]).toEqual([code, undefined]);
  });
});
