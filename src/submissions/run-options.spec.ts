import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../languages/languages.js';
import { readRunOptions, type RunOptions } from './run-options.js';

const read = (given: RunOptions, id: 'cpp' | 'python' = 'cpp') =>
  readRunOptions(given, { language: LANGUAGES[id], programNames: ['main.cpp'], memoryLimitBytes: 6 * 1024 ** 2 });
const file = (name: string, content = 'x') => ({ additionalFiles: [{ name, content }] });

describe('options of a run', () => {
  it('are none where nothing is asked for', () => {
    expect(read({})).toBeNull();
    expect(read({ args: [], compilerOptions: [], additionalFiles: [], redirectStderrToStdout: false })).toBeNull();
  });

  it('are what is asked for', () => {
    const given = { args: ['-n', ''], compilerOptions: ['-O3'], redirectStderrToStdout: true };
    const additionalFiles = [{ name: 'data/a b.txt', content: 'AAE=', encoding: 'base64' as const }];
    expect(read({ ...given, additionalFiles })).toEqual({
      ...given,
      additionalFiles: [{ name: 'data/a b.txt', content: Buffer.from([0, 1]) }],
    });
  });

  it.each<[string, RunOptions, 'cpp' | 'python', string]>([
    ['options for a compiler that takes none', { compilerOptions: ['-O3'] }, 'python', 'compilerOptions are not taken'],
    ['a NUL in an argument', { args: ['a\0b'] }, 'cpp', 'args hold NUL'],
    ['a path that leads elsewhere', file('../x'), 'cpp', 'additionalFiles.0.name is no path'],
    ['an absolute path', file('/etc/passwd'), 'cpp', 'additionalFiles.0.name is no path'],
    ['an empty name', file(''), 'cpp', 'additionalFiles.0.name is no path'],
    ['a line break in a name', file('a\nb'), 'cpp', 'additionalFiles.0.name is no path'],
    ['a name that is too long', file('x'.repeat(256)), 'cpp', 'additionalFiles.0.name is no path'],
    ['the program’s name', file('main.cpp'), 'cpp', 'is main.cpp, which is there already'],
    ['the program as a folder', file('main.cpp/a'), 'cpp', 'main.cpp as a file and as a folder'],
    ['more than half of the memory', file('a', 'x'.repeat(3 * 1024 ** 2 + 1)), 'cpp', 'additionalFiles lie in memory'],
    ['too much', file('a', 'x'.repeat(4 * 1024 ** 2 + 1)), 'cpp', 'at most 4 MiB'],
  ])('%s is refused', (_, given, id, message) => {
    expect(() => read(given, id)).toThrow(message);
  });
});
