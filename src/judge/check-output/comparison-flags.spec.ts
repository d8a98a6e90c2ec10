import { describe, expect, it } from 'vitest';
import { parseComparisonFlags, parseFloatToken } from './comparison-flags.js';

const DEFAULTS = {
  caseSensitive: false,
  spaceChangeSensitive: false,
  absoluteTolerance: null,
  relativeTolerance: null,
};

describe('parseComparisonFlags', () => {
  it.each([
    ['', {}],
    ['case_sensitive', { caseSensitive: true }],
    ['space_change_sensitive case_sensitive case_sensitive', { caseSensitive: true, spaceChangeSensitive: true }],
    ['float_tolerance 1e-6', { absoluteTolerance: 1e-6, relativeTolerance: 1e-6 }],
    ['float_tolerance 1 float_tolerance 2', { absoluteTolerance: 2, relativeTolerance: 2 }],
    ['float_tolerance 1 float_absolute_tolerance 2', { absoluteTolerance: 2, relativeTolerance: 1 }],
    ['float_absolute_tolerance .5', { absoluteTolerance: 0.5 }],
    ['float_relative_tolerance 0', { relativeTolerance: 0 }],
    [
      'float_relative_tolerance 1E-4 case_sensitive float_absolute_tolerance 2.',
      { relativeTolerance: 1e-4, absoluteTolerance: 2, caseSensitive: true },
    ],
  ])('understands %j', (args, flags) => {
    expect(parseComparisonFlags(args.split(' ').filter(Boolean))).toEqual({
      ok: true,
      flags: { ...DEFAULTS, ...flags },
    });
  });

  it.each([
    ['float_tolerance', 'float_tolerance needs a number behind it.'],
    ['float_tolerance 0x1p-3', 'float_tolerance needs a number behind it, not "0x1p-3".'],
    ['float_tolerance inf', 'float_tolerance needs a number behind it, not "inf".'],
    ['float_tolerance 1e999', 'float_tolerance needs a number behind it, not "1e999".'],
    ['float_absolute_tolerance -1', 'float_absolute_tolerance cannot be negative, but is -1.'],
    ['case_insensitive', 'does not know "case_insensitive"; it knows case_sensitive, space_change_sensitive'],
    ['1e-6', 'does not know "1e-6"'],
  ])('refuses %j', (args, reason) => {
    expect(parseComparisonFlags(args.split(' '))).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('parseFloatToken', () => {
  it.each([
    ['0', 0],
    ['+1.', 1],
    ['-.5e+2', -50],
    ['1E5', 1e5],
    ['007', 7],
    ['123456789012345678901234567890.123456789012345678901234567890', 1.2345678901234568e29],
    ['1e999', Infinity],
  ])('reads %s', (text, value) => {
    expect(parseFloatToken(text)).toBe(value);
  });

  it.each([
    '',
    '.',
    '+',
    'e5',
    '1e',
    '1e+',
    '0x10',
    '0b1',
    'inf',
    'Infinity',
    'nan',
    'NaN',
    '1,5',
    '1_000',
    '1 ',
    '--1',
    '1f',
  ])('does not take %j for a number', (text) => {
    expect(parseFloatToken(text)).toBeNull();
  });
});
