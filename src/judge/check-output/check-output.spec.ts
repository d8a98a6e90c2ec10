import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutputComparer } from './check-output.js';
import { type ComparisonFlags, parseComparisonFlags } from './comparison-flags.js';
import { TOKEN_CAP_BYTES, TokenComparison } from './compare-tokens.js';
import { describeDifference, explainDifference } from './difference.js';
import { TokenWindow } from './token-window.js';

function flagsOf(args: string): ComparisonFlags {
  const parsed = parseComparisonFlags(args.split(' ').filter(Boolean));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.flags;
}

function pieces(data: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(data.length / size) }, (_, i) => data.subarray(i * size, (i + 1) * size));
}

async function check(
  output: string | Buffer,
  answer: string | Buffer,
  args = '',
  outputPiece = 1 << 16,
  answerPiece = 1 << 16,
) {
  const chunks = pieces(Buffer.from(answer), answerPiece);
  const comparer = createOutputComparer({ flags: flagsOf(args), answer: Readable.from(chunks) });
  for (const chunk of pieces(Buffer.from(output), outputPiece)) {
    const owned = Buffer.from(chunk);
    await comparer.write(owned);
    owned.fill(0x58);
  }
  return comparer.end();
}

async function verdict(output: string | Buffer, answer: string | Buffer, args = '') {
  return (await check(output, answer, args)).verdict;
}

/** The specification as it reads, in memory. */
function isRight(output: string, answer: string, flags: ComparisonFlags): boolean {
  const white = /[ \f\n\r\t\v]+/;
  if (flags.spaceChangeSensitive) {
    const spaces = (text: string) => text.split(/[^ \f\n\r\t\v]+/).join('|');
    if (spaces(output) !== spaces(answer)) return false;
  }
  const got = output.split(white).filter(Boolean);
  const wanted = answer.split(white).filter(Boolean);
  return got.length === wanted.length && wanted.every((token, i) => isTokenRight(got[i] ?? '', token, flags));
}

function isTokenRight(token: string, wanted: string, flags: ComparisonFlags): boolean {
  const float = /^[+-]?([0-9]*\.[0-9]+|[0-9]+\.|[0-9]+)([Ee][+-]?[0-9]+)?$/;
  const { absoluteTolerance, relativeTolerance } = flags;
  if ((absoluteTolerance !== null || relativeTolerance !== null) && float.test(wanted)) {
    if (!float.test(token)) return false;
    const error = Math.abs(Number(token) - Number(wanted));
    return error <= (absoluteTolerance ?? -1) || error <= (relativeTolerance ?? -1) * Math.abs(Number(wanted));
  }
  const folded = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return flags.caseSensitive ? token === wanted : folded(token) === folded(wanted);
}

describe('the default comparison', () => {
  it.each([
    ['42', '42\n'],
    ['  42\r\n\r\n', '42'],
    ['1\n2\n3', '1 2 3\n'],
    ['YES No', 'yes NO'],
    ['\f1\v2\t', '1 2'],
    ['', ' \n'],
    ['\n\n', ''],
    ['nan INF', 'NaN inf'],
    ['1.0', '1.0'],
  ])('accepts %j for %j', async (output, answer) => {
    expect(await verdict(output, answer)).toBe('AC');
  });

  it.each([
    ['42', '43', 'line 1, token 1: expected 43, got 42'],
    ['4 2', '42', 'line 1, token 1: expected 42, got 4'],
    ['42', '4 2', 'line 1, token 1: expected 4, got 42'],
    ['1 2', '1 2 3', 'line 1, token 3: the output ends too early, expected 3'],
    ['1 2\n\n', '1\n2\n3', 'line 3, token 1: the output ends too early, expected 3'],
    ['1 2 3', '1 2', 'line 1, token 3: the output should have ended before, got 3'],
    ['', '1', 'line 1, token 1: the output ends too early, expected 1'],
    ['1', '', 'line 1, token 1: the output should have ended before, got 1'],
    ['1.0', '1', 'line 1, token 1: expected 1, got 1.0'],
    ['1\n2 7\n3 x', '1\n2 7\n3 4', 'line 3, token 2: expected 4, got x'],
    ['1\u00a02', '1 2', 'line 1, token 1: expected 1, got 1\\xa02'],
    ['É', 'é', 'line 1, token 1: expected é, got É'],
    ['\u0000', '', 'line 1, token 1: the output should have ended before, got \\x00'],
  ])('rejects %j for %j: %s', async (output, answer, reason) => {
    expect(await check(output, answer)).toMatchObject({ verdict: 'WA', reason });
  });

  it('compares bytes, whatever they mean', async () => {
    const binary = Buffer.from([0, 1, 0xff, 0xc3, 0x80, 0xe9]);
    expect(await verdict(binary, binary)).toBe('AC');
    expect(await verdict(Buffer.from([0xff]), Buffer.from([0xdf]))).toBe('WA');
    expect((await check(Buffer.from([0x41, 0xff, 0x1b]), 'A')).reason).toBe(
      'line 1, token 1: expected A, got A\\xff\\x1b',
    );
  });
});

