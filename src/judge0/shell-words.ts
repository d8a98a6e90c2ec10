/**
 * The words of a command line as a shell would read them: blanks part them, quotes and backslashes keep them together.
 * As Judge0 does, characters that mean more to a shell are taken out first. Pure.
 */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  for (const [whole] of line
    .replaceAll(/[$&;<>|`]/g, '')
    .matchAll(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\]|["'\\])+/gs)) {
    words.push(
      whole.replaceAll(
        /"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/gs,
        (_, double?: string, single?: string, escaped?: string) =>
          double?.replaceAll(/\\(["\\])/g, '$1') ?? single ?? escaped ?? '',
      ),
    );
  }
  return words;
}
