#!/usr/bin/python3
"""An input validator whose rules are a grammar for VIVA, David Van Brackle's Input Verification Assistant.

    viva.py GRAMMAR          reads the input from standard input: exit code 42 accepts, 43 rejects
    viva.py --parse GRAMMAR  reads only the grammar: exit code 0, or 1

The last line on standard error says what the matter is. An exit code of 1 is the grammar's fault, not the input's.

The language is that of VIVA 2.1, which comes with Kattis/problemtools. Its program is followed where its user's guide
says something else or nothing, because the data of existing packages pass that program:

- There are no comments. What follows a whole pattern is not read.
- The constraints in parentheses of one line or group are tried once all of its values are read.
- A whole number may have zeros behind its minus sign, and tabs around it.
- A line of no values at all is not a line: `<[*n] x>;` with n = 0 takes no empty line from the input.
- A fixed width stays in force for the rest of its line or group, for values that give none, too.
- A sentinel may have blanks too many in front of its values.
- A function that was called is not called again for the same text in the same repetition. Outside of all repetitions
  there are no rows for functions of vectors.
- An escaped character constant is a backslash; in strings, escapes are left for regular expressions.

What is different here: the first thing that is wrong ends the run, so `maxerrs` is read but does nothing; `test` and
`testall` print nothing; what VIVA would refuse about every input (a constraint that is no Boolean, a count that is no
Integer) is the grammar's fault; a repetition that reads nothing ends; a sentinel whose values cannot be read is not
there, and its constraints are not tried. Functions of one's own, which VIVA takes from Java programs, cannot be had.
"""
import math
import operator
import re
import struct
import sys
import unicodedata
from functools import reduce

ACCEPTED, REJECTED, BROKEN = 42, 43, 1
SHOWN_CHARACTERS = 40
INTEGER, LONG, FLOAT, DOUBLE, BOOLEAN, STRING = 'Integer', 'Long', 'Float', 'Double', 'Boolean', 'String'
# Each holds what those in front of it hold.
NUMBERS = [INTEGER, LONG, FLOAT, DOUBLE]
WHOLE = [INTEGER, LONG]


class GrammarFault(Exception):
    """The grammar itself is wrong; says in which of its lines."""


class Rejection(Exception):
    """The input is not what the grammar says."""


class Mismatch(Exception):
    """What the input has is not the sentinel."""


def shown(text):
    cut = text[:SHOWN_CHARACTERS]
    return ascii(cut) + ('…' if len(text) > len(cut) else '')


# --- numbers as Java has them ----------------------------------------------------------------------------------------

BITS = {INTEGER: 32, LONG: 64}
# What Java's String.trim takes away.
BLANKS = ''.join(map(chr, range(33)))
STRICT_WHOLE = re.compile(r'-[0-9]+|0|[1-9][0-9]*')
LENIENT_WHOLE = re.compile(r'[-+]?[0-9]+')
STRICT_REAL = re.compile(r'-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?')
LENIENT_REAL = re.compile(
    r'''[-+]?(?:NaN | Infinity
      | (?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[fFdD]?
      | 0[xX](?:[0-9a-fA-F]+\.?|[0-9a-fA-F]*\.[0-9a-fA-F]+)[pP][-+]?[0-9]+[fFdD]?)''',
    re.VERBOSE,
)


def bounds(kind):
    half = 1 << BITS[kind] - 1
    return -half, half - 1


def wrapped(kind, value):
    half = 1 << BITS[kind] - 1
    return (value + half & 2 * half - 1) - half


