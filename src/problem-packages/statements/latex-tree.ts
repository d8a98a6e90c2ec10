/**
 * LaTeX of problem statements as a tree for HTML: the subset that the format names (2025-09, "LaTeX environment and
 * supported subset") and what statements use beyond it. What is not known shows its text without its formatting.
 *
 * In one file because blocks, inline text and commands are converted by calling one another.
 */
import type { Element, ElementContent, Root } from 'hast';
import { element, formula, samplePlace, text } from './hast.js';
import { type LatexNode, type LatexSource, parseLatex } from './latex-source.js';
import { ACCENTS, DECLARATIONS, IGNORED, LONE_ACCENTS, STYLES, SYMBOLS, TRANSPARENT } from './latex-symbols.js';
import { Cursor, argumentsOf, envOf, itemsOf, optionOf, plainOf, textOf } from './latex-nodes.js';
import { pixelsOf } from './lengths.js';
import { insideMath, mathEnvironment } from './latex-math.js';
import { type Item, mergeText, trimmed } from './latex-typeset.js';
import { type TableRules, tableOf } from './latex-table.js';

export interface LatexContext {
  nextSamples(): number[];
  remainingSamples(): number[];
}

export interface LatexTree {
  root: Root;
  /** Macros that nothing is known of. */
  unknown: ReadonlySet<string>;
}

const HEADINGS: Readonly<Record<string, string>> = {
  chapter: 'h2',
  section: 'h2',
  subsection: 'h3',
  subsubsection: 'h4',
};
const NAMED_SECTIONS: Readonly<Record<string, string>> = {
  Input: 'Input',
  Output: 'Output',
  Interaction: 'Interaction',
};
const BLOCK_TAGS = new Set([
  ...['h2', 'h3', 'h4', 'p', 'div', 'pre', 'ul', 'ol', 'dl', 'table', 'figure', 'figcaption', 'blockquote', 'hr'],
]);
/** Nesting of groups: statements never come near. */
const MOST_DEPTH = 60;

export function latexToTree(latex: string, context: LatexContext): LatexTree {
  const source = parseLatex(latex);
  const converter = new LatexConverter(source, context);
  const children = converter.blocks(source.nodes);
  return {
    root: { type: 'root', children: [...children, ...converter.footnotes()] },
    unknown: converter.unknown,
  };
}

class LatexConverter {
  readonly unknown = new Set<string>();
  private readonly notes: ElementContent[][] = [];
  private depth = 0;

  constructor(
    private readonly source: LatexSource,
    private readonly context: LatexContext,
  ) {}

  /** Paragraphs and other blocks. */
  blocks(nodes: readonly LatexNode[]): Element[] {
    const blocks: Element[] = [];
    let paragraph: ElementContent[] = [];
    const close = (): void => {
      const children = trimmed(paragraph);
      if (children.length > 0) blocks.push(element('p', {}, children));
      paragraph = [];
    };
    for (const item of this.items(nodes, false)) {
      if (item === 'break') {
        close();
      } else if (item.type === 'element' && BLOCK_TAGS.has(item.tagName)) {
        close();
        blocks.push(item);
      } else {
        paragraph.push(item);
      }
    }
    close();
    return blocks;
  }

  /** Text without paragraphs, for headings, captions and cells; blocks in it stay blocks. */
  inline(nodes: readonly LatexNode[], isCode = false): ElementContent[] {
    return trimmed(this.items(nodes, isCode).map((item) => (item === 'break' ? text(' ') : item)));
  }

  /** A list item or cell: one paragraph is shown without `<p>`. */
  flow(nodes: readonly LatexNode[]): ElementContent[] {
    const blocks = this.blocks(nodes);
    const paragraphs = blocks.filter(({ tagName }) => tagName === 'p').length;
    return paragraphs > 1
      ? blocks
      : blocks.flatMap<ElementContent>((block) => (block.tagName === 'p' ? block.children : [block]));
  }

  footnotes(): Element[] {
    if (this.notes.length === 0) return [];
    const items = this.notes.map((note, index) => {
      const number = String(index + 1);
      const back = element('a', { href: `#user-content-fnref-${number}` }, [text('↩')]);
      return element('li', { id: `user-content-fn-${number}` }, [...note, text(' '), back]);
    });
    return [element('section', { className: ['footnotes'] }, [element('ol', {}, items)])];
  }

