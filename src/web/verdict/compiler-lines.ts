/** Finds the places in the source that a compiler's (or an interpreter's) message speaks of. */
export interface LinePart {
  text: string;
  /** Null where the text is only text. */
  place: { line: number; column: number | null } | null;
}

/** `main.cpp:3:5`, `Main.java:3`, `--> main.rs:3:5` and Python's `File "main.py", line 3`. */
const PLACE = /File "([^"\n]+)", line (\d+)|([\w./+-]+\.\w+):(\d+)(?::(\d+))?/g;

export function splitCompilerOutput(output: string, sourceNames: readonly string[]): LinePart[] {
  const names = new Set(sourceNames.map(baseName));
  const parts: LinePart[] = [];
  let end = 0;
  for (const match of output.matchAll(PLACE)) {
    const file = match[1] ?? match[3] ?? '';
    if (!names.has(baseName(file))) continue;
    if (match.index > end) parts.push({ text: output.slice(end, match.index), place: null });
    const line = Number(match[2] ?? match[4]);
    parts.push({ text: match[0], place: { line, column: match[5] === undefined ? null : Number(match[5]) } });
    end = match.index + match[0].length;
  }
  if (end < output.length) parts.push({ text: output.slice(end), place: null });
  return parts;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
