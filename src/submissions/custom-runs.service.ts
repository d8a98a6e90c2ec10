/** Code run on a person's own input: in the queue like a submission, in a lane of its own. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Principal } from '../auth/principal.js';
import { BlobStore } from '../blobs/blob-store.js';
import { DomainError } from '../contract/errors.js';
import { CAPS, MIB } from '../contract/limits.js';
import type { SubmissionState } from '../contract/verdicts.js';
import { type LanguageId, LANGUAGES } from '../languages/languages.js';
import type { FileNames } from '../problems/package-words.js';
import { type Lease, QueueService } from '../queue/queue.service.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.js';
import type { User } from '../users/user.entity.js';
import { AdmissionChain } from './admission/admission-chain.js';
import { CustomRun, type CustomRunLimits, type CustomRunResult } from './custom-run.entity.js';
import type { FinalRecord } from './judgement-records.service.js';
import { readRunOptions, type RunOptions } from './run-options.js';
import { customRunView } from './submission-views.js';
import { SubmissionEvents } from './submission-events.js';
import { storeProgram } from './store-program.js';
import type { HandedIn } from './submitted-program.js';
import { Waiting } from './waiting.js';

const DEFAULT_LIMITS: CustomRunLimits = {
  timeLimitMs: 10_000,
  memoryLimitBytes: 512 * MIB,
  outputLimitBytes: 1 * MIB,
};

/** In place of the standard streams. */
interface NamedFiles {
  inputFile?: string;
  outputFile?: string;
}

/** A program, and how it is to be run. */
type HandedInRun = HandedIn & NamedFiles & RunOptions & { limits?: Partial<CustomRunLimits> };

@Injectable()
export class CustomRunsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
    private readonly queue: QueueService,
    private readonly admission: AdmissionChain,
    private readonly events: SubmissionEvents,
    private readonly webhooks: WebhookOutbox,
    private readonly waiting: Waiting,
  ) {}

  /**
   * Sends it along the admission chain and writes the run and its job, all in one transaction.
   *
   * @throws DomainError for anything wrong with it, or with the person's asking for it now
   */
  async create(principal: Principal, handedIn: HandedInRun & { input?: string | Buffer }): Promise<CustomRun> {
    const input = Buffer.from(handedIn.input ?? '');
    if (input.length > CAPS.customInputBytes) {
      throw new DomainError('payload-too-large', `The input has ${String(input.length)} bytes.`, [
        { field: 'input', message: `at most ${String(CAPS.customInputBytes / MIB)} MiB are taken` },
      ]);
    }
    return this.dataSource.transaction(async (manager) => {
      const { run } = await this.createWithin(manager, principal, { ...handedIn, input });
      return run;
    });
  }

  /**
   * Part of the caller's transaction.
   *
   * @param alongside contents to store with it, whose names are returned
   */
  async createWithin(
    manager: EntityManager,
    principal: Principal,
    handedIn: HandedInRun & { input: Buffer },
    alongside: readonly Buffer[] = [],
  ): Promise<{ run: CustomRun; alongside: string[] }> {
    const userId = principal.user.id;
    const { program, lane } = await this.admission.admitRun(manager, principal, handedIn);
    const language = LANGUAGES[program.language.id as LanguageId];
    const named = program.files.map(({ name }) => (name === '' ? language.sourceName : name));
    const taken = [handedIn.inputFile, handedIn.outputFile].filter((name) => name !== undefined);
    const limits = { ...DEFAULT_LIMITS, ...handedIn.limits };
    const { memoryLimitBytes } = limits;
    const options = readRunOptions(handedIn, { language, programNames: [...named, ...taken], memoryLimitBytes });
    const beside = options?.additionalFiles ?? [];
    const contents = [handedIn.input, ...beside.map(({ content }) => content), ...alongside];
    const { files, extras } = await storeProgram(this.blobs, manager, program, contents);
    const additionalFiles = beside.map(({ name }, index) => ({ name, blob: extras[1 + index] ?? '' }));
    const run = await manager.save(
      CustomRun,
      manager.create(CustomRun, {
        userId,
        language: program.language.id,
        files,
        entryPoint: program.entryPoint,
        inputBlob: extras[0],
        limits,
        fileNames: fileNamesOf(handedIn),
        options: options === null ? null : { ...options, additionalFiles },
        state: 'queued',
        result: null,
        finishedAt: null,
      }),
    );
    await this.queue.enqueue(manager, { kind: 'custom-run', subjectId: run.id, lane, personId: userId });
    return { run, alongside: extras.slice(1 + beside.length) };
  }

  /** @throws DomainError `not-found`, also for somebody else's */
  async get(user: User, id: number): Promise<CustomRun> {
    const run = await this.dataSource.manager.findOneBy(CustomRun, { id });
    if (run === null || (run.userId !== user.id && user.role !== 'admin')) {
      throw new DomainError('not-found', `There is no run ${String(id)} of yours.`);
    }
    return run;
  }

  async wait(id: number, seconds: number): Promise<void> {
    await this.waiting.until(`custom-run:${id}`, seconds, async () =>
      this.dataSource.manager.existsBy(CustomRun, { id, state: 'finished' }),
    );
  }

  /** For the judge. */
  async load(id: number): Promise<CustomRun> {
    return this.dataSource.manager.findOneByOrFail(CustomRun, { id });
  }

  /** @throws LeaseLostError */
  async setState(lease: Lease, state: Exclude<SubmissionState, 'finished'>): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.queue.assertHeld(manager, lease);
      await this.change(manager, lease.subjectId, { state });
    });
  }

  /** @throws LeaseLostError */
  async finish(lease: Lease, result: CustomRunResult): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.queue.complete(manager, lease);
      await this.change(manager, lease.subjectId, { state: 'finished', result, finishedAt: new Date() });
    });
  }

  /** Our own fault; the job stays in sight with the reason. */
  async fail(lease: Lease, why: Pick<FinalRecord, 'reason' | 'explanation'>, error: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.queue.setAside(manager, lease, error);
      const result: CustomRunResult = {
        verdict: 'JE',
        reason: why.reason ?? '',
        explanation: why.explanation ?? null,
        compilerOutput: null,
        stdout: '',
        isStdoutCut: false,
        stderr: '',
        evidence: null,
      };
      await this.change(manager, lease.subjectId, { state: 'finished', result, finishedAt: new Date() });
    });
  }

  private async change(manager: EntityManager, id: number, columns: Partial<CustomRun>): Promise<void> {
    const run = await manager.findOneByOrFail(CustomRun, { id });
    await manager.save(CustomRun, Object.assign(run, columns));
    await this.events.publish(manager, { kind: 'custom-run', userId: run.userId, id });
    if (run.state === 'finished') await this.webhooks.add(manager, 'run.finished', () => customRunView(run));
  }
}

function fileNamesOf({ inputFile, outputFile }: NamedFiles): FileNames | null {
  if (inputFile === undefined && outputFile === undefined) return null;
  return { input: inputFile ?? null, output: outputFile ?? null };
}