  private items(nodes: readonly LatexNode[], isCode: boolean): Item[] {
    if (this.depth >= MOST_DEPTH) return [];
    this.depth += 1;
    try {
      return mergeText(this.convertAll(new Cursor(nodes), isCode), isCode);
    } finally {
      this.depth -= 1;
    }
  }

  private convertAll(cursor: Cursor, isCode: boolean): Item[] {
    const items: Item[] = [];
    for (let node = cursor.next(); node !== null; node = cursor.next()) {
      // With a group right behind it, it is meant for that alone, as Polygon's and many others' statements write it.
      if (node.type === 'macro' && DECLARATIONS.has(textOf(node)) && !cursor.isGroupNext()) {
        cursor.skipBlanks();
        items.push(...this.styled(textOf(node), cursor.rest(), isCode));
        break;
      }
      items.push(...this.convert(node, cursor, isCode));
    }
    return items;
  }

  private convert(node: LatexNode, cursor: Cursor, isCode: boolean): Item[] {
    const children = Array.isArray(node.content) ? node.content : [];
    switch (node.type) {
      case 'string':
        return [text(this.source.restore(textOf(node).replaceAll('~', '\u00a0')))];
      case 'whitespace':
        return [text(' ')];
      case 'parbreak':
        return ['break'];
      case 'group':
        return this.items(children, isCode);
      case 'inlinemath':
        return [formula(insideMath(this.source.written(node)), false)];
      case 'displaymath':
        return [formula(insideMath(this.source.written(node)), true)];
      case 'mathenv':
        return [formula(mathEnvironment(envOf(node), this.source.written(node)), true)];
      case 'verb':
        return [element('code', {}, [text(this.source.restore(textOf(node)))])];
      case 'verbatim':
        return [preformatted(this.source.restore(textOf(node)))];
      case 'environment':
        return this.environment(node, children);
      case 'macro':
        return this.macro(textOf(node), node, cursor, isCode);
      default:
        return [];
    }
  }

  private environment(node: LatexNode, children: LatexNode[]): Item[] {
    const env = envOf(node).replace(/\*$/, '');
    const section = NAMED_SECTIONS[env];
    if (section !== undefined) return [element('h2', {}, [text(section)]), ...this.blocks(children)];
    switch (env) {
      case 'itemize':
        return [element('ul', {}, this.listItems(children))];
      case 'enumerate':
        return [element('ol', {}, this.listItems(children))];
      case 'description':
        return [element('dl', {}, this.descriptions(children))];
      case 'tabular':
      case 'tabularx':
      case 'tabulary':
      case 'xltabular':
      case 'longtable':
        return [tableOf(node, children, this.tableRules())];
      case 'lstlisting':
      case 'minted':
      case 'Verbatim':
      case 'alltt':
        return [preformatted(this.source.restore(this.listing(node, env)))];
      case 'center':
      case 'flushleft':
      case 'flushright': {
        const align = env === 'center' ? 'center' : env.slice('flush'.length);
        return [element('div', { align }, this.flow(children))];
      }
      case 'quote':
      case 'quotation':
      case 'verse':
        return [element('blockquote', {}, this.blocks(children))];
      case 'figure':
      case 'table':
        return [element('figure', {}, this.figureParts(children))];
      case 'subfigure':
      case 'subtable':
      case 'wraptable':
      case 'wrapfigure':
      case 'floatingfigure':
        return [element('figure', { className: ['illustration'] }, this.figureParts(children))];
      case 'eqnarray':
      case 'alignat':
      case 'flalign':
      case 'gather':
      case 'multline':
      case 'dmath':
        return [formula(mathEnvironment(envOf(node), this.source.written(node)), true)];
      case 'tikzpicture':
      case 'pspicture':
      case 'asy':
        return [];
      default:
        return ['break', ...this.blocks(children), 'break'];
    }
  }

