import { describe, expect, it } from 'vitest';
import { olderPythonNeeded } from './older-python.js';

describe('an error of Python', () => {
  it.each([
    [
      "ImportError: cannot import name 'gcd' from 'fractions' (/usr/lib/python3.13/fractions.py)",
      'a Python before 3.9, which had fractions.gcd',
    ],
    ["AttributeError: module 'time' has no attribute 'clock'", 'a Python before 3.8, which had time.clock'],
    [
      "AttributeError: 'array.array' object has no attribute 'tostring'",
      'a Python before 3.9, which had array.array.tostring',
    ],
    ["ModuleNotFoundError: No module named 'binhex'", 'a Python before 3.11, which had binhex'],
    ["SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?", 'Python 2'],
    ["NameError: name 'xrange' is not defined. Did you mean: 'range'?", 'Python 2'],
    ["AttributeError: 'dict' object has no attribute 'iteritems'", 'Python 2'],
    ["ModuleNotFoundError: No module named 'StringIO'", 'Python 2'],
  ])('%s: needs %s', (line, needed) => {
    expect(olderPythonNeeded(line)).toBe(needed);
  });

  it.each([
    ["ImportError: cannot import name 'gcd' from 'numbers' (/usr/lib/python3.13/numbers.py)"],
    ["AttributeError: module 'time' has no attribute 'clok'"],
    ["AttributeError: 'range' object has no attribute 'append'"],
    ["ModuleNotFoundError: No module named 'requests'"],
    ["NameError: name 'n' is not defined"],
    ['SyntaxError: invalid syntax'],
    [''],
  ])('%j tells of no other Python', (line) => {
    expect(olderPythonNeeded(line)).toBeNull();
  });
});
