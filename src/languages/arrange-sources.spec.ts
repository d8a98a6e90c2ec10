import { describe, expect, it } from 'vitest';
import { arrangeSources, entryPointBeside } from './arrange-sources.js';
import type { SourceFile } from './language.js';
import { LANGUAGES, type LanguageId } from './languages.js';

function file(name: string, text = ''): SourceFile {
  return { name, content: Buffer.from(text) };
}

function arrange(id: LanguageId, files: SourceFile[], entryPoint?: string) {
  const arranged = arrangeSources(LANGUAGES[id], files, entryPoint);
  return arranged.ok ? { ...arranged.program, names: arranged.contents.map(({ name }) => name) } : arranged.reason;
}

const main = 'public static void main(String[] args) {}';

describe('arrangeSources', () => {
  it('names a source that has no name, and one whose name is of no use', () => {
    expect(arrange('cpp', [file('')])).toMatchObject({ names: ['main.cpp'], sources: ['main.cpp'] });
    expect(arrange('python', [file('my solution (2).py')])).toMatchObject({ names: ['main.py'] });
    expect(arrange('c', [file('-o.c')])).toMatchObject({ names: ['main.c'] });
    expect(arrange('c', [file('tree.cpp')])).toMatchObject({ names: ['main.c'] });
  });

  it('keeps usable names, headers and data files, and compiles only sources', () => {
    expect(arrange('cpp', [file('graph.h'), file('a.cc'), file('b.c++'), file('table.txt')])).toMatchObject({
      sources: ['a.cc', 'b.c++'],
      files: ['graph.h', 'a.cc', 'b.c++', 'table.txt'],
    });
  });

  it('refuses what cannot be put side by side, in words', () => {
    expect(arrange('python', [file('a.py'), file('../b.py')])).toContain('"../b.py" is not usable');
    expect(arrange('python', [file('a.py'), file('/b.py')])).toContain('is not usable');
    expect(arrange('python', [file('a.py'), file('a.py')])).toBe('There are two files named a.py.');
    expect(arrange('go', [file('a.py'), file('b.py')])).toBe(
      'None of the files is Go source: their names should end in .go.',
    );
    expect(arrange('c', [])).toBe('There is no source file.');
  });

  it.each([
    [['helper.py', '__main__.py', 'main.py'], '__main__.py'],
    [['helper.py', 'main.py'], 'main.py'],
    [['helper.py', 'Main.py'], 'Main.py'],
    [['zebra.py', 'ant.py', 'aa/x.py'], 'ant.py'],
  ])('finds the main file among %j by the rules of the format', (names, entryPoint) => {
    expect(
      arrange(
        'python',
        names.map((name) => file(name)),
      ),
    ).toMatchObject({ entryPoint });
  });

  it('takes the entry point that is asked for, if it is there', () => {
    expect(arrange('python', [file('a.py'), file('b.py')], 'b.py')).toMatchObject({ entryPoint: 'b.py' });
    expect(arrange('python', [file('a.py')], 'c.py')).toBe('The entry point c.py is not among the source files.');
  });
});

describe('a program beside files of its problem', () => {
  it.each([
    [
      'starts at its own file, whatever the others are called',
      'python',
      ['solution.py'],
      ['include.py'],
      'solution.py',
    ],
    ['starts at its own main file', 'python', ['a.py', '__main__.py'], ['include.py'], '__main__.py'],
    ['starts at a driver of theirs', 'python', ['solution.py'], ['__main__.py'], null],
    ['starts at a driver of theirs by another name', 'javascript', ['solution.js'], ['main.js'], null],
    ['starts at its own where theirs is data', 'python', ['solution.py'], ['main.txt'], 'solution.py'],
    ['finds its start by itself without any', 'python', ['b.py', 'a.py'], [], null],
    ['finds its start by itself where all are linked', 'cpp', ['solution.cpp'], ['grader.cpp'], null],
  ] as const)('%s', (_, language, own, included, entryPoint) => {
    expect(entryPointBeside(LANGUAGES[language], own, included)).toBe(entryPoint);
  });
});

describe('arrangeSources for Java', () => {
  it('puts a public class into a file of its name, below its package', () => {
    expect(arrange('java', [file('x.java', `public class Robot { ${main} }`)])).toMatchObject({
      names: ['Robot.java'],
      entryPoint: 'Robot',
    });
    expect(arrange('java', [file('', `package org.example; public class Robot { ${main} }`)])).toMatchObject({
      names: ['org/example/Robot.java'],
      entryPoint: 'org.example.Robot',
    });
  });

  it('starts Main where there are several, whatever the order', () => {
    const files = [file('A.java', `class A { ${main} }`), file('Main.java', `class Main { ${main} }`)];
    expect(arrange('java', files)).toMatchObject({ entryPoint: 'Main' });
    expect(arrange('java', files, 'A')).toMatchObject({ entryPoint: 'A' });
    expect(arrange('java', files, 'B')).toBe('There is no class B with "public static void main(String[] args)".');
  });

  it('is not misled by comments, strings, inner classes and annotations', () => {
    const source = `
      // public class Wrong { public static void main(String[] a) {} }
      /* class Worse { */
      @SuppressWarnings({"unchecked", "{"})
      final class Tools { static String s = "class Bad { public static void main(String[] a) {} }"; char c = '{'; }
      record Pair(int a, int b) { static class Inner { ${main} } }
      class Start { static int[] x = { 1, 2 }; static { x[0] = 3; } public static void main(final String... args) {} }
      interface Later { String text = """
        class Text { "quoted" """; }`;
    expect(arrange('java', [file('a.java', source)])).toMatchObject({ entryPoint: 'Start', names: ['a.java'] });
  });

  it('accepts main of an interface and of an enum', () => {
    expect(arrange('java', [file('a.java', 'interface I { static void main(String[] a) {} }')])).toMatchObject({
      entryPoint: 'I',
    });
    expect(arrange('java', [file('a.java', `enum E { A, B; ${main} }`)])).toMatchObject({ entryPoint: 'E' });
  });

  it('says what is missing where nothing can be started', () => {
    expect(arrange('java', [file('a.java', 'class A { static void main(String[] a) {} }')])).toContain('No class has');
    expect(arrange('java', [file('a.java', `public class A { ${main} }`), file('b.java', 'public class A {}')])).toBe(
      'Two files declare what belongs into A.java.',
    );
    const long = 'A'.repeat(251);
    expect(arrange('java', [file('a.java', `public class ${long} { ${main} }`)])).toContain('is too long');
    expect(arrange('java', [file('a.java', `public class ${long.slice(1)} { ${main} }`)])).toMatchObject({
      entryPoint: long.slice(1),
    });
  });
});
