/**
 * Judge0's interface over runs without a problem, for clients that speak it already: they change the server's address
 * and the token, and nothing else. What differs is told in README.md.
 */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import type { Principal } from '../auth/principal.js';
import { BlobStore } from '../blobs/blob-store.js';
import { DomainError } from '../contract/errors.js';
import { CAPS, MIB } from '../contract/limits.js';
import { type ListedLanguage, LanguagesService } from '../languages/languages.service.js';
import { CustomRunsService } from '../submissions/custom-runs.service.js';
import type { RunOptions } from '../submissions/run-options.js';
import { unzip, UnzipError } from '../submissions/unzip.js';
import type { User } from '../users/user.entity.js';
import { numberOf } from './judge0-languages.js';
import { type Judge0Errors, readJudge0Request } from './judge0-request.js';
import { Judge0Submission } from './judge0-submission.entity.js';
import { DEFAULT_FIELDS, judge0View, type ShownRun } from './judge0-view.js';
import { shellWords } from './shell-words.js';

export interface Judge0Language {
  id: number;
  name: string;
  listed: ListedLanguage;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WAIT_STEP_S = 30;
const MOST_WAIT_S = 600;
const LANGUAGES_KEPT_MS = 5_000;

@Injectable()
export class Judge0Service {
  private languageList: { reading: Promise<Judge0Language[]>; untilMs: number } | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
    private readonly runs: CustomRunsService,
    private readonly languages: LanguagesService,
  ) {}

  /**
   * @returns the token, or what is wrong by field
   * @throws DomainError of the admission chain
   */
  async create(
    principal: Principal,
    body: unknown,
    isBase64: boolean,
  ): Promise<{ token: string } | { errors: Judge0Errors }> {
    const request = readJudge0Request(body, isBase64);
    if ('errors' in request) return request;
    const { language, source, stdin, expectedOutput, limits, languageNumber, additionalFiles, callbackUrl } = request;
    for (const [field, bytes] of Object.entries({ stdin, expected_output: expectedOutput })) {
      if ((bytes?.length ?? 0) > CAPS.customInputBytes) {
        return { errors: { [field]: [`is too long (maximum is ${String(CAPS.customInputBytes / MIB)} MiB)`] } };
      }
    }
    // What the server sends where is an admin's to say, as with webhooks.
    if (callbackUrl !== null && principal.user.role !== 'admin') {
      return { errors: { callback_url: ['is for tokens of admins only'] } };
    }
    const files = additionalFiles === null ? [] : await unpack(additionalFiles);
    if ('errors' in files) return files;
    const options = {
      compilerOptions: shellWords(request.compilerOptions ?? ''),
      args: shellWords(request.commandLineArguments ?? ''),
      redirectStderrToStdout: request.redirectStderrToStdout,
      additionalFiles: files,
    };
    const token = randomUUID();
    await this.dataSource.transaction(async (manager) => {
      const handedIn = { language, source, input: stdin ?? Buffer.alloc(0), limits, ...options };
      const alongside = [expectedOutput, additionalFiles].filter((content) => content !== null);
      const made = await this.runs.createWithin(manager, principal, handedIn, alongside);
      const { run } = made;
      const kept = [...made.alongside];
      await manager.insert(Judge0Submission, {
        token,
        customRunId: run.id,
        languageNumber,
        sourceBlob: run.files[0]?.blob,
        stdinBlob: stdin === null ? null : run.inputBlob,
        expectedOutputBlob: expectedOutput === null ? null : kept.shift(),
        additionalFilesBlob: additionalFiles === null ? null : kept.shift(),
        callbackUrl,
      });
    });
    return { token };
  }

  /** What the user may see of these, in the order asked for; null where there is none of theirs. */
  async find(user: User, tokens: readonly string[]): Promise<(ShownRun | null)[]> {
    const rows = await this.dataSource.manager.find(Judge0Submission, {
      where: { token: In(tokens.filter((token) => UUID.test(token))) },
      relations: { run: true },
    });
    const named = await this.listLanguages();
    return Promise.all(
      tokens.map(async (token) => {
        const row = rows.find((one) => one.token === token.toLowerCase());
        if (row === undefined || (row.run.userId !== user.id && user.role !== 'admin')) return null;
        return this.shown(row, named);
      }),
    );
  }

  /** What is to be told of a submission to the address that it names. */
  async showToCallback(row: Judge0Submission): Promise<string> {
    const shown = await this.shown(row, await this.listLanguages());
    return JSON.stringify(judge0View(shown, DEFAULT_FIELDS, true));
  }

  /** Returns once it is finished, as `wait=true` has it. */
  async wait(user: User, token: string): Promise<void> {
    const [shown] = await this.find(user, [token]);
    if (!shown) throw new DomainError('not-found', `There is no submission ${token} of yours.`);
    for (let waitedS = 0; waitedS < MOST_WAIT_S; waitedS += WAIT_STEP_S) {
      await this.runs.wait(shown.run.id, WAIT_STEP_S);
      if ((await this.runs.get(user, shown.run.id)).state === 'finished') return;
    }
  }

  /** All languages; those that a worker has are `available`. */
  listLanguages(): Promise<Judge0Language[]> {
    // Clients poll, and languages hardly ever change.
    if (this.languageList === null || Date.now() > this.languageList.untilMs) {
      const reading = this.readLanguages();
      reading.catch(() => (this.languageList = null));
      this.languageList = { reading, untilMs: Date.now() + LANGUAGES_KEPT_MS };
    }
    return this.languageList.reading;
  }

  private async readLanguages(): Promise<Judge0Language[]> {
    const listed = await this.languages.list();
    return listed.map((one) => ({
      id: numberOf(one.id),
      name: one.version === null ? one.name : `${one.name} (${one.version})`,
      listed: one,
    }));
  }

  private async shown(row: Judge0Submission, named: readonly Judge0Language[]): Promise<ShownRun> {
    const read = (blob: string | null): Promise<Buffer> | null =>
      blob === null ? null : this.blobs.readBuffer(blob, Number.MAX_SAFE_INTEGER);
    const [source, stdin, expectedOutput, additionalFiles] = await Promise.all([
      this.blobs.readBuffer(row.sourceBlob, Number.MAX_SAFE_INTEGER),
      read(row.stdinBlob),
      read(row.expectedOutputBlob),
      read(row.additionalFilesBlob),
    ]);
    const languageName = named.find(({ listed }) => listed.id === row.run.language)?.name ?? row.run.language;
    const { token, run, languageNumber, callbackUrl } = row;
    const texts = { source, stdin, expectedOutput, additionalFiles };
    return { token, run, languageNumber, languageName, callbackUrl, ...texts };
  }
}

/** @returns the files, or what is wrong with them */
async function unpack(zip: Buffer): Promise<NonNullable<RunOptions['additionalFiles']> | { errors: Judge0Errors }> {
  const { additionalBytes: mostBytes, additionalFiles: mostFiles } = CAPS;
  try {
    const files = await unzip(zip, { mostBytes, mostFiles });
    return files.map(({ name, content }) => ({ name, content: content.toString('base64'), encoding: 'base64' }));
  } catch (error) {
    if (!(error instanceof UnzipError)) throw error;
    const message = {
      unreadable: 'is not a zip that can be read',
      'too-large': `has more than ${String(mostBytes / MIB)} MiB of files in it`,
      'too-many': `has more than ${String(mostFiles)} files in it`,
    }[error.reason];
    return { errors: { additional_files: [message] } };
  }
}
