/**
 * A problem's package as its files: looked at, compared between versions, and edited. An edit is an import of the whole
 * package with the files changed, so that it is checked like any other and the versions before it stay as they are.
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor } from '../../audit/actor.js';
import { AuditService } from '../../audit/audit.service.js';
import { BlobCache } from '../../blobs/blob-cache.js';
import { DomainError } from '../../contract/errors.js';
import { MIB } from '../../contract/limits.js';
import type { Finding } from '../../contract/package-finding.js';
import { ProblemVersion } from '../../problems/problem-version.entity.js';
import { fileUrl } from '../../problems/problem-views.js';
import { type ServedFile } from '../../problems/problems.service.js';
import type { User } from '../../users/user.entity.js';
import { detectProgram } from '../detect-program.js';
import { Findings, packageInvalid } from '../findings.js';
import { type ImportedPackage, ImportService } from '../import.service.js';
import { detectFormat } from '../formats.js';
import { readKattis } from '../kattis/read-kattis.js';
import { type PackageFile, type PackageTree, readHead } from '../package-tree.js';
import { readZip } from '../read-zip.js';
import { Assets } from '../statements/assets.js';
import { renderText } from '../statements/render-statement.js';
import { editLimits, type LimitChanges } from './edit-limits.js';
import { editTree, type FileChange } from './edited-tree.js';

const METADATA = 'problem.yaml';
const MOST_METADATA_BYTES = MIB;

export interface PackageEdit {
  /** The version that the changes were made to. */
  baseOrdinal: number;
  changes: FileChange[];
  limits: LimitChanges | null;
}

export interface FileComparison {
  path: string;
  change: 'added' | 'removed' | 'changed';
  beforeBytes: number | null;
  afterBytes: number | null;
}

