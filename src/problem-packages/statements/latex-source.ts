/** LaTeX as a tree. What is read here is text that strangers wrote: nothing is executed, and nothing else is opened. */
import { getParser } from '@unified-latex/unified-latex-util-parse';

import { expandLatex } from './latex-expand.js';

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
  /** Addresses put aside before parsing, in place of their stand-ins. */
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
  },
};

/** Private-use characters: stand-ins that neither the parser nor an author has a meaning for. */
const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';

export function parseLatex(written: string): LatexSource {
  const addresses: string[] = [];
  const text = body(expandLatex(written.replaceAll(OPEN, '').replaceAll(CLOSE, '').replaceAll('\r\n', '\n')));
  const source = setAddressesAside(text, addresses);
  const tree = getParser(SIGNATURES).parse(source) as LatexNode;
  const restore = (part: string): string =>
    part.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => addresses[Number(index)] ?? '');
  return {
    nodes: Array.isArray(tree.content) ? tree.content : [],
    written: ({ position }) => restore(source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)),
    restore,
  };
}

/** Some statements are whole documents. */
function body(text: string): string {
  const match = /\\begin\{document\}([^]*?)(?:\\end\{document\}|$)/.exec(text);
  return match?.[1] ?? text;
}

/** In an address `%`, `#`, `_` and `~` are plain characters, which the parser does not know. */
function setAddressesAside(text: string, addresses: string[]): string {
  return text.replace(
    /(\\(?:href|url)\s*\{)((?:[^{}\\]|\\.)*)(\})/g,
    (_, open: string, address: string, close: string) => {
      addresses.push(address.replace(/\\([%#&_~{}$])/g, '$1').trim());
      return `${open}${OPEN}${String(addresses.length - 1)}${CLOSE}${close}`;
    },
  );
}
