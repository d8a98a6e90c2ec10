import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { type BlobRef, BlobStore } from '../blobs/blob-store.js';
import { removeLeftovers } from '../blobs/temporary-files.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import type { ConversionEntry } from '../contract/conversion-report.js';
import type { Finding } from '../contract/package-finding.js';
import { Problem } from '../problems/problem.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { chooseVersion, makeCurrent } from '../problems/make-current.js';
import { nameOf } from '../problems/problem-views.js';
import { VerificationsService } from '../submissions/verifications.service.js';
import { Findings, packageInvalid } from './findings.js';
import { JUDGED_KINDS, type JudgedKind, refuseUnjudged } from './judged-kinds.js';
import { detectProgram } from './detect-program.js';
import { type DetectedPackage, detectFormat, readPackage } from './formats.js';
import { MadeFiles } from './made-files.js';
import { prepareRows } from './package-rows.js';
import type { PackageTree } from './package-tree.js';
import type { ProblemPackage } from './problem-package.js';
import { readFolder } from './read-folder.js';
import { readZip } from './read-zip.js';
import { refuseTwins } from './twins.js';
import { findVersion, insertVersion, lockProblem } from './version-rows.js';
import { slugFrom, wantedSlug } from './slug.js';
import { storeAsZip } from './store-files.js';

export interface ImportOptions {
  /** The name in addresses; by default the package's own. */
  slug?: string | null;
  /** Which problem of an archive that holds several: its directory or title, or its number from 1. */
  item?: string | null;
  /** Who imports; the judging of example submissions that derives a time limit is theirs too. */
  user: { id: number };
  /** false: only to be verified; no problem is made or changed. */
  keep: boolean;
  /**
   * The package's own time limit is left aside, and derived as if it had none: it may come from a faster or a slower
   * machine. Only of a package that is not kept, since what a version is must follow from its package alone.
   */
  deriveTimeLimit?: boolean;
  /** Whether a kept package is verified; left out: as the setting says. */
  verify?: boolean;
  /** Work that belongs to the same transaction as the rows, such as a verification and its jobs. */
  inTransaction?: (imported: ImportedPackage, manager: EntityManager) => Promise<void>;
}

export interface ImportedPackage {
  /** null where the package was not kept. */
  problem: Problem | null;
  version: ProblemVersion;
  /** Warnings and remarks. */
  report: Finding[];
  /** false: this very package was there already, and its version stands. */
  isNew: boolean;
  /** null: none was started. */
  verificationId: number | null;
}

/** A package that was read without errors. */
interface PackageContent {
  problem: ProblemPackage;
  report: Finding[];
  conversion: ConversionEntry[];
}

