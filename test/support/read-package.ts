import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../src/contract/package-finding.js';
import { detectProgram } from '../../src/problem-packages/detect-program.js';
import { detectFormat, readPackage } from '../../src/problem-packages/formats.js';
import { MadeFiles } from '../../src/problem-packages/made-files.js';
import type { ProblemPackage, ReadPackage } from '../../src/problem-packages/problem-package.js';
import { readFolder } from '../../src/problem-packages/read-folder.js';
import { type PackageFiles, packageFolder } from './packages.js';

/** Reads packages made on the spot; `dispose` removes what that left. */
export class PackageReader {
  private readonly removals: (() => Promise<void>)[] = [];

  async read(
    files: PackageFiles,
    item: string | null = null,
    name = 'sum',
    testlib: string | null = null,
  ): Promise<ReadPackage> {
    const given = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
    const { folder, remove } = await packageFolder(Object.fromEntries(given), name);
    const made = await mkdtemp(path.join(tmpdir(), 'docket-made-'));
    this.removals.push(remove, () => rm(made, { recursive: true, force: true }));
    const detected = detectFormat(await readFolder(folder), item);
    return readPackage(detected, { detect: detectProgram, made: new MadeFiles(path.join(made, 'files')), testlib });
  }

  /** A sound package's problem. */
  async sound(
    files: PackageFiles,
    item: string | null = null,
    testlib: string | null = null,
  ): Promise<ProblemPackage & { report: ReadPackage }> {
    const report = await this.read(files, item, 'sum', testlib);
    const isSound = report.findings.every(({ severity }) => severity !== 'error');
    if (report.problem === null || !isSound) throw new Error(JSON.stringify(report.findings, null, 1));
    return { ...report.problem, report };
  }

  /** `file:line: message` of what a package is refused for. */
  async errors(files: PackageFiles): Promise<string[]> {
    return said(await this.read(files), 'error');
  }

  async dispose(): Promise<void> {
    for (const remove of this.removals.splice(0)) await remove();
  }
}

export function said({ findings }: Pick<ReadPackage, 'findings'>, severity: Finding['severity']): string[] {
  return findings
    .filter((finding) => finding.severity === severity)
    .map(({ file, line, message }) => `${file}${line === undefined ? '' : `:${String(line)}`}: ${message}`);
}

/** `lost checker` for each entry of a report. */
export function outcomes({ conversion = [] }: Pick<ReadPackage, 'conversion'>): string[] {
  return conversion.map(({ outcome, what }) => `${outcome} ${what}`);
}
