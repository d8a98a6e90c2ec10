import { detectLanguage } from '../languages/detect-language.js';
import { isLanguageId, type LanguageId, LANGUAGE_IDS, LANGUAGES, languagesOfKattisId } from '../languages/languages.js';
import type { DetectProgram } from './problem-package.js';

/** Where a program has as many files in one language as in another: problemtools' order (`priority` in languages.yaml). */
const PRIORITY: readonly LanguageId[] = [
  ...(['cpp', 'c', 'python', 'pypy', 'java', 'csharp', 'ruby', 'haskell', 'rust', 'scala', 'javascript'] as const),
  ...(['php', 'go', 'ocaml', 'pascal', 'kotlin', 'commonlisp', 'prolog', 'cobol'] as const),
];

/** Tells a program's language by the language table. How its files are named and where it starts is settled there too. */
export const detectProgram: DetectProgram = ({ files, languageCode, entryPoint }) => {
  if (languageCode !== null) {
    const [usual = standardOfCpp(languageCode)] = languagesOfKattisId(languageCode);
    if (usual === undefined) return { language: null, entryPoint, reason: `Docket has no language "${languageCode}"` };
    return { language: usual.id, entryPoint, reason: '' };
  }
  const sources = files
    .filter(({ name }) => /\.[A-Za-z0-9+]+$/.test(name))
    .map(({ name, head }) => ({ name, content: Buffer.from(head) }));
  const language: LanguageId | null = detectLanguage(sources, LANGUAGE_IDS, PRIORITY);
  return { language, entryPoint, reason: language === null ? 'it is in no language that Docket judges' : '' };
};

/** No code of the format: what other judges tell of a program (foreign/language-names.ts). */
function standardOfCpp(code: string): (typeof LANGUAGES)[LanguageId] | undefined {
  return code.startsWith('cpp') && isLanguageId(code) ? LANGUAGES[code] : undefined;
}
