import { isSource } from '../languages/arrange-sources.js';
import type { SourceFile } from '../languages/language.js';
import type { Language } from '../languages/languages.js';
import type { CodeAround } from '../problems/judging.js';

/**
 * A submission with its problem's code around its source; of several sources, around the first. A program without a name
 * that its language can use is its only file.
 */
export function withCodeAround(language: Language, files: SourceFile[], around: CodeAround | undefined): SourceFile[] {
  if (around === undefined) return files;
  const source = files.find(({ name }) => isSource(language, name)) ?? files[0];
  return files.map((file) => (file === source ? { ...file, content: surrounded(file.content, around) } : file));
}

/** Each part ends its last line. */
function surrounded(content: Buffer, { before, after }: CodeAround): Buffer {
  const parts = [Buffer.from(before), content, Buffer.from(after)].filter(({ length }) => length > 0);
  return Buffer.concat(
    parts.flatMap((part) => (part.at(-1) === '\n'.charCodeAt(0) ? [part] : [part, Buffer.from('\n')])),
  );
}
