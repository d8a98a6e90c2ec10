import { textIn } from './hast.js';
import { latexToTree } from './latex-tree.js';
import { withinTime } from './time-limit.js';

/** Far above any title; what is longer stays as it is written. */
const MOST_CHARACTERS = 500;
const MOST_TIME_MS = 1_000;
/** What no title has, and what a short text may grow by. */
const DEFINITION = /\\(?:[a-z]*def|let|(?:re)?new|provide|Declare)/i;

/**
 * A title in LaTeX as plain text: formulas stay TeX, and a bare `%` is one, as no title has comments. Not whole where
 * macros in it are unknown; `text` is then what is left, or what is written where nothing is.
 */
export function readTitle(latex: string): { text: string; isWhole: boolean } {
  const written = latex.trim();
  if (written.length > MOST_CHARACTERS || DEFINITION.test(written)) return { text: written, isWhole: false };
  const none = (): number[] => [];
  const read = (): ReturnType<typeof latexToTree> =>
    latexToTree(written.replace(/(?<!\\)%/g, '\\%'), { nextSamples: none, remainingSamples: none });
  try {
    const { root, unknown } = withinTime(MOST_TIME_MS, read);
    // An apostrophe stays the one that keyboards have, by which people look for a title.
    const title = textIn(root).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
    return { text: title === '' ? written : title, isWhole: unknown.size === 0 };
  } catch {
    return { text: written, isWhole: false };
  }
}

/** The same; as it is written where it would not be whole. */
export function plainTitle(latex: string): string {
  const { text, isWhole } = readTitle(latex);
  return isWhole ? text : latex.trim();
}

const WORDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A plain title in LaTeX. */
export function latexTitle(title: string): string {
  return title.replace(/[\\~^&%$#_{}]/g, (character) => WORDS[character] ?? `\\${character}`);
}
