/**
 * Every language of the table, for real: its programs in test/languages/<id> are compiled and run in the sandbox with the
 * toolchain library, and each must come out as its name says. A language is complete when it has all of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { MIB } from '../../src/contract/limits.js';
import { ArtifactCache } from '../../src/judge/artifact-cache.js';
import { ProgramCompiler } from '../../src/judge/compile-program.js';
import { programLimits } from '../../src/judge/execution-limits.js';
import { RunSession } from '../../src/judge/run-session.js';
import { verdictOfRun } from '../../src/judge/verdict-of-run.js';
import { HELLO_OUTPUT } from '../../src/languages/language.js';
import { type Language, LANGUAGE_IDS, LANGUAGES } from '../../src/languages/languages.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary, type ToolchainLibrary } from '../../src/sandbox/toolchain-library.js';

const PROGRAMS = fileURLToPath(new URL('../languages', import.meta.url));
const COMPILE = { timeLimitMs: 60_000, memoryLimitBytes: 2048 * MIB };
const NUMBERS = Array.from({ length: 100_000 }, (_, i) => ((i * 7919) % 2_000_003) - 1_000_000);

interface Expected {
  /** The verdict, or what a run that is in order prints. */
  verdict?: 'CE' | 'RTE' | 'TLE' | 'MLE';
  output?: string;
  memoryMib: number;
}

const CASES: Record<string, Expected> = {
  numbers: { output: `${String(NUMBERS.reduce((sum, number) => sum + number, 0))}\n`, memoryMib: 256 },
  'compile-error': { verdict: 'CE', memoryMib: 256 },
  'run-time-error': { verdict: 'RTE', memoryMib: 256 },
  'time-limit': { verdict: 'TLE', memoryMib: 256 },
  'memory-limit': { verdict: 'MLE', memoryMib: 128 },
  'deep-recursion': { output: '100000\n', memoryMib: 256 },
  'endless-recursion': { verdict: 'RTE', memoryMib: 256 },
};

let library: ToolchainLibrary;
let sandbox: SandboxService;
let compiler: ProgramCompiler;
let numbersFile: string;

beforeAll(async () => {
  const dataDir = inject('dataDir');
  library = await currentLibrary(dataDir);
  sandbox = new SandboxService({ dataDir, dockerSocket: loadConfig().dockerSocket, poolSize: 1 });
  await sandbox.start(library.path);
  compiler = new ProgramCompiler(sandbox, new ArtifactCache({ ...loadConfig(), dataDir }));
  numbersFile = path.join(sandbox.workDirectory, 'numbers.in');
  await writeFile(numbersFile, `${NUMBERS.join('\n')}\n`);
});
afterAll(() => sandbox.stop());

interface Outcome {
  verdict: string | null;
  output: string;
  detail: string;
}

/** One second of CPU time, which is plenty for all that are to end. */
async function judge(language: Language, name: string, content: Buffer, memoryMib: number): Promise<Outcome> {
  const compiled = await compiler.compile(language, [{ name, content }], null, library, COMPILE, 'languages test');
  if (!compiled.ok) return { verdict: 'CE', output: '', detail: compiled.compilerOutput };
  const memoryLimitBytes = memoryMib * MIB;
  const command = compiled.program.command(memoryLimitBytes);
  const session = new RunSession(sandbox, {
    stage: 'run',
    memoryLimitBytes,
    processLimit: command.processLimit,
    cpus: 1,
    libraryPath: library.path,
    purpose: 'languages test',
  });
  try {
    const chunks: Buffer[] = [];
    const { stderrTail, ...evidence } = await session.execute(compiled.program, {
      argv: command.argv,
      env: command.env,
      stdin: { file: numbersFile },
      stdout: { sink: (chunk) => void chunks.push(Buffer.from(chunk)) },
      limits: programLimits({ timeLimitMs: 1_000, memoryLimitBytes, outputLimitBytes: MIB }, command.processLimit),
    });
    const errors = stderrTail.toString();
    const failure = verdictOfRun(evidence, { heapExhausted: compiled.program.heapExhausted?.test(errors) ?? false });
    const detail = `${failure?.reason ?? ''} ${JSON.stringify(evidence)} ${errors.slice(0, 2_000)}`;
    return { verdict: failure?.verdict ?? null, output: Buffer.concat(chunks).toString(), detail };
  } finally {
    await session.close();
  }
}

/** A program may say that another verdict is right for its language. */
function expectedVerdict(source: string, expected: Expected): string | null {
  return source.includes('@EXPECTED_RESULTS@: MEMORY-LIMIT') ? 'MLE' : (expected.verdict ?? null);
}

describe.each(LANGUAGE_IDS)('%s', (id) => {
  const language = LANGUAGES[id];
  const folder = path.join(PROGRAMS, id);

  it('has a program for every case', () => {
    expect(
      readdirSync(folder)
        .map((file) => path.parse(file).name)
        .sort(),
    ).toEqual(Object.keys(CASES).sort());
  });

  it('tells its version', () => {
    expect(library.languages[id]?.version).toMatch(new RegExp(`^${language.version.tool} \\d`));
  });

  it('says hello within 64 MiB', async () => {
    const outcome = await judge(language, '', Buffer.from(language.hello), 64);
    expect(outcome, outcome.detail).toMatchObject({ verdict: null, output: HELLO_OUTPUT });
  });

  it.each(readdirSync(folder).sort())('%s', async (file) => {
    const expected = CASES[path.parse(file).name];
    const content = readFileSync(path.join(folder, file));
    if (!expected) throw new Error(`nobody knows what ${file} should do`);
    const outcome = await judge(language, file, content, expected.memoryMib);
    expect(outcome.verdict, outcome.detail).toBe(expectedVerdict(content.toString(), expected));
    if (expected.output !== undefined) expect(outcome.output).toBe(expected.output);
  });
});
