/**
 * Which language a program is written in, where nobody says: by file extensions as the problem package format does
 * (appendix "Languages"), by a first line such as `#!/usr/bin/pypy3` where two languages share them, and by content
 * where there is no extension at all.
 */
import { isSource } from './arrange-sources.js';
import type { SourceFile } from './language.js';
import { LANGUAGE_IDS, LANGUAGES, type LanguageId } from './languages.js';

/** Clear signs, tried in order on a file without a known extension. */
const SIGNS: readonly (readonly [LanguageId, RegExp])[] = [
  ['pypy', /^#!.*\bpypy/],
  ['python', /^#!.*\bpython/],
  ['javascript', /^#!.*\bnode\b/],
  ['bash', /^#!.*\b(?:ba)?sh\b/],
  ['perl', /^#!.*\bperl\b/],
  ['ruby', /^#!.*\bruby\b/],
  ['php', /^<\?php\b/],
  ['racket', /^#lang\s+racket\b/],
  ['cobol', /^.{0,7}\s*IDENTIFICATION\s+DIVISION\b/im],
  ['erlang', /^-module\(/m],
  ['nasm', /^\s*section\s+\.(?:text|data|bss)\b/m],
  ['scala', /^\s*object\s+\w+\s+extends\s+App\b|\bdef\s+main\s*\(\s*args\s*:\s*Array\[String\]/m],
  ['kotlin', /^\s*fun\s+main\s*\(/m],
  ['csharp', /^\s*using\s+System\s*[.;]|\bstatic\s+(?:void|int)\s+Main\s*\(/m],
  ['java', /\bpublic\s+static\s+void\s+main\s*\(/],
  ['go', /^\s*package\s+main\b[^]*\bfunc\s+main\s*\(\s*\)/m],
  ['rust', /\bfn\s+main\s*\(\s*\)/],
  ['d', /^\s*import\s+std\.\w+/m],
  ['cpp', /^\s*#\s*include\s*<(?:bits\/stdc\+\+\.h|[a-z_]+)>/m],
  ['cpp', /\bstd::|\busing\s+namespace\b|\btemplate\s*</],
  ['c', /^\s*#\s*include\b/m],
  ['haskell', /^main\s*::\s*IO\b|^import\s+qualified\s+[A-Z]/m],
  ['ada', /^\s*with\s+Ada\.|^\s*procedure\s+\w+\s+is\b/im],
  ['fortran', /^\s*end\s+program\b|^\s*implicit\s+none\b/im],
  ['pascal', /^\s*begin\b[^]*\bend\.\s*$/i],
  ['pascal', /^\s*(?:program\s+\w+\s*;|var\s*$)/im],
  ['elixir', /^\s*(?:IO\.(?:puts|write|inspect)\b|defmodule\s+\w)/m],
  ['prolog', /^:-\s*\w+|^\w+(?:\([^)]*\))?\s*:-\s/m],
  ['commonlisp', /^\s*\((?:defun|defvar|defparameter|format\s+t|in-package)\b/m],
  ['scheme', /^\s*\((?:define|display|use-modules)\b/m],
  ['ocaml', /^\s*let\s+(?:rec\s+\w+|\(\)\s*=)/m],
  ['typescript', /\b(?:const|let|var|function)\s+\w+[^=\n]*:\s*(?:string|number|boolean)\b/],
  ['javascript', /\bconsole\.log\s*\(|\brequire\s*\(\s*['"]|\bprocess\.stdin\b/],
  ['sql', /^\s*(?:SELECT|WITH\s+RECURSIVE|CREATE\s+TABLE|INSERT\s+INTO)\b/im],
  ['perl', /^\s*(?:use\s+strict\b|my\s*[($@%]|print\s+["$])/m],
  ['ruby', /^\s*puts\s|\bgets\b|\.each\s+do\b/m],
  ['lua', /^\s*local\s+\w+|\bio\.(?:read|lines)\s*\(/m],
  ['r', /^\s*cat\s*\(|\w\s*<-\s*\w|\breadLines\s*\(/m],
  ['python', /^(?:import|from)\s+\w+|^\s*def\s+\w+\(.*\):|\bprint\s*\(|\binput\s*\(\s*\)/m],
  ['bash', /^\s*(?:echo|read)\s/m],
];

/**
 * The language most of the files belong to, or null where that is none or several.
 *
 * @param among what may be chosen from, all by default
 * @param priority of several languages with as many files each the first of these; none by default
 */
export function detectLanguage(
  files: readonly SourceFile[],
  among: readonly LanguageId[] = LANGUAGE_IDS,
  priority: readonly LanguageId[] = [],
): LanguageId | null {
  const votes = new Map<LanguageId, number>();
  for (const file of files) {
    const id = languageByName(file, among);
    if (id) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const [best, second] = [...votes].sort(([, a], [, b]) => b - a);
  const [only] = files;
  if (!best)
    return only && files.length === 1 && !hasForeignExtension(only.name) ? languageByContent(only, among) : null;
  if (!second || best[1] > second[1]) return best[0];
  // g++ compiles C files as well.
  const tied = [...votes].filter(([, count]) => count === best[1]).map(([id]) => id);
  if (tied.every((id) => id === 'c' || id === 'cpp')) return 'cpp';
  return priority.find((id) => tied.includes(id)) ?? null;
}

function languageByName(file: SourceFile, among: readonly LanguageId[]): LanguageId | null {
  const candidates = among.map((id) => LANGUAGES[id]).filter((language) => isSource(language, file.name));
  const [first, ...more] = candidates;
  if (!first || more.length === 0) return first?.id ?? null;
  const claimed = candidates.find(({ shebang }) => shebang?.test(firstLine(file)));
  if (claimed) return claimed.id;
  return isPython2(file) ? null : first.id;
}

function isPython2(file: SourceFile): boolean {
  return /^#!.*\bpython2/.test(firstLine(file));
}

function languageByContent(file: SourceFile, among: readonly LanguageId[]): LanguageId | null {
  const text = file.content.toString('utf8');
  return SIGNS.find(([id, sign]) => among.includes(id) && sign.test(text))?.[0] ?? null;
}

/** `notes.pdf` is no program of ours, whatever stands in it. */
function hasForeignExtension(name: string): boolean {
  return /\.[A-Za-z0-9+]+$/.test(name) && !/\.(txt|in|src)$/i.test(name);
}

function firstLine({ content }: SourceFile): string {
  const end = content.indexOf('\n');
  return content.toString('utf8', 0, end < 0 ? Math.min(content.length, 256) : Math.min(end, 256));
}
