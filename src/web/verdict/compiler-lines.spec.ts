import { describe, expect, it } from 'vitest';
import { splitCompilerOutput } from './compiler-lines.js';

describe('places in a compiler’s words', () => {
  it.each([
    ['main.cpp:3:5: error: expected', ['main.cpp'], { line: 3, column: 5 }],
    ['/box/main.c:12:1: warning', ['main.c'], { line: 12, column: 1 }],
    ['Main.java:7: error: ; expected', ['Main.java'], { line: 7, column: null }],
    [' --> main.rs:2:9', ['main.rs'], { line: 2, column: 9 }],
    ['  File "/box/main.py", line 4', ['main.py'], { line: 4, column: null }],
    ['./main.go:6:2: undefined: x', ['main.go'], { line: 6, column: 2 }],
    ['\tat Main.main(Main.java:5)', ['Main.java'], { line: 5, column: null }],
    ['main.cs(3,14): error CS1002: ; expected', ['main.cs'], { line: 3, column: 14 }],
    ['   at Program.Main() in /box/main.cs:line 9', ['main.cs'], { line: 9, column: null }],
    ['PHP Parse error: unexpected token in /box/main.php on line 2', ['main.php'], { line: 2, column: null }],
    ['syntax error at main.pl line 3, near', ['main.pl'], { line: 3, column: null }],
    ['main.sh: line 8: syntax error', ['main.sh'], { line: 8, column: null }],
  ])('%s', (output, names, place) => {
    expect(splitCompilerOutput(output, names).find((part) => part.place)?.place).toEqual(place);
  });

  it('leaves other files and times alone', () => {
    const output = '/usr/include/stdio.h:30:1: note at 12:30:01';
    expect(splitCompilerOutput(output, ['main.c'])).toEqual([{ text: output, place: null }]);
  });

  it('gives back every character', () => {
    const output = 'In main.cpp:1:2: a\nmain.cpp:3:4: b\nend';
    const parts = splitCompilerOutput(output, ['main.cpp']);
    expect(parts.map((part) => part.text).join('')).toBe(output);
    expect(parts.filter((part) => part.place)).toHaveLength(2);
  });
});
