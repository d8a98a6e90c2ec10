import { describe, expect, it } from 'vitest';
import { displayWidth, tableLines, type Cell } from './table.js';

const plain = { paint: (text: string) => text };

describe('tableLines', () => {
  it('aligns columns, numbers on the right, and cuts trailing blanks', () => {
    const columns = [{ title: 'name' }, { title: 'time', align: 'right' as const }, { title: 'note' }];
    const rows: Cell[][] = [
      ['hello', '0.1 s', ''],
      ['a', '12.5 s', 'slow'],
    ];
    expect(tableLines(columns, rows, plain)).toEqual(['name     time  note', 'hello   0.1 s', 'a      12.5 s  slow']);
  });

  it('has no head when no column has a title', () => {
    expect(tableLines([{ title: '' }, { title: '' }], [['a', 'b']], plain)).toEqual(['a  b']);
  });

  it('counts a cell by what is seen of it, not by its colour codes', () => {
    const paint = (text: string): string => `\x1b[31m${text}\x1b[0m`;
    const rows: Cell[][] = [
      [{ text: 'WA', colour: 'red' }, 'x'],
      ['longer', 'y'],
    ];
    expect(tableLines([{ title: '' }, { title: '' }], rows, { paint })).toEqual([
      '\x1b[31mWA\x1b[0m      x',
      'longer  y',
    ]);
  });

  it('gives East Asian characters two columns and combining marks none', () => {
    expect(displayWidth('問題')).toBe(4);
    expect(displayWidth('é')).toBe(1);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('✓')).toBe(1);
    const lines = tableLines(
      [{ title: '' }, { title: '' }],
      [
        ['問', 'x'],
        ['abc', 'y'],
      ],
      plain,
    );
    expect(lines).toEqual(['問   x', 'abc  y']);
  });
});
