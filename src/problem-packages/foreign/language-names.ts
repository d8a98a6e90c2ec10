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
