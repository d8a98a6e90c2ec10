import { describe, expect, it } from 'vitest';
import { GIB, MIB } from '../contract/limits.js';
import { arrangeSources } from './arrange-sources.js';
import { compileCommand, runCommand } from './command-lines.js';
import { DEFAULT_LANGUAGE_IDS, LANGUAGE_IDS, LANGUAGES, languagesOfKattisId } from './languages.js';

describe.each(LANGUAGE_IDS)('the row of %s', (id) => {
  const language = LANGUAGES[id];
  const arranged = arrangeSources(language, [{ name: '', content: Buffer.from(language.hello) }]);
  if (!arranged.ok) throw new Error(arranged.reason);

  it('is complete', () => {
    expect(language.id).toBe(id);
    expect(language.debianPackages).not.toHaveLength(0);
    expect(language.extensions.some((extension) => language.sourceName.endsWith(extension))).toBe(true);
    expect(language.kattisIds).not.toHaveLength(0);
  });

  it('starts tools by absolute path and programs from the artifact, for any limit', () => {
    for (const memory of [16 * MIB, 64 * MIB, 2 * GIB, 64 * GIB]) {
      const compile = compileCommand(language, arranged.program, memory);
      const run = runCommand(language, arranged.program, memory);
      for (const { argv, env, processLimit } of [compile, run]) {
        expect(argv[0]).toMatch(/^\//);
        expect(argv.join(' ') + Object.values(env).join(' ')).not.toMatch(/undefined|NaN|Infinity|=-\d/);
        expect(env).toMatchObject({ HOME: '/tmp', LANG: 'C.UTF-8' });
        expect(processLimit).toBeGreaterThan(0);
      }
      expect(`${run.argv.join(' ')} `).toMatch(/\/artifact[/ ]/);
      expect(compile.artifact.every((path) => !path.startsWith('/') && !path.includes('..'))).toBe(true);
    }
  });

  it('says whether its compiler takes more options', () => {
    const { argv } = compileCommand(language, arranged.program, GIB, ['-an-option-of-the-submitter']);
    expect(argv.includes('-an-option-of-the-submitter')).toBe(language.compile.takesOptions ?? false);
  });
});

describe('the table', () => {
  it('has thirty languages or more, and keeps the set that is set up by itself small', () => {
    const versionsOfOne = ['cpp17', 'cpp23', 'pypy'];
    expect(LANGUAGE_IDS.filter((id) => !versionsOfOne.includes(id)).length).toBeGreaterThanOrEqual(30);
    expect(DEFAULT_LANGUAGE_IDS.length).toBeLessThan(12);
  });
});

describe('languagesOfKattisId', () => {
  it('gives every implementation of a language, the usual one first', () => {
    expect(languagesOfKattisId('python3').map(({ id }) => id)).toEqual(['python', 'pypy']);
    expect(languagesOfKattisId('cpp').map(({ id }) => id)).toEqual(['cpp', 'cpp17', 'cpp23']);
    expect(languagesOfKattisId('gerbil')).toEqual([]);
  });
});

describe('the version patterns', () => {
  it.each([
    ['c', '14.2.0\n', '14.2.0'],
    ['python', 'Python 3.13.5\n', '3.13.5'],
    ['pypy', 'Python 3.11.11 (7.3.19+dfsg-2, Apr 11 2025)\n[PyPy 7.3.19 with GCC 14.2.0]\n', '7.3.19'],
    ['java', 'openjdk 21.0.12 2025-07-15\nOpenJDK Runtime Environment\n', '21.0.12'],
    ['javascript', 'v20.19.2\n', '20.19.2'],
    ['go', 'go version go1.24.4 linux/amd64\n', '1.24.4'],
    ['kotlin', '1.3.31+ds1-3', '1.3.31'],
    ['scala', 'Scala compiler version 2.11.12 -- Copyright 2002-2017, LAMP/EPFL\n', '2.11.12'],
    ['csharp', 'Mono JIT compiler version 6.12.0.199 (tarball)\n', '6.12.0.199'],
    ['haskell', 'The Glorious Glasgow Haskell Compilation System, version 9.6.6\n', '9.6.6'],
    ['ada', 'GNATMAKE 14.2.0\nCopyright (C) 1995-2024\n', '14.2.0'],
    ['elixir', 'Erlang/OTP 27 [erts-15]\n\nElixir 1.18.3 (compiled with Erlang/OTP 27)\n', '1.18.3'],
    ['racket', 'Welcome to Racket v8.16 [cs].\n', '8.16'],
    ['scheme', 'guile (GNU Guile) 3.0.10.deb\n', '3.0.10.deb'],
    ['rust', 'rustc 1.85.1 (4eb161250 2025-03-15) (built from a source tarball)\n', '1.85.1'],
  ] as const)('of %s reads what the tool prints', (id, printed, version) => {
    expect(LANGUAGES[id].version.pattern.exec(printed)?.[1]).toBe(version);
  });
});
