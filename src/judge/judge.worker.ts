/**
 * The judge process: as many judgings at once as it has slots, each claimed from the queue, carried out and recorded.
 *
 * What goes wrong is sorted here, once: an outage (of the engine, of PostgreSQL) hands the job back and rests; a lost
 * lease is dropped; a jury's fault is a JE at once; anything else is tried again and ends as JE after
 * {@link MAX_ATTEMPTS}. Every worker also looks for jobs of workers that died.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { type Explained, explained, type ExplanationCode } from '../contract/explanations.js';
import { ENGINE_IS_AWAY, WORKER_IS_STOPPING } from '../contract/worker-reasons.js';
import { addToLogContext, withLogContext } from '../logging/log-context.js';
import { jobOutcomes } from '../metrics/metrics.js';
import { LeaseLostError, type Lease, MAX_ATTEMPTS, QueueService } from '../queue/queue.service.js';
import { WorkerRegistration } from '../queue/worker-registration.js';
import { type GuardReport, probeGuards } from '../sandbox/guard-probes.js';
import { EngineUnavailableError, SandboxError } from '../sandbox/sandbox-errors.js';
import { SandboxService } from '../sandbox/sandbox.service.js';
import { currentLibrary } from '../sandbox/toolchain-library.js';
import { CustomRunsService } from '../submissions/custom-runs.service.js';
import type { JobKind } from '../submissions/job-kinds.js';
import { type FinalRecord, JudgementRecords } from '../submissions/judgement-records.service.js';
import { annotateSpan, presentTraceId, traceJob } from '../tracing/tracing.js';
import { checkEngine, checkLibrary } from './doctor/engine-checks.js';
import { checkHost } from './doctor/host-checks.js';
import { GenerateTests } from './generate-tests.js';
import { Housekeeping } from './housekeeping.js';
import { JudgeCustomRun } from './judge-custom-run.js';
import { JudgeSubmission } from './judge-submission.js';
import { JuryFaultError } from './judging-errors.js';
import { LibraryTasks } from './library-tasks.js';
import { outageOf } from './outages.js';
import { CheckPackage } from './soundness/check-package.js';
import { Wakeups } from './wakeups.js';

/** Should a notice be lost, a waiting job is found all the same. */
const POLL_MS = 1_000;
const TAKE_BACK_MS = 1_000;
const TRIM_MS = 600_000;
const FORGET_MS = 3_600_000;
const REAP_MS = 60_000;
/** Between two looks whether the toolchain library was switched, and whether an admin asks something of it. */
const LIBRARY_LOOK_MS = 1_000;
/** Between two looks whether what was out is back. */
const OUTAGE_REST_MS = 2_000;
const RETRY_DELAY_MS = 1_000;
/** Between two tries to tell a PostgreSQL that is away what became of a job. */
const SORT_OUT_RETRY_MS = 1_000;
/** For handing back what a stopping worker could not finish; after that the leases end by themselves. */
const HAND_BACK_MS = 5_000;
/** Between two tries to become able to judge. */
const READY_RETRY_MS = 5_000;

/** What a job's subject is the id of. */
const SUBJECTS: Record<JobKind, string> = {
  judge: 'judgement',
  'custom-run': 'run',
  'generate-tests': 'verification',
  'check-package': 'verification',
};

/** Why it does not judge; not explained where an error has only words of its own. */
type Reason = Pick<Explained, 'words'> & { explanation: Explained['explanation'] | null };

