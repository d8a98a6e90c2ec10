/**
 * Makes the test data that a package brings programs for, each compiled and run in the sandbox like any other, once for
 * each test case. A generator prints the input, or writes it to a file; the answer is what it says on standard error, or
 * what a solution makes of the input. What is wrong with them is the version's fault and leaves nothing behind; the data
 * are recorded all at once.
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
import { SandboxService } from '../sandbox/sandbox.service.js';
import { currentLibrary } from '../sandbox/toolchain-library.js';
import { Verification } from '../submissions/verification.entity.js';
import { VerificationsService } from '../submissions/verifications.service.js';
import { type GeneratedData, type MadeTestCase, TestCase } from '../test-cases/test-case.entity.js';
import { programLimits } from './execution-limits.js';
import { JuryFaultError } from './judging-errors.js';
import { JURY_PROCESSES, JuryPrograms, type JuryWork, type OpenJuryProgram } from './jury-program.js';
import { OutputValidation, type ValidatorSession } from './output-validation.js';
import type { RunSession } from './run-session.js';
import { endedWell, MOST_BYTES, SAID_BYTES, solve, solveTalking } from './solve-test.js';
import { toText } from './text.js';
import { misbehaviour } from './validator-answer.js';

const PLACE = 'generated';
/** Both streams go to files of the sandbox: the answer is no message whose end is enough. */
const TO_FILES = `exec "$@" >${PLACE}/input 2>${PLACE}/answer`;

interface OpenProgram extends OpenJuryProgram {
  path: string;
}

interface Makers {
  /** null: the input is there. */
  generator: OpenProgram | null;
  /** null: the generator says the answer. */
  solution: OpenProgram | null;
  /** Of an interactive problem, where a solution is needed: what it writes when they have talked is the answer. */
  interactor: ValidatorSession | null;
  version: ProblemVersion;
}

@Injectable()
export class GenerateTests {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly programs: JuryPrograms,
    private readonly validation: OutputValidation,
    private readonly cache: BlobCache,
    private readonly blobs: BlobStore,
    private readonly verifications: VerificationsService,
    @Inject(CONFIG) private readonly config: Config,
    private readonly sandbox: SandboxService,
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
    const programs = new Map<number, OpenProgram>();
    const find = async (index: number, role: 'generator' | 'solution'): Promise<OpenProgram> => {
      const program = programs.get(index) ?? (await this.open(index, role, work));
      programs.set(index, program);
      return program;
    };
    const isSolved = testCases.some(({ settings }) => settings.generated?.solution !== undefined);
    const interactor = isSolved ? await this.validation.openInteractor(work) : null;
    try {
      const made: MadeTestCase[] = [];
      let bytes = 0;
      for (const testCase of testCases) {
        const { generated } = testCase.settings;
        if (generated == null || generated.isMade) continue;
        signal.throwIfAborted();
        const generator = generated.generator === null ? null : await find(generated.generator, 'generator');
        const solution = generated.solution === undefined ? null : await find(generated.solution, 'solution');
        const one = await this.makeOne({ generator, solution, interactor, version }, testCase, generated);
        bytes += one.inputBytes + one.answerBytes;
        if (bytes > CAPS.packageUnpackedBytes) throw new JuryFaultError('The generated test data are too large.');
        made.push(one);
      }
      await this.verifications.recordGenerated(lease, made);
    } finally {
      await Promise.all([...[...programs.values()].map(({ session }) => session.close()), interactor?.close()]);
    }
  }

  fail(lease: Lease, reason: string, fault: 'package' | 'judge'): Promise<void> {
    return this.verifications.recordNotGenerated(lease, reason, fault);
  }

  private async open(index: number, role: 'generator' | 'solution', work: JuryWork): Promise<OpenProgram> {
    const stored: StoredProgram | undefined = work.version.judging.generators?.[index];
    if (stored === undefined) throw new Error(`There is no generator ${String(index)}`);
    return { path: stored.path, ...(await this.programs.open(role, stored, work)) };
  }

  private async makeOne(makers: Makers, testCase: TestCase, generated: GeneratedData): Promise<MadeTestCase> {
    const { id, inputBlob, inputBytes, answerBlob, answerBytes, settings } = testCase;
    const data: MadeTestCase = { id, inputBlob, inputBytes, answerBlob, answerBytes, settings };
    const { takes } = generated;
    const folder = path.join(this.sandbox.workDirectory, `generated-${randomUUID()}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const made = makers.generator === null ? null : await this.runGenerator(makers, testCase, generated, folder);
      if (made !== null && takes.includes('input')) {
        const { sha256, sizeBytes } = await this.blobs.put({ hostPath: made.input });
        Object.assign(data, { inputBlob: sha256, inputBytes: sizeBytes });
      }
      if (takes.includes('answer')) {
        const input = made?.input ?? (await this.cache.path(inputBlob));
        const { solution, interactor, version } = makers;
        const solving = solution && { solution, version, testCase, input, folder, cache: this.cache };
        const solved = solving && (await (interactor === null ? solve(solving) : solveTalking(solving, interactor)));
        const answer = solved ?? made?.answer;
        if (answer === undefined) throw new Error('Nothing makes the answer');
        const { sha256, sizeBytes } = await this.blobs.put({ hostPath: answer });
        Object.assign(data, { answerBlob: sha256, answerBytes: sizeBytes });
      }
      data.settings = { ...settings, generated: { ...generated, isMade: true } };
      return data;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** @returns host files below the folder */
  private async runGenerator(
    { generator, version: { limits } }: Makers,
    testCase: TestCase,
    { args, stdin, inputFile }: GeneratedData,
    folder: string,
  ): Promise<{ input: string; answer: string }> {
    if (generator === null) throw new Error('There is no generator');
    const { path: name, program, session } = generator;
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
    const who = `The generator ${name}`;
    const fetch = (place: string): Promise<FetchedFile[]> =>
      fetchMade(session, place, folder, `${who} on ${testCase.name}`);
    const files = await fetch(PLACE);
    if (!endedWell(report)) {
      const said = (await tailOf(files, 'answer')).trim() || '(nothing)';
      throw new JuryFaultError(`${who} ${misbehaviour(report)} on ${testCase.name}. It said: ${said}`);
    }
    const written = inputFile === undefined ? null : await fetch(inputFile);
    await session.reset();
    const input = written === null ? pathOf(files, 'input') : written.find(({ path }) => path === inputFile)?.hostPath;
    if (input === undefined) throw new JuryFaultError(`${who} made a folder ${String(inputFile)}, not a file.`);
    return { input, answer: pathOf(files, 'answer') };
  }
}

/** @throws JuryFaultError where it is not there, or cannot be read */
async function fetchMade(session: RunSession, place: string, folder: string, who: string): Promise<FetchedFile[]> {
  try {
    return await session.fetch([place], folder, MOST_BYTES);
  } catch (error) {
    if (!(error instanceof RefusedFileError)) throw error;
    const what = error.refusal === 'not-found' ? `wrote no file ${place}` : 'left what cannot be read';
    throw new JuryFaultError(`${who} ${what}: ${error.message}.`);
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
