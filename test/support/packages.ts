/** Problem packages made on the spot: a sound one, changed file by file. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import yazl from 'yazl';

/** Content by path; null takes a file of the sound package away. */
export type PackageFiles = Record<string, string | Buffer | null>;

const LEGACY: PackageFiles = {
  'problem.yaml': 'name: Sum\nlicense: cc0\nrights_owner: nobody\n',
  '.timelimit': '2\n',
  'problem_statement/problem.en.tex': '\\problemname{Sum}\nAdd $a$ and $b$.\n',
  'data/sample/1.in': '1 2\n',
  'data/sample/1.ans': '3\n',
  'data/secret/1.in': '3 4\n',
  'data/secret/1.ans': '7\n',
  'data/secret/2.in': '5 6\n',
  'data/secret/2.ans': '11\n',
  'input_validators/check.py': 'import sys\nsys.exit(42)\n',
  'submissions/accepted/sum.py': 'print(sum(map(int, input().split())))\n',
  'submissions/wrong_answer/zero.py': 'print(0)\n',
};

const NEWER: PackageFiles = {
  ...LEGACY,
  'problem.yaml': [
    'problem_format_version: 2025-09',
    'name: Sum',
    'uuid: 6a4a1e6c-97b4-4d39-a2e7-2b1c6f3d6f10',
    'limits:',
    '  time_limit: 2',
    '',
  ].join('\n'),
  '.timelimit': null,
  'problem_statement/problem.en.tex': null,
  'statement/problem.en.md': '# Task\n\nAdd $a$ and $b$.\n',
};

/** A sound package in the legacy format with these changes. */
export function legacyPackage(changes: PackageFiles = {}): Record<string, string | Buffer> {
  return changed(LEGACY, changes);
}

/** A sound package in the 2025-09 format with these changes. */
export function newerPackage(changes: PackageFiles = {}): Record<string, string | Buffer> {
  return changed(NEWER, changes);
}

function changed(files: PackageFiles, changes: PackageFiles): Record<string, string | Buffer> {
  return presentFiles({ ...files, ...changes });
}

/** Without those that were taken away. */
export function presentFiles(files: PackageFiles): Record<string, string | Buffer> {
  const entries = Object.entries(files);
  return Object.fromEntries(entries.filter((entry): entry is [string, string | Buffer] => entry[1] !== null));
}

/** Writes files into a new folder `<temporary>/<name>`. @returns the folder, and how to remove it */
export async function packageFolder(
  files: Record<string, string | Buffer>,
  name = 'sum',
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(path.join(tmpdir(), 'docket-package-'));
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return { folder, remove: () => rm(parent, { recursive: true }) };
}

/** An ordinary zip of these files, below a directory of this name; without one they are in its root. */
export async function packageZip(files: Record<string, string | Buffer>, name: string | null = 'sum'): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [file, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name === null ? file : `${name}/${file}`);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
