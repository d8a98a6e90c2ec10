import { describe, expect, it } from 'vitest';
import { brokenInputs, MOST_BYTES } from './broken-inputs.js';

const changesOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    brokenInputs(Buffer.from(text)).map(({ change, content }) => [change, content.toString('latin1')]),
  );

describe('broken inputs', () => {
  it('are the input with one mistake each', () => {
    expect(changesOf('2\n10 20\n')).toEqual({
      'nothing in it': '',
      'its second half missing': '2\n10',
      'its last line missing': '2\n',
      'no line break at its end': '2\n10 20',
      'an empty line at its end': '2\n10 20\n\n',
      'an empty line at its start': '\n2\n10 20\n',
      'a space at the end of its first line': '2 \n10 20\n',
      'two spaces in place of one': '2\n10  20\n',
      'a tab in place of a space': '2\n10\t20\n',
      'a zero before its first number': '02\n10 20\n',
      'a letter in place of its first digit': 'x\n10 20\n',
      'its first number one larger': '3\n10 20\n',
      'its first number negative': '-2\n10 20\n',
      'one more number at its end': '2\n10 20 1\n',
      'one more line at its end': '2\n10 20\n1\n',
      'line ends of Windows': '2\r\n10 20\r\n',
    });
  });

  it('leave a single number as large as it is: it counts nothing', () => {
    expect(changesOf('7\n')).not.toHaveProperty('its first number one larger');
  });

  it('never repeat the input or one another', () => {
    for (const text of ['', '\n', 'x', '5', 'a b\n']) {
      const contents = Object.values(changesOf(text));
      expect(new Set([text, ...contents]).size).toBe(contents.length + 1);
    }
  });

  it('keep bytes that are no text, and leave large inputs alone', () => {
    const bytes = Buffer.from([0xff, 0x20, 0x80, 0x0a]);
    for (const { content } of brokenInputs(bytes)) {
      expect([...content].every((byte) => [...bytes, 0x09, 0x0d, 0x31].includes(byte))).toBe(true);
    }
    expect(brokenInputs(Buffer.alloc(MOST_BYTES + 1, '1'))).toEqual([]);
  });
});
