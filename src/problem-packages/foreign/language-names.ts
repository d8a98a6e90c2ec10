/**
 * What other judges call their languages, as the codes of the Kattis format, which the language table knows.
 * A name that stands for several versions becomes the language; null: it is none that can be told.
 */
const RULES: readonly [RegExp, string][] = [
  [/^(c\+\+|cpp|g\+\+|gcc \(?c\+\+|clang\+\+|msys2-mingw.*c\+\+|cc)/i, 'cpp'],
  [/^(c#|csharp|mono|cs\b|csharp\.)/i, 'csharp'],
  [/^(c|gcc|clang|c\.gcc|c1[17]|c99)([.\s_-].*)?$/i, 'c'],
  [/^(pypy|pypy3|python\.pypy)/i, 'pypy3'],
  [/^(py2|python\.?2|python 2)/i, 'python2'],
  [/^(py|py3|python)/i, 'python3'],
  [/^javascript|^nodejs|^node|^v8js|^js\b/i, 'javascript'],
  [/^java/i, 'java'],
  [/^kotlin|^kt\b/i, 'kotlin'],
  [/^go(lang)?\b/i, 'go'],
  [/^rust|^rs\b/i, 'rust'],
  [/^pas\.pascalabc/i, 'pascalabc'],
  [/^(pas|pascal|delphi|fpc)/i, 'pascal'],
  [/^ruby|^rb\b/i, 'ruby'],
  [/^php/i, 'php'],
  [/^haskell|^hs\b|^hask/i, 'haskell'],
  [/^ocaml/i, 'ocaml'],
  [/^scala/i, 'scala'],
  [/^perl/i, 'perl'],
  [/^lua/i, 'lua'],
  [/^bash|^sh\b/i, 'bash'],
  [/^d\b|^d\./i, 'd'],
  [/^r\b/i, 'r'],
];

export function kattisLanguage(name: string): string | null {
  return RULES.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? null;
}

/** The standard of `cpp.g++17`, `cpp.gcc13-64-winlibs-g++20`, `cc.cc11o2` and `CPP03`. */
const CPP_STANDARD = /(?:\+\+|\bcc|\bcpp)(98|03|11|14|17|20|23|26)(?!\d)/i;
/** C++17 stands for what is older: it took little away, which GCC still has. */
const CPP_ROWS: Readonly<Record<string, string>> = {
  98: 'cpp17',
  '03': 'cpp17',
  11: 'cpp17',
  14: 'cpp17',
  17: 'cpp17',
  23: 'cpp23',
  26: 'cpp23',
};

/** Polygon's names of compilers from before C++11: `cpp.g++`, `cpp.ms2010`. */
const OLD_COMPILER = /^cpp\.(g\+\+|ms(20(0\d|1[0-7]))?)$/i;

/** Of a program: the code as above, or the row of the language table where the name tells the standard of C++ as well. */
export function programLanguage(name: string): string | null {
  const code = kattisLanguage(name);
  if (code !== 'cpp') return code;
  return CPP_ROWS[CPP_STANDARD.exec(name)?.[1] ?? ''] ?? (OLD_COMPILER.test(name) ? 'cpp17' : code);
}

const ENDINGS: Readonly<Record<string, string>> = {
  cpp: 'cpp',
  c: 'c',
  csharp: 'cs',
  pypy3: 'py',
  python2: 'py',
  python3: 'py',
  java: 'java',
  javascript: 'js',
  kotlin: 'kt',
  go: 'go',
  rust: 'rs',
  pascal: 'pas',
  ruby: 'rb',
  php: 'php',
  haskell: 'hs',
  ocaml: 'ml',
  scala: 'scala',
  perl: 'pl',
  lua: 'lua',
  bash: 'sh',
  d: 'd',
};

/** An ending for a source whose format gives it no file name. */
export function endingOf(languageCode: string | null): string {
  return languageCode === null ? 'txt' : (ENDINGS[languageCode] ?? 'txt');
}
