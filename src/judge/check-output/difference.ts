/** The first place where an output departs from the answer, and how it is told to people. */

import type { Explanation } from '../../contract/explanations.js';

export type DifferenceKind =
  /** A token that is not the expected one. */
  | 'token'
  /** A number outside the tolerance. */
  | 'number'
  /** No number where one is expected. */
  | 'not-a-number'
  /** The output ends too early. */
  | 'missing'
  /** The output goes on after the answer's end. */
  | 'extra'
  /** Other white space than the answer's. */
  | 'whitespace';

export interface Difference {
  kind: DifferenceKind;
  /** Of the output, from 1. */
  line: number;
  /** Of the output's tokens in this line, from 1. */
  tokenInLine: number;
  /** Of the answer, from 1. */
  answerLine: number;
  /** A printable excerpt of the answer; null where the answer has ended. Must not be shown for secret data. */
  expected: string | null;
  /** A printable excerpt of the output; null where the output has ended. */
  got: string | null;
  /** |output − answer|, and that divided by |answer|; of `number` only. */
  absoluteError: number | null;
  relativeError: number | null;
}

/** @param revealsAnswer false leaves out what the answer file says, as is due where the test data are secret */
export function describeDifference(difference: Difference, revealsAnswer: boolean): string {
  const { kind, line, tokenInLine } = difference;
  const place = kind === 'whitespace' ? `line ${line}` : `line ${line}, token ${tokenInLine}`;
  const expected = revealsAnswer ? [`expected ${difference.expected ?? 'the end'}`] : [];
  const got = `got ${difference.got ?? 'the end'}`;
  const words: Record<DifferenceKind, string[]> = {
    token: [...expected, revealsAnswer ? got : `${got}, which is not the answer`],
    number: revealsAnswer ? [...expected, got, errorText(difference)] : [`${got}, which is not near enough`],
    'not-a-number': [...(revealsAnswer ? expected : ['expected a number']), `${got}, which is no number`],
    missing: ['the output ends too early', ...expected],
    extra: ['the output should have ended before', got],
    whitespace: ['the white space differs', ...expected, got],
  };
  return `${place}: ${words[kind].join(', ')}`;
}

/** The same as a code with its values; what the answer file says is in it only where it may be shown. */
export function explainDifference(difference: Difference, revealsAnswer: boolean): Explanation {
  const { kind, line, tokenInLine: token, expected } = difference;
  const got = difference.got ?? '';
  const shown = revealsAnswer ? expected : null;
  const either = (
    code: 'output-token' | 'output-number' | 'output-missing',
    values: Explanation['values'],
  ): Explanation =>
    shown === null ? { code, values } : { code: `${code}-expected`, values: { ...values, expected: shown } };
  switch (kind) {
    case 'token':
      return either('output-token', { line, token, got });
    case 'number':
      return either('output-number', { line, token, got });
    case 'not-a-number':
      return { code: 'output-no-number', values: { line, token, got } };
    case 'missing':
      return either('output-missing', { line, token });
    case 'extra':
      return { code: 'output-extra', values: { line, token, got } };
    case 'whitespace':
      return { code: 'output-whitespace', values: { line } };
  }
}

function errorText({ absoluteError, relativeError }: Difference): string {
  const absolute = `off by ${(absoluteError ?? Number.NaN).toPrecision(3)}`;
  return relativeError === null ? absolute : `${absolute} (relative ${relativeError.toPrecision(3)})`;
}

const EXCERPT_BYTES = 40;
/** So much of the common beginning is shown before the place where two long tokens part. */
const LEAD_BYTES = 12;

/**
 * A token as people can read it: cut to some 40 bytes around the place where it matters, everything that is not printable
 * escaped, so that it can stand in a log, a terminal and a page.
 */
export function excerpt(bytes: Buffer, differsAt = 0, isCut = false): string {
  const lead = bytes.length > EXCERPT_BYTES && differsAt > LEAD_BYTES ? differsAt - LEAD_BYTES : 0;
  const start = characterStart(bytes, Math.min(lead, bytes.length));
  const end = characterStart(bytes, Math.min(bytes.length, start + EXCERPT_BYTES));
  return `${start > 0 ? '…' : ''}${printable(bytes.subarray(start, end))}${end < bytes.length || isCut ? '…' : ''}`;
}

/** Where the UTF-8 character begins in whose middle the offset may be. */
function characterStart(bytes: Buffer, offset: number): number {
  for (let start = offset; start > 0 && start > offset - 4; start--) {
    if (start === bytes.length || ((bytes[start] ?? 0) & 0xc0) !== 0x80) return start;
  }
  return offset;
}

/** A byte by name, for comparisons in which white space counts; null (the end) where it is negative. */
export function whitespaceExcerpt(byte: number): string | null {
  if (byte < 0) return null;
  return WHITESPACE_NAMES.get(byte) ?? printable(Buffer.of(byte));
}

const WHITESPACE_NAMES: ReadonlyMap<number, string> = new Map([
  [0x20, 'a space'],
  [0x09, 'a tab'],
  [0x0a, 'a line end'],
  [0x0b, 'a vertical tab'],
  [0x0c, 'a form feed'],
  [0x0d, 'a carriage return'],
]);

/** Letters of any script pass; controls, invisible format characters and bytes that are no UTF-8 do not. */
function printable(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') && !/[\p{C}\p{Z}]/u.test(text)) return text;
  if (!text.includes('\ufffd')) return text.replace(/[\p{C}\p{Z}]/gu, escapeCharacter);
  return Array.from(bytes, (byte) =>
    byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
