import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadConfig } from '../../config/config.js';
import { DomainError } from '../../contract/errors.js';
import type { ExportFormat } from '../../contract/export-formats.js';
import { detectProgram } from '../../problem-packages/detect-program.js';
import { writePackage } from '../../problem-packages/export/write-package.js';
import { Findings } from '../../problem-packages/findings.js';
import { detectFormat, readPackage } from '../../problem-packages/formats.js';
import { MadeFiles } from '../../problem-packages/made-files.js';
import type { PackageTree } from '../../problem-packages/package-tree.js';
import { readFolder } from '../../problem-packages/read-folder.js';
import { readZip } from '../../problem-packages/read-zip.js';
import { slugFrom } from '../../problem-packages/slug.js';
import { type CommandContext, type OutputOptions, printJson } from '../command-context.js';
import { CliError, exitCode, usageError } from '../exit-codes.js';
import { conversionLines, findingLines } from '../findings.js';

export interface ConvertOptions extends OutputOptions {
  format: ExportFormat;
  output?: string;
  item?: string;
}

/** `docket convert`: a package in one format becomes a zip in another, without a server. */
export async function convertPackage(context: CommandContext, path: string, options: ConvertOptions): Promise<number> {
  const { terminal } = context;
  const work = await mkdtemp(join(tmpdir(), 'docket-convert-'));
  try {
    const tree = await openTree(path, work);
    const made = new MadeFiles(join(work, 'made'));
    const detected = detectFormat(tree, options.item ?? null);
    const read = await readPackage(detected, { detect: detectProgram, made, testlib: loadConfig().testlib });
    const findings = new Findings();
    findings.all.push(...read.findings);
    findings.refuseOnErrors();
    if (read.problem === null) throw usageError(`${path} cannot be read`);
    const slug = slugFrom([read.problem.shortName, detected.root.name, tree.name]) ?? 'problem';
    const written = await writePackage(read.problem, options.format, slug, made);
    const file = options.output ?? `${slug}-${options.format}.zip`;
    await pipeline(written.open(), createWriteStream(`${file}.part`));
    await rename(`${file}.part`, file);
    const report = { file, read: read.conversion ?? [], written: written.conversion, report: read.findings };
    if (options.json) printJson(context, report);
    else if (options.quiet) terminal.print(file);
    else {
      for (const line of findingLines(report.report, terminal)) terminal.note(line);
      for (const line of conversionLines([...report.read, ...report.written], terminal)) terminal.note(line);
      terminal.print(`${path} is converted to ${file}`);
    }
    return exitCode('asExpected');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new CliError('usage', error.message, { details: error.errors, code: error.code, cause: error });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function openTree(path: string, work: string): Promise<PackageTree> {
  const facts = await stat(path).catch(() => null);
  if (facts === null) throw usageError(`${path}: no such file or folder`);
  if (facts.isDirectory()) return readFolder(path);
  const name = basename(resolve(path)).replace(/\.(zip|kpp)$/i, '');
  return readZip(path, work, name);
}
