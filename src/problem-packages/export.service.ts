import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BlobStore } from '../blobs/blob-store.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { ConversionEntry } from '../contract/conversion-report.js';
import { DomainError } from '../contract/errors.js';
import type { ExportFormat } from '../contract/export-formats.js';
import { MIB } from '../contract/limits.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { Problem } from '../problems/problem.entity.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import { detectProgram } from './detect-program.js';
import { writePackage } from './export/write-package.js';
import { packageInvalid } from './findings.js';
import { detectFormat, readPackage } from './formats.js';
import { MadeFiles } from './made-files.js';
import type { PackageTestCase } from './problem-package.js';
import { readZip } from './read-zip.js';

/** As a generator may make. */
const MOST_MADE_BYTES = 256 * MIB;

export interface ExportedPackage {
  slug: string;
  /** What the way into the other format kept, changed and lost. */
  conversion: ConversionEntry[];
  /** The zip from its beginning. */
  open: () => Readable;
  /** Removes what was unpacked for it; call it when the zip was read, or is not wanted. */
  dispose: () => Promise<void>;
}

/** A problem's current package in another format: read again from the archive that was imported, then written anew. */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly blobs: BlobStore,
  ) {}

  /**
   * @throws DomainError `not-found`; `package-invalid` where the other format has no way to say something that verdicts
   * hang on, with everything of that kind
   */
  async open(slug: string, format: ExportFormat): Promise<ExportedPackage> {
    const version = await this.currentVersion(slug);
    if (version.format === format && version.packageItem === null) {
      const conversion: ConversionEntry[] = [{ outcome: 'kept', what: 'package', detail: 'as it was uploaded' }];
      const open = (): Readable => this.blobs.read(version.packageBlob);
      return { slug, conversion, open, dispose: () => Promise.resolve() };
    }
    return this.convert(version, slug, format);
  }

  private async currentVersion(slug: string): Promise<ProblemVersion> {
    const { manager } = this.dataSource;
    const problem = await manager.findOneBy(Problem, { slug });
    if (problem?.currentVersionId == null) throw new DomainError('not-found', `There is no problem ${slug}.`);
    return manager.findOneByOrFail(ProblemVersion, { id: problem.currentVersionId });
  }

  /** What generators made is in no archive, but with the version. */
  private async withMadeData(
    testCases: readonly PackageTestCase[],
    version: ProblemVersion,
    made: MadeFiles,
  ): Promise<PackageTestCase[]> {
    if (testCases.every(({ generated }) => generated === undefined)) return [...testCases];
    const rows = await this.dataSource.manager.findBy(TestCase, { problemVersionId: version.id });
    const complete: PackageTestCase[] = [];
    for (const { generated, ...testCase } of testCases) {
      const row = rows.find(({ name }) => name === testCase.name);
      if (generated === undefined || row === undefined) complete.push(testCase);
      else if (row.settings.generated?.isMade !== true) {
        throw new DomainError('conflict', 'Its test data are still being made; try again in a minute.');
      } else {
        const input = await made.add(`${row.name}.in`, await this.blobs.readBuffer(row.inputBlob, MOST_MADE_BYTES));
        const answer = await made.add(`${row.name}.ans`, await this.blobs.readBuffer(row.answerBlob, MOST_MADE_BYTES));
        complete.push({ ...testCase, input, answer });
      }
    }
    return complete;
  }

  private async convert(version: ProblemVersion, slug: string, format: ExportFormat): Promise<ExportedPackage> {
    const spoolDir = path.join(this.config.dataDir, 'tmp');
    const made = new MadeFiles(path.join(spoolDir, `package-${randomUUID()}`));
    try {
      await mkdir(made.directory, { recursive: true, mode: 0o700 });
      const archive = path.join(made.directory, 'archive');
      await pipeline(this.blobs.read(version.packageBlob), createWriteStream(archive, { flags: 'wx', mode: 0o600 }));
      const tree = await readZip(archive, made.directory, slug);
      await rm(archive);
      const detected = detectFormat(tree, version.packageItem);
      const { problem, findings } = await readPackage(detected, {
        detect: detectProgram,
        made,
        testlib: this.config.testlib,
      });
      if (problem === null) throw packageInvalid(findings.filter(({ severity }) => severity === 'error'));
      const testCases = await this.withMadeData(problem.testCases, version, made);
      const own = { ...problem, testCases, timeLimitMs: version.timeLimitMs };
      const { conversion, open } = await writePackage(own, format, slug, made);
      return { slug, conversion, open, dispose: () => made.dispose() };
    } catch (error) {
      await made.dispose();
      throw error;
    }
  }
}