describe('case_sensitive', () => {
  it('wants every byte', async () => {
    expect(await verdict('Yes', 'Yes', 'case_sensitive')).toBe('AC');
    expect(await check('yes', 'Yes', 'case_sensitive')).toMatchObject({
      reason: 'line 1, token 1: expected Yes, got yes',
    });
  });
});

describe('space_change_sensitive', () => {
  it('accepts the same white space only', async () => {
    expect(await verdict('a  b\n\n', 'A  B\n\n', 'space_change_sensitive')).toBe('AC');
    expect(await verdict('', '', 'space_change_sensitive')).toBe('AC');
  });

  it.each([
    ['a b', 'a  b', 'line 1: the white space differs, expected a space, got b'],
    ['a  b', 'a b', 'line 1: the white space differs, expected b, got a space'],
    ['a\tb', 'a b', 'line 1: the white space differs, expected a space, got a tab'],
    ['a', 'a\n', 'line 1: the white space differs, expected a line end, got the end'],
    ['a\n', 'a', 'line 1: the white space differs, expected the end, got a line end'],
    ['a\r\nb', 'a\nb', 'line 1: the white space differs, expected a line end, got a carriage return'],
    [' a', 'a', 'line 1: the white space differs, expected a, got a space'],
    ['a\nb', 'a\nc', 'line 2, token 1: expected c, got b'],
    ['a ', 'a b', 'line 1, token 2: the output ends too early, expected b'],
  ])('rejects %j for %j', async (output, answer, reason) => {
    expect(await check(output, answer, 'space_change_sensitive')).toMatchObject({ verdict: 'WA', reason });
  });

  it('goes together with a tolerance', async () => {
    const args = 'space_change_sensitive float_tolerance 0.1';
    expect(await verdict('1.05  2\n', '1  2.0\n', args)).toBe('AC');
    expect(await verdict('1.05 2\n', '1  2.0\n', args)).toBe('WA');
  });
});

describe('tolerances', () => {
  it.each([
    ['float_tolerance 1e-6', '0.3333333', '0.33333333', 'AC'],
    ['float_tolerance 1e-6', '1000000.5', '1000000', 'AC'],
    ['float_absolute_tolerance 1e-6', '1000000.5', '1000000', 'WA'],
    ['float_relative_tolerance 1e-6', '0.0000001', '0', 'WA'],
    ['float_absolute_tolerance 1e-6', '0.0000001', '0', 'AC'],
    ['float_relative_tolerance 0.1 float_absolute_tolerance 0.001', '110', '100', 'AC'],
    ['float_relative_tolerance 0.1 float_absolute_tolerance 20', '115', '100', 'AC'],
    ['float_relative_tolerance 0.1 float_absolute_tolerance 1', '115', '100', 'WA'],
    ['float_tolerance 0', '1.50', '1.5', 'AC'],
    ['float_tolerance 1e-9', '1E5', '1e5', 'AC'],
    ['case_sensitive float_tolerance 1e-9', '1E5', '1e5', 'AC'],
    ['float_tolerance 1e-9', '-0', '0', 'AC'],
    ['float_tolerance 1e-9', '+5', '5.', 'AC'],
    ['float_tolerance 1e-9', 'inf', '1', 'WA'],
    ['float_tolerance 1e-9', 'nan', '1', 'WA'],
    ['float_tolerance 1e-9', 'NaN', 'nan', 'AC'],
    ['float_tolerance 1e-9', 'inf', 'Infinity', 'WA'],
    ['float_tolerance 1e-9', '0x10', '16', 'WA'],
    ['float_tolerance 1e-9', '16', '0x10', 'WA'],
    ['float_tolerance 1e-9', '1e400', '2e400', 'AC'],
    ['float_tolerance 1e-9', '1e400', '1', 'WA'],
    ['float_tolerance 1', '12 apples', '11 apples', 'AC'],
    ['float_tolerance 1', '12 apples', '11 pears', 'WA'],
    ['float_tolerance 1', '1 2', '1 2 3', 'WA'],
  ])('%s: %s for %s is %s', async (args, output, answer, expected) => {
    expect(await verdict(output, answer, args)).toBe(expected);
  });

  it('says by how much a number is off, and what is no number', async () => {
    const args = 'float_tolerance 1e-6';
    expect(await check('1\n3.5', '1\n4', args)).toMatchObject({
      reason: 'line 2, token 1: expected 4, got 3.5, off by 0.500 (relative 0.125)',
      difference: { kind: 'number', absoluteError: 0.5, relativeError: 0.125 },
    });
    expect((await check('1', '0', args)).reason).toBe('line 1, token 1: expected 0, got 1, off by 1.00');
    expect((await check('abc', '0', args)).reason).toBe('line 1, token 1: expected 0, got abc, which is no number');
  });

  it('reads numbers of thousands of digits, and takes longer ones for text', async () => {
    const third = `0.${'3'.repeat(TOKEN_CAP_BYTES - 10)}`;
    expect(await verdict(third, `${third}4`, 'float_tolerance 1e-9')).toBe('AC');
    const longer = `0.${'3'.repeat(TOKEN_CAP_BYTES * 3)}`;
    expect(await verdict(longer, longer, 'float_tolerance 1e-9')).toBe('AC');
    expect(await verdict(longer, `${longer}4`, 'float_tolerance 1e-9')).toBe('WA');
  });
});

