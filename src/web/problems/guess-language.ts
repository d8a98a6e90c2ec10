/**
 * The language that a program is plainly written in, by what no program of another language begins or ends a line with.
 * For a word to somebody who pasted a program while another language was chosen; null whenever there is a doubt.
 */
const SIGNS: readonly (readonly [family: string, sign: RegExp])[] = [
  ['cpp', /^\s*#\s*include\s*<(iostream|bits\/stdc\+\+\.h|vector|string|algorithm)>|^\s*using namespace std;/m],
  ['c', /^\s*#\s*include\s*<(stdio|stdlib|string)\.h>/m],
  ['java', /^\s*public static void main\s*\(/m],
  ['go', /^package main\s*$/m],
  ['rust', /^\s*fn main\(\)\s*(->[^{]*)?\{/m],
  ['javascript', /^\s*(const|let|var)\s+[\w{},\s]+=\s*require\(|console\.log\(.*\);?\s*$/m],
  [
    'python',
    /^(import \w+|from \w+ import .+|def \w+\(.*\).*:|(for|while|if) .+:)\s*$|^[\w, ]+ = .*input\(\)|^\s*print\(.*\)\s*$/m,
  ],
];

/** Characters: enough to tell, and no delay while typing in the longest program. */
const LOOKED_AT = 4_000;

/** Languages of one family: whoever wrote in C++20 is not told of C++17. */
const FAMILIES: readonly (readonly [family: string, id: RegExp])[] = [
  ['cpp', /^cpp/],
  ['c', /^(c|cpp.*)$/],
  ['java', /^java$/],
  ['go', /^go$/],
  ['rust', /^rust$/],
  ['javascript', /^(javascript|typescript)$/],
  ['python', /^(python|pypy)/],
];

/**
 * @param chosen the id of the language that is chosen
 * @param offered ids in the order in which they are offered
 * @returns an id of those offered; null where the chosen one may well be right
 */
export function guessLanguage(source: string, chosen: string, offered: readonly string[]): string | null {
  const beginning = source.slice(0, LOOKED_AT);
  const found = SIGNS.filter(([, sign]) => sign.test(beginning)).map(([family]) => family);
  // C++ may include what C does.
  const [family, ...others] = found.includes('cpp') ? found.filter((one) => one !== 'c') : found;
  if (family === undefined || others.length > 0) return null;
  const ids = FAMILIES.find(([name]) => name === family)?.[1];
  const known = FAMILIES.some(([, pattern]) => pattern.test(chosen));
  if (ids === undefined || !known || ids.test(chosen)) return null;
  return offered.find((id) => ids.test(id)) ?? null;
}
