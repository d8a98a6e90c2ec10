/** LaTeX as a tree. What is read here is text that strangers wrote: nothing is executed, and nothing else is opened. */
import { getParser } from '@unified-latex/unified-latex-util-parse';

import { type Definition, takeDefinitions } from './latex-definitions.js';

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
  definitions: ReadonlyMap<string, Definition>;
  /** A node as it was written. Not for macros: the parser does not count what they take as theirs. */
  written(node: LatexNode): string;
  /** Addresses put aside before parsing, in place of their stand-ins. */
  restore(text: string): string;
}

/** Private-use characters: stand-ins that neither the parser nor an author has a meaning for. */
const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';

export function parseLatex(written: string): LatexSource {
  const addresses: string[] = [];
  const { text, definitions } = takeDefinitions(body(written).replaceAll(OPEN, '').replaceAll(CLOSE, ''));
  const source = setAddressesAside(text, addresses);
  const tree = getParser().parse(source) as LatexNode;
  const restore = (part: string): string =>
    part.replace(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_, index: string) => addresses[Number(index)] ?? '');
  return {
    nodes: Array.isArray(tree.content) ? tree.content : [],
    definitions,
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