describe('what is told of a difference', () => {
  it('cuts long tokens around the place where they part', async () => {
    const { reason, difference } = await check(`${'a'.repeat(10_000)}b${'c'.repeat(10_000)}`, 'a'.repeat(30_000));
    expect(difference).toMatchObject({ kind: 'token', line: 1, tokenInLine: 1 });
    expect(difference?.got).toBe(`…${'a'.repeat(12)}b${'c'.repeat(27)}…`);
    expect(reason.length).toBeLessThan(150);
  });

  it('never cuts a character in two', async () => {
    const { difference } = await check(`${'€'.repeat(30)}x`, '€'.repeat(31));
    expect(difference?.got).toMatch(/^…€+x$/);
    expect(difference?.expected).toMatch(/^…€+$/);
  });

  it('escapes what could disturb a log, a terminal or a page', async () => {
    expect((await check('\u001b[31m\u202e', 'x')).difference?.got).toBe('\\x1b[31m\\u{202e}');
  });

  it('leaves the answer out for those who may not see it', async () => {
    const shown = async (output: string, answer: string, args = '') => {
      const { difference } = await check(output, answer, args);
      return difference && describeDifference(difference, false);
    };
    expect(await shown('6', '7')).toBe('line 1, token 1: got 6, which is not the answer');
    expect(await shown('6', '7', 'float_tolerance 0')).toBe('line 1, token 1: got 6, which is not near enough');
    expect(await shown('x', '7', 'float_tolerance 0')).toBe(
      'line 1, token 1: expected a number, got x, which is no number',
    );
    expect(await shown('1', '1 7')).toBe('line 1, token 2: the output ends too early');
    expect(await shown('1 7', '1')).toBe('line 1, token 2: the output should have ended before, got 7');
    expect(await shown('1', '1\n', 'space_change_sensitive')).toBe('line 1: the white space differs, got the end');
  });

  it('is a code with values as well, with the answer only where it may be seen', async () => {
    const explained = async (output: string, answer: string, revealsAnswer: boolean, args = '') => {
      const { difference } = await check(output, answer, args);
      return difference && explainDifference(difference, revealsAnswer);
    };
    const at = (token: number) => ({ line: 1, token });
    expect(await explained('6', '7', false)).toEqual({ code: 'output-token', values: { ...at(1), got: '6' } });
    expect(await explained('6', '7', true)).toEqual({
      code: 'output-token-expected',
      values: { ...at(1), got: '6', expected: '7' },
    });
    expect(await explained('6', '7', false, 'float_tolerance 0')).toMatchObject({ code: 'output-number' });
    expect(await explained('x', '7', true, 'float_tolerance 0')).toMatchObject({ code: 'output-no-number' });
    expect(await explained('1', '1 7', false)).toEqual({ code: 'output-missing', values: at(2) });
    expect(await explained('1', '1 7', true)).toMatchObject({
      code: 'output-missing-expected',
      values: { expected: '7' },
    });
    expect(await explained('1 7', '1', true)).toEqual({ code: 'output-extra', values: { ...at(2), got: '7' } });
    expect(await explained('1', '1\n', false, 'space_change_sensitive')).toEqual({
      code: 'output-whitespace',
      values: { line: 1 },
    });
  });
});

