#!/usr/bin/python3
"""An input validator whose rules are a grammar in the Checktestdata language.

    checktestdata.py GRAMMAR          reads the input from standard input: exit code 42 accepts, 43 rejects
    checktestdata.py --parse GRAMMAR  reads only the grammar: exit code 0, or 1

The last line on standard error says what the matter is. An exit code of 1 is the grammar's fault, not the input's.

The language is that of the specification which DOMjudge/checktestdata gives to the public domain (doc/format-spec.md),
with FLOATP, STRLEN and several assignments in one SET, which its program has beyond it. Where the specification is
silent: comments reach to the end of the line, a dot in a regular expression does not match a newline.
"""
import decimal
import re
import sys
from decimal import Decimal

ACCEPTED, REJECTED, BROKEN = 42, 43, 1
SHOWN_CHARACTERS = 40
MOST_REPETITIONS = 2**32 - 1

INTEGER = re.compile(r'0|-?[1-9][0-9]*')
FLOATS = {
    None: re.compile(r'-?[0-9]+(?:\.([0-9]+))?(?:[eE][+-]?[0-9]+)?'),
    'FIXED': re.compile(r'-?[0-9]+(?:\.([0-9]+))?(?![eE])'),
    'SCIENTIFIC': re.compile(r'-?[0-9]+(?:\.([0-9]+))?[eE][+-]?[0-9]+'),
}


class GrammarFault(Exception):
    """The grammar itself is wrong; says in which of its lines."""


class Rejection(Exception):
    """The input is not what the grammar says."""


# --- words -----------------------------------------------------------------------------------------------------------

TOKEN = re.compile(
    r'''(?P<blank>\s+|\#[^\n]*)
      | (?P<string>"(?:\\.|[^"\\])*")
      | (?P<float>[0-9]+(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+))
      | (?P<integer>[0-9]+)
      | (?P<command>[A-Z]+)
      | (?P<name>[a-z][a-z0-9]*)
      | (?P<sign>&&|\|\||<=|>=|==|!=|[-+*/%^()\[\],=<>!])''',
    re.VERBOSE | re.DOTALL,
)
ESCAPES = {'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', '"': '"', '\\': '\\', '\n': ''}


def unescape(body):
    def one(match):
        octal, character = match.groups()
        if octal:
            return chr(int(octal, 8) & 255)
        return ESCAPES.get(character, '\\' + character)

    return re.sub(r'\\(?:([0-7]{1,3})|(.))', one, body, flags=re.DOTALL)


def tokens_of(text):
    """(kind, text, line) of each word, and at last ('end', '', line)."""
    tokens, position, line = [], 0, 1
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise GrammarFault(f'line {line}: {shown(text[position])} is no word of the language')
        if match.lastgroup != 'blank':
            tokens.append((match.lastgroup, match.group(), line))
        line += match.group().count('\n')
        position = match.end()
    tokens.append(('end', '', line))
    return tokens


def shown(text):
    cut = text[:SHOWN_CHARACTERS]
    return ascii(cut) + ('…' if len(text) > len(cut) else '')


# --- regular expressions ---------------------------------------------------------------------------------------------

POSIX_CLASSES = {
    'alpha': 'a-zA-Z', 'digit': '0-9', 'alnum': 'a-zA-Z0-9', 'upper': 'A-Z', 'lower': 'a-z', 'xdigit': '0-9A-Fa-f',
    'space': r' \t\n\r\f\v', 'blank': r' \t', 'punct': r'!-/:-@\[-`{-~', 'print': ' -~', 'graph': '!-~',
    'cntrl': r'\x00-\x1f\x7f',
}
SPECIAL = '(){}[]*+?|\\^.-$'


def translate(pattern):
    """As Python writes it; what only Python knows (lookahead, lazy repetition, \\d) is not let through."""
    out, i = [], 0
    while i < len(pattern):
        character = pattern[i]
        if character == '\\':
            following = pattern[i + 1 : i + 2]
            if following and following in SPECIAL:
                out.append(re.escape(following))
                i += 2
                continue
            out.append(r'\\')
        elif character == '[':
            text, i = translate_set(pattern, i)
            out.append(text)
            continue
        elif character == '.':
            out.append(r'[^\n]')
        elif character == '^':
            # The match begins where the input stands.
            out.append('')
        elif character == '$':
            out.append(r'(?=\n|\Z)')
        elif character == '?' and i > 0 and pattern[i - 1] in '(*+?}' and not is_escaped(pattern, i - 1):
            raise ValueError('a repetition must follow what is repeated')
        elif character == '+' and i > 0 and pattern[i - 1] in '*+?}' and not is_escaped(pattern, i - 1):
            raise ValueError('a repetition must follow what is repeated')
        else:
            out.append(character if character in '(){}*+?|,' else re.escape(character))
        i += 1
    return ''.join(out)


