/** LaTeX as a tree. What is read here is text that strangers wrote: nothing is executed, and nothing else is opened. */
import { getParser } from '@unified-latex/unified-latex-util-parse';

import { BRACED, CODE, LISTING, MARKED, expandLatex, readArgument } from './latex-expand.js';

/** A node of the parser's tree, as far as it is used. */
export interface LatexNode {
  type: string;
  content?: string | LatexNode[];
  /** Of an environment. */
  env?: string | { content: string };
  /** Of a comment: whether blanks stand before it. */
  leadingWhitespace?: boolean;
  args?: { content: LatexNode[]; openMark: string }[];
  position?: { start: { offset: number }; end: { offset: number } };
}

export interface LatexSource {
  nodes: LatexNode[];
  /** A node as it was written. Not for macros: the parser does not count what they take as theirs. */
  written(node: LatexNode): string;
  /** What a macro takes, as it was written. */
  argument(macro: LatexNode): string;
  /** Addresses and code put aside before parsing, in place of their stand-ins. */
  restore(text: string): string;
}

/** Arguments that the parser does not know of, in the words of LaTeX's package xparse. */
const SIGNATURES = {
  environments: {
    wrapfigure: { signature: 'o m o m' },
    wraptable: { signature: 'o m o m' },
    floatingfigure: { signature: 'o m' },
    subfigure: { signature: 'o m' },
    subtable: { signature: 'o m' },
    adjustbox: { signature: 'm' },
    tabularx: { signature: 'm o m' },
    tabulary: { signature: 'm o m' },
    xltabular: { signature: 'o m m' },
    longtable: { signature: 'o m' },
    mdframed: { signature: 'o' },
    tcolorbox: { signature: 'o' },
    spacing: { signature: 'm' },
    adjustwidth: { signature: 'm m' },
  },
  macros: {
    multirow: { signature: 'o m o m o m' },
    cmidrule: { signature: 'o d() m' },
    newcounter: { signature: 'm o' },
    newtheorem: { signature: 's m o m o' },
    newcolumntype: { signature: 'm o m' },
  },
};

/** Private-use characters: stand-ins that neither the parser nor an author has a meaning for. */
const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';

export function parseLatex(written: string): LatexSource {
  const aside: string[] = [];
  const text = body(expandLatex(written.replaceAll(OPEN, '').replaceAll(CLOSE, '').replaceAll('\r\n', '\n')));
  const source = setAside(text, aside);
  const tree = getParser(SIGNATURES).parse(source) as LatexNode;
  const restore = (part: string): string =>
    part.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => aside[Number(index)] ?? '');
  return {
    nodes: Array.isArray(tree.content) ? tree.content : [],
    written: ({ position }) => restore(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)),
    argument: ({ position }) => restore(readArgument(source.slice(position?.end.offset ?? 0))?.text ?? ''),
    restore,
  };
}

/** Some statements are whole documents. */
function body(text: string): string {
  const match = /\\begin\{document\}([^]*?)(?:\\end\{document\}|$)/.exec(text);
  return match?.[1] ?? text;
}

const ASIDE = new RegExp(
  `${LISTING.source}|(?<code>${CODE.source})(?:${MARKED.source}|(?<braced>${BRACED.source}))|` +
    String.raw`(?<open>\\(?:href|url)\s*\{)(?<address>(?:[^{}\\]|\\.)*)\}`,
  'g',
);

/** In an address `%`, `#`, `_` and `~` are plain characters, and in code all are, which the parser does not know. */
function setAside(text: string, aside: string[]): string {
  const standIn = (put: string): string => `{${OPEN}${String(aside.push(put) - 1)}${CLOSE}}`;
  return text.replace(ASIDE, (...match) => {
    const [whole = ''] = match as string[];
    const { code, braced, open, address } = match.at(-1) as Record<string, string | undefined>;
    if (braced !== undefined) return `\\lstinline${standIn(braced.slice(1, -1))}`;
    if (code !== undefined) return `\\lstinline${standIn(whole.slice(code.length + 1, -1))}`;
    if (address === undefined) return whole;
    return (open ?? '').slice(0, -1) + standIn(address.replace(/\\([%#&_~{}$])/g, '$1').trim());
  });
}
