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
import type { User } from '../users/user.entity.js';
import { numberOf } from './judge0-languages.js';
import { type Judge0Errors, readJudge0Request } from './judge0-request.js';
import { Judge0Submission } from './judge0-submission.entity.js';
import type { ShownRun } from './judge0-view.js';

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
    const { language, source, stdin, expectedOutput, limits, languageNumber } = request;
    for (const [field, bytes] of Object.entries({ stdin, expected_output: expectedOutput })) {
      if ((bytes?.length ?? 0) > CAPS.customInputBytes) {
        return { errors: { [field]: [`is too long (maximum is ${String(CAPS.customInputBytes / MIB)} MiB)`] } };
      }
    }
    const token = randomUUID();
    await this.dataSource.transaction(async (manager) => {
      const handedIn = { language, source, input: stdin ?? Buffer.alloc(0), limits };
      const expected = expectedOutput === null ? [] : [expectedOutput];
      const { run, alongside } = await this.runs.createWithin(manager, principal, handedIn, expected);
      await manager.insert(Judge0Submission, {
        token,
        customRunId: run.id,
        languageNumber,
        sourceBlob: run.files[0]?.blob,
        stdinBlob: stdin === null ? null : run.inputBlob,
        expectedOutputBlob: alongside[0] ?? null,
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
    const [source, stdin, expectedOutput] = await Promise.all([
      this.blobs.readBuffer(row.sourceBlob, Number.MAX_SAFE_INTEGER),
      read(row.stdinBlob),
      read(row.expectedOutputBlob),
    ]);
    const languageName = named.find(({ listed }) => listed.id === row.run.language)?.name ?? row.run.language;
    const { token, run, languageNumber } = row;
    return { token, run, languageNumber, languageName, source, stdin, expectedOutput };
  }
}
