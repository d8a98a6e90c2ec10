import { describe, expect, it } from 'vitest';
import { stretched } from '../support/time-factor.js';
import { execute, testProgram } from './workbench.js';

const program = testProgram('leftovers', { processLimit: 64 });
/** Entries in /box, /tmp, /dev/shm, /dev/mqueue; processes in sight; mode and time of /box. */
const NOTHING_LEFT = '0 0 0 0 2 700 0\n';

describe('between two executions', () => {
  it('there is nothing to begin with', async () => {
    expect((await program.run(['look'])).output).toBe(NOTHING_LEFT);
  });

  it.each(['processes', 'files', 'unlinked', 'output'])('nothing stays of %s', async (act) => {
    const report = await program.run([act]);
    expect(report).toMatchObject({ exitCode: 0, cleanAfter: true });
    expect((await program.run(['look'])).output).toBe(NOTHING_LEFT);
  });

  it('the output of a program that left a child behind is complete', async () => {
    const report = await program.run(['output']);
    expect(report.output).toBe('done\n');
    expect(report.wallTimeUs).toBeLessThan(stretched(5_000_000));
  });

  it('files are kept where that was asked for, until a reset', async () => {
    await program.run(['unlinked'], { keepFiles: true });
    await execute(program.container, ['/bin/touch', '/box/kept'], { keepFiles: true });
    expect((await program.run(['look'], { keepFiles: true })).output).toMatch(/^1 0 0 0 2 /);
    await program.container.reset();
    expect((await program.run(['look'])).output).toBe(NOTHING_LEFT);
  });
});
