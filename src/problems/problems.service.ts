/**
 * Problems as people see them. Students see public problems, their statements, samples and attachments; secret test
 * data, validators and the jury's submissions leave the server through none of these methods but the package itself,
 * which is for admins.
 */
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../audit/actor.js';
import { AuditService } from '../audit/audit.service.js';
import { changedMembers } from '../audit/changed-members.js';
import { BlobStore } from '../blobs/blob-store.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { DomainError } from '../contract/errors.js';
import { KIB } from '../contract/limits.js';
import type { User } from '../users/user.entity.js';
import type { StoredFile } from './package-words.js';
import { type ProblemFilter, type ProblemRow, listProblems } from './problem-list.js';
import { Problem } from './problem.entity.js';
import { ProblemFile, type ProblemFileKind } from './problem-file.entity.js';
import { ProblemStatement } from './problem-statement.entity.js';
import { ProblemVersion } from './problem-version.entity.js';
import type { ProblemChangesBody, SampleDto } from './problems.dto.js';
import { overrideOf, refuseUnpublishable } from './publish-gate.js';
import { TEST_CASE_FIGURES_SQL, type TestCaseFigures } from './test-case-figures.js';
import { type SampleRow, SAMPLES_SQL, shownSide, wholeSide, withTalks } from './sample-rows.js';

/** Of each sample's input and answer; the rest is for download. */
const SAMPLE_TEXT_BYTES = 64 * KIB;
/** Samples shown with their text; a package may call any number of test cases samples. */
const MOST_SAMPLES = 50;

export interface ProblemDetail {
  row: ProblemRow;
  version: ProblemVersion;
  statementLanguages: string[];
  samples: SampleDto[];
  testCases: TestCaseFigures;
  attachments: ProblemFile[];
}

export interface ServedFile {
  name: string;
  mediaType: string;
  sizeBytes: number;
  content: Readable;
}

