/**
 * Problem packages: from an uploaded zip or a folder to rows and blobs.
 *
 * An archive reader (`read-zip`, `read-folder`) gives a {@link PackageTree}, which is known to be harmless: no path
 * leaves it, no two names clash, its size is bounded. A format reader (`kattis/`) turns that into one normalised
 * `ProblemPackage` and findings; it touches neither database nor network. `import.service` writes the result, or
 * nothing. Another format is another reader; another archive another way to make a tree.
 */
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';

/** A file of the package, kept on this machine under a name of our own. */
export interface PackageFile {
  /** Relative to the package's root, parts joined by `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly isExecutable: boolean;
  /** Hex, of the content. */
  readonly sha256: string;
  readonly hostPath: string;
}

/** Files by path, in byte order of their paths; read-only. Dispose of it when done: it may own a directory. */
export class PackageTree {
  private readonly byPath: ReadonlyMap<string, PackageFile>;
  private readonly children = new Map<string, Set<string>>();

  /**
   * @param name of the package's directory or archive; null where there is none
   * @param ownedDir removed with the tree
   */
  constructor(
    readonly name: string | null,
    files: readonly PackageFile[],
    private readonly ownedDir: string | null = null,
  ) {
    this.byPath = new Map([...files].sort((a, b) => compareNames(a.path, b.path)).map((file) => [file.path, file]));
    for (const path of this.byPath.keys()) this.register(path);
  }

  get files(): PackageFile[] {
    return [...this.byPath.values()];
  }

  find(path: string): PackageFile | null {
    return this.byPath.get(path) ?? null;
  }

  isDirectory(path: string): boolean {
    return this.children.has(path);
  }

  /** Names directly in a directory, in byte order; empty where there is no such directory. */
  list(directory: string): string[] {
    return [...(this.children.get(directory) ?? [])].sort(compareNames);
  }

  /** Every file below a directory. */
  below(directory: string): PackageFile[] {
    return this.list(directory).flatMap((name) => {
      const path = joinPath(directory, name);
      const file = this.find(path);
      return file === null ? this.below(path) : [file];
    });
  }

  /** The same tree without some files; it owns nothing. */
  filter(keep: (file: PackageFile) => boolean): PackageTree {
    return new PackageTree(this.name, this.files.filter(keep));
  }

  /** The directory that holds the package becomes the root, and gives the package its name. */
  rootedAt(directory: string): PackageTree {
    const prefix = `${directory}/`;
    const files = this.files
      .filter(({ path }) => path.startsWith(prefix))
      .map((file) => ({ ...file, path: file.path.slice(prefix.length) }));
    return new PackageTree(baseName(directory), files, this.ownedDir);
  }

  /**
   * sha-256, hex, over names, executable bits and contents: the same for a folder and for a zip of it.
   *
   * @param item which problem in it is meant, where it holds several
   */
  digest(item: string | null = null): string {
    const hash = createHash('sha256');
    if (item !== null) hash.update(`item\0${item}\n`);
    for (const { path, isExecutable, sha256 } of this.files) {
      hash.update(`${path}\0${isExecutable ? 'x' : '-'}\0${sha256}\n`);
    }
    return hash.digest('hex');
  }

  async dispose(): Promise<void> {
    if (this.ownedDir !== null) await rm(this.ownedDir, { recursive: true, force: true });
  }

  private register(path: string): void {
    const slash = path.lastIndexOf('/');
    const [directory, name] = slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
    const names = this.children.get(directory);
    if (names === undefined) {
      this.children.set(directory, new Set([name]));
      if (directory !== '') this.register(directory);
    } else {
      names.add(name);
    }
  }
}

/** The whole content, for files whose size was checked; at most `maxBytes` from the start. */
export async function readHead(file: PackageFile, maxBytes: number): Promise<Buffer> {
  const handle = await open(file.hostPath, 'r');
  try {
    const buffer = Buffer.alloc(Math.min(maxBytes, file.sizeBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

export function joinPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Lexicographic by code point, as the format orders test cases; never by locale. */
export function compareNames(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
