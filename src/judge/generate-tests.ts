/**
 * Makes the test data that a package brings generators for: each is a program like any other, compiled and run in the
 * sandbox, once for each test case. It prints the input, and the answer on standard error. What is wrong with it is the
 * version's fault and leaves nothing behind; the data are recorded all at once.
 */
import { mkdir, open, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BlobCache } from '../blobs/blob-cache.js';
import { BlobStore } from '../blobs/blob-store.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { CAPS, MIB } from '../contract/limits.js';
import type { StoredProgram } from '../problems/package-words.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import type { Lease } from '../queue/queue.service.js';
import type { FetchedFile } from '../sandbox/execution.js';
import { RefusedFileError } from '../sandbox/sandbox-errors.js';
import { currentLibrary } from '../sandbox/toolchain-library.js';
import { Verification } from '../submissions/verification.entity.js';
import { VerificationsService } from '../submissions/verifications.service.js';
import { type GeneratedData, type MadeTestCase, TestCase } from '../test-cases/test-case.entity.js';
import { programLimits } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';
import { JURY_PROCESSES, JuryPrograms, type JuryWork, type OpenJuryProgram } from './jury-program.js';
import type { RunSession } from './run-session.js';
import { toText } from './text.js';
import { misbehaviour } from './validator-answer.js';

const PLACE = 'generated';
/** Both streams go to files of the sandbox: the answer is no message whose end is enough. */
const TO_FILES = `exec "$@" >${PLACE}/input 2>${PLACE}/answer`;
/** Of one test case, input and answer together. */
const MOST_BYTES = 256 * MIB;
const SAID_BYTES = 2000;

interface OpenGenerator extends OpenJuryProgram {
  path: string;
}

@Injectable()
export class GenerateTests {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly programs: JuryPrograms,
    private readonly cache: BlobCache,
    private readonly blobs: BlobStore,
    private readonly verifications: VerificationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws LeaseLostError, SandboxError, JuryFaultError, or anything that is our own fault */
  async generate(lease: Lease, signal: AbortSignal): Promise<void> {
    const { manager } = this.dataSource;
    const verification = await manager.findOneBy(Verification, { id: lease.subjectId });
    if (verification === null) {
      // Forgotten meanwhile, with its package.
      await this.verifications.recordGenerated(lease, []);
      return;
    }
    const { problemVersionId } = verification;
    const version = await manager.findOneByOrFail(ProblemVersion, { id: problemVersionId });
    const testCases = await manager.find(TestCase, { where: { problemVersionId }, order: { ordinal: 'ASC' } });
    const library = await currentLibrary(this.config.dataDir);
    const work: JuryWork = { version, library, purpose: `verification ${String(verification.id)}` };
    const generators = new Map<number, OpenGenerator>();
    try {
      const made: MadeTestCase[] = [];
      let bytes = 0;
      for (const testCase of testCases) {
        const { generated } = testCase.settings;
        if (generated == null || generated.isMade) continue;
        signal.throwIfAborted();
        const known = generators.get(generated.generator);
        const generator = known ?? (await this.open(generated.generator, work));
        generators.set(generated.generator, generator);
        const one = await this.makeOne(generator, version, testCase, generated);
        bytes += one.inputBytes + one.answerBytes;
        if (bytes > CAPS.packageUnpackedBytes) throw new JuryFaultError('The generated test data are too large.');
        made.push(one);
      }
      await this.verifications.recordGenerated(lease, made);
    } finally {
      await Promise.all([...generators.values()].map(({ session }) => session.close()));
    }
  }

  fail(lease: Lease, reason: string, fault: 'package' | 'judge'): Promise<void> {
    return this.verifications.recordNotGenerated(lease, reason, fault);
  }

  private async open(index: number, work: JuryWork): Promise<OpenGenerator> {
    const stored: StoredProgram | undefined = work.version.judging.generators?.[index];
    if (stored === undefined) throw new Error(`There is no generator ${String(index)}`);
    return { path: stored.path, ...(await this.programs.open('generator', stored, work)) };
  }

  private async makeOne(
    { path: name, program, session }: OpenGenerator,
    { limits }: ProblemVersion,
    testCase: TestCase,
    { args, stdin, takes, ...generated }: GeneratedData,
  ): Promise<MadeTestCase> {
    const memoryLimitBytes = limits.validationMemoryMiB * MIB;
    const command = program.command(memoryLimitBytes);
    await session.makeFolder(PLACE);
    const report = await session.execute(program, {
      argv: ['/bin/sh', '-c', TO_FILES, 'generator', ...command.argv, ...args],
      env: command.env,
      stdin: stdin === null ? 'empty' : { file: await this.cache.path(stdin.blob) },
      stdout: 'discard',
      keepFiles: true,
      limits: programLimits(
        { timeLimitMs: limits.validationTimeS * 1000, memoryLimitBytes, outputLimitBytes: MIB },
        JURY_PROCESSES,
      ),
    });
    const folder = path.join(this.config.dataDir, 'tmp', `generated-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const files = await this.fetch(session, folder, `The generator ${name} on ${testCase.name}`);
      await session.reset();
      const isInOrder = report.exitCode === 0 && report.limitFired === null && report.forbiddenCalls.length === 0;
      if (!isInOrder) {
        const said = (await tailOf(files, 'answer')).trim() || '(nothing)';
        throw new JuryFaultError(`The generator ${name} ${misbehaviour(report)} on ${testCase.name}. It said: ${said}`);
      }
      const { id, inputBlob, inputBytes, answerBlob, answerBytes, settings } = testCase;
      const data: MadeTestCase = { id, inputBlob, inputBytes, answerBlob, answerBytes, settings };
      if (takes.includes('input')) {
        const { sha256, sizeBytes } = await this.blobs.put({ hostPath: pathOf(files, 'input') });
        Object.assign(data, { inputBlob: sha256, inputBytes: sizeBytes });
      }
      if (takes.includes('answer')) {
        const { sha256, sizeBytes } = await this.blobs.put({ hostPath: pathOf(files, 'answer') });
        Object.assign(data, { answerBlob: sha256, answerBytes: sizeBytes });
      }
      data.settings = { ...settings, generated: { ...generated, args, stdin, takes, isMade: true } };
      return data;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async fetch(session: RunSession, folder: string, who: string): Promise<FetchedFile[]> {
    try {
      return await session.fetch([PLACE], folder, MOST_BYTES);
    } catch (error) {
      if (!(error instanceof RefusedFileError)) throw error;
      throw new JuryFaultError(`${who} left what cannot be read: ${error.message}`);
    }
  }
}

/** What it wrote last, for people. */
async function tailOf(files: readonly FetchedFile[], name: string): Promise<string> {
  const file = files.find((one) => one.path === `${PLACE}/${name}`);
  if (file === undefined) return '';
  const handle = await open(file.hostPath);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(SAID_BYTES),
      0,
      SAID_BYTES,
      Math.max(0, size - SAID_BYTES),
    );
    return toText(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

function pathOf(files: readonly FetchedFile[], name: string): string {
  const file = files.find((one) => one.path === `${PLACE}/${name}`);
  if (file === undefined) throw new JuryFaultError(`A generator removed the file that its ${name} went to.`);
  return file.hostPath;
}
