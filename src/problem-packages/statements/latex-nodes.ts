/** Finding one's way in the parser's tree: arguments, items, plain text. */
import type { LatexNode } from './latex-source.js';
import { SYMBOLS } from './latex-symbols.js';

/** Walks through a list of nodes and takes arguments out of it. */
export class Cursor {
  private nodes: LatexNode[];
  private at = 0;

  constructor(nodes: readonly LatexNode[]) {
    this.nodes = [...nodes];
  }

  next(): LatexNode | null {
    return this.nodes[this.at++] ?? null;
  }

  peek(): LatexNode | null {
    return this.nodes[this.at] ?? null;
  }

  peekVisible(): LatexNode | null {
    return this.nodes.slice(this.at).find(isVisible) ?? null;
  }

  nextVisible(): LatexNode | null {
    while (this.at < this.nodes.length) {
      const node = this.next();
      if (node !== null && isVisible(node)) return node;
    }
    return null;
  }

  /** With nothing between. */
  isGroupNext(): boolean {
    return this.peek()?.type === 'group';
  }

  skipBlanks(): void {
    while (this.peek()?.type === 'whitespace') this.at += 1;
  }

  rest(): LatexNode[] {
    const rest = this.nodes.slice(this.at);
    this.at = this.nodes.length;
    return rest;
  }

  /** The group that follows; empty where none does. */
  argument(): LatexNode[] {
    if (this.peekVisible()?.type !== 'group') return [];
    const group = this.nextVisible();
    return Array.isArray(group?.content) ? group.content : [];
  }

  /** What an accent goes on: a group, or the next letter alone. */
  letter(): string {
    const next = this.peekVisible();
    if (next?.type === 'group') return plainOf(this.argument());
    if (next?.type === 'macro') {
      this.nextVisible();
      return SYMBOLS[textOf(next)] ?? '';
    }
    if (next?.type !== 'string') return '';
    this.nextVisible();
    const [first = '', ...others] = textOf(next);
    if (others.length > 0) this.nodes.splice(this.at, 0, { type: 'string', content: others.join('') });
    return first;
  }

  isAccentNext(): boolean {
    return this.peekVisible()?.type === 'group';
  }
}

/** The last `count` arguments in braces: those the parser took, else the groups that follow. */
export function argumentsOf(node: LatexNode, cursor: Cursor, count: number): LatexNode[][] {
  if (count === 0) return [];
  const attached = (node.args ?? []).filter(
    ({ openMark, content }) => openMark !== '[' && isArgument(openMark, content),
  );
  if (attached.length > 0) return attached.slice(-count).map(({ content }) => content);
  return Array.from({ length: count }, () => cursor.argument());
}

/** The parser's empty and starred places are no arguments. */
function isArgument(openMark: string, content: LatexNode[]): boolean {
  if (openMark === '{') return true;
  const [only] = content;
  return content.length > 0 && !(content.length === 1 && only !== undefined && textOf(only) === '*');
}

export function optionOf(node: LatexNode): string {
  const option = (node.args ?? []).find(({ openMark }) => openMark === '[')?.content ?? [];
  return option.map((one) => (one.type === 'macro' ? `\\${textOf(one)}` : textOf(one))).join('');
}

/** The parser makes each item's text an argument of its `\item`. */
export function itemsOf(children: readonly LatexNode[]): { label: LatexNode[] | null; body: LatexNode[] }[] {
  const items: { label: LatexNode[] | null; body: LatexNode[] }[] = [];
  for (const node of children) {
    if (node.type === 'macro' && textOf(node) === 'item') {
      const label = node.args?.find(({ openMark }) => openMark === '[')?.content ?? null;
      items.push({ label, body: [...(node.args?.at(-1)?.content ?? [])] });
    } else {
      items.at(-1)?.body.push(node);
    }
  }
  return items;
}

function isVisible(node: LatexNode): boolean {
  return node.type !== 'whitespace';
}

export function textOf(node: LatexNode): string {
  return typeof node.content === 'string' ? node.content : '';
}

export function envOf(node: LatexNode): string {
  return typeof node.env === 'string' ? node.env : (node.env?.content ?? '');
}

export function plainOf(nodes: readonly LatexNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'whitespace') return ' ';
      if (node.type === 'macro') return SYMBOLS[textOf(node)] ?? '';
      return Array.isArray(node.content) ? plainOf(node.content) : textOf(node);
    })
    .join('');
}
