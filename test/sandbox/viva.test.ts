/**
 * The interpreter of VIVA grammars: what it accepts, rejects, and says. VIVA 2.1 itself accepts and rejects the same (a
 * count or constraint of a wrong type: whatever the input; where nothing is read, it goes on for ever).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCEPTED, BROKEN, GrammarInterpreter, type Question, REJECTED } from './grammar-interpreter.js';

const MATRIX = '{[= n m (n=m=0)] n m (1<=n<=9, 1<=m<=9); {[*n] <[*m] k (0<=k<=9)>; } }';
const POINTS = 'n (1<=n<=9); {[*n] x y (0<=x<=9, 0<=y<=9); [unique(x,y)]}';
const ROWS = 'r c; {[*r] row:string (length(row)=c, row %% "[.#]*"); [concatall(row) %% ".*#.*"]}';
const JAVA = '# javaint="t" javalong="1" javadouble="yes" javafloat="y" #';

const RIGHT: [what: string, grammar: string, input: string][] = [
  ['values of each type', 'a b:int c:integer d:long e:float f:double s:string;', '1 -2 3 9000000000 0.5 -1.25 x-y\n'],
  ['lines up to the end, and none of them', '{ x y (0<x<y); } ', '1 2\n3 4\n'],
  ['no lines at all', '{ x; }', ''],
  ['values up to the end of the line', '<x (0<x)>;', '1 2 3\n'],
  ['so many lines and values', 'n; {[*n] <[*3] x [sum(x)=6]>; }', '2\n1 2 3\n6 0 0\n'],
  ['lines before a sentinel', MATRIX, '2 1\n5\n6\n1 3\n7 8 9\n0 0\n'],
  ['words before a sentinel', '<[= s:string (s %% "END")] s:string> n;', 'a b END 5\n'],
  ['a line without values, which is no line', 'n; <[*n] x>; m;', '0\n5\n'],
  ['blanks too many before a sentinel', '{[= n (n=0)] n; }', '1\n 0\n'],
  ['earlier values and their number', '{ x (x#=1 || x[x#-2] < x[x#-1], x[0]=1); }', '1\n2\n5\n'],
  ['values of outer repetitions', 'n; {[*n] m; <[*m] x (x<=n)>; [sum(m)<=5]}', '2\n1\n2\n3\n1 1 2\n'],
  ['pairs that are unique', POINTS, '3\n1 2\n2 1\n1 1\n'],
  ['a grid of characters', ROWS, '2 3\n..#\n...\n'],
  ['fields of fixed width', '{ x@[3] @1@ s:string@[2] @@; }', ' 12 ab  \n123 cd  \n'],
  ['a fixed width for what follows', 'x@[3] y;', '123456\n'],
  ['the rest of a line', 'n line:string@[]; empty:string@[];', '1 two  words \n\n'],
  ['how a number is written', 'x:double (x$ %% "[0-9]\\\\.\\\\d{2}") y@[4] (rjust(y$));', '1.50   12\n'],
  ['numbers nearly equal', 'a:double b:double (a=b, a<=b, b>=a, !(a!=b));', '1.0000005 1\n'],
  ['another epsilon', '# deps=0.1 feps=1e-9F # a:double b:float (a=1, b!=1F);', '1.05 1.000001\n'],
  ['strings of digits behind a minus', 'n m;', '-05 -0\n'],
  ['numbers as Java reads them', `${JAVA} a b:long c:double d:float;`, '+01 -007 1e3 .5F\n'],
  ['values over several lines', '# ignoreeoln="true" # n; <[*n] x>; m;', '3\n1 2\n3\n4\n'],
  ['blanks', '# ignoreblanks="true" # a b;', ' 1   2 \n'],
  ['line ends of Windows', '# eolnstyle="windows" # { a; }', '1\r\n2\r\n'],
  ['an end without a line end', '# eofstyle="both" # { a; }', '1\n2'],
  ['integers that overflow', 'a b:long (a+1<0, b+1L<0, a*a=1);', '2147483647 9223372036854775807\n'],
  ['division towards zero', 'a (a/2=-3, a%2=-1, a/2.0=-3.5);', '-7\n'],
  ['bits', 'a b ((a|b)=3, (a^b)=3, (a&b)=0, ~a=-3, a<<2=8, a>>1=1, -a>>>28=15);', '2 1\n'],
  ['constants', "a b c:float ('A'=a, 0xAB=b=0253, c=1.5F, 1e1=10, 5000000000L>a);", '65 171 1.5\n'],
  ['logic', 'a (a=1 ^^ a=2 || a=3 && !(a=4), 0<a<2<3);', '1\n'],
  ['functions of numbers', 'a b (distance(a,b,0,0)=5, pow(a,2)+sqrt(b)=11, if(a<b,a,b)=3);', '3 4\n'],
  ['conversions', 's:string (tointeger(s)+1=43, concat(s,2.5,1=1,1e10,7L) %% "422.5true1.0E107");', '42\n'],
  ['order', '{ a b:double; [increasing(a), nonincreasing(b), count(a>2)=1] }', '1 2\n2 2.0000001\n3 1\n'],
  [
    'classes of Java in regular expressions',
    's:string (s %% "(?i)[A-C&&[^b]]+\\\\p{Digit}*\\\\Qx.\\\\E?\\\\w++");',
    'ac1x.q\n',
  ],
  ['what follows the pattern', '{ a; } # no pattern', '1\n'],
];
const WRONG: [grammar: string, input: string, said: string][] = [
  ['n (1<=n<=10);', '11\n', 'line 1, token 1: 1 <= n && n <= 10 does not hold'],
  ['n;', '07\n', "line 1, token 1: expected n, which is of type Integer, got '07'"],
  ['n;', '+7\n', "line 1, token 1: expected n, which is of type Integer, got '+7'"],
  ['n;', '2147483648\n', "line 1, token 1: expected n, which is of type Integer, got '2147483648'"],
  ['n:double;', '1e3\n', "line 1, token 1: expected n, which is of type Double, got '1e3'"],
  ['n:double;', '.5\n', "line 1, token 1: expected n, which is of type Double, got '.5'"],
  ['a b;', '1\n2\n', 'line 1, token 1: the line ends where b is to be'],
  ['a b;', '1', 'line 1, token 1: the input ends where b is to be'],
  ['a b;', '1  2\n', 'line 1, token 1: blanks too many'],
  ['a b;', '1\t2\n', "line 1, token 1: expected a, which is of type Integer, got '1\\t2'"],
  ['a b;', '1 2 \n', 'line 1, token 2: blanks at the end of the line'],
  ['a b;', '1 2 3\n', "line 1, token 2: '3' is too much on this line"],
  ['a b;', '1 2\r\n', "line 1, token 2: expected '\\n' as the end of a line, got '\\r\\n'"],
  ['s:string;', 'na\xefve\n', "line 1, token 1: '\\xef' is no ASCII character"],
  ['{ a; }', '1\n2', 'line 2, token 1: the last line does not end'],
  ['{ a; }', '1\n\n', 'line 2, token 0: an empty line at the end'],
  ['a;', '1\n2\n', "line 2, token 0: expected the end, got '2'"],
  ['# eofstyle="windows" # a;', '1\n', 'line 2, token 0: the last line may not end'],
  [MATRIX, '2 1\n5\n6\n0 1\n', 'line 4, token 2: 1 <= n && n <= 9 does not hold'],
  [MATRIX, '1 1\n5\n', 'line 3, token 0: the input ends where n is to be'],
  [MATRIX, '1 2\n5 10\n0 0\n', 'line 2, token 2: 0 <= k && k <= 9 does not hold'],
  [POINTS, '2\n1 2\n1 2\n', 'line 4, token 0: unique(x,y) does not hold'],
  [ROWS, '1 2\n.x\n', 'line 2, token 1: row %% "[.#]*" does not hold'],
  [ROWS, '1 2\n..\n', 'line 3, token 0: concatall(row) %% ".*#.*" does not hold'],
  ['{ x (x#=1 || x[x#-2]<x); }', '1\n3\n3\n', 'line 3, token 1: x# = 1 || x[x# - 2] < x does not hold'],
  ['x@[3];', '12\n', 'line 1, token 0: the line ends after 2 characters of a field of 3'],
  ['x @2@ y;', '1 a 2\n', "line 1, token 2: expected blanks, got 'a '"],
  ['a (10/a>1);', '0\n', 'line 1, token 1: division by zero'],
  ['a (a[1]>1);', '0\n', 'line 1, token 1: there is no a[1]'],
  ['a (sqrt(a)>1);', '-1\n', 'line 1, token 1: there is no sqrt(-1)'],
  ['{ <[*0] x>; }', '1\n', "line 1, token 0: '1' is too much on this line"],
  ['a; {[= b (b=0)] <[*0] x>; }', '1\n2\n', 'line 1003, token 0: a repetition goes on and reads nothing'],
];
const FAULTY: [grammar: string, said: string][] = [
  ['{ a; ', "line 1: } is missing before 'the end'"],
  ['a\nb', "line 2: ; is missing before 'the end'"],
  ['a b, c;', "line 1: ; is missing before ','"],
  ['\na (a="1);', "line 2: '\"' is no word of the language"],
  ['double;', "line 1: 'double' is no name of a value"],
  ['a:char;', "line 1: 'char' is no type"],
  ['a;\nb a a;', 'line 2: there is a value a already'],
  ['a (a<\nb);', 'line 2: there is no value b here'],
  ['{[n] a; }', "line 1: 'n' is neither * nor ="],
  ['n:long; {[*n] a; }', 'line 1: n is Long: a number of repetitions is to be Integer'],
  ['a (a+1);', 'line 1: a + 1 is Integer: a constraint is to be Boolean'],
  ['s:string (s="x");', 'line 1: = takes Integer or Long or Float or Double, not String'],
  ['s:string (s %% s);', 'line 1: the right side of %% is to be a string in quotes'],
  ['s:string (s %% "[a");', "line 1: the regular expression '[a': a set has no end"],
  ['a (a<2147483648);', "line 1: '2147483648' is too large for Integer: write L behind it"],
  ['a:long (a>0L);', 'line 1: VIVA reads no Long that begins with 0, such as 0L'],
  ['a (length(a)=1);', 'line 1: the function is length(String), not length(Integer)'],
  ['a (prime(a));', "line 1: VIVA has no function prime (functions of one's own, in Java, are not run here)"],
  ['# color="red" # a;', 'line 1: color is no parameter'],
  ['# deps=1 # a;', "line 1: the parameter deps is to be a Double such as 1e-7, not '1'"],
  [
    '# eofstyle="mac" # a;',
    'line 1: the parameter eofstyle is to be one of "system, linux, windows, both", not \'mac\'',
  ],
];
let interpreter: GrammarInterpreter;

beforeAll(async () => {
  interpreter = await GrammarInterpreter.open('viva.py', [
    ...RIGHT.map(([, grammar, input]): Question => [grammar, input]),
    ...WRONG.map(([grammar, input]): Question => [grammar, input]),
    ...FAULTY.map(([grammar]): Question => [grammar, null]),
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
    expect(interpreter.answer(grammar, input)).toEqual({ exitCode: REJECTED, said });
  });
});

describe('says what is wrong with the grammar', () => {
  it.each(FAULTY)('%j', (grammar, said) => {
    expect(interpreter.answer(grammar, null)).toEqual({ exitCode: BROKEN, said: `the grammar, ${said}` });
  });

  it.each([`a (${'('.repeat(100_000)}a=1);`, `a (a${'+1'.repeat(30_000)}=1);`])(
    'also where it is nested without end',
    async (grammar) => {
      const result = await interpreter.ask(grammar, '1\n');
      expect(result).toEqual({ exitCode: BROKEN, said: 'the grammar is nested too deeply' });
    },
  );

  it('also where a name changes its type, as only an input can tell', async () => {
    const { exitCode, said } = await interpreter.ask('x; {[= y (y<x)] y x:string; }', '1\n2 a\n3 b\n');
    expect([exitCode, said]).toEqual([BROKEN, expect.stringContaining('one name for values of two types')]);
  });

  it('and nothing when there is nothing', async () => {
    expect(await interpreter.ask(MATRIX, null)).toEqual({ exitCode: 0, said: '' });
  });
});

it('looks at each of many numbers once', async () => {
  const numbers = Array.from({ length: 200_000 }, (_, i) => i).join(' ');
  const grammar = 'n; <[*n] x (0<=x<n) [increasing(x), unique(x), sum(tolong(x))=19999900000L]>;';
  expect(await interpreter.ask(grammar, `200000\n${numbers}\n`)).toEqual({ exitCode: ACCEPTED, said: '' });
});