/** From an archive to rows and blobs, or to one refusal with every finding. */
@Injectable()
export class ImportService implements OnModuleInit {
  private readonly judged: Record<JudgedKind, boolean> = JUDGED_KINDS;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly blobs: BlobStore,
    private readonly verifications: VerificationsService,
  ) {}

  onModuleInit(): Promise<void> {
    return removeLeftovers(this.config.dataDir);
  }

  /**
   * @param name of the archive without its ending: names the problem where the package has no directory of its own
   * @throws DomainError `package-invalid`
   */
  async importZip(zipPath: string, name: string | null, options: ImportOptions): Promise<ImportedPackage> {
    const tree = await readZip(zipPath, this.spoolDir, name);
    try {
      return await this.importPackage(tree, { ...options, zipPath });
    } finally {
      await tree.dispose();
    }
  }

  /** @throws DomainError `package-invalid` */
  async importFolder(folder: string, options: ImportOptions): Promise<ImportedPackage> {
    return this.importPackage(await readFolder(folder), options);
  }

  /**
   * @param options.zipPath the archive the tree comes from; without it the tree is zipped for keeping
   * @throws DomainError `package-invalid` with every error; nothing is kept then
   */
  async importPackage(tree: PackageTree, options: ImportOptions & { zipPath?: string }): Promise<ImportedPackage> {
    const item = options.item ?? null;
    const detected = detectFormat(tree, item);
    const wanted = wantedSlug(options.slug ?? null);
    const made = new MadeFiles(path.join(this.spoolDir, `package-${randomUUID()}`));
    try {
      const read = await this.read(detected, made);
      if (options.deriveTimeLimit === true && !options.keep) read.problem.timeLimitMs = null;
      const ownName = item === null ? detected.root.name : null;
      const title = nameOf(read.problem.names);
      const slug = wanted ?? slugFrom([read.problem.shortName, ownName, title, detected.root.name]) ?? 'problem';
      return await this.importRead(detected.root, read, slug, options);
    } finally {
      await made.dispose();
    }
  }

  private async importRead(
    root: PackageTree,
    { problem, report, conversion }: PackageContent,
    slug: string,
    options: ImportOptions & { zipPath?: string },
  ): Promise<ImportedPackage> {
    const packageItem = options.item ?? null;
    const digest = root.digest(packageItem);
    if (options.keep) {
      const known = await this.dataSource.transaction((manager) => this.findKnown(slug, digest, options, manager));
      if (known !== null) return known;
    }
    const rows = await prepareRows(problem, { slug, blobs: this.blobs, config: this.config });
    report.push(...rows.findings);
    const packageBlob = await this.storePackage(root, options.zipPath ?? null);
    return this.dataSource.transaction(async (manager) => {
      const kept = options.keep ? await lockProblem(manager, slug, problem) : null;
      // Somebody else may have imported it in the meantime; from here on nobody can.
      const known = kept === null ? null : await this.findKnown(slug, digest, options, manager);
      if (known !== null) return known;
      const version = await insertVersion(manager, {
        problem,
        rows,
        slug,
        digest,
        packageBlob: packageBlob.sha256,
        packageItem,
        report,
        conversion,
        problemId: kept?.id ?? null,
        createdBy: options.user.id,
      });
      const verificationId = kept === null ? null : await this.verify(version, options, manager);
      if (kept !== null) await makeCurrent(manager, version.id);
      const current = kept === null ? null : await manager.findOneByOrFail(Problem, { id: kept.id });
      const imported = { problem: current, version, report, isNew: true, verificationId };
      await options.inTransaction?.(imported, manager);
      return imported;
    });
  }

  /** Reads and checks a package without keeping anything. @param made lives as long as the answer is used */
  private async read(detected: DetectedPackage, made: MadeFiles): Promise<PackageContent> {
    const {
      problem,
      findings: report,
      conversion = [],
    } = await readPackage(detected, { detect: detectProgram, made, testlib: this.config.testlib });
    const findings = new Findings();
    findings.all.push(...report);
    if (problem !== null) {
      refuseUnjudged(problem, findings, this.judged);
      refuseTwins(problem, findings);
    }
    if (problem === null || findings.hasErrors) throw packageInvalid(findings.errors);
    return { problem, report, conversion };
  }

  /** The version that this very package made before; a failed one gets another chance. */
  private async findKnown(
    slug: string,
    digest: string,
    options: ImportOptions,
    manager: EntityManager,
  ): Promise<ImportedPackage | null> {
    const known = await findVersion(manager, slug, digest);
    if (known === null) return null;
    const { problem, version } = known;
    let verificationId: number | null = null;
    if (version.state === 'failed') {
      version.state = 'calibrating';
      version.stateReason = null;
      version.stateExplanation = null;
      await manager.save(version);
      verificationId = await this.verify(version, options, manager);
    } else if (version.soundness === 'unsound') {
      verificationId = await this.verify(version, options, manager);
    }
    if (problem.currentVersionId !== version.id && version.state === 'ready' && mayReplace(problem, version)) {
      await chooseVersion(manager, version.id);
      problem.currentVersionId = version.id;
    }
    const imported = { problem, version, report: version.report, isNew: false, verificationId };
    await options.inTransaction?.(imported, manager);
    return imported;
  }

  /** Also without the setting where the package leaves its time limit open: it comes from the accepted submissions. */
  private async verify(
    version: ProblemVersion,
    { verify = this.config.verifyImports, user }: ImportOptions,
    manager: EntityManager,
  ): Promise<number | null> {
    if (!verify && version.state !== 'calibrating') return null;
    const { id } = await this.verifications.start(version.id, user.id, manager);
    Object.assign(version, await manager.findOneByOrFail(ProblemVersion, { id: version.id }));
    return id;
  }

  private async storePackage(root: PackageTree, zipPath: string | null): Promise<BlobRef> {
    if (zipPath !== null) return this.blobs.put({ hostPath: zipPath });
    await mkdir(this.spoolDir, { recursive: true, mode: 0o700 });
    return storeAsZip(root, path.join(this.spoolDir, `zip-${randomUUID()}`), this.blobs);
  }

  /** Where uploads and unpacked packages live while they are read. */
  get spoolDir(): string {
    return path.join(this.config.dataDir, 'tmp');
  }
}

/** What students are judged on changes to nothing that is known to have errors, or is being looked at. */
function mayReplace({ visibility }: Problem, { soundness, publishOverride }: ProblemVersion): boolean {
  return visibility === 'hidden' || publishOverride !== null || soundness === 'sound' || soundness === 'unchecked';
}
