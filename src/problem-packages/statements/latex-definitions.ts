/** A macro that a statement defines for itself. */
export interface Definition {
  body: string;
  argumentCount: number;
}

const START = /\\(newcommand|renewcommand|providecommand|def|DeclareMathOperator)\*?(?![A-Za-z])/g;
const MOST_DEFINITIONS = 200;

/** Takes `\newcommand`, `\def` and `\DeclareMathOperator` out of the text; what cannot be read stays where it is. */
export function takeDefinitions(text: string): { text: string; definitions: Map<string, Definition> } {
  const definitions = new Map<string, Definition>();
  let rest = '';
  let at = 0;
  for (const match of text.matchAll(START)) {
    if (match.index < at || definitions.size >= MOST_DEFINITIONS) continue;
    const read = readDefinition(text, match.index + match[0].length, match[1] ?? '');
    if (read === null) continue;
    definitions.set(read.name, read.definition);
    rest += text.slice(at, match.index);
    at = read.end;
  }
  return { text: rest + text.slice(at), definitions };
}

function readDefinition(
  text: string,
  start: number,
  kind: string,
): { name: string; definition: Definition; end: number } | null {
  const name = /^\s*\{?\s*\\([A-Za-z]+|[^A-Za-z])\s*\}?/.exec(text.slice(start, start + 100));
  if (name === null) return null;
  let at = start + name[0].length;
  const parameters = /^(?:\s*\[(\d)\](?:\s*\[[^\]]*\])?|(?:#\d)*)\s*/.exec(text.slice(at, at + 200));
  const written = parameters?.[0] ?? '';
  const argumentCount = Number(parameters?.[1] ?? (written.match(/#/g) ?? []).length);
  at += written.length;
  const end = endOfGroup(text, at);
  if (end === null) return null;
  const body = text.slice(at + 1, end - 1);
  const isOperator = kind === 'DeclareMathOperator';
  const definition = { body: isOperator ? `\\operatorname{${body}}` : body, argumentCount };
  return { name: name[1] ?? '', definition, end };
}

/** Behind the brace that closes the one at `start`; null where there is none. */
export function endOfGroup(text: string, start: number): number | null {
  if (text[start] !== '{') return null;
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
