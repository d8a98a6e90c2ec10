/**
 * Inputs broken on purpose: what an input validator should notice in any format. Each is made of an input that is
 * right. Not every one has to be wrong for every problem (a number that is one larger may be as good), so that a
 * validator which accepts one is worth a warning, not an error.
 */

export interface BrokenInput {
  /** How it differs, in words that follow "the input with …". */
  change: string;
  content: Buffer;
}

/** Larger inputs are not changed: the small ones show the same. */
export const MOST_BYTES = 64 * 1024;

type Change = (text: string) => string | null;

const CHANGES: Readonly<Record<string, Change>> = {
  'nothing in it': (text) => (text === '' ? null : ''),
  'its second half missing': (text) => cut(text, Math.floor(text.length / 2)),
  'its last line missing': (text) => {
    const lines = text.split('\n');
    return lines.length < 3 ? null : `${lines.slice(0, -2).join('\n')}\n`;
  },
  'no line break at its end': (text) => (text.endsWith('\n') ? text.slice(0, -1) : null),
  'an empty line at its end': (text) => `${text}\n`,
  'an empty line at its start': (text) => `\n${text}`,
  'a space at the end of its first line': (text) => replaced(text, /$/m, ' '),
  'two spaces in place of one': (text) => replaced(text, / /, '  '),
  'a tab in place of a space': (text) => replaced(text, / /, '\t'),
  'a zero before its first number': (text) => replaced(text, /\d/, '0$&'),
  'a letter in place of its first digit': (text) => replaced(text, /\d/, 'x'),
  'its first number one larger': (text) => (isList(text) ? replaced(text, /\d+/, plusOne) : null),
  'its first number negative': (text) => replaced(text, /(?<!-)\b[1-9]/, '-$&'),
  'one more number at its end': (text) => `${text.replace(/\n$/, '')} 1\n`,
  'one more line at its end': (text) => `${text}1\n`,
  'line ends of Windows': (text) => (text.includes('\n') ? text.replaceAll('\n', '\r\n') : null),
};

/** What differs from the input and from one another; nothing for what is too large. */
export function brokenInputs(input: Buffer): BrokenInput[] {
  if (input.length > MOST_BYTES) return [];
  // Latin-1 keeps every byte as it is.
  const text = input.toString('latin1');
  const seen = new Set([text]);
  const broken: BrokenInput[] = [];
  for (const [change, make] of Object.entries(CHANGES)) {
    const made = make(text);
    if (made === null || seen.has(made)) continue;
    seen.add(made);
    broken.push({ change, content: Buffer.from(made, 'latin1') });
  }
  return broken;
}

function cut(text: string, length: number): string | null {
  return length === 0 ? null : text.slice(0, length);
}

function replaced(text: string, pattern: RegExp, by: string | ((found: string) => string)): string | null {
  const made = typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
  return made === text ? null : made;
}

function plusOne(number: string): string {
  return (BigInt(number) + 1n).toString();
}

/** Whether the first number may count what follows. */
function isList(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}
