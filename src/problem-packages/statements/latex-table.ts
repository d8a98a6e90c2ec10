import type { Element, ElementContent } from 'hast';
import { element } from './hast.js';
import type { LatexNode } from './latex-source.js';

/** What a table needs of the conversion around it. */
export interface TableRules {
  cell(nodes: LatexNode[]): ElementContent[];
  /** The arguments of a macro inside a cell, and what is left of the cell behind them. */
  argumentsOf(node: LatexNode, rest: LatexNode[], count: number): { given: LatexNode[][]; rest: LatexNode[] };
  plain(nodes: LatexNode[]): string;
}

const MOST_SPAN = 100;
const ALIGNMENTS: Readonly<Record<string, string>> = {
  ...{ l: 'left', c: 'center', r: 'right' },
  // Of tabulary, and of siunitx for numbers.
  ...{ L: 'left', C: 'center', R: 'right', S: 'right' },
};
/** Lines between rows: they only tell that the table is ruled. */
const RULES = ['hline', 'toprule', 'midrule', 'bottomrule', 'cline', 'cmidrule', 'endhead', 'endfirsthead', 'endfoot'];

/** `tabular`: rows end with `\\`, cells with `&`; `\multicolumn` and `\multirow` span. */
export function tableOf(node: LatexNode, children: readonly LatexNode[], rules: TableRules): Element {
  const columns = columnsOf((node.args ?? []).filter(({ openMark }) => openMark === '{').at(-1)?.content ?? [], rules);
  const alignments = Array.from(columns.replaceAll('|', ''), (letter) => ALIGNMENTS[letter]);
  let isRuled = columns.includes('|');
  /** By column, the row that no `\multirow` from above reaches. */
  const coveredUntil: number[] = [];
  const rows: Element[] = [];
  for (const cells of splitRows(children)) {
    const kept = cells.map(withoutRules);
    isRuled ||= kept.some((cell, index) => cell.length < (cells[index]?.length ?? 0));
    // The last `\\` is followed by nothing.
    if (kept.length === 1 && kept[0]?.every(({ type }) => type === 'whitespace')) continue;
    let column = 0;
    const shown = kept.flatMap((cell) => {
      const { properties, content, span } = spanning(trimCell(cell), rules);
      const align = properties.align ?? alignments[column];
      const isCovered = rows.length < (coveredUntil[column] ?? 0);
      for (const end = column + span; column < end; column += 1) {
        if (properties.rowSpan !== undefined) coveredUntil[column] = rows.length + properties.rowSpan;
      }
      // Below `\\multirow` LaTeX wants an empty cell, HTML none.
      if (isCovered && content.length === 0) return [];
      return element('td', { ...properties, ...(align === undefined ? {} : { align }) }, rules.cell(content));
    });
    rows.push(element('tr', {}, shown));
  }
  return element('table', isRuled ? { className: ['ruled'] } : {}, [element('tbody', {}, rows)]);
}

function splitRows(children: readonly LatexNode[]): LatexNode[][][] {
  const rows: LatexNode[][][] = [[[]]];
  for (const node of children) {
    const isMacro = node.type === 'macro';
    if (isMacro && (node.content === '\\' || node.content === 'tabularnewline')) rows.push([[]]);
    else if (node.type === 'string' && node.content === '&') rows.at(-1)?.push([]);
    else if (node.type === 'parbreak') rows.at(-1)?.at(-1)?.push({ type: 'whitespace' });
    else rows.at(-1)?.at(-1)?.push(node);
  }
  return rows;
}

/** `\cline{1-2}` has its columns in a group behind it. */
function withoutRules(cell: LatexNode[]): LatexNode[] {
  return cell.filter((node, index) => {
    const before = cell[index - 1];
    const isColumns = node.type === 'group' && before !== undefined && isRule(before);
    return !isRule(node) && !isColumns;
  });
}

function isRule({ type, content }: LatexNode): boolean {
  return type === 'macro' && typeof content === 'string' && RULES.includes(content);
}

function spanning(
  cell: LatexNode[],
  rules: TableRules,
): { properties: { colSpan?: number; rowSpan?: number; align?: string }; content: LatexNode[]; span: number } {
  const [first, ...others] = cell;
  const name = first?.type === 'macro' ? first.content : null;
  if (first === undefined || (name !== 'multicolumn' && name !== 'multirow')) {
    return { properties: {}, content: cell, span: 1 };
  }
  const { given, rest } = rules.argumentsOf(first, others, 3);
  const [count = [], spec = []] = given;
  // `\multirow{2}*{x}` has no braces about its width.
  const content = given.at(-1) ?? [];
  const number = Math.min(MOST_SPAN, Math.max(1, Math.trunc(Number(rules.plain(count))) || 1));
  if (name === 'multirow') {
    const inside = spanning(trimCell([...content, ...rest]), rules);
    return { ...inside, properties: { ...inside.properties, rowSpan: number } };
  }
  const align = ALIGNMENTS[columnsOf(spec, rules).replaceAll('|', '').slice(0, 1)];
  const inside = spanning(trimCell([...content, ...rest]), rules);
  const properties = { ...inside.properties, colSpan: number, ...(align === undefined ? {} : { align }) };
  return { properties, content: inside.content, span: number };
}

/** `|l|*{2}{c}|p{3cm}|` as `|lcc|p|`. */
function columnsOf(spec: readonly LatexNode[], rules: TableRules): string {
  let columns = '';
  for (let at = 0; at < spec.length; at += 1) {
    const node = spec[at];
    const [count, repeated] = [spec[at + 1]?.content, spec[at + 2]?.content];
    if (node?.content === '*' && Array.isArray(count) && Array.isArray(repeated)) {
      columns += columnsOf(repeated, rules).repeat(Math.min(MOST_SPAN, Math.trunc(Number(rules.plain(count))) || 0));
      at += 2;
    } else if (typeof node?.content === 'string') {
      columns += node.content;
    }
  }
  // What siunitx's columns of numbers are set up with stands in brackets.
  return columns.replace(/\[[^\]]*\]/g, '').replace(/[^lcrpmbXLCRS|]/g, '');
}

function trimCell(cell: LatexNode[]): LatexNode[] {
  const isBlank = ({ type }: LatexNode): boolean => type === 'whitespace';
  const start = cell.findIndex((node) => !isBlank(node));
  return start < 0 ? [] : cell.slice(start, cell.findLastIndex((node) => !isBlank(node)) + 1);
}
