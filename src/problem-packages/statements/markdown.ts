import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import { element, isFormula, replaceElements } from './hast.js';
import { expandLatex } from './latex-expand.js';
import { pixelsOf } from './lengths.js';

/** Markdown of the format: CommonMark, tables, footnotes and formulas between dollars. */
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(pandocDollars).freeze();

/** Of micromark, as far as it is used here. */
type State = (code: number | null) => State | undefined;
interface Construct {
  tokenize: (this: Tokens, effects: unknown, ok: State, nok: State) => State;
}
interface Tokens {
  events: ['enter' | 'exit', { type: string; start: object }, unknown][];
  now(): object;
  sliceSerialize(place: { start: object; end: object }): string;
}

/**
 * Pandoc's rule of what is no formula ("Extension: tex_math_dollars"; Kattis' problemtools read Markdown with pandoc): a
 * blank behind the opening dollar or before the closing one, or a digit behind that. `$5 and $6` are prices.
 */
function pandocDollars(this: Processor): void {
  const extensions = (this.data().micromarkExtensions ?? []) as { text?: Record<string, Construct> }[];
  const construct = extensions.at(-1)?.text?.['36'];
  if (construct === undefined) throw new Error('remark-math has no construct for $');
  const { tokenize } = construct;
  construct.tokenize = function (this: Tokens, effects, ok, nok) {
    const isFormulaEnd: State = (code) => {
      const start = this.events.findLast(([kind, { type }]) => kind === 'enter' && type === 'mathText')?.[1].start;
      const written = start === undefined ? '' : this.sliceSerialize({ start, end: this.now() });
      const isDigit = code !== null && code >= 48 && code <= 57;
      const isPrice = /^\$(?!\$)/.test(written) && (isDigit || /^\$\s|\s\$$/.test(written));
      return isPrice ? nok(code) : ok(code);
    };
    return tokenize.call(this, effects, isFormulaEnd, nok);
  };
}

type Parsed = ReturnType<typeof parser.parse>;

/** Its blocks, with their places in the text. */
export function parseMarkdown(markdown: string): Parsed {
  return parser.parse(markdown);
}

/** Not yet safe to show. */
export function markdownToTree(markdown: string): Root {
  const processor = parser().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
  const parsed = processor.parse(markdown);
  readSizes(parsed);
  const tree = processor.runSync(parsed);
  // The library's heading is English, whatever the statement is.
  replaceElements(tree, ({ properties }) => (properties.id === 'footnote-label' ? [element('hr', {}, [])] : null));
  replaceElements(tree, (one) => {
    const [only] = one.children;
    if (isFormula(one) && only?.type === 'text') only.value = expandLatex(only.value);
    return null;
  });
  return tree;
}

/** Blanks alone stand between attributes: a text that is none must not be divided into them in many ways. */
const ATTRIBUTE = /[#.][\w-]+|[\w-]+=(?:"[^"]*"|[^\s"{}]+)/;
const ATTRIBUTES = new RegExp(`^\\{\\s*(?:${ATTRIBUTE.source})(?:\\s+(?:${ATTRIBUTE.source}))*\\s*\\}`);

/** `![](map.png){ width=50% }`: attributes as pandoc reads them ("Extension: link_attributes"). */
function readSizes(node: Parsed | Parsed['children'][number]): void {
  if (!('children' in node)) return;
  node.children.forEach((child, index) => {
    readSizes(child);
    const next = node.children[index + 1];
    if (child.type !== 'image' || next?.type !== 'text') return;
    const attributes = ATTRIBUTES.exec(next.value)?.[0];
    if (attributes === undefined) return;
    next.value = next.value.slice(attributes.length);
    const properties = Array.from(attributes.matchAll(new RegExp(ATTRIBUTE, 'g')), ([attribute]) => {
      const [, name = '', digits = '', unit = ''] = /^(width|height)="?(\d*\.?\d+)(%|[a-z]*)"?$/.exec(attribute) ?? [];
      const number = Number(digits);
      return [name, unit === '%' ? `${String(Math.min(100, number))}%` : pixelsOf(number, unit)];
    }).filter(([name]) => name !== '');
    child.data = { hProperties: Object.fromEntries(properties) as Record<string, string | null> };
  });
}

/** `{{nextsample}}` and `{{remainingsamples}}` (2025-09, "Markdown environment") become places for samples. */
export function placeSamples(markdown: string, next: () => number[], remaining: () => number[]): string {
  return markdown.replace(/\{\{(nextsample|remainingsamples)\}\}/g, (_, word: string) => {
    const ordinals = word === 'nextsample' ? next() : remaining();
    const places = ordinals.map((ordinal) => `<div class="sample-place" data-sample="${String(ordinal)}"></div>`);
    return `\n\n${places.join('\n\n')}\n\n`;
  });
}
