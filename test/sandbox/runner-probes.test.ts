import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { execute, LIMITS, MIB, Workbench } from './workbench.js';

const SOURCES = fileURLToPath(new URL('../../images/sandbox/', import.meta.url));
const WARNINGS = ['-Wall', '-Wextra', '-Wshadow', '-Wconversion', '-Werror'];
const SANITIZERS = ['-g', '-O1', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];

it("the runner's own probes pass under ASan and UBSan", async () => {
  const bench = await Workbench.open({ poolSize: 0 });
  try {
    const container = await bench.acquire({ stage: 'compile', memoryLimitBytes: 1024 * MIB });
    const names = (await readdir(`${SOURCES}runner`)).filter((name) => /\.[ch]$/.test(name) && name !== 'main.c');
    for (const name of names) await container.putFile(name, await readFile(`${SOURCES}runner/${name}`));
    await container.putFile('runner_probe.c', await readFile(`${SOURCES}probes/runner_probe.c`));
    const files = ['runner_probe.c', ...names.filter((name) => name.endsWith('.c'))];
    const limits = { ...LIMITS, memoryBytes: 1024 * MIB };
    const flags = ['-std=c17', '-D_DEFAULT_SOURCE', ...WARNINGS, ...SANITIZERS, '-o', 'probe'];
    const built = await execute(container, ['/usr/bin/gcc', ...flags, ...files], { limits });
    expect(built.stderrTail.toString()).toBe('');
    // Its leak check would trace the process, which is forbidden here.
    const { output } = await execute(container, ['/box/probe'], { limits, env: { ASAN_OPTIONS: 'detect_leaks=0' } });
    expect(output.split('\n').filter((line) => line.startsWith('not ok'))).toEqual([]);
    expect(output).toMatch(/\n1\.\.\d\d\n$/);
  } finally {
    await bench.close();
  }
});