@Injectable()
export class ProblemsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly blobs: BlobStore,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(user: User, filter: Omit<ProblemFilter, 'userId' | 'withHidden'>): Promise<ProblemRow[]> {
    return listProblems(this.dataSource.manager, { ...filter, userId: user.id, withHidden: user.role === 'admin' });
  }

  /** @throws DomainError `not-found`, also for a hidden problem and a student */
  async get(user: User, slug: string): Promise<ProblemRow> {
    const [row] = await this.list(user, { slug, limit: 1 });
    if (row === undefined) throw new DomainError('not-found', `There is no problem ${slug}`);
    return row;
  }

  async detail(user: User, slug: string): Promise<ProblemDetail> {
    const row = await this.get(user, slug);
    const { manager } = this.dataSource;
    const [version, statements, attachments, samples, [figures]] = await Promise.all([
      manager.findOneByOrFail(ProblemVersion, { id: row.versionId }),
      manager.find(ProblemStatement, {
        select: { language: true },
        where: { problemVersionId: row.versionId },
        order: { language: 'ASC' },
      }),
      manager.find(ProblemFile, {
        where: { problemVersionId: row.versionId, kind: 'attachment' },
        order: { name: 'ASC' },
      }),
      this.sampleRows(row.versionId),
      manager.query<TestCaseFigures[]>(TEST_CASE_FIGURES_SQL, [row.versionId]),
    ]);
    return {
      row,
      version,
      statementLanguages: statements.map(({ language }) => language),
      samples: await Promise.all(samples.slice(0, MOST_SAMPLES).map((sample) => this.showSample(sample))),
      testCases: figures ?? { count: 0, leastTimeLimitMs: null, leastMemoryLimitBytes: null },
      attachments,
    };
  }

  /** @throws DomainError `not-found`, also for a language there is no statement in */
  async statement(user: User, slug: string, language: string | null): Promise<ProblemStatement> {
    const { versionId } = await this.get(user, slug);
    const order = { language: 'ASC' } as const;
    const all = await this.dataSource.manager.find(ProblemStatement, { where: { problemVersionId: versionId }, order });
    const wanted = language === null ? (all.find((one) => one.language === 'en') ?? all[0]) : undefined;
    const found = wanted ?? all.find((one) => one.language === language);
    if (found === undefined)
      throw new DomainError('not-found', `There is no statement in ${language ?? 'any language'}`);
    return found;
  }

  /** A picture of the statement, or an attachment. */
  async file(user: User, slug: string, kind: ProblemFileKind, name: string): Promise<ServedFile> {
    const { versionId } = await this.get(user, slug);
    const found = await this.dataSource.manager.findOneBy(ProblemFile, { problemVersionId: versionId, kind, name });
    if (found === null) throw new DomainError('not-found', `The problem has no file ${name}`);
    return { name, mediaType: found.mediaType, sizeBytes: found.sizeBytes, content: this.blobs.read(found.blob) };
  }

  async pdf(user: User, slug: string, language: string): Promise<ServedFile> {
    const statement = await this.statement(user, slug, language);
    if (statement.pdfBlob === null) throw new DomainError('not-found', 'The statement is no PDF');
    const content = this.blobs.read(statement.pdfBlob);
    const sizeBytes = await this.blobSize(statement.pdfBlob);
    return { name: `${slug}.${language}.pdf`, mediaType: 'application/pdf', sizeBytes, content };
  }

  /** A whole sample. Only samples: nothing else is looked for. */
  async sampleFile(user: User, slug: string, ordinal: number, part: 'input' | 'answer'): Promise<ServedFile> {
    const { versionId } = await this.get(user, slug);
    const sample = (await this.sampleRows(versionId)).find((one) => one.ordinal === ordinal);
    if (sample === undefined) throw new DomainError('not-found', `The problem has no sample ${String(ordinal)}`);
    const whole = wholeSide(sample, part);
    if (whole === null) throw new DomainError('not-found', 'Of this sample, only what was said is shown');
    const name = `${sample.name.replace(/^.*\//, '')}.${part === 'input' ? 'in' : 'ans'}`;
    const content = this.blobs.read(whole.blob);
    return { name, mediaType: 'text/plain; charset=utf-8', sizeBytes: whole.sizeBytes, content };
  }

  async packageFile(user: User, slug: string, ordinal: number | null): Promise<ServedFile> {
    const { id, versionId } = await this.get(user, slug);
    const where = ordinal === null ? { id: versionId } : { problemId: id, ordinal };
    const version = await this.dataSource.manager.findOneBy(ProblemVersion, where);
    if (version === null) throw new DomainError('not-found', `The problem has no version ${String(ordinal)}`);
    return {
      name: `${slug}.zip`,
      mediaType: 'application/zip',
      sizeBytes: await this.blobSize(version.packageBlob),
      content: this.blobs.read(version.packageBlob),
    };
  }

  /** Newest first. */
  async versions(user: User, slug: string): Promise<{ version: ProblemVersion; importedBy: string | null }[]> {
    const { id } = await this.get(user, slug);
    const { manager } = this.dataSource;
    const versions = await manager.find(ProblemVersion, { where: { problemId: id }, order: { ordinal: 'DESC' } });
    const people = await manager.query<{ id: number; username: string }[]>(
      'SELECT id, username FROM users WHERE id = ANY ($1)',
      [versions.map(({ createdBy }) => createdBy)],
    );
    return versions.map((version) => ({
      version,
      importedBy: people.find((person) => person.id === version.createdBy)?.username ?? null,
    }));
  }

  /** @throws DomainError `conflict` where a problem that cannot be judged, or is under embargo, is to be published */
  async change(user: User, slug: string, changes: ProblemChangesBody, actor: Actor): Promise<void> {
    const row = await this.get(user, slug);
    const { visibility, tags, difficulty, overrideReason } = changes;
    const columns = {
      ...(visibility === undefined ? {} : { visibility }),
      ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
      ...(difficulty === undefined ? {} : { difficulty }),
    };
    await this.dataSource.transaction(async (manager) => {
      const published = visibility === 'public' ? await this.passGate(manager, row.id, overrideReason) : null;
      await manager.update(Problem, { id: row.id }, { ...columns, updatedAt: new Date() });
      const isOverridden = published !== null && overrideReason !== undefined;
      const details = {
        ...changedMembers<Partial<ProblemRow>>(row, columns),
        ...(isOverridden ? { overrideReason: { from: null, to: overrideReason } } : {}),
      };
      if (isOverridden) {
        const publishOverride = overrideOf(user.username, overrideReason);
        await manager.update(ProblemVersion, { id: published }, { publishOverride });
      }
      await this.audit.record(manager, actor, {
        action: 'problem-changed',
        subject: { kind: 'problem', id: slug },
        details,
      });
    });
  }

  /**
   * Locks the problem: another version must not take the place of the one looked at before the problem is public.
   *
   * @returns the version that is published; null where the problem is public already
   */
  private async passGate(manager: EntityManager, id: number, overrideReason?: string): Promise<number | null> {
    const problem = await manager.findOne(Problem, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (problem === null || problem.visibility === 'public') return null;
    const version = await manager.findOneByOrFail(ProblemVersion, { id: problem.currentVersionId ?? 0 });
    refuseUnpublishable(version, { mustBeVerified: this.config.verifyImports, overrideReason, field: 'visibility' });
    return version.id;
  }

  private async sampleRows(versionId: number): Promise<SampleRow[]> {
    const { manager } = this.dataSource;
    const rows = await manager.query<SampleRow[]>(SAMPLES_SQL, [versionId]);
    const [version] = await manager.query<{ talks: StoredFile[] | null }[]>(
      `SELECT judging -> 'interactions' AS talks FROM problem_versions WHERE id = $1`,
      [versionId],
    );
    return withTalks(rows, version?.talks ?? []);
  }

  private async showSample(sample: SampleRow): Promise<SampleDto> {
    const { ordinal, name, shown } = sample;
    const [inputSide, answerSide] = [shownSide(sample, 'input'), shownSide(sample, 'answer')];
    const head = async (side: Pick<StoredFile, 'blob'> | null): Promise<string> =>
      side === null ? '' : (await this.blobs.readHead(side.blob, SAMPLE_TEXT_BYTES)).toString();
    const [input, answer, talk] = await Promise.all([
      head(inputSide),
      head(answerSide),
      head(shown?.interaction ?? null),
    ]);
    return {
      ordinal,
      name,
      input,
      isInputCut: (inputSide?.sizeBytes ?? 0) > SAMPLE_TEXT_BYTES,
      answer,
      isAnswerCut: (answerSide?.sizeBytes ?? 0) > SAMPLE_TEXT_BYTES,
      interaction: shown?.interaction == null ? null : talk,
    };
  }

  private async blobSize(sha256: string): Promise<number> {
    const [row] = await this.dataSource.manager.query<{ size_bytes: number }[]>(
      'SELECT size_bytes FROM blobs WHERE sha256 = $1',
      [sha256],
    );
    return row?.size_bytes ?? 0;
  }
}