@Injectable()
export class JudgeWorker {
  private readonly logger = new Logger(JudgeWorker.name);
  private readonly stopping = new AbortController();
  private readonly wakeups = new Wakeups();
  private readonly slots: Promise<void>[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  /** What is out; null: nothing. */
  private outage: Explained | null = null;

  constructor(
    private readonly queue: QueueService,
    private readonly registration: WorkerRegistration,
    private readonly sandbox: SandboxService,
    private readonly submissions: JudgeSubmission,
    private readonly customRuns: JudgeCustomRun,
    private readonly generation: GenerateTests,
    private readonly packageChecks: CheckPackage,
    private readonly records: JudgementRecords,
    private readonly customRunRecords: CustomRunsService,
    private readonly housekeeping: Housekeeping,
    private readonly libraries: LibraryTasks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Returns once the worker judges; until its guards bite it only says why it does not. */
  async start(): Promise<void> {
    await this.registration.start(() => {
      this.wakeups.wakeAll();
    });
    this.every(TAKE_BACK_MS, () => this.queue.takeBackLost());
    await this.becomeReady();
    this.every(REAP_MS, () => this.sandbox.reap());
    this.every(LIBRARY_LOOK_MS, () => this.libraries.look());
    this.every(TRIM_MS, () => this.housekeeping.trim());
    this.every(FORGET_MS, () => this.housekeeping.forget(), true);
    for (let slot = 0; slot < this.config.workerSlots; slot += 1) this.slots.push(this.serve());
  }

  /**
   * Ends after the test cases under way, or in the middle of them when DOCKET_STOP_SECONDS are over; unfinished
   * judgings go back to the queue for others.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeups.wakeAll();
    for (const timer of this.timers) clearInterval(timer);
    await this.tellState(WORKER_IS_STOPPING).catch(() => undefined);
    const ended = Promise.all(this.slots);
    await Promise.race([ended, sleep(this.config.stopSeconds * 1000, undefined, { ref: false })]);
    // Whoever still waits for a program loses its container, and hands its job back.
    await this.sandbox.stop();
    await Promise.race([ended, sleep(HAND_BACK_MS, undefined, { ref: false })]);
    await this.registration.stop();
  }

  private async becomeReady(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const reason = await this.prepare().catch((error: unknown) => ({ words: describe(error), explanation: null }));
      await this.tellState(reason).catch((error: unknown) => {
        this.logger.warn(describe(error));
      });
      if (reason === null) return;
      this.logger.error(`This worker does not judge: ${reason.words}`);
      await sleep(READY_RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  /** @returns why this worker must not judge; null when it may */
  private async prepare(): Promise<Explained | null> {
    const library = await currentLibrary(this.config.dataDir);
    await this.tellChecks();
    await this.sandbox.start(library.path);
    const guards = await probeGuards(this.sandbox, library.path);
    await this.registration.tell({ guards, library: library.digest, languages: library.languages });
    const missing = guards.filter(({ bites }: GuardReport) => !bites);
    if (missing.length === 0) return null;
    const words = missing.map(({ guard, evidence }) => `the guard "${guard}" does not hold (${evidence})`).join('; ');
    const guardsMissing = missing.map(({ guard, evidence }) => `${guard} (${evidence})`).join('; ');
    return explained(words, 'worker-guards', { guards: guardsMissing });
  }

  /** What `docket doctor` finds on this machine, for the admins' pages. */
  private async tellChecks(): Promise<void> {
    const { check: library } = await checkLibrary(this.config);
    const checks = [...(await checkHost(this.config.dataDir)), await checkEngine(this.config), library];
    await this.registration.tell({ checks, checkedAt: new Date().toISOString() });
  }

  private async tellState(reason: Reason | null): Promise<void> {
    await this.registration.tell({
      canJudge: reason === null,
      reason: reason?.words ?? null,
      explanation: reason?.explanation ?? null,
      pool: await this.sandbox.status().catch(() => null),
    });
  }

  private async serve(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        if (this.outage === null && !this.sandbox.isEngineUp) this.outage = ENGINE_IS_AWAY;
        await this.rest();
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- stopped while it rested, perhaps
        if (this.stopping.signal.aborted) return;
        const since = this.wakeups.now;
        const lease = await this.queue.claim(this.registration.workerId);
        if (lease === null) await this.wakeups.wait(since, POLL_MS);
        else await withLogContext({ jobId: lease.jobId }, () => this.handleTraced(lease));
      } catch (error) {
        this.logger.error(`The queue does not answer: ${describe(error)}`);
        await sleep(OUTAGE_REST_MS);
      }
    }
  }

  private handleTraced(lease: Lease): Promise<void> {
    const { kind, subjectId, lane, attempts, jobId, waitingSince, traceContext } = lease;
    const attributes = { 'docket.job.id': jobId, 'docket.job.attempts': attempts, 'docket.lane': lane };
    const subject = { [`docket.${SUBJECTS[kind as JobKind]}.id`]: subjectId };
    const job = { kind, attributes: { ...attributes, ...subject }, enqueuedIn: traceContext, waitingSince };
    return traceJob(job, () => {
      const traceId = presentTraceId();
      if (traceId !== undefined) addToLogContext({ traceId });
      return this.handle(lease);
    });
  }

  private async handle(claimed: Lease): Promise<void> {
    const lease = await this.queue.withoutInnocent(claimed);
    if (lease.attempts > MAX_ATTEMPTS) {
      await this.giveUp(lease, 'Judging was given up: the worker was lost each time it was tried.', 'judging-lost');
      return;
    }
    this.registration.take(lease);
    const epoch = this.sandbox.engineEpoch;
    try {
      await this.carryOut(lease);
      jobOutcomes.inc({ outcome: 'done' });
    } catch (error) {
      annotateSpan({ 'docket.job.error': describe(error) });
      const isTakenAway = error instanceof SandboxError && error.retryable && epoch !== this.sandbox.engineEpoch;
      await this.sortOutAtLast(lease, isTakenAway ? new EngineUnavailableError(error.step, error.message) : error);
    } finally {
      this.registration.drop(lease);
    }
  }

