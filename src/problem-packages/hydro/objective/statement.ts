/**
 * The statement of a questionnaire has places for answers, `{{ input(1) }}`, `{{ textarea(2) }}`, `{{ select(3) }}` and
 * `{{ multiselect(4) }}` before a list of options, which Hydro's pages letter from A on, and `{{ dropdown(5)[a, b] }}`. They
 * become numbers in the text and letters in the lists, and a section at its end says what to hand in.
 */
import { parseMarkdown } from '../../statements/markdown.js';

const MARKER = /\{\{\s*(input|textarea|select|multiselect|dropdown)\((\d+(?:-\d+)?)\)(?:\[([^\]]*)\])?\s*\}\}/g;
/** In a fenced block they are places for answers only where its info string says so. */
const INPUT_BLOCK = /#input\b/;
const BLANK = '________';

const WORDS = {
  en: {
    textarea: 'a text, of several lines if need be',
    select: 'one letter',
    multiselect: 'all letters that are right',
    dropdown: 'one of: ',
    heading: 'What to hand in',
    rules: [
      'One text with a line for each question: its number, a colon, and your answer.',
      'Where several options are right, write all their letters with commas between them, such as `A, C`; if none of yours is wrong but some are missing, it is half of the points.',
      'A longer answer goes on in the lines that follow.',
    ],
  },
  zh: {
    textarea: '写一段文字，可多行',
    select: '单选，写一个字母',
    multiselect: '多选，写出所有正确选项的字母',
    dropdown: '选择其一：',
    heading: '提交内容',
    rules: [
      '提交一个文本：每题一行，写题号、冒号和你的答案。',
      '多选题写出所有正确选项的字母，以逗号分隔，如 `A, C`；没有选错但未选全得一半分。',
      '较长的答案可以在后面的行中继续。',
    ],
  },
} as const;

type Kind = keyof (typeof WORDS)['en'] & ('textarea' | 'select' | 'multiselect' | 'dropdown');

export interface FilledStatement {
  text: string;
  /** By number of the question; of one that is asked twice the first. */
  kinds: Map<string, Kind | 'input'>;
}

interface Edit {
  from: number;
  to: number;
  text: string;
}

type Block = ReturnType<typeof parseMarkdown>['children'][number];
type List = Extract<Block, { type: 'list' }>;

/** @param sheet what is handed in, before it is filled in */
export function readableStatement(markdown: string, language: string, sheet: string): FilledStatement {
  const words = language === 'zh' ? WORDS.zh : WORDS.en;
  const { children: blocks } = parseMarkdown(markdown);
  const kinds: FilledStatement['kinds'] = new Map();
  const edits: Edit[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type === 'code' && !INPUT_BLOCK.test(`${block.lang ?? ''} ${block.meta ?? ''}`)) continue;
    const { from, to } = spanOf(block);
    const verbatim = verbatimSpans(block);
    for (const match of markdown.slice(from, to).matchAll(MARKER)) {
      const [whole, word = '', key = '', options = ''] = match;
      const kind = word as Kind | 'input';
      const at = from + match.index;
      if (!kinds.has(key)) kinds.set(key, kind);
      const isPlain = verbatim.some((span) => span.from <= at && at < span.to);
      const text = isPlain ? `(${key}) ${BLANK}` : place(kind, key, options, words);
      edits.push({ from: at, to: at + whole.length, text });
      const next = blocks[index + 1];
      if ((kind === 'select' || kind === 'multiselect') && next?.type === 'list' && next.ordered !== true) {
        edits.push(...lettered(next));
      }
    }
  }
  const hasMultiple = [...kinds.values()].includes('multiselect');
  const hasLong = [...kinds.values()].includes('textarea');
  const rules = words.rules.filter((_, index) => index === 0 || (index === 1 ? hasMultiple : hasLong));
  const format = `\n\n## ${words.heading}\n\n${rules.join(language === 'zh' ? '' : ' ')}\n\n\`\`\`\n${sheet}\`\`\`\n`;
  return {
    text:
      apply(markdown, edits)
        .replace(/(^\s*(?:`{3,}|~{3,})\S*)#input\b/gm, '$1')
        .trimEnd() + format,
    kinds,
  };
}

/** What stands in the text where the answer was to be given. */
function place(kind: Kind | 'input', key: string, options: string, words: (typeof WORDS)['en' | 'zh']): string {
  if (kind === 'input') return `**(${key})** ${'\\_'.repeat(BLANK.length)}`;
  if (kind !== 'dropdown') return `**(${key})** *(${words[kind]})*`;
  const choices = options.split(',').flatMap((one) => (one.trim() === '' ? [] : [escaped(one.trim())]));
  return `**(${key})** *(${words.dropdown}${choices.join(', ')})*`;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#+!|$~]/g, '\\$&');
}

/** Where Markdown is shown as it is written. */
function verbatimSpans(block: Block): { from: number; to: number }[] {
  if (['code', 'html', 'math', 'inlineCode', 'inlineMath'].includes(block.type)) return [spanOf(block)];
  return 'children' in block ? block.children.flatMap((child) => verbatimSpans(child as Block)) : [];
}

function lettered({ children }: List): Edit[] {
  return children.map((item, index) => {
    const letter = `**${String.fromCharCode('A'.charCodeAt(0) + index)}.**`;
    const [first] = item.children;
    if (first === undefined) return { from: spanOf(item).to, to: spanOf(item).to, text: ` ${letter}` };
    const { from } = spanOf(first);
    const indent = ' '.repeat((first.position?.start.column ?? 1) - 1);
    return { from, to: from, text: first.type === 'paragraph' ? `${letter} ` : `${letter}\n\n${indent}` };
  });
}

function spanOf({ position }: Pick<Block, 'position'>): { from: number; to: number } {
  return { from: position?.start.offset ?? 0, to: position?.end.offset ?? 0 };
}

function apply(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}