def is_escaped(pattern, index):
    backslashes = len(pattern[:index]) - len(pattern[:index].rstrip('\\'))
    return backslashes % 2 == 1


def translate_set(pattern, start):
    i, out = start + 1, ['[']
    if pattern[i : i + 1] == '^':
        out.append('^')
        i += 1
    first = i
    while True:
        character = pattern[i : i + 1]
        if character == '':
            raise ValueError('a set has no end')
        if character == ']' and i > first:
            return ''.join(out) + ']', i + 1
        named = re.compile(r'\[:([a-z]+):\]').match(pattern, i)
        if named is not None and named.group(1) in POSIX_CLASSES:
            out.append(POSIX_CLASSES[named.group(1)])
            i = named.end()
            continue
        if character == '\\' and pattern[i + 1 : i + 2] in list(SPECIAL):
            out.append('\\' + pattern[i + 1])
            i += 2
            continue
        is_range = character == '-' and i > first and pattern[i + 1 : i + 2] not in (']', '')
        out.append('-' if is_range else re.escape(character))
        i += 1


# --- grammar ---------------------------------------------------------------------------------------------------------

SEPARATORS = ('SPACE', 'NEWLINE', 'EOF', 'INT', 'FLOAT', 'FLOATP', 'STRING', 'REGEX', 'ASSERT', 'SET', 'UNSET')


