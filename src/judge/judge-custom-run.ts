/** Runs code without a problem: the same compile and the same sandbox, no answer to compare with. */
import { Inject, Injectable } from '@nestjs/common';
import { BlobCache } from '../blobs/blob-cache.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { KIB } from '../contract/limits.js';
import { isLanguageId, LANGUAGES } from '../languages/languages.js';
import { addToLogContext } from '../logging/log-context.js';
import type { Lease } from '../queue/queue.service.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import { evidenceOf } from './evidence.js';
import { currentLibrary } from '../sandbox/toolchain-library.js';
import type { CustomRun, CustomRunResult } from '../submissions/custom-run.entity.js';
import { CustomRunsService } from '../submissions/custom-runs.service.js';
import { annotateSpan, inSpan } from '../tracing/tracing.js';
import { DEFAULT_COMPILE_LIMITS, ProgramCompiler, type RunnableProgram } from './compile-program.js';
import { programLimits } from './execution-limits.js';
import { JudgingTasks } from './judging-task.js';
import { runWithNamedFiles, saysMissing } from './named-files.js';
import { RunSession } from './run-session.js';
import { HeadBuffer, toText } from './text.js';
import { verdictOfRun } from './verdict-of-run.js';

const STDERR_TAIL_BYTES = 64 * KIB;

@Injectable()
export class JudgeCustomRun {
  constructor(
    private readonly runs: CustomRunsService,
    private readonly tasks: JudgingTasks,
    private readonly compiler: ProgramCompiler,
    private readonly cache: BlobCache,
    private readonly sandbox: SandboxService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws LeaseLostError, SandboxError, or anything that is our own fault */
  async run(lease: Lease): Promise<void> {
    addToLogContext({ customRunId: lease.subjectId });
    const run = await inSpan('load', {}, () => this.runs.load(lease.subjectId));
    annotateSpan({ 'docket.language': run.language });
    if (!isLanguageId(run.language)) throw new Error(`There is no language ${run.language} any more`);
    const language = LANGUAGES[run.language];
    const library = await currentLibrary(this.config.dataDir);
    const purpose = `run ${String(run.id)}`;
    await this.runs.setState(lease, 'compiling');
    const session = RunSession.prepared(this.sandbox, language, run.limits.memoryLimitBytes, { library, purpose });
    try {
      const sources = await this.tasks.readSources(run.files);
      const place = { library, limits: DEFAULT_COMPILE_LIMITS, purpose };
      const beside = await this.tasks.readSources(run.options?.additionalFiles ?? []);
      const extras = { options: run.options?.compilerOptions ?? [], beside };
      const compilation = await this.compiler.compile(language, sources, run.entryPoint, place, extras);
      if (!compilation.ok) {
        const { reason, explanation, compilerOutput } = compilation;
        await this.settle(lease, { ...NOTHING_RAN, verdict: 'CE', reason, explanation, compilerOutput });
        return;
      }
      await this.runs.setState(lease, 'running');
      const result = await inSpan('run', {}, () => this.execute(run, compilation.program, session));
      await this.settle(lease, { ...result, compilerOutput: compilation.compilerOutput });
    } finally {
      await session.close();
    }
  }

  private settle(lease: Lease, result: CustomRunResult): Promise<void> {
    return inSpan('settle', {}, () => this.runs.finish(lease, result));
  }

  private async execute(
    run: CustomRun,
    program: RunnableProgram,
    session: RunSession,
  ): Promise<Omit<CustomRunResult, 'compilerOutput'>> {
    const command = program.command(run.limits.memoryLimitBytes);
    const output = new HeadBuffer(run.limits.outputLimitBytes);
    const { args = [], additionalFiles = [], redirectStderrToStdout = false } = run.options ?? {};
    for (const { name, blob } of additionalFiles) await session.put(name, { hostPath: await this.cache.path(blob) });
    const { report, isWritten } = await runWithNamedFiles(
      {
        names: run.fileNames ?? { input: null, output: null },
        input: await this.cache.path(run.inputBlob),
        session,
        execute: (streams) =>
          session.execute(program, {
            argv: [...command.argv, ...args],
            env: command.env,
            ...streams,
            stderr: redirectStderrToStdout ? 'stdout' : 'tail',
            stderrTailBytes: STDERR_TAIL_BYTES,
            limits: programLimits(run.limits, command.processLimit),
          }),
        outputLimitBytes: run.limits.outputLimitBytes,
        directory: this.sandbox.workDirectory,
      },
      (chunk) => {
        output.write(chunk);
      },
    );
    const evidence = evidenceOf(report);
    const stderr = toText(report.stderrTail);
    // Where the streams are one, the runtime's last words are in the output.
    const heapExhausted = program.heapExhausted?.test(redirectStderrToStdout ? output.text() : stderr) ?? false;
    const failure = verdictOfRun(evidence, { heapExhausted });
    const missing = isWritten ? null : saysMissing(run.fileNames?.output ?? '');
    return {
      verdict: failure?.verdict ?? null,
      reason: failure?.reason ?? missing?.reason ?? '',
      explanation: failure === null ? (missing?.explanation ?? null) : (failure.explanation ?? null),
      stdout: output.text(),
      isStdoutCut: output.isCut,
      stderr,
      evidence,
    };
  }
}

const NOTHING_RAN = { stdout: '', isStdoutCut: false, stderr: '', evidence: null };
