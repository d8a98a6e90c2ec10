import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { printable, printableLine, Terminal } from './terminal.js';

function terminalWith({ isTTY = false, refusesColours = false }): {
  terminal: Terminal;
  end: () => Promise<[string, string]>;
} {
  const output = Object.assign(new PassThrough(), { isTTY });
  const errors = Object.assign(new PassThrough(), { isTTY, columns: 20 });
  const terminal = new Terminal({ input: new PassThrough(), output, errors, refusesColours });
  return {
    terminal,
    end: () => {
      output.end();
      errors.end();
      return Promise.all([text(output), text(errors)]);
    },
  };
}

describe('Terminal', () => {
  it('colours only where a person watches and does not mind', () => {
    expect(terminalWith({ isTTY: true }).terminal.paint('AC', 'green')).toBe('\x1b[32mAC\x1b[0m');
    expect(terminalWith({ isTTY: false }).terminal.paint('AC', 'green')).toBe('AC');
    expect(terminalWith({ isTTY: true, refusesColours: true }).terminal.paint('AC', 'green')).toBe('AC');
  });

  it('shows no passing status where nobody watches', async () => {
    const { terminal, end } = terminalWith({ isTTY: false });
    terminal.status('queued…');
    terminal.print('done');
    expect(await end()).toEqual(['done\n', '']);
  });

  it('wipes the passing status before anything else is written', async () => {
    const { terminal, end } = terminalWith({ isTTY: true });
    terminal.status('a long line of status that does not fit');
    terminal.note('remark');
    expect(await end()).toEqual(['', '\r\x1b[2Ka long line of stat\r\x1b[2Kremark\n']);
  });
});

describe('printable', () => {
  it('takes escape sequences, backspaces and direction marks out of foreign text', () => {
    expect(printable('\x1b[2Jfake\b\u202eok\r\nnext\tx')).toBe('\ufffd[2Jfake\ufffd\ufffdok\nnext\tx');
  });

  it('makes one line of several', () => {
    expect(printableLine('one\n  two\tthree\n')).toBe('one two three');
  });
});
