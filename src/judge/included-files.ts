import type { Judging } from '../problems/judging.js';
import type { StoredFile } from '../problems/package-words.js';

/**
 * The package's files for submissions in a language ("Included files"): those of `include/default`, but for the ones that
 * the language's own stand in for by their names. problemtools: `get_includes_for_language`.
 */
export function includedIn(language: string, { includedFiles }: Pick<Judging, 'includedFiles'>): StoredFile[] {
  const own = includedFiles[language] ?? [];
  const forAll = includedFiles['default'] ?? [];
  return [...forAll.filter(({ name }) => own.every((one) => one.name !== name)), ...own];
}