def single(value):
    """To the nearest Float."""
    try:
        return struct.unpack('f', struct.pack('f', value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


def whole(word, pattern, least, most):
    """None where it cannot be read."""
    word = word.strip(BLANKS)
    if pattern.fullmatch(word) is None:
        return None
    if len(word) > 20:
        sign = '-' if word[0] == '-' else ''
        word = sign + (word.lstrip('+-').lstrip('0') or '0')
        if len(word) > 20:
            return None
    value = int(word)
    return value if least <= value <= most else None


def real(word):
    """None where it cannot be read."""
    word = word.strip(BLANKS)
    if LENIENT_REAL.fullmatch(word) is None:
        return None
    if 'x' in word.lower():
        try:
            return float.fromhex(word.rstrip('fFdD'))
        except OverflowError:
            return -math.inf if word[0] == '-' else math.inf
    return float(word if word.endswith(('N', 'y')) else word.rstrip('fFdD'))


def whole_of_real(kind, value):
    """The nearest one towards zero that there is."""
    least, most = bounds(kind)
    if value != value:
        return 0
    return least if value <= least else most if value >= most else int(value)


def text_of(value, kind):
    if kind == BOOLEAN:
        return 'true' if value else 'false'
    if not isinstance(value, float):
        return str(value)
    if value != value or value in (math.inf, -math.inf):
        return 'NaN' if value != value else 'Infinity' if value > 0 else '-Infinity'
    digits = repr(value)
    if kind == FLOAT:
        digits = next(text for text in (f'{value:.{n}g}' for n in range(1, 18)) if single(float(text)) == value)
    return in_notation_of_java(digits)


def in_notation_of_java(digits):
    sign, whole_part, fraction, exponent = re.fullmatch(r'(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?', digits).groups()
    point = len(whole_part) + int(exponent or 0)
    digits = whole_part + (fraction or '')
    point -= len(digits) - len(digits.lstrip('0'))
    digits = digits.strip('0')
    if digits == '':
        return f'{sign}0.0'
    if -3 < point <= 7:
        padded = '0' * (1 - point) + digits + '0' * (point - len(digits))
        point = max(point, 1)
        return f'{sign}{padded[:point]}.{padded[point:] or "0"}'
    return f'{sign}{digits[0]}.{digits[1:] or "0"}E{point - 1}'


# --- regular expressions ---------------------------------------------------------------------------------------------

# An input has no other characters than these.
EVERY = frozenset(range(256))


def those(text):
    return frozenset(map(ord, text))


DIGITS = those('0123456789')
LOWER = those('abcdefghijklmnopqrstuvwxyz')
UPPER = those('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
ALPHA = LOWER | UPPER
PUNCT = those('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
SPACES = those(' \t\n\x0b\f\r')
SETS = {
    'd': DIGITS, 'w': DIGITS | ALPHA | those('_'), 's': SPACES, 'h': those(' \t\xa0'), 'v': those('\n\x0b\f\r\x85'),
}
SETS.update({name.upper(): EVERY - members for name, members in list(SETS.items())})
PROPERTIES = {
    'Lower': LOWER, 'Upper': UPPER, 'ASCII': frozenset(range(128)), 'Alpha': ALPHA, 'Digit': DIGITS,
    'Alnum': ALPHA | DIGITS, 'Punct': PUNCT, 'Graph': ALPHA | DIGITS | PUNCT,
    'Print': ALPHA | DIGITS | PUNCT | those(' '), 'Blank': those(' \t'), 'Cntrl': frozenset(range(32)) | {127},
    'XDigit': DIGITS | those('abcdefABCDEF'), 'Space': SPACES,
}
CONTROLS = {'t': '\t', 'n': '\n', 'r': '\r', 'f': '\f', 'a': '\a', 'e': '\x1b'}
ANCHORS = {'b': r'\b', 'B': r'\B', 'A': r'\A', 'z': r'\Z', 'Z': r'(?=\n?\Z)'}


class RegularExpression:
    """Says in Python's words what one says in Java's."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.at = 0
        # Whether upper and lower case are alike, innermost group last.
        self.ignores_case = [False]

    def compile(self):
        try:
            out = []
            while self.at < len(self.pattern):
                out.append(self.piece())
            return re.compile(''.join(out), re.ASCII)
        except (ValueError, re.error, OverflowError) as error:
            raise GrammarFault(f'the regular expression {shown(self.pattern)}: {error}') from None

    def take(self, pattern):
        match = re.compile(pattern).match(self.pattern, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def piece(self):
        character = self.pattern[self.at]
        if character == '[':
            self.at += 1
            return self.written(self.set())
        if character == '(':
            return self.group()
        if character == '{' and self.take(r'\{[0-9]+(?:,[0-9]*)?\}') is None:
            raise ValueError('a brace that is no repetition')
        elif character == '{':
            return self.pattern[self.pattern.rindex('{', 0, self.at) : self.at]
        if character == '\\':
            return self.escape()
        self.at += 1
        if character == ')' and len(self.ignores_case) > 1:
            self.ignores_case.pop()
        if character == '.':
            return r'[^\n\r\x85]'
        return character if character in ')|*+?^$' else re.escape(character)

    def group(self):
        opening = self.take(r'\((?:\?(?::|=|!|>|<=|<!|([ism]*)(?:-([ism]+))?:))?(?!\?)')
        if opening is not None:
            is_on, is_off = 'i' in (opening.group(1) or ''), 'i' in (opening.group(2) or '')
            self.ignores_case.append(is_on or self.ignores_case[-1] and not is_off)
            return opening.group()
        named = self.take(r'\(\?<([a-zA-Z][a-zA-Z0-9]*)>')
        if named is not None:
            self.ignores_case.append(self.ignores_case[-1])
            return f'(?P<{named.group(1)}>'
        flags = self.take(r'\(\?([ism]+)\)') if self.at == 0 else None
        if flags is None:
            raise ValueError(f'{shown(self.pattern[self.at : self.at + 4])} is not supported')
        self.ignores_case[0] = 'i' in flags.group(1)
        return flags.group()

    def escape(self):
        quoted = self.take(r'(?s)\\Q(.*?)(?:\\E|\Z)')
        if quoted is not None:
            return re.escape(quoted.group(1))
        following = self.pattern[self.at + 1 : self.at + 2]
        if following in ANCHORS:
            self.at += 2
            return ANCHORS[following]
        reference = self.take(r'\\([1-9])') or self.take(r'\\k<([a-zA-Z][a-zA-Z0-9]*)>')
        if reference is not None:
            return f'(?:\\{reference[1]})' if reference[1].isdigit() else f'(?P={reference[1]})'
        if self.take(r'\\R'):
            return r'(?:\r\n|[\n\x0b\f\r\x85])'
        return self.written(self.member())

    def member(self):
        """Of a set, or alone: an escaped character, or a set that has a name."""
        named = self.take(r'\\([dDwWsShHvV])')
        if named is not None:
            return SETS[named.group(1)]
        named = self.take(r'\\([pP])(?:\{(\^?)(\w+)\}|()([LMNPSZC]))')
        if named is not None:
            members = self.property(named.group(3) or named.group(5))
            return EVERY - members if (named.group(1) == 'P') != (named.group(2) == '^') else members
        number = self.take(r'\\0([0-3]?[0-7]{1,2})')
        if number is not None:
            return frozenset([int(number.group(1), 8)])
        number = self.take(r'\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|x\{([0-9a-fA-F]{1,6})\})')
        if number is not None:
            return frozenset([int(number.group(1) or number.group(2) or number.group(3), 16)])
        control = self.take(r'\\([tnrfae])|\\c([@-_])')
        if control is not None:
            return those(CONTROLS[control.group(1)] if control.group(1) else chr(ord(control.group(2)) ^ 64))
        escaped = self.take(r'(?s)\\([^a-zA-Z0-9])')
        if escaped is None:
            raise ValueError(f'{shown(self.pattern[self.at : self.at + 2])} is not supported')
        return those(escaped.group(1))

    def property(self, name):
        if name in PROPERTIES:
            return PROPERTIES[name]
        category = name.removeprefix('Is')
        members = frozenset(c for c in EVERY if unicodedata.category(chr(c)).startswith(category))
        if category == '' or not (members or category in ('M', 'Mn', 'Mc', 'Me', 'Lt', 'Lm', 'Nl', 'Zl', 'Zp', 'Cs')):
            raise ValueError(f'the class {shown(name)} is not supported')
        return members

    def set(self):
        """Behind its opening bracket; && between lists of members is what both have."""
        is_negated = self.take(r'\^') is not None
        all_of, members, is_empty = EVERY, frozenset(), True
        while True:
            if self.at >= len(self.pattern):
                raise ValueError('a set has no end')
            if self.pattern[self.at] == ']' and not is_empty:
                self.at += 1
                break
            if self.take('&&'):
                all_of, members = all_of & members, frozenset()
            elif self.take(r'\['):
                members |= self.set()
            else:
                members |= self.range()
            is_empty = False
        members &= all_of
        return EVERY - members if is_negated else members

    def range(self):
        members = self.one_or_more()
        if self.ignores_case[-1]:
            members |= {one ^ 32 for one in members & ALPHA}
        return members

    def one_or_more(self):
        first = self.one()
        if len(first) != 1 or not self.take(r'-(?=[^\]\[])'):
            return first
        last = self.one()
        if len(last) != 1 or min(last) < min(first):
            raise ValueError('a range that goes backwards')
        return frozenset(range(min(first), min(last) + 1))

    def one(self):
        if self.pattern[self.at] == '\\':
            return self.member()
        self.at += 1
        return those(self.pattern[self.at - 1])

    @staticmethod
    def written(members):
        if not members:
            return '(?!)'
        return '[' + ''.join(f'\\x{one:02x}' for one in sorted(members & EVERY)) + ']' if members & EVERY else '(?!)'


# --- input -----------------------------------------------------------------------------------------------------------

WORD = re.compile(r'[^ \r\n]+')
REST_OF_LINE = re.compile(r'[^\r\n]*')
END_OF_LINE, END_OF_INPUT = 'the line ends', 'the input ends'


class Settings:
    def __init__(self):
        self.deps, self.feps = 0.000001, single(0.000001)
        self.ignores_blanks = self.ignores_line_ends = False
        self.line_end = '\n'
        self.needs_last_line_end, self.allows_last_line_end = True, True
        self.lenient = {INTEGER: False, LONG: False, FLOAT: False, DOUBLE: False}


class Variable:
    """The values of a name, innermost repetition last."""

    __slots__ = ('keeps_words', 'name', 'stack', 'top')

    def __init__(self, name):
        self.name, self.stack, self.top, self.keeps_words = name, [], None, False


class Values:
    __slots__ = ('all', 'depth', 'words')

    def __init__(self, depth):
        self.depth, self.all, self.words = depth, [], []


class Input:
    """Where the reading stands. A character that ends a word or a line is read with it."""

    def __init__(self, text, settings):
        self.text, self.settings = text, settings
        # `last` is where the last read character stands: the end of a line is looked at from there.
        self.at = self.last = 0
        self.is_at_end = self.is_line_over = self.was_fixed = False
        self.line, self.word_number = 1, 0
        # How many sentinels are being tried. They fail silently.
        self.trials = 0
        # By level: repetitions so far, the variables that have values there, results of functions.
        self.repetitions, self.variables, self.results = [0], [[]], [{}]
        self.depth = 0
        # The row that a function of vectors is at; -1: none.
        self.row = -1

    # What is wrong

    def fail(self, message):
        if self.trials > 0:
            raise Mismatch
        raise Rejection(message)

    def complain(self, message):
        """Of what a sentinel may have."""
        if self.trials == 0:
            raise Rejection(message)

    # Levels

    def enter(self):
        self.depth += 1
        self.repetitions.append(0)
        self.variables.append([])
        self.results.append({})

    def leave(self):
        self.depth -= 1
        self.repetitions.pop()
        self.results.pop()
        for variable in self.variables.pop():
            variable.stack.pop()
            variable.top = variable.stack[-1] if variable.stack else None

    def declare(self, variable):
        variable.top = Values(self.depth)
        variable.stack.append(variable.top)
        self.variables[-1].append(variable)
        return variable.top

    # Characters

    def state(self):
        return self.at, self.last, self.is_at_end, self.is_line_over, self.was_fixed, self.line, self.word_number

    def return_to(self, state):
        self.at, self.last, self.is_at_end, self.is_line_over, self.was_fixed, self.line, self.word_number = state

    def next(self):
        """The next character; '' at the end of a line, and of the input."""
        self.last = self.at
        character = self.text[self.at : self.at + 1]
        if character == '':
            self.is_at_end = True
            return ''
        self.at += 1
        if character in '\r\n':
            if character == '\r' and self.text.startswith('\n', self.at):
                self.at += 1
                character = '\r\n'
            self.is_line_over = True
            if character == '\r' and self.at == len(self.text):
                self.is_at_end = True
            if character != self.settings.line_end:
                self.complain(f'expected {ascii(self.settings.line_end)} as the end of a line, got {ascii(character)}')
            return ''
        self.check(character)
        return character

    def check(self, text):
        if not text.isascii():
            self.complain(f'{shown(next(one for one in text if one > chr(127)))} is no ASCII character')

    def is_line_done(self):
        return self.is_line_over or self.at >= len(self.text) or self.text[self.at] in '\r\n'

    # Words

    def word(self, name):
        match = None if self.is_line_over or self.is_at_end else WORD.match(self.text, self.at)
        if match is None:
            self.go_to_word(name)
            match = WORD.match(self.text, self.at)
        self.word_number += 1
        self.was_fixed = False
        word = match.group()
        if not word.isascii():
            self.check(word)
        end = match.end()
        if self.text[end : end + 1] == ' ':
            self.last, self.at = end, end + 1
        else:
            self.at = end
            self.next()
        return word

    def go_to_word(self, name):
        character = ''
        if not self.is_line_over and not self.is_at_end:
            character = self.next()
        character = self.skip_blanks(character)
        if self.settings.ignores_line_ends:
            lines = 0
            while self.is_line_over and not self.is_at_end:
                if lines > 0:
                    self.complain('a line without words')
                lines += 1
                self.end_line()
                character = self.skip_blanks(self.next())
        if self.is_at_end or self.is_line_over:
            end = END_OF_INPUT if self.is_at_end else END_OF_LINE
            self.fail(f'{end} where {name} is to be')
        self.at = self.last

    def skip_blanks(self, character):
        if character == ' ':
            if not self.settings.ignores_blanks:
                self.complain('blanks too many')
            while character == ' ':
                character = self.next()
        return character

    def rest_of_line(self):
        rest = ''
        if not self.is_line_over and not self.is_at_end:
            rest = self.to_end_of_line()
        self.word_number += 1
        self.was_fixed = False
        return rest

    def to_end_of_line(self):
        match = REST_OF_LINE.match(self.text, self.at)
        self.check(match.group())
        self.at = match.end()
        self.next()
        return match.group()

    def field(self, width):
        out = []
        for read in range(width):
            character = self.next()
            if self.is_line_over or self.is_at_end:
                end = END_OF_LINE if self.is_line_over else END_OF_INPUT
                self.complain(f'{end} after {read} characters of a field of {width}')
                break
            out.append(character)
        self.word_number += 1
        self.was_fixed = True
        return ''.join(out)

    # Lines

    def end_line(self):
        if not self.is_at_end and not self.is_line_over and self.was_fixed:
            self.next()
        if self.is_at_end:
            return
        if not self.is_line_over:
            self.at = self.last
            rest = self.to_end_of_line()
            if rest.strip(' '):
                self.complain(f'{shown(rest.strip(" "))} is too much on this line')
            if rest and not self.settings.ignores_blanks:
                self.complain('blanks at the end of the line')
        self.line += 1
        self.word_number = 0
        self.is_line_over = self.was_fixed = False

    def end(self):
        if not self.is_at_end and self.was_fixed:
            self.next()
        if self.is_at_end and self.settings.needs_last_line_end:
            raise Rejection('the last line does not end')
        if not self.is_at_end and self.settings.allows_last_line_end and self.next():
            raise Rejection(f'expected the end, got {shown(REST_OF_LINE.match(self.text, self.last).group())}')
        if not self.is_at_end:
            raise Rejection(
                'an empty line at the end' if self.settings.allows_last_line_end else 'the last line may not end'
            )


# --- expressions -----------------------------------------------------------------------------------------------------


class Expression:
    """`run` takes the Input and gives the value; `parts` are its text."""

    __slots__ = ('column', 'is_constant', 'parts', 'run', 'type')

    def __init__(self, kind, run, parts, column=None, is_constant=False):
        self.type, self.run, self.parts, self.is_constant = kind, run, parts, is_constant
        self.column = column or self.by_row

    def by_row(self, data, rows):
        values = []
        for data.row in range(rows):
            values.append(self.run(data))
        return values

    def text(self):
        return ''.join(part if isinstance(part, str) else part.text() for part in self.parts)


def constant(kind, value, text):
    return Expression(kind, lambda data: value, [text], lambda data, rows: [value] * rows, True)


def variable_expression(variable, kind, is_word):
    name = variable.name + ('$' if is_word else '')

    def column(data, rows):
        if rows == 0:
            return []
        values = known(variable)
        found = values.words if is_word else values.all
        if values.depth != data.depth:
            return found[-1:] * rows
        if rows > len(found):
            raise Rejection(f'{name} has no value in row {len(found)}')
        return found[:rows]

    def run(data):
        values = variable.top or known(variable)
        found = values.words if is_word else values.all
        if data.row < 0 or values.depth != data.depth:
            return found[-1]
        if data.row >= len(found):
            raise Rejection(f'{name} has no value in row {data.row}')
        return found[data.row]

    return Expression(kind, run, [name], column)


def known(variable):
    if variable.top is None:
        raise Rejection(f'{variable.name} has no value')
    return variable.top


def count_expression(variable):
    return Expression(INTEGER, lambda data: len(known(variable).all), [variable.name + '#'])


def subscript_expression(variable, kind, subscript):
    index = subscript.run

    def run(data):
        values = known(variable).all
        at = index(data)
        if 0 <= at < len(values):
            return values[at]
        if data.trials > 0:
            return 0
        raise Rejection(f'there is no {variable.name}[{at}]')

    return Expression(kind, run, [variable.name, '[', subscript, ']'])


def binary(sign, left, right):
    """@throws GrammarFault where it cannot be had of such operands"""
    parts = [left, f' {sign} ', right]
    types = [left.type, right.type]
    if sign in ('&&', '||', '^^'):
        demand(sign, types, [BOOLEAN])
        return Expression(BOOLEAN, of_booleans(sign, left.run, right.run), parts)
    if sign == '%%':
        return match_expression(left, right, parts)
    if sign in ('<<', '>>', '>>>'):
        demand(sign, [left.type], WHOLE)
        demand(sign, [right.type], [INTEGER])
        return shifted(sign, left, right, parts)
    demand(sign, types, WHOLE if sign in BITWISE else NUMBERS)
    kind = max(types, key=NUMBERS.index)
    if sign in BITWISE:
        combine, one, other = BITWISE[sign], left.run, right.run
        return Expression(kind, lambda data: combine(one(data), other(data)), parts)
    if sign in COMPARISONS:
        return Expression(BOOLEAN, comparison(COMPARISONS[sign], kind, left.run, right.run), parts)
    return arithmetic(sign, kind, left, right, parts)


def demand(sign, found, wanted):
    for kind in found:
        if kind not in wanted:
            raise GrammarFault(f'{sign} takes {" or ".join(wanted)}, not {kind}')


def of_booleans(sign, left, right):
    if sign == '&&':
        return lambda data: left(data) and right(data)
    if sign == '||':
        return lambda data: left(data) or right(data)
    return lambda data: left(data) != right(data)


def match_expression(left, right, parts):
    demand('%%', [left.type, right.type], [STRING])
    if not right.is_constant:
        raise GrammarFault('the right side of %% is to be a string in quotes')
    compiled = RegularExpression(right.run(None).replace('\\\\', '\\')).compile()
    subject = left.run
    return Expression(BOOLEAN, lambda data: compiled.fullmatch(subject(data)) is not None, parts)


def shifted(sign, left, right, parts):
    kind, value, by = left.type, left.run, right.run
    width = BITS[kind]

    def run(data):
        moved, places = value(data), by(data) & width - 1
        if sign == '<<':
            return wrapped(kind, moved << places)
        return moved >> places if sign == '>>' else wrapped(kind, (moved & (1 << width) - 1) >> places)

    return Expression(kind, run, parts)


BITWISE = {'&': operator.and_, '|': operator.or_, '^': operator.xor}
COMPARISONS = {'<': '<', '>': '>', '<=': '<=', '>=': '>=', '=': '==', '==': '==', '!=': '!=', '<>': '!='}
EXACT = {
    '<': operator.lt, '>': operator.gt, '<=': operator.le, '>=': operator.ge, '==': operator.eq, '!=': operator.ne,
}


def comparison(sign, kind, left, right):
    if kind in WHOLE:
        compare = EXACT[sign]
        return lambda data: compare(left(data), right(data))
    nearly, convert = NEARLY[sign], CONVERSIONS[kind]

    def run(data):
        epsilon = data.settings.deps if kind == DOUBLE else data.settings.feps
        return nearly(convert(left(data)), convert(right(data)), epsilon, convert)

    return run


# Those with an equals sign in them are true of numbers that lie close together, but != is not.
NEARLY = {
    '<': lambda one, other, epsilon, convert: one < other,
    '>': lambda one, other, epsilon, convert: one > other,
    '<=': lambda one, other, epsilon, convert: one <= convert(other + epsilon),
    '>=': lambda one, other, epsilon, convert: one >= convert(other - epsilon),
    '==': lambda one, other, epsilon, convert: abs(convert(one - other)) < epsilon,
    '!=': lambda one, other, epsilon, convert: abs(convert(one - other)) >= epsilon,
}
CONVERSIONS = {DOUBLE: float, FLOAT: single}
# A divisor closer to zero than this is zero.
ZERO = {DOUBLE: 1e-15, FLOAT: single(1e-10)}


def arithmetic(sign, kind, left, right, parts):
    if kind in WHOLE:
        return Expression(kind, of_whole(sign, kind, left.run, right.run), parts)
    convert, combine, one, other = CONVERSIONS[kind], REAL[sign], left.run, right.run

    def run(data):
        first, second = convert(one(data)), convert(other(data))
        if sign in '/%' and abs(second) < ZERO[kind]:
            raise Rejection(f'division by zero in {expression.text()}')
        return finite(convert(combine(first, second)), expression.text)

    expression = Expression(kind, run, parts)
    return expression


def remainder(left, right):
    return math.nan if math.isinf(left) else math.fmod(left, right)


REAL = {
    '+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv, '%': remainder,
}


def finite(value, text):
    if value in (math.inf, -math.inf):
        raise Rejection(f'{text()} is infinite')
    return value


def of_whole(sign, kind, left, right):
    half = 1 << BITS[kind] - 1
    mask = 2 * half - 1
    if sign == '+':
        return lambda data: (left(data) + right(data) + half & mask) - half
    if sign == '-':
        return lambda data: (left(data) - right(data) + half & mask) - half
    if sign == '*':
        return lambda data: (left(data) * right(data) + half & mask) - half

    def divide(data):
        value, by = left(data), right(data)
        if by == 0:
            raise Rejection('division by zero')
        quotient = abs(value) // abs(by)
        if (value < 0) != (by < 0):
            quotient = -quotient
        return wrapped(kind, quotient if sign == '/' else value - quotient * by)

    return divide


def unary(sign, operand):
    inner, kind = operand.run, operand.type
    demand(sign, [kind], {'!': [BOOLEAN], '-': NUMBERS, '~': WHOLE}[sign])
    if sign == '!':
        run = lambda data: not inner(data)
    elif sign == '~':
        run = lambda data: ~inner(data)
    elif kind in WHOLE:
        run = lambda data: wrapped(kind, -inner(data))
    else:
        run = lambda data: -inner(data)
    return Expression(kind, run, [sign, operand])


# --- functions -------------------------------------------------------------------------------------------------------


class Function:
    """`result` gives the type for those of the arguments, None where they do not fit; `usage` says which do."""

    def __init__(self, usage, result, compute, is_vector=False):
        self.usage, self.result, self.compute, self.is_vector = usage, result, compute, is_vector


def takes(result, *wanted):
    def check(types):
        fits = len(types) == len(wanted) and all(kind in kinds for kind, kinds in zip(types, wanted))
        return (result or types[0]) if fits else None

    return check


def java_double(compute):
    """What Python throws, Java gives as a number."""

    def run(*values):
        try:
            return compute(*map(float, values))
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return run


def of_one_number(name, compute, is_defined=lambda value: True):
    guarded = java_double(compute)

    def run(data, types, values):
        if not is_defined(values[0]):
            raise Rejection(f'there is no {name}({text_of(values[0], types[0])})')
        return finite(guarded(values[0]), lambda: f'{name}({text_of(values[0], types[0])})')

    return Function(f'{name}(number)', takes(DOUBLE, NUMBERS), run)


def power(data, types, values):
    if values[0] == 0 and values[1] < 0:
        raise Rejection('0 to a negative power is infinite')
    return finite(java_double(math.pow)(*values), lambda: 'a result of pow')


def if_type(types):
    fits = len(types) == 3 and types[0] == BOOLEAN and types[1] == types[2]
    return types[1] if fits else None


def justified(at):
    def run(data, types, values):
        if values[0] == '':
            raise Rejection('an empty field is not justified')
        return values[0][at] not in ' \t\n\x0b\f\r\x1c\x1d\x1e\x1f'

    return run


def conversion(kind):
    def run(data, types, values):
        [value], [given] = values, types
        if given == STRING:
            return number_in(value, kind)
        if kind not in WHOLE:
            return CONVERSIONS[kind](value)
        return whole_of_real(kind, value) if given in (FLOAT, DOUBLE) else wrapped(kind, int(value))

    return Function(f'to{kind.lower()}(value)', lambda types: kind if len(types) == 1 else None, run)


def number_in(text, kind):
    if kind not in WHOLE:
        found = real(text)
    else:
        # Java takes blanks away for the others only.
        found = whole(text, LENIENT_WHOLE, *bounds(kind)) if text == text.strip(BLANKS) else None
    if found is None:
        raise Rejection(f'{shown(text)} is no {kind}')
    return single(found) if kind == FLOAT else found


def joined(data, types, values):
    return ''.join(map(text_of, values, types))


def sum_of(data, types, columns):
    [column], [kind] = columns, types
    if kind in WHOLE:
        return wrapped(kind, sum(column))
    if not column:
        return 0
    # The built-in sum corrects rounding errors that Java makes.
    add = operator.add if kind == DOUBLE else lambda one, other: single(one + other)
    return finite(reduce(add, column, 0.0), lambda: 'a sum')


def unique(data, types, columns):
    # 0.0 and -0.0 are two, but all that are no number are one.
    columns = [map(repr, column) if kind in (FLOAT, DOUBLE) else column for kind, column in zip(types, columns)]
    rows = list(zip(*columns)) if len(columns) > 1 else list(columns[0])
    return len(set(rows)) == len(rows)


def in_order(sign):
    def run(data, types, columns):
        [column], [kind] = columns, types
        compare = EXACT[sign]
        if kind in WHOLE or '=' not in sign:
            return all(map(compare, column, column[1:]))
        settings, nearly, convert = data.settings, NEARLY[sign], CONVERSIONS[kind]
        epsilon = settings.deps if kind == DOUBLE else settings.feps
        return all(nearly(one, other, epsilon, convert) for one, other in zip(column, column[1:]))

    return run


def vector(name, of, result, compute):
    return Function(f'{name}({of})', result, compute, True)


def anything(result):
    return lambda types: result


FUNCTIONS = {
    name: of_one_number(name, compute)
    for name, compute in {
        'atan': math.atan, 'cos': math.cos, 'cosh': math.cosh, 'exp': math.exp, 'sin': math.sin, 'sinh': math.sinh,
        'tan': math.tan, 'tanh': math.tanh, 'todegrees': math.degrees, 'toradians': math.radians,
    }.items()
}
FUNCTIONS.update({
    'acos': of_one_number('acos', math.acos, lambda value: not (value < -1 or value > 1)),
    'asin': of_one_number('asin', math.asin, lambda value: not (value < -1 or value > 1)),
    'ln': of_one_number('ln', math.log, lambda value: not value <= 0),
    'log10': of_one_number('log10', math.log10, lambda value: not value <= 0),
    'log2': of_one_number('log2', lambda x: math.log10(x) / math.log10(2), lambda value: not value <= 0),
    'sqrt': of_one_number('sqrt', math.sqrt, lambda value: not value < 0),
    'atan2': Function(
        'atan2(number, number)', takes(DOUBLE, NUMBERS, NUMBERS), lambda data, types, values: math.atan2(*values)
    ),
    'pow': Function('pow(number, number)', takes(DOUBLE, NUMBERS, NUMBERS), power),
    'distance': Function(
        'distance(x1, y1, x2, y2) of numbers',
        takes(DOUBLE, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
        lambda data, types, xy: math.hypot(float(xy[2]) - float(xy[0]), float(xy[3]) - float(xy[1])),
    ),
    'concat': Function('concat(any values)', anything(STRING), joined),
    'if': Function('if(Boolean, a, b) of a and b of the same type', if_type, lambda data, types, values: None),
    'length': Function('length(String)', takes(INTEGER, [STRING]), lambda data, types, values: len(values[0])),
    'ljust': Function('ljust(String)', takes(BOOLEAN, [STRING]), justified(0)),
    'rjust': Function('rjust(String)', takes(BOOLEAN, [STRING]), justified(-1)),
    'test': Function('test(any values)', anything(BOOLEAN), lambda data, types, values: True),
    'tostring': Function('tostring(value)', lambda types: STRING if len(types) == 1 else None, joined),
    'tointeger': conversion(INTEGER),
    'tolong': conversion(LONG),
    'tofloat': conversion(FLOAT),
    'todouble': conversion(DOUBLE),
    'concatall': vector(
        'concatall',
        'any values',
        anything(STRING),
        lambda data, types, columns: ''.join(joined(data, types, row) for row in zip(*columns)),
    ),
    'count': vector(
        'count', 'Boolean', takes(INTEGER, [BOOLEAN]), lambda data, types, columns: sum(map(bool, columns[0]))
    ),
    'sum': vector('sum', 'number', takes(None, NUMBERS), sum_of),
    'testall': vector('testall', 'any values', anything(BOOLEAN), lambda data, types, columns: True),
    'unique': vector('unique', 'any values', anything(BOOLEAN), unique),
    'increasing': vector('increasing', 'number', takes(BOOLEAN, NUMBERS), in_order('<')),
    'decreasing': vector('decreasing', 'number', takes(BOOLEAN, NUMBERS), in_order('>')),
    'nondecreasing': vector('nondecreasing', 'number', takes(BOOLEAN, NUMBERS), in_order('<=')),
    'nonincreasing': vector('nonincreasing', 'number', takes(BOOLEAN, NUMBERS), in_order('>=')),
})


def call(name, arguments):
    """@throws GrammarFault where there is none, or not for such arguments"""
    function = FUNCTIONS.get(name)
    if function is None:
        raise GrammarFault(f"VIVA has no function {name} (functions of one's own, in Java, are not run here)")
    types = [argument.type for argument in arguments]
    result = function.result(types)
    if result is None:
        raise GrammarFault(f'the function is {function.usage}, not {name}({", ".join(types)})')
    parts = [name, '(']
    for argument in arguments:
        parts += [argument, ',']
    parts[-1] = ')'
    compute = choice(arguments) if name == 'if' else computation(function, types, arguments)
    expression = Expression(result, None, parts)
    expression.run = once_a_repetition(expression.text(), compute)
    return expression


def computation(function, types, arguments):
    if not function.is_vector:
        return lambda data: function.compute(data, types, [argument.run(data) for argument in arguments])

    def run(data):
        row, rows = data.row, data.repetitions[-1]
        columns = [argument.column(data, rows) for argument in arguments]
        data.row = row
        return function.compute(data, types, columns)

    return run


def choice(arguments):
    test, one, other = (argument.run for argument in arguments)

    def run(data):
        if data.trials > 0:
            return one(data) if test(data) else other(data)
        # What is wrong in either is wrong.
        is_one, first, second = test(data), one(data), other(data)
        return first if is_one else second

    return run


def once_a_repetition(text, compute):
    def run(data):
        results = data.results[-1].setdefault(text, [])
        at = data.row if data.row >= 0 else data.repetitions[-1] - 1
        if results and at < len(results):
            return results[at] if data.row >= 0 else results[-1]
        value = compute(data)
        results.append(value)
        return value

    return run


# --- patterns --------------------------------------------------------------------------------------------------------


def value_pattern(variable, kind, get_word, settings):
    name = variable.name
    read = reader(kind, settings)

    def run(data):
        word = get_word(data, name)
        values = variable.top
        if values is None or values.depth != data.depth:
            values = data.declare(variable)
        value = read(word)
        if value is None:
            data.fail(f'expected {name}, which is of type {kind}, got {shown(word)}')
        values.all.append(value)
        if variable.keeps_words:
            values.words.append(word)

    return run


def reader(kind, settings):
    if kind == STRING:
        return lambda word: word
    is_lenient = settings.lenient[kind]
    if kind in WHOLE:
        pattern = LENIENT_WHOLE if is_lenient else STRICT_WHOLE
        least, most = bounds(kind)
        return lambda word: whole(word, pattern, least, most)
    convert = CONVERSIONS[kind]

    def read(word):
        trimmed = word.strip(BLANKS) if kind == DOUBLE else word
        if not is_lenient:
            return convert(float(trimmed)) if STRICT_REAL.fullmatch(trimmed) else None
        value = real(word)
        return None if value is None else convert(value)

    return read


def fixed_field(width):
    """@param width None: up to the end of the line"""
    if width is None:
        return lambda data, name: data.rest_of_line()

    def read(data, name):
        characters = width.run(data)
        if characters < 0:
            data.complain(f'{width.text()} is negative: a width cannot be')
            data.fail('')
        return data.field(characters)

    return read


def blanks_pattern(width):
    read = fixed_field(width)

    def run(data):
        field = read(data, '')
        if field.strip(' '):
            data.fail(f'expected blanks, got {shown(field)}')

    return run


def sequence(patterns):
    if len(patterns) == 1:
        return patterns[0]

    def run(data):
        for pattern in patterns:
            pattern(data)

    return run


def constraint_patterns(constraints):
    return [constraint_pattern(constraint) for constraint in constraints]


def constraint_pattern(constraint):
    test = constraint.run

    def run(data):
        if not test(data):
            data.fail(f'{constraint.text()} does not hold')

    return run


def line_pattern(pattern):
    def run(data):
        pattern(data)
        data.end_line()

    return run


def within_level(repeat, constraints):
    """Constraints of the whole see the values of all repetitions."""
    afterwards = constraint_patterns(constraints)

    def run(data, *given):
        data.enter()
        repeat(data, *given)
        for check_constraint in afterwards:
            check_constraint(data)
        data.leave()

    return run


# After so many repetitions without a character, none will come.
MOST_IDLE = 1000


def go_on(data, pattern, idle):
    """One more repetition. @returns how many have read nothing"""
    at = data.at
    data.repetitions[-1] += 1
    pattern(data)
    if data.at != at:
        return 0
    if idle == MOST_IDLE:
        raise Rejection('a repetition goes on and reads nothing')
    return idle + 1


def until_done(pattern, constraints):
    """To the end of the line within one, else of the input, or to an empty line, which nothing can follow."""

    def repeat(data):
        idle = 0
        while not data.is_line_done():
            idle = go_on(data, pattern, idle)

    return within_level(repeat, constraints)


def counted(count, pattern, constraints):
    def repeat(data, times):
        for _ in range(times):
            data.repetitions[-1] += 1
            pattern(data)

    inner, times = within_level(repeat, constraints), count.run
    # Counted outside of the level.
    return lambda data: inner(data, times(data))


def until_sentinel(sentinel, is_of_lines, pattern, constraints):
    def repeat(data):
        idle = 0
        while not is_there(data):
            idle = go_on(data, pattern, idle)
        if is_of_lines:
            data.end_line()

    def is_there(data):
        state, depth = data.state(), data.depth
        data.enter()
        data.trials += 1
        try:
            sentinel(data)
            return True
        except Mismatch:
            data.return_to(state)
            return False
        finally:
            data.trials -= 1
            while data.depth > depth:
                data.leave()

    return within_level(repeat, constraints)


# --- grammar ---------------------------------------------------------------------------------------------------------

TOKEN = re.compile(
    r'''(?P<blank>[ \r\t\n]+)
      | (?P<real>0[xX](?:[0-9a-fA-F]+\.?|[0-9a-fA-F]*\.[0-9a-fA-F]+)[pP][-+]?[0-9]+[fFdD]?
          | (?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?[fFdD]?
          | [0-9]+(?:[eE][-+]?[0-9]+[fFdD]?|[fFdD]))
      | (?P<integer>(?:0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)[lL]?)
      | (?P<character>'(?:[^'\\\n\r]|\\(?:[ntbrf\\'"]|[0-3][0-7]{2}|[0-7]{1,2}))')
      | (?P<string>"(?:[^"\\\n\r]|\\(?:[ntbrf\\'"]|[0-7]))*")
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<sign>>>>|<<|>>|@\[|\|\||\^\^|&&|>=|<=|==|!=|<>|%%|[-+*/%&|^!~$\#={}\[\],;<>@:()])''',
    re.VERBOSE,
)
TYPES = {'int': INTEGER, 'integer': INTEGER, 'long': LONG, 'float': FLOAT, 'double': DOUBLE, 'string': STRING}
BOOLEAN_WORDS = {
    'true': True, 't': True, 'yes': True, 'y': True, '1': True,
    'false': False, 'f': False, 'no': False, 'n': False, '0': False,
}
LINE_ENDS = {'system': '\n', 'linux': '\n', 'windows': '\r\n', 'mac': '\r'}
# Whether the last line must end, and whether it may.
INPUT_ENDS = {'system': (True, True), 'linux': (True, True), 'windows': (False, False), 'both': (False, True)}


class Parser:
    """Makes functions of the grammar: each pattern is one that takes the Input and moves on in it."""

    def __init__(self, text):
        self.text = text
        self.position, self.line = 0, 1
        self.token = None
        self.settings = Settings()
        self.variables = {}
        # The types of the names that are known, innermost level last.
        self.levels = [{}]

    def program(self):
        if self.has('#'):
            while not self.has('#'):
                self.parameter()
        return self.lines()

    # Words

    def peek(self):
        """(kind, text, line): read no sooner than needed, since what follows the pattern can be anything."""
        while self.token is None:
            match = TOKEN.match(self.text, self.position)
            if match is None and self.position < len(self.text):
                self.fault(f'{shown(self.text[self.position])} is no word of the language')
            if match is None:
                self.token = 'end', '', self.line
                break
            kind, text, line = match.lastgroup, match.group(), self.line
            self.position = match.end()
            self.line += text.count('\n')
            if kind == 'name' and text in TYPES:
                kind = 'type'
            if kind != 'blank':
                self.token = kind, text, line
        return self.token

    def next(self):
        token = self.peek()
        self.token = None
        return token

    def sees(self, *signs):
        kind, text, _ = self.peek()
        return kind == 'sign' and text in signs

    def has(self, *signs):
        return self.next()[1] if self.sees(*signs) else None

    def expect(self, sign):
        if not self.has(sign):
            self.fault(f"{sign} is missing before {shown(self.peek()[1] or 'the end')}")

    def fault(self, message, line=None):
        raise GrammarFault(f'line {line or self.peek_line()}: {message}')

    def peek_line(self):
        return self.token[2] if self.token else self.line

    def made(self, make, *arguments):
        """What is wrong with it is wrong in this line."""
        line = self.peek_line()
        try:
            return make(*arguments)
        except GrammarFault as fault:
            return self.fault(fault, line)

    # Parameters

    def parameter(self):
        kind, name, line = self.next()
        if kind != 'name':
            self.fault(f'{shown(name)} is no name of a parameter', line)
        self.expect('=')
        value = self.constant()
        kind, value = value.type, value.run(None)
        settings = self.settings
        if name in ('deps', 'feps'):
            wanted, example = (DOUBLE, '1e-7') if name == 'deps' else (FLOAT, '1e-7F')
            self.allow(name, line, kind == wanted and value < math.inf, value, f'a {wanted} such as {example}')
            setattr(settings, name, value)
        elif name == 'maxerrs':
            self.allow(name, line, kind == INTEGER, value, 'an Integer')
        elif name in ('eolnstyle', 'eofstyle'):
            styles = LINE_ENDS if name == 'eolnstyle' else INPUT_ENDS
            self.allow(name, line, kind == STRING and value in styles, value, f'one of "{", ".join(styles)}"')
            if name == 'eolnstyle':
                settings.line_end = styles[value]
            else:
                settings.needs_last_line_end, settings.allows_last_line_end = styles[value]
        elif name in ('ignoreblanks', 'ignoreeoln', 'javaint', 'javalong', 'javafloat', 'javadouble'):
            self.allow(name, line, kind == STRING and value in BOOLEAN_WORDS, value, '"true" or "false"')
            self.switch(name, BOOLEAN_WORDS[value])
        else:
            self.fault(f'{name} is no parameter', line)

    def allow(self, name, line, is_allowed, value, wanted):
        if not is_allowed:
            self.fault(f'the parameter {name} is to be {wanted}, not {shown(str(value))}', line)

    def switch(self, name, value):
        if name == 'ignoreblanks':
            self.settings.ignores_blanks = value
        elif name == 'ignoreeoln':
            self.settings.ignores_line_ends = value
        else:
            self.settings.lenient[TYPES[name.removeprefix('java')]] = value

    # Patterns

    def lines(self):
        patterns = []
        while not patterns or self.sees('{', '<', '@') or self.peek()[0] == 'name':
            patterns.append(self.line_or_block())
        return sequence(patterns)

    def line_or_block(self):
        if not self.has('{'):
            pattern = self.words()
            self.expect(';')
            return line_pattern(pattern)
        return self.repetition(self.lines, '}', True)

    def repetition(self, inside, end, is_of_lines):
        make = self.qualifier(is_of_lines) if self.has('[') else until_done
        self.levels.append({})
        pattern = inside()
        constraints = self.constraints(']') if self.has('[') else []
        self.expect(end)
        self.levels.pop()
        return make(pattern, constraints)

    def qualifier(self, is_of_lines):
        if self.has('*'):
            count = self.of_type(INTEGER, self.expression, 'a number of repetitions')
            self.expect(']')
            return lambda pattern, constraints: counted(count, pattern, constraints)
        if not self.has('='):
            self.fault(f'{shown(self.peek()[1])} is neither * nor =')
        self.levels.append({})
        sentinel = self.words()
        self.levels.pop()
        self.expect(']')
        return lambda pattern, constraints: until_sentinel(sentinel, is_of_lines, pattern, constraints)

    def words(self):
        """Of one line. A width counts for all that follow, until another is given or a constraint clears it."""
        patterns, constraints = [], []
        is_fixed, width = False, None
        while not patterns or self.sees('<', '@') or self.peek()[0] == 'name':
            if self.has('<'):
                patterns.append(self.repetition(self.words, '>', False))
            elif self.has('@'):
                if not self.sees('@'):
                    width = self.width()
                self.expect('@')
                patterns.append(blanks_pattern(width))
            else:
                name, kind, line = self.typed_name()
                if self.has('@['):
                    is_fixed = True
                    if not self.sees(']'):
                        width = self.width()
                    self.expect(']')
                self.declare(name, kind, line)
                get_word = fixed_field(width) if is_fixed else Input.word
                patterns.append(value_pattern(self.variable(name), kind, get_word, self.settings))
                if self.has('('):
                    constraints += self.constraints(')')
                    width = None
        return sequence(patterns + constraint_patterns(constraints))

    def width(self):
        return self.of_type(INTEGER, self.expression, 'a width')

    def typed_name(self):
        kind, name, line = self.next()
        if kind != 'name':
            self.fault(f"{shown(name or 'the end')} is no name of a value", line)
        if not self.has(':'):
            return name, INTEGER, line
        kind, word, line = self.next()
        if kind != 'type':
            self.fault(f'{shown(word)} is no type', line)
        return name, TYPES[word], line

    def declare(self, name, kind, line):
        if name in self.levels[-1]:
            self.fault(f'there is a value {name} already', line)
        self.levels[-1][name] = kind

    def variable(self, name):
        return self.variables.setdefault(name, Variable(name))

    # Expressions

    def constraints(self, end):
        constraints = [self.of_type(BOOLEAN, self.constraint, 'a constraint')]
        while self.has(','):
            constraints.append(self.of_type(BOOLEAN, self.constraint, 'a constraint'))
        self.expect(end)
        return constraints

    def of_type(self, kind, make, role):
        line = self.peek()[2]
        expression = make()
        if expression.type != kind:
            self.fault(f'{expression.text()} is {expression.type}: {role} is to be {kind}', line)
        return expression

    def constraint(self):
        return self.chain(self.conjunction, ('||', '^^'))

    def conjunction(self):
        return self.chain(self.comparison, ('&&',))

    def comparison(self):
        """a < b < c is a < b && b < c."""
        left, whole_chain = self.expression(), None
        while sign := self.has(*COMPARISONS, '%%'):
            right = self.expression()
            link = self.made(binary, sign, left, right)
            whole_chain = link if whole_chain is None else self.made(binary, '&&', whole_chain, link)
            left = right
        return whole_chain or left

    def expression(self):
        return self.chain(self.term, ('+', '-', '|', '^'))

    def term(self):
        return self.chain(self.factor, ('*', '/', '%', '&', '<<', '>>', '>>>'))

    def chain(self, operand, signs):
        left = operand()
        while sign := self.has(*signs):
            left = self.made(binary, sign, left, operand())
        return left

    def factor(self):
        if sign := self.has('!', '-', '~'):
            return self.made(unary, sign, self.factor())
        if self.has('('):
            inner = self.constraint()
            self.expect(')')
            return Expression(inner.type, inner.run, ['(', inner, ')'], inner.column)
        if self.peek()[0] == 'name':
            return self.named()
        return self.constant()

    def named(self):
        _, name, line = self.next()
        if self.has('('):
            arguments = [self.constraint()]
            while self.has(','):
                arguments.append(self.constraint())
            self.expect(')')
            return self.made(call, name, arguments)
        kind = next((level[name] for level in reversed(self.levels) if name in level), None)
        if kind is None:
            self.fault(f'there is no value {name} here', line)
        variable = self.variable(name)
        if self.has('#'):
            return count_expression(variable)
        if self.has('['):
            subscript = self.of_type(INTEGER, self.expression, 'a subscript')
            self.expect(']')
            return subscript_expression(variable, kind, subscript)
        if self.has('$'):
            variable.keeps_words = True
            return variable_expression(variable, STRING, True)
        return variable_expression(variable, kind, False)

    def constant(self):
        kind, text, line = self.next()
        if kind == 'integer':
            return self.whole_constant(text, line)
        if kind == 'real':
            value = real(text)
            # In hexadecimal, an f would be a digit, but not in the exponent that ends it.
            is_single = text[-1] in 'fF'
            value, kind = (single(value), FLOAT) if is_single else (value, DOUBLE)
            return constant(kind, value, text_of(value, kind))
        if kind == 'character':
            return constant(INTEGER, ord(text[1]), str(ord(text[1])))
        if kind == 'string':
            return constant(STRING, text[1:-1], text)
        return self.fault(f"{shown(text or 'the end')} is no value", line)

    def whole_constant(self, text, line):
        kind = LONG if text[-1] in 'lL' else INTEGER
        digits = text.rstrip('lL')
        base = 16 if digits[:2] in ('0x', '0X') else 8 if digits[0] == '0' and len(digits) > 1 else 10
        if kind == LONG and digits[0] == '0':
            self.fault(f'VIVA reads no Long that begins with 0, such as {text}', line)
        if len(digits) > 20 and base == 10 or int(digits, base) > bounds(kind)[1]:
            remedy = ': write L behind it' if kind == INTEGER else ''
            self.fault(f'{shown(text)} is too large for {kind}{remedy}', line)
        value = int(digits, base)
        return constant(kind, value, str(value))


def check(program, settings, text):
    data = Input(text, settings)
    try:
        program(data)
        data.end()
    except Rejection as rejection:
        return f'line {data.line}, token {data.word_number}: {rejection}'
    return None


def main(arguments):
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(20_000)
    only_parse = arguments[0] == '--parse'
    try:
        # Byte by byte: neither the grammar nor an input has characters of several.
        with open(arguments[-1], encoding='latin-1', newline='') as file:
            parser = Parser(file.read())
        program = parser.program()
        if only_parse:
            return 0
        rejection = check(program, parser.settings, sys.stdin.buffer.read().decode('latin-1'))
    except GrammarFault as fault:
        print(f'the grammar, {fault}', file=sys.stderr)
        return BROKEN
    except RecursionError:
        print('the grammar is nested too deeply', file=sys.stderr)
        return BROKEN
    except (TypeError, ValueError):
        print('the grammar has one name for values of two types, and takes one for the other', file=sys.stderr)
        return BROKEN
    if rejection is None:
        return ACCEPTED
    print(rejection, file=sys.stderr)
    return REJECTED


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
