import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import type { RunEvidence } from '../../src/contract/evidence.js';
import { MIB } from '../../src/contract/limits.js';
import { ArtifactCache } from '../../src/judge/artifact-cache.js';
import { ProgramCompiler } from '../../src/judge/compile-program.js';
import { programLimits } from '../../src/judge/execution-limits.js';
import { RunSession } from '../../src/judge/run-session.js';
import { verdictOfRun } from '../../src/judge/verdict-of-run.js';
import type { SourceFile } from '../../src/languages/language.js';
import type { Language } from '../../src/languages/languages.js';
import { SandboxService } from '../../src/sandbox/sandbox.service.js';
import { currentLibrary, type ToolchainLibrary } from '../../src/sandbox/toolchain-library.js';
import { stretched } from '../support/time-factor.js';

const COMPILE = { timeLimitMs: stretched(60_000), memoryLimitBytes: 2048 * MIB };
const OUTPUT_HEAD_BYTES = 64 * 1024;

export interface ProgramLimits {
  /** As on a machine of the usual speed. */
  timeMs: number;
  memoryMib: number;
  outputMib: number;
}

export interface Outcome {
  /** Null where the run was in order, so that the output decides. */
  verdict: string | null;
  /** Its beginning. */
  output: Buffer;
  evidence: RunEvidence | null;
  /** For the message of a failed test. */
  detail: string;
}

/**
 * How long a program may run whose right verdict is `verdict`, null where that is up to its output: a second where it is
 * to be too little. Where it is not, more than any needs, start of the slowest runtime included: filling memory takes
 * some virtual machines ten times as long as others.
 */
export function usualTimeMs(verdict: string | null): number {
  return verdict === 'TLE' ? 1_000 : 20_000;
}

/** Compiles and runs single programs as the judge does, with its own parts, but without a problem. */
export class ProgramJudge {
  private constructor(
    readonly library: ToolchainLibrary,
    private readonly sandbox: SandboxService,
    private readonly compiler: ProgramCompiler,
    private readonly inputFile: string,
  ) {}

  /** @param input what every program finds on standard input */
  static async start(input: string): Promise<ProgramJudge> {
    const dataDir = inject('dataDir');
    const config = { ...loadConfig(), dataDir };
    const library = await currentLibrary(dataDir);
    const sandbox = new SandboxService({ dataDir, dockerSocket: config.dockerSocket, poolSize: 1 });
    await sandbox.start(library.path);
    const inputFile = path.join(sandbox.workDirectory, 'program.in');
    await writeFile(inputFile, input);
    return new ProgramJudge(library, sandbox, new ProgramCompiler(sandbox, new ArtifactCache(config)), inputFile);
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }

  judge(language: Language, name: string, content: Buffer, limits: ProgramLimits): Promise<Outcome> {
    return this.judgeFiles(language, [{ name, content }], limits);
  }

  async judgeFiles(language: Language, files: SourceFile[], limits: ProgramLimits): Promise<Outcome> {
    const purpose = files.map(({ name }) => name).join(', ');
    const compiled = await this.compiler.compile(language, files, null, {
      library: this.library,
      limits: COMPILE,
      purpose,
    });
    if (!compiled.ok) {
      return { verdict: 'CE', output: Buffer.alloc(0), evidence: null, detail: compiled.compilerOutput };
    }
    const memoryLimitBytes = limits.memoryMib * MIB;
    const { argv, env, processLimit } = compiled.program.command(memoryLimitBytes);
    const { library, sandbox } = this;
    const session = new RunSession(sandbox, {
      stage: 'run',
      memoryLimitBytes,
      processLimit,
      cpus: 1,
      libraryPath: library.path,
      purpose,
    });
    const head: Buffer[] = [];
    let headBytes = 0;
    const sink = (chunk: Buffer): void => {
      if (headBytes < OUTPUT_HEAD_BYTES) head.push(Buffer.from(chunk));
      headBytes += chunk.length;
    };
    try {
      const { stderrTail, stderrBytes, isCancelled, cleanAfter, ...evidence } = await session.execute(
        compiled.program,
        {
          argv,
          env,
          stdin: { file: this.inputFile },
          stdout: { sink },
          limits: programLimits(
            { timeLimitMs: stretched(limits.timeMs), memoryLimitBytes, outputLimitBytes: limits.outputMib * MIB },
            processLimit,
          ),
        },
      );
      const errors = stderrTail.toString();
      const failure = verdictOfRun(evidence, { heapExhausted: compiled.program.heapExhausted?.test(errors) ?? false });
      const facts = JSON.stringify({ ...evidence, stderrBytes, isCancelled, cleanAfter });
      const detail = `${failure?.reason ?? 'in order'} ${facts} ${errors.slice(0, 2_000)}`;
      return { verdict: failure?.verdict ?? null, output: Buffer.concat(head), evidence, detail };
    } finally {
      await session.close();
    }
  }
}
