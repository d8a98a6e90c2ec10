/**
 * A package on its way out. Writers put files into it by the paths that the other format wants; it becomes a zip at the
 * end. What cannot be said in the other format without changing verdicts is an error, and then nothing is written.
 */
import { PassThrough, type Readable } from 'node:stream';
import yazl from 'yazl';
import { substituteConstants } from '../constants.js';
import { Conversion } from '../conversion.js';
import { Findings } from '../findings.js';
import { type PackageFile, readHead } from '../package-tree.js';
import type { MadeFiles } from '../made-files.js';
import type { NamedFile, PackageProgram, ProblemPackage } from '../problem-package.js';
import { MIB } from '../../contract/limits.js';

/** The same package gives the same zip: no clock in it. */
const ZIP_TIME = new Date(Date.UTC(2000, 0, 1));
/** Sources are replaced in memory; what is larger is none. */
const MOST_SOURCE_BYTES = MIB;

export class Outgoing {
  readonly conversion = new Conversion();
  readonly findings = new Findings();
  private readonly files = new Map<string, PackageFile | string>();

  /** @param directory that everything in the zip is below */
  constructor(
    readonly directory: string,
    readonly made: MadeFiles,
  ) {}

  text(path: string, content: string): void {
    this.files.set(path, content);
  }

  file(path: string, file: PackageFile): void {
    this.files.set(path, file);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** A source with the problem's constants in it, for formats that have none. */
  async source(path: string, file: PackageFile, constants: ProblemPackage['constants']): Promise<void> {
    this.files.set(path, await withConstants(this.made, file, constants));
  }

  async program(directory: string, { files }: PackageProgram, constants: ProblemPackage['constants']): Promise<void> {
    for (const { name, file } of files) await this.source(`${directory}/${name}`, file, constants);
  }

  /** Something that verdicts hang on. */
  cannot(what: string, remedy: string): void {
    this.findings.error('', `the other format cannot express ${what}`, remedy);
  }

  /** @throws DomainError `package-invalid` where something could not be expressed */
  zip(): Readable {
    this.findings.refuseOnErrors('exported');
    const zip = new yazl.ZipFile();
    // PassThrough carries the error of a file that cannot be read, so that the download ends with it.
    const output = new PassThrough();
    zip.on('error', (error: Error) => output.destroy(error));
    zip.outputStream.pipe(output);
    for (const [path, content] of [...this.files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const name = `${this.directory}/${path}`;
      if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name, { mtime: ZIP_TIME, mode: 0o100644 });
      else zip.addFile(content.hostPath, name, { mtime: ZIP_TIME, mode: content.isExecutable ? 0o100755 : 0o100644 });
    }
    zip.end();
    return output;
  }
}

async function withConstants(
  made: MadeFiles,
  file: PackageFile,
  constants: ProblemPackage['constants'],
): Promise<PackageFile> {
  if (Object.keys(constants).length === 0 || file.sizeBytes > MOST_SOURCE_BYTES) return file;
  const bytes = await readHead(file, MOST_SOURCE_BYTES);
  if (bytes.includes(0)) return file;
  // Latin-1 keeps every byte as it is, whatever the source's encoding.
  const latin1 = Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
  const text = bytes.toString('latin1');
  const replaced = substituteConstants(text, latin1);
  return replaced === text ? file : made.add(file.path, Buffer.from(replaced, 'latin1'), file.isExecutable);
}

/** Names that are there twice (statements share a directory of pictures) are the same file, or the first counts. */
export function addNamed(outgoing: Outgoing, directory: string, files: readonly NamedFile[]): void {
  for (const { name, file } of files) {
    if (!outgoing.has(`${directory}/${name}`)) outgoing.file(`${directory}/${name}`, file);
  }
}
