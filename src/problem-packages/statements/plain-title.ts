import { textIn } from './hast.js';
import { latexToTree } from './latex-tree.js';

/** Far above any title; what is longer stays as it is written. */
const MOST_CHARACTERS = 500;

/**
 * A title in LaTeX as plain text: formulas stay TeX, and a bare `%` is one, as no title has comments. Not whole where
 * macros in it are unknown; `text` is then what is left, or what is written where nothing is.
 */
export function readTitle(latex: string): { text: string; isWhole: boolean } {
  if (latex.length > MOST_CHARACTERS) return { text: latex.trim(), isWhole: true };
  const none = (): number[] => [];
  const { root, unknown } = latexToTree(latex.replace(/(?<!\\)%/g, '\\%'), {
    nextSamples: none,
    remainingSamples: none,
  });
  // An apostrophe stays the one that keyboards have, by which people look for a title.
  const title = textIn(root).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  return { text: title === '' ? latex.trim() : title, isWhole: unknown.size === 0 };
}

export function plainTitle(latex: string): string {
  return readTitle(latex).text;
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