  private macro(name: string, node: LatexNode, cursor: Cursor, isCode: boolean): Item[] {
    const heading = HEADINGS[name];
    if (heading !== undefined) return [element(heading, {}, this.inline(argumentsOf(node, cursor, 1)[0] ?? []))];
    const symbol = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : undefined;
    if (symbol !== undefined && !(name in ACCENTS && cursor.isAccentNext())) {
      // TeX swallows the blanks behind a word, not those behind a sign.
      if (/^[A-Za-z]/.test(name)) cursor.skipBlanks();
      return [text(symbol)];
    }
    const accent = Object.hasOwn(ACCENTS, name) ? ACCENTS[name] : undefined;
    if (accent !== undefined) return this.accented(accent, node, cursor);
    if (Object.hasOwn(STYLES, name)) return this.styled(name, argumentsOf(node, cursor, 1)[0] ?? [], isCode);
    const ignored = Object.hasOwn(IGNORED, name) ? IGNORED[name] : undefined;
    if (ignored !== undefined) {
      argumentsOf(node, cursor, ignored);
      return [];
    }
    return this.special(name, node, cursor, isCode);
  }

  private special(name: string, node: LatexNode, cursor: Cursor, isCode: boolean): Item[] {
    const take = (count: number): LatexNode[][] => argumentsOf(node, cursor, count);
    switch (name) {
      case 'par':
        return ['break'];
      case '\\':
      case 'newline':
      case 'tabularnewline':
        return [element('br', {}, [])];
      case 'hrule':
      case 'hrulefill':
        return [element('hr', {}, [])];
      case 'paragraph':
      case 'subparagraph':
        return ['break', element('strong', {}, this.inline(take(1)[0] ?? [])), text(' ')];
      case 'href': {
        const [address = [], shown = []] = take(2);
        return [element('a', { href: this.plain(address) }, this.inline(shown))];
      }
      case 'url':
      case 'nolinkurl':
      case 'path': {
        const address = this.plain(take(1)[0] ?? []);
        return [
          name === 'path' ? element('code', {}, [text(address)]) : element('a', { href: address }, [text(address)]),
        ];
      }
      case 'includegraphics':
        return [this.picture(this.plain(take(1)[0] ?? []), optionOf(node), '')];
      case 'illustration': {
        const [width = [], file = [], caption = []] = take(3);
        return [this.illustration(this.plain(width), this.plain(file), this.inline(caption))];
      }
      case 'caption':
        return [element('figcaption', {}, this.inline(take(1)[0] ?? []))];
      case 'footnote':
        return [this.footnote(take(1)[0] ?? [])];
      case 'epigraph': {
        const [quote = [], origin = []] = take(2);
        const by = element('div', { align: 'right' }, this.inline(origin));
        return [element('blockquote', {}, [...this.blocks(quote), by])];
      }
      case 'ensuremath':
        take(1);
        return [formula(this.source.argument(node), false)];
      case 'constant':
        // Those that there are have been put in place before (constants.ts).
        return [text(`{{${this.plain(take(1)[0] ?? [])}}}`)];
      case 'nextsample':
        return this.context.nextSamples().map(samplePlace);
      case 'remainingsamples':
        return this.context.remainingSamples().map(samplePlace);
      default:
        return this.transparent(name, node, cursor, isCode);
    }
  }

  private transparent(name: string, node: LatexNode, cursor: Cursor, isCode: boolean): Item[] {
    const count = Object.hasOwn(TRANSPARENT, name) ? TRANSPARENT[name] : undefined;
    if (count !== undefined) {
      const last = argumentsOf(node, cursor, count).at(-1) ?? [];
      const shown = this.items(last, isCode);
      return name === 'enquote' || name === 'textquote' ? [text('“'), ...shown, text('”')] : shown;
    }
    this.unknown.add(name);
    const attached = (node.args ?? []).filter(({ openMark }) => openMark === '{').flatMap(({ content }) => content);
    return this.items(attached, isCode);
  }

  private styled(name: string, nodes: readonly LatexNode[], isCode: boolean): Item[] {
    const { tag = 'span', className } = STYLES[name] ?? {};
    const properties = className === undefined ? {} : { className: [className] };
    const items: Item[] = [];
    let run: ElementContent[] = [];
    const close = (): void => {
      if (run.length > 0) items.push(element(tag, properties, run));
      run = [];
    };
    // Blocks and paragraph ends cannot stand inside the element: each run between them gets one of its own.
    for (const item of this.items(nodes, isCode || tag === 'code')) {
      if (item !== 'break' && !(item.type === 'element' && BLOCK_TAGS.has(item.tagName))) {
        run.push(item);
        continue;
      }
      close();
      items.push(item);
    }
    close();
    return items;
  }

