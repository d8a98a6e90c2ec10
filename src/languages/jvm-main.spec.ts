import { describe, expect, it } from 'vitest';
import { arrangeSources } from './arrange-sources.js';
import { LANGUAGES } from './languages.js';

const start = (language: 'kotlin' | 'scala' | 'erlang', name: string, text: string, wanted?: string) => {
  const arranged = arrangeSources(LANGUAGES[language], [{ name, content: Buffer.from(text) }], wanted);
  return arranged.ok ? arranged.program.entryPoint : arranged.reason;
};

describe('where Kotlin starts', () => {
  it.each([
    ['main.kt', 'fun main() {}', 'MainKt'],
    ['two words.kt', 'fun main(args: Array<String>) {}', 'MainKt'],
    ['3sum-b.kt', 'fun main() {}', '_3sum_bKt'],
    ['solve.kt', 'package a.b\n\nfun main() {}', 'a.b.SolveKt'],
    ['solve.kt', '@file:JvmName("Robot")\nfun main() {}', 'Robot'],
    ['solve.kt', 'object Robot {\n  @JvmStatic fun main(args: Array<String>) {}\n}', 'Robot'],
    ['solve.kt', '// fun main()\nfun helper() {}', 'No file has "fun main()", where the program would start.'],
  ])('%s: %j', (name, text, entry) => {
    expect(start('kotlin', name, text)).toBe(entry);
  });
});

describe('where Scala starts', () => {
  it.each([
    ['object Main extends App { }', 'Main'],
    ['object Solve { def main(args: Array[String]): Unit = () }', 'Solve'],
    ['package a.b\nobject Tools { }\nobject Robot { def main(args: Array[String]): Unit = () }', 'a.b.Robot'],
    ['object Robot extends Serializable with App', 'Robot'],
  ])('%j', (text, entry) => {
    expect(start('scala', 'x.scala', text)).toBe(entry);
  });

  it('takes the object that is asked for', () => {
    const text = 'object One extends App {}\nobject Two extends App {}';
    expect(start('scala', 'x.scala', text, 'Two')).toBe('Two');
    expect(start('scala', 'x.scala', text, 'Three')).toMatch(/^Three is no place to start/);
  });
});

describe('an Erlang source', () => {
  it('is named after its module, as the compiler insists', () => {
    expect(start('erlang', 'solution (2).erl', '-module(robot).\n-export([main/0]).')).toBe('robot.erl');
    expect(start('erlang', '', "%% Goes.\n-module('deep-one').")).toBe('deep-one.erl');
    expect(start('erlang', 'x.erl', 'main() -> ok.')).toBe('x.erl');
  });
});
