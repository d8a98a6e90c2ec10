/**
 * A problem package on its way to the server: a zip as it is, or a folder that is zipped while it is sent.
 *
 * A folder's symbolic links become the files they point to, as long as those are in the folder: packages share
 * validators and test data that way, and an archive with links would be refused. The archive of one folder is always
 * the same bytes (sorted names, fixed times), so that the server can tell an unchanged package.
 */
import { createReadStream, type Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { CAPS } from '../contract/limits.js';
import { CliError, usageError } from './exit-codes.js';
import { counted, formatBytes } from './quantities.js';

export interface PackageArchive {
  /** As its folder or file is called: names the problem where the archive itself has no folder. */
  name: string;
  /** One line for people: what is being sent. */
  description: string;
  /** The zip from its beginning; may be called again. */
  open: () => Readable;
}

interface PackedFile {
  /** Path inside the archive, with slashes. */
  name: string;
  hostPath: string;
  mode: number;
}

/** What tools leave behind and no package means. Other dot files (`.timelimit`) belong to the package. */
const LEFT_OUT = new Set([
  '.git',
  '.svn',
  '.hg',
  '.DS_Store',
  '__MACOSX',
  '__pycache__',
  'Thumbs.db',
  '.idea',
  '.vscode',
]);
/** The files by which the formats of packages are known. */
const MARKERS = ['problem.yaml', 'problem.xml', 'init.yml', 'task.yaml', 'problem.json'];
/** The zip format's first day: the same for all, so that equal folders make equal archives. */
const FIXED_TIME = new Date(1980, 0, 1);

/** Prepares a zip file or a package folder for upload; a usage error with the path where it is neither. */
export async function openPackage(path: string): Promise<PackageArchive> {
  const facts = await stat(path).catch(() => null);
  if (!facts) throw usageError(`${path}: no such file or folder`);
  if (facts.isDirectory()) return openFolder(path);
  if (!facts.isFile()) throw usageError(`${path} is neither a zip file nor a folder`);
  if (facts.size > CAPS.packageBytes) {
    throw usageError(
      `${path} is larger than ${formatBytes(CAPS.packageBytes)}`,
      'compress or leave out what judging does not need',
    );
  }
  if (/\.xml$/i.test(path)) {
    const name = basename(path).replace(/\.xml$/i, '');
    const file = { name: basename(path), hostPath: path, mode: 0o100644 };
    return { name, description: path, open: () => zipOf([file], name) };
  }
  return {
    name: basename(path).replace(/\.(zip|kpp)$/i, ''),
    description: `${path} (${formatBytes(facts.size)})`,
    open: () => createReadStream(path),
  };
}

async function openFolder(path: string): Promise<PackageArchive> {
  const root = await realpath(path);
  const entries = await readdir(root);
  if (!(await isPackage(path, entries))) {
    const message = `${path} is not a problem package: it has none of ${MARKERS.join(', ')}`;
    throw usageError(message, await packagesBelow(path, entries));
  }
  const files = await listFiles(root);
  const name = basename(resolve(path));
  return { name, description: `${path} (${counted(files.length, 'file')})`, open: () => zipOf(files, name) };
}

/** Which format it is in is for the server to find out; in an archive of several each has a folder. */
async function isPackage(path: string, entries: string[]): Promise<boolean> {
  if (entries.some((entry) => MARKERS.includes(entry) || entry.toLowerCase().endsWith('.xml'))) return true;
  for (const entry of entries) {
    if ((await stat(join(path, entry, 'problem.json')).catch(() => null))?.isFile()) return true;
  }
  return false;
}

async function packagesBelow(path: string, entries: string[]): Promise<string> {
  const found: string[] = [];
  for (const entry of entries.sort()) {
    const candidate = join(path, entry);
    const names = await readdir(candidate).catch(() => []);
    if (names.some((name) => MARKERS.includes(name))) found.push(candidate);
    if (found.length === 5) break;
  }
  return found.length > 0 ? `these are packages: ${found.join(', ')}` : 'give the folder that has such a file in it';
}

/** All files of a package folder by name, links resolved. Every fault of the folder is reported at once. */
async function listFiles(root: string): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  const faults: { field: string; message: string }[] = [];

  const walk = async (folder: string, prefix: string, ancestors: string[]): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort(byName)) {
      if (LEFT_OUT.has(entry.name)) continue;
      const name = prefix + entry.name;
      const place = join(folder, entry.name);
      const target = entry.isSymbolicLink() ? await realpath(place).catch(() => null) : place;
      if (target === null) faults.push({ field: name, message: 'is a link to nothing' });
      else if (!isInside(root, target)) {
        faults.push({
          field: name,
          message: `is a link out of the package, to ${target}: copy the file into the folder`,
        });
      } else if (ancestors.includes(target)) {
        faults.push({ field: name, message: 'is a link to a folder that it is in' });
      } else {
        const facts = await stat(target);
        if (facts.isDirectory()) await walk(target, `${name}/`, [...ancestors, target]);
        else if (facts.isFile()) files.push({ name, hostPath: target, mode: facts.mode & 0o111 ? 0o100755 : 0o100644 });
        else faults.push({ field: name, message: 'is neither a file nor a folder' });
      }
      if (files.length > CAPS.packageFiles) {
        throw usageError(`${root} has more than ${String(CAPS.packageFiles)} files`, 'give the folder of one package');
      }
    }
  };

  await walk(root, '', [root]);
  if (faults.length > 0) throw new CliError('usage', `${root} cannot be packed`, { details: faults });
  return files;
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}

function zipOf(files: PackedFile[], folderName: string): Readable {
  const zip = new ZipFile();
  // PassThrough carries the error of a file that vanished, so that the upload ends with it.
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  for (const file of files) {
    zip.addFile(file.hostPath, `${folderName}/${file.name}`, {
      mtime: FIXED_TIME,
      mode: file.mode,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return output;
}
