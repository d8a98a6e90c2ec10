/** What the toolchain library keeps ready for compilers is really used by the very command lines that programs get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSources } from '../../src/languages/arrange-sources.js';
import { compileCommand } from '../../src/languages/command-lines.js';
import { LANGUAGES, type LanguageId } from '../../src/languages/languages.js';
import type { ExecutionReport } from '../../src/sandbox/execution.js';
import { stretched } from '../support/time-factor.js';
import { LIMITS, MIB, Workbench } from './workbench.js';

const MEMORY_BYTES = 2048 * MIB;

let bench: Workbench;
beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

async function compile(
  id: LanguageId,
  source: string,
  change: (argv: string[]) => string[] = (argv) => argv,
): Promise<ExecutionReport> {
  const arranged = arrangeSources(LANGUAGES[id], [{ name: '', content: Buffer.from(source) }]);
  if (!arranged.ok) throw new Error(arranged.reason);
  const { argv, env, processLimit } = compileCommand(LANGUAGES[id], arranged.program, MEMORY_BYTES);
  const container = await bench.acquire({ stage: 'compile', memoryLimitBytes: MEMORY_BYTES, processLimit });
  try {
    for (const { name, content } of arranged.contents) await container.putFile(name, content);
    return await container.execute({
      argv: change(argv),
      env,
      stdin: 'empty',
      stdout: 'discard',
      stderrTailBytes: MIB,
      limits: {
        ...LIMITS,
        cpuTimeMs: stretched(60_000),
        wallTimeMs: stretched(240_000),
        memoryBytes: MEMORY_BYTES,
        processes: processLimit,
      },
    });
  } finally {
    await container.release();
  }
}

describe.each([
  ['cpp17', 17],
  ['cpp', 20],
  ['cpp23', 23],
] as const)('%s', (id, standard) => {
  const program = '#include <bits/stdc++.h>\nint main() { std::cout << std::gcd(4, 6); }\n';
  /** GCC marks a compiled header that it took with "!", and one that will not do with "x". */
  const withNames = (argv: string[]): string[] => [...argv, '-H'];

  it('takes the compiled bits/stdc++.h of its standard', async () => {
    const { exitCode, stderrTail } = await compile(id, program, withNames);
    expect(exitCode).toBe(0);
    expect(stderrTail.toString()).toContain(`! /usr/lib/docket/include/bits/stdc++.h.gch/${standard}\n`);
  });

  it('does without where a pragma asks for another processor', async () => {
    const { exitCode, stderrTail } = await compile(id, `#pragma GCC target("avx2")\n${program}`, withNames);
    expect(exitCode, stderrTail.toString().slice(-2_000)).toBe(0);
  });
});

it('javac maps the classes that were recorded', async () => {
  // "on" instead of "auto": where the archive does not fit, the JVM ends instead of going on without.
  const insist = (argv: string[]): string[] => argv.map((word) => word.replace('-Xshare:auto', '-Xshare:on'));
  const { exitCode, stderrTail } = await compile('java', LANGUAGES.java.hello, insist);
  expect(exitCode, stderrTail.toString()).toBe(0);
});
