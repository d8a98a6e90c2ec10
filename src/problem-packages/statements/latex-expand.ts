/**
 * What TeX does before it sets anything: comments go, conditionals take a branch, and the statement's own macros are put
 * in, wherever they stand. Done on the text, as a macro may hold half a table row or the beginning of a formula.
 *
 * Differs from TeX where statements are better off: definitions hold beyond their group, and a blank behind `\name`
 * stays one.
 */
import { QUANTITIES, quantity } from './siunitx.js';

interface Definition {
  body: string;
  argumentCount: number;
  /** What the first argument is where none is given in `[]`; null where the first argument is like the others. */
  option: string | null;
  /** Of `\let`: the name means what it meant before, and is not looked up again. */
  isFinal: boolean;
}

/** Something read, and the text behind it. */
interface Read {
  text: string;
  rest: string;
}

/** Macros put in or read, and characters that they may make of a statement: far above any. */
const MOST_EXPANSIONS = 2000;
const MOST_CHARACTERS = 256 * 1024;
const MOST_DEFINITIONS = 500;
/** Characters of a definition or an argument: where a brace is missing, the search for it ends. */
const MOST_GROUP_CHARACTERS = 10_000;

const ADDRESS = /\\(?:url|href|nolinkurl|path)\s*\{(?:[^{}\\]|\\[^])*\}/;
const INLINE_CODE = /\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?)(?<mark>[^A-Za-z\s*{[])[^\n]*?\k<mark>/;
const LISTING = /\\begin\{(?<listing>(?:[vV]erbatim|lstlisting|minted|alltt)\*?)\}[^]*?\\end\{\k<listing>\}/;
/** It takes its line end along, unless that ends a paragraph, and the blanks before the next line (TeX, state N). */
const COMMENT = /%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?|\\begin\{comment\}[^]*?\\end\{comment\}[ \t]*\n?/;
const TOKEN = new RegExp(
  `(?<literal>${ADDRESS.source}|${INLINE_CODE.source}|${LISTING.source}|[{}])|` +
    `(?<comment>${COMMENT.source})|\\\\(?<name>[A-Za-z]+|[^])`,
  'g',
);

const DEFINERS = [
  'let',
  'newcommand',
  'renewcommand',
  'providecommand',
  'DeclareRobustCommand',
  'def',
  'DeclareMathOperator',
];
/** Shown here better than by what a statement or its template would have LaTeX do. */
const KEPT = new Set([
  ...['problemname', 'illustration', 'nextsample', 'remainingsamples', 'constant', 'includegraphics', 'href', 'url'],
  ...['chapter', 'section', 'subsection', 'subsubsection', 'paragraph', 'caption', 'footnote', 'item', 'begin', 'end'],
]);
/** plasTeX is what Kattis' problemtools make HTML with. */
const CONDITIONS: Readonly<Record<string, boolean>> = { iftrue: true, ifplastex: true, iffalse: false };
/** `\iff` is a sign, `\ifthenelse` has its branches in braces. */
const CONDITIONAL = /^if(?!f$|thenelse$)/;

/** Behind these TeX takes one token as the argument, which may be a macro that stands for several. */
const TAKES_ARGUMENT =
  /\\(?:[dt]?frac|[dt]?binom|sqrt|math[a-z]+|text[a-z]*|emph|operatorname|hat|bar|vec|tilde|dot|(?:over|under)line)\s*(?:\{[^{}]*\}\s*)?$/;

/** The text with comments, definitions and conditionals taken out, own macros put in and quantities written out. */
export function expandLatex(written: string): string {
  return new Expansion().of(written);
}

class Expansion {
  private readonly definitions = new Map<string, Definition>();
  /** Conditionals whose branch is being read: taken out, or left where they are. */
  private readonly branches: ('taken' | 'left')[] = [];
  private expansions = 0;
  private done = '';

  of(written: string): string {
    const tokens = new RegExp(TOKEN);
    let rest = written;
    let at = 0;
    for (let match = tokens.exec(rest); match !== null; match = tokens.exec(rest)) {
      const token = toToken(match);
      this.done += rest.slice(at, token.index);
      at = tokens.lastIndex;
      const replaced = token.name === null ? null : this.replace(token.name, rest.slice(at));
      if (replaced === null) {
        this.done += token.isComment ? '' : token.text;
        continue;
      }
      const isArgument = replaced.text !== '' && TAKES_ARGUMENT.test(this.done.slice(-100));
      const text = isArgument ? `{${replaced.text}}` : replaced.text;
      rest = text + gap(text, replaced.rest) + replaced.rest;
      at = 0;
      tokens.lastIndex = 0;
      this.done += gap(this.done.slice(-50), rest);
    }
    return this.done + rest.slice(at);
  }

  /** null where the name is nothing that is replaced. */
  private replace(name: string, behind: string): Read | null {
    if (name === 'else' || name === 'fi' || CONDITIONAL.test(name)) return this.branch(name, behind);
    const definition = this.definitions.get(name);
    if (definition === undefined && !DEFINERS.includes(name) && !Object.hasOwn(QUANTITIES, name)) return null;
    this.expansions += 1;
    if (this.expansions > MOST_EXPANSIONS || this.done.length + behind.length > MOST_CHARACTERS) {
      return definition === undefined ? null : { text: '', rest: behind };
    }
    if (definition !== undefined) return this.expand(definition, behind);
    if (name === 'let') return this.take(readLet(behind, this.definitions), true);
    if (DEFINERS.includes(name)) return this.take(readDefinition(name, behind), name !== 'providecommand');
    return readQuantity(name, behind);
  }

  private expand(definition: Definition, behind: string): Read | null {
    const body = bodyOf(definition, behind);
    if (body === null || !definition.isFinal) return body;
    this.done += gap(this.done.slice(-50), body.text) + body.text;
    return { text: '', rest: body.rest };
  }

  private take(read: Defining | null, isOverriding: boolean): Read | null {
    if (read === null || this.definitions.size >= MOST_DEFINITIONS) return null;
    const { name, definition, rest } = read;
    if (!KEPT.has(name) && (isOverriding || !this.definitions.has(name))) this.definitions.set(name, definition);
    return { text: '', rest };
  }

  private branch(name: string, behind: string): Read | null {
    if (name === 'fi') return this.branches.pop() === 'taken' ? { text: '', rest: behind } : null;
    if (name === 'else') {
      if (this.branches.at(-1) !== 'taken') return null;
      this.branches.pop();
      return { text: '', rest: behindBranch(behind)?.rest ?? '' };
    }
    const condition = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined;
    if (condition === false) {
      const skipped = behindBranch(behind);
      if (skipped?.isElse) this.branches.push('taken');
      // As TeX does where there is no end.
      return { text: '', rest: skipped?.rest ?? '' };
    }
    this.branches.push(condition === undefined ? 'left' : 'taken');
    return condition === undefined ? null : { text: '', rest: behind };
  }
}

interface Token {
  index: number;
  text: string;
  /** Of a macro, without the backslash. */
  name: string | null;
  isComment: boolean;
}

function toToken({ 0: text, index, groups }: RegExpExecArray): Token {
  return { index, text, name: groups?.name ?? null, isComment: groups?.comment !== undefined };
}

/** A blank where a macro's name and a letter would become another name. */
function gap(before: string, after: string): string {
  return /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '';
}

interface Defining {
  name: string;
  definition: Definition;
  rest: string;
}

function readDefinition(kind: string, behind: string): Defining | null {
  const start = /^\*?\s*\{?\s*\\([A-Za-z]+|[^A-Za-z])\s*\}?\s*(?:\[(\d)\]\s*|((?:#\d)*)\s*)/.exec(behind);
  if (start === null) return null;
  const [all, name = '', count, parameters = ''] = start;
  const option = count === undefined ? null : readOption(behind.slice(all.length));
  const body = readGroup(option?.rest ?? behind.slice(all.length));
  if (body === null) return null;
  const star = behind.startsWith('*') ? '*' : '';
  const definition = {
    body: kind === 'DeclareMathOperator' ? `\\operatorname${star}{${body.text}}` : body.text,
    argumentCount: Number(count ?? parameters.length / 2),
    option: option?.text ?? null,
    isFinal: false,
  };
  return { name, definition, rest: body.rest };
}

function readLet(behind: string, definitions: ReadonlyMap<string, Definition>): Defining | null {
  const match = /^\s*\\([A-Za-z]+|[^A-Za-z])\s*=?\s*\\([A-Za-z]+|[^A-Za-z])/.exec(behind);
  if (match === null) return null;
  const [all, name = '', other = ''] = match;
  const builtIn = { body: `\\${other}`, argumentCount: 0, option: null, isFinal: true };
  return { name, definition: definitions.get(other) ?? builtIn, rest: behind.slice(all.length) };
}

/** With the arguments that follow put in; null where they are missing. */
function bodyOf({ body, argumentCount, option }: Definition, behind: string): Read | null {
  const given: string[] = [];
  let rest = behind;
  while (given.length < argumentCount) {
    const isOptional = option !== null && given.length === 0;
    const read = isOptional ? (readOption(rest) ?? { text: option, rest }) : readArgument(rest);
    if (read === null) return null;
    given.push(read.text);
    rest = read.rest;
  }
  const parts = body.split(/#([#\d])/).map((part, index) => {
    if (index % 2 === 0) return part;
    return part === '#' ? '#' : (given[Number(part) - 1] ?? '');
  });
  return { text: parts.reduce((text, part) => text + gap(text.slice(-50), part) + part), rest };
}

function readQuantity(name: string, behind: string): Read | null {
  const count = Object.hasOwn(QUANTITIES, name) ? QUANTITIES[name] : undefined;
  if (count === undefined) return null;
  const given: string[] = [];
  let rest = behind;
  while (given.length < count) {
    // Settings of one quantity are about its looks.
    const read = readGroup(readOption(rest)?.rest ?? rest);
    if (read === null) return null;
    given.push(read.text);
    rest = read.rest;
  }
  return { text: quantity(name, given), rest };
}

/** A group, a macro's name or a single character. */
function readArgument(text: string): Read | null {
  const group = readGroup(text);
  if (group !== null) return group;
  const match = /^\s*(\\(?:[A-Za-z]+|[^])|[^\s{}])/u.exec(text);
  return match === null ? null : { text: match[1] ?? '', rest: text.slice(match[0].length) };
}

function readOption(text: string): Read | null {
  const match = /^\s*\[((?:[^[\]{}]|\{[^{}]*\})*)\]/.exec(text);
  return match === null ? null : { text: match[1] ?? '', rest: text.slice(match[0].length) };
}

function readGroup(text: string): Read | null {
  const start = /^(?:\s|%[^\n]*\n)*\{/.exec(text)?.[0].length;
  if (start === undefined) return null;
  let depth = 1;
  for (const match of text.slice(start, start + MOST_GROUP_CHARACTERS).matchAll(TOKEN)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    const end = start + match.index;
    if (depth === 0) return { text: text.slice(start, end), rest: text.slice(end + 1) };
  }
  return null;
}

/** Behind the `\else` or `\fi` that ends a branch which is left out. */
function behindBranch(text: string): { rest: string; isElse: boolean } | null {
  let depth = 0;
  for (const { index, text: written, name } of Array.from(text.matchAll(TOKEN), toToken)) {
    if (name === null) continue;
    if (CONDITIONAL.test(name)) depth += 1;
    if (depth === 0 && (name === 'else' || name === 'fi')) {
      return { rest: text.slice(index + written.length), isElse: name === 'else' };
    }
    if (name === 'fi') depth -= 1;
  }
  return null;
}
