import { LANGUAGE_IDS, type LanguageId } from '../languages/languages.js';

/**
 * The numbers by which clients of Judge0 know languages. The first number of a language is the one that is listed; the
 * others are those of older and newer versions there, and mean the one version that is here. Languages that Judge0 has no
 * number for have one far from its own. Clients keep these numbers: none is changed or given to another language.
 */
const NUMBERS: Readonly<Record<LanguageId, readonly number[]>> = {
  cpp17: [10_002],
  cpp23: [10_003],
  pypy: [10_005],
  ada: [10_024],
  scheme: [10_030],
  racket: [10_031],
  bash: [46],
  c: [50, 48, 49, 75, 103, 104, 110],
  cpp: [54, 52, 53, 76, 105],
  csharp: [51],
  cobol: [77],
  d: [56],
  elixir: [57],
  erlang: [58],
  fortran: [59],
  go: [60, 95, 106, 107],
  haskell: [61],
  java: [62, 91],
  javascript: [63, 93, 97, 102],
  kotlin: [78, 111],
  commonlisp: [55],
  lua: [64],
  nasm: [45],
  ocaml: [65],
  pascal: [67],
  perl: [85],
  php: [68, 98],
  prolog: [69],
  python: [71, 92, 100, 109, 113],
  r: [80, 99],
  ruby: [72],
  rust: [73, 108],
  scala: [81, 112],
  sql: [82],
  typescript: [74, 94, 101],
};

/** The number that is listed for our language. */
export function numberOf(id: LanguageId): number {
  const [listed] = NUMBERS[id];
  if (listed === undefined) throw new Error(`Clients of Judge0 have no number for ${id}`);
  return listed;
}

/** @returns null when no language of ours goes by this number */
export function languageOf(number: number): LanguageId | null {
  return LANGUAGE_IDS.find((id) => NUMBERS[id].includes(number)) ?? null;
}