  /** What cannot be written down while PostgreSQL is away is written down when it is back: the job is still ours. */
  private async sortOutAtLast(lease: Lease, error: unknown): Promise<void> {
    for (;;) {
      try {
        await this.sortOut(lease, error);
        return;
      } catch (failure) {
        if (failure instanceof LeaseLostError || outageOf(failure) === null || this.stopping.signal.aborted)
          throw failure;
        this.logger.warn(`Job ${String(lease.jobId)} cannot be handed back yet: ${describe(failure)}`);
        await sleep(SORT_OUT_RETRY_MS);
      }
    }
  }

  private carryOut(lease: Lease): Promise<void> {
    switch (lease.kind as JobKind) {
      case 'judge':
        return this.submissions.judge(lease, this.stopping.signal);
      case 'custom-run':
        return this.customRuns.run(lease);
      case 'generate-tests':
        return this.generation.generate(lease, this.stopping.signal);
      case 'check-package':
        return this.packageChecks.check(lease, this.stopping.signal);
    }
  }

  private async sortOut(lease: Lease, error: unknown): Promise<void> {
    const outage = outageOf(error);
    if (error instanceof LeaseLostError) {
      jobOutcomes.inc({ outcome: 'lost' });
      this.logger.warn(error.message);
    } else if (this.stopping.signal.aborted) {
      await this.queue.handBack(lease, null);
      jobOutcomes.inc({ outcome: 'handed-back' });
    } else if (outage !== null) {
      this.logger.warn(`Handed back job ${String(lease.jobId)}: ${describe(error)}`);
      this.outage = outage;
      await this.queue.handBack(lease, describe(error));
      jobOutcomes.inc({ outcome: 'handed-back' });
    } else if (error instanceof JuryFaultError) {
      await this.giveUp(lease, error.message, null);
    } else if (lease.attempts >= MAX_ATTEMPTS) {
      this.logger.error(`Job ${String(lease.jobId)} is set aside: ${describe(error)}`, stackOf(error));
      await this.giveUp(lease, 'Judging failed, and failed again when it was repeated.', 'judging-failed', error);
    } else {
      this.logger.error(`Job ${String(lease.jobId)} will be tried again: ${describe(error)}`, stackOf(error));
      await this.queue.retryLater(lease, describe(error), RETRY_DELAY_MS);
      jobOutcomes.inc({ outcome: 'retried' });
    }
  }

  /** @param code null: the reason is the jury's fault, told in its own words */
  private async giveUp(lease: Lease, reason: string, code: ExplanationCode | null, error?: unknown): Promise<void> {
    const evidence = error === undefined ? reason : describe(error);
    await this.recordFailure(lease, { reason, explanation: code && { code, values: {} } }, evidence);
    jobOutcomes.inc({ outcome: 'set-aside' });
  }

  private recordFailure(
    lease: Lease,
    why: Pick<FinalRecord, 'reason' | 'explanation'>,
    evidence: string,
  ): Promise<void> {
    switch (lease.kind as JobKind) {
      case 'judge':
        return this.records.fail(lease, why, evidence);
      case 'custom-run':
        return this.customRunRecords.fail(lease, why, evidence);
      case 'generate-tests':
        return this.generation.fail(lease, evidence, why.explanation === null ? 'package' : 'judge');
      case 'check-package':
        return this.packageChecks.fail(lease, evidence);
    }
  }

  /** In an outage nothing is claimed until a look shows that it is over; what it was is there for all to see. */
  private async rest(): Promise<void> {
    while (this.outage !== null && !this.stopping.signal.aborted) {
      // What cannot be told to a PostgreSQL that is away need not be: nobody can ask.
      await this.tellState(this.outage).catch((error: unknown) => {
        this.logger.warn(describe(error));
      });
      await sleep(OUTAGE_REST_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (await this.isEngineBack()) {
        this.outage = null;
        await this.tellState(null).catch((error: unknown) => {
          this.logger.warn(describe(error));
        });
      }
    }
  }

  private isEngineBack(): Promise<boolean> {
    return this.sandbox.status().then(
      () => this.sandbox.isEngineUp,
      () => false,
    );
  }

  private every(milliseconds: number, work: () => Promise<unknown>, isBegunAtOnce = false): void {
    const goOn = (): void => {
      work().catch((error: unknown) => {
        this.logger.warn(describe(error));
      });
    };
    if (isBegunAtOnce) goOn();
    this.timers.push(setInterval(goOn, milliseconds));
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${describe(error.cause)}`;
}
