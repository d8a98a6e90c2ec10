/** Languages by their id here, as HUSTOJ calls them; it tells Python from PyPy no more than Python 2 from 3. */
export const FPS_LANGUAGES: Readonly<Record<string, string>> = {
  c: 'C',
  cpp: 'C++',
  cpp17: 'C++',
  cpp23: 'C++',
  java: 'Java',
  python: 'Python',
  pascal: 'Pascal',
  ruby: 'Ruby',
  bash: 'Bash',
  php: 'PHP',
  perl: 'Perl',
  csharp: 'C#',
  go: 'Go',
  javascript: 'JavaScript',
  lua: 'Lua',
};

/** As Polygon calls them. */
export const POLYGON_LANGUAGES: Readonly<Record<string, string>> = {
  c: 'c.gcc',
  cpp: 'cpp.gcc13-64-winlibs-g++20',
  cpp17: 'cpp.g++17',
  cpp23: 'cpp.gcc14-64-msys2-g++23',
  java: 'java11',
  python: 'python.3',
  pypy: 'python.pypy3',
  pascal: 'pas.fpc',
  kotlin: 'kotlin',
  csharp: 'csharp.mono',
  go: 'go',
  rust: 'rust',
  javascript: 'js',
  ruby: 'ruby',
  haskell: 'haskell',
};
