/** Finds the places in the source that a compiler's (or an interpreter's) message speaks of. */
export interface LinePart {
  text: string;
  /** Null where the text is only text. */
  place: { line: number; column: number | null } | null;
}

/**
 * `main.cpp:3:5`, `Main.java:3`, `--> main.rs:3:5`; Python's `File "main.py", line 3`; `main.cs(3,5)` of C#, TypeScript
 * and Pascal; `main.cs:line 3`, `main.php on line 3`, `main.pl line 3` and `main.sh: line 3`.
 */
const PLACE =
  /File "(?<quoted>[^"\n]+)", line (?<of>\d+)|(?<file>[\w./+-]+\.\w+)(?::(?<line>\d+)(?::(?<column>\d+))?|\((?<row>\d+),(?<at>\d+)\)|(?::| on)? ?line (?<number>\d+))/g;

export function splitCompilerOutput(output: string, sourceNames: readonly string[]): LinePart[] {
  const names = new Set(sourceNames.map(baseName));
  const parts: LinePart[] = [];
  let end = 0;
  for (const match of output.matchAll(PLACE)) {
    // An alternative that was not taken leaves its groups undefined.
    const found: Partial<Record<string, string>> = match.groups ?? {};
    if (!names.has(baseName(found['quoted'] ?? found['file'] ?? ''))) continue;
    if (match.index > end) parts.push({ text: output.slice(end, match.index), place: null });
    const line = Number(found['of'] ?? found['line'] ?? found['row'] ?? found['number']);
    const column = found['column'] ?? found['at'];
    parts.push({ text: match[0], place: { line, column: column === undefined ? null : Number(column) } });
    end = match.index + match[0].length;
  }
  if (end < output.length) parts.push({ text: output.slice(end), place: null });
  return parts;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
