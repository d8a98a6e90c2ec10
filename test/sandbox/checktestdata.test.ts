/** The interpreter of Checktestdata grammars: what it accepts, rejects, and says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCEPTED, BROKEN, GrammarInterpreter, type Question, REJECTED } from './grammar-interpreter.js';

const GRID = `INT(1,9,n) NEWLINE REPI(i, n) REPI(j, n, SPACE) INT(0,9,a[i,j]) END NEWLINE END
  ASSERT(a[0,1] + a[1,0] == 5)`;
const PAIRS = `INT(1,9,n) NEWLINE REPI(i, n) INT(0,9,x[i]) SPACE INT(0,9,y[i]) NEWLINE END ASSERT(UNIQUE(x,y))`;

const RIGHT: [what: string, grammar: string, input: string][] = [
  ['an integer of any size', 'INT(-10^30, 10^30) NEWLINE', '-999999999999999999999999999999\n'],
  ['bounds that were read', 'INT(1,9,n) SPACE INT(n,2*n) NEWLINE', '4 8\n'],
  ['fixed and scientific notation', 'FLOAT(0,1) SPACE FLOAT(0,1,x,SCIENTIFIC) NEWLINE', '0.25 2.5e-1\n'],
  ['so many decimals', 'FLOATP(0,1,2,3) SPACE FLOATP(0,1,2,3,x,FIXED) NEWLINE', '0.25 0.125\n'],
  ['an exact comparison of decimals', 'FLOAT(0.1,0.3,x) ASSERT(x == 0.1 + 0.2) NEWLINE', '0.3\n'],
  ['a string with escapes', 'STRING("a\\tb\\101\\\\\\q\\n")', 'a\tbA\\\\q\n'],
  ['what a regular expression matches', 'REGEX("[a-c]+[^a-c]{2}\\\\.(x|yz)?", s) NEWLINE', 'abccde.yz\n'],
  ['a set with a bracket, a hyphen and a class', 'REGEX("[]a-]+[[:digit:]]+") NEWLINE', '-]a42\n'],
  ['no newline for a dot', 'REGEX(".*") NEWLINE REGEX(".*") NEWLINE', 'one\ntwo\n'],
  ['a list with separators', 'INT(0,9,n) NEWLINE REP(n, SPACE) INT(0,9) END NEWLINE', '3\n1 2 3\n'],
  ['nothing, repeated no times', 'INT(0,9,n) NEWLINE REP(n, SPACE) INT(0,9) END', '0\n'],
  ['arrays by several indices', GRID, '2\n1 2\n3 4\n'],
  ['lines up to the end', 'SET(c = 0) WHILE(!ISEOF) INT(0,9) NEWLINE SET(c = c+1) END ASSERT(c == 2)', '1\n2\n'],
  ['a counted loop', 'WHILEI(i, !ISEOF) INT(i,i) NEWLINE END ASSERT(i == 2)', '0\n1\n'],
  ['one of two ways', 'IF(MATCH("ab")) REGEX("[ab]+") ELSE INT(0,9) END NEWLINE', '7\n'],
  ['pairs that are unique', PAIRS, '2\n1 2\n1 3\n'],
  ['what is in no array any more', `${PAIRS} UNSET(x) ASSERT(!INARRAY(1, x))`, '1\n1 2\n'],
  ['division that rounds towards zero', 'ASSERT(-7 / 2 == -3 && -7 % 2 == -1 && 7 / -2 == -3)', ''],
  ['powers before signs and products', 'ASSERT(-2^2 == -4 && 2*3^2 == 18 && 2^(1+2) == 8)', ''],
  ['tests in parentheses', 'ASSERT((1 < 2 && (2+1)*2 == 6) || !(1 == 1))', ''],
  ['tests from left to right, all alike', 'ASSERT(!(1 == 1 || 1 == 1 && 1 == 2))', ''],
  ['several assignments and the length of a string', 'SET(a = 1, b = "xyz") ASSERT(a == 1 && STRLEN(b) == 3)', ''],
  ['strings in order', 'REGEX("[a-z]+", a) SPACE REGEX("[a-z]+", b) NEWLINE ASSERT(a < b)', 'abc abd\n'],
  ['comments', '# a comment\nINT(0,9) # another, with "\nNEWLINE EOF', '7\n'],
  ['bytes that are no text', 'REGEX("[\\200-\\377]+") NEWLINE', '\xe4\xff\n'],
];
const WRONG: [grammar: string, input: string, said: string][] = [
  ['INT(1,10) NEWLINE', '11\n', "line 1, column 1: expected an integer from 1 to 10, got '11'"],
  ['INT(1,10) NEWLINE', '07\n', "line 1, column 1: expected an integer from 1 to 10, got '07'"],
  ['INT(-9,9) NEWLINE', '-0\n', "line 1, column 1: expected an integer from -9 to 9, got '-0'"],
  ['INT(1,10) NEWLINE', '+7\n', "line 1, column 1: expected an integer from 1 to 10, got '+7'"],
  ['INT(1,10) NEWLINE', '', 'line 1, column 1: expected an integer from 1 to 10, got the end'],
  ['INT(1,10) NEWLINE', '7', 'line 1, column 2: expected a newline, got the end'],
  ['INT(1,10) NEWLINE', '7 \n', "line 1, column 2: expected a newline, got ' '"],
  ['INT(1,10) NEWLINE', '7\r\n', "line 1, column 2: expected a newline, got '\\r'"],
  ['INT(1,10) NEWLINE', '7\n\n', "line 2, column 1: expected the end, got '\\n'"],
  ['FLOAT(0,1,x,FIXED) NEWLINE', '1e-1\n', "line 1, column 1: expected a number (fixed) from 0 to 1, got '1e-1'"],
  ['FLOAT(0,1) NEWLINE', 'nan\n', "line 1, column 1: expected a number from 0 to 1, got 'nan'"],
  [
    'FLOATP(0,1,2,3) NEWLINE',
    '0.5\n',
    "line 1, column 1: expected a number from 0 to 1 with 2 to 3 decimals, got '0.5'",
  ],
  ['STRING("yes")', 'no\n', "line 1, column 1: expected 'yes', got 'no'"],
  ['NEWLINE REGEX("[a-z]+") NEWLINE', '\nABC\n', "line 2, column 1: expected what matches '[a-z]+', got 'ABC'"],
  ['INT(0,9,a) NEWLINE\nASSERT(a % 2 == 0)', '7\n', 'line 2, column 1: what is asserted does not hold'],
  [PAIRS, '2\n1 2\n1 2\n', 'line 4, column 1: what is asserted does not hold'],
];
const FAULTY: [grammar: string, said: string][] = [
  ['INTEGER(0,9)', "line 1: 'INTEGER' is no command"],
  ['\nint(0,9)', "line 2: 'int' is no command"],
  ['INT(0 9)', "line 1: ',' is missing before '9'"],
  ['INT(0,9', "line 1: ')' is missing before 'the end'"],
  ['REP(3) INT(0,9)', 'line 1: END is missing'],
  ['NEWLINE END', 'line 1: END has no beginning'],
  ['STRING("abc', "line 1: '\"' is no word of the language"],
  ['REP(3, REP(2) END) END', "line 1: 'REP' cannot be a separator"],
  ['NEWLINE\nINT(0,n)', 'line 2: the variable n has no value'],
  ['ASSERT(1 / 0 == 1)', 'line 1: division by zero'],
  ['ASSERT(1 == "1")', 'line 1: a number is compared with a string'],
  ['REP(0-1) END', 'line 1: -1 is no number of repetitions'],
  ['REGEX("(?=a)")', "line 1: the regular expression '(?=a)': a repetition must follow what is repeated"],
];
let interpreter: GrammarInterpreter;

beforeAll(async () => {
  interpreter = await GrammarInterpreter.open('checktestdata.py', [
    ...RIGHT.map(([, grammar, input]): Question => [grammar, input]),
    ...WRONG.map(([grammar, input]): Question => [grammar, input]),
    ...FAULTY.map(([grammar]): Question => [grammar, '\n']),
  ]);
});
afterAll(() => interpreter.close());

describe('accepts', () => {
  it.each(RIGHT)('%s', (_, grammar, input) => {
    expect(interpreter.answer(grammar, input)).toEqual({ exitCode: ACCEPTED, said: '' });
  });
});

describe('rejects', () => {
  it.each(WRONG)('%j of %j', (grammar, input, said) => {
    const result = interpreter.answer(grammar, input);
    expect(result.exitCode, result.said).toBe(REJECTED);
    expect(result.said.replace(/ \(line \d+ of the grammar\)$/, '')).toBe(said);
  });

  it('and says by which line of the grammar', async () => {
    expect((await interpreter.ask('NEWLINE\nINT(0,9)', '\nx')).said).toMatch(/ \(line 2 of the grammar\)$/);
  });
});

describe('says what is wrong with the grammar', () => {
  it.each(FAULTY)('%j', (grammar, said) => {
    expect(interpreter.answer(grammar, '\n')).toEqual({ exitCode: BROKEN, said: `the grammar, ${said}` });
  });

  it('also where it is nested without end', async () => {
    const result = await interpreter.ask(`ASSERT(${'('.repeat(100_000)}1 == 1`, '');
    expect(result).toEqual({ exitCode: BROKEN, said: 'the grammar is nested too deeply' });
  });
});
