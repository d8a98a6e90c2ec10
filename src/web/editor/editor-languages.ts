import type { Extension } from '@codemirror/state';
import type { StreamParser } from '@codemirror/language';

/**
 * Highlighting by Docket's language id, each loaded when first needed. A language without a grammar here is
 * edited as plain text.
 */
type Loader = () => Promise<Extension>;

function legacy(load: () => Promise<StreamParser<unknown>>): Loader {
  return async () => {
    const [{ StreamLanguage }, parser] = await Promise.all([import('@codemirror/language'), load()]);
    return StreamLanguage.define(parser);
  };
}

const cpp: Loader = async () => (await import('@codemirror/lang-cpp')).cpp();
const python: Loader = async () => (await import('@codemirror/lang-python')).python();
const clike = () => import('@codemirror/legacy-modes/mode/clike');

const LOADERS: Record<string, Loader> = {
  c: cpp,
  cpp,
  python,
  pypy: python,
  java: async () => (await import('@codemirror/lang-java')).java(),
  javascript: async () => (await import('@codemirror/lang-javascript')).javascript(),
  typescript: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  go: async () => (await import('@codemirror/lang-go')).go(),
  rust: async () => (await import('@codemirror/lang-rust')).rust(),
  kotlin: legacy(async () => (await clike()).kotlin),
  scala: legacy(async () => (await clike()).scala),
  csharp: legacy(async () => (await clike()).csharp),
  ruby: legacy(async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby),
  // Nearest of kin: the same keywords and comments.
  elixir: legacy(async () => (await import('@codemirror/legacy-modes/mode/ruby')).ruby),
  prolog: legacy(async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang),
  ada: legacy(async () => (await import('@codemirror/legacy-modes/mode/vhdl')).vhdl),
  perl: legacy(async () => (await import('@codemirror/legacy-modes/mode/perl')).perl),
  lua: legacy(async () => (await import('@codemirror/legacy-modes/mode/lua')).lua),
  haskell: legacy(async () => (await import('@codemirror/legacy-modes/mode/haskell')).haskell),
  ocaml: legacy(async () => (await import('@codemirror/legacy-modes/mode/mllike')).oCaml),
  pascal: legacy(async () => (await import('@codemirror/legacy-modes/mode/pascal')).pascal),
  fortran: legacy(async () => (await import('@codemirror/legacy-modes/mode/fortran')).fortran),
  d: legacy(async () => (await import('@codemirror/legacy-modes/mode/d')).d),
  r: legacy(async () => (await import('@codemirror/legacy-modes/mode/r')).r),
  commonlisp: legacy(async () => (await import('@codemirror/legacy-modes/mode/commonlisp')).commonLisp),
  scheme: legacy(async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme),
  racket: legacy(async () => (await import('@codemirror/legacy-modes/mode/scheme')).scheme),
  erlang: legacy(async () => (await import('@codemirror/legacy-modes/mode/erlang')).erlang),
  bash: legacy(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell),
  sql: legacy(async () => (await import('@codemirror/legacy-modes/mode/sql')).sqlite),
  nasm: legacy(async () => (await import('@codemirror/legacy-modes/mode/gas')).gas),
  cobol: legacy(async () => (await import('@codemirror/legacy-modes/mode/cobol')).cobol),
  php: legacy(async () => (await clike()).c),
};

/** The highlighting for a language id such as `cpp` or `cpp20`; plain text for an unknown one. */
export async function loadHighlighting(languageId: string): Promise<Extension> {
  const loader = LOADERS[languageId] ?? LOADERS[languageId.replace(/[\d.-]+$/, '')];
  try {
    return loader ? await loader() : [];
  } catch {
    // The connection broke while it was on its way: what is written matters more than its colours.
    return [];
  }
}