class Parser:
    """Makes functions of the grammar: each command is one that takes the Input and moves on in it."""

    def __init__(self, text):
        self.tokens = tokens_of(text)
        self.at = 0

    def program(self):
        commands = self.commands(())
        if self.peek()[0] != 'end':
            self.fault(f'{self.peek()[1]} has no beginning')
        return commands

    # Words

    def peek(self):
        return self.tokens[self.at]

    def next(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def has(self, text):
        kind, found, _ = self.peek()
        if found == text and kind in ('sign', 'command'):
            self.at += 1
            return True
        return False

    def expect(self, text):
        if not self.has(text):
            found = self.peek()[1] or 'the end'
            self.fault(f'{shown(text)} is missing before {shown(found)}')

    def name(self):
        kind, text, _ = self.next()
        if kind != 'name':
            self.fault(f'{shown(text)} is no name of a variable', -1)
        return text

    def fault(self, message, offset=0):
        raise GrammarFault(f'line {self.tokens[self.at + offset][2]}: {message}')

    # Commands

    def commands(self, ends):
        commands = []
        while True:
            kind, text, _ = self.peek()
            if kind == 'end' or text in ('END', 'ELSE'):
                if kind == 'end' and ends:
                    self.fault('END is missing')
                return commands
            commands.append(self.command())

    def command(self):
        kind, text, line = self.next()
        make = getattr(self, f'make_{text.lower()}', None) if kind == 'command' else None
        if make is None:
            self.fault(f'{shown(text)} is no command', -1)
        return located(line, make())

    def separator(self):
        if not self.has(','):
            return None
        if self.peek()[1] not in SEPARATORS:
            self.fault(f'{shown(self.peek()[1])} cannot be a separator')
        return self.command()

    def make_space(self):
        return lambda data: data.literal(' ', 'a space')

    def make_newline(self):
        return lambda data: data.literal('\n', 'a newline')

    def make_eof(self):
        return lambda data: data.end()

    def make_int(self):
        self.expect('(')
        least, most = self.bounds()
        target = self.variable() if self.has(',') else None
        self.expect(')')

        def run(data):
            value = data.integer(integer(least(data)), integer(most(data)))
            if target is not None:
                target.set(data, value)

        return run

    def bounds(self):
        least = self.expression()
        self.expect(',')
        return least, self.expression()

    def make_float(self):
        self.expect('(')
        least, most = self.bounds()
        return self.rest_of_float(least, most, None)

    def make_floatp(self):
        self.expect('(')
        least, most = self.bounds()
        self.expect(',')
        return self.rest_of_float(least, most, self.bounds())

    def rest_of_float(self, least, most, decimals):
        target, option = None, None
        if self.has(','):
            target = self.variable()
            if self.has(','):
                option = self.next()[1]
                if option not in ('FIXED', 'SCIENTIFIC'):
                    self.fault(f'{shown(option)} is neither FIXED nor SCIENTIFIC', -1)
        self.expect(')')

        def run(data):
            places = None if decimals is None else [integer(bound(data)) for bound in decimals]
            value = data.float(number(least(data)), number(most(data)), option, places)
            if target is not None:
                target.set(data, value)

        return run

    def make_string(self):
        self.expect('(')
        value = self.value()
        self.expect(')')

        def run(data):
            wanted = str(value(data))
            data.literal(wanted, shown(wanted))

        return run

    def make_regex(self):
        self.expect('(')
        value = self.value()
        target = self.variable() if self.has(',') else None
        self.expect(')')

        def run(data):
            found = data.regex(text_of(value(data)))
            if target is not None:
                target.set(data, found)

        return run

    def make_assert(self):
        self.expect('(')
        test = self.test()
        self.expect(')')

        def run(data):
            if not test(data):
                raise Rejection('what is asserted does not hold')

        return run

    def make_set(self):
        self.expect('(')
        assignments = []
        while True:
            target = self.variable()
            self.expect('=')
            assignments.append((target, self.expression()))
            if not self.has(','):
                break
        self.expect(')')

        def run(data):
            for target, value in assignments:
                target.set(data, value(data))

        return run

    def make_unset(self):
        names = self.names()

        def run(data):
            for name in names:
                data.variables.pop(name, None)

        return run

    def names(self):
        self.expect('(')
        names = [self.name()]
        while self.has(','):
            names.append(self.name())
        self.expect(')')
        return names

    def make_rep(self, is_counted=False):
        self.expect('(')
        counter = self.counter(is_counted)
        count = self.expression()
        separator = self.separator()
        body = self.body()

        def run(data):
            times = integer(count(data))
            if not 0 <= times <= MOST_REPETITIONS:
                raise GrammarFault(f'{times} is no number of repetitions')
            for i in range(times):
                if counter is not None:
                    counter.set(data, i)
                if separator is not None and i > 0:
                    separator(data)
                for command in body:
                    command(data)

        return run

    def make_repi(self):
        return self.make_rep(True)

    def make_while(self, is_counted=False):
        self.expect('(')
        counter = self.counter(is_counted)
        test = self.test()
        separator = self.separator()
        body = self.body()

        def run(data):
            i = 0
            while True:
                if counter is not None:
                    counter.set(data, i)
                if not test(data):
                    return
                if separator is not None and i > 0:
                    separator(data)
                for command in body:
                    command(data)
                i += 1

        return run

    def make_whilei(self):
        return self.make_while(True)

    def counter(self, is_counted):
        if not is_counted:
            return None
        counter = self.variable()
        self.expect(',')
        return counter

    def body(self):
        self.expect(')')
        body = self.commands(('END',))
        self.expect('END')
        return body

    def make_if(self):
        self.expect('(')
        test = self.test()
        self.expect(')')
        then = self.commands(('END', 'ELSE'))
        otherwise = self.commands(('END',)) if self.has('ELSE') else []
        self.expect('END')

        def run(data):
            for command in then if test(data) else otherwise:
                command(data)

        return run

    # Values

    def variable(self):
        name = self.name()
        indices = []
        if self.has('['):
            indices.append(self.expression())
            while self.has(','):
                indices.append(self.expression())
            self.expect(']')
        return Variable(name, indices)

    def value(self):
        kind, text, _ = self.peek()
        if kind == 'name':
            return self.variable().get
        self.at += 1
        if kind == 'string':
            return constant(unescape(text[1:-1]))
        if kind == 'integer':
            return constant(int(text))
        if kind == 'float':
            return constant(Decimal(text))
        if kind == 'command' and text == 'STRLEN':
            self.expect('(')
            inner = self.expression()
            self.expect(')')
            return lambda data: len(text_of(inner(data)))
        return self.fault(f'{shown(text)} is no value', -1)

    def expression(self):
        return self.chain(self.term, ('+', '-'))

    def term(self):
        return self.chain(self.factor, ('*', '/', '%'))

    def chain(self, operand, signs):
        left = operand()
        while self.peek()[0] == 'sign' and self.peek()[1] in signs:
            left = operation(OPERATIONS[self.next()[1]], left, operand())
        return left

    def factor(self):
        if self.has('-'):
            inner = self.factor()
            return lambda data: -number(inner(data))
        if self.has('('):
            left = self.expression()
            self.expect(')')
        else:
            left = self.value()
        while self.has('^'):
            left = operation(OPERATIONS['^'], left, self.exponent())
        return left

    def exponent(self):
        if self.has('('):
            inner = self.expression()
            self.expect(')')
            return inner
        return self.value()

    # Tests

    def test(self):
        # The language's `&&` and `||` bind alike, from left to right.
        left = self.single_test()
        while True:
            if self.has('&&'):
                left = both(left, self.single_test())
            elif self.has('||'):
                left = either(left, self.single_test())
            else:
                return left

    def single_test(self):
        if self.has('!'):
            inner = self.single_test()
            return lambda data: not inner(data)
        kind, text, _ = self.peek()
        if kind == 'command' and text in ('ISEOF', 'MATCH', 'UNIQUE', 'INARRAY'):
            self.at += 1
            return getattr(self, f'test_{text.lower()}')()
        if text == '(' and kind == 'sign':
            # Of a test, or of an expression that is compared: only what follows tells.
            start = self.at
            try:
                return self.comparison()
            except GrammarFault:
                self.at = start + 1
                inner = self.test()
                self.expect(')')
                return inner
        return self.comparison()

    def comparison(self):
        left = self.expression()
        sign = self.next()[1]
        if sign not in COMPARISONS:
            self.fault(f'{shown(sign)} is no comparison', -1)
        return comparison(COMPARISONS[sign], left, self.expression())

    def test_iseof(self):
        return lambda data: data.at == len(data.text)

    def test_match(self):
        self.expect('(')
        value = self.value()
        self.expect(')')
        return lambda data: data.at < len(data.text) and data.text[data.at] in text_of(value(data))

    def test_unique(self):
        names = self.names()
        return lambda data: data.are_unique(names)

    def test_inarray(self):
        self.expect('(')
        value = self.expression()
        self.expect(',')
        target = self.variable()
        self.expect(')')

        def run(data):
            known = data.variables.get(target.name)
            return known is not None and value(data) in known.counts

        return run


def located(line, run):
    """Says of a fault that shows only while an input is read, in which line of the grammar it is."""

    def guarded(data):
        try:
            run(data)
        except GrammarFault as fault:
            text = str(fault)
            raise fault if text.startswith('line ') else GrammarFault(f'line {line}: {text}') from None
        except Rejection as rejection:
            if rejection.args[1:] == ():
                raise Rejection(str(rejection), line) from None
            raise

    return guarded


def constant(value):
    return lambda data: value


def number(value):
    if isinstance(value, str):
        raise GrammarFault(f'{shown(value)} is no number')
    return value


def integer(value):
    if not isinstance(value, int):
        raise GrammarFault(f'{value!s} is no integer')
    return value


def text_of(value):
    if not isinstance(value, str):
        raise GrammarFault(f'{value!s} is no string')
    return value


def divide(left, right):
    if right == 0:
        raise GrammarFault('division by zero')
    if isinstance(left, int) and isinstance(right, int):
        quotient = abs(left) // abs(right)
        return quotient if (left < 0) == (right < 0) else -quotient
    return Decimal(left) / Decimal(right)


def remainder(left, right):
    return integer(left) - integer(right) * divide(left, right)


def power(base, exponent):
    if integer(exponent) < 0:
        raise GrammarFault(f'{exponent} is no exponent')
    return base**exponent


OPERATIONS = {
    '+': lambda left, right: left + right,
    '-': lambda left, right: left - right,
    '*': lambda left, right: left * right,
    '/': divide,
    '%': remainder,
    '^': power,
}
COMPARISONS = {
    '<': lambda left, right: left < right,
    '>': lambda left, right: left > right,
    '<=': lambda left, right: left <= right,
    '>=': lambda left, right: left >= right,
    '==': lambda left, right: left == right,
    '!=': lambda left, right: left != right,
}


def operation(operate, left, right):
    return lambda data: operate(number(left(data)), number(right(data)))


def comparison(compare, left, right):
    def run(data):
        one, other = left(data), right(data)
        if isinstance(one, str) != isinstance(other, str):
            raise GrammarFault('a number is compared with a string')
        return compare(one, other)

    return run


def both(left, right):
    return lambda data: left(data) and right(data)


def either(left, right):
    return lambda data: left(data) or right(data)


class Values:
    """Of one variable, by its indices."""

    def __init__(self):
        self.by_index = {}
        self.counts = {}

    def set(self, index, value):
        old = self.by_index.get(index)
        if old is not None:
            self.counts[old] -= 1
            if self.counts[old] == 0:
                del self.counts[old]
        self.by_index[index] = value
        self.counts[value] = self.counts.get(value, 0) + 1


class Variable:
    def __init__(self, name, indices):
        self.name = name
        self.indices = indices

    def index(self, data):
        return tuple(index(data) for index in self.indices)

    def set(self, data, value):
        known = data.variables.get(self.name)
        if known is None:
            known = data.variables[self.name] = Values()
        known.set(self.index(data), value)

    def get(self, data):
        known = data.variables.get(self.name)
        index = self.index(data)
        if known is None or index not in known.by_index:
            place = f'[{", ".join(map(str, index))}]' if index else ''
            raise GrammarFault(f'the variable {self.name}{place} has no value')
        return known.by_index[index]


# --- input -----------------------------------------------------------------------------------------------------------


class Input:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.variables = {}
        self.patterns = {}

    def reject(self, wanted, start=None):
        start = self.at if start is None else start
        word = re.compile(r'[^ \n]+|.|\n|\Z').match(self.text, start).group()
        self.at = start
        raise Rejection(f'expected {wanted}, got {shown(word) if word else "the end"}')

    def place(self):
        line = self.text.count('\n', 0, self.at) + 1
        column = self.at - (self.text.rfind('\n', 0, self.at) + 1) + 1
        return f'line {line}, column {column}'

    def literal(self, wanted, name):
        if not self.text.startswith(wanted, self.at):
            self.reject(name)
        self.at += len(wanted)

    def end(self):
        if self.at != len(self.text):
            self.reject('the end')

    def integer(self, least, most):
        match = INTEGER.match(self.text, self.at)
        if match is None:
            self.reject(f'an integer from {least} to {most}')
        value = int(match.group())
        if not least <= value <= most:
            self.reject(f'an integer from {least} to {most}')
        self.at = match.end()
        return value

    def float(self, least, most, option, places):
        kind = '' if option is None else f' ({option.lower()})'
        wanted = f'a number{kind} from {least} to {most}'
        match = FLOATS[option].match(self.text, self.at)
        if match is None:
            self.reject(wanted)
        value = Decimal(match.group())
        if not least <= value <= most:
            self.reject(wanted)
        if places is not None and not places[0] <= len(match.group(1) or '') <= places[1]:
            self.reject(f'{wanted} with {places[0]} to {places[1]} decimals')
        self.at = match.end()
        return value

    def regex(self, pattern):
        compiled = self.patterns.get(pattern)
        if compiled is None:
            try:
                compiled = self.patterns[pattern] = re.compile(translate(pattern))
            except (ValueError, re.error) as error:
                raise GrammarFault(f'the regular expression {shown(pattern)}: {error}') from None
        match = compiled.match(self.text, self.at)
        if match is None:
            self.reject(f'what matches {shown(pattern)}')
        self.at = match.end()
        return match.group()

    def are_unique(self, names):
        values = [self.variables.get(name, Values()).by_index for name in names]
        if any(one.keys() != values[0].keys() for one in values):
            raise GrammarFault(f'{", ".join(names)} do not have the same indices')
        tuples = {tuple(one[index] for one in values) for index in values[0]}
        return len(tuples) == len(values[0])


def check(program, text):
    data = Input(text)
    try:
        for command in program:
            command(data)
        data.end()
    except Rejection as rejection:
        by = f' (line {rejection.args[1]} of the grammar)' if rejection.args[1:] else ''
        return f'{data.place()}: {rejection.args[0]}{by}'
    return None


def main(arguments):
    sys.set_int_max_str_digits(0)
    sys.setrecursionlimit(20_000)
    decimal.getcontext().prec = 100
    only_parse = arguments[0] == '--parse'
    try:
        # Byte by byte: a grammar speaks of characters of one byte.
        with open(arguments[-1], encoding='latin-1', newline='') as file:
            program = Parser(file.read().replace('\r\n', '\n')).program()
        if only_parse:
            return 0
        rejection = check(program, sys.stdin.buffer.read().decode('latin-1'))
    except (GrammarFault, decimal.DecimalException) as fault:
        print(f'the grammar, {fault}', file=sys.stderr)
        return BROKEN
    except RecursionError:
        print('the grammar is nested too deeply', file=sys.stderr)
        return BROKEN
    if rejection is None:
        return ACCEPTED
    print(rejection, file=sys.stderr)
    return REJECTED


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
