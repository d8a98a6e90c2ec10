/**
 * The story of a judging: prepare, compile, run each test case, check its output, decide, record.
 *
 * The sandbox reports facts, pure functions draw verdicts from them (verdict-of-run.ts, final-verdict.ts, scoring/), and
 * every record names the lease, so that a judging taken over by another worker can write nothing more.
 */
import { Injectable, Logger } from '@nestjs/common';
import { currentLibrary, listLibraries, type ToolchainLibrary } from '../sandbox/toolchain-library.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Inject } from '@nestjs/common';
import { addToLogContext } from '../logging/log-context.js';
import type { Lease } from '../queue/queue.service.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import { annotateSpan, inSpan } from '../tracing/tracing.js';
import { JudgementRecords, type RunRecord } from '../submissions/judgement-records.service.js';
import { isReplay } from '../submissions/judgement.entity.js';
import { type Compilation, compileLimits, ProgramCompiler } from './compile-program.js';
import { HostFacts } from './host-facts.js';
import { HeldRuns } from './held-runs.js';
import { JudgeTestData } from './judge-test-data.js';
import { type JudgingTask, JudgingTasks, type SubmittedSources } from './judging-task.js';
import { JuryFaultError } from './judging-errors.js';
import { RunSession } from './run-session.js';
import type { Guest } from './judging-parts.js';
import { SerialWrites } from './serial-writes.js';

@Injectable()
export class JudgeSubmission {
  private readonly logger = new Logger(JudgeSubmission.name);

  constructor(
    private readonly tasks: JudgingTasks,
    private readonly compiler: ProgramCompiler,
    private readonly testData: JudgeTestData,
    private readonly records: JudgementRecords,
    private readonly sandbox: SandboxService,
    private readonly hostFacts: HostFacts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param signal aborted when the worker stops: the judging ends after the test case it is at
   * @throws LeaseLostError, SandboxError, JuryFaultError, or anything that is our own fault
   */
  async judge(lease: Lease, signal: AbortSignal): Promise<void> {
    addToLogContext({ judgementId: lease.subjectId });
    const task = await inSpan('load', {}, () => this.tasks.load(lease.subjectId));
    addToLogContext({ submissionId: task.submission.id });
    annotateSpan({ 'docket.submission.id': task.submission.id, 'docket.language': task.submission.language });
    const library = await this.libraryFor(task);
    const purpose = `submission ${String(task.submission.id)}`;
    const evidence = await this.hostFacts.get();
    const sessions = task.program === null ? null : this.openSessions(task, task.program, library, purpose);
    // What is known is written down while the judging goes on; the verdict comes after all of it.
    const writes = new SerialWrites();
    const runs = new HeldRuns(writes, (held) => this.records.runs(lease, held));
    try {
      const testCaseCount = task.testCases.length;
      writes.add(() => this.records.begin(lease, { libraryDigest: library.digest, evidence, testCaseCount }));
      let guest: Guest | null = null;
      if (task.program !== null && sessions !== null) {
        const compilation = await this.compile(task, task.program, library, purpose);
        if (!compilation.ok) {
          await inSpan('settle', { 'docket.verdict': 'CE' }, async () => {
            await writes.settled();
            await this.recordCompileError(lease, compilation);
          });
          this.logger.log('Judged: CE');
          return;
        }
        const { compilerOutput, figures } = compilation;
        const compile = figures ?? { cpuTimeUs: 0, wallTimeUs: 0, memoryPeakBytes: 0, isCached: true };
        writes.add(() => this.records.compiled(lease, compilerOutput, { compile }));
        guest = { program: compilation.program, sessions };
      }
      const parts = { task, guest, library, purpose };
      const final = await this.testData.judge(parts, signal, (run) => {
        runs.add(run);
      });
      const lastRuns = runs.take();
      await inSpan('settle', { 'docket.verdict': final.verdict }, async () => {
        await writes.settled();
        await this.records.finish(lease, final, lastRuns);
      });
      this.logger.log(`Judged: ${final.verdict}`);
    } finally {
      // Whoever sorts out a failure must not be overtaken by a write of before.
      runs.take();
      await writes.idle();
      await Promise.all((sessions ?? []).map((session) => session.close()));
    }
  }

  /**
   * Judges once more without a trace in the database.
   *
   * @throws JuryFaultError, SandboxError, or anything that is our own fault
   */
  async judgeUnrecorded(task: JudgingTask, signal: AbortSignal): Promise<RunRecord[]> {
    const library = await currentLibrary(this.config.dataDir);
    const purpose = `submission ${String(task.submission.id)} once more`;
    const sessions = task.program === null ? null : this.openSessions(task, task.program, library, purpose);
    const runs: RunRecord[] = [];
    try {
      let guest: Guest | null = null;
      if (task.program !== null && sessions !== null) {
        const compilation = await this.compile(task, task.program, library, purpose);
        if (!compilation.ok) return [];
        guest = { program: compilation.program, sessions };
      }
      await this.testData.judge({ task, guest, library, purpose }, signal, (run) => runs.push(run));
      return runs;
    } finally {
      await Promise.all((sessions ?? []).map((session) => session.close()));
    }
  }

  /** A replay has that of the judgement which it repeats, as long as this worker keeps it. */
  private async libraryFor({ judgement }: JudgingTask): Promise<ToolchainLibrary> {
    const { dataDir } = this.config;
    const { libraryDigest } = judgement;
    if (!isReplay(judgement) || libraryDigest === null) return currentLibrary(dataDir);
    const recorded = (await listLibraries(dataDir)).find(({ digest }) => digest === libraryDigest);
    if (recorded !== undefined) return recorded;
    throw new JuryFaultError(`The toolchain library ${libraryDigest} is no longer on the worker that took the replay.`);
  }

  /**
   * The containers of the submission's processes are taken while the compiler works, so that a student does not wait for
   * them. However many are taken, the sandbox has more: it only keeps a few warm.
   */
  private openSessions(
    { version, memoryLimitBytes }: JudgingTask,
    { language }: SubmittedSources,
    library: ToolchainLibrary,
    purpose: string,
  ): Guest['sessions'] {
    const open = () => RunSession.prepared(this.sandbox, language, memoryLimitBytes, { library, purpose });
    const count = version.judging.processes?.count ?? 1;
    return [open(), ...Array.from({ length: count - 1 }, open)];
  }

  private compile(
    { version: { limits } }: JudgingTask,
    { language, files, entryPoint }: SubmittedSources,
    library: ToolchainLibrary,
    purpose: string,
  ): Promise<Compilation> {
    return this.compiler.compile(language, files, entryPoint, { library, limits: compileLimits(limits), purpose });
  }

  private async recordCompileError(lease: Lease, compilation: Compilation & { ok: false }): Promise<void> {
    const { reason, explanation, compilerOutput } = compilation;
    await this.records.finish(lease, {
      verdict: 'CE',
      score: null,
      reason,
      explanation,
      compilerOutput,
      cpuTimeUs: null,
      memoryPeakBytes: null,
    });
  }
}
