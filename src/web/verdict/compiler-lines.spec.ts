import { describe, expect, it } from 'vitest';
import { splitCompilerOutput } from './compiler-lines.js';

describe('places in a compiler’s words', () => {
  it.each([
    ['main.cpp:3:5: error: expected', ['main.cpp'], { line: 3, column: 5 }],
    ['/box/main.c:12:1: warning', ['main.c'], { line: 12, column: 1 }],
    ['Main.java:7: error: ; expected', ['Main.java'], { line: 7, column: null }],
    [' --> main.rs:2:9', ['main.rs'], { line: 2, column: 9 }],
    ['  File "/box/main.py", line 4', ['main.py'], { line: 4, column: null }],
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
