import type { Colour, Terminal } from './terminal.js';

/** One column: its title and the side on which its cells stand. */
export interface Column {
  title: string;
  align?: 'left' | 'right';
}

export type Cell = string | { text: string; colour: Colour };

/** How many terminal columns a text takes: East Asian wide characters and emoji take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    width += WIDE.test(segment) ? 2 : ZERO.test(segment) ? 0 : 1;
  }
  return width;
}
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u;
const ZERO = /^[\p{Mark}\u200b-\u200f]+$/u;

/**
 * Lines of a table with aligned columns: the titles, then one line a row. Without titles (all empty) there is no
 * head. Trailing blanks are cut, so that lines compare well in logs.
 */
export function tableLines(columns: Column[], rows: Cell[][], terminal: Pick<Terminal, 'paint'>): string[] {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));
  const widths = columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...texts.map((row) => displayWidth(row[index] ?? ''))),
  );
  const line = (cells: Cell[]): string =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? '';
        const text = typeof cell === 'string' ? cell : cell.text;
        const shown = typeof cell === 'string' ? cell : terminal.paint(cell.text, cell.colour);
        const blanks = ' '.repeat((widths[index] ?? 0) - displayWidth(text));
        return column.align === 'right' ? blanks + shown : shown + blanks;
      })
      .join('  ')
      .trimEnd();
  const head = columns.some((column) => column.title !== '')
    ? [line(columns.map((column) => (column.title === '' ? '' : { text: column.title, colour: 'dim' as const })))]
    : [];
  return [...head, ...rows.map(line)];
}