describe('streams', () => {
  it('comes to the same verdict however output and answer are cut', async () => {
    const output = 'alpha 1.25\n\n beta\t3e2 \r\n';
    for (const [answer, expected] of [
      ['ALPHA 1.250001 BETA 300', 'AC'],
      ['alpha 1.25 beta 3e3', 'WA'],
      ['alpha 1.25 beta', 'WA'],
      ['alpha 1.25 beta 300 x', 'WA'],
    ] as const) {
      for (const outputPiece of [1, 2, 3, 7, 100]) {
        for (const answerPiece of [1, 2, 5, 100]) {
          const result = await check(output, answer, 'float_tolerance 1e-5', outputPiece, answerPiece);
          expect(result.verdict, `${outputPiece} ${answerPiece} ${answer}`).toBe(expected);
        }
      }
    }
  });

  it('agrees with the specification on random texts, flags and cuts', async () => {
    const random = generator(20_251_121);
    const letters = ['a', 'A', 'b', '1', '2', '.', 'e', '-', '0', ' ', ' ', '\n', '\t', '\r\n', '\v'];
    const text = () => Array.from({ length: random(14) }, () => letters[random(letters.length)]).join('');
    const choices = [
      '',
      'case_sensitive',
      'space_change_sensitive',
      'float_tolerance 0.6',
      'float_relative_tolerance 0.5 case_sensitive',
    ];
    let accepted = 0;
    for (let round = 0; round < 5_000; round++) {
      const answer = text();
      const output = random(3) === 0 ? text() : mutated(answer, random, letters);
      const args = choices[random(choices.length)] ?? '';
      const expected = isRight(output, answer, flagsOf(args)) ? 'AC' : 'WA';
      const result = await check(output, answer, args, 1 + random(9), 1 + random(9));
      expect(result.verdict, JSON.stringify({ output, answer, args })).toBe(expected);
      if (expected === 'AC') accepted++;
    }
    expect(accepted).toBeGreaterThan(1_000);
  });

  it('keeps no more than a chunk and a piece of a token without end', () => {
    const [output, answer] = [new TokenWindow(), new TokenWindow()];
    const comparison = new TokenComparison(flagsOf('float_tolerance 1'), output, answer);
    const chunk = Buffer.alloc(1 << 16, 0x37);
    for (let count = 0; count < 200; count++) {
      const step = comparison.advance();
      if (!('needs' in step)) throw new Error('the token has not ended yet');
      step.needs.supply(chunk);
      expect(output.buffer.length).toBeLessThanOrEqual(chunk.length + TOKEN_CAP_BYTES);
      expect(answer.buffer.length).toBeLessThanOrEqual(chunk.length + TOKEN_CAP_BYTES);
    }
  });

  it('decides at the first difference and ignores what follows', async () => {
    const comparer = createOutputComparer({ flags: flagsOf(''), answer: Readable.from([Buffer.from('1 2 3')]) });
    await comparer.write(Buffer.from('1 9 '));
    expect(comparer.isDecided).toBe(true);
    await comparer.write(Buffer.from('more'));
    expect((await comparer.end()).reason).toBe('line 1, token 2: expected 2, got 9');
  });

  it('throws when the answer cannot be read, which is our fault', async () => {
    const comparer = createOutputComparer({ flags: flagsOf(''), answer: '/nowhere/answer' });
    await expect(async () => {
      await comparer.write(Buffer.from('1 '));
      await comparer.end();
    }).rejects.toThrow('ENOENT');
  });

  it('refuses a chunk while it waits for the answer', async () => {
    const comparer = createOutputComparer({ flags: flagsOf(''), answer: Readable.from([Buffer.from('1')]) });
    const first = comparer.write(Buffer.from('1 '));
    expect(() => comparer.write(Buffer.from('2 '))).toThrow('before it had done with the last one');
    await first;
    await comparer.close();
  });
});

function mutated(text: string, random: (below: number) => number, letters: string[]): string {
  const at = random(text.length + 1);
  const letter = letters[random(letters.length)] ?? '';
  const kind = random(4);
  if (kind === 0) return text;
  if (kind === 1) return text.slice(0, at) + letter + text.slice(at);
  if (kind === 2) return text.slice(0, at) + text.slice(at + 1);
  return text.replace(/ /g, random(2) ? '\n' : '  ').toLowerCase();
}

/** Deterministic: a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
