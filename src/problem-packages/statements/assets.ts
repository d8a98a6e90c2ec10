import { posix } from 'node:path';
import { isPicture } from '../media-types.js';
import type { NamedFile } from '../problem-package.js';

export interface ShownAsset {
  url: string;
  /** An `<img>` can show it; a PDF can only be linked to. */
  isPicture: boolean;
}

/** What LaTeX may leave out of a picture's name, by how well a page shows it. */
const ENDINGS = ['.svg', '.png', '.jpg', '.jpeg', '.gif', '.webp', '.pdf'];

/** Finds the files beside a statement that it names. Nothing else can be reached: names are compared, not opened. */
export class Assets {
  private readonly names: ReadonlySet<string>;

  constructor(
    files: readonly NamedFile[],
    private readonly urlOf: (name: string) => string,
  ) {
    this.names = new Set(files.map(({ name }) => name));
  }

  /** A picture as LaTeX or Markdown names it; null where there is none of that name. */
  find(written: string): ShownAsset | null {
    const name = posix.normalize(decoded(written).trim());
    const stem = name.replace(/\.pdf$/i, '');
    // A PDF may have a twin that a page can show.
    const candidates = [...(stem === name ? [name] : []), ...ENDINGS.map((ending) => stem + ending), name];
    const found = candidates.find((candidate) => this.names.has(candidate));
    return found === undefined ? null : { url: this.urlOf(found), isPicture: isPicture(found) };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
