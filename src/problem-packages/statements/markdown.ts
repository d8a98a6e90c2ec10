import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { element, replaceElements } from './hast.js';

/** Markdown of the format: CommonMark, tables, footnotes and formulas between dollars. */
const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** Its blocks, with their places in the text. */
export function parseMarkdown(markdown: string): ReturnType<typeof parser.parse> {
  return parser.parse(markdown);
}

/** Not yet safe to show. */
export function markdownToTree(markdown: string): Root {
  const processor = parser().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
  const tree = processor.runSync(processor.parse(markdown));
  // The library's heading is English, whatever the statement is.
  replaceElements(tree, ({ properties }) => (properties.id === 'footnote-label' ? [element('hr', {}, [])] : null));
  return tree;
}

/** `{{nextsample}}` and `{{remainingsamples}}` (2025-09, "Markdown environment") become places for samples. */
export function placeSamples(markdown: string, next: () => number[], remaining: () => number[]): string {
  return markdown.replace(/\{\{(nextsample|remainingsamples)\}\}/g, (_, word: string) => {
    const ordinals = word === 'nextsample' ? next() : remaining();
    const places = ordinals.map((ordinal) => `<div class="sample-place" data-sample="${String(ordinal)}"></div>`);
    return `\n\n${places.join('\n\n')}\n\n`;
  });
}
