import { expect, it } from 'vitest';
import { kattisLanguage, programLanguage } from './language-names.js';

it.each([
  ['cpp.g++17', 'cpp17'],
  ['cpp.g++11', 'cpp17'],
  ['cpp.gcc13-64-winlibs-g++20', 'cpp'],
  ['cpp.gcc14-64-msys2-g++23', 'cpp23'],
  ['cpp.g++', 'cpp17'],
  ['cpp.ms2017', 'cpp17'],
  ['pas.fpc', 'pascal'],
  ['pas.pascalabc', 'pascalabc'],
  ['CPP03', 'cpp17'],
  ['CPP20', 'cpp'],
  ['cc.cc14o2', 'cpp17'],
  ['cc.cc20', 'cpp'],
  ['C++', 'cpp'],
  ['c.gcc', 'c'],
  ['python.pypy3', 'pypy3'],
  ['befunge', null],
])('%s names the language %s, and its standard where one is meant', (name, language) => {
  expect(programLanguage(name)).toBe(language);
  expect(kattisLanguage(name)).toBe(language?.startsWith('cpp') === true ? 'cpp' : language);
});
