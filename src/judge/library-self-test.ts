/**
 * Whether a toolchain library can judge what it claims to: every language's hello is compiled and run in the sandbox, as
 * a submission would be. A library is switched to only when all of them come out right.
 */
import type { Config } from '../config/config.js';
import { MIB } from '../contract/limits.js';
import { HELLO_OUTPUT } from '../languages/language.js';
import { isLanguageId, type Language, LANGUAGES } from '../languages/languages.js';
import { SandboxError } from '../sandbox/sandbox-errors.js';
import { COMPILE_STEP } from '../sandbox/sandbox-image.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import { recordSelfTest, ToolchainLibraryError, type ToolchainLibrary } from '../sandbox/toolchain-library.js';
import type { ArtifactCache } from './artifact-cache.js';
import { DEFAULT_COMPILE_LIMITS, ProgramCompiler, type RunnableProgram } from './compile-program.js';
import { evidenceOf } from './evidence.js';
import { programLimits } from './execution-limits.js';
import { RunSession } from './run-session.js';
import { HeadBuffer, toText } from './text.js';
import { verdictOfRun } from './verdict-of-run.js';

const PURPOSE = 'library self-test';
const OUTPUT_HEAD_BYTES = 1024;
/** Of a machine that is busy with judging besides. */
const TIME_LIMIT_MS = 10_000;
/** What fails where a library lacks programs; the first is the runner's word. */
const STEPS_OF_THE_LIBRARY = ['exec', COMPILE_STEP];

/**
 * In a sandbox of its own: the warm containers of a worker stay those of the library in use. What came of it is kept
 * beside the library.
 *
 * @param onProgress told of each language before it is tried
 * @throws ToolchainLibraryError naming each language that failed, and how
 */
export async function selfTestLibrary(
  config: Config,
  artifacts: ArtifactCache,
  library: ToolchainLibrary,
  onProgress: (step: string) => void,
): Promise<void> {
  const { dataDir, dockerSocket } = config;
  const sandbox = new SandboxService({ dataDir, dockerSocket, poolSize: 0 });
  try {
    await sandbox.start();
    const compiler = new ProgramCompiler(sandbox, artifacts);
    const results = await tryLanguages(sandbox, compiler, library, onProgress);
    await recordSelfTest(dataDir, library.digest, { testedAt: new Date().toISOString(), results });
    refuseFailures(library, results);
  } finally {
    await sandbox.stop();
  }
}

async function tryLanguages(
  sandbox: SandboxService,
  compiler: ProgramCompiler,
  library: ToolchainLibrary,
  onProgress: (step: string) => void,
): Promise<Record<string, string | null>> {
  const results: Record<string, string | null> = {};
  for (const id of Object.keys(library.languages)) {
    if (!isLanguageId(id)) continue;
    onProgress(`trying ${id}`);
    results[id] = await tryHello(LANGUAGES[id], sandbox, compiler, library).catch(toldAsFailure);
  }
  return results;
}

/** The library has not even what is to be started: its fault, and the other languages are still tried. */
function toldAsFailure(error: unknown): string {
  if (error instanceof SandboxError && STEPS_OF_THE_LIBRARY.includes(error.step)) return error.message;
  throw error;
}

function refuseFailures(library: ToolchainLibrary, results: Record<string, string | null>): void {
  const failures = Object.entries(results).flatMap(([id, failure]) => (failure === null ? [] : [`${id} (${failure})`]));
  if (failures.length > 0) {
    throw new ToolchainLibraryError(
      `The toolchain library ${library.digest} does not judge "hello" right in ${failures.join('; ')}.`,
    );
  }
}

/** Null where it came out right, else what went wrong. */
async function tryHello(
  language: Language,
  sandbox: SandboxService,
  compiler: ProgramCompiler,
  library: ToolchainLibrary,
): Promise<string | null> {
  const hello = { name: '', content: Buffer.from(language.hello) };
  const compiled = await compiler.compile(language, [hello], null, {
    library,
    limits: DEFAULT_COMPILE_LIMITS,
    purpose: PURPOSE,
  });
  if (!compiled.ok) return `${compiled.reason} ${compiled.compilerOutput.slice(0, 200)}`.trim();
  const memoryLimitBytes = (language.leastMemoryMib ?? 64) * MIB;
  const session = new RunSession(sandbox, {
    stage: 'run',
    memoryLimitBytes,
    processLimit: language.run.processLimit,
    cpus: 1,
    libraryPath: library.path,
    purpose: PURPOSE,
  });
  try {
    return await runHello(compiled.program, session, memoryLimitBytes);
  } finally {
    await session.close();
  }
}

async function runHello(
  program: RunnableProgram,
  session: RunSession,
  memoryLimitBytes: number,
): Promise<string | null> {
  const { argv, env, processLimit } = program.command(memoryLimitBytes);
  const output = new HeadBuffer(OUTPUT_HEAD_BYTES);
  const report = await session.execute(program, {
    argv,
    env,
    stdin: 'empty',
    stdout: {
      sink: (chunk) => {
        output.write(chunk);
      },
    },
    limits: programLimits({ timeLimitMs: TIME_LIMIT_MS, memoryLimitBytes, outputLimitBytes: MIB }, processLimit),
  });
  const stderr = toText(report.stderrTail);
  const failure = verdictOfRun(evidenceOf(report), { heapExhausted: program.heapExhausted?.test(stderr) ?? false });
  if (failure !== null) return `${failure.verdict}: ${failure.reason} ${stderr.slice(0, 200)}`.trim();
  return output.text() === HELLO_OUTPUT ? null : `it printed ${JSON.stringify(output.text())}`;
}
