import { DomainError } from '../../contract/errors.js';
import { CAPS, MIB } from '../../contract/limits.js';
import type { ForeignReading } from '../foreign/foreign-reading.js';
import { type PackageFile, type PackageTree, readHead } from '../package-tree.js';
import { ARCHIVE_LIMITS, readZip } from '../read-zip.js';
import type { YamlMap } from '../yaml-reader.js';

/** Larger files are taken as they are: what is looked for is a slip of small ones. */
const MOST_NORMALISED_BYTES = 64 * MIB;
const CARRIAGE_RETURN = 13;
const NEWLINE = 10;

/** Test data: files of the package, else of the archive that `init.yml` names, within one bound for both. */
export class DmojData {
  private readonly known = new Map<string, PackageFile>();
  private emptyFile: PackageFile | null = null;

  private constructor(
    private readonly reading: ForeignReading,
    private readonly archive: PackageTree | null,
  ) {}

  /** null with a finding where the archive is missing or cannot be read. */
  static async open(reading: ForeignReading, yaml: YamlMap): Promise<DmojData | null> {
    const { tree, made, findings } = reading;
    const value = yaml.get('archive');
    const name = value?.text() ?? null;
    if (value === null || name === null) return new DmojData(reading, null);
    const file = tree.find(name);
    if (file === null) return value.wrong(`is ${name}, which is not in the package`, 'Add the archive');
    const used = tree.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const limits = {
      ...ARCHIVE_LIMITS,
      files: CAPS.packageFiles - tree.files.length,
      unpackedBytes: CAPS.packageUnpackedBytes - used,
    };
    try {
      return new DmojData(reading, await readZip(file.hostPath, made.directory, null, limits));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const { field, message } of error.errors) {
        const place = field === '' ? name : `${name}/${field}`;
        findings.error(place, message.replace(/\. [^.]*\.$/, ''), 'Make the archive anew');
      }
      return null;
    }
  }

  get archiveNames(): string[] {
    return this.archive?.files.map(({ path }) => path) ?? [];
  }

  /**
   * A file of test data; an empty one where there is no name. null with a finding where it is missing.
   *
   * @param isBinary as it is; else with the line ends that DMOJ gives it
   */
  async file(
    name: string | null,
    place: { file: string; line: number },
    isBinary = false,
  ): Promise<PackageFile | null> {
    if (name === null) {
      this.emptyFile ??= await this.reading.made.add('empty', '');
      return this.emptyFile;
    }
    const known = isBinary ? undefined : this.known.get(name);
    if (known !== undefined) return known;
    const found = this.reading.tree.find(name) ?? this.archive?.find(name) ?? null;
    if (found === null) {
      this.reading.findings.error(place, `there is no file ${name}`, 'Add it, or correct the name');
      return null;
    }
    if (isBinary) return found;
    const normalised = await this.normalised(found);
    this.known.set(name, normalised);
    return normalised;
  }

  /** As DMOJ gives data to programs: lines end with a line feed, the last one as well. */
  private async normalised(file: PackageFile): Promise<PackageFile> {
    if (file.sizeBytes === 0 || file.sizeBytes > MOST_NORMALISED_BYTES) return file;
    const bytes = await readHead(file, MOST_NORMALISED_BYTES);
    if (!bytes.includes(CARRIAGE_RETURN) && bytes.at(-1) === NEWLINE) return file;
    const text = bytes.toString('latin1').replace(/\r\n?/g, '\n');
    return this.reading.made.add(file.path, Buffer.from(text.endsWith('\n') ? text : `${text}\n`, 'latin1'));
  }
}