  private listItems(children: readonly LatexNode[]): Element[] {
    return itemsOf(children).map(({ label, body }) => {
      const shown = label === null ? [] : [...this.inline(label), text(' ')];
      return element('li', {}, [...shown, ...this.flow(body)]);
    });
  }

  private descriptions(children: readonly LatexNode[]): Element[] {
    return itemsOf(children).flatMap(({ label, body }) => [
      element('dt', {}, [element('strong', {}, this.inline(label ?? []))]),
      element('dd', {}, this.flow(body)),
    ]);
  }

  private tableRules(): TableRules {
    return {
      cell: (nodes) => this.flow(nodes),
      argumentsOf: (node, rest, count) => {
        const cursor = new Cursor(rest);
        const given = argumentsOf(node, cursor, count);
        return { given, rest: cursor.rest() };
      },
      plain: (nodes) => this.plain(nodes),
    };
  }

  /** A figure is centred anyway; its caption stands in it directly. */
  private figureParts(children: readonly LatexNode[]): ElementContent[] {
    return this.flow(children).flatMap((part) => {
      const isCentred = part.type === 'element' && part.tagName === 'div' && part.properties.align === 'center';
      return isCentred ? part.children : [part];
    });
  }

  /** `width` as the share of the text's width (format, `\illustration`). */
  private illustration(width: string, file: string, caption: ElementContent[]): Element {
    const share = Number(width);
    const percent = share > 0 && share <= 1 ? `${String(Math.round(share * 100))}%` : '';
    const parts = [this.picture(file, '', percent)];
    if (caption.some((part) => part.type !== 'text' || part.value.trim() !== '')) {
      parts.push(element('figcaption', {}, caption));
    }
    return element('figure', { className: ['illustration'] }, parts);
  }

  private picture(file: string, options: string, percent: string): Element {
    const width = percent === '' ? widthOf(options) : percent;
    const alt = file.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
    return element('img', { src: file, alt, ...(width === null ? {} : { width }) }, []);
  }

  private footnote(nodes: LatexNode[]): Element {
    const index = this.notes.push([]);
    this.notes[index - 1] = this.inline(nodes);
    const number = String(index);
    const properties = { href: `#user-content-fn-${number}`, id: `user-content-fnref-${number}` };
    return element('sup', {}, [element('a', properties, [text(number)])]);
  }

  private accented(accent: string, node: LatexNode, cursor: Cursor): Item[] {
    const letter = node.args?.length ? this.plain(node.args.at(-1)?.content ?? []) : cursor.letter();
    const base = letter === 'ı' || letter === '' ? letter.replace('ı', 'i') : letter;
    // `\^{}` and `\~{}` are how the characters are written.
    if (base === '') return [text(Object.hasOwn(LONE_ACCENTS, accent) ? (LONE_ACCENTS[accent] ?? '') : '')];
    return [text((base.slice(0, 1) + accent).normalize('NFC') + base.slice(1))];
  }

  private listing(node: LatexNode, env: string): string {
    const written = this.source.written(node);
    const start =
      new RegExp(`^\\\\begin\\{${env}\\*?\\}[ \\t]*(?:\\[[^\\]]*\\])?(?:\\{[^{}]*\\})?`).exec(written)?.[0] ?? '';
    return written.slice(start.length).replace(new RegExp(`\\\\end\\{${env}\\*?\\}$`), '');
  }

  private plain(nodes: readonly LatexNode[]): string {
    return this.source.restore(plainOf(nodes)).trim();
  }
}

function preformatted(content: string): Element {
  return element('pre', {}, [element('code', {}, [text(content.replace(/^[ \t]*\n/, ''))])]);
}

/** `width=0.5\textwidth` as a share of the column; absolute lengths in pixels at 96 to an inch. */
function widthOf(options: string): string | null {
  const match = /width\s*=\s*([0-9.]*)\s*(\\(?:text|line|column)width|cm|mm|in|pt|px)/.exec(options);
  if (match === null) return null;
  const [, digits = '', unit = ''] = match;
  const number = digits === '' ? 1 : Number(digits);
  if (!Number.isFinite(number) || number <= 0) return null;
  if (unit.startsWith('\\')) return `${String(Math.min(100, Math.round(number * 100)))}%`;
  return pixelsOf(number, unit);
}
