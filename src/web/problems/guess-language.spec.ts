import { describe, expect, it } from 'vitest';
import { guessLanguage } from './guess-language.js';

const OFFERED = ['c', 'cpp', 'cpp17', 'python', 'pypy', 'java', 'javascript', 'go', 'rust', 'ruby'];

describe('a program in another language than the chosen one', () => {
  it.each([
    ['python', 'c', 'a, b = map(int, input().split())\nprint(a + b)\n'],
    ['python', 'java', 'import sys\n\ndef main():\n    pass\n'],
    ['cpp', 'c', '#include <iostream>\nint main() { std::cout << 1; }\n'],
    ['cpp', 'python', '#include <stdio.h>\n#include <vector>\nusing namespace std;\nint main() {}\n'],
    ['c', 'python', '#include <stdio.h>\nint main(void) { return 0; }\n'],
    ['java', 'cpp', 'import java.util.*;\npublic class Main {\n  public static void main(String[] args) {}\n}\n'],
    ['go', 'rust', 'package main\n\nfunc main() {}\n'],
    ['rust', 'go', 'use std::io;\n\nfn main() {\n    println!("{}", 1);\n}\n'],
    ['javascript', 'c', "const lines = require('fs').readFileSync(0, 'utf8').split('\\n');\n"],
  ])('is told to be %s, not %s', (language, chosen, source) => {
    expect(guessLanguage(source, chosen, OFFERED)).toBe(language);
  });

  it.each([
    ['the same', 'python', 'print(1)\n'],
    ['of the same family', 'pypy', 'import sys\n'],
    ['C that is judged as C++', 'cpp17', '#include <stdio.h>\nint main() {}\n'],
    ['hardly begun', 'c', 'int x'],
    ['in a language with like words', 'ruby', 'print(1)\n'],
    ['of two minds', 'go', 'package main\nimport sys\nprint(1)\n'],
  ])('is not spoken of where it is %s', (_, chosen, source) => {
    expect(guessLanguage(source, chosen, OFFERED)).toBeNull();
  });

  it('is not offered where the problem does not take it', () => {
    expect(guessLanguage('package main\n', 'c', ['c', 'cpp'])).toBeNull();
  });
});
