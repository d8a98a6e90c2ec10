import type { LineCheck } from './line-checkers.js';

/**
 * Checkers that come with testlib, by name, and what compares alike without it: used only where a package names one of
 * them and does not carry testlib.h.
 */
export const STANDARD_CHECKERS: Readonly<
  Record<string, { flags: string[]; lines?: LineCheck; differs: string | null }>
> = {
  'fcmp.cpp': { flags: ['case_sensitive', 'space_change_sensitive'], differs: 'the end of the last line counts' },
  'lcmp.cpp': { flags: ['case_sensitive'], differs: 'line breaks count as blanks' },
  'wcmp.cpp': { flags: ['case_sensitive'], differs: null },
  'hcmp.cpp': { flags: ['case_sensitive'], differs: 'integers are compared as text' },
  'icmp.cpp': { flags: ['case_sensitive'], differs: 'integers are compared as text' },
  'ncmp.cpp': { flags: ['case_sensitive'], differs: 'integers are compared as text' },
  'yesno.cpp': { flags: [], differs: null },
  'nyesno.cpp': { flags: [], differs: null },
  'uncmp.cpp': { flags: ['sorted-tokens'], lines: 'sorted-tokens', differs: 'integers are compared as text' },
  'acmp.cpp': { flags: ['float_absolute_tolerance', '1.5e-6'], differs: null },
  'dcmp.cpp': { flags: ['float_tolerance', '1e-6'], differs: null },
  'rcmp.cpp': { flags: ['float_absolute_tolerance', '1.5e-6'], differs: null },
  'rncmp.cpp': { flags: ['float_absolute_tolerance', '1.5e-5'], differs: null },
  'rcmp4.cpp': { flags: ['float_tolerance', '1e-4'], differs: null },
  'rcmp6.cpp': { flags: ['float_tolerance', '1e-6'], differs: null },
  'rcmp9.cpp': { flags: ['float_tolerance', '1e-9'], differs: null },
  'caseicmp.cpp': { flags: ['case_sensitive'], differs: 'integers are compared as text' },
  'casencmp.cpp': { flags: ['case_sensitive'], differs: 'integers are compared as text' },
  'casewcmp.cpp': { flags: ['case_sensitive'], differs: null },
};

/** Examples that come with testlib: what they say is how far the output is off, which is no part of the points. */
export const EXAMPLE_CHECKERS: readonly string[] = ['pointscmp.cpp', 'pointsinfo.cpp'];

/** `std::wcmp.cpp`, or a copy of it under that name. */
export function standardChecker(name: string | null): (typeof STANDARD_CHECKERS)[string] | null {
  const match = /^std::(\w+\.cpp)$/.exec(name ?? '');
  return match?.[1] === undefined ? null : (STANDARD_CHECKERS[match[1]] ?? null);
}
