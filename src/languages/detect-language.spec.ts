import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.js';
import { LANGUAGE_IDS, LANGUAGES } from './languages.js';

function detect(...files: (string | [name: string, text: string])[]) {
  return detectLanguage(
    files.map((file) => {
      const [name, text] = typeof file === 'string' ? [file, ''] : file;
      return { name, content: Buffer.from(text) };
    }),
  );
}

describe('detectLanguage', () => {
  it.each([
    ['a.c', 'c'],
    ['a.C', 'cpp'],
    ['a.c++', 'cpp'],
    ['folder/a.cc', 'cpp'],
    ['a.py', 'python'],
    ['Main.java', 'java'],
    ['a.mjs', 'javascript'],
    ['a.go', 'go'],
    ['a.rs', 'rust'],
    ['a.kt', 'kotlin'],
    ['a.R', 'r'],
    ['a.f90', 'fortran'],
    ['a.exs', 'elixir'],
    ['a.pdf', null],
    ['a.h', null],
  ])('knows %s by its extension: %s', (name, language) => {
    expect(detect([name, '#include <vector>'])).toBe(language);
  });

  it('reads the first line where two languages share an extension', () => {
    expect(detect(['a.py', '#!/usr/bin/env pypy3\nprint(1)'])).toBe('pypy');
    expect(detect(['a.py', '#!/usr/bin/env python3\nprint(1)'])).toBe('python');
    expect(detect(['a.py', '#!/usr/bin/python2\nprint 1'])).toBeNull();
  });

  it('tells Perl and Prolog apart, whose files both end in .pl', () => {
    expect(detect(['a.pl', 'use strict;\nprint 1;'])).toBe('perl');
    expect(detect(['a.pl', '#!/usr/bin/perl\nprint 1;'])).toBe('perl');
    expect(detect(['a.pl', 'my %seen = ();'])).toBe('perl');
    expect(detect(['a.pl', '% Adds numbers.\nmain :- read(X), write(X).'])).toBe('prolog');
    expect(detect(['a.pl', ':- initialization(main).\n'])).toBe('prolog');
    expect(detect(['a.pl', '[reading, library(lists)].\nmain :- go.\n'], ['b.pl', '% Reads.\n'])).toBe('prolog');
    expect(detect(['a.pl', 'parent(tom, bob).\nmain :- parent(tom, X), write(X).'])).toBe('prolog');
  });

  it('goes with the majority of the files, counts no headers, and lets C++ have C files too', () => {
    expect(detect('a.py', 'b.py', 'c.js')).toBe('python');
    expect(detect('a.h', 'b.h', 'main.c')).toBe('c');
    expect(detect('a.c', 'b.cpp')).toBe('cpp');
    expect(detect('a.py', 'b.js')).toBeNull();
    expect(detect()).toBeNull();
  });

  it('of several with as many files each takes the first that is preferred', () => {
    const files = ['Main.java', 'gen.py'].map((name) => ({ name, content: Buffer.from('') }));
    expect(detectLanguage(files)).toBeNull();
    expect(detectLanguage(files, LANGUAGE_IDS, ['cpp', 'python', 'java'])).toBe('python');
    expect(detectLanguage(files, LANGUAGE_IDS, ['cpp'])).toBeNull();
  });

  it('chooses only among the languages that are allowed', () => {
    expect(detectLanguage([{ name: 'a.py', content: Buffer.from('') }], ['pypy', 'c'])).toBe('pypy');
    expect(detectLanguage([{ name: 'a.py', content: Buffer.from('') }], ['c'])).toBeNull();
  });

  // Others say hello in the very same words.
  it.each(LANGUAGE_IDS.filter((id) => !['pypy', 'cpp17', 'cpp23', 'lua'].includes(id)))(
    'knows the hello program of %s without its name',
    (id) => {
      expect(detect(['', LANGUAGES[id].hello])).toBe(id);
    },
  );
});
