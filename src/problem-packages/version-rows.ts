import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { MIB } from '../contract/limits.js';
import type { ConversionEntry } from '../contract/conversion-report.js';
import type { Finding } from '../contract/package-finding.js';
import { JurySubmission } from '../problems/jury-submission.entity.js';
import { ProblemFile } from '../problems/problem-file.entity.js';
import { ProblemStatement } from '../problems/problem-statement.entity.js';
import { ProblemVersion } from '../problems/problem-version.entity.js';
import { Problem } from '../problems/problem.entity.js';
import { TestCase } from '../test-cases/test-case.entity.js';
import type { PackageRows } from './package-rows.js';
import type { ProblemPackage } from './problem-package.js';

/** A statement has at most 65,535 parameters; a test case takes eleven. */
const ROWS_AT_ONCE = 1000;

export interface NewVersion {
  problem: ProblemPackage;
  rows: PackageRows;
  slug: string;
  digest: string;
  packageBlob: string;
  packageItem: string | null;
  report: Finding[];
  conversion: ConversionEntry[];
  problemId: number | null;
  createdBy: number | null;
}

/** The version that a package with this digest already made of a problem. */
export async function findVersion(
  manager: EntityManager,
  slug: string,
  digest: string,
): Promise<{ problem: Problem; version: ProblemVersion } | null> {
  const problem = await manager.findOne(Problem, { where: { slug }, lock: { mode: 'for_no_key_update' } });
  if (problem === null) return null;
  const version = await manager.findOne(ProblemVersion, {
    where: { problemId: problem.id, packageDigest: digest },
    order: { ordinal: 'DESC' },
  });
  return version === null ? null : { problem, version };
}

/** The problem's row, made if need be, locked so that versions are numbered one at a time. */
export async function lockProblem(manager: EntityManager, slug: string, problem: ProblemPackage): Promise<Problem> {
  const tags = [...new Set(problem.metadata.keywords)];
  await manager.query('INSERT INTO problems (slug, tags) VALUES ($1, $2) ON CONFLICT (slug) DO NOTHING', [slug, tags]);
  return manager.findOneOrFail(Problem, { where: { slug }, lock: { mode: 'for_no_key_update' } });
}

export async function insertVersion(manager: EntityManager, given: NewVersion): Promise<ProblemVersion> {
  const { problem, rows, problemId } = given;
  const { limits, timeLimitMs } = problem;
  const version = await manager.save(
    manager.create(ProblemVersion, {
      problemId,
      ordinal: problemId === null ? 1 : await nextOrdinal(manager, problemId),
      slug: given.slug,
      packageDigest: given.digest,
      packageBlob: given.packageBlob,
      packageItem: given.packageItem,
      format: problem.format,
      // Test data that a generator is still to make are as much missing as a time limit.
      state: timeLimitMs === null || problem.generators !== undefined ? 'calibrating' : 'ready',
      stateReason: null,
      stateExplanation: null,
      types: problem.types,
      names: problem.names,
      metadata: problem.metadata,
      timeLimitMs,
      timeLimitSource: timeLimitMs === null ? 'derived' : 'package',
      memoryLimitBytes: limits.memoryMiB * MIB,
      outputLimitBytes: limits.outputMiB * MIB,
      limits,
      judging: rows.judging,
      soundness: 'unchecked',
      publishOverride: null,
      report: given.report,
      conversion: given.conversion,
      createdBy: given.createdBy,
    }),
  );
  const own = { problemVersionId: version.id };
  await insertAll(manager, ProblemStatement, rows.statements, own);
  await insertAll(manager, ProblemFile, rows.files, own);
  await insertAll(manager, TestCase, rows.testCases, own);
  await insertAll(manager, JurySubmission, rows.jurySubmissions, own);
  return version;
}

async function nextOrdinal(manager: EntityManager, problemId: number): Promise<number> {
  const last = await manager.maximum(ProblemVersion, 'ordinal', { problemId });
  return (last ?? 0) + 1;
}

async function insertAll(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  rows: readonly object[],
  own: { problemVersionId: number },
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const some = rows.slice(at, at + ROWS_AT_ONCE).map((row) => ({ ...row, ...own }));
    await manager.insert(entity, some);
  }
}