@Injectable()
export class PackageEdits {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly cache: BlobCache,
    private readonly imports: ImportService,
    private readonly audit: AuditService,
  ) {}

  async files(slug: string, ordinal: number): Promise<PackageFile[]> {
    return this.withTree(slug, ordinal, (tree) => Promise.resolve(tree.files));
  }

  /** Sends a file while the package is unpacked. */
  async file(slug: string, ordinal: number, name: string, send: (file: ServedFile) => Promise<void>): Promise<void> {
    await this.withTree(slug, ordinal, async (tree) => {
      const found = tree.find(name);
      if (found === null) throw new DomainError('not-found', `The package has no file ${name}`);
      const content = createReadStream(found.hostPath);
      await send({ name, mediaType: 'application/octet-stream', sizeBytes: found.sizeBytes, content });
    });
  }

  async compare(slug: string, before: number, after: number): Promise<FileComparison[]> {
    const [old, present] = [await this.files(slug, before), await this.files(slug, after)];
    const byPath = new Map(old.map((file) => [file.path, file]));
    const changes: FileComparison[] = [];
    for (const { path: name, sizeBytes, sha256 } of present) {
      const known = byPath.get(name);
      byPath.delete(name);
      if (known === undefined) {
        changes.push({ path: name, change: 'added', beforeBytes: null, afterBytes: sizeBytes });
      } else if (known.sha256 !== sha256) {
        changes.push({ path: name, change: 'changed', beforeBytes: known.sizeBytes, afterBytes: sizeBytes });
      }
    }
    for (const { path: name, sizeBytes } of byPath.values()) {
      changes.push({ path: name, change: 'removed', beforeBytes: sizeBytes, afterBytes: null });
    }
    return changes;
  }

  /**
   * Makes the next version of the problem.
   *
   * @throws DomainError `conflict` where there is a newer version than that which was edited, `package-invalid`
   */
  async edit(
    user: User,
    actor: Actor,
    slug: string,
    { baseOrdinal, changes, limits }: PackageEdit,
  ): Promise<ImportedPackage> {
    const newest = await this.newest(slug);
    if (newest !== baseOrdinal) throw overtaken(newest);
    return this.withTree(slug, baseOrdinal, async (tree, item) => {
      const directory = path.join(this.imports.spoolDir, `edit-${randomUUID()}`);
      try {
        const all = limits === null ? changes : [...changes, ...(await this.limitChanges(tree, changes, limits))];
        const edited = await editTree(tree, all, directory);
        return await this.imports.importPackage(edited, {
          slug,
          item,
          user,
          keep: true,
          inTransaction: async ({ version, isNew }, manager) => {
            if (isNew && version.ordinal !== baseOrdinal + 1) throw overtaken(version.ordinal - 1);
            await this.audit.record(manager, actor, {
              action: 'problem-edited',
              subject: { kind: 'problem', id: slug },
              details: { version: version.ordinal, from: baseOrdinal, files: all.slice(0, 20).map((one) => one.path) },
            });
          },
        });
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    });
  }

  /**
   * How a statement would look with this text.
   *
   * @throws DomainError `not-found` where the package has no statement of that path
   */
  async preview(slug: string, name: string, text: string): Promise<{ html: string | null; report: Finding[] }> {
    return this.withTree(slug, await this.newest(slug), async (tree) => {
      const { problem } = await readKattis(tree, detectProgram);
      const statement = problem?.statements.find(({ file }) => file.path === name);
      if (problem == null || statement === undefined || statement.format === 'pdf') {
        throw new DomainError('not-found', `The package has no statement ${name} that is text`);
      }
      const findings = new Findings();
      const sampleCount = problem.testCases.filter(({ isSample }) => isSample).length;
      const assets = new Assets(statement.assets, (asset) => fileUrl(slug, 'statement-asset', asset));
      const context = { constants: problem.constants, sampleCount, findings };
      return { html: renderText(text, statement.format, name, assets, context), report: findings.all };
    });
  }

  private async limitChanges(tree: PackageTree, changes: FileChange[], limits: LimitChanges): Promise<FileChange[]> {
    const given = changes.find((change) => change.path === METADATA)?.content;
    const present = tree.find(METADATA);
    const bytes = given ?? (present === null ? null : await readHead(present, MOST_METADATA_BYTES));
    const edited = bytes === null ? null : editLimits(bytes.toString('utf8'), limits);
    if (edited === null) {
      const remedy = 'Change the limits in the package’s own files';
      throw packageInvalid([{ severity: 'error', file: METADATA, message: 'it cannot be read', remedy }]);
    }
    return edited
      .filter(({ path: name, text }) => text !== null || tree.find(name) !== null)
      .map(({ path: name, text }) => ({ path: name, content: text === null ? null : Buffer.from(text) }));
  }

  private async newest(slug: string): Promise<number> {
    const [row] = await this.dataSource.query<{ ordinal: number | null }[]>(
      `SELECT max(v.ordinal) AS ordinal FROM problems p JOIN problem_versions v ON v.problem_id = p.id WHERE p.slug = $1`,
      [slug],
    );
    if (row?.ordinal == null) throw new DomainError('not-found', `There is no problem ${slug}`);
    return row.ordinal;
  }

  private async withTree<T>(
    slug: string,
    ordinal: number,
    work: (tree: PackageTree, item: string | null) => Promise<T>,
  ): Promise<T> {
    const version = await this.dataSource.manager
      .createQueryBuilder(ProblemVersion, 'version')
      .where('version.ordinal = :ordinal AND version.problem_id = (SELECT id FROM problems WHERE slug = :slug)', {
        ordinal,
        slug,
      })
      .getOne();
    if (version === null) {
      throw new DomainError('not-found', `There is no problem ${slug} with a version ${String(ordinal)}`);
    }
    const tree = await readZip(await this.cache.path(version.packageBlob), this.imports.spoolDir, slug);
    try {
      return await work(detectFormat(tree, version.packageItem).root, version.packageItem);
    } finally {
      await tree.dispose();
    }
  }
}

function overtaken(newest: number): DomainError {
  return new DomainError('conflict', `The problem has a newer version, ${String(newest)}: load it and change that.`);
}
