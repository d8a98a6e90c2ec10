import type { Readable } from 'node:stream';
import type { ConversionEntry } from '../../contract/conversion-report.js';
import type { ExportFormat } from '../../contract/export-formats.js';
import type { MadeFiles } from '../made-files.js';
import type { ProblemPackage } from '../problem-package.js';
import { Outgoing } from './outgoing.js';
import { tellGraded } from './scoring.js';
import { writeFps } from './write-fps.js';
import { writeKattis } from './write-kattis.js';
import { writePolygon } from './write-polygon.js';

export interface WrittenPackage {
  conversion: ConversionEntry[];
  /** The zip from its beginning; files of the package it comes from are read as it goes. */
  open: () => Readable;
}

const WRITERS: Record<ExportFormat, (problem: ProblemPackage, outgoing: Outgoing) => Promise<void>> = {
  '2025-09': (problem, outgoing) => writeKattis(problem, '2025-09', outgoing),
  legacy: (problem, outgoing) => writeKattis(problem, 'legacy', outgoing),
  fps: writeFps,
  polygon: writePolygon,
};

/**
 * @param slug names the directory inside the zip
 * @throws DomainError `package-invalid` where the other format has no way to say something that verdicts hang on
 */
export async function writePackage(
  problem: ProblemPackage,
  format: ExportFormat,
  slug: string,
  made: MadeFiles,
): Promise<WrittenPackage> {
  const outgoing = new Outgoing(slug, made);
  if (problem.timeLimitMs === null) outgoing.conversion.lost('time limit', 'it is still to be derived');
  if (problem.functions != null) {
    outgoing.cannot('functions in place of a program', 'Take the package as it was uploaded');
  }
  if (problem.testCases.some(({ generated }) => generated !== undefined)) {
    outgoing.cannot('test data that a generator is still to make', 'Import the package, and export the problem');
  }
  if (problem.staticValidator !== null && format !== '2025-09') {
    outgoing.cannot('a static validator', 'Export it as 2025-09');
  }
  if (format !== 'legacy') tellGraded(problem, outgoing);
  await WRITERS[format](problem, outgoing);
  outgoing.findings.refuseOnErrors('exported');
  return { conversion: outgoing.conversion.entries, open: () => outgoing.zip() };
}
