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
/** Where braces are missing, how many expansions the search for them counts as. */
const COST_OF_A_MISS = 20;
const MOST_DEFINITIONS = 500;
/** Characters of a definition or an argument: where a brace is missing, the search for it ends. */
const MOST_GROUP_CHARACTERS = 10_000;
/** Macros within what macros stand for. */
const MOST_NESTING = 50;
/** What is looked at of the text that is done. */
const TAIL_CHARACTERS = 100;

// The bounds in these are far above what statements need, and keep a search for what never ends short.
const ADDRESS = /\\(?:url|href|nolinkurl|path)\s*\{(?:[^{}\\]|\\[^])*\}/;
/** `\lstinline` and minted's `\mintinline`, without their code. */
export const CODE = /\\(?:lstinline(?:\[[^\]\n]{0,200}\])?|mintinline(?:\[[^\]\n]{0,200}\])?\{[^{}\n]*\})/;
export const MARKED = /(?<mark>[^A-Za-z\s*{[])[^\n]{0,300}?\k<mark>/;
export const BRACED = /\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/;
const INLINE_CODE = new RegExp(`(?:\\\\verb\\*?|${CODE.source})${MARKED.source}|${CODE.source}${BRACED.source}`);
export const LISTING = /\\begin\{(?<listing>(?:[vV]erbatim|lstlisting|minted|alltt)\*?)\}[^]*?\\end\{\k<listing>\}/;
/** It takes its line end along, unless that ends a paragraph, and the blanks before the next line (TeX, state N). */
const COMMENT = /%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?|\\begin\{comment\}[^]*?\\end\{comment\}[ \t]*\n?/;
/** Before a macro's name: it means what LaTeX has it mean. A private-use character, which no author has a meaning for. */
const BUILT_IN = '\u{e002}';
const TOKEN = new RegExp(
  `(?<literal>${BUILT_IN}\\\\[A-Za-z]+|${ADDRESS.source}|${INLINE_CODE.source}|${LISTING.source}|[{}])|` +
    `(?<comment>${COMMENT.source})|\\\\(?<name>[A-Za-z]+|[^])`,
  'g',
);

const DEFINERS = [
  'let',
  'newcommand',
  'renewcommand',
  'providecommand',
  'DeclareRobustCommand',
  ...['def', 'gdef', 'edef', 'xdef'],
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
  /\\(?:[dt]?(?:frac|binom)(?:[ \t]*\n?[ \t]*\{[^{}]*\})?|sqrt|math[a-z]+|text(?:bf|it|tt|rm|sf|sc|sl|up|md|normal)?|emph|operatorname|hat|bar|vec|tilde|dot|(?:over|under)line)[ \t]*\n?[ \t]*$/;

/** The text with comments, definitions and conditionals taken out, own macros put in and quantities written out. */
export function expandLatex(written: string): string {
  return new Expansion().of(written);
}

class Expansion {
  private readonly definitions = new Map<string, Definition>();
  /** Conditionals whose branch is being read: taken out, or left where they are. */
  private readonly branches: ('taken' | 'left')[] = [];
  /** Macros in whose text the reading is, innermost last, by how many characters follow that text. */
  private readonly nesting: number[] = [];
  private expansions = 0;
  private readonly done: string[] = [];
  private doneCharacters = 0;
  /** The last characters of what is done: to look into all of it at each macro takes long. */
  private tail = '';

  of(written: string): string {
    const tokens = new RegExp(TOKEN);
    let rest = written.replaceAll(BUILT_IN, '');
    let at = 0;
    for (let match = tokens.exec(rest); match !== null; match = tokens.exec(rest)) {
      const token = toToken(match);
      this.add(rest.slice(at, token.index));
      if (this.isTooMuch(rest.length - token.index))
        return this.done.join('') + this.withoutMacros(rest.slice(token.index));
      at = tokens.lastIndex;
      while ((this.nesting.at(-1) ?? -1) >= rest.length - token.index) this.nesting.pop();
      const before = this.expansions;
      const replaced = token.name === null ? null : this.replace(token.name, rest.slice(at));
      if (replaced === null) {
        if (this.expansions > before) this.expansions += COST_OF_A_MISS;
        this.add(token.isComment ? '' : token.text);
        continue;
      }
      const isArgument = replaced.text !== '' && TAKES_ARGUMENT.test(this.tail);
      const text = isArgument ? `{${replaced.text}}` : replaced.text;
      if (text !== '') this.nesting.push(replaced.rest.length);
      rest = text + gap(text, replaced.rest) + replaced.rest;
      at = 0;
      tokens.lastIndex = 0;
      this.add(gap(this.tail, rest));
    }
    this.add(rest.slice(at));
    return this.done.join('');
  }

  private add(written: string): void {
    const text = written.startsWith(BUILT_IN) ? written.slice(BUILT_IN.length) : written;
    this.done.push(text);
    this.doneCharacters += text.length;
    this.tail = (this.tail + text.slice(-TAIL_CHARACTERS)).slice(-TAIL_CHARACTERS);
  }

  private isTooMuch(charactersLeft: number): boolean {
    return this.expansions >= MOST_EXPANSIONS || this.doneCharacters + charactersLeft > MOST_CHARACTERS;
  }

  private withoutMacros(text: string): string {
    const kept = text.replace(TOKEN, (...match) => {
      const { comment, name } = match.at(-1) as Record<string, string | undefined>;
      return comment !== undefined || (name !== undefined && this.definitions.has(name)) ? '' : match[0];
    });
    return kept.replaceAll(BUILT_IN, '');
  }

  /** null where the name is nothing that is replaced. */
  private replace(name: string, behind: string): Read | null {
    if (name === 'else' || name === 'fi' || CONDITIONAL.test(name)) return this.ownLine(this.branch(name, behind));
    const definition = this.definitions.get(name);
    if (definition === undefined && !DEFINERS.includes(name) && !Object.hasOwn(QUANTITIES, name)) return null;
    this.expansions += 1;
    if (definition !== undefined) {
      return this.nesting.length < MOST_NESTING ? this.expand(definition, behind) : { text: '', rest: behind };
    }
    if (name === 'let') return this.ownLine(this.take(readLet(behind, this.definitions), true));
    if (!DEFINERS.includes(name)) return readQuantity(name, behind);
    return this.ownLine(this.take(readDefinition(name, behind), name !== 'providecommand'));
  }

  /** Where a line held nothing else, no empty line stays, which would end the paragraph. */
  private ownLine(read: Read | null): Read | null {
    if (read === null || !/\n[ \t]*$/.test(this.tail)) return read;
    return { text: read.text, rest: read.rest.replace(/^[ \t]*\n(?![ \t]*\n)/, '') };
  }

  private expand(definition: Definition, behind: string): Read | null {
    const body = bodyOf(definition, behind);
    if (body === null || !definition.isFinal) return body;
    this.add(gap(this.tail, body.text));
    this.add(body.text);
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
  const start = /^\*?\s{0,50}\{?\s{0,50}\\([A-Za-z]+|[^A-Za-z])\s{0,50}\}?\s{0,50}(?:\[(\d)\]|((?:#\d)*))/.exec(behind);
  if (start === null) return null;
  const [all, name = '', count, parameters = ''] = start;
  const option = count === undefined ? null : readOption(behind.slice(all.length));
  const body = readGroup(option?.rest ?? behind.slice(all.length));
  if (body === null) return null;
  const star = behind.startsWith('*') ? '*' : '';
  // TeX would never end with a macro that stands for itself.
  const text = body.text.replace(/\\(?:[A-Za-z]+|[^])/g, (macro) =>
    macro.length > 2 && macro === `\\${name}` ? BUILT_IN + macro : macro,
  );
  const definition = {
    body: kind === 'DeclareMathOperator' ? `\\operatorname${star}{${text}}` : text,
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
  let value = '';
  while (given.length < count) {
    const option = readOption(rest);
    // Settings of one quantity are about its looks; those of the package units are the number.
    if (name.startsWith('unit') && given.length === 0 && !option?.text.includes('=')) value = option?.text ?? '';
    const read = readGroup(option?.rest ?? rest);
    if (read === null) return null;
    given.push(read.text);
    rest = read.rest;
  }
  return { text: quantity(name, given, value), rest };
}

/** A group, a macro's name or a single character. */
export function readArgument(text: string): Read | null {
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
    if (depth === 0) return { text: withoutComments(text.slice(start, end)), rest: text.slice(end + 1) };
  }
  return null;
}

/** Put in elsewhere, a comment would take along what stands behind it there. */
function withoutComments(text: string): string {
  return text.replace(TOKEN, (...match) => {
    const { comment } = match.at(-1) as Record<string, string | undefined>;
    return comment === undefined ? match[0] : '';
  });
}

/** Behind the `\else` or `\fi` that ends a branch which is left out. */
function behindBranch(text: string): { rest: string; isElse: boolean } | null {
  let depth = 0;
  for (const match of text.matchAll(TOKEN)) {
    const { index, text: written, name } = toToken(match);
    if (name === null) continue;
    if (CONDITIONAL.test(name)) depth += 1;
    if (depth === 0 && (name === 'else' || name === 'fi')) {
      return { rest: text.slice(index + written.length), isElse: name === 'else' };
    }
    if (name === 'fi') depth -= 1;
  }
  return null;
}
