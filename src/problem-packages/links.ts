import type { Findings } from './findings.js';
import { joinPath, type PackageFile } from './package-tree.js';

/** A symbolic link of an archive: where it is and the text it holds. */
export interface Link {
  path: string;
  target: string;
}

const MOST_HOPS = 16;

/**
 * The format allows links to other files in the package ("General requirements"); each becomes the file, or the files
 * of the directory, that it points to. A link that is absolute, leads out, or points to nothing is refused.
 *
 * @param mostFiles a directory link can multiply files; beyond this many the archive is refused
 */
export function resolveLinks(
  files: readonly PackageFile[],
  links: readonly Link[],
  mostFiles: number,
  findings: Findings,
): PackageFile[] {
  const linkByPath = new Map(links.map((link) => [link.path, link]));
  const resolved: PackageFile[] = [...files];
  const remedy = 'Put the file itself into the package, or link to a file inside it';
  for (const link of links) {
    const target = follow(link.path, linkByPath);
    if (target === null) {
      const message = `the link to ${link.target.slice(0, 200)} leads out of the package or in a circle`;
      findings.error(link.path, message, remedy);
      continue;
    }
    const before = resolved.length;
    // Links below a linked directory are copied under the new path as well, unless they lead into each other.
    for (const file of [...files, ...links]) {
      const isTarget = file.path === target;
      if (!isTarget && !file.path.startsWith(`${target}/`)) continue;
      const real = 'target' in file ? findFile(follow(file.path, linkByPath), files) : file;
      if (real !== null) resolved.push({ ...real, path: link.path + file.path.slice(target.length) });
    }
    if (resolved.length === before) {
      findings.error(link.path, `the link to ${link.target} points to nothing`, remedy);
    } else if (resolved.length > mostFiles) {
      findings.error(link.path, 'with its links followed the package has too many files', remedy);
      break;
    }
  }
  return resolved;
}

function findFile(path: string | null, files: readonly PackageFile[]): PackageFile | null {
  return files.find((file) => file.path === path) ?? null;
}

/** The path in the package that a path finally stands for; null where it leaves the package or never ends. */
function follow(path: string, links: ReadonlyMap<string, Link>): string | null {
  let pending = path.split('/');
  const done: string[] = [];
  let hops = 0;
  while (pending.length > 0) {
    const [part, ...rest] = pending;
    pending = rest;
    if (part === undefined || part === '' || part === '.') continue;
    if (part === '..') {
      if (done.pop() === undefined) return null;
      continue;
    }
    const link = links.get(joinPath(done.join('/'), part));
    if (link === undefined) {
      done.push(part);
      continue;
    }
    hops += 1;
    if (hops > MOST_HOPS || link.target.startsWith('/')) return null;
    pending = [...link.target.split('/'), ...pending];
  }
  return done.length === 0 ? null : done.join('/');
}
